"""A database by URL, brought to this version's schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Column, Connection, Engine, MetaData, String, Table, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from scanner.errors import StoreError
from scanner.store.tables import metadata

MEMORY = "sqlite://"
_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT = 10.0
# Alembic's own table.
_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def url_of(where: str) -> URL:
    """A file name or a database URL as a URL; `StoreError` for what is neither SQLite nor PostgreSQL."""
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except ArgumentError as wrong:
        raise StoreError(f"store: {where!r} is not a database URL", "Name a file, or postgresql://USER@HOST/DATABASE.") from wrong
    name = url.get_backend_name()
    if name == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if name != "sqlite":
        raise StoreError(f"store: {name} is not supported", "Name a file, or postgresql://USER@HOST/DATABASE.")
    return url


def shown(url: URL) -> str:
    """How the store is called in messages: the file, or the URL without its password."""
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def open_engine(where: str) -> Engine:
    """An engine on a database with the current schema. `StoreError` when it cannot be opened, written or is newer than tilik."""
    url = url_of(where)
    memory = url.get_backend_name() == "sqlite" and not url.database
    options: dict[str, Any] = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}} if memory else {}
    engine = create_engine(url, **options)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediately)
    try:
        with engine.begin() as connection:
            _bring(connection, shown(url))
    except StoreError:
        engine.dispose()
        raise
    except (SQLAlchemyError, OSError) as wrong:
        engine.dispose()
        raise StoreError(
            f"store {shown(url)}: {_words(wrong)}", "Check the path or URL, its permissions, and that the database runs."
        ) from wrong
    return engine


def _words(wrong: BaseException) -> str:
    inner = getattr(wrong, "orig", None) or wrong
    return str(inner).strip().splitlines()[0] if str(inner).strip() else type(inner).__name__


def _prepare_sqlite(connection: Any, record: Any) -> None:
    # The driver's own transactions begin too late for DDL; ours begin in `_begin_immediately`.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout = 10000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    # A reader that turns writer could meet a writer and fail; one that begins as a writer waits its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring(connection: Connection, name: str) -> None:
    """Bring the schema to this version. Alembic is loaded for older stores only; that its migrations lead to the same tables is tested."""
    newest = max(file.name[1:5] for file in (_MIGRATIONS / "versions").glob("v*.py"))
    present = inspect(connection).get_table_names()
    if not present:
        metadata.create_all(connection)
        _VERSION.create(connection)
        connection.execute(_VERSION.insert().values(version_num=newest))
    elif _VERSION.name not in present or connection.scalars(select(_VERSION.c.version_num)).all() != [newest]:
        _upgrade(connection, name)


def _upgrade(connection: Connection, name: str) -> None:
    import alembic.command
    import alembic.config
    import alembic.script
    from alembic.runtime.migration import MigrationContext

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    scripts = alembic.script.ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    has = set(MigrationContext.configure(connection).get_current_heads())
    if not has <= known:
        raise StoreError(f"store {name} was written by a newer version of tilik", "Upgrade tilik, or name another store.")
    if has != set(scripts.get_heads()):
        alembic.command.upgrade(config, "head")
