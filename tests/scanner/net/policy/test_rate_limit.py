"""Politeness in a time that the test moves."""

from __future__ import annotations

import asyncio
import itertools
import random

import msgspec
import pytest
from hypothesis import given, strategies as st

from scanner.net import loop
from scanner.net.policy.rate_limit import LONGEST_WAIT, SLOWEST, Breaker, Lane, Pace, Window
from tests.scanner.net.fakes import FakeClock, World


def starts(pace: Pace, clock: FakeClock, count: int) -> list[float]:
    async def run() -> list[float]:
        times = []
        for _ in range(count):
            assert await pace.start((pace.requests,), clock.monotonic() + 1e6)
            times.append(clock.monotonic())
        return times

    return loop.run(run())


def most_in_a_second(times: list[float]) -> int:
    return max(sum(begin <= at < begin + 1 for at in times) for begin in times)


@pytest.mark.parametrize("rate", [10.0, 1.0, 2.5, 50.0])
def test_no_second_has_more_than_the_rate(rate: float) -> None:
    clock = FakeClock()
    times = starts(Pace(4, rate, clock, "a"), clock, 200)
    assert most_in_a_second(times) <= rate
    assert 0.9 * int(rate) < 199 / (times[-1] - times[0]) <= rate


def test_less_than_one_a_second() -> None:
    clock = FakeClock()
    times = starts(Pace(4, 0.25, clock, "a"), clock, 20)
    assert min(later - sooner for sooner, later in itertools.pairwise(times)) >= 4.0


class Step(msgspec.Struct, frozen=True):
    """What somebody does after so many seconds: a request, an opening or both at once; or what the server says."""

    after: float
    does: str


class Late(FakeClock):
    """Time in which whoever sleeps wakes up when it suits the machine."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._chance = random.Random(seed)

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds + self._chance.choice((0.0, 0.0, 0.049)))


STEPS = st.lists(
    st.builds(Step, st.sampled_from((0.0, 0.0, 0.001, 0.03, 0.099, 0.2, 0.9, 1.0, 3.0)), st.sampled_from(("ask", "open", "both", "slow", "back", "fine"))),
    min_size=30, max_size=120,
)  # fmt: skip


@pytest.mark.slow
@given(STEPS, st.sampled_from((1.0, 3.0, 10.0, 25.0)), st.integers(0, 3))
def test_whatever_happens_no_second_has_more_than_the_rate(steps: list[Step], rate: float, seed: int) -> None:
    clock = Late(seed)
    pace = Pace(4, rate, clock, str(seed))
    moments: list[float] = []
    opened: list[float] = []

    async def leave(*windows: Window) -> None:
        assert await pace.start(windows, clock.monotonic() + 1e6)
        moments.extend([clock.monotonic()] * (pace.requests in windows))
        opened.extend([clock.monotonic()] * (pace.openings in windows))

    async def run() -> None:
        for step in steps:
            clock.elapsed += step.after
            if step.does in ("ask", "open", "both"):
                limits = {"ask": (pace.requests,), "open": (pace.openings,), "both": (pace.openings, pace.requests)}[step.does]
                await asyncio.gather(*(leave(*limits) for _ in range(4)))
            elif step.does == "back":
                pace.slow_down(None if step.after else 2.0)
            else:
                pace.note_answer(9.0 if step.does == "slow" else 0.1)

    loop.run(run())
    for times in (moments, opened):
        assert not times or most_in_a_second(times) <= rate


def test_so_many_connections_and_no_more() -> None:
    clock, most = FakeClock(), 0
    pace = Pace(3, 1000.0, clock)
    lanes: set[Lane] = set()

    async def one() -> None:
        nonlocal most
        lane = await pace.take()
        assert lane not in lanes
        lanes.add(lane)
        most = max(most, len(lanes))
        await asyncio.sleep(0)
        lanes.remove(lane)
        pace.back(lane)

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(20)))

    loop.run(all_of_them())
    assert most == 3


def test_pushing_back_slows_and_good_answers_forgive() -> None:
    clock = FakeClock()
    pace = Pace(1, 10.0, clock, "a")
    for _ in range(10):
        pace.slow_down(0.0)
    before = starts(pace, clock, 1)[0]
    slow = starts(pace, clock, 10)[-1] - before
    assert slow >= 10 * 0.1 * SLOWEST * 0.7
    for _ in range(20):
        pace.note_answer(0.1)
    before = clock.monotonic()
    assert starts(pace, clock, 10)[-1] - before < slow / 4


@pytest.mark.parametrize("seconds", [5.0, 100.0, 3600.0, 1e12])
def test_who_wants_to_be_left_alone_is(seconds: float) -> None:
    clock = FakeClock()
    pace = Pace(4, 10.0, clock)
    pace.slow_down(seconds)
    pace.slow_down(0.0)
    assert starts(pace, clock, 1) == [min(seconds, LONGEST_WAIT)]


def test_nobody_waits_longer_than_he_has() -> None:
    clock = FakeClock()
    pace = Pace(4, 10.0, clock)
    pace.slow_down(100.0)
    assert loop.run(pace.start((pace.requests,), 99.0)) is False
    assert clock.monotonic() == 0
    assert loop.run(pace.start((pace.requests,), 101.0)) is True
    assert clock.monotonic() == 100


def test_a_slow_server_gets_more_room() -> None:
    clock = FakeClock()
    pace = Pace(1, 10.0, clock, "a")
    for _ in range(5):
        pace.note_answer(9.0)
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
        await clock.sleep(60.0)
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
    pace.slow_down(10.0)
    world.door.forget_idle()
    assert world.door.pace("192.0.2.1") is pace


def test_forgiving_takes_several_good_answers() -> None:
    clock = FakeClock()
    pace = Pace(1, 10.0, clock, "a")
    for _ in range(3):
        pace.slow_down(0.0)
    pace.note_answer(0.1)
    # The first leaves when it may; from then on the distance tells how slow the pace still is.
    times = starts(pace, clock, 3)
    assert times[2] - times[1] > 0.1 * SLOWEST / 2


def test_who_comes_late_makes_up_for_nothing() -> None:
    clock = FakeClock()
    pace = Pace(4, 10.0, clock, "a")
    starts(pace, clock, 10)
    clock.elapsed += 60.0
    times = starts(pace, clock, 10)
    assert min(later - sooner for sooner, later in itertools.pairwise(times[1:])) > 0.07


def test_requests_leave_in_no_exact_beat() -> None:
    beats = []
    for seed in ("192.0.2.1", "192.0.2.2"):
        clock = FakeClock()
        beats.append(starts(Pace(4, 10.0, clock, seed), clock, 10))
    distances = [round(later - sooner, 6) for sooner, later in itertools.pairwise(beats[0])]
    assert len(set(distances)) == len(distances)
    assert beats[0] != beats[1]


@pytest.mark.parametrize("rate", [1.0, 10.0, 50.0])
def test_not_even_a_second_that_is_measured_short_has_more_than_the_rate(rate: float) -> None:
    """What leaves in exact distances arrives a little closer: a server that has been let alone for a minute sees no burst, either."""
    clock = FakeClock()
    pace = Pace(4, rate, clock, "a")
    starts(pace, clock, 1)
    clock.elapsed += 60.0
    times = starts(pace, clock, 3 * int(rate))
    assert max(sum(begin <= at < begin + 1.015 for at in times) for begin in times) <= rate
