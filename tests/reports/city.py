"""An invented city of six OPDs, assessed by hand: dangerous, ordinary, model, blind, empty, and with a sign of an incident."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks import Importance, Outcome, Target, Verdict  # fmt: skip
from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.waivers import Ground, Waived, Waiver
from checks.core.facts.values import DnsFacts, Facts, Software, Traffic
from checks.core.model.city import Opd, Permission
from checks.core.model.risk import RiskLevel
from reports.strategy import Contact, Decree, Rung
from reports.views.deliveries import LastPackage
from reports.views.imprint import Imprint
from tests.reports.city_checks import CHECKS, FINDINGS
from tests.reports.city_endpoints import endpoints_facts
from tests.reports.city_observatory import http_facts
from tests.reports.city_tls import tls_facts

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
BEFORE = dt.datetime(2026, 8, 3, 12, 0, tzinfo=dt.UTC)
IMPRINT = Imprint(
    issuer="Dinas Komunikasi dan Informatika Kota Contoh, Tim Tanggap Insiden Siber",
    contact="ttis@kotacontoh.go.id",
    letterhead=("Pemerintah Kota Contoh", "Dinas Komunikasi dan Informatika"),
    letter="555/77-Diskominfo/{code}/2026",
    decree=Decree(
        number="Keputusan Wali Kota Contoh Nomor 12 Tahun 2026",
        title="pedoman keamanan siber",
        contacts=(Contact(name="Kota Contoh-CSIRT", role="24 jam", phone="(021) 555-0100", mail="csirt@kotacontoh.go.id"),),
        ladder=(Rung(name="Normal"), Rung(name="Waspada", when="ada indikasi insiden", who="Sekretaris Daerah")),
        deadlines={RiskLevel.VERY_HIGH: 2},
    ),
)


def target(host: str, opd: str, importance: Importance = Importance.NORMAL) -> Target:
    return Target(host=host, domain="kotacontoh.go.id", opd=opd, importance=importance)


def assessed(
    where: Target,
    *names: str,
    doubt: str = "",
    server: str = "nginx",
    states: dict[str, State] | None = None,
    open_checks: tuple[str, ...] | None = None,
) -> Assessment:
    """Everything passes but the checks named in ``names``, and ``open_checks`` (all others, when None), which the reason ``doubt`` keeps open."""
    blind = () if not doubt else tuple(c.id for c in CHECKS) if open_checks is None else open_checks
    verdicts, ledger = [], {}
    for one in CHECKS:
        if one.id in names:
            finding = FINDINGS[one.id].on(where.importance)
            verdicts.append(Verdict(check=one.id, outcome=Outcome.FAIL, findings=(finding,)))
            state = (states or {}).get(one.id, State.NEW)
            ledger[Identity(one.id, finding.problem, finding.subject)] = Entry(state, NOW if state is State.NEW else BEFORE, NOW, NOW)
        elif one.id in blind:
            verdicts.append(Verdict(check=one.id, outcome=Outcome.UNKNOWN, reason=doubt, detail="ConnectTimeout setelah 10 detik"))
        elif one.id == "software-wordpress" and not names:
            verdicts.append(Verdict(check=one.id, outcome=Outcome.NOT_APPLICABLE, reason="elsewhere"))
        else:
            verdicts.append(Verdict(check=one.id, outcome=Outcome.PASS))
        fate = (states or {}).get(one.id)
        if fate in (State.FIXED, State.UNVERIFIABLE):
            ledger[Identity(one.id, one.problems[0].key)] = Entry(fate, BEFORE, BEFORE, NOW)
    log = tuple(f"GET https://{where.host}{path} 200, 5,1 kB, 0,12 s" for path in ("/", "/.env", "/tlkbadofera"))
    facts = Facts(
        tls=tls_facts(where.host, expired="tls-expiry" in names),
        http=http_facts(careless="http-hsts" in names),
        endpoints=endpoints_facts(where.host),
        software=(Software(name=server, version="1.18.0", certainty="certain", eol=dt.date(2022, 4, 20)),),
        dns=DnsFacts(addresses=("192.0.2.7",)),
    )
    return Assessment(
        target=where,
        started=NOW,
        finished=NOW + dt.timedelta(seconds=9),
        verdicts=tuple(verdicts),
        facts=Facts() if blind and open_checks is None else facts,
        traffic=Traffic(count=3, connections=2, bytes_in=15_300, bytes_out=1_260, seconds=1.4, log=log),
        ledger=ledger,
    )


def waiver_of(
    where: Target,
    check: str,
    ground: Ground = Ground.ACCEPTED,
    until: dt.date = dt.date(2027, 6, 30),
    reason: str = "Server pengganti dipesan",
) -> Waived:
    """A finding that the head of the city's secretariat decided about."""
    names = FINDINGS[check].on(where.importance)
    ends = dt.datetime(until.year, until.month, until.day, 17, tzinfo=dt.UTC)
    waiver = Waiver(
        number=1, target=where, check=check, finding=names, ground=ground, reason=reason, who="Sekretaris Daerah",
        until=until, expires=ends, at=BEFORE,
    )  # fmt: skip
    return Waived(waiver=waiver, finding=names)


def besides(assessment: Assessment, *waived: Waived) -> Assessment:
    """With these decisions; a risk that is accepted is still open."""
    accepted = {one.waiver.check: one.finding for one in waived if one.waiver.ground is Ground.ACCEPTED}
    verdicts = (
        Verdict(check=verdict.check, outcome=Outcome.FAIL, findings=(accepted[verdict.check],)) if verdict.check in accepted else verdict
        for verdict in assessment.verdicts
    )
    return msgspec.structs.replace(assessment, verdicts=tuple(verdicts), waived=waived)


OPDS = (
    Opd(
        code="dinkes",
        name="Dinas Kesehatan",
        head="dr. Contoh Sehat, M.Kes.",
        permission=Permission("555/123-Diskominfo/2026", dt.date(2027, 12, 31)),
    ),
    Opd(code="disdik", name="Dinas Pendidikan dan Kebudayaan"),
    Opd(code="diskominfo", name="Dinas Komunikasi dan Informatika"),
    Opd(code="dishub", name="Dinas Perhubungan"),
    Opd(code="bpbd", name="Badan Penanggulangan Bencana Daerah"),
    Opd(code="dispusip", name="Dinas Perpustakaan dan Kearsipan"),
)

ASSESSMENTS: dict[str, tuple[Assessment, ...]] = {
    "dinkes": (
        assessed(
            target("dinkes.kotacontoh.go.id", "dinkes", Importance.HIGH),
            "exposed-env", "http-hsts", "http-disclosure", states={"http-hsts": State.STILL, "tls-expiry": State.FIXED},
        ),
        assessed(target("rekam-medis.kotacontoh.go.id", "dinkes", Importance.HIGH), "http-hsts", states={"http-hsts": State.STILL}, server="Apache"),
        assessed(
            target("antrean.kotacontoh.go.id", "dinkes"), "software-wordpress",
            doubt="catch-all", open_checks=("exposed-env",), states={"exposed-env": State.UNVERIFIABLE, "software-wordpress": State.REOPENED},
        ),
        assessed(target("arsip-dinkes.kotacontoh.go.id", "dinkes"), doubt="timeout"),
    ),
    "disdik": (
        assessed(target("disdik.kotacontoh.go.id", "disdik"), "tls-expiry", "http-hsts", server="LiteSpeed"),
        besides(
            assessed(target("ppdb.kotacontoh.go.id", "disdik"), "http-disclosure", doubt="blocked", open_checks=("http-hsts",)),
            waiver_of(target("ppdb.kotacontoh.go.id", "disdik"), "software-wordpress"),
            waiver_of(target("ppdb.kotacontoh.go.id", "disdik"), "exposed-env", Ground.FALSE_POSITIVE, dt.date(2027, 1, 31), "Berkas contoh tanpa isi"),
        ),
    ),
    "diskominfo": (assessed(target("diskominfo.kotacontoh.go.id", "diskominfo")),),
    "dishub": (assessed(target("dishub.kotacontoh.go.id", "dishub"), doubt="no-such-name"),),
    "bpbd": (),
    "dispusip": (assessed(target("perpustakaan.kotacontoh.go.id", "dispusip"), "content-gambling", "http-hsts"),),
}  # fmt: skip

# What was handed over before the scan.
HANDOVERS = {
    "dinkes": LastPackage(opd="dinkes", at=NOW - dt.timedelta(days=40), to="dr. Contoh Sehat, M.Kes.", packages=2),
    "dishub": LastPackage(opd="dishub", at=NOW - dt.timedelta(days=9), to="Kepala Dinas Perhubungan"),
}

SCAN = Scan(
    id=7,
    city="Kota Contoh",
    opds=OPDS,
    started=NOW,
    finished=NOW + dt.timedelta(minutes=3),
    tilik="0.1.0",
    rules="1",
    unregistered=("lama.kotacontoh.go.id", "uji-coba.kotacontoh.go.id"),
)
