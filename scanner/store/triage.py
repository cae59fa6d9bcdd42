"""What people decided and did about findings, in the same database as the scans."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, and_, func, insert, select, update

from checks.core.finding_id import finding_id
from checks.core.history import Identity
from checks.core.waive import Waiver
from scanner.store import prepared, rows, tables
from scanner.store.records import Handover, Note, Retest, ScanKind, Tracked
from scanner.store.transaction import transaction

_encode = msgspec.msgpack.encode


class Triage:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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
        columns = (target.scan, target.number, target.value, ledger.check, ledger.problem, ledger.subject)
        joined = tables.target.join(newest, last).join(tables.ledger, same)
        with transaction(self._engine) as c:
            found = [_tracked(row) for row in c.execute(select(*columns).select_from(joined))]
        return [one for one in found if one.id.startswith(id)]

    def waive(self, waiver: Waiver) -> int:
        """Keep a decision; its number."""
        with transaction(self._engine) as c:
            row = {"host": waiver.target.host, "port": waiver.target.port, "value": _encode(waiver)}
            return int(c.execute(insert(tables.waiver).values(**row).returning(tables.waiver.c.id)).scalar_one())

    def waivers(self) -> list[Waiver]:
        """Every decision, oldest first, those that ended included."""
        with transaction(self._engine) as c:
            return waivers(c)

    def end(self, number: int, at: dt.datetime, who: str) -> None:
        """Somebody takes a decision back."""
        row = tables.waiver.c
        with transaction(self._engine) as c:
            waiver = _waiver(number, c.execute(select(row.value).where(row.id == number)).scalar_one())
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
            found = c.scalars(select(row.value).where(row.finding == finding).order_by(row.id))
            return [msgspec.msgpack.decode(value, type=Note) for value in found]

    def keep(self, scan: int, number: int, retest: Retest) -> None:
        """Keep the retest of a finding of that target of that scan."""
        with transaction(self._engine) as c:
            c.execute(insert(tables.retest).values(scan=scan, number=number, finding=retest.finding, value=_encode(retest)))

    def retests_at(self, scan: int, number: int) -> list[Retest]:
        """The retests of one target of a scan, oldest first."""
        with transaction(self._engine) as c:
            return retests_at(c, scan, number)

    def retests(self, finding: str) -> list[Retest]:
        """The retests of a finding, oldest first."""
        row = tables.retest.c
        with transaction(self._engine) as c:
            found = c.scalars(select(row.value).where(row.finding == finding).order_by(row.id))
            return [msgspec.msgpack.decode(value, type=Retest) for value in found]

    def hand_over(self, handover: Handover) -> None:
        """Keep that a package was handed over."""
        with transaction(self._engine) as c:
            c.execute(insert(tables.handover).values(opd=handover.opd, value=_encode(handover)))

    def handovers(self) -> list[Handover]:
        """Every package that was handed over, oldest first."""
        with transaction(self._engine) as c:
            found = c.scalars(select(tables.handover.c.value).order_by(tables.handover.c.id))
            return [msgspec.msgpack.decode(value, type=Handover) for value in found]


def waivers(connection: Connection) -> list[Waiver]:
    """Every decision, oldest first."""
    return [_waiver(number, value) for number, value in connection.execute(prepared.WAIVERS)]


def retests_at(connection: Connection, scan: int, number: int) -> list[Retest]:
    """The retests of one target of a scan, oldest first."""
    found = connection.scalars(prepared.RETESTS, prepared.at(scan, number))
    return [msgspec.msgpack.decode(value, type=Retest) for value in found]


def _waiver(number: int, packed: bytes) -> Waiver:
    return msgspec.structs.replace(msgspec.msgpack.decode(packed, type=Waiver), number=number)


def _tracked(row: Row[*tuple[Any, ...]]) -> Tracked:
    target, identity = rows.target(row.value), Identity(row.check, row.problem, row.subject)
    return Tracked(id=finding_id(target, identity), scan=row.scan, number=row.number, target=target, identity=identity)
