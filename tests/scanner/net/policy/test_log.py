"""What the door does of its own accord leaves a line: a breaker, a back-off, a budget that is used up."""

from __future__ import annotations

from checks.core.model.failure import FailureKind
from scanner.net.policy.budget import Budget
from scanner.net.policy.rate_limit import Breaker, Pace
from scanner.settings import Network
from tests.scanner.log.capture import is_log, log_stream
from tests.scanner.net.fakes import FakeClock


def lines(text: str) -> list[str]:
    assert is_log(text)
    return [line.split(" ", 1)[1] for line in text.splitlines()]


def test_a_breaker_that_opens_and_closes() -> None:
    breaker = Breaker(limit=2)
    with log_stream() as stream:
        for trouble in (FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.RESET, FailureKind.RESET, None, None):
            breaker.note("a.test http", 443, trouble)
    assert lines(stream.getvalue()) == [
        "WARNING scanner.net.policy.rate_limit: breaker opened: a.test http, port 443, is given up after reset 2 times in a row",
        "INFO scanner.net.policy.rate_limit: breaker closed: a.test http, port 443, answers again",
    ]


def test_an_address_that_is_backed_off_from() -> None:
    clock = FakeClock()
    pace = Pace(4, 10.0, clock, "192.0.2.7")
    with log_stream() as stream:
        for _ in range(5):
            pace.slow_down()
        pace.slow_down(90.0)
        for _ in range(20):
            pace.note_answer(0.1)
    how = "requests are {} times as far apart as they may be"
    assert [line.partition("192.0.2.7 ")[2] for line in lines(stream.getvalue())] == [
        *(f"is backed off from: {how.format(n)}" for n in (2, 4, 8)),
        "is left alone for 90 seconds, as it asked",
        "is asked at its full rate again",
    ]


def test_a_budget_that_ends_is_told_once() -> None:
    clock = FakeClock()
    budget = Budget(Network(host_requests=1), clock, "a.test")
    with log_stream() as stream:
        budget.admit()
        budget.begin()
        assert stream.getvalue() == ""
        budget.admit()
        budget.admit()
        clock.elapsed += Network().host_seconds + 1
        assert budget.reached_limit() == "120 seconds have passed"
    assert lines(stream.getvalue()) == ["WARNING scanner.net.policy.budget: a.test, its budget is used up: 1 requests were sent"]
