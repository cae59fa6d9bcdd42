"""The media type of an answer, as browsers take it from all its Content-Type lines (Fetch, "extract a MIME type"), and where it says none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from checks.core.parse.members import members

_ESSENCE = re.compile(r"[^;( \t]*+")
# A name with a space behind it is none (MIME Sniffing section 4.4); around a label spaces do not count (Encoding section 4.2).
_CHARSET = re.compile(r"""(?<=[; \t])charset=[ \t]*+["']?+[ \t]*+([\w.:\-]{1,40})""", re.IGNORECASE)
# These say that nobody knows (MIME Sniffing section 7).
_PLACEHOLDERS = ("", "unknown/unknown", "application/unknown")
_HTML = ("text/html", "application/xhtml+xml")
# MIME Sniffing section 7.1; that a tag ends after its name no browser asks.
_BEGINS_HTML = re.compile(
    r"[\t\n\f\r ]{0,1000}<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|p|!--)", re.IGNORECASE
)


class MediaType(msgspec.Struct, frozen=True):
    """``essence`` is ``text/html`` without parameters, in lower case, and empty where none is told; so is ``charset``, as sent."""

    essence: str = ""
    charset: str = ""

    @property
    def is_html(self) -> bool:
        """Whether it says that browsers show it as HTML."""
        return self.essence in _HTML

    @property
    def is_placeholder(self) -> bool:
        """Whether it says nothing, so that browsers look at the body."""
        return self.essence in _PLACEHOLDERS


def media_type(values: Iterable[str]) -> MediaType:
    """The last type of all lines that is one, and its charset.

    >>> media_type(["text/plain; charset=utf-8", "html, */*"])
    MediaType(essence='text/plain', charset='utf-8')
    """
    return _read(tuple(values))


@lru_cache(maxsize=256)
def _read(lines: tuple[str, ...]) -> MediaType:
    essence = charset = ""
    for member in members(lines):
        match = _ESSENCE.match(member)
        essence_of_member = match[0].lower() if match else ""
        if "/" not in essence_of_member or essence_of_member == "*/*":
            continue
        parameter = _CHARSET.search(member, len(essence_of_member))
        charset = parameter[1] if parameter else charset if essence_of_member == essence else ""
        essence = essence_of_member
    return MediaType(essence, charset)


def nosniff(values: Iterable[str]) -> bool:
    """Whether X-Content-Type-Options forbids browsers to look: its first value counts (Fetch, "determine nosniff")."""
    return [member.lower() for member in members(values)[:1]] == ["nosniff"]


def begins_as_html(text: str) -> bool:
    """Whether browsers that are not told what a text is show it as HTML."""
    return _BEGINS_HTML.match(text) is not None
