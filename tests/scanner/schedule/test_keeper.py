"""What keeps the schedules: each run once, an interrupted one finished first, nothing beside another run."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from scanner.schedule.keeper import LOOK, NO_EXIT_CODE, Keeper
from scanner.schedule.timetable import Timetable
from scanner.settings import Schedule
from scanner.store import Plan, ScheduleStore, Store
from scanner.store.engine import MEMORY
from tests.scanner.net.fakes import START, FakeClock

SCHEDULES = {"malam": Schedule(cron="30 12 * * *"), "jam": Schedule(cron="0 * * * *", only=("http-*",))}


class FakeLauncher:
    """Runs that end at once: with a code, or cut off; before that each ``begin``s a scan, unless it does not come so far."""

    def __init__(self, begin: Callable[[], object]) -> None:
        self.calls: list[str] = []
        self.code: int | None = 0
        self.begin = begin

    async def run(self, name: str) -> int | None:
        self.calls.append(name)
        self.begin()
        return self.code

    async def go_on(self, name: str) -> int | None:
        self.calls.append(f"{name} goes on")
        return self.code


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store(MEMORY)
    yield store
    store.close()


@pytest.fixture
def schedules(store: Store) -> ScheduleStore:
    return ScheduleStore(store.engine)


class House:
    """A keeper and what it works with."""

    def __init__(self, store: Store, *names: str) -> None:
        self.clock, self.free = FakeClock(), True
        self.launcher = FakeLauncher(lambda: store.begin("Kota Contoh", (), Plan(opds=()), self.clock.now(), "0.1", "1"))
        used = {name: SCHEDULES[name] for name in names}
        self.keeper = Keeper(names, Timetable(used, "UTC", ()), ScheduleStore(store.engine), self.launcher, self.clock, lambda: self.free)
        self.keeper.states()

    def after(self, minutes: float) -> list[str]:
        """What had begun once so much time had passed."""
        end = self.clock.now() + dt.timedelta(minutes=minutes)

        async def wait(seconds: float) -> None:
            await self.clock.sleep(min(seconds, (end - self.clock.now()).total_seconds()))

        asyncio.run(self.keeper.keep(lambda: self.clock.now() >= end, wait))
        calls, self.launcher.calls = self.launcher.calls, []
        return calls


def test_a_time_that_was_before_the_schedule_was_there_has_no_run(store: Store) -> None:
    """It is noon: the hour's time is now, and done with."""
    assert House(store, "jam").after(59) == []


def test_each_run_once(store: Store, schedules: ScheduleStore) -> None:
    house = House(store, "malam", "jam")
    assert house.after(61) == ["malam", "jam"]
    assert [(run.name, run.due, run.exit_code) for run in schedules.runs(9)] == [
        ("jam", START + dt.timedelta(hours=1), 0),
        ("malam", START + dt.timedelta(minutes=30), 0),
    ]


def test_who_starts_again_goes_on_where_the_other_ended(store: Store) -> None:
    first, second = House(store, "jam"), House(store, "jam")
    assert first.after(61) == ["jam"]
    assert second.after(60) == []
    assert second.after(61) == ["jam"]


def test_a_run_that_was_cut_off_is_finished_first(store: Store, schedules: ScheduleStore) -> None:
    first, second = House(store, "jam"), House(store, "jam")
    first.launcher.code = None
    first.after(61)
    (run,) = schedules.unfinished()
    assert (run.name, run.exit_code) == ("jam", None)
    assert second.after(1) == ["jam goes on"]
    assert schedules.unfinished() == []


def test_a_run_that_was_cut_off_before_its_scan_began_is_done_anew(store: Store, schedules: ScheduleStore) -> None:
    first, second = House(store, "jam"), House(store, "jam")
    first.launcher.begin()
    first.launcher.code, first.launcher.begin = None, lambda: None
    assert first.after(61) == ["jam"]
    assert second.after(1) == ["jam"], "the scan that is there is of another day"
    assert schedules.unfinished() == []


def test_of_several_that_were_cut_off_the_newest_is_finished(store: Store, schedules: ScheduleStore) -> None:
    for name in ("malam", "jam"):
        schedules.begin(name, START, START)
    house = House(store, "malam", "jam")
    house.launcher.begin()
    assert house.after(1) == ["jam goes on"]
    assert [run.exit_code for run in schedules.runs(9)] == [0, NO_EXIT_CODE]


def test_a_run_of_a_schedule_that_is_gone_is_closed(store: Store, schedules: ScheduleStore) -> None:
    schedules.begin("lama", START, START)
    assert House(store, "jam").after(1) == []
    assert [run.exit_code for run in schedules.runs(9)] == [NO_EXIT_CODE]


def test_nothing_begins_beside_another_run(store: Store) -> None:
    house = House(store, "jam")
    house.free = False
    assert house.after(61) == []
    assert house.clock.slept[-1] <= LOOK
    house.free = True
    assert house.after(1) == ["jam"]


def test_clocks_that_are_put_back_repeat_nothing(store: Store) -> None:
    house = House(store, "jam")
    assert house.after(61) == ["jam"]
    house.clock.elapsed -= 3600
    assert house.after(59) == []


def test_what_went_by_in_a_pause_is_not_made_up_for(store: Store, schedules: ScheduleStore) -> None:
    house = House(store, "jam")
    schedules.set_pause("jam", house.clock.now(), paused=True)
    assert house.after(150) == []
    schedules.set_pause("jam", house.clock.now(), paused=False)
    assert house.after(29) == []
    assert house.after(2) == ["jam"]
