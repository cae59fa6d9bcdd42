"""Text as it reads when its escapes are resolved, and where each of its characters stands in what was sent."""

from __future__ import annotations

import base64
import binascii
import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checks.core.redact.references import references_to

# Percent-encoding (RFC 3986), once and more often; character references (HTML), escaped again too; JSON's and JavaScript's \u and \x.
_ESCAPE = re.compile(
    r"%(?:25){0,3}[0-9A-Fa-f]{2}|&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|quot|apos|lt|gt|amp|colon|equals|nbsp|commat|period|lowbar|hyphen|dollar|excl|num|sol|plus);|"
    r"\\{1,4}(?:u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{2}|[0-3][0-7]{2}|[/nrt\"'])"
)
# What a reader does not see between the letters of a word: elements within a line, comments, signs without width.
INVISIBLE = (
    r"(?i:</?(?:span|b|i|u|em|strong|small|big|code|kbd|samp|var|tt|font|mark|wbr|abbr|ins|del|sub|sup|bdi|bdo|cite|dfn|q|s|strike|nobr)(?:\s[^<>]{0,500}|/)?>|"
    r"<!--[^<>]{0,300}-->|[\u00ad\u200b-\u200f\u2060\ufeff]|" + references_to("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") + ")"
)
_INLINE = re.compile(f"(?P<invisible>{INVISIBLE})|{_ESCAPE.pattern}")
# RFC 2045 section 6.7; only in text that has one of the two signs of it.
_QUOTED_PRINTABLE = re.compile(r"=(?:[0-9A-F]{2}|\r?\n)")
# Base64 of UTF-16 in its middle; of ASCII the first two signs are A and one of four.
_UTF_7 = re.compile(r"(?P<utf_7>\+A[A-D][A-Za-z0-9+/]{1,400}-)")
_SOFT_BREAKS = ("=3D", "=20", "=\n", "=\r\n")
# Base64 (RFC 4648, URL-safe too) of ASCII: of every four signs the first three have a bit that is never set. It begins where a word does.
_BASE64 = re.compile(
    r"[A-Za-f](?<![A-Za-z0-9+/_\-].)[A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_\-]"
    r"(?:[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_\-]){1,16384}[A-Za-z0-9+/_\-]{0,3}={0,2}(?![A-Za-z0-9+/_\-=])"
)
# What addresses and prose escape all the time, and nothing is hidden by.
_COMMON = frozenset((" ", "/", "&", "\xa0"))
_SHORT = {'"': '"', "'": "'", "/": "/", "n": "\n", "r": "\r", "t": "\t"}
_REACH = 300


class View(NamedTuple):
    """``text`` as it reads; ``at`` and ``source`` pair places in it with those in what was sent, in rising order."""

    text: str
    at: list[int]
    source: list[int]

    def origin(self, place: int) -> int:
        """Where a character of the view stands in what was sent."""
        n = bisect_right(self.at, place) - 1
        return self.source[n] + place - self.at[n]


def view(text: str) -> View | None:
    """The surroundings of escapes with these resolved; None where they hide nothing but blanks, slashes and ampersands."""
    return _view(text, _ESCAPE.finditer(text), _COMMON) if "%" in text or "&" in text or "\\" in text else None


def printable_view(text: str) -> View | None:
    """The same for quoted-printable, where the text is that."""
    return _view(text, _QUOTED_PRINTABLE.finditer(text), frozenset()) if any(sign in text for sign in _SOFT_BREAKS) else None


def utf_7_view(text: str) -> View | None:
    """The same for UTF-7 (RFC 2152), which no browser reads and any program turns back into text."""
    return _view(text, _UTF_7.finditer(text), frozenset()) if "+A" in text else None


def inline_view(text: str, places: Iterable[int]) -> View | None:
    """What a reader sees around these places, which rise: without the elements that stand within a line, as colours of code do."""
    return _view(text, (match for start, end in _windows(places) for match in _INLINE.finditer(text, start, end)), frozenset())


def _windows(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The surroundings of places, none twice."""
    start = end = 0
    for place in places:
        if place - _REACH > end:
            yield start, end
            start = place - _REACH
        end = place + 2 * _REACH
    yield start, end


def _view(text: str, matches: Iterable[re.Match[str]], common: frozenset[str]) -> View | None:
    escapes = [(match.start(), match.end(), sign) for match in matches if (sign := _meaning(match)) is not None]
    if all(sign in common for _, _, sign in escapes):
        return None
    parts: list[str] = []
    at: list[int] = []
    source: list[int] = []
    length = end = 0

    def add(part: str, place: int) -> None:
        nonlocal length
        if part or not at:
            parts.append(part)
            at.append(length)
            source.append(place)
            length += len(part)

    for start, stop, sign in escapes:
        if start - end > 2 * _REACH:
            add(text[end : end + _REACH] if end else "", end)
            add("\n", start - _REACH)
            end = start - _REACH
        add(text[end:start], end)
        add(sign, start)
        end = stop
    add(text[end : end + _REACH], end)
    at.append(length)
    source.append(min(len(text), end + _REACH))
    return View("".join(parts), at, source)


def _meaning(match: re.Match[str]) -> str | None:
    """What an escape stands for; nothing for what is not shown."""
    if match.lastgroup == "invisible":
        return ""
    return _utf_7(match[0]) if match.lastgroup == "utf_7" else _sign(match[0])


def _utf_7(run: str) -> str | None:
    try:
        return run.encode().decode("utf-7")
    except UnicodeDecodeError:
        return None


def _sign(escape: str) -> str | None:
    """What an escape stands for, one character; nothing for a line that goes on."""
    if escape[0] == "%":
        sign = chr(int(escape[-2:], 16))
    elif escape[0] == "&":
        sign = (
            html.unescape("&" + escape.replace("amp;", "").lstrip("&"))
            if escape.strip("&;").replace("amp;", "") not in ("amp", "")
            else "&"
        )
    elif escape[0] == "=":
        return "" if escape[1:].isspace() else chr(int(escape[1:], 16))
    else:
        body = escape.lstrip("\\")
        sign = _SHORT[body] if body in _SHORT else chr(int(body.strip("ux{}"), 16 if body[0] in "ux" else 8) % 0x110000)
    return sign if len(sign) == 1 else " "


def base64_texts(text: str) -> Iterator[tuple[int, int, str]]:
    """Every run of base64 (RFC 4648) that is text, with what it says."""
    for match in _BASE64.finditer(text):
        whole = _base64_text(match[0])
        if whole is not None and _readable(whole):
            yield match.start(), match.end(), whole


def _base64_text(run: str) -> str | None:
    run = run.rstrip("=").replace("-", "+").replace("_", "/")
    run = run[: len(run) - (len(run) % 4 == 1)]
    try:
        return base64.b64decode(run + "=" * (-len(run) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None


def _readable(text: str) -> bool:
    return text.isascii() and text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()
