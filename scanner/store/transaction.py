"""All or nothing, and the database's refusals in the operator's words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from scanner.errors import StoreError
from scanner.store.engine import shown


@contextlib.contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A connection whose changes are kept together when the context ends, and not at all when it raises. `StoreError` when the database refuses."""
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as wrong:
        words = str(getattr(wrong, "orig", None) or wrong).strip().splitlines()[0]
        raise StoreError(
            f"store {shown(engine.url)}: {words}", "Check that there is space, and that the database runs and is writable."
        ) from wrong
