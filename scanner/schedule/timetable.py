"""Which run of which schedule is to begin when: a function of the schedules, of what was done, and of the time."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from checks.core.model.city import Hours, Opd
from scanner.errors import SettingsError
from scanner.schedule.crontab import Crontab
from scanner.schedule.hours import common_begin
from scanner.settings import Schedule

# How far ahead the next run of a schedule is looked for: the 29th of February comes within eight years.
_AHEAD = dt.timedelta(days=8 * 366)


class ScheduleState(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a schedule: times up to ``since`` are done with, or were before it; nothing begins while ``paused``."""

    since: dt.datetime
    paused: bool = False


class PlannedRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a schedule. ``due`` is the time that the schedule names, ``begin`` when it begins: with its jitter, within permitted hours."""

    name: str
    due: dt.datetime
    begin: dt.datetime


class Timetable:
    """The schedules of a city. `SettingsError` for one that cannot be."""

    def __init__(self, schedules: Mapping[str, Schedule], zone: str, opds: Sequence[Opd]) -> None:
        for name, one in schedules.items():
            for key, codes in (("opd", one.opd), ("report_opd", one.report_opd)):
                if strangers := set(codes) - {opd.code for opd in opds}:
                    raise SettingsError(
                        f"schedule.{name}.{key}: {min(strangers)!r} is no OPD of the list", "Write codes as the list of targets has them."
                    )
            if one.report_opd and not one.report:
                raise SettingsError(f"schedule.{name}.report_opd: no report is renewed", 'Write which: report = ["html"].')
        self._schedules = dict(schedules)
        self._crontabs = {name: Crontab(name, one.cron, one.zone or zone) for name, one in schedules.items()}
        self._opds = tuple(opds)

    def pending(self, states: Mapping[str, ScheduleState], now: dt.datetime) -> PlannedRun | None:
        """The run that is to begin now: of all whose time has come that which is due first.

        A schedule of which several times went by has one run, for the last of them: what it would have seen in between nobody can make up for.
        """
        runs = (run for name, state in states.items() if (run := self._missed(name, state, now)) is not None and run.begin <= now)
        return min(runs, key=lambda run: (run.due, run.name), default=None)

    def next_begin(self, states: Mapping[str, ScheduleState], now: dt.datetime) -> dt.datetime | None:
        """When the next run of all begins, or was to begin; None where no schedule has any."""
        return min((run.begin for name, state in states.items() for run in islice(self.upcoming(name, state, now), 1)), default=None)

    def upcoming(self, name: str, state: ScheduleState, now: dt.datetime) -> Iterator[PlannedRun]:
        """The runs of a schedule that are still to begin, in their order, without end; none while it is paused."""
        if state.paused:
            return
        if (run := self._missed(name, state, now)) is not None:
            yield run
        for due in self._crontabs[name].times(max(state.since, now)):
            if due > now + _AHEAD:
                return
            yield self._run(name, due)

    def _missed(self, name: str, state: ScheduleState, now: dt.datetime) -> PlannedRun | None:
        """The run for the newest time that has gone by. Clocks that were put back make no time come twice."""
        if state.paused or (due := self._crontabs[name].last(state.since, now)) is None:
            return None
        return self._run(name, due)

    def _run(self, name: str, due: dt.datetime) -> PlannedRun:
        schedule = self._schedules[name]
        jitter = _fraction(f"{name} {due.isoformat()}") * schedule.jitter
        return PlannedRun(name=name, due=due, begin=common_begin(self._hours(schedule), due + dt.timedelta(seconds=round(jitter))))

    def _hours(self, schedule: Schedule) -> list[Hours]:
        return [opd.hours for opd in self._opds if opd.hours is not None and (not schedule.opd or opd.code in schedule.opd)]


def _fraction(text: str) -> float:
    """From 0 to 1, always the same for the same text: who restarts does not draw again."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**32
