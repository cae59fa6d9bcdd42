"""Which stored scan a command means."""

from __future__ import annotations

from checks.core.assessment import Scan
from scanner.errors import StoreError
from scanner.store import Store


def scan_of(store: Store, number: int | None) -> Scan:
    """The scan of that number, or the newest one; `StoreError` when there is none."""
    scans = store.scans()
    for scan in scans:
        if number is None or scan.id == number:
            return scan
    what = "no scan" if number is None else f"no scan {number}"
    raise StoreError(f"the store holds {what}", "Scan first with `tilik scan`." if not scans else f"It holds 1 to {scans[0].id}.")
