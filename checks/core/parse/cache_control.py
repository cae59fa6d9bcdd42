"""Cache-Control and Expires: whether a shared cache may keep an answer and hand it to the next visitor (RFC 9111)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_tz

from checks.core.parse.members import members


def cache_control(values: Iterable[str]) -> dict[str, str]:
    """The directives by name in lower case, quotes off; of two equal ones the first counts. Without a value the value is empty.

    >>> cache_control(["private, max-age=0", 'no-cache="set-cookie"'])
    {'private': '', 'max-age': '0', 'no-cache': 'set-cookie'}
    """
    directives: dict[str, str] = {}
    for member in members(values):
        name, _, value = member.partition("=")
        if name.strip():
            directives.setdefault(name.strip().lower(), value.strip().strip('"'))
    return directives


def shared_seconds(directives: dict[str, str], expires: str | None, now: dt.datetime) -> float | None:
    """How long a shared cache may reuse an answer without asking, in seconds (RFC 9111 section 4.2.1); None where nothing is said.

    Zero where it may not: ``no-store``, ``private``, ``no-cache``. An Expires that is no date is one in the past (section 5.3).
    """
    if any(name in directives and not directives[name] for name in ("no-store", "private", "no-cache")):
        return 0
    for name in ("s-maxage", "max-age"):
        if name in directives:
            # What is no number makes the answer stale (section 4.2.1).
            return int(directives[name]) if re.fullmatch(r"[0-9]{1,12}", directives[name]) else 0
    if expires is None:
        return None
    read = parsedate_tz(expires[:100])
    try:
        return max(0.0, (dt.datetime(*read[:6], tzinfo=dt.UTC) - now).total_seconds()) if read else 0
    except (ValueError, TypeError):
        return 0
