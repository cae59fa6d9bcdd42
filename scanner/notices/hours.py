"""Quiet hours."""

from __future__ import annotations

import datetime as dt

from checks.core.model.city import Hours


def quiet_hours(text: str, zone: str) -> Hours | None:
    """``21:00-06:00`` as hours of a zone; None for an empty text."""
    if not text:
        return None
    start, end = map(dt.time.fromisoformat, text.split("-"))
    return Hours(start, end, zone)
