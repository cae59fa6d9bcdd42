"""What became of the schedules, in the same database as the scans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from sqlalchemy import Engine, insert, select, update

from scanner.store import tables
from scanner.store.engine import transaction
from scanner.store.records import ScanKind


class ScheduleRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run that began. ``finished`` and ``exit_code`` are None while it goes on, and where the machine went down in it."""

    number: int
    name: str
    due: dt.datetime
    started: dt.datetime
    finished: dt.datetime | None
    exit_code: int | None


class ScheduleStore:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def states(self, names: Iterable[str], now: dt.datetime) -> dict[str, tuple[dt.datetime, bool]]:
        """Since when each of these counts, and whether it is paused. One that was never met counts from ``now`` on."""
        row = tables.schedule.c
        with transaction(self._engine) as c:
            states = {name: (since, paused) for name, since, paused in c.execute(select(row.name, row.since, row.paused))}
            if new := [{"name": name, "since": now, "paused": False} for name in names if name not in states]:
                c.execute(insert(tables.schedule), new)
        return {name: states.get(name, (now, False)) for name in names}

    def begin(self, name: str, due: dt.datetime, at: dt.datetime) -> int:
        """A run begins: its number. The times of its schedule up to this one are done with."""
        with transaction(self._engine) as c:
            c.execute(update(tables.schedule).where(tables.schedule.c.name == name).values(since=due))
            row = {"name": name, "due": due, "started": at}
            return int(c.execute(insert(tables.schedule_run).values(**row).returning(tables.schedule_run.c.id)).scalar_one())

    def finish(self, number: int, at: dt.datetime, exit_code: int) -> None:
        """A run ended."""
        with transaction(self._engine) as c:
            c.execute(update(tables.schedule_run).where(tables.schedule_run.c.id == number).values(finished=at, exit_code=exit_code))

    def set_pause(self, name: str, at: dt.datetime, *, paused: bool) -> None:
        """Pause a schedule, or go on with it: what went by meanwhile is not made up for."""
        with transaction(self._engine) as c:
            c.execute(update(tables.schedule).where(tables.schedule.c.name == name).values(since=at, paused=paused))

    def unfinished(self) -> list[ScheduleRun]:
        """The runs that began and did not end, oldest first."""
        with transaction(self._engine) as c:
            rows = c.execute(select(tables.schedule_run).where(tables.schedule_run.c.finished.is_(None)).order_by(tables.schedule_run.c.id))
            return [_run(*row) for row in rows]

    def has_scan(self, run: ScheduleRun) -> bool:
        """Whether a scan of the city began since that run did: what was interrupted before that has none to go on with."""
        row = tables.scan.c
        with transaction(self._engine) as c:
            return c.execute(select(row.id).where(row.kind == ScanKind.CITY, row.started >= run.started).limit(1)).first() is not None

    def runs(self, most: int) -> list[ScheduleRun]:
        """The newest runs, newest first."""
        with transaction(self._engine) as c:
            rows = c.execute(select(tables.schedule_run).order_by(tables.schedule_run.c.id.desc()).limit(most))
            return [_run(*row) for row in rows]


def _run(
    number: int, name: str, due: dt.datetime, started: dt.datetime, finished: dt.datetime | None, exit_code: int | None
) -> ScheduleRun:
    return ScheduleRun(number=number, name=name, due=due, started=started, finished=finished, exit_code=exit_code)
