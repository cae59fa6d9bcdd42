"""All or nothing, and the database's refusals in the operator's words."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from scanner.errors import StoreError
from scanner.store.engine import url_text

_log = logging.getLogger(__name__)


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
