"""Strict-Transport-Security (RFC 6797 section 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

# One directive up to its semicolon; a quoted value may contain semicolons. Atomic, so that the time is linear; a possessive group keeps the half of
# a turn that fails, in Python before 3.11.5 (gh-106052).
_PART = re.compile(r'(?P<directive>(?>(?:[^;"]++|"(?:[^"\\]|\\.)*+")*))(?:;|\Z)', re.DOTALL)
_TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]++"
_DIRECTIVE = re.compile(rf'(?P<name>{_TOKEN})(?:[ \t]*+=[ \t]*+(?P<value>"(?:[^"\\]|\\.)*+"|{_TOKEN}))?', re.DOTALL)
_LARGEST = 10**18


class Hsts(msgspec.Struct, frozen=True):
    """A policy a browser would accept. ``max_age`` is in seconds; 0 switches HSTS off."""

    max_age: int
    include_subdomains: bool = False
    preload: bool = False


def hsts(values: Iterable[str]) -> Hsts | None:
    """The policy of the first line (section 8.1), or None where a browser ignores it: absent, malformed, or a directive of its twice.

    >>> hsts(['max-age="31536000"; includeSubDomains', "max-age=0"])
    Hsts(max_age=31536000, include_subdomains=True, preload=False)
    """
    directives: dict[str, str | None] = {}
    at, text = 0, next(iter(values), "")
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return None
        if inside := part["directive"].strip(" \t"):
            directive = _DIRECTIVE.fullmatch(inside)
            if directive is None:
                return None
            name = directive["name"].lower()
            # What browsers do not know they pass over as often as it comes.
            if name in directives and name in ("max-age", "includesubdomains"):
                return None
            directives[name] = directive["value"]
        at = part.end()
    age = (directives.get("max-age") or "").strip('"')
    # A name that stands by itself and has a value is not that directive (section 6.1.2).
    if not re.fullmatch(r"[0-9]+", age) or directives.get("includesubdomains") is not None:
        return None
    seconds = age.lstrip("0") or "0"
    return Hsts(int(seconds) if len(seconds) <= 18 else _LARGEST, "includesubdomains" in directives, "preload" in directives)
