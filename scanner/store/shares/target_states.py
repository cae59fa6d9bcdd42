"""How far a scan is with single targets, asked by whoever does a part of it."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Engine, select

from checks.core.model.finding import Target
from scanner.store import prepared, tables
from scanner.store.engine import transaction
from scanner.store.records import Place


class TargetState(msgspec.Struct, frozen=True):
    """Where a target stands in a scan. ``finished`` is when its evidence was complete, None while it is not stored."""

    number: int
    finished: dt.datetime | None
    judged: bool


class TargetStates:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, scan: int, target: Target) -> TargetState | None:
        """How far a scan is with a target; None where it has none of that host and port."""
        row = tables.target.c
        with transaction(self._engine) as c:
            number = c.execute(prepared.FIND, {"at_scan": scan, "host": target.host, "port": target.port}).scalar()
            if number is None:
                return None
            query = select(row.collected, row.finished, row.judged).where(row.scan == scan, row.number == number)
            collected, finished, judged = c.execute(query).one()
        return TargetState(number, finished if collected else None, bool(judged))

    def place(self, scan: int, target: Target) -> Place | None:
        """Where the evidence of a target stands that is collected and not judged; None for any other."""
        state = self.of(scan, target)
        if state is None or state.finished is None or state.judged:
            return None
        return Place(scan, state.number, target, state.finished)
