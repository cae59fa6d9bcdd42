"""Whether everything that is in a store can be read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from scanner.errors import StoreError
from scanner.store.records import ScanKind
from scanner.store.store import Store

# What SQLite says where all is well: of the pages of the file, and of rows that belong to others.
_PRAGMAS = {"integrity_check": "ok", "foreign_key_check": ""}


def store_faults(store: Store) -> Iterator[str]:
    """Every fault in words, of the file first, then of the rows. Nothing where all is well."""
    if store.engine.url.get_backend_name() == "sqlite":
        yield from _file_faults(store)
    try:
        for kind in ScanKind:
            for number in store.completion(kind):
                for place in store.collected(number):
                    store.evidence(place)
                deque(store.assessments(number), maxlen=0)
        store.triage.waivers()
        store.triage.handovers()
        if (fault := store.journal.first_fault()) is not None:
            yield f"ledger, line {fault.number}: {fault.what}"
    except StoreError as wrong:
        # A page that cannot be read ends the query: what would come after it is not known.
        yield str(wrong)
    yield from (f"{row}: {why}" for row, why in store.unreadable.items())


def _file_faults(store: Store) -> Iterator[str]:
    try:
        with store.engine.connect() as connection:
            for pragma, well in _PRAGMAS.items():
                for row in connection.execute(text(f"PRAGMA {pragma}")):
                    words = " ".join(map(str, row))
                    if words != well:
                        yield f"{pragma}: {words}"
    except SQLAlchemyError as wrong:
        yield f"the file: {getattr(wrong, 'orig', None) or wrong}"
