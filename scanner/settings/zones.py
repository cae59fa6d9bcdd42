"""IANA time zones by name."""

from __future__ import annotations

import difflib
import zoneinfo
from functools import cache

_INDONESIAN = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def is_zone(zone: str) -> bool:
    """Whether the zone database has this name, spelt exactly so; a machine without one has none."""
    if zone not in _INDONESIAN.values() and zone not in _names():
        return False
    try:
        zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, OSError, ValueError):
        return False
    return True


def suggestion(zone: str) -> str:
    """What to write instead of an unknown name."""
    if not _names():
        return "This machine has no data of time zones: install the package tzdata."
    if zone.upper() in _INDONESIAN:
        return f"Write {_INDONESIAN[zone.upper()]}."
    near = difflib.get_close_matches(zone, _names(), 1)
    return f"Did you mean {near[0]}?" if near else "Write an IANA name: Asia/Jakarta, Asia/Makassar or Asia/Jayapura, for instance."


@cache
def _names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
