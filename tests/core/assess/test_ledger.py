"""What becomes of a finding from scan to scan."""

import datetime as dt

from hypothesis import given, strategies as st

from checks.core.assess.ledger import Entry, Identity, Ledger, State, advance
from checks.core.model.finding import Outcome, Problem, Verdict
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from tests.each import each

SHORT = Problem("short", Risk(2, 1), Text(id="{days}", en="{days}"))
IDENTITY = Identity("http-hsts", "short")
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

FAILING = Verdict(check="http-hsts", outcome=Outcome.FAIL, findings=(SHORT(days=1),))
PASSING = Verdict(check="http-hsts", outcome=Outcome.PASS)
OPEN_QUESTION = Verdict(check="http-hsts", outcome=Outcome.UNKNOWN, reason="timeout")
BUG = Verdict(check="http-hsts", outcome=Outcome.ERROR)
MOOT = Verdict(check="http-hsts", outcome=Outcome.NOT_APPLICABLE, reason="elsewhere")
NO_HTTPS = Verdict(check="http-hsts", outcome=Outcome.NOT_APPLICABLE, reason="no-https")
PARTLY = Verdict(check="http-hsts", outcome=Outcome.FAIL, reason="timeout", findings=(SHORT("other", days=1),))
NOT_RUN = Verdict(check="http-csp", outcome=Outcome.PASS)


def month(n: int) -> dt.datetime:
    return START + dt.timedelta(days=30 * n)


def after(*verdicts: Verdict) -> Ledger:
    """The ledger after one scan a month, each with one verdict."""
    ledger: Ledger = {}
    for n, verdict in enumerate(verdicts):
        ledger = advance(ledger, [verdict], month(n))
    return ledger


@each(
    ("scans", "states"),
    [
        ([FAILING, FAILING, FAILING], "new still still"),
        ([FAILING, PASSING, PASSING], "new fixed fixed"),
        ([FAILING, PASSING, FAILING, FAILING], "new fixed reopened still"),
        ([FAILING, OPEN_QUESTION, FAILING], "new unverifiable still"),
        ([FAILING, OPEN_QUESTION, PASSING], "new unverifiable fixed"),
        ([FAILING, BUG, NOT_RUN], "new unverifiable unverifiable"),
        ([FAILING, MOOT], "new fixed"),
        ([FAILING, NO_HTTPS, PASSING], "new unverifiable fixed"),
        ([FAILING, PARTLY, FAILING], "new unverifiable still"),
        ([FAILING, PASSING, OPEN_QUESTION], "new fixed fixed"),
        ([FAILING, PASSING, OPEN_QUESTION, FAILING], "new fixed fixed reopened"),
    ],
)
def test_states(scans: list[Verdict], states: str) -> None:
    assert [after(*scans[: n + 1])[IDENTITY].state for n in range(len(scans))] == states.split()


def test_dates() -> None:
    assert after(FAILING, FAILING, OPEN_QUESTION, OPEN_QUESTION)[IDENTITY] == Entry(State.UNVERIFIABLE, month(0), month(1), month(2))
    assert after(FAILING, PASSING, PASSING)[IDENTITY] == Entry(State.FIXED, month(0), month(0), month(1))
    assert after(FAILING, PASSING, FAILING)[IDENTITY] == Entry(State.REOPENED, month(0), month(2), month(2))


def test_other_facts_are_the_same_finding_and_another_subject_is_not() -> None:
    worse = Verdict(check="http-hsts", outcome=Outcome.FAIL, findings=(SHORT(days=2), SHORT("sub", days=1)))
    ledger = after(FAILING, worse)
    assert ledger[IDENTITY].state is State.STILL
    assert ledger[Identity("http-hsts", "short", "sub")].state is State.NEW


def test_only_fixed_is_closed() -> None:
    assert [state for state in State if not state.open] == [State.FIXED]


@given(st.lists(st.sampled_from([FAILING, PASSING, OPEN_QUESTION, BUG, MOOT, NO_HTTPS, PARTLY, NOT_RUN]), max_size=8))
def test_nothing_is_forgotten_and_only_an_answer_closes(scans: list[Verdict]) -> None:
    ledger = after(*scans)
    assert (IDENTITY in ledger) == (FAILING in scans)
    if IDENTITY in ledger:
        entry = ledger[IDENTITY]
        assert entry.first_seen <= entry.last_seen <= month(len(scans))
        assert entry.first_seen <= entry.changed
        last_failure = max(n for n, scan in enumerate(scans) if scan is FAILING)
        assert entry.last_seen == month(last_failure)
        assert entry.state.open != any(scan in (PASSING, MOOT) for scan in scans[last_failure:])
