"""What counts after somebody decided about a finding, and when the decision lapses."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import LENGTH, finding_id
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.waivers import Ground, Standing, Waiver, evidence_hash, waivers_in_force
from checks.core.model.finding import Finding, Kind, Outcome, Problem, Target, Verdict
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.tls.addresses import TURNS
from tests.each import each

AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TARGET = Target(host="dinkes.kotacontoh.go.id", opd="dinkes")
OPEN = Problem("open", Risk(4, 4), Text(id="{n}", en="{n}"), Kind.EXPOSURE)
SOON = Problem("soon", Risk(2, 2), Text(id="{date} {days}", en="{date} {days}"))
ENV, LOG = OPEN("/.env", n=3), OPEN("/log", n=1)
FAILED = Verdict(check="exposed-env", outcome=Outcome.FAIL, findings=(ENV, LOG))
PASSED = Verdict(check="http-hsts", outcome=Outcome.PASS)


def entry(state: State = State.STILL) -> Entry:
    return Entry(state, AT, AT, AT)


LEDGER = {Identity("exposed-env", "open", subject): entry() for subject in ("/.env", "/log")}


def waiver(finding: Finding = ENV, ground: Ground = Ground.ACCEPTED, target: Target = TARGET, check: str = "exposed-env") -> Waiver:
    return Waiver(
        target=target, check=check, finding=finding, ground=ground, reason="Diganti Maret", who="Sekretaris", until=AT.date(),
        expires=AT + DAY, at=AT,
    )  # fmt: skip


def standing_of(*waivers: Waiver, verdict: Verdict = FAILED, at: dt.datetime = AT) -> Standing:
    return waivers_in_force([verdict, PASSED], LEDGER, waivers, TARGET, at)


def test_a_false_positive_leaves_its_verdict_and_its_history() -> None:
    left = standing_of(waiver(ground=Ground.FALSE_POSITIVE))
    assert left.verdicts == (msgspec.structs.replace(FAILED, findings=(LOG,)), PASSED)
    assert list(left.ledger) == [Identity("exposed-env", "open", "/log")]
    ((one,),) = (left.waived,)
    assert (one.finding, one.waiver.reason, one.entry) == (ENV, "Diganti Maret", entry())


def test_an_accepted_risk_is_as_open_as_before() -> None:
    left = standing_of(waiver())
    assert (left.verdicts, left.ledger) == ((FAILED, PASSED), LEDGER)
    assert [(one.finding, one.waiver.who) for one in left.waived] == [(ENV, "Sekretaris")]


def test_nothing_is_changed_where_nobody_decided() -> None:
    assert standing_of() == Standing(verdicts=(FAILED, PASSED), ledger=LEDGER)


@each(
    "other",
    [
        msgspec.structs.replace(waiver(), ended=AT),
        msgspec.structs.replace(waiver(), expires=AT),
        waiver(target=msgspec.structs.replace(TARGET, host="disdik.kotacontoh.go.id")),
        waiver(target=msgspec.structs.replace(TARGET, port=8443)),
        waiver(target=msgspec.structs.replace(TARGET, opd="disdik")),
        waiver(check="exposed-git"),
        waiver(OPEN("/.env", n=4)),
        waiver(OPEN("/.env.bak", n=3)),
        waiver(msgspec.structs.replace(ENV, impact=3)),
        waiver(msgspec.structs.replace(ENV, kind=Kind.INCIDENT)),
    ],
    ids=["ended", "expired", "host", "port", "opd", "check", "facts", "subject", "risk", "kind"],
)
def test_a_decision_about_something_else_changes_nothing(other: Waiver) -> None:
    assert standing_of(other) == standing_of()


def test_the_last_day_is_the_last() -> None:
    assert standing_of(waiver(), at=AT + DAY - dt.timedelta(seconds=1)).waived
    assert not standing_of(waiver(), at=AT + DAY).waived


@pytest.mark.parametrize(
    ("grounds", "reason", "outcome", "rest"),
    [
        ((Ground.FALSE_POSITIVE, Ground.FALSE_POSITIVE), None, Outcome.PASS, ()),
        ((Ground.FALSE_POSITIVE, Ground.FALSE_POSITIVE), "timeout", Outcome.UNKNOWN, ()),
        ((Ground.FALSE_POSITIVE, Ground.ACCEPTED), None, Outcome.FAIL, (LOG,)),
        ((Ground.ACCEPTED, Ground.ACCEPTED), None, Outcome.FAIL, (ENV, LOG)),
    ],
)
def test_only_a_check_whose_every_finding_is_false_has_passed(
    grounds: tuple[Ground, Ground], reason: str | None, outcome: Outcome, rest: tuple[Finding, ...]
) -> None:
    verdict = msgspec.structs.replace(FAILED, reason=reason)
    decisions = (waiver(finding, ground) for finding, ground in zip((ENV, LOG), grounds, strict=True))
    assert standing_of(*decisions, verdict=verdict).verdicts[0] == msgspec.structs.replace(verdict, outcome=outcome, findings=rest)


def test_counts_and_grade_follow() -> None:
    def assessed(standing: Standing) -> Assessment:
        return Assessment(
            target=TARGET, started=AT, finished=AT, verdicts=standing.verdicts, ledger=standing.ledger, waived=standing.waived
        )

    before, accepted = assessed(standing_of()), assessed(standing_of(waiver(), waiver(LOG)))
    assert (before.tally.findings, before.tally.grade) == (2, "D")
    assert accepted.tally == before.tally
    assert accepted.accepted == set(LEDGER)
    mistaken = assessed(standing_of(waiver(ground=Ground.FALSE_POSITIVE), waiver(LOG, Ground.FALSE_POSITIVE)))
    assert (mistaken.tally.findings, mistaken.tally.grade) == (0, "A")
    assert mistaken.tally.coverage == before.tally.coverage
    assert not mistaken.accepted


def test_what_is_shown_to_be_mended_stays_in_the_history() -> None:
    ledger = {identity: entry(State.FIXED) for identity in LEDGER}
    assert waivers_in_force([PASSED], ledger, [waiver()], TARGET, AT).ledger == ledger


def test_what_was_not_seen_this_time_does_not_count_as_open_either() -> None:
    left = waivers_in_force(
        [PASSED], {identity: entry(State.UNVERIFIABLE) for identity in LEDGER}, [waiver(ground=Ground.FALSE_POSITIVE)], TARGET, AT
    )
    assert [identity.subject for identity in left.ledger] == ["/log"]
    assert left.waived == ()


def test_days_that_pass_by_themselves_are_no_new_evidence() -> None:
    assert evidence_hash(SOON(date="2026-12-01", days=10)) == evidence_hash(SOON(date="2026-12-01", days=9))
    assert evidence_hash(SOON(date="2026-12-01", days=10)) != evidence_hash(SOON(date="2026-12-02", days=10))
    assert evidence_hash(OPEN(n=1, days=10)) != evidence_hash(OPEN(n=1, days=9)), "a policy of so many days is what the site says"
    assert evidence_hash(OPEN(n=1, latest="6.9", as_of="2026-11-01")) == evidence_hash(OPEN(n=1, latest="7.0", as_of="2026-12-01"))


@given(st.text(), st.integers(-(2**63), 2**63 - 1), st.lists(st.text()))
def test_the_hash_survives_the_store(text: str, n: int, names: list[str]) -> None:
    finding = OPEN(text, n=n, value=text, names=tuple(names))
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(finding), type=Finding)
    assert evidence_hash(again) == evidence_hash(finding)


def test_a_decision_about_servers_in_turns_stands_whichever_of_them_a_scan_meets() -> None:
    """Two scans of the same servers hear other suites and other refusals; another name or date is news."""
    for topic, first, again in (("suites", ("A", "B"), ("B", "C")), ("refusals", ("alert 40",), ("closed", "alert 40"))):
        problem = TURNS[topic]
        assert evidence_hash(problem("192.0.2.7", address="192.0.2.7", **{topic: first})) == evidence_hash(
            problem("192.0.2.7", address="192.0.2.7", **{topic: again})
        )
    names = TURNS["names"]
    assert evidence_hash(names("192.0.2.7", address="192.0.2.7", names=("a", "b"))) != evidence_hash(
        names("192.0.2.7", address="192.0.2.7", names=("a", "c"))
    )


def test_a_finding_keeps_its_name_whatever_its_facts() -> None:
    name = finding_id(TARGET, Identity("exposed-env", "open", "/.env"))
    assert name == waiver(OPEN("/.env", n=9)).id
    assert len(name) == LENGTH
    assert name == "d0aea63c0da1", "names are in letters that were sent: they may never change"


def test_every_part_of_its_identity_makes_another_name() -> None:
    names = {
        finding_id(target, identity)
        for target in (
            TARGET,
            msgspec.structs.replace(TARGET, host="a.kotacontoh.go.id"),
            msgspec.structs.replace(TARGET, port=8443),
            msgspec.structs.replace(TARGET, opd="disdik"),
        )
        for identity in (Identity("a-b", "c", "d"), Identity("a-b", "cd", ""), Identity("a-bc", "", "d"), Identity("a-b", "c", "e"))
    }
    assert len(names) == 16
