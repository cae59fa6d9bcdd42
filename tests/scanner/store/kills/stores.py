"""Where a town's stores are besides SQLite: one PostgreSQL for all, with a database for each town."""

from __future__ import annotations

from collections.abc import Callable

import psycopg


def empty_database(server: str, name: str) -> Callable[[], str]:
    """A function whose every call empties the database of that name on a server, and gives its URL."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    url = server.replace("/postgres?", f"/{name}?")

    def empty() -> str:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return url

    return empty
