"""What scans set out to do: rows of several tables to one value, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select

from checks.core.model.city import Opd, Permission
from checks.core.model.finding import Level
from checks.core.model.restriction import Restriction
from scanner.store import tables
from scanner.store.columns import columns
from scanner.store.unreadable import Unreadable


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan set out to do, so that it can be resumed and reported without the files it began with.

    ``only`` are the globs of the checks it was limited to, ``besides`` the registered hosts that it left out, ``resolve`` the addresses that
    were typed for it, by the names of targets. ``restrictions`` say what of it was not permitted any more when it was resumed.
    """

    opds: tuple[Opd, ...]
    level: Level = Level.PROBE
    only: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    resolve: dict[str, str] = {}
    restrictions: tuple[Restriction, ...] = ()


_PARTS = (tables.scan_opd, tables.scan_check, tables.excluded_host, tables.pinned_address, tables.restriction)


def write(connection: Connection, scan: int, plan: Plan) -> None:
    """Keep all of a plan but its level, which is in the row of its scan."""
    rows: tuple[Iterable[dict[str, Any]], ...] = (
        map(_opd_columns, plan.opds),
        ({"glob": glob} for glob in plan.only),
        ({"host": host} for host in plan.besides),
        ({"target": target, "address": address} for target, address in plan.resolve.items()),
    )
    for table, some in zip(_PARTS, rows, strict=False):
        _insert(connection, table, scan, some)
    _insert(connection, tables.restriction, scan, map(msgspec.structs.asdict, plan.restrictions))


def restrict(connection: Connection, scan: int, restrictions: Iterable[Restriction]) -> None:
    """Put these in the place of a plan's restrictions."""
    connection.execute(delete(tables.restriction).where(tables.restriction.c.scan == scan))
    _insert(connection, tables.restriction, scan, map(msgspec.structs.asdict, restrictions))


def newest_by_opd(connection: Connection, which: ColumnElement[bool]) -> dict[str, int]:
    """The number of the newest finished scan for which this holds and that was about an OPD, by its code; no plan is read."""
    row, opd = tables.scan.c, tables.scan_opd.c
    query = select(opd.code, func.max(row.id)).where(row.id == opd.scan, which, row.finished.is_not(None)).group_by(opd.code)
    return {code: int(number) for code, number in connection.execute(query)}


def permission_of(connection: Connection, scan: int, opd: str) -> Permission | None:
    """The letter that a scan went by at a department; None where there was none, or it cannot be read."""
    row = tables.scan_opd.c
    query = select(row.permission_reference, row.permission_until).where(row.scan == scan, row.code == opd)
    fields = connection.execute(query).first()
    if fields is None or fields.permission_reference is None:
        return None
    try:
        return msgspec.convert({"reference": fields.permission_reference, "until": fields.permission_until}, Permission)
    except msgspec.ValidationError:
        return None


def read(connection: Connection, which: ColumnElement[bool], unreadable: Unreadable) -> dict[int, Plan]:
    """The plans of the scans for which this holds, by number; those that cannot be read are absent and named."""
    scans = connection.execute(select(tables.scan.c.id, tables.scan.c.level).where(which)).all()
    parts = [_rows(connection, table, which) for table in _PARTS]
    plans = ((scan, unreadable.read(f"scan {scan}: plan", partial(_plan, level, *(part[scan] for part in parts)))) for scan, level in scans)
    return {scan: plan for scan, plan in plans if plan is not None}


def _insert(connection: Connection, table: Table, scan: int, rows: Iterable[Mapping[str, Any]]) -> None:
    if some := [{"scan": scan, "number": number, **row} for number, row in enumerate(rows)]:
        connection.execute(insert(table), some)


def _rows(connection: Connection, table: Table, which: ColumnElement[bool]) -> Mapping[int, list[dict[str, Any]]]:
    """Of each scan its rows, in their order."""
    rows: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    query = select(table).join(tables.scan, tables.scan.c.id == table.c.scan).where(which).order_by(table.c.scan, table.c.number)
    for row in connection.execute(query):
        rows[row.scan].append(columns(row))
    return rows


def _plan(
    level: object,
    opds: Iterable[dict[str, Any]],
    checks: Iterable[dict[str, Any]],
    hosts: Iterable[dict[str, Any]],
    addresses: Iterable[dict[str, Any]],
    restrictions: Iterable[dict[str, Any]],
) -> Plan:
    fields = {
        "level": level,
        "opds": [_opd(row) for row in opds],
        "only": [row["glob"] for row in checks],
        "besides": [row["host"] for row in hosts],
        "resolve": {row["target"]: row["address"] for row in addresses},
        "restrictions": restrictions,
    }
    return msgspec.convert(fields, Plan)


def _opd_columns(opd: Opd) -> dict[str, object]:
    permission, hours = opd.permission, opd.hours
    return {
        "code": opd.code,
        "name": opd.name,
        "contact": opd.contact,
        "head": opd.head,
        "office": opd.office,
        "level": int(opd.level),
        "permission_reference": permission and permission.reference,
        "permission_until": permission and permission.until and permission.until.isoformat(),
        "hours_start": hours and hours.start.isoformat(),
        "hours_end": hours and hours.end.isoformat(),
        "hours_zone": hours and hours.zone,
    }


def _opd(row: dict[str, Any]) -> dict[str, object]:
    permission = {"reference": row["permission_reference"], "until": row["permission_until"]}
    hours = {"start": row["hours_start"], "end": row["hours_end"], "zone": row["hours_zone"]}
    return {
        **row,
        "permission": None if permission["reference"] is None else permission,
        "hours": None if hours["zone"] is None else hours,
    }
