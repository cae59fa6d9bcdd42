"""The addresses that a style sheet makes a page load (CSS Syntax Level 3; CSS Cascading and Inheritance Level 5 section 2; CSS Images Level 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# What may stand before the last @import: what HTML once wrote around a sheet, an encoding, names of layers.
_BEFORE = re.compile(r"(?:\s|<!--|-->|@charset\s[^;{}]{0,100};|@layer\s[^;{}]{0,500};)+", re.IGNORECASE)
_IMPORT = re.compile(r"@import\s{0,20}(?:url\(\s{0,20}[\"']?|[\"'])([^\"'()\s;]{1,2000})[^;{}]{0,2000}(?:;|\Z)", re.IGNORECASE)
# CSS Namespaces section 3: a name, which nothing is loaded from.
_NAMESPACE = re.compile(r"@namespace\b[^;{}@]{0,2000}(?:;|\Z)", re.IGNORECASE)
# What stands in a string of no function is text, as in `content` (CSS Syntax section 4.3.5).
# One that nothing closes ends with its line or the sheet.
_DOUBLE, _SINGLE = (rf"{quote}((?:\\.|[^{quote}\\\n])*+)\\?+(?:{quote}|(?=\n)|\Z)" for quote in ('"', "'"))
_FUNCTION = rf"\burl\(\s{{0,20}}(?:{_DOUBLE}|{_SINGLE}|([^\"'()\s]{{1,2000}}))"
_URL = re.compile(_FUNCTION, re.IGNORECASE)
_URL_OR_TEXT = re.compile(rf"{_FUNCTION}|{_DOUBLE}|{_SINGLE}", re.IGNORECASE)
# CSS Fonts 4 section 4; a rule that nothing closes goes on to the end.
_FONT = re.compile(r"@font-face\s{0,20}\{[^{}]{0,20000}", re.IGNORECASE)
# The sizes of a picture may stand as strings; what kind one is stands behind it.
_IMAGE_SET = re.compile(r"\bimage-set\(([^;{}]{1,4000})", re.IGNORECASE)
_STRING = re.compile(r"(?<!type\()[\"']([^\"'()\s]{1,2000})[\"']", re.IGNORECASE)
# CSS Syntax section 4.3.7: a code point, and the space that ends it.
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\f]?|\\([g-zG-Z:/.\-])")
# Code points that an address or the name of a function may be made of.
_PLAIN = re.compile(r"[A-Za-z0-9:/.\-]")


class Sheet(msgspec.Struct, frozen=True):
    """What a style sheet loads, as written and in order: other sheets, fonts, and pictures of all kinds."""

    imports: tuple[str, ...]
    fonts: tuple[str, ...]
    pictures: tuple[str, ...]


def style_sheet(css: str) -> Sheet:
    """Read a style sheet.

    >>> style_sheet("@import url('a.css'); b { background: url(c.png) } @import 'late.css';")
    Sheet(imports=('a.css',), fonts=(), pictures=('c.png',))
    """
    rules = _COMMENT.sub(" ", css)
    if "\\" in rules:
        rules = _ESCAPE.sub(_code_point, rules)
    imports, at = [], 0
    while True:
        before = _BEFORE.match(rules, at)
        at = before.end() if before else at
        if not (statement := _IMPORT.match(rules, at)):
            break
        imports.append(statement[1])
        at = statement.end()
    rest = _NAMESPACE.sub(" ", rules[at:])
    fonts = [address for face in _FONT.findall(rest) for address in _addresses(face)]
    rest = _FONT.sub(" ", rest)
    pictures = [address for options in _IMAGE_SET.findall(rest) for address in _STRING.findall(_URL.sub(" ", options))]
    return Sheet(tuple(imports), tuple(fonts), (*_addresses(rest), *pictures))


def _addresses(css: str) -> Iterator[str]:
    """What stands in ``url()``, and not in a string."""
    for match in _URL_OR_TEXT.finditer(css):
        if address := (match[1] or match[2] or match[3] or "").strip():
            yield address


def _code_point(escape: re.Match[str]) -> str:
    """What an escape stands for, where that is plain; left as it is where it would begin or end something."""
    if not escape[1]:
        return escape[2]
    point = int(escape[1], 16)
    return chr(point) if point < 0x80 and _PLAIN.match(chr(point)) else escape[0]
