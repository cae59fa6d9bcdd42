"""Strict-Transport-Security (RFC 6797 section 6.1)."""

from __future__ import annotations

import re

import msgspec

_DIRECTIVE = re.compile(r"\s*(?P<name>[^\s=;\"]+)\s*(?:=\s*(?P<value>\"(?:[^\"\\]|\\.)*\"|[^\s;\"]*)\s*)?\s*(?:;|\Z)")
_LONGEST = 1024


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
    given: dict[str, str | None] = {}
    at, text = 0, (value or "")[:_LONGEST]
    while at < len(text):
        if text[at:].lstrip(" \t;") == "":
            break
        found = _DIRECTIVE.match(text, at)
        if found is None or found.end() == at or found["name"].lower() in given:
            if text[at] == ";":
                at += 1
                continue
            return None
        given[found["name"].lower()] = found["value"]
        at = found.end()
    age = (given.get("max-age") or "").strip('"')
    if not re.fullmatch(r"[0-9]{1,18}", age):
        return None
    return Hsts(int(age), "includesubdomains" in given, "preload" in given)
