"""How many there are of something, of an answer that may have been read in part."""

from __future__ import annotations

from checks.core.evidence.http import Body


def extent(count: int, body: Body) -> int | str:
    """The number, or at least so many (``≥612``) where the rest was not read."""
    return f"≥{count}" if body.partial else count
