"""The labelled set keeps its promises, and a share of it is judged as labelled; `make accuracy` does it whole."""

from __future__ import annotations

from collections import Counter

import pytest

from checks.core.check.check import Check
from checks.core.model.finding import Confidence, Finding, Kind, Outcome, Verdict
from tests.accuracy import chains, handshakes, real
from tests.accuracy.__main__ import faults
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.labelled import behaviours
from tests.accuracy.measure import Score, covered, scan, score
from tests.each import each

# Every so many behaviours are scanned here, so that each part of the set has its share.
_SHARE = 17


def test_enough_behaviours_half_of_them_traps() -> None:
    labelled = behaviours()
    assert len(labelled) >= 120
    assert 0.4 <= sum(one.trap for one in labelled) / len(labelled) <= 0.6
    assert not [name for name, times in Counter(one.name for one in labelled).items() if times > 1]


def _labels(check: Check) -> list[str]:
    """What the set says of one check, once for each behaviour."""
    parts = (behaviours(), real.behaviours()) if check.area in real.AREAS else (behaviours(),)
    return [one.label(check.id) for part in parts for one in part]


@pytest.mark.slow
@each("check", covered(), ids=lambda check: check.id)
def test_every_check_has_something_to_find_and_something_to_leave(check: Check) -> None:
    labels = _labels(check)
    advice = f"label a behaviour for {check.id} in a table of tests/accuracy, as CONTRIBUTING.md says"
    assert any(label.startswith("fail") for label in labels), f"nothing to find: {advice}"
    assert any(label and not label.startswith("fail") for label in labels), f"nothing to leave: {advice}"


@pytest.mark.parametrize(
    "check", [one for one in covered() if one.area in ("content", "exposed") or one.id == "http-endpoints"], ids=lambda check: check.id
)
def test_every_problem_is_there_to_be_found(check: Check) -> None:
    problems = {problem for label in _labels(check) if label.startswith("fail") for problem in label[6:-1].split(", ")}
    assert {problem.key for problem in check.problems} - problems == set()


@pytest.mark.slow
def test_a_share_is_judged_as_labelled() -> None:
    share = behaviours()[::_SHARE]
    assert faults(score(share, scan(share))) == []


def test_half_of_the_habits_of_tls_are_traps() -> None:
    traps = sum(habit.behaviour.trap for habit in handshakes.HABITS)
    assert 0.4 <= traps / len(handshakes.HABITS) <= 0.6
    assert not [name for name, times in Counter(habit.name for habit in handshakes.HABITS).items() if times > 1]


@pytest.mark.slow
def test_a_share_of_the_habits_of_tls_is_judged_as_labelled() -> None:
    assert faults(handshakes.scores(handshakes.HABITS[::_SHARE])) == []


@pytest.mark.slow
def test_chains_of_certificates_are_judged_as_labelled() -> None:
    assert faults(chains.scores()) == []
    assert 0.4 <= sum(one.behaviour.trap for one in chains.CHAINS) / len(chains.CHAINS) <= 0.6


@pytest.mark.real
def test_real_servers_are_judged_as_labelled() -> None:
    assert faults(score(real.behaviours(_SHARE), real.scan(_SHARE), real.AREAS)) == []


def verdict(outcome: Outcome, *problems: str, reason: str | None = None) -> Verdict:
    problem_findings = (Finding(problem=p, kind=Kind.EXPOSURE, likelihood=1, impact=1, confidence=Confidence.FIRM) for p in problems)
    return Verdict(check=covered()[0].id, outcome=outcome, reason=reason, findings=tuple(problem_findings))


@each(
    ("label", "one_label", "wrong"),
    [
        ("fail (a)", verdict(Outcome.FAIL, "a"), ""),
        ("fail (a)", verdict(Outcome.FAIL, "a", "b"), "FALSE ACCUSATION"),
        ("fail (a, b)", verdict(Outcome.FAIL, "a"), "missed"),
        ("fail (a)", verdict(Outcome.PASS), "missed"),
        ("", verdict(Outcome.FAIL, "a"), "FALSE ACCUSATION"),
        ("", verdict(Outcome.UNKNOWN, reason="timeout"), ""),
        ("pass", verdict(Outcome.UNKNOWN, reason="timeout"), "different"),
        ("unknown (blocked|catch-all)", verdict(Outcome.UNKNOWN, reason="catch-all"), ""),
        ("unknown (blocked)", verdict(Outcome.UNKNOWN, reason="timeout"), "different"),
        ("unknown", verdict(Outcome.PASS), "FALSE REASSURANCE"),
        ("unknown", verdict(Outcome.FAIL, "a"), "FALSE ACCUSATION"),
    ],
)
def test_every_way_to_be_wrong_is_counted(label: str, one_label: Verdict, wrong: str) -> None:
    score = Score()
    score.note(Behaviour(name="uji", must={one_label.check: label}), one_label)
    assert {line.partition("  ")[0] for line in faults({one_label.check: score})} - {"different"} == ({wrong} if wrong else set()) - {
        "different"
    }
    assert bool(faults({one_label.check: score})) == bool(wrong)
