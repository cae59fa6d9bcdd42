"""Domains as BIND serves them, each with what must be said of it; and every verify command, which tells the mended from the faulty."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.evidence.codec import unpack
from checks.core.model.city import Opd
from checks.core.model.finding import Outcome, Target
from scanner.engine.collect import collect_group
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.groups import target_groups
from scanner.settings import Network, Settings
from tests.real.domains import bind
from tests.real.programs import program

pytestmark = [pytest.mark.real, pytest.mark.slow]

CHECKS = tuple(check for check in registry.load() if check.of_domains)
LONG = " ".join(f'"{"ip4:192.0.2.1 " * 12}"' for _ in range(12))
RECORDS = f"""
surat.example. A 192.0.2.25
baik.example. MX 10 surat.example.
baik.example. TXT "v=spf1 mx -all"
_dmarc.baik.example. TXT "v=DMARC1; p=reject; rua=mailto:d@baik.example"
_smtp._tls.baik.example. TXT "v=TLSRPTv1; rua=mailto:d@baik.example"

kosong.example. MX 10 surat.example.

besar.example. MX 10 SURAT.example.
besar.example. TXT "V=SPF1 " "MX " "-ALL"
_dmarc.besar.example. TXT "v=DM" "ARC1; p=REJ" "ECT; rua=mailto:d@besar.example"
_smtp._tls.besar.example. TXT "v=TLSRPTv1;" "rua=mailto:d@besar.example"

panjang.example. MX 10 surat.example.
panjang.example. TXT "v=spf1 " {LONG} " -all"
_dmarc.panjang.example. CNAME _dmarc.baik.example.
_smtp._tls.panjang.example. CNAME _smtp._tls.baik.example.

bintang.example. MX 10 surat.example.
*.bintang.example. TXT "v=spf1 -all"
bintang.example. TXT "v=spf1 mx ~all"

nol.example. MX 0 .
nol.example. TXT "v=spf1 -all"
_dmarc.nol.example. TXT "v=DMARC1; p=reject; rua=mailto:d@nol.example"

sub.baik.example. TXT "catatan"

hilang.example. MX 10 mx.tiada.example.
hilang.example. TXT "v=spf1 include:spf.tiada.example ip4:0.0.0.0/0 -all"
_dmarc.hilang.example. TXT "v=DMARC1; p=none; rua=mailto:d@hilang.example"
_dmarc.hilang.example. TXT "v=DMARC1; p=reject; rua=mailto:d@hilang.example"
_smtp._tls.hilang.example. TXT "v=TLSRPTv1; rua=d@hilang.example"

bocor.example. MX 10 surat.example.
bocor.example. TXT "v=spf1 include:rusak.example -all"
_dmarc.bocor.example. TXT "v=DMARC1; p=reject; rua=mailto:d@tolak.example"
_smtp._tls.bocor.example. TXT "v=TLSRPTv1; rua=mailto:d@bocor.example"
"""
# What must be said of each domain, check by check; ``pass`` where nothing stands.
LABELS = {
    "baik.example": {},
    "kosong.example": {"mail-dmarc": "missing", "mail-spf": "missing", "mail-tls-rpt": "missing"},
    "besar.example": {},
    # Its record is that of baik.example, which permits nobody to send it reports (RFC 9990 section 4).
    "panjang.example": {"mail-dmarc": "reports-unauthorised"},
    "bintang.example": {"mail-dmarc": "missing", "mail-tls-rpt": "missing"},
    "nol.example": {"mail-tls-rpt": "(no-mail)"},
    "sub.baik.example": {"mail-tls-rpt": "(no-mail)"},
    "hilang.example": {
        "dns-dangling": "mx spf", "mail-dmarc": "multiple", "mail-mx": "nonexistent", "mail-spf": "broken-include too-open", "mail-tls-rpt": "unusable",
    },
    "bocor.example": {"mail-spf": "(servfail)", "mail-dmarc": "(servfail)", "dns-dangling": "(servfail)"},
    "rusak.example": dict.fromkeys((check.id for check in CHECKS), "(servfail)"),
    "tolak.example": dict.fromkeys((check.id for check in CHECKS), "(servfail)"),
    "tiada.example": {"mail-dmarc": "(no-such-name)", "mail-spf": "(no-such-name)", "mail-mx": "(no-such-name)", "mail-tls-rpt": "(no-such-name)", "dns-nameservers": "(no-such-name)"},
}  # fmt: skip


@pytest.fixture(scope="module")
def resolver() -> Iterator[str]:
    with bind.serving(RECORDS) as where:
        yield where


def told(resolver: str) -> dict[str, dict[str, str]]:
    """By domain and check the problems, and in brackets why a question stayed open; nothing for a pass."""
    targets = [Target(host=domain, port=0, http_port=0, domain=domain, opd="a") for domain in LABELS]
    door = Door(Scope.of((Opd(code="a", name="A"),), targets), Settings(network=Network(resolver=resolver)))

    async def collect() -> dict[str, dict[str, bytes]]:
        groups = await target_groups(targets, door)
        return {one.target.host: one.evidence for group in groups for one in await collect_group(group, registry.repertoire(), door)}

    said = {}
    evidence = loop.run(collect())
    for target in targets:
        seen = {key: unpack(data) for key, data in evidence[target.host].items()}
        verdicts = [judge(check, target, seen) for check in CHECKS]
        words = {one.check: " ".join((*sorted(f.problem for f in one.findings), *([f"({one.reason})"] if one.reason else ()))) for one in verdicts if one.outcome is not Outcome.PASS}  # fmt: skip
        said[target.host] = words
    return said


def test_what_is_said_of_each_domain(resolver: str) -> None:
    # None of them is cut off from the zone example.
    inside = {domain: {"dns-nameservers": "(no-zone)"} | said for domain, said in LABELS.items()}
    assert told(resolver) == inside


@pytest.mark.parametrize(
    ("check", "sound", "faulty"),
    [("mail-dmarc", "baik.example", "kosong.example"), ("mail-spf", "baik.example", "kosong.example"), ("mail-mx", "baik.example", "sub.baik.example"), ("mail-tls-rpt", "baik.example", "kosong.example")],
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
