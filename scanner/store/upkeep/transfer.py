"""A whole store in another place: a copy while others write, or the same on the other kind of database."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlalchemy import Connection, Engine, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from scanner.errors import StoreError
from scanner.store.engine import url_text
from scanner.store.tables import metadata

# Rows of one table that are in memory at a time; a row may hold a page of a server's.
_ROWS = 200
# Pages of SQLite's that are copied before others may write.
_PAGES = 2000


def copy_store(source: Engine, destination: Engine) -> Mapping[str, int]:
    """Put everything that is in one store into another, which is empty; rows by table. As of one moment, whoever writes meanwhile.

    From file to file SQLite does it, damage included. `StoreError` where the destination holds something, and where a cell is not what its
    column says, so that another database will not take it.
    """
    if _is_file(source) and _is_file(destination):
        _require_empty(destination)
        with destination.connect() as into, source.connect() as out:
            inside, outside = into.connection.driver_connection, out.connection.driver_connection
            assert isinstance(inside, sqlite3.Connection)
            assert isinstance(outside, sqlite3.Connection)
            outside.backup(inside, pages=_PAGES)
        return row_counts(destination)
    try:
        with source.connect() as out, destination.begin() as into:
            if not _is_file(source):
                out.execution_options(isolation_level="REPEATABLE READ")
            _require_empty_at(into, destination)
            for table in metadata.sorted_tables:
                for rows in out.execution_options(yield_per=_ROWS).execute(select(table)).mappings().partitions():
                    into.execute(insert(table), [dict(row) for row in rows])
            if not _is_file(destination):
                _go_on_counting(into)
    except (SQLAlchemyError, TypeError, AttributeError) as wrong:
        words = str(getattr(wrong, "orig", None) or wrong).strip().splitlines()[0]
        raise StoreError(
            f"store {url_text(destination.url)}: {words}", "Nothing was copied. `tilik store check` names what is damaged in the source."
        ) from wrong
    return row_counts(destination)


def row_counts(engine: Engine) -> dict[str, int]:
    """How many rows every table has."""
    with engine.connect() as connection:
        return {table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0) for table in metadata.sorted_tables}


def _is_file(engine: Engine) -> bool:
    return engine.url.get_backend_name() == "sqlite"


def _require_empty(destination: Engine) -> None:
    with destination.connect() as connection:
        _require_empty_at(connection, destination)


def _require_empty_at(connection: Connection, destination: Engine) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StoreError(f"store {url_text(destination.url)} holds something already", "Name one that is still to be made.")


def _go_on_counting(connection: Connection) -> None:
    """PostgreSQL counts in sequences of its own, which do not know of rows that came with their numbers."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None and (newest := connection.scalar(select(func.max(column)))) is not None:
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, :column), :newest)"),
                {"table": table.name, "column": column.name, "newest": newest},
            )
