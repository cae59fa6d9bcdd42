"""What a retest of one check makes of the verdicts and the history of a scan."""

from __future__ import annotations

import datetime as dt

from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.retest import advance_retest
from checks.core.model.finding import Finding, Outcome, Problem, Verdict
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from tests.each import each

THEN = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
NOW = THEN + dt.timedelta(hours=3)
OPEN = Problem("open", Risk(4, 4), Text(id="", en=""))
ENV, LOG, NEXT = OPEN("/.env"), OPEN("/log"), OPEN("/next")
FAILING = Verdict(check="exposed-env", outcome=Outcome.FAIL, findings=(ENV, LOG))
OTHER = Verdict(check="http-hsts", outcome=Outcome.FAIL, findings=(OPEN(),))
HSTS = Identity("http-hsts", "open")


def identity(subject: str) -> Identity:
    return Identity("exposed-env", "open", subject)


LEDGER = {HSTS: Entry(State.STILL, THEN, THEN, THEN)} | {
    identity(one): Entry(state, THEN, THEN, THEN) for one, state in (("/.env", State.NEW), ("/log", State.STILL))
}


def again(outcome: Outcome, *findings: Finding, reason: str | None = None) -> Verdict:
    return Verdict(check="exposed-env", outcome=outcome, reason=reason, findings=findings)


def states(ledger: dict[Identity, Entry]) -> str:
    return " ".join(ledger[identity(one)].state for one in ("/.env", "/log"))


@each(
    ("verdict", "retest_verdict", "after"),
    [
        (again(Outcome.PASS), again(Outcome.PASS), "fixed fixed"),
        (again(Outcome.FAIL, LOG), again(Outcome.FAIL, LOG), "fixed still"),
        (again(Outcome.FAIL, ENV, LOG), again(Outcome.FAIL, ENV, LOG), "new still"),
        (again(Outcome.UNKNOWN, reason="timeout"), again(Outcome.FAIL, ENV, LOG, reason="timeout"), "unverifiable unverifiable"),
        (again(Outcome.FAIL, LOG, reason="timeout"), again(Outcome.FAIL, ENV, LOG, reason="timeout"), "unverifiable still"),
        (again(Outcome.NOT_APPLICABLE, reason="no-https"), again(Outcome.FAIL, ENV, LOG, reason="no-https"), "unverifiable unverifiable"),
        (again(Outcome.ERROR), FAILING, "unverifiable unverifiable"),
    ],
    ids=["fixed", "one-of-two", "still", "unreachable", "partly", "no-https", "bug"],
)
def test_what_becomes_of_the_findings_of_the_check(verdict: Verdict, retest_verdict: Verdict, after: str) -> None:
    verdicts, ledger = advance_retest([FAILING, OTHER], LEDGER, verdict, NOW)
    assert verdicts == (retest_verdict, OTHER)
    assert states(ledger) == after
    assert ledger[HSTS] == LEDGER[HSTS]


def test_a_bug_of_ours_changes_no_verdict() -> None:
    bug = Verdict(check="exposed-env", outcome=Outcome.ERROR, detail="ZeroDivisionError")
    assert advance_retest([FAILING, OTHER], LEDGER, bug, NOW)[0] == (FAILING, OTHER)
    assert advance_retest([again(Outcome.PASS)], {}, bug, NOW) == ((again(Outcome.PASS),), {})


def test_what_is_fixed_is_so_from_now_on() -> None:
    _, ledger = advance_retest([FAILING], LEDGER, again(Outcome.PASS), NOW)
    assert ledger[identity("/.env")] == Entry(State.FIXED, THEN, THEN, NOW)


def test_a_new_finding_is_still_new_when_it_is_seen_again() -> None:
    _, ledger = advance_retest([FAILING], LEDGER, FAILING, NOW)
    assert ledger[identity("/.env")] == Entry(State.NEW, THEN, NOW, THEN)


def test_what_comes_up_besides_is_new_and_what_was_fixed_reopens() -> None:
    fixed = {**LEDGER, identity("/log"): Entry(State.FIXED, THEN, THEN, THEN)}
    verdicts, ledger = advance_retest([], fixed, again(Outcome.FAIL, LOG, NEXT), NOW)
    assert verdicts == (again(Outcome.FAIL, LOG, NEXT),)
    assert ledger[identity("/next")] == Entry(State.NEW, NOW, NOW, NOW)
    assert ledger[identity("/log")] == Entry(State.REOPENED, THEN, NOW, NOW)


def test_silence_reopens_nothing() -> None:
    fixed = {identity("/log"): Entry(State.FIXED, THEN, THEN, THEN)}
    _, ledger = advance_retest([], fixed, again(Outcome.UNKNOWN, reason="timeout"), NOW)
    assert ledger == fixed
