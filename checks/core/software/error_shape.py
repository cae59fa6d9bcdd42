"""What a page is made of that a program writes where nothing is: its texts are translated and replaced, its build stays."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from checks.core.evidence.http import Response

# So much of a page is looked at, and so many of its parts are named.
_READ, _MOST_PARTS = 8192, 40
_TAG = re.compile(r"<([a-z][a-z0-9]{0,20})(?=[\s/>])", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]{0,40}")
_MORE = "…"


def error_shape(answer: Response) -> str:
    """Status, media type and parts of an answer, on one line: the elements of a page in their order, the members of an object in JSON.

    >>> from checks.core.evidence.http import Body
    >>> error_shape(Response(404, (("Content-Type", "text/html"),), Body("<html><body><h1>Tidak ada</h1></body></html>")))
    '404 text/html html body h1'
    """
    return _shape(answer.status, answer.media_type, answer.body.text[:_READ])


# Every group of questions asks the same of one answer.
@lru_cache(maxsize=64)
def _shape(status: int, media_type: str, text: str) -> str:
    parts = _members(text) if text.lstrip()[:1] == "{" else [match[1].lower() for match in _TAG.finditer(text)]
    return " ".join((str(status), media_type or "-", *parts[:_MOST_PARTS], *([_MORE] if len(parts) > _MOST_PARTS else ())))


def _members(text: str) -> list[str]:
    try:
        members = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return []
    return [name if _KEY.fullmatch(name) else "?" for name in members]
