"""Strict-Transport-Security (RFC 6797 section 6.1)."""

from __future__ import annotations

import re

import msgspec

# One directive up to its semicolon; a quoted value may contain semicolons. Possessive, so that the time is linear.
_PART = re.compile(r'(?P<directive>(?:[^;"]++|"(?:[^"\\]|\\.)*+")*+)(?:;|\Z)', re.DOTALL)
_DIRECTIVE = re.compile(r'(?P<name>[^\s=;"]++)(?:\s*+=\s*+(?P<value>"(?:[^"\\]|\\.)*+"|[^\s;"]*+))?+', re.DOTALL)
_LARGEST = 10**18


class Hsts(msgspec.Struct, frozen=True):
    """A policy a browser would accept. ``max_age`` is in seconds; 0 switches HSTS off."""

    max_age: int
    include_subdomains: bool = False
    preload: bool = False


def hsts(value: str | None) -> Hsts | None:
    """The policy, or None where a browser ignores the header: absent, malformed, or a directive twice.

    >>> hsts('max-age="31536000"; includeSubDomains')
    Hsts(max_age=31536000, include_subdomains=True, preload=False)
    """
    directives: dict[str, str | None] = {}
    at, text = 0, value or ""
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return None
        if inside := part["directive"].strip():
            directive = _DIRECTIVE.fullmatch(inside)
            if directive is None or directive["name"].lower() in directives:
                return None
            directives[directive["name"].lower()] = directive["value"]
        at = part.end()
    age = (directives.get("max-age") or "").strip('"')
    if not re.fullmatch(r"[0-9]+", age):
        return None
    seconds = age.lstrip("0") or "0"
    return Hsts(int(seconds) if len(seconds) <= 18 else _LARGEST, "includesubdomains" in directives, "preload" in directives)
