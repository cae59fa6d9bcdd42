"""DMARC by the text of RFC 9989: the walk, the organizational domain, and what of a record counts. Every row names its section."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from checks.core.domain.dmarc import dmarc_state, organizational_domain, walk
from checks.core.domain.resolution import Resolution
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainSubject
from checks.core.model.undecided import Unknown
from checks.core.testing import evidence as build
from checks.core.testing.names import ZoneEntry
from tests.each import each

REJECT, NONE = "v=DMARC1; p=reject", "v=DMARC1; p=none"


def resolve_zone(domain: str, zone: Mapping[str, ZoneEntry]) -> Resolution:
    return resolution(build.domain_lookups(DomainSubject.DMARC, zone, domain))


def at(name: str, *texts: str) -> dict[str, ZoneEntry]:
    return {f"_dmarc.{name} TXT": texts}


@each(
    ("domain", "names"),
    [
        ("example.com", "example.com com"),
        ("a.mail.example.com", "a.mail.example.com mail.example.com example.com com"),
        # Section 4.10.1 step 4 and appendix B: eight labels or more go on at seven.
        ("a.b.c.d.e.f.g.h", "a.b.c.d.e.f.g.h b.c.d.e.f.g.h c.d.e.f.g.h d.e.f.g.h e.f.g.h f.g.h g.h h"),
        ("a.b.c.d.e.f.g.h.i", "a.b.c.d.e.f.g.h.i c.d.e.f.g.h.i d.e.f.g.h.i e.f.g.h.i f.g.h.i g.h.i h.i i"),
        ("a.b.c.d.e.f.g.h.i.j.mail.example.com", "a.b.c.d.e.f.g.h.i.j.mail.example.com g.h.i.j.mail.example.com h.i.j.mail.example.com i.j.mail.example.com j.mail.example.com mail.example.com example.com com"),
    ],
)  # fmt: skip
def test_the_walk_asks_eight_names_at_most(domain: str, names: str) -> None:
    assert " ".join(walk(domain)) == names


@each(
    ("zone", "organization"),
    [
        ({}, "a.dinas.kota.go.id"),
        (at("kota.go.id", REJECT), "kota.go.id"),
        # 4.10.2: the fewest labels, not the nearest.
        (at("dinas.kota.go.id", REJECT) | at("kota.go.id", NONE), "kota.go.id"),
        (at("dinas.kota.go.id", f"{REJECT}; psd=n") | at("kota.go.id", NONE), "dinas.kota.go.id"),
        (at("go.id", f"{NONE}; psd=y"), "kota.go.id"),
        (at("go.id", f"{NONE}; PSD = Y ;") | at("dinas.kota.go.id", REJECT), "kota.go.id"),
        # psd=u is the default; what stands above goes on counting.
        (at("go.id", f"{NONE}; psd=u"), "go.id"),
        # Several records at one name are none (4.10 step 2).
        (at("kota.go.id", REJECT, NONE) | at("dinas.kota.go.id", REJECT), "dinas.kota.go.id"),
        (at("a.dinas.kota.go.id", f"{REJECT}; psd=y") | at("kota.go.id", NONE), "a.dinas.kota.go.id"),
    ],
)
def test_the_organizational_domain_is_that_of_the_walk(zone: Mapping[str, ZoneEntry], organization: str) -> None:
    assert organizational_domain("a.dinas.kota.go.id", resolve_zone("a.dinas.kota.go.id", zone)) == organization


@each(
    ("zone", "applied"),
    [
        (at("dinas.kota.go.id", REJECT), "dinas.kota.go.id p reject"),
        (at("kota.go.id", REJECT), "kota.go.id p reject"),
        (at("kota.go.id", f"{REJECT}; sp=none"), "kota.go.id sp none"),
        (at("kota.go.id", f"{REJECT}; np=none"), "kota.go.id p reject"),
        (at("kota.go.id", f"{REJECT}; np=none; sp=quarantine") | {"dinas.kota.go.id MX": "NXDOMAIN"}, "kota.go.id np none"),
        (at("kota.go.id", f"{REJECT}; sp=quarantine") | {"dinas.kota.go.id MX": "NXDOMAIN"}, "kota.go.id sp quarantine"),
        # The organizational domain has none of its own: that of the public suffix (4.10.1).
        (at("go.id", "v=DMARC1; p=quarantine; psd=y"), "go.id p quarantine"),
        (at("go.id", "v=DMARC1; p=quarantine; psd=y") | at("kota.go.id", NONE), "kota.go.id p none"),
        (at("dinas.kota.go.id", "v=DMARC1;p=REJECT;t=Y"), "dinas.kota.go.id p quarantine"),
        (at("dinas.kota.go.id", "v=DMARC1;p=quarantine;t=y"), "dinas.kota.go.id p none"),
        # pct has no effect any more (9.3).
        (at("dinas.kota.go.id", "v=DMARC1; p=reject; pct=0"), "dinas.kota.go.id p reject"),
        (at("dinas.kota.go.id", "v = DMARC1 ; p = reject ;"), "dinas.kota.go.id p reject"),
        (at("dinas.kota.go.id", "v=DMARC1; rua=mailto:a@b.example; p=reject"), "dinas.kota.go.id p reject"),
        (at("dinas.kota.go.id", "v=DMARC1; p=reject; sp=rejec"), "dinas.kota.go.id sp None"),
        (at("dinas.kota.go.id", "v=DMARC1"), "dinas.kota.go.id p None"),
        (at("dinas.kota.go.id", "v=spf1 -all", "catatan"), ""),
        (at("dinas.kota.go.id", "p=reject; v=DMARC1"), ""),
        (at("dinas.kota.go.id", "v=dmarc1; p=reject"), ""),
        (at("dinas.kota.go.id", "v=DMARC1 p=reject"), ""),
        (at("dinas.kota.go.id", "v=DMARC10; p=reject"), ""),
    ],
)  # fmt: skip
def test_what_applies(zone: Mapping[str, ZoneEntry], applied: str) -> None:
    state = dmarc_state("dinas.kota.go.id", resolve_zone("dinas.kota.go.id", zone))
    state_text = f"{state.source.name} {state.tag} {state.policy}" if state.source else ""
    assert state_text == applied


@each(
    ("zone", "certain"),
    [
        ({"_dmarc.dinas.kota.go.id TXT": build.failure("timeout")} | at("kota.go.id", REJECT), False),
        ({"_dmarc.dinas.kota.go.id TXT": "REFUSED"} | at("kota.go.id", REJECT), False),
        (at("kota.go.id", REJECT) | {"_dmarc.go.id TXT": build.failure("servfail")}, False),
        (at("kota.go.id", REJECT) | {"dinas.kota.go.id MX": build.failure("timeout")}, False),
        # What lies above an own record, or above the end of the walk, decides nothing.
        (at("dinas.kota.go.id", REJECT) | {"_dmarc.go.id TXT": build.failure("servfail")}, True),
        (at("kota.go.id", f"{REJECT}; psd=n") | {"_dmarc.id TXT": build.failure("timeout")}, True),
        # A resolver that denies everything, or answers everything.
        ({"id NS": "NXDOMAIN"}, False),
        ({"id NS": ()}, False),
        ({"id NS": build.failure("timeout")}, False),
        (at("dinas.kota.go.id", REJECT) | {"tilik-control.invalid TXT": ("v=DMARC1; p=reject",)}, False),
        # A name server that does not know .invalid has invented nothing.
        (at("dinas.kota.go.id", REJECT) | {"tilik-control.invalid TXT": "REFUSED"}, True),
    ],
)
def test_nothing_is_decided_by_an_answer_that_nobody_gave(zone: Mapping[str, ZoneEntry], certain: bool) -> None:
    dns = resolve_zone("dinas.kota.go.id", zone)
    if certain:
        assert dmarc_state("dinas.kota.go.id", dns).enforced
    else:
        with pytest.raises(Unknown):
            dmarc_state("dinas.kota.go.id", dns)


REPORT = "v=DMARC1; p=reject; rua=mailto:d@laporan.penyedia.example"
PERMIT = "kota.go.id._report._dmarc.laporan.penyedia.example TXT"


@each(
    ("zone", "allowed"),
    [
        (at("kota.go.id", REPORT), False),
        (at("kota.go.id", REPORT) | {PERMIT: ("v=DMARC1",)}, True),
        (at("kota.go.id", REPORT) | {PERMIT: ("v=DMARC1; rua=mailto:x@penyedia.example",)}, True),
        (at("kota.go.id", REPORT) | {PERMIT: ("v=spf1 -all",)}, False),
        (at("kota.go.id", REPORT) | {PERMIT: build.failure("timeout")}, None),
        (at("kota.go.id", "v=DMARC1; p=reject; rua=mailto:d@kota.go.id!10m"), True),
        # One organization by the walk of both: nobody has to permit anything.
        (at("kota.go.id", "v=DMARC1; p=reject; rua=mailto:d@laporan.kota.go.id"), True),
        (at("kota.go.id", "v=DMARC1; p=reject; rua=mailto:d@laporan.kota.go.id") | at("laporan.kota.go.id", f"{NONE}; psd=n"), False),
    ],
)
def test_whether_reports_may_be_sent(zone: Mapping[str, ZoneEntry], allowed: bool | None) -> None:
    (report,) = dmarc_state("kota.go.id", resolve_zone("kota.go.id", zone)).reports
    assert report.allowed is allowed
