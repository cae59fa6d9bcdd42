"""What a site's front page and name show of its server and software. Good enough to choose questions by, never a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import msgspec

from checks.core.http import Exchange

_LOOKED_AT = 65_536


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one server or product is recognised; see the data file."""

    headers: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    host: str = ""
    implies: tuple[str, ...] = ()
    application: bool = False


@cache
def known() -> Mapping[str, Sign]:
    """Every sign by its name, from the data that is shipped beside this file."""
    return msgspec.toml.decode(resources.files(__package__).joinpath("catalogue_signs.toml").read_bytes(), type=dict[str, Sign])


def signs(front: Exchange, host: str) -> tuple[frozenset[str], bool]:
    """The names of the signs that a site shows, and whether one of them, on the page, tells what made it."""
    shown = {name for name in known() if _shows(name, front)}
    supposed = {name for name, sign in known().items() if sign.host and _pattern(sign.host).search(host)}
    named = any(known()[name].application for name in shown)
    # A name is only a guess, so nothing follows from it.
    implied = {other for name in shown for other in known()[name].implies}
    further = {other for name in implied for other in known()[name].implies}
    return frozenset(shown | supposed | implied | further), named


def _shows(name: str, front: Exchange) -> bool:
    sign = known()[name]
    lines = [f"{header}: {value}" for hop in front.hops for header, value in hop.response.headers]
    text = front.final.body.text[:_LOOKED_AT]
    return (
        any(_pattern(pattern).search(line) for pattern in sign.headers for line in lines)
        or any(_pattern(pattern).fullmatch(cookie) for pattern in sign.cookies for cookie in _cookies(front))
        or any(_pattern(pattern).search(text) for pattern in sign.body)
    )


def _cookies(front: Exchange) -> Iterator[str]:
    for hop in front.hops:
        for value in hop.response.values("set-cookie"):
            yield value.partition("=")[0].strip()


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)
