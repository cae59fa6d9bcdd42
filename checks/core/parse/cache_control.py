"""Cache-Control and Expires: whether a shared cache may keep an answer and hand it to the next visitor (RFC 9111)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_tz

from checks.core.parse.members import members

_AGES = ("s-maxage", "max-age")
_WHOLE_OR_LINES = ("private", "no-cache")
_SECONDS = re.compile(r"[0-9]{1,12}")


def cache_control(values: Iterable[str]) -> dict[str, str]:
    """The directives by name in lower case, quotes off. Without a value the value is empty.

    Of two equal ones the first counts (RFC 9111 section 4.2.1), as browsers have it the first that makes sense; what limits the whole answer
    counts before what limits some of its lines (sections 5.2.2.4 and 5.2.2.7).

    >>> cache_control(["private, max-age=0", 'no-cache="set-cookie"'])
    {'private': '', 'max-age': '0', 'no-cache': 'set-cookie'}
    """
    directives: dict[str, str] = {}
    for member in members(values):
        name, _, value = member.partition("=")
        name, value = name.strip().lower(), value.strip().strip('"')
        if not name:
            continue
        former = directives.setdefault(name, value)
        if (name in _AGES and not _SECONDS.fullmatch(former)) or (name in _WHOLE_OR_LINES and not value):
            directives[name] = value
    return directives


def shared_seconds(directives: dict[str, str], expires: str | None, now: dt.datetime) -> float | None:
    """How long a shared cache may reuse an answer without asking, in seconds (RFC 9111 section 4.2.1); None where nothing is said.

    Zero where it may not: ``no-store``, ``private``, ``no-cache``. An Expires that is no date is one in the past (section 5.3).
    """
    if any(name in directives and not directives[name] for name in ("no-store", *_WHOLE_OR_LINES)):
        return 0
    for name in _AGES:
        if name in directives:
            # What is no number makes the answer stale (section 4.2.1).
            return int(directives[name]) if _SECONDS.fullmatch(directives[name]) else 0
    if expires is None:
        return None
    read = parsedate_tz(expires[:100])
    try:
        return max(0.0, (dt.datetime(*read[:6], tzinfo=dt.UTC) - now).total_seconds()) if read else 0
    except (ValueError, TypeError):
        return 0
