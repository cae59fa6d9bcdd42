"""Lines that are an account and its password or hash: htpasswd(1), .pgpass, lists of users; in a file of nothing else see `checks.core.redact.file_contents`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.redact.positions.values import Span

_SIGN = r"[^\s:\"'<>(),;{}=]"
# A number alone is a telephone's or a person's, and is looked at as such.
_ACCOUNT = re.compile(
    rf"(?:^|(?<=[\"'>]))[A-Za-z_][\w.@\-]{{1,63}}:(?P<value>(?={_SIGN}{{0,40}}\d)(?={_SIGN}{{0,40}}[A-Za-z])(?!/){_SIGN}{{6,120}})(?=[ \t\r]{{0,4}}(?:$|[\"'<]))",
    re.MULTILINE,
)
_PGPASS = re.compile(
    r"(?:^|(?<=[\"'>]))[^\s:\"'<>]{1,100}:(?:\d{2,5}|\*):[^\s:\"'<>]{1,60}:[^\s:\"'<>]{1,60}:(?P<value>[^\s\"'<>]{1,200})(?=\s|$|[\"'<])",
    re.MULTILINE,
)
_NO_USER = re.compile(
    r"(?:sha\d{0,3}|md5|etag|v|ver|version|versi|id|urn|rev|commit|build|nomor|no|isbn|doi|tel|fax|wa|http|https|mailto|at|pukul)",
    re.IGNORECASE,
)


def accounts(text: str) -> Iterator[Span]:
    """The password of each account that is a line of its own."""
    if ":" not in text:
        return
    for match in _ACCOUNT.finditer(text):
        if not _NO_USER.fullmatch(text[match.start() : match.start("value") - 1]):
            yield Span(*match.span("value"))
    for match in _PGPASS.finditer(text):
        yield Span(*match.span("value"))
