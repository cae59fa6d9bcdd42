"""Names that lead nowhere: a stranger's chance is told only where he has one, and nothing where nobody could see."""

from __future__ import annotations

from collections.abc import Mapping

from checks.core.domain.dangling import dead_ends
from checks.core.domain.mail_hosts import mail_hosts
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainSubject
from checks.core.testing import evidence as build
from checks.core.testing.names import ZoneEntry
from tests.each import each

DOMAIN, HOST = "kota.go.id", "arsip.kota.go.id"
TOPS: dict[str, ZoneEntry] = {f"{top} NS": ("a.example.",) for top in ("com", "net", "id", "example")}


def absent(*names: str) -> dict[str, ZoneEntry]:
    return {f"{name} {rdtype}": "NXDOMAIN" for name in names for rdtype in ("A", "AAAA", "NS", "TXT", "MX")}


@each(
    ("zone", "expected"),
    [
        ({}, ""),
        ({f"{HOST} A": ("CNAME app.penyedia.com", "192.0.2.1")}, ""),
        # NODATA at the end of an alias is no dead end.
        ({f"{HOST} A": ()}, ""),
        ({f"{HOST} A": "NXDOMAIN"}, ""),
        ({f"{HOST} A": ("CNAME app.lama.com",)} | absent("lama.com"), "cname lama.com free"),
        ({f"{HOST} A": ("CNAME a.b.lama.com",)} | absent("b.lama.com", "lama.com"), "cname lama.com free"),
        ({f"{HOST} A": ("CNAME a.b.lama.com",)} | absent("b.lama.com"), "cname b.lama.com"),
        ({f"{HOST} A": ("CNAME lama.web.id",)} | absent("lama.web.id"), "cname lama.web.id free"),
        # Government names are for no stranger, and what lies below a provider's own domain is the provider's.
        ({f"{HOST} A": ("CNAME app.lama.go.id",)} | absent("lama.go.id"), "cname lama.go.id"),
        ({f"{HOST} A": ("CNAME app.penyedia.com",)}, "cname app.penyedia.com"),
        ({f"{HOST} A": ("CNAME kota.azurewebsites.net",)}, "cname kota.azurewebsites.net free"),
        ({f"{HOST} A": ("CNAME kota.azurewebsites.net.penyedia.com",)}, "cname kota.azurewebsites.net.penyedia.com"),
        ({f"{HOST} A": ("CNAME app.lama.com",), "lama.com NS": build.failure("servfail")}, "cname ?"),
        ({f"{HOST} A": ("CNAME app.lama.com",), "com NS": ()} | absent("lama.com"), "cname ?"),
        ({f"{HOST} A": build.failure("timeout")}, "cname ?"),
        ({f"{DOMAIN} NS": ("ns1.lama.com.", "ns2.penyedia.com.")} | absent("ns1.lama.com", "lama.com"), "ns lama.com free"),
        ({f"{DOMAIN} NS": ("ns1.lama.com.",), "ns1.lama.com A": build.failure("timeout")}, "ns ?"),
        ({f"{DOMAIN} MX": ("10 lama.com.",)} | absent("lama.com"), "mx lama.com free"),
        ({f"{DOMAIN} MX": ("0 .",)}, ""),
        ({f"{DOMAIN} TXT": ("v=spf1 redirect=_spf.lama.com",)} | absent("_spf.lama.com", "lama.com"), "spf lama.com free"),
        ({f"{DOMAIN} TXT": ("v=spf1 exists:%{i}.lama.com -all",)} | absent("lama.com"), ""),
        ({f"{DOMAIN} TXT": ("v=spf1 include:_spf.kota.go.id -all",)} | absent("_spf.kota.go.id"), ""),
    ],
)  # fmt: skip
def test_what_leads_nowhere(zone: Mapping[str, ZoneEntry], expected: str) -> None:
    lookups = build.domain_lookups(DomainSubject.DANGLING, {**TOPS, **zone}, DOMAIN, (HOST,))
    ends = dead_ends(DOMAIN, resolution(lookups))
    ends_as_text = [f"{end.pointer} ?" if end.reason else f"{end.pointer} {end.domain}{' free' if end.free else ''}" for end in ends]
    assert ends_as_text == ([expected] if expected else [])


MAIL: dict[str, ZoneEntry] = {"surat.example A": ("192.0.2.25",), "enam.example AAAA": ("2001:db8::25",), "alias.example A": ("CNAME surat.example", "192.0.2.25")}  # fmt: skip


@each(
    ("records", "zone", "ends_as_text"),
    [
        (("10 surat.example.", "20 enam.example."), {}, "ok ok"),
        (("10 SURAT.example.",), {}, "ok"),
        (("10 hilang.example.",), absent("hilang.example"), "absent"),
        (("10 kosong.example.",), {}, "absent"),
        (("10 alias.example.",), {}, "alias"),
        (("10 192.0.2.25.",), {}, "literal"),
        (("10 lambat.example.",), {"lambat.example A": build.failure("timeout")}, "open"),
        (("10 lambat.example.",), {"lambat.example A": ("192.0.2.3",), "lambat.example AAAA": build.failure("timeout")}, "ok"),
        (("0 .",), {}, "null"),
        (("0 .", "10 surat.example."), {}, "null ok"),
        ((), {"kota.go.id A": ("192.0.2.1",)}, "implicit"),
        ((), {"kota.go.id AAAA": ("2001:db8::1",)}, "implicit"),
        ((), {}, ""),
        ((), {"kota.go.id MX": "NXDOMAIN"}, ""),
    ],
)
def test_where_mail_goes(records: tuple[str, ...], zone: Mapping[str, ZoneEntry], ends_as_text: str) -> None:
    lookups = build.domain_lookups(DomainSubject.MX, {**MAIL, f"{DOMAIN} MX": records, **zone}, DOMAIN)
    state = mail_hosts(DOMAIN, resolution(lookups))
    words = ["null"] if state.null else []
    for host in state.hosts:
        records_there = host.four.records or host.six.records
        words.append(
            "literal" if host.literal else "alias" if host.alias else "ok" if records_there else "absent" if host.absent else "open"
        )
    if state.implicit and state.implicit.records:
        words.append("implicit")
    assert " ".join(words) == ends_as_text
