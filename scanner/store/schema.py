"""The schema of a database: brought to this version by who writes, required of it by who reads."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from scanner.errors import StoreError
from scanner.store.tables import metadata

_MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic's own table.
_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def bring(connection: Connection, name: str) -> None:
    """Bring the store called ``name`` to this version. `StoreError` when it is newer, or somebody else's.

    Alembic is loaded for older stores only; that its migrations lead to the same tables is tested.
    """
    version = _version(connection, name)
    if version is None:
        metadata.create_all(connection)
        _VERSION.create(connection)
        connection.execute(_VERSION.insert().values(version_num=_versions()[-1]))
    elif version != _versions()[-1]:
        _upgrade(connection)


def require(connection: Connection, name: str) -> None:
    """`StoreError` unless the store called ``name`` is of this version."""
    version = _version(connection, name)
    if version is None:
        raise StoreError(f"store {name} holds no scan", "Scan first with `tilik scan`, or name another store.")
    if version != _versions()[-1]:
        raise StoreError(
            f"store {name} was written by an older version of tilik",
            "`tilik judge`, or the next `tilik scan`, brings it up to date; what only reads changes nothing.",
        )


def _versions() -> list[str]:
    """The versions that this tilik can bring up to date, oldest first."""
    return sorted(file.name[1:5] for file in (_MIGRATIONS / "versions").glob("v*.py"))


def _version(connection: Connection, name: str) -> str | None:
    """That of the database; None when nothing is in it. `StoreError` when it is none of tilik's, or of one to come."""
    present = inspect(connection).get_table_names()
    if not present:
        return None
    versions = connection.scalars(select(_VERSION.c.version_num)).all() if _VERSION.name in present else []
    if len(versions) != 1:
        raise StoreError(f"store {name} is a database of something else than tilik", "Name a file or a database that is tilik's own.")
    if versions[0] not in _versions():
        raise StoreError(f"store {name} was written by a newer version of tilik", "Upgrade tilik, or name another store.")
    return str(versions[0])


def _upgrade(connection: Connection) -> None:
    import alembic.command
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, "head")
