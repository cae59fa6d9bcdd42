"""Domains as BIND serves them, each with what must be said of it; and every verify command, which tells the mended from the faulty."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from checks.core.model.finding import Level
from tests.real.domains import bind
from tests.real.domains.verdict_words import CHECKS, verdict_words
from tests.real.programs import program

pytestmark = [pytest.mark.real, pytest.mark.slow]

LONG = " ".join(f'"{"ip4:192.0.2.1 " * 12}"' for _ in range(12))
RECORDS = f"""
surat.example. A 192.0.2.25
example. CAA 0 issue "ca.example"
baik.example. MX 10 surat.example.
baik.example. TXT "v=spf1 mx -all"
_dmarc.baik.example. TXT "v=DMARC1; p=reject; rua=mailto:d@baik.example"
_smtp._tls.baik.example. TXT "v=TLSRPTv1; rua=mailto:d@baik.example"

kosong.example. MX 10 surat.example.
kosong.example. CAA 0 iodef "mailto:d@kosong.example"

besar.example. MX 10 SURAT.example.
besar.example. CAA 0 ISSUE "CA.example"
besar.example. TXT "V=SPF1 " "MX " "-ALL"
_dmarc.besar.example. TXT "v=DM" "ARC1; p=REJ" "ECT; rua=mailto:d@besar.example"
_smtp._tls.besar.example. TXT "v=TLSRPTv1;" "rua=mailto:d@besar.example"

panjang.example. MX 10 surat.example.
panjang.example. TXT "v=spf1 " {LONG} " -all"
_dmarc.panjang.example. CNAME _dmarc.baik.example.
_smtp._tls.panjang.example. CNAME _smtp._tls.baik.example.

bintang.example. MX 10 surat.example.
*.bintang.example. TXT "v=spf1 -all"
*.bintang.example. A 192.0.2.7
bintang.example. TXT "v=spf1 mx ~all"

nol.example. MX 0 .
nol.example. TXT "v=spf1 -all"
_dmarc.nol.example. TXT "v=DMARC1; p=reject; rua=mailto:d@nol.example"

sub.baik.example. TXT "catatan"

hilang.example. MX 10 mx.tiada.example.
hilang.example. CAA 0 issue "ca.example"
hilang.example. CAA 128 tbs "x"
hilang.example. TXT "v=spf1 include:spf.tiada.example ip4:0.0.0.0/0 -all"
_dmarc.hilang.example. TXT "v=DMARC1; p=none; rua=mailto:d@hilang.example"
_dmarc.hilang.example. TXT "v=DMARC1; p=reject; rua=mailto:d@hilang.example"
_smtp._tls.hilang.example. TXT "v=TLSRPTv1; rua=d@hilang.example"

bocor.example. MX 10 surat.example.
bocor.example. TXT "v=spf1 include:rusak.example -all"
_dmarc.bocor.example. TXT "v=DMARC1; p=reject; rua=mailto:d@tolak.example"
_smtp._tls.bocor.example. TXT "v=TLSRPTv1; rua=mailto:d@bocor.example"
"""
# Those that ask the resolver alone.
PASSIVE = tuple(check for check in CHECKS if check.level is Level.PASSIVE)
# What must be said of each domain, check by check; ``pass`` where nothing stands.
LABELS = {
    "baik.example": {},
    "kosong.example": {"dns-caa": "open", "mail-dmarc": "missing", "mail-spf": "missing", "mail-tls-rpt": "missing"},
    "besar.example": {},
    # Its record is that of baik.example, which permits nobody to send it reports (RFC 9990 section 4).
    "panjang.example": {"mail-dmarc": "reports-unauthorised"},
    "bintang.example": {"dns-wildcard": "any-name", "mail-dmarc": "missing", "mail-tls-rpt": "missing"},
    "nol.example": {"mail-dkim": "(no-mail)", "mail-tls-rpt": "(no-mail)"},
    "sub.baik.example": {"mail-tls-rpt": "(no-mail)"},
    "hilang.example": {
        "dns-caa": "critical-unknown", "dns-dangling": "mx spf", "mail-dmarc": "multiple", "mail-mx": "nonexistent", "mail-spf": "broken-include too-open", "mail-tls-rpt": "unusable",
    },
    "bocor.example": {"mail-spf": "(servfail)", "mail-dmarc": "(servfail)", "dns-dangling": "(servfail)"},
    "rusak.example": dict.fromkeys((check.id for check in PASSIVE), "(servfail)"),
    "tolak.example": dict.fromkeys((check.id for check in PASSIVE), "(servfail)"),
    "tiada.example": {"mail-dmarc": "(no-such-name)", "mail-spf": "(no-such-name)", "mail-mx": "(no-such-name)", "mail-tls-rpt": "(no-such-name)", "dns-nameservers": "(no-such-name)", "dns-caa": "(no-such-name)", "dns-wildcard": "(no-such-name)"},
}  # fmt: skip


@pytest.fixture(scope="module")
def resolver() -> Iterator[str]:
    with bind.serving(RECORDS) as where:
        yield where


def test_what_is_said_of_each_domain(resolver: str) -> None:
    # None of them is cut off from the zone example, which is not signed, nor is the root.
    inside = {
        domain: {"dns-nameservers": "(no-zone)", "mail-dkim": "(selectors-unlisted)"} | words | {"dns-dnssec": "(resolver-unvalidated)"}
        for domain, words in LABELS.items()
    }
    assert verdict_words(resolver, LABELS, PASSIVE) == inside


@pytest.mark.parametrize(
    ("check", "sound", "faulty"),
    [("mail-dmarc", "baik.example", "kosong.example"), ("mail-spf", "baik.example", "kosong.example"), ("mail-mx", "baik.example", "sub.baik.example"), ("mail-tls-rpt", "baik.example", "kosong.example"), ("dns-caa", "besar.example", "nol.example")],
)  # fmt: skip
def test_a_verify_command_tells_them_apart(check: str, sound: str, faulty: str, resolver: str) -> None:
    dig = program("dig", "dnsutils")
    verify = next(one.fix.verify for one in CHECKS if one.id == check)
    address, _, port = resolver.partition(":")
    answers = []
    for domain in (sound, faulty):
        words = [dig, f"@{address}", "-p", port, *verify.replace("{host}", domain).split()[1:]]
        answers.append(subprocess.run(words, capture_output=True, text=True, check=True, timeout=30).stdout.strip())
    assert len(answers[0].splitlines()) == 1
    assert answers[1] == ""
