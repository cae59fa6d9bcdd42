"""Working through the schedules: one run after another, each begun once, each that was interrupted finished first."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from scanner.net.clock import Clock
from scanner.schedule.timetable import PlannedRun, ScheduleState, Timetable
from scanner.store import ScheduleRun, ScheduleStore

# Seconds: however far the next run is, the clock is looked at so often. It may be put forward, and a schedule paused, meanwhile.
LOOK = 30.0
# Of a run that nothing can finish any more.
NO_EXIT_CODE = -1
_log = logging.getLogger(__name__)


class Launcher(Protocol):
    """What does a run. Its exit code; None where it was told to end before the run was whole."""

    async def run(self, name: str) -> int | None:
        """Scan, and report."""
        ...

    async def go_on(self, name: str) -> int | None:
        """Finish the scan of a run that was interrupted, and report."""
        ...


class Keeper:
    """The schedules of one store, kept by one process: whoever calls it holds that it is the only one.

    While ``is_free`` says that another run is using the store, nothing begins.
    """

    def __init__(
        self,
        names: Sequence[str],
        timetable: Timetable,
        store: ScheduleStore,
        launcher: Launcher,
        clock: Clock,
        is_free: Callable[[], bool] = lambda: True,
    ) -> None:
        self._names, self._timetable, self._store, self._launcher = tuple(names), timetable, store, launcher
        self._clock, self._is_free = clock, is_free

    def states(self) -> dict[str, ScheduleState]:
        """What is remembered of every schedule; one that is new counts from now on."""
        rows = self._store.states(self._names, self._clock.now())
        return {name: ScheduleState(since=since, paused=paused) for name, (since, paused) in rows.items()}

    async def recover(self) -> None:
        """Finish the run that was interrupted. A run whose schedule is gone from the settings is only closed."""
        runs = self._store.unfinished()
        for run in runs[:-1]:
            # A scan came after it, so that its own could no longer be resumed.
            self._finish(run, NO_EXIT_CODE)
        for run in runs[-1:]:
            _log.warning("run %d of schedule %s was interrupted", run.number, run.name)
            self._finish(run, await self._finish_scan(run) if run.name in self._names else NO_EXIT_CODE)

    async def begin_pending(self) -> PlannedRun | None:
        """Do the run whose time has come, if there is one, to its end."""
        run = self._timetable.pending(self.states(), self._clock.now())
        if run is None or not self._is_free():
            return None
        number = self._store.begin(run.name, run.due, self._clock.now())
        _log.info("run %d of schedule %s, due %s", number, run.name, run.due.isoformat())
        code = await self._launcher.run(run.name)
        if code is not None:
            self._store.finish(number, self._clock.now(), code)
        return run

    async def keep(self, is_over: Callable[[], bool], wait: Callable[[float], Awaitable[None]]) -> None:
        """Until told that it is over: do what is pending, else ``wait`` until the next run begins, so many seconds or fewer."""
        await self.recover()
        while not is_over():
            if await self.begin_pending() is None and not is_over():
                await wait(self._seconds_to_next())

    def _seconds_to_next(self) -> float:
        """At least `LOOK` where a run is held up by another; without any run to come an hour."""
        now = self._clock.now()
        begin = self._timetable.next_begin(self.states(), now)
        seconds = (begin - now).total_seconds() if begin is not None else 3600.0
        return seconds if seconds > 0 else LOOK

    async def _finish_scan(self, run: ScheduleRun) -> int | None:
        # Where it was interrupted before its scan had begun, the newest one in the store is of another day.
        return await (self._launcher.go_on(run.name) if self._store.has_scan(run) else self._launcher.run(run.name))

    def _finish(self, run: ScheduleRun, code: int | None) -> None:
        if code is not None:
            self._store.finish(run.number, self._clock.now(), code)
