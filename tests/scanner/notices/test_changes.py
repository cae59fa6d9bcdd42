"""What of a scan is told."""

from __future__ import annotations

import datetime as dt

import pytest

from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.waivers import Ground, Waiver
from checks.core.check import registry
from checks.core.model.finding import Confidence, Finding, Kind, Outcome, Target, Verdict
from checks.core.model.risk import RiskLevel
from reports.views.check_texts import CheckTexts
from scanner.notices.changes import coverage_notices, finding_notices, waiver_notices
from scanner.notices.notice import NoticeKind
from tests.each import each

AT = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TARGET = Target(host="dinkes.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes")
SCAN = Scan(id=2, city="Kota Contoh", opds=(), started=AT, finished=AT + DAY / 24, tilik="", rules="")
ENV = Identity("exposed-env", "secrets", "/.env")
CATALOGUE = CheckTexts(registry.load())


def env(impact: int = 5, kind: Kind = Kind.HARDENING) -> Finding:
    return Finding(problem="secrets", subject="/.env", kind=kind, likelihood=5, impact=impact, confidence=Confidence.FIRM)


def assessment_with(state: State, finding: Finding | None, changed: dt.datetime = AT + DAY / 48) -> Assessment:
    outcome, findings = (Outcome.PASS, ()) if finding is None else (Outcome.FAIL, (finding,))
    return Assessment(
        target=TARGET,
        started=AT,
        finished=AT + DAY / 48,
        verdicts=(Verdict(check="exposed-env", outcome=outcome, findings=findings),),
        ledger={ENV: Entry(state, AT - DAY, AT, changed)},
    )


def kinds(*assessments: Assessment, least: RiskLevel = RiskLevel.HIGH) -> list[NoticeKind]:
    return [one.kind for one in finding_notices(SCAN, assessments, CATALOGUE, least)]


@each(
    ("assessment", "kind"),
    [
        (assessment_with(State.NEW, env()), [NoticeKind.NEW]),
        (assessment_with(State.REOPENED, env()), [NoticeKind.REOPENED]),
        (assessment_with(State.FIXED, None), [NoticeKind.FIXED]),
        (assessment_with(State.STILL, env()), []),
        (assessment_with(State.UNVERIFIABLE, None), []),
        (assessment_with(State.FIXED, None, AT - DAY), []),
        (assessment_with(State.NEW, env(impact=1)), []),
        (assessment_with(State.NEW, env(impact=1, kind=Kind.INCIDENT)), [NoticeKind.INCIDENT]),
    ],
    ids=["new", "back", "gone", "as before", "not seen", "gone since long", "low", "incident"],
)
def test_findings(assessment: Assessment, kind: list[NoticeKind]) -> None:
    assert kinds(assessment) == kind


def test_a_finding_that_comes_back_twice_is_two_things() -> None:
    keys = {
        one.key
        for day in range(2)
        for one in finding_notices(SCAN, [assessment_with(State.REOPENED, env(), AT + day * DAY)], CATALOGUE, RiskLevel.HIGH)
    }
    assert len(keys) == 2


def test_a_decision_that_lapses_soon() -> None:
    def waiver(days: int, ended: dt.datetime | None = None) -> Waiver:
        return Waiver(
            number=days, target=TARGET, check="exposed-env", finding=env(), ground=Ground.ACCEPTED, reason="r", who="w",
            until=(AT + days * DAY).date(), expires=AT + days * DAY, at=AT - DAY, ended=ended,
        )  # fmt: skip

    soon = waiver_notices([waiver(3), waiver(30), waiver(-1), waiver(4, AT)], CATALOGUE, AT)
    assert [one.key for one in soon] == ["waiver 3 2026-11-24"]


@pytest.mark.parametrize(("before", "count"), [(1.0, 0), (0.0, 0)])
def test_as_much_as_before_is_nothing_to_tell(before: float, count: int) -> None:
    whole = assessment_with(State.STILL, env())
    assert len(list(coverage_notices(SCAN, [whole], {(TARGET.host, TARGET.port): before}))) == count


def test_much_less_than_before_is() -> None:
    blind = Assessment(
        target=TARGET, started=AT, finished=AT, verdicts=(Verdict(check="exposed-env", outcome=Outcome.UNKNOWN, reason="timeout"),)
    )
    (one,) = coverage_notices(SCAN, [blind], {(TARGET.host, TARGET.port): 1.0})
    assert (one.kind, "0%" in one.text.id, "100%" in one.text.id) == (NoticeKind.COVERAGE, True, True)
