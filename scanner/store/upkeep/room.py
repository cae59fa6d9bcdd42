"""The room that a store takes, and what of it is given back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text


def store_bytes(engine: Engine) -> int:
    """How many bytes the store takes on disk, what was written last included."""
    if engine.url.get_backend_name() == "sqlite":
        file = str(engine.url.database)
        return sum(path.stat().st_size for path in (Path(file), Path(f"{file}-wal")) if path.exists())
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def give_back(engine: Engine) -> None:
    """Have the system back what deleted rows left. Nobody may be writing meanwhile."""
    connection = engine.raw_connection()
    try:
        raw: Any = connection.driver_connection
        if engine.url.get_backend_name() != "sqlite":
            # No transaction may be open around it.
            raw.autocommit = True
        raw.execute("VACUUM")
        if engine.url.get_backend_name() == "sqlite":
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.detach()
        connection.close()
