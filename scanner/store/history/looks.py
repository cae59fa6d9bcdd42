"""Which scans have something to say of a target: the newest, and older ones that asked what no newer one asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, bindparam, select

from checks.core.assess.ledger import Entry, Identity, State
from scanner.store import prepared, tables
from scanner.store.rows import Rows

_target, _scan = tables.target.c, tables.scan.c
_PLACE = (_target.scan, _target.number, _target.host, _target.port, _target.level, _target.judged, _target.finished)
_JUDGED = (
    select(tables.target, _scan.level.label("scan_level"))
    .join(tables.scan, _scan.id == _target.scan)
    .where(_target.host == bindparam("host"), _target.port == bindparam("port"), _target.scan <= bindparam("until"))
    .where(_target.judged.is_(True), _scan.kind == bindparam("kind"))
    .order_by(_target.scan.desc())
)


class Breadth(msgspec.Struct, frozen=True):
    """How much a scan asked of a target: the globs of its checks, none for all, and the level. -1 where that is not known."""

    only: frozenset[str]
    level: int

    @property
    def is_whole(self) -> bool:
        return not self.only

    def covers(self, older: Breadth) -> bool:
        """Whether all that the older asked was asked again."""
        return (self.is_whole or self.only == older.only) and self.level >= older.level


class Uncovered:
    """Of the breadths that it is given, newest first, tells which none before covers."""

    def __init__(self) -> None:
        self._breadths: list[Breadth] = []

    @property
    def is_empty(self) -> bool:
        """Whether none was given yet."""
        return not self._breadths

    def is_next(self, breadth: Breadth) -> bool:
        """Whether this one says something that no newer one does; it is remembered."""
        if any(newer.covers(breadth) for newer in self._breadths):
            return False
        self._breadths.append(breadth)
        return True


class JudgedRow(msgspec.Struct, frozen=True):
    """A target's row in a scan that judged it, and how much was asked."""

    row: Row[Any]
    breadth: Breadth


def judged_rows(connection: Connection, host: str, port: int, kind: str, until: int) -> Iterator[JudgedRow]:
    """The rows of a target up to a scan of that kind, newest first, without those that a newer one covers."""
    uncovered = Uncovered()
    for row in connection.execute(_JUDGED, {"host": host, "port": port, "until": until, "kind": kind}).all():
        breadth = _breadth(row, connection.scalars(prepared.GLOBS, {"at_scan": row.scan}))
        if uncovered.is_next(breadth):
            yield JudgedRow(row, breadth)


def ledger_before(connection: Connection, rows: Rows, host: str, port: int, kind: str, scan: int) -> dict[Identity, Entry]:
    """What was known of a target's findings before a scan: of each check the history by the scan that put it last."""
    ledger: dict[Identity, Entry] = {}
    rest: dict[Identity, Entry] = {}
    settled: set[str] = set()
    for one in judged_rows(connection, host, port, kind, scan - 1):
        own = rows.ledger(connection, one.row.scan, one.row.number, f"scan {one.row.scan}, {host}:{port}")
        checks = set(connection.scalars(prepared.VERDICT_CHECKS, prepared.at(one.row.scan, one.row.number)))
        for identity, entry in own.items():
            if identity.check not in settled:
                (ledger if one.breadth.is_whole or identity.check in checks else rest).setdefault(identity, entry)
        if one.breadth.is_whole:
            return ledger
        settled |= checks
    return {**{i: entry for i, entry in rest.items() if i.check not in settled}, **ledger}


def needed_rows(connection: Connection) -> set[tuple[int, int]]:
    """Scan and number of the targets of which something is known by that scan alone: a newer one of its kind did not ask as much, or could not see a finding again."""
    globs: dict[int, set[str]] = {}
    for scan, glob in connection.execute(select(tables.scan_check.c.scan, tables.scan_check.c.glob)):
        globs.setdefault(scan, set()).add(glob)
    needed: set[tuple[int, int]] = set()
    newer: dict[tuple[str, int, str], Uncovered] = {}
    rows: dict[tuple[str, int, str], list[Row[*tuple[Any, ...]]]] = {}
    query = (
        select(*_PLACE, _scan.kind, _scan.level.label("scan_level"))
        .join(tables.scan, _scan.id == _target.scan)
        .order_by(_target.scan.desc())
    )
    for row in connection.execute(query):
        at = row.host, row.port, row.kind
        rows.setdefault(at, []).append(row)
        uncovered = newer.setdefault(at, Uncovered())
        if uncovered.is_next(_breadth(row, globs.get(row.scan, ()))) if row.judged else uncovered.is_empty:
            needed.add((row.scan, row.number))
    return needed | set(_last_sightings(connection, needed, rows))


def _last_sightings(
    connection: Connection, needed: set[tuple[int, int]], rows: Mapping[tuple[str, int, str], Sequence[Row[*tuple[Any, ...]]]]
) -> Iterator[tuple[int, int]]:
    """Where what could not be verified any more was seen for the last time."""
    ledger = tables.ledger.c
    query = (
        select(ledger.scan, ledger.number, ledger.last_seen, _target.host, _target.port, _scan.kind)
        .join(tables.target, and_(_target.scan == ledger.scan, _target.number == ledger.number))
        .join(tables.scan, _scan.id == ledger.scan)
        .where(ledger.state == State.UNVERIFIABLE.value)
    )
    for line in connection.execute(query):
        if (line.scan, line.number) not in needed:
            continue
        older = (one for one in rows[line.host, line.port, line.kind] if one.finished is not None and one.finished <= line.last_seen)
        if (last := next(older, None)) is not None:
            yield last.scan, last.number


def _breadth(row: Row[*tuple[Any, ...]], globs: Iterable[str]) -> Breadth:
    """Of a plan that cannot be read nobody knows that it was whole."""
    return Breadth(frozenset(globs) | (frozenset() if row.scan_level is not None else {"*"}), -1 if row.level is None else row.level)
