"""How a SQLite file is opened: to be written by one at a time, or to be read by anybody who may read it."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

from scanner.errors import StoreError
from scanner.store.private import make_private

C = TypeVar("C", bound=sqlite3.Connection)
# SQLite tries again for so many milliseconds where somebody else writes; from so many seconds on the log tells of it.
_WAIT, _LONG_WAIT = "busy_timeout = 10000", 1.0
_log = logging.getLogger(__name__)


def writing_engine(url: URL) -> Engine:
    """An engine that makes the file if it is missing. ``OSError`` when it cannot be made."""
    options: dict[str, Any] = {}
    if url.database:
        _require_file(Path(url.database))
        make_private(url.database)
    else:
        options = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    engine = create_engine(url, **options)

    def prepare(connection: Any, record: Any) -> None:
        # Readers need no lock in this mode, and a power cut costs the last commits at most, never what is consistent.
        _prepare(connection, _WAIT, "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")

    def begin(connection: Connection) -> None:
        # A reader that turns writer could meet a writer and fail; one that begins as a writer waits its turn.
        before = time.monotonic()
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        if (wait := time.monotonic() - before) > _LONG_WAIT:
            _log.warning("store %s: tried for %.1f seconds until nobody else wrote to it", url.database, wait)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def reading_engine(url: URL) -> Engine:
    """An engine that never writes and waits for nobody who does. `StoreError` when there is no such file."""
    path = Path(url.database or "")
    if not path.exists():
        raise StoreError(f"store {path} holds no scan: there is no such file", "Scan first with `tilik scan`, or name another store.")
    _require_file(path)
    engine = create_engine(url, creator=lambda: _reader(path))

    def prepare(connection: Any, record: Any) -> None:
        _prepare(connection, _WAIT, "query_only = ON")

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    def unchanged(connection: Connection) -> None:
        raw = connection.connection.driver_connection
        if isinstance(raw, _Still) and raw.state != _state(path):
            raise StoreError(f"store {path} was written while it was read", "Ask again.")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    event.listen(engine, "commit", unchanged)
    return engine


def _require_file(path: Path) -> None:
    """`StoreError` for a folder, and for a pipe or a device, at which one may wait for ever."""
    if path.exists() and not path.is_file():
        raise StoreError(f"store {path}: is no file", "Name a file of tilik's own, or one that is still to be made.")


class _Still(sqlite3.Connection):
    """A file that is read without SQLite's locks, since none may be made beside it. ``state`` tells whether it was written since."""

    state: tuple[int, ...] = ()


def _state(path: Path) -> tuple[int, ...]:
    status, log = path.stat(), Path(f"{path}-wal")
    return status.st_ino, status.st_mtime_ns, status.st_size, log.stat().st_size if log.exists() else 0


def _prepare(connection: Any, *pragmas: str) -> None:
    # The driver's own transactions begin too late for DDL; ours begin in `begin`.
    connection.isolation_level = None
    # A text that is no UTF-8 is one bad cell, and must not end a query about all of them.
    connection.text_factory = _text
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _text(cell: bytes) -> str:
    return cell.decode("utf-8", "replace")


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that may only read. Where nothing may be made beside the file, the file is the whole store, if there is no log of what
    was written last. Whoever does not own the file makes nothing beside it: its owner could not write there."""
    log, index = Path(f"{path}-wal"), Path(f"{path}-shm")
    if os.geteuid() in (0, path.stat().st_uid) or (log.exists() and index.exists()):
        try:
            return _open(path, "mode=ro", sqlite3.Connection)
        except sqlite3.OperationalError:
            if os.access(path.parent, os.W_OK):
                raise
    if log.exists() and log.stat().st_size:
        raise StoreError(
            f"store {path}: what was written last is in {log.name}, and may not be taken in from there by this user",
            "Let the user who scans run `tilik judge` or `tilik scan` once.",
        )
    state = _state(path)
    still = _open(path, "immutable=1", _Still)
    still.state = state
    return still


def _open(path: Path, how: str, kind: type[C]) -> C:
    connection = sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, check_same_thread=False, factory=kind)
    try:
        # A file is opened with the first question.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
