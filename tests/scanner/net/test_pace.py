"""Politeness in a time that the test moves."""

from __future__ import annotations

import asyncio

import pytest

from scanner.net import loop
from scanner.net.pace import LONGEST_WAIT, SLOWEST, Breaker, Pace
from tests.scanner.net.fakes import FakeClock, World


def starts(pace: Pace, clock: FakeClock, count: int) -> list[float]:
    async def run() -> list[float]:
        times = []
        for _ in range(count):
            await pace.turn()
            times.append(clock.monotonic())
        return times

    return loop.run(run())


@pytest.mark.parametrize(("connections", "rate"), [(4, 10.0), (1, 1.0), (8, 50.0)])
def test_no_second_has_more_requests_than_rate_and_connections(connections: int, rate: float) -> None:
    clock = FakeClock()
    times = starts(Pace(connections, rate, clock, "a"), clock, 100)
    for begin in times:
        assert sum(begin <= at < begin + 1 for at in times) <= rate + connections


def test_the_average_is_the_rate() -> None:
    clock = FakeClock()
    times = starts(Pace(4, 10.0, clock, "a"), clock, 200)
    assert 18 <= times[-1] <= 21


def test_so_many_connections_and_no_more() -> None:
    clock, most = FakeClock(), 0
    pace = Pace(3, 1000.0, clock)
    held: set[int] = set()

    async def one() -> None:
        nonlocal most
        lane = await pace.take()
        assert lane not in held
        held.add(lane)
        most = max(most, len(held))
        await asyncio.sleep(0)
        held.remove(lane)
        pace.back(lane)

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(20)))

    loop.run(all_of_them())
    assert most == 3


def test_pushing_back_slows_and_good_answers_forgive() -> None:
    clock = FakeClock()
    pace = Pace(1, 10.0, clock, "a")
    for _ in range(10):
        pace.pushed_back(0.0)
    before = starts(pace, clock, 1)[0]
    slow = starts(pace, clock, 10)[-1] - before
    assert slow >= 10 * 0.1 * SLOWEST * 0.7
    for _ in range(20):
        pace.answered(0.1)
    before = clock.monotonic()
    assert starts(pace, clock, 10)[-1] - before < slow / 4


def test_retry_after_is_honoured_within_reason() -> None:
    clock = FakeClock()
    pace = Pace(4, 10.0, clock)
    pace.pushed_back(5.0)
    assert 5.0 <= starts(pace, clock, 1)[0] < 6.5
    clock = FakeClock()
    pace = Pace(4, 10.0, clock)
    pace.pushed_back(86_400.0)
    assert starts(pace, clock, 1)[0] < LONGEST_WAIT * 1.2


def test_a_slow_server_gets_more_room() -> None:
    clock = FakeClock()
    pace = Pace(1, 10.0, clock, "a")
    for _ in range(5):
        pace.answered(9.0)
    assert starts(pace, clock, 10)[-1] > 2.0


def test_the_breaker_opens_on_the_same_trouble_in_a_row_only() -> None:
    breaker = Breaker(limit=3)
    for trouble in ("timeout", "timeout", "reset", "timeout", "timeout"):
        breaker.note("a", 443, trouble)
    assert breaker.open("a", 443) is None
    breaker.note("a", 443, "timeout")
    assert breaker.open("a", 443) == "timeout"
    assert breaker.open("a", 80) is None
    assert breaker.open("b", 443) is None
    breaker.note("a", 443, None)
    assert breaker.open("a", 443) is None


def test_an_address_is_forgotten_once_nobody_asks_it_any_more() -> None:
    world = World()
    door, clock = world.door, world.clock

    async def run() -> None:
        first, other = door.pace("192.0.2.1"), door.pace("192.0.2.2")
        slot = await first.take()
        await clock.sleep(LONGEST_WAIT * 2)
        door.forget_idle()
        assert door.pace("192.0.2.1") is first
        first.back(slot)
        # An address nobody asked for a while, whichever of a host's it is.
        assert door.pace("192.0.2.2") is not other
        door.forget_idle()
        assert door.pace("192.0.2.1") is not first

    loop.run(run())


def test_what_a_server_asked_for_is_not_forgotten_at_once() -> None:
    world = World()
    pace = world.door.pace("192.0.2.1")
    pace.pushed_back(10.0)
    world.door.forget_idle()
    assert world.door.pace("192.0.2.1") is pace
