"""Empty stores on a real PostgreSQL, one after another."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import psycopg

from tests.real.postgres import postgres


@contextlib.contextmanager
def postgres_stores() -> Iterator[Callable[[], str]]:
    """Gives a function whose every call empties the one database, and names it."""
    with postgres() as url:

        def empty() -> str:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")
            return url

        yield empty
