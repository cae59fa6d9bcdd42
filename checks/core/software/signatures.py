"""What a site's pages and name show of its server and software. Good enough to choose questions by, never a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.software.cms import wordpress
from checks.core.software.own_paths import own_paths

_LOOKED_AT = 65_536
# What a program writes where nothing is says at its beginning who wrote it.
_ERROR = 8192
# What is not only itself in a pattern: repetitions, classes, choices, and escapes of letters and digits.
_SPECIAL = re.compile(r"(?<!\\)[.^$*+?{}\[\]|()]|\\[A-Za-z0-9]")


class Combination(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Marks that tell something only together: every one of these cookies and patterns is there, and none of ``without``."""

    cookies: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one server or product is recognised; see the data file."""

    headers: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    together: tuple[Combination, ...] = ()
    errors: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    host: str = ""
    implies: tuple[str, ...] = ()
    application: bool = False
    folders: tuple[str, ...] = ()

    def patterns(self) -> Iterator[tuple[str, bool]]:
        """Every pattern, and whether it must match as a whole."""
        combinations = [(*one.body, *one.without) for one in self.together]
        combined = tuple(part for parts in combinations for part in parts)
        for pattern in (*self.headers, *self.body, *self.errors, *self.mentions, *self.paths, *self.folders, *combined):
            yield pattern, False
        for pattern in (*self.cookies, *(cookie for one in self.together for cookie in one.cookies)):
            yield pattern, True
        if self.host:
            yield self.host, False


@cache
def all_signs() -> Mapping[str, Sign]:
    """Every sign by its name, from the data that is shipped beside this file."""
    return msgspec.toml.decode(resources.files(__package__).joinpath("signatures.toml").read_bytes(), type=dict[str, Sign])


def signs(front: Exchange, host: str, others: Sequence[Exchange] = ()) -> tuple[frozenset[str], bool]:
    """The names of the signs that a site shows, and whether one of them, on the page, tells what made it.

    ``others`` are answers of the site to what every site is asked: a program that is hidden behind a proxy writes its own error pages.
    """
    lines = tuple(f"{header}: {value}" for hop in front.hops for header, value in hop.response.headers)
    cookies = tuple(value.partition("=")[0].strip() for hop in front.hops for value in hop.response.values("set-cookie"))
    text = front.final.body.text[:_LOOKED_AT]
    errors = tuple(one.final.body.text[:_ERROR] for one in (front, *others) if one.final.status >= 400)
    names = _names(lines, cookies, text, errors) | _by_path(own_paths(front))
    # Its marks are told in one place, with the version and the folder.
    if wordpress(front):
        names |= {"wordpress"}
    identifies = any(all_signs()[name].application for name in names)
    # A name is only a guess, as is a product's that an article may mention, so nothing follows from it.
    guesses = {name for name, sign in all_signs().items() if sign.host and regex(sign.host).search(host)} | _mentions(text)
    implications = {other for name in names for other in all_signs()[name].implies}
    further = {other for name in implications for other in all_signs()[name].implies}
    return frozenset(names | guesses | implications | further), identifies


def product_signs(page: Exchange) -> frozenset[str]:
    """The names of the signs of products on one page, which may lie in a folder of the site."""
    cookies = tuple(value.partition("=")[0].strip() for hop in page.hops for value in hop.response.values("set-cookie"))
    lines = tuple(f"{header}: {value}" for header, value in page.final.headers)
    names = _names(lines, cookies, page.final.body.text[:_LOOKED_AT], ()) | _by_path(own_paths(page))
    names |= {"wordpress"} if wordpress(page) else frozenset()
    return frozenset(name for name in names if all_signs()[name].application or all_signs()[name].folders or all_signs()[name].paths)


def has_cookie(patterns: Sequence[str], name: str) -> bool:
    """Whether a cookie has a name that one of these describes as a whole."""
    return any(regex(one).fullmatch(name) for one in patterns)


# Every group asks the same of one front page.
@lru_cache(maxsize=64)
def _names(lines: tuple[str, ...], cookies: tuple[str, ...], text: str, errors: tuple[str, ...]) -> frozenset[str]:
    low, low_errors = text.lower(), tuple(error.lower() for error in errors)
    return frozenset(
        name
        for name, sign in all_signs().items()
        if any(regex(pattern).search(line) for pattern in sign.headers for line in lines)
        or any(_has_cookie(pattern, cookies) for pattern in sign.cookies)
        or any(_within(pattern, low) for pattern in sign.body)
        or any(_is_there(one, cookies, low) for one in sign.together)
        or any(_within(pattern, error) for pattern in sign.errors for error in low_errors)
    )


@lru_cache(maxsize=8)
def _by_path(paths: tuple[str, ...]) -> frozenset[str]:
    """What has its own places on the site, by the addresses that a page names."""
    return frozenset(
        name for name, sign in all_signs().items() if any(regex(pattern).search(path) for pattern in sign.paths for path in paths)
    )


@lru_cache(maxsize=64)
def _mentions(text: str) -> frozenset[str]:
    low = text.lower()
    return frozenset(name for name, sign in all_signs().items() if any(_within(pattern, low) for pattern in sign.mentions))


def _has_cookie(pattern: str, cookies: tuple[str, ...]) -> bool:
    return any(regex(pattern).fullmatch(cookie) for cookie in cookies)


def _is_there(one: Combination, cookies: tuple[str, ...], low: str) -> bool:
    return (
        all(_has_cookie(pattern, cookies) for pattern in one.cookies)
        and all(_within(pattern, low) for pattern in one.body)
        and not any(_within(pattern, low) for pattern in one.without)
    )


def _within(pattern: str, low: str) -> bool:
    """Whether a text in lower case has what the pattern describes. A plain search is much faster, and most patterns are plain."""
    plain = _plain(pattern)
    return plain in low if plain is not None else regex(pattern).search(low) is not None


@cache
def _plain(pattern: str) -> str | None:
    return None if _SPECIAL.search(pattern) else re.sub(r"\\(.)", r"\1", pattern).lower()


@cache
def regex(source: str) -> re.Pattern[str]:
    """A pattern of a sign, without case."""
    return re.compile(source, re.IGNORECASE)
