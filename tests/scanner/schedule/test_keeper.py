"""What keeps the schedules: each run once, an interrupted one finished first, nothing beside another run."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator

import pytest

from scanner.schedule.keeper import LOOK, NO_EXIT_CODE, Keeper
from scanner.schedule.timetable import Timetable
from scanner.settings import Schedule
from scanner.store import ScheduleStore, Store
from scanner.store.engine import MEMORY
from tests.scanner.net.fakes import START, FakeClock

SCHEDULES = {"malam": Schedule(cron="30 12 * * *"), "jam": Schedule(cron="0 * * * *", only=("http-*",))}


class FakeLauncher:
    """Runs that end at once: with a code, or cut off."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.code: int | None = 0

    async def run(self, name: str) -> int | None:
        self.calls.append(name)
        return self.code

    async def go_on(self, name: str) -> int | None:
        self.calls.append(f"{name} goes on")
        return self.code


@pytest.fixture
def schedules() -> Iterator[ScheduleStore]:
    store = Store(MEMORY)
    yield ScheduleStore(store.engine)
    store.close()


class House:
    """A keeper and what it works with."""

    def __init__(self, store: ScheduleStore, *names: str) -> None:
        self.clock, self.launcher, self.store, self.free = FakeClock(), FakeLauncher(), store, True
        used = {name: SCHEDULES[name] for name in names}
        self.keeper = Keeper(names, Timetable(used, "UTC", ()), store, self.launcher, self.clock, lambda: self.free)
        self.keeper.states()

    def after(self, minutes: float) -> list[str]:
        """What had begun once so much time had passed."""
        end = self.clock.now() + dt.timedelta(minutes=minutes)

        async def wait(seconds: float) -> None:
            await self.clock.sleep(min(seconds, (end - self.clock.now()).total_seconds()))

        asyncio.run(self.keeper.keep(lambda: self.clock.now() >= end, wait))
        calls, self.launcher.calls = self.launcher.calls, []
        return calls


def test_a_time_that_was_before_the_schedule_was_there_has_no_run(schedules: ScheduleStore) -> None:
    """It is noon: the hour's time is now, and done with."""
    assert House(schedules, "jam").after(59) == []


def test_each_run_once(schedules: ScheduleStore) -> None:
    house = House(schedules, "malam", "jam")
    assert house.after(61) == ["malam", "jam"]
    assert [(run.name, run.due, run.exit_code) for run in schedules.runs(9)] == [
        ("jam", START + dt.timedelta(hours=1), 0),
        ("malam", START + dt.timedelta(minutes=30), 0),
    ]


def test_who_starts_again_goes_on_where_the_other_ended(schedules: ScheduleStore) -> None:
    first, second = House(schedules, "jam"), House(schedules, "jam")
    assert first.after(61) == ["jam"]
    assert second.after(60) == []
    assert second.after(61) == ["jam"]


def test_a_run_that_was_cut_off_is_finished_first(schedules: ScheduleStore) -> None:
    first, second = House(schedules, "jam"), House(schedules, "jam")
    first.launcher.code = None
    first.after(61)
    (run,) = schedules.unfinished()
    assert (run.name, run.exit_code) == ("jam", None)
    assert second.after(1) == ["jam goes on"]
    assert schedules.unfinished() == []


def test_of_several_that_were_cut_off_the_newest_is_finished(schedules: ScheduleStore) -> None:
    for name in ("malam", "jam"):
        schedules.begin(name, START, START)
    assert House(schedules, "malam", "jam").after(1) == ["jam goes on"]
    assert [run.exit_code for run in schedules.runs(9)] == [0, NO_EXIT_CODE]


def test_a_run_of_a_schedule_that_is_gone_is_closed(schedules: ScheduleStore) -> None:
    schedules.begin("lama", START, START)
    assert House(schedules, "jam").after(1) == []
    assert [run.exit_code for run in schedules.runs(9)] == [NO_EXIT_CODE]


def test_nothing_begins_beside_another_run(schedules: ScheduleStore) -> None:
    house = House(schedules, "jam")
    house.free = False
    assert house.after(61) == []
    assert house.clock.slept[-1] <= LOOK
    house.free = True
    assert house.after(1) == ["jam"]


def test_clocks_that_are_put_back_repeat_nothing(schedules: ScheduleStore) -> None:
    house = House(schedules, "jam")
    assert house.after(61) == ["jam"]
    house.clock.elapsed -= 3600
    assert house.after(59) == []


def test_what_went_by_in_a_pause_is_not_made_up_for(schedules: ScheduleStore) -> None:
    house = House(schedules, "jam")
    schedules.set_pause("jam", house.clock.now(), paused=True)
    assert house.after(150) == []
    schedules.set_pause("jam", house.clock.now(), paused=False)
    assert house.after(29) == []
    assert house.after(2) == ["jam"]
