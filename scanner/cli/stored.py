"""Which stored scan a command means."""

from __future__ import annotations

from checks.core.assessment import Scan
from scanner.errors import StoreError
from scanner.store import Store


def scan_of(store: Store, number: int | None) -> Scan:
    """The scan of that number, a look at one host included, or the city's newest one; `StoreError` when there is none."""
    scan = store.scan(number) if number is not None else None
    return scan or city_scan_of(store, number)


def city_scan_of(store: Store, number: int | None) -> Scan:
    """The city's scan of that number, or its newest one; `StoreError` when there is none."""
    scans = store.scans()
    for scan in scans:
        if number is None or scan.id == number:
            return scan
    what = "no scan" if number is None else f"no scan {number}"
    raise StoreError(f"the store holds {what} of a city", f"It holds {_numbers(scans)}." if scans else "Scan first with `tilik scan`.")


def _numbers(scans: list[Scan]) -> str:
    """Newest first, the last few of them."""
    few = ", ".join(str(scan.id) for scan in scans[:5])
    return f"scan {few}" if len(scans) == 1 else f"scans {few}" + (" and older ones" if len(scans) > 5 else "")
