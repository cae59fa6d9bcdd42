"""What the scripts of a site do: those in its pages, as any visitor is answered, and its own files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.crawl import Crawl, host_of
from checks.core.evidence.http import Exchange
from checks.core.evidence.views import AddressSort, SiteViews
from checks.core.page.html_document import is_html
from checks.core.page.site_pages import own_pages
from checks.core.parse.linear_search import LinearSearch
from checks.core.signs.script_signs import ScriptSign, file_signs, script_signs

# What any of them needs, and most scripts of honest sites have not.
_POSSIBLE = LinearSearch((
    r"(?i)atob\s?\(", r"(?i)fromcharcode", r"(?i)fromcodepoint", r"(?i)unescape\s?\(", r"(?i)decodeuri", r"\\x[0-9a-fA-F]{2}\\x", r"\.reverse\(", r"\.split\('\|'\)", r"(?i)location(?:\.href)?\s?=",
    r"(?i)location\.(?:replace|assign)", r"(?i)window\.open", r"(?i)document\.write", r"(?i)innerhtml", r"(?i)insertadjacenthtml", r"(?i)clipboard", r"(?i)execcommand", r"(?i)cryptonight", r"(?i)coin-?hive",
    r"(?i)\.anonymous\s?\(", r"(?i)wallet\s?[:=]", r"(?i)stratum\+tcp", r"(?i)\.(?:js|hta|exe|msi|apk|zip)[\"'][^<>]{0,200}download|download[^<>]{0,200}\.(?:js|hta|exe|msi|apk|zip)[\"']",
))  # fmt: skip
_MOST_TEXT = 2_000_000


class ScriptPage(msgspec.Struct, frozen=True):
    """What the scripts at one address do. ``sha256`` is that of the body as it came."""

    path: str
    signs: tuple[ScriptSign, ...]
    sha256: str


class SiteScripts(msgspec.Struct, frozen=True):
    """``pages`` are those with any sign; ``whole`` is false where there was more than was read."""

    pages: tuple[ScriptPage, ...]
    whole: bool


def site_scripts(crawl: Crawl, views: SiteViews) -> SiteScripts:
    """Those of a site. Raises `NotApplicable` where it is no HTML."""
    pages, whole, read = list[ScriptPage](), True, 0
    for path, text, sha256, is_file in dict.fromkeys(_texts(crawl, views)):
        if not _is_possible(text):
            continue
        read += len(text)
        if read > _MOST_TEXT:
            whole = False
            break
        signs, all_read = (file_signs if is_file else script_signs)(text, lambda url: crawl.ours(url) or host_of(url) in crawl.hosts)
        whole = whole and all_read
        if signs:
            pages.append(ScriptPage(path, signs, sha256))
    return SiteScripts(tuple(pages), whole)


def _texts(crawl: Crawl, views: SiteViews) -> Iterator[tuple[str, str, str, bool]]:
    """Path, text, hash, and whether it is a script by itself."""
    for page in own_pages(crawl):
        yield page.path, page.answer.body.text, page.answer.body.sha256, False
    for view in views.views:
        if (
            isinstance(view.answer, Exchange)
            and view.answer.final.status == 200
            and (view.sort is AddressSort.SCRIPT or is_html(view.answer.final))
        ):
            body = view.answer.final.body
            yield urlsplit(view.answer.url).path or "/", body.text, body.sha256, view.sort is AddressSort.SCRIPT


# Many sites have the same libraries.
@lru_cache(maxsize=256)
def _is_possible(text: str) -> bool:
    return _POSSIBLE.within(text.encode(errors="replace"))
