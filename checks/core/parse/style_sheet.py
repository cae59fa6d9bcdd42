"""The addresses that a style sheet makes a page load (CSS Syntax Level 3; CSS Cascading and Inheritance Level 5 section 2)."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = re.compile(r"@import\s{1,20}(?:url\(\s{0,20})?[\"']?([^\"'()\s;]{1,2000})", re.IGNORECASE)
_URL = re.compile(r"\burl\(\s{0,20}[\"']?([^\"'()\s]{1,2000})", re.IGNORECASE)


def style_sheet(css: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The other style sheets that it imports, and everything else that it loads, as written and in order.

    >>> style_sheet("@import url('a.css'); b { background: url(c.png) }")
    (('a.css',), ('c.png',))
    """
    rules = _COMMENT.sub(" ", css)
    return tuple(_IMPORT.findall(rules)), tuple(_URL.findall(_IMPORT.sub(" ", rules)))
