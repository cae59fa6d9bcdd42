"""Structured fields (RFC 9651): dictionaries and items as browsers parse them, where one slip voids the whole header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

_KEY = r"[a-z*][a-z0-9_\-.*]*+"
_TOKEN = r"[A-Za-z*][!#$%&'*+\-.^_`|~:/0-9A-Za-z]*+"
_STRING = r'"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*+"'
_BARE = rf"(?:{_TOKEN}|{_STRING}|-?[0-9]{{1,15}}(?:\.[0-9]{{1,3}})?|\?[01]|:[A-Za-z0-9+/=]*+:|@-?[0-9]{{1,15}})"
# Atomic, not possessive: of a possessive group whose last turn fails half-way Python before 3.11.5 keeps that half (gh-106052).
_PARAMETERS = rf"(?>(?:;[ ]*+{_KEY}(?>(?:={_BARE})?))*)"
_ITEM = rf"{_BARE}{_PARAMETERS}"
_ITEMS = rf"[ ]*+(?>(?:{_ITEM}(?:[ ]++(?=[^ )])|[ ]*+(?=\))))*)"
_MEMBER = re.compile(rf"(?P<key>{_KEY})(?:=(?:\((?P<list>{_ITEMS})\)|(?P<item>{_BARE}))|(?P<bare>)){_PARAMETERS}")
_COMMA = re.compile(r"[ \t]*+,[ \t]*+")
_ONE = re.compile(rf"[ ]*+(?P<bare>{_BARE}){_PARAMETERS}[ ]*+")
_VALUE = re.compile(rf"[ ]*+(?P<bare>{_BARE}){_PARAMETERS}")


class Dictionary(msgspec.Struct, frozen=True):
    """Member names with their values, those of an inner list in order, strings without their quotes; a bare key has the value ``?1``.

    ``fault`` is the text from where it could not be parsed, empty for a header that browsers accept.
    """

    members: dict[str, tuple[str, ...]] = {}
    fault: str = ""


def dictionary(values: Iterable[str]) -> Dictionary:
    """The dictionary that all lines of a header make; of two equal keys the last counts.

    >>> dictionary(["camera=(), geolocation=(self 'https://a.example')"]).fault
    "geolocation=(self 'https://a.example')"
    """
    text = ", ".join(value for value in values if value.strip(" ")).strip(" ")
    members: dict[str, tuple[str, ...]] = {}
    at = 0
    while at < len(text):
        member = _MEMBER.match(text, at)
        comma = _COMMA.match(text, member.end()) if member else None
        # A comma at the end announces a member that does not come.
        if member is None or (member.end() < len(text) and (comma is None or comma.end() == len(text))):
            return Dictionary({}, text[at:])
        source = "?1" if member["bare"] is not None else member["item"] or member["list"]
        members[member["key"]] = tuple(_values(source))
        at = comma.end() if comma else len(text)
    return Dictionary(members)


def item(values: Iterable[str]) -> str | None:
    """The bare item of a header, its parameters left out; None when browsers ignore it. Two lines are no item.

    >>> item(['same-origin; report-to="coop"'])
    'same-origin'
    """
    match = _ONE.fullmatch(", ".join(values))
    return match["bare"] if match else None


def _values(text: str) -> Iterator[str]:
    """The bare items of a value or a list that has been matched as such, one after another."""
    at = 0
    while (value := _VALUE.match(text, at)) is not None:
        yield _plain(value["bare"])
        at = value.end()


def _plain(bare: str) -> str:
    return re.sub(r"\\(.)", r"\1", bare[1:-1]) if bare.startswith('"') else bare
