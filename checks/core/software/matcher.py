"""Which signs of all products a page shows: one search for the words that patterns need, and only then the few patterns that may match.

RE2's filter (Russ Cox, "Regular Expression Matching with a Trigram Index", 2012) takes the words out of the patterns and looks for all at once: a
hundred more products cost a page nothing that can be measured.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

import msgspec
import re2

from checks.core.evidence.http import Exchange
from checks.core.parse.meta import named_metas
from checks.core.software.data_files import of_products
from checks.core.software.error_shape import error_shape
from checks.core.software.own_paths import link_lines, own_paths
from checks.core.software.product import Precision, Sign, SignWeight, regex, software_products

# So much of a page is looked at, and of what a program writes where nothing is, which says at its beginning who wrote it.
_LOOKED_AT, _ERROR = 262_144, 8192
# Where a page's head has certainly ended.
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
# What stands in a pattern for the beginning of a line, its name or a path, and is not in the text of a page as it stands.
_BEGINNING = re.compile(r"^\^?(?:[a-z\-]{1,40}: )?/?")
# RE2 has none of these, and the words that a pattern needs stand outside of them.
_AROUND = re.compile(r"\(\?<?[=!][^()]{0,200}\)")
_LONGEST_VERSION = 40
# A mark that is there more often says nothing more.
_MOST_MATCHES = 20
_IN_PAGES = ("address", "link", "meta", "body")


class ProductMark(msgspec.Struct, frozen=True):
    """A sign of a product that was seen, with the version and the folder that it tells; ``folder`` is None where it tells none."""

    product: str
    sign: Sign
    version: str | None = None
    folder: str | None = None

    @property
    def weight(self) -> SignWeight:
        """What the mark is good for."""
        return self.sign.weight

    @property
    def precision(self) -> Precision:
        """What its version is worth."""
        return self.sign.precision


class _Finder:
    """The marks of some places, and the filter that says which of them may be in a text."""

    def __init__(self, *places: str) -> None:
        patterns = [(place, pattern) for place in places for pattern in _patterns().get(place, ())]
        # What RE2 cannot read, such as a repetition of more than 1,000 times, is tried on every text.
        self._patterns, self._always = list[tuple[str, str]](), list[tuple[str, str]]()
        self._filter = re2.Filter()
        for one in patterns:
            (self._patterns if _add(self._filter, *one) else self._always).append(one)
        self._filter.Compile()

    def possible(self, text: str) -> list[tuple[str, str]]:
        """(place, pattern) of all that may be there: each of their words is."""
        numbers = self._filter.Match(text.lower().encode(errors="replace"), potential=True) if self._patterns else None
        return [*(self._patterns[n] for n in numbers or ()), *self._always]


@of_products
@cache
def _patterns() -> Mapping[str, tuple[str, ...]]:
    """The patterns of all products by their place, each once."""
    by_place: dict[str, dict[str, None]] = {}
    for one in software_products().values():
        for leaf in one.leaves():
            by_place.setdefault(leaf.place, {})[leaf.pattern] = None
    return {place: tuple(patterns) for place, patterns in by_place.items()}


def is_filtered(place: str, pattern: str) -> bool:
    """Whether the filter can tell of a text that it has nothing that the pattern describes."""
    return _add(re2.Filter(), place, pattern)


def _add(filter: re2.Filter, place: str, pattern: str) -> bool:
    """Whether the filter takes the pattern."""
    options = re2.Options()
    options.log_errors = False
    try:
        filter.Add(_loose(place, pattern), options)
    except re2.error:
        return False
    return True


def _loose(place: str, pattern: str) -> str:
    """The pattern as the page's own text may have it: a path may be relative, a relation and a name stand apart from what they lead to."""
    if place in ("header", "body", "error", "shape", "icon"):
        loose = pattern.removeprefix("^")
    else:
        loose = _BEGINNING.sub("", pattern.partition(" ")[0] if place == "link" else pattern)
    return _AROUND.sub("", loose).removesuffix("$")


@of_products
@cache
def _finder(*places: str) -> _Finder:
    return _Finder(*places)


def product_marks(page: Exchange, *, all_hops: bool = False, but: frozenset[str] = frozenset()) -> tuple[ProductMark, ...]:
    """The marks of products on a page, by its headers (with ``all_hops`` those of the redirects before it, too), cookies, addresses and text.

    Patterns of a page's content that are among ``but`` are not looked for: to find the addresses of a page, for instance, takes longer than all else.
    """
    hops = [hop.response for hop in page.hops] if all_hops else [page.final]
    lines = tuple(f"{header}: {value}" for response in hops for header, value in response.headers)
    cookies = tuple(value.partition("=")[0].strip() for hop in page.hops for value in hop.response.values("set-cookie"))
    return _marks(page, _in_lines(lines) | _in_cookies(cookies) | _in_page(page, but))


def error_marks(answers: Sequence[Exchange]) -> tuple[ProductMark, ...]:
    """The marks of programs in what they write where nothing is."""
    errors = [answer.final for answer in answers if answer.final.status >= 400]
    return tuple(mark for error in errors for mark in _of_leaves(_in_error(error.body.text[:_ERROR], error_shape(error))))


def icon_marks(icon: Exchange) -> tuple[ProductMark, ...]:
    """The marks of products whose own icon a site has."""
    body = icon.final.body
    is_whole = icon.final.status == 200 and icon.stop is None and body.size and not body.cut
    return _of_leaves(_in_icon(body.sha256)) if is_whole else ()


# Place and pattern, the version and the folder that it tells.
_Leaf = tuple[str, str, str | None, str | None]
_Leaves = frozenset[_Leaf]


# Every group of questions looks at the same front page.
@of_products
@lru_cache(maxsize=64)
def _in_lines(lines: tuple[str, ...]) -> _Leaves:
    leaves = set[_Leaf]()
    for _, pattern in _finder("header").possible("\n".join(lines)):
        leaves.update(_matches("header", pattern, lines))
    return frozenset(leaves)


def _in_cookies(names: tuple[str, ...]) -> _Leaves:
    return frozenset(("cookie", pattern, None, None) for name in names[:50] for pattern in _cookies(name))


@of_products
@lru_cache(maxsize=256)
def _cookies(name: str) -> tuple[str, ...]:
    return tuple(sorted(pattern for pattern in _patterns().get("cookie", ()) if regex(pattern).fullmatch(name)))


# Every group of questions asks the same of one page, and so do the pages of a crawl afterwards.
@of_products
@lru_cache(maxsize=64)
def _in_error(text: str, shape: str) -> _Leaves:
    lines = {"error": text, "shape": shape}
    matches = (
        (place, pattern, regex(pattern).search(line)) for place, line in lines.items() for _, pattern in _finder(place).possible(line)
    )
    return frozenset((place, pattern, _version(match), None) for place, pattern, match in matches if match)


@of_products
@lru_cache(maxsize=64)
def _in_icon(sha256: str) -> _Leaves:
    return frozenset(("icon", pattern, None, None) for _, pattern in _finder("icon").possible(sha256) if regex(pattern).fullmatch(sha256))


def _in_page(page: Exchange, but: frozenset[str]) -> _Leaves:
    return _in_text(page.final.body.text, page.url, tuple(page.final.values("link")), but)


@of_products
@lru_cache(maxsize=64)
def _in_text(text: str, url: str, links: tuple[str, ...], but: frozenset[str]) -> _Leaves:
    # What scripts are given as JSON has its slashes escaped, and browsers take a backslash for one.
    searched = text.replace("\\u002F", "/").replace("\\u002f", "/").replace("\\/", "/").replace("\\", "/")
    possible = _finder(*_IN_PAGES).possible("\n".join((url, *links, searched)))
    haystacks: dict[str, Sequence[str]] = {"body": (text[:_LOOKED_AT],)}
    leaves = set[_Leaf]()
    for place, pattern in possible:
        if pattern in but:
            continue
        if place not in haystacks:
            haystacks[place] = _haystack(place, text, url, links)
        leaves.update(_matches(place, pattern, haystacks[place]))
    return frozenset(leaves)


def _haystack(place: str, text: str, url: str, links: tuple[str, ...]) -> Sequence[str]:
    if place == "address":
        return own_paths(text, url)
    head = text[: match.start()] if (match := _BODY.search(text)) else text
    if place == "link":
        return link_lines(head, url, links)
    return tuple(f"{name}: {content}" for name, content in named_metas(head))


def _matches(place: str, pattern: str, haystack: Sequence[str]) -> Iterator[_Leaf]:
    """What a pattern tells in each line in which it is found."""
    matches = [match for line in haystack for match in islice(regex(pattern).finditer(line), _MOST_MATCHES)]
    for match in matches[:_MOST_MATCHES]:
        yield place, pattern, _version(match), _folder(place, match)


def _version(match: re.Match[str]) -> str | None:
    version = match.groupdict().get("version")
    return version if version and version.isascii() and len(version) <= _LONGEST_VERSION else None


def _folder(place: str, match: re.Match[str]) -> str | None:
    if "folder" in match.re.groupindex:
        return match["folder"]
    return match.string[: match.start()] if place == "address" else None


def _marks(page: Exchange, leaves: _Leaves) -> tuple[ProductMark, ...]:
    answer = page.final
    errors = _in_error(answer.body.text[:_ERROR], error_shape(answer)) if answer.status >= 400 else frozenset()
    return _of_leaves(leaves | errors)


@of_products
@lru_cache(maxsize=64)
def _of_leaves(leaves: _Leaves) -> tuple[ProductMark, ...]:
    values: dict[tuple[str, str], list[tuple[str | None, str | None]]] = {}
    for place, pattern, version, folder in sorted(leaves, key=str):
        values.setdefault((place, pattern), []).append((version, folder))
    return tuple(_every_mark(values)) if values else ()


def _every_mark(values: Mapping[tuple[str, str], Sequence[tuple[str | None, str | None]]]) -> Iterator[ProductMark]:
    for name in sorted({name for key in values for name in _products_of()[key]}):
        for sign in software_products()[name].signs:
            for version, folder in values.get((sign.place, sign.pattern), ()):
                yield ProductMark(name, sign, version, folder)
            if sign.all and _is_there(sign, values):
                yield ProductMark(name, sign)


def _is_there(sign: Sign, values: Container[tuple[str, str]]) -> bool:
    return all((one.place, one.pattern) in values for one in sign.all) and not any(
        (one.place, one.pattern) in values for one in sign.without
    )


@of_products
@cache
def _products_of() -> dict[tuple[str, str], tuple[str, ...]]:
    """The products that have a mark, by its place and pattern."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    for name, one in software_products().items():
        for leaf in one.leaves():
            names.setdefault((leaf.place, leaf.pattern), {})[name] = None
    return {key: tuple(those) for key, those in names.items()}
