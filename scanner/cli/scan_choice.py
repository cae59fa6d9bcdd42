"""Which stored scan a command means."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from checks.core.assess.assessment import Scan
from scanner.errors import StoreError
from scanner.store import Store
from scanner.store.engine import url_of


@contextlib.contextmanager
def open_store(where: str, *, readonly: bool = False) -> Iterator[Store]:
    """A store, closed at the end; what of it could not be read is told then."""
    store = Store(where, readonly=readonly)
    try:
        yield store
    finally:
        for row, why in store.unreadable.items():
            click.echo(f"warning: store {store.name}: {row} cannot be read: {why}", err=True)
        store.close()


def is_file(where: str) -> bool:
    """Whether a store is a file, and no database of a server."""
    return url_of(where).get_backend_name() == "sqlite"


def is_there(where: str) -> bool:
    """Whether a store has been made: opening one that has not would make it."""
    return not is_file(where) or Path(where).expanduser().exists()


def scan_of(store: Store, number: int | None) -> Scan:
    """The scan of that number, a look at one host included, or the city's newest one; `StoreError` when there is none."""
    scan = store.scan(number) if number is not None else None
    return scan or city_scan_of(store, number)


def city_scan_of(store: Store, number: int | None) -> Scan:
    """The city's scan of that number, or its newest one; `StoreError` when there is none."""
    numbers = list(store.completion())
    scan = store.scan(number or numbers[0]) if numbers and (number is None or number in numbers) else None
    if scan is not None:
        return scan
    what = "no scan" if number is None else f"no scan {number}"
    raise StoreError(f"the store holds {what} of a city", f"It holds {_words(numbers)}." if numbers else "Scan first with `tilik scan`.")


def _words(numbers: list[int]) -> str:
    """Newest first, the last few of them."""
    few = ", ".join(str(number) for number in numbers[:5])
    return f"scan {few}" if len(numbers) == 1 else f"scans {few}" + (" and older ones" if len(numbers) > 5 else "")
