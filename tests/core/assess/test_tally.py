"""Counting: one function, so that every output agrees."""

import pytest
from hypothesis import given, strategies as st

from checks.core.assess.tally import Coverage, tally, total
from checks.core.model.finding import Outcome, Problem, Verdict
from checks.core.model.risk import Risk, RiskLevel
from checks.core.model.text import Text
from tests.each import each


def finding_of(likelihood: int, impact: int, key: str = "a") -> Verdict:
    problem = Problem(key, Risk(likelihood, impact), Text(id="a", en="a"))
    return Verdict(check="http-hsts", outcome=Outcome.FAIL, findings=(problem(),))


PASS = Verdict(check="http-csp", outcome=Outcome.PASS)
TIMEOUT = Verdict(check="http-csp", outcome=Outcome.UNKNOWN, reason="timeout")
ERROR = Verdict(check="http-csp", outcome=Outcome.ERROR)
MOOT = Verdict(check="http-csp", outcome=Outcome.NOT_APPLICABLE, reason="elsewhere")


@each(
    ("verdicts", "grade"),
    [
        ([PASS], "A"),
        ([PASS, finding_of(1, 1)], "A"),
        ([PASS, finding_of(2, 2)], "B"),
        ([PASS, finding_of(2, 3)], "C"),
        ([PASS, finding_of(5, 3)], "D"),
        ([PASS, finding_of(5, 4), finding_of(1, 1)], "F"),
        ([PASS] * 7 + [TIMEOUT] * 3, "A"),
        ([PASS] * 69 + [TIMEOUT] * 31, None),
        ([finding_of(5, 5), TIMEOUT], "F"),
        ([finding_of(2, 3), TIMEOUT, TIMEOUT], "C"),
        ([finding_of(2, 2), TIMEOUT], None),
        ([PASS] * 2 + [ERROR], None),
        ([PASS] + [MOOT] * 9, "A"),
        ([MOOT], None),
        ([], None),
    ],
)
def test_grade(verdicts: list[Verdict], grade: str | None) -> None:
    assert tally(verdicts).grade == grade


@pytest.mark.parametrize(("risk", "grade"), [((1, 1), None), ((2, 2), None), ((2, 3), "C"), ((5, 4), "F")])
def test_a_visit_and_a_choice_of_checks_give_no_good_grade(risk: tuple[int, int], grade: str | None) -> None:
    verdicts = [PASS] * 9 + [finding_of(*risk)]
    assert tally(verdicts, deep=False).grade == grade
    assert tally(verdicts, whole=False).grade == grade


def test_what_does_not_apply_is_no_question() -> None:
    assert tally([PASS, finding_of(1, 1), TIMEOUT, ERROR, MOOT]).coverage == Coverage(2, 4)


def test_part_of_the_checks_gives_no_grade() -> None:
    assert tally([PASS], whole=False).grade is None
    assert total([tally([PASS]), tally([PASS], whole=False)]).grade is None


def test_the_worst_finding_decides() -> None:
    assert tally([finding_of(1, 1, "c"), finding_of(5, 4, "b"), finding_of(1, 1, "a")]).worst is RiskLevel.VERY_HIGH


CELL = st.integers(1, 5)


@given(st.lists(st.sampled_from([PASS, TIMEOUT, ERROR, MOOT]) | st.builds(finding_of, CELL, CELL)))
def test_counts_add_up(verdicts: list[Verdict]) -> None:
    totals = tally(verdicts)
    assert sum(totals.outcomes.values()) == len(verdicts)
    assert totals.findings == sum(len(v.findings) for v in verdicts)
    assert totals.coverage.assessed == totals.outcomes[Outcome.PASS] + totals.outcomes[Outcome.FAIL]
    assert totals.coverage.total + totals.outcomes[Outcome.NOT_APPLICABLE] == len(verdicts)
    assert 0 <= totals.coverage.share <= 1
    assert (totals.worst is None) == (totals.findings == 0)
