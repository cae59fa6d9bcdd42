"""A sign of compromise: what is out of order, where, and of which kind. Two of different kinds make a verdict."""

from __future__ import annotations

import enum
import re

import msgspec

from checks.core.parse.passages import PagePlace
from checks.core.signs.pack import Subject


class SignKind(enum.StrEnum):
    """What a sign rests on; signs of one kind do not support one another."""

    WORDS = "words"
    PLACEMENT = "placement"
    LINKS = "links"
    VIEWS = "views"
    ADDRESSES = "addresses"
    SCRIPTS = "scripts"
    CHANGE = "change"


class CompromiseSign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign on one page. ``words`` are those of the packs, never more than their names; ``hosts`` where links lead, ``excerpt`` a few words of the page."""

    kind: SignKind
    subject: Subject
    path: str
    place: PagePlace = PagePlace.VISIBLE
    words: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    excerpt: str = ""


_ADDRESS = re.compile(r"http(s?)://([^\s/\"'<>]{1,300})", re.IGNORECASE)


def inert_text(text: str) -> str:
    """A text with the addresses in it as `inert_host` has hosts, at most 120 characters of it.

    >>> inert_text("location='https://slot.example/a'")
    "location='hxxps://slot[.]example/a'"
    """
    return _ADDRESS.sub(lambda match: f"hxxp{match[1]}://{inert_host(match[2])}", text[:400])[:120]


def inert_host(host: str) -> str:
    """The name of a host as responders write it to one another, so that no program makes a link of it.

    >>> inert_host("a.slot.example")
    'a[.]slot[.]example'
    """
    return host.replace(".", "[.]")
