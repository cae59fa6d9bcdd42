"""Dates of cookies, as loose as servers write them (RFC 6265 section 5.1.1)."""

from __future__ import annotations

import datetime as dt
import re

_TOKENS = re.compile(r"[^\x09\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]++")
_TIME = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)")
_DAY = re.compile(r"(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(\d{2,4})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 100
_FIRST_YEAR = 1601


def cookie_date(text: str) -> dt.datetime | None:
    """The moment; None for what browsers take for no date.

    >>> cookie_date("Wed, 21-Oct-37 07:28:00 GMT")
    datetime.datetime(2037, 10, 21, 7, 28, tzinfo=datetime.timezone.utc)
    """
    time: tuple[int, int, int] | None = None
    day = month = year = None
    for token in _TOKENS.findall(text[:_LONGEST]):
        if time is None and (match := _TIME.match(token)):
            time = int(match[1]), int(match[2]), int(match[3])
        elif day is None and (match := _DAY.match(token)):
            day = int(match[1])
        elif month is None and token[:3].lower() in _MONTHS:
            month = _MONTHS.index(token[:3].lower()) + 1
        elif year is None and (match := _YEAR.match(token)):
            year = _whole(int(match[1]))
    if time is None or day is None or month is None or year is None or year < _FIRST_YEAR:
        return None
    try:
        return dt.datetime(year, month, day, *time, tzinfo=dt.UTC)
    except ValueError:
        return None


def _whole(year: int) -> int:
    """A year of two digits is one from 1970 to 2069."""
    return year + 1900 if 70 <= year <= 99 else year + 2000 if year <= 69 else year
