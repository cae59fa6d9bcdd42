"""Decisions, notes, retests and handovers in the store, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt

import msgspec
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.waivers import Ground, Waiver
from checks.core.evidence.codec import pack
from checks.core.facts.values import Facts, Traffic
from checks.core.model.city import Opd
from checks.core.model.finding import Outcome, Problem, Target, Verdict
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.testing import evidence as build
from scanner.engine.messages import TargetEvidence
from scanner.store import Handover, Note, Plan, Retest, Store, tables
from tests.scanner.store.first_version import write_first_version

AT = build.AT
DAY = dt.timedelta(days=1)
ONE, OTHER = (Target(host=f"{name}.kotacontoh.go.id", opd=name) for name in ("dinkes", "disdik"))
OPEN = Problem("open", Risk(4, 4), Text(id="{n}", en="{n}"))
FAILED = Verdict(check="exposed-env", outcome=Outcome.FAIL, findings=(OPEN("/.env", n=1),))
ENV = Identity("exposed-env", "open", "/.env")
LEDGER = {ENV: Entry(State.NEW, AT, AT, AT)}


def scanned(store: Store, *targets: Target, verdict: Verdict = FAILED) -> int:
    """The number of a new scan in which each of these targets had this verdict."""
    number = store.begin("Kota Contoh", targets, Plan(opds=(Opd(code="dinkes", name="Dinas Kesehatan"),)), AT, "0.1", "1")
    for place in store.commit(
        number, [TargetEvidence(target, AT, AT, {"dns CAA x": pack(build.dns_answer("CAA"))}, Traffic()) for target in targets]
    ):
        store.conclude(place, [verdict], Facts(), LEDGER)
    return number


def waiver(target: Target = ONE, until: dt.datetime = AT + DAY) -> Waiver:
    return Waiver(
        target=target, check=FAILED.check, finding=FAILED.findings[0], ground=Ground.FALSE_POSITIVE, reason="Bukan berkas kami",
        who="Kepala Bidang", until=until.date(), expires=until, at=AT,
    )  # fmt: skip


def test_a_new_store_has_nothing_of_it(store: Store) -> None:
    assert (store.triage.waivers(), store.triage.handovers(), store.triage.tracked_findings("")) == ([], [], [])


def test_a_waived_finding_counts_in_no_assessment_and_is_listed(store: Store) -> None:
    number = scanned(store, ONE, OTHER)
    number_of_waiver = store.triage.waive(waiver())
    one, other = store.assessments(number)
    assert (one.tally.findings, one.ledger, [w.waiver.number for w in one.waived]) == (0, {}, [number_of_waiver])
    assert (other.tally.findings, other.waived) == (1, ())
    assert store.concluded(number, 0).verdicts == (FAILED,), "what was judged stays in the store"


def test_it_counts_again_when_the_decision_is_taken_back_or_over(store: Store) -> None:
    number = scanned(store, ONE)
    number_of_waiver = store.triage.waive(waiver())
    store.triage.waive(waiver(until=AT))
    assert [one.tally.findings for one in store.assessments(number)] == [0]
    store.triage.end(number_of_waiver, AT + DAY, "Auditor")
    assert [one.tally.findings for one in store.assessments(number)] == [1]
    ended, over = store.triage.waivers()
    assert ended == msgspec.structs.replace(waiver(), number=number_of_waiver, ended=AT + DAY, ended_by="Auditor")
    assert over.ended is None


def test_a_finding_is_tracked_where_its_target_was_judged_last(store: Store) -> None:
    scanned(store, ONE, OTHER)
    newest = scanned(store, ONE)
    (one,) = store.triage.tracked_findings(finding_id(ONE, ENV)[:8])
    assert (one.scan, one.number, one.target, one.identity) == (newest, 0, ONE, ENV)
    (other,) = store.triage.tracked_findings(finding_id(OTHER, ENV))
    assert (other.scan, other.number) == (newest - 1, 1), "the newest scan was not about it"
    assert len(store.triage.tracked_findings("")) == 2


def test_what_is_not_judged_yet_tracks_nothing(store: Store) -> None:
    first = scanned(store, ONE)
    store.begin("Kota Contoh", [ONE], Plan(opds=()), AT, "0.1", "1")
    assert [one.scan for one in store.triage.tracked_findings("")] == [first]


def test_notes_come_back_in_their_order(store: Store) -> None:
    notes = [Note(finding="abc", at=AT, who="Budi", text=f"{n} 'kutip' \U0001f512") for n in range(3)]
    for note in [*notes, Note(finding="abd", at=AT, who="Budi", text="lain")]:
        store.triage.write(note)
    assert store.triage.notes("abc") == notes


def test_a_retest_belongs_to_its_target_and_to_its_finding(store: Store) -> None:
    number = scanned(store, ONE, OTHER)
    retest = Retest(
        finding="abc", check="exposed-env", started=AT, finished=AT + DAY, verdict=FAILED, state=State.STILL,
        evidence={"a": pack(build.page()), "b": b"\0"}, traffic=Traffic(count=1, log=("GET / → 200",)),
    )  # fmt: skip
    store.triage.keep(number, 1, retest)
    assert store.triage.retests_at(number, 1) == store.triage.retests("abc") == [retest]
    assert store.triage.retests_at(number, 0) == store.triage.retests("abd") == []


def test_handovers_come_back_oldest_first(store: Store) -> None:
    handovers = [
        Handover(
            opd="dinkes", scan=n, at=AT, to="dr. Contoh", who="Tim", package=f"{n}.zip", sha256="0" * 64, encrypted=True, files={"index.html": "1" * 64}
        )
        for n in (2, 1)
    ]  # fmt: skip
    for one in handovers:
        store.triage.hand_over(one)
    assert store.triage.handovers() == handovers


def test_a_store_of_the_first_version_is_upgraded_and_keeps_what_it_has(where: str) -> None:
    write_first_version(where)
    store = Store(where)
    try:
        (scan,) = store.scans()
        assert scan.city == "Kota Lama"
        assert store.triage.waivers() == []
        assert store.triage.waive(waiver()) == 1
        with store.engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    finally:
        store.close()
