"""How long a server asks to be left alone."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Iterable

from scanner.net.policy.rate_limit import LONGEST_WAIT

_SECONDS = re.compile(r"[0-9]+")
_LONGEST_DATE = 40


def retry_after(status: int, values: Iterable[str], now: dt.datetime) -> float | None:
    """Retry-After in seconds from now, at most a day (RFC 9110 section 10.2.3); None without one, or for one that is neither seconds nor a date.

    Of several the longest holds. It counts whatever the status but success, of which it does not speak.
    """
    if status < 300:
        return None
    waits = [wait for value in values if (wait := _seconds(value.strip(), now)) is not None]
    return min(LONGEST_WAIT, max(waits)) if waits else None


def _seconds(value: str, now: dt.datetime) -> float | None:
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        # All three forms of RFC 9110 section 5.6.7; they are in UTC, whatever they say.
        date = email.utils.parsedate_to_datetime(value) if len(value) <= _LONGEST_DATE else None
    except (ValueError, OverflowError):
        return None
    return max(0.0, (date.replace(tzinfo=dt.UTC) - now).total_seconds()) if date else None
