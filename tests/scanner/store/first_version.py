"""A store as the first version of tilik wrote it."""

from __future__ import annotations

from pathlib import Path

import alembic.command
import alembic.config
import msgspec
from sqlalchemy import create_engine, text

from scanner.store import Plan, migrations
from scanner.store.engine import url_of


def write_first_version(where: str) -> None:
    """A database with only the first migration, and one scan in it."""
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    engine = create_engine(url_of(where))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, "0001")
        connection.execute(
            text("INSERT INTO scan (city, started, tilik, rules, plan) VALUES ('Kota Lama', 0, '0.1', '1', :plan)"),
            {"plan": msgspec.msgpack.encode(Plan(opds=()))},
        )
    engine.dispose()
