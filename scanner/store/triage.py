"""What people decided and did about findings, in the same database as the scans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, and_, func, insert, select, update

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity
from checks.core.assess.waivers import Waiver
from scanner.store import prepared, tables
from scanner.store.records import Handover, Note, Retest, ScanKind, Tracked
from scanner.store.rows import Rows
from scanner.store.transaction import transaction
from scanner.store.unreadable import T, Unreadable

_encode = msgspec.msgpack.encode


class Triage:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine, unreadable: Unreadable) -> None:
        self._engine, self._unreadable, self._rows = engine, unreadable, Rows(unreadable)

    def tracked(self, id: str) -> list[Tracked]:
        """The findings whose short name begins so, fixed ones included, each where a scan of the city judged its target last."""
        target, ledger = tables.target.c, tables.ledger.c
        newest = (
            select(target.host, target.port, func.max(target.scan).label("scan"))
            .join(tables.scan, tables.scan.c.id == target.scan)
            .where(target.judged.is_(True), tables.scan.c.kind == ScanKind.CITY)
            .group_by(target.host, target.port)
            .subquery()
        )
        last = and_(target.host == newest.c.host, target.port == newest.c.port, target.scan == newest.c.scan)
        same = and_(ledger.scan == target.scan, ledger.number == target.number)
        columns = (
            target.scan,
            target.number,
            target.host,
            target.port,
            target.opd,
            target.value,
            ledger.check,
            ledger.problem,
            ledger.subject,
        )
        joined = tables.target.join(newest, last).join(tables.ledger, same)
        with transaction(self._engine) as c:
            found = [self._tracked(row) for row in c.execute(select(*columns).select_from(joined))]
        return [one for one in found if one.id.startswith(id)]

    def waive(self, waiver: Waiver) -> int:
        """Keep a decision; its number."""
        with transaction(self._engine) as c:
            row = {"host": waiver.target.host, "port": waiver.target.port, "value": _encode(waiver)}
            return int(c.execute(insert(tables.waiver).values(**row).returning(tables.waiver.c.id)).scalar_one())

    def waivers(self) -> list[Waiver]:
        """Every decision, oldest first, those that ended included."""
        with transaction(self._engine) as c:
            return self.read_waivers(c)

    def end(self, number: int, at: dt.datetime, who: str) -> None:
        """Somebody takes a decision back."""
        row = tables.waiver.c
        with transaction(self._engine) as c:
            waiver = next(one for one in self.read_waivers(c) if one.number == number)
            ended = msgspec.structs.replace(waiver, ended=at, ended_by=who)
            c.execute(update(tables.waiver).where(row.id == number).values(value=_encode(ended)))

    def write(self, note: Note) -> None:
        """Keep a note."""
        with transaction(self._engine) as c:
            c.execute(insert(tables.note).values(finding=note.finding, value=_encode(note)))

    def notes(self, finding: str) -> list[Note]:
        """What was written about a finding, oldest first."""
        row = tables.note.c
        with transaction(self._engine) as c:
            return self._all(c.execute(select(row.id, row.value).where(row.finding == finding).order_by(row.id)), Note, "note")

    def keep(self, scan: int, number: int, retest: Retest) -> None:
        """Keep the retest of a finding of that target of that scan."""
        with transaction(self._engine) as c:
            c.execute(insert(tables.retest).values(scan=scan, number=number, finding=retest.finding, value=_encode(retest)))

    def retests_at(self, scan: int, number: int) -> list[Retest]:
        """The retests of one target of a scan, oldest first."""
        with transaction(self._engine) as c:
            return self.read_retests(c, scan, number)

    def retests(self, finding: str) -> list[Retest]:
        """The retests of a finding, oldest first."""
        row = tables.retest.c
        with transaction(self._engine) as c:
            return self._all(c.execute(select(row.id, row.value).where(row.finding == finding).order_by(row.id)), Retest, "retest")

    def hand_over(self, handover: Handover) -> None:
        """Keep that a package was handed over."""
        with transaction(self._engine) as c:
            c.execute(insert(tables.handover).values(opd=handover.opd, value=_encode(handover)))

    def handovers(self) -> list[Handover]:
        """Every package that was handed over, oldest first."""
        with transaction(self._engine) as c:
            return self._all(
                c.execute(select(tables.handover.c.id, tables.handover.c.value).order_by(tables.handover.c.id)), Handover, "handover"
            )

    def read_waivers(self, connection: Connection) -> list[Waiver]:
        """As `waivers`, within a transaction."""
        known = (
            (number, self._unreadable.value(value, Waiver, f"waiver {number}")) for number, value in connection.execute(prepared.WAIVERS)
        )
        return [msgspec.structs.replace(waiver, number=number) for number, waiver in known if waiver is not None]

    def read_retests(self, connection: Connection, scan: int, number: int) -> list[Retest]:
        """As `retests_at`, within a transaction."""
        return self._all(connection.execute(prepared.RETESTS, prepared.at(scan, number)), Retest, "retest")

    def _all(self, found: Iterable[Row[*tuple[Any, ...]]], kind: type[T], name: str) -> list[T]:
        known = (self._unreadable.value(value, kind, f"{name} {number}") for number, value in found)
        return [value for value in known if value is not None]

    def _tracked(self, row: Row[*tuple[Any, ...]]) -> Tracked:
        target, identity = self._rows.target(row), Identity(row.check, row.problem, row.subject)
        return Tracked(id=finding_id(target, identity), scan=row.scan, number=row.number, target=target, identity=identity)
