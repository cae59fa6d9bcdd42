"""What a site's front page and name show of its server and software. Good enough to choose questions by, never a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

import msgspec

from checks.core.evidence.http import Exchange

_LOOKED_AT = 65_536
# What is not only itself in a pattern: repetitions, classes, choices, and escapes of letters and digits.
_SPECIAL = re.compile(r"(?<!\\)[.^$*+?{}\[\]|()]|\\[A-Za-z0-9]")


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one server or product is recognised; see the data file."""

    headers: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    host: str = ""
    implies: tuple[str, ...] = ()
    application: bool = False


@cache
def all_signs() -> Mapping[str, Sign]:
    """Every sign by its name, from the data that is shipped beside this file."""
    return msgspec.toml.decode(resources.files(__package__).joinpath("signatures.toml").read_bytes(), type=dict[str, Sign])


def signs(front: Exchange, host: str) -> tuple[frozenset[str], bool]:
    """The names of the signs that a site shows, and whether one of them, on the page, tells what made it."""
    lines = tuple(f"{header}: {value}" for hop in front.hops for header, value in hop.response.headers)
    cookies = tuple(value.partition("=")[0].strip() for hop in front.hops for value in hop.response.values("set-cookie"))
    names = _names(lines, cookies, front.final.body.text[:_LOOKED_AT])
    host_signs = {name for name, sign in all_signs().items() if sign.host and _pattern(sign.host).search(host)}
    identifies = any(all_signs()[name].application for name in names)
    # A name is only a guess, so nothing follows from it.
    implications = {other for name in names for other in all_signs()[name].implies}
    further = {other for name in implications for other in all_signs()[name].implies}
    return frozenset(names | host_signs | implications | further), identifies


# Every group asks the same of one front page.
@lru_cache(maxsize=64)
def _names(lines: tuple[str, ...], cookies: tuple[str, ...], text: str) -> frozenset[str]:
    low = text.lower()
    return frozenset(
        name
        for name, sign in all_signs().items()
        if any(_pattern(pattern).search(line) for pattern in sign.headers for line in lines)
        or any(_pattern(pattern).fullmatch(cookie) for pattern in sign.cookies for cookie in cookies)
        or any(_within(pattern, low) for pattern in sign.body)
    )


def _within(pattern: str, low: str) -> bool:
    """Whether a text in lower case has what the pattern describes. A plain search is much faster, and most patterns are plain."""
    plain = _plain(pattern)
    return plain in low if plain is not None else _pattern(pattern).search(low) is not None


@cache
def _plain(pattern: str) -> str | None:
    return None if _SPECIAL.search(pattern) else re.sub(r"\\(.)", r"\1", pattern).lower()


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
