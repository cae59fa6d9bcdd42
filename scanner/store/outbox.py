"""What is to be told to whom, and what was: each thing once to each recipient, also across crashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from sqlalchemy import Engine, insert, select, update

from scanner.store import tables
from scanner.store.engine import transaction


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A thing for one recipient, who is known by a hash; ``content`` is what is told, packed by whoever wrote it."""

    number: int = 0
    recipient: str
    key: str
    content: bytes


class Outbox:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, letters: Iterable[Letter], at: dt.datetime) -> int:
        """Keep what was never to be told to that recipient before; how many were new."""
        table = tables.outgoing
        with transaction(self._engine) as c:
            keys = {(recipient, key) for recipient, key in c.execute(select(table.c.recipient, table.c.key))}
            rows = {(one.recipient, one.key): one.content for one in letters if (one.recipient, one.key) not in keys}
            if rows:
                c.execute(insert(table), [{"recipient": r, "key": k, "content": content, "at": at} for (r, k), content in rows.items()])
        return len(rows)

    def look_through(self, scan: int, at: dt.datetime) -> None:
        """Whatever a scan changed has its letters: it need not be looked through again. This is a letter to nobody."""
        with transaction(self._engine) as c:
            c.execute(insert(tables.outgoing).values(recipient="", key=str(scan), content=b"", at=at, sent=at))

    def newest_scan(self) -> int:
        """The newest scan that was looked through; 0 where none was."""
        row = tables.outgoing.c
        with transaction(self._engine) as c:
            return max((int(key) for key in c.scalars(select(row.key).where(row.recipient == ""))), default=0)

    def waiting(self) -> list[Letter]:
        """What nobody has yet, oldest first."""
        table = tables.outgoing
        with transaction(self._engine) as c:
            rows = c.execute(select(table).where(table.c.sent.is_(None)).order_by(table.c.id))
            return [Letter(number=row.id, recipient=row.recipient, key=row.key, content=row.content) for row in rows]

    def close(self, letters: Iterable[Letter], at: dt.datetime) -> None:
        """The recipient has these."""
        with transaction(self._engine) as c:
            for one in letters:
                c.execute(update(tables.outgoing).where(tables.outgoing.c.id == one.number).values(sent=at))
