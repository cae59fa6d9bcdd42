"""A store as the first version of tilik wrote it."""

from __future__ import annotations

from pathlib import Path

import alembic.command
import alembic.config
import msgspec
from sqlalchemy import Connection, create_engine, text

from scanner.store import Plan, migrations
from scanner.store.engine import url_of


def migrations_of(connection: Connection) -> alembic.config.Config:
    """What Alembic's commands need to know to bring this database to a version."""
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


def write_first_version(where: str) -> None:
    """A database with only the first migration, and one scan in it."""
    engine = create_engine(url_of(where))
    with engine.begin() as connection:
        alembic.command.upgrade(migrations_of(connection), "0001")
        connection.execute(
            text("INSERT INTO scan (city, started, tilik, rules, plan) VALUES ('Kota Lama', 0, '0.1', '1', :plan)"),
            {"plan": msgspec.msgpack.encode(Plan(opds=()))},
        )
    engine.dispose()
