"""White space and numbers as ECMAScript reads them, in which the original is written."""

from __future__ import annotations

import re

# WhiteSpace and LineTerminator (ECMA-262 sections 12.2 and 12.3); Python's own notion has more.
_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_SPACES = re.compile(f"[{_SPACE}]+")
_INTEGER = re.compile(r"[+-]?[0-9]+")


def trim(text: str) -> str:
    """Without white space at both ends."""
    return text.strip(_SPACE)


def split(text: str) -> list[str]:
    """Between runs of white space; a text that begins with one begins with an empty part."""
    return _SPACES.split(text)


def integer(text: str) -> int | None:
    """The decimal number a text begins with, white space before it left out; None where it begins with none (``NaN``)."""
    match = _INTEGER.match(text.lstrip(_SPACE))
    return int(match[0]) if match else None
