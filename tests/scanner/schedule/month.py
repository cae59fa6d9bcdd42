"""A month of schedules in memory: ``python -m tests.scanner.schedule.month`` prints every run of it.

Three schedules share one store: signs every hour (ten minutes each), headers every night of a department that may be scanned from 22.00 to 04.00
only (half an hour), everything each Sunday by the clocks of Berlin (three and a half hours). The machine is off from 10 to 12 October, the
hourly one is paused on the 20th, and Berlin's clocks are put back on the 25th.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator

from checks.core.model.city import Hours, Opd
from scanner.net.clock import Clock
from scanner.schedule.keeper import Keeper
from scanner.schedule.timetable import Timetable
from scanner.settings import Schedule
from scanner.store import ScheduleRun, ScheduleStore, Store
from scanner.store.engine import MEMORY

BEGIN, END = dt.datetime(2026, 10, 1, tzinfo=dt.UTC), dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
OFF = dt.datetime(2026, 10, 10, 8, 10, tzinfo=dt.UTC), dt.datetime(2026, 10, 12, 9, 40, tzinfo=dt.UTC)
PAUSE = dt.datetime(2026, 10, 20, 0, 20, tzinfo=dt.UTC), dt.datetime(2026, 10, 21, 0, 20, tzinfo=dt.UTC)
OPDS = (
    Opd(code="dinkes", name="Dinas Kesehatan", hours=Hours(dt.time(22), dt.time(4), "Asia/Jakarta")),
    Opd(code="dispar", name="Dinas Pariwisata"),
)
SCHEDULES = {
    "tanda": Schedule(cron="0 * * * *", only=("http-*",), opd=("dispar",)),
    "header": Schedule(cron="0 20 * * *", only=("http-*",), opd=("dinkes",), zone="Asia/Jakarta"),
    "semua": Schedule(cron="30 2 * * 0", zone="Europe/Berlin", jitter=600, opd=("dispar",)),
}
LENGTHS = {"tanda": dt.timedelta(minutes=10), "header": dt.timedelta(minutes=30), "semua": dt.timedelta(minutes=210)}


class MonthClock(Clock):
    """Time that passes when somebody waits, and jumps over the days on which the machine is off."""

    def __init__(self) -> None:
        self.at = BEGIN

    def now(self) -> dt.datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += dt.timedelta(seconds=seconds)
        if OFF[0] <= self.at < OFF[1]:
            self.at = OFF[1]


class MonthLauncher:
    """Runs that take as long as they take."""

    def __init__(self, clock: MonthClock) -> None:
        self._clock = clock

    async def run(self, name: str) -> int:
        self._clock.at += LENGTHS[name]
        return 0

    async def go_on(self, name: str) -> int:
        raise AssertionError("nothing is interrupted")


def month() -> list[ScheduleRun]:
    """Every run, in the order in which they began."""
    clock, store = MonthClock(), Store(MEMORY)
    schedules = ScheduleStore(store.engine)
    keeper = Keeper(tuple(SCHEDULES), Timetable(SCHEDULES, "Asia/Jakarta", OPDS), schedules, MonthLauncher(clock), clock)
    changes = [(PAUSE[0], True), (PAUSE[1], False)]

    async def wait(seconds: float) -> None:
        """Until the next run, or until somebody pauses the hourly one or goes on with it."""
        end = clock.now() + dt.timedelta(seconds=seconds)
        if changes and changes[0][0] <= end:
            at, paused = changes.pop(0)
            clock.at = max(at, clock.at)
            schedules.set_pause("tanda", clock.now(), paused=paused)
        else:
            await clock.sleep(seconds)

    asyncio.run(keeper.keep(lambda: clock.now() >= END, wait))
    runs = schedules.runs(2000)[::-1]
    store.close()
    return runs


def table(runs: list[ScheduleRun]) -> Iterator[str]:
    for run in runs:
        assert run.finished is not None
        yield f"{run.due:%a %d %H:%M}  {run.started:%a %d %H:%M:%S}  {run.finished:%a %d %H:%M:%S}  {run.name}"


if __name__ == "__main__":
    print("due           began            ended            schedule   (UTC)")
    print("\n".join(table(month())))
