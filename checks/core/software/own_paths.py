"""The paths on a site's own host that a page names, as browsers read them: relative ones from the page's base, and those in a script's JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from checks.core.evidence.http import Exchange
from checks.core.parse.location import location
from checks.core.parse.markup import Markup, markup
from checks.core.parse.reference import absolute
from checks.core.parse.tree import tree
from checks.core.parse.url import path_of
from checks.core.parse.www import bare

# What a script is given as JSON by PHP has its slashes escaped (json_encode() without JSON_UNESCAPED_SLASHES).
_IN_JSON = re.compile(
    r"\"(?:https?:)?(?:\\/\\/(?P<host>[A-Za-z0-9.\-]{1,255})(?::\d{1,5})?)?(?P<path>(?:\\/[A-Za-z0-9._~\-]{1,100}){1,10})(?:\\/)?[\"?]"
)
# A header of links (RFC 8288 section 3): <target>, parameters in any order, and the relations, in quotes or without.
_LINK_HEADER = re.compile(
    r"<(?P<target>[^<>\s]{1,1000})>(?:\s{0,5};\s{0,5}(?!rel\s{0,5}=)[\w*\-]{1,40}(?:\s{0,5}=\s{0,5}(?:\"[^\"]{0,300}\"|[^\s\";,]{0,300}))?){0,10}"
    r"\s{0,5};\s{0,5}rel\s{0,5}=\s{0,5}(?:\"(?P<quoted>[^\"]{1,300})\"|(?P<rel>[^\s\";,]{1,200}))",
    re.IGNORECASE,
)
_MOST_LINKS = 200


def own_files(page: Exchange) -> list[str]:
    """What the page loads."""
    return _on_host(_host(page.url), (resource.url for resource in _markup(page).resources))


def icon_path(page: Exchange) -> str:
    """Where the page has its icon on the site (HTML section 4.6.7.8): what it names, else where browsers look; empty where that is another host."""
    icons = [
        path for rel, _, path in (line.partition(" ") for line in link_lines(page.final.body.text, page.url, ())) if rel.lower() == "icon"
    ]
    return icons[0] if icons else "/favicon.ico"


def own_path(reference: str, page: Exchange) -> str | None:
    """The path of one address on the page, without its query; None where it leads to another host."""
    return _path(reference, page.final.body.text, page.url)


def folder_of(page: Exchange) -> str:
    """The folder at which the page's relative addresses begin: its own, unless an element names another of the site (HTML section 4.2.3)."""
    base = own_path("", page)
    return (path_of(page.url) if base is None else base).rpartition("/")[0]


# Every group of questions asks the same of one front page.
@lru_cache(maxsize=8)
def own_paths(text: str, url: str) -> tuple[str, ...]:
    """Whatever a page names: what it loads, where it links and sends, what it tells programs; without queries."""
    read, own = markup(text, url), _host(url)
    mentions = _on_host(own, (*read.addresses, *(resource.url for resource in read.resources)))
    in_scripts = [
        match["path"].replace("\\/", "/")
        for match in _IN_JSON.finditer(text.replace("\\u002F", "\\/").replace("\\u002f", "\\/"))
        if match["host"] is None or bare(match["host"].lower()) == own
    ]
    return (*mentions, *in_scripts)


def link_lines(text: str, url: str, headers: Sequence[str]) -> tuple[str, ...]:
    """What the page is linked to by its headers and elements (RFC 8288), each as ``relation path``; the path is empty on another host."""
    elements = [(rel, href) for element in tree(text).css("link[rel][href]")[:_MOST_LINKS] for rel, href in _relations(element.attributes)]
    matches = [match for value in headers for match in _LINK_HEADER.finditer(value)]
    in_headers = [(rel, match["target"]) for match in matches for rel in (match["quoted"] or match["rel"]).split()]
    return tuple(f"{rel} {_path(target, text, url) or ''}" for rel, target in (*in_headers, *elements))


def _relations(attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for rel in (attributes.get("rel") or "").split():
        yield rel, attributes.get("href") or ""


def _path(target: str, text: str, url: str) -> str | None:
    try:
        there = absolute(target, markup(text, url).base)
    except ValueError:
        return None
    return next(iter(_on_host(_host(url), (there,))), None)


def _markup(page: Exchange) -> Markup:
    return markup(page.final.body.text, page.url)


def _on_host(own: str, urls: Iterable[str]) -> list[str]:
    places = [(location(url), url) for url in urls]
    return [path_of(url) for there, url in places if own and there and bare(there.host) == own]


def _host(url: str) -> str:
    here = location(url)
    return bare(here.host) if here else ""
