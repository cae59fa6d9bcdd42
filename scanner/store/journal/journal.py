"""Adding to the journal, reading it, and telling whether anything in it was changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, delete, false, insert, select, text

from scanner.store import tables
from scanner.store.engine import transaction
from scanner.store.journal.entry import ORIGIN, Deed, JournalContent, JournalEntry, chain_hash
from scanner.store.unreadable import DAMAGE

_ROWS = 500


class JournalFault(msgspec.Struct, frozen=True):
    """The first line that is not as it was written, or is not there. ``what`` says what is wrong."""

    number: int
    what: str


class Journal:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def head(self) -> tuple[int, str]:
        """Number and hash of the last line: who has it on paper can tell later that nothing before it was changed."""
        with transaction(self._engine) as c:
            return _last(c)

    def entries(self, opd: str | None = None) -> Iterator[JournalEntry]:
        """Oldest first, all of them or those about an OPD; a line that cannot be read is left to `first_fault`."""
        table = tables.journal
        query = select(table).order_by(table.c.id)
        query = query if opd is None else query.where(table.c.opd == opd)
        with transaction(self._engine) as c, c.execution_options(yield_per=_ROWS).execute(query) as rows:
            yield from filter(None, map(_entry, rows))

    def first_fault(self, head: str = "") -> JournalFault | None:
        """What is wrong with the journal, the oldest first; None where every line follows from the one before, and one of them has the hash ``head`` if there is one."""
        table, last, number = tables.journal, ORIGIN, 0
        is_there = head in ("", ORIGIN)
        query = select(table).order_by(table.c.id)
        with transaction(self._engine) as c, c.execution_options(yield_per=_ROWS).execute(query) as rows:
            for row in rows:
                number += 1
                if row.id != number:
                    return JournalFault(number, "it is missing")
                try:
                    expected = chain_hash(last, _columns(row), row.content)
                except DAMAGE:
                    expected = ""
                if row.hash != expected or _entry(row) is None:
                    return JournalFault(number, "it is not as it was written")
                last = row.hash
                is_there = is_there or last == head
        return None if is_there else JournalFault(number + 1, f"no line has the hash {head}: the journal was cut, or is another one")


def append(connection: Connection, entries: Iterable[JournalEntry]) -> None:
    """Add lines within a transaction, so that they are there if and only if the rest of it is."""
    lines = list(entries)
    if not lines:
        return
    _take_turn(connection)
    number, last = _last(connection)
    for entry in lines:
        number += 1
        content = zlib.compress(msgspec.json.encode(entry.content, order="deterministic"), 9)
        row = {
            "id": number, "at": entry.at, "deed": entry.deed.value, "who": entry.who, "opd": entry.opd, "target": entry.target, "scan": entry.scan,
        }  # fmt: skip
        last = chain_hash(last, {**row, "at": entry.at.timestamp()}, content)
        connection.execute(insert(tables.journal).values(**row, content=content, hash=last))


def _take_turn(connection: Connection) -> None:
    """Nobody else may add a line until this transaction is over: two would follow the same one."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE"))
    else:
        # SQLite has one writer at a time, and this is how to become it; it takes nothing away.
        connection.execute(delete(tables.journal).where(false()))


def _last(connection: Connection) -> tuple[int, str]:
    table = tables.journal.c
    row = connection.execute(select(table.id, table.hash).order_by(table.id.desc()).limit(1)).first()
    return (row.id, row.hash) if row is not None else (0, ORIGIN)


def _columns(row: Row[Any]) -> dict[str, object]:
    return {**row._mapping, "at": row.at.timestamp()}


def _entry(row: Row[Any]) -> JournalEntry | None:
    try:
        content = msgspec.json.decode(zlib.decompress(row.content), type=JournalContent)
        return JournalEntry(
            at=row.at, deed=Deed(row.deed), who=row.who, opd=row.opd, target=row.target, scan=row.scan, content=content,
            number=row.id, hash=row.hash,
        )  # fmt: skip
    except (*DAMAGE, zlib.error):
        return None
