"""A database by URL, opened to be written or only to be read, and changed all or nothing; its refusals in the operator's words."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from scanner.errors import StoreError
from scanner.store import schema, sqlite

MEMORY = "sqlite://"
_log = logging.getLogger(__name__)


def url_of(where: str) -> URL:
    """A file name or a database URL as a URL; `StoreError` for what is neither SQLite nor PostgreSQL."""
    if "://" not in where:
        try:
            path = str(Path(where).expanduser())
            # SQLite takes names in UTF-8 only.
            path.encode()
        except (RuntimeError, UnicodeEncodeError) as wrong:
            raise StoreError(f"store: {where!r} cannot be the name of one", "Name a file by its whole path, in UTF-8.") from wrong
        return URL.create("sqlite", database=path)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as wrong:
        raise StoreError(f"store: {where!r} is not a database URL", "Name a file, or postgresql://USER@HOST/DATABASE.") from wrong
    name = url.get_backend_name()
    if name == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if name != "sqlite":
        raise StoreError(f"store: {name} is not supported", "Name a file, or postgresql://USER@HOST/DATABASE.")
    return url


def url_text(url: URL) -> str:
    """How the store is called in messages: the file, or the URL without its password."""
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def open_engine(where: str, *, readonly: bool = False) -> Engine:
    """An engine on a database with the current schema; one that is ``readonly`` needs no right to write, and changes nothing.

    `StoreError` when the database cannot be opened, is newer than tilik, or would have to be written to be brought up to date.
    """
    url = url_of(where)
    engine = None
    try:
        engine = _engine(url, readonly)
        with engine.begin() as connection:
            (schema.require if readonly else schema.bring)(connection, url_text(url))
    except StoreError:
        if engine is not None:
            engine.dispose()
        raise
    except (SQLAlchemyError, OSError, ValueError) as wrong:
        if engine is not None:
            engine.dispose()
        raise StoreError(
            f"store {url_text(url)}: {_words(wrong)}", "Check the path or URL, its permissions, and that the database runs."
        ) from wrong
    return engine


@contextlib.contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A connection whose changes are kept together when the context ends, and not at all when it raises. `StoreError` when the database refuses."""
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as wrong:
        _log.error("store %s: the database refuses", url_text(engine.url), exc_info=True)
        words = str(getattr(wrong, "orig", None) or wrong).strip().splitlines()[0]
        raise StoreError(
            f"store {url_text(engine.url)}: {words}", "Check that there is space, and that the database runs and is writable."
        ) from wrong


def _engine(url: URL, readonly: bool) -> Engine:
    if url.get_backend_name() == "sqlite":
        return sqlite.reading_engine(url) if readonly else sqlite.writing_engine(url)
    return create_engine(url).execution_options(postgresql_readonly=True) if readonly else create_engine(url)


def _words(wrong: BaseException) -> str:
    inner = getattr(wrong, "orig", None) or (wrong.strerror if isinstance(wrong, OSError) else None) or wrong
    return str(inner).strip().splitlines()[0] if str(inner).strip() else type(inner).__name__
