"""What the scripts of a site do: those in its pages, as any visitor is answered, and its own files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from checks.core.evidence.crawl import Crawl, host_of
from checks.core.evidence.http import Exchange
from checks.core.evidence.scripts import ScriptAnswers
from checks.core.evidence.views import SiteViews
from checks.core.model import reason
from checks.core.model.undecided import Unknown
from checks.core.page.html_document import is_html
from checks.core.page.own_scripts import OwnScripts, own_scripts
from checks.core.page.page_scripts import page_scripts
from checks.core.page.site_pages import own_pages
from checks.core.parse.linear_search import LinearSearch
from checks.core.parse.url import path_of
from checks.core.signs.script_signs import ScriptSign, file_signs, script_signs
from checks.core.signs.sign import inert_path

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
    """``pages`` are those with any sign; ``whole`` is false where there was more than was read; ``own`` are the files of the site's own."""

    pages: tuple[ScriptPage, ...]
    whole: bool
    own: OwnScripts

    def require_read(self) -> None:
        """Raises `Unknown` where not all that runs on the site's pages was read, for the end of a check."""
        if not self.whole:
            raise Unknown(reason.PARTLY_READ)
        self.own.require_read()
        if self.own.left_out:
            raise Unknown(reason.PARTLY_READ, self.own.left_out[0])


def site_scripts(crawl: Crawl, views: SiteViews, scripts: ScriptAnswers) -> SiteScripts:
    """Those of a site. Raises `NotApplicable` where it is no HTML."""
    pages, whole, read = list[ScriptPage](), True, 0
    own = own_scripts(page_scripts(own_pages(crawl)), scripts)
    for path, text, sha256, is_file in dict.fromkeys(_texts(crawl, views, own)):
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
    return SiteScripts(tuple(pages), whole, own)


def _texts(crawl: Crawl, views: SiteViews, own: OwnScripts) -> Iterator[tuple[str, str, str, bool]]:
    """Path, text, hash, and whether it is a script by itself."""
    for page in own_pages(crawl):
        yield inert_path(page.path), page.answer.body.text, page.answer.body.sha256, False
    for url, answer in own.files.items():
        yield inert_path(path_of(url) or "/"), answer.final.body.text, answer.final.body.sha256, True
    for view in views.views:
        if isinstance(view.answer, Exchange) and view.answer.final.status == 200 and is_html(view.answer.final):
            yield inert_path(path_of(view.answer.url) or "/"), view.answer.final.body.text, view.answer.final.body.sha256, False


# Many sites have the same libraries.
@lru_cache(maxsize=256)
def _is_possible(text: str) -> bool:
    return _POSSIBLE.within(text.encode(errors="replace"))
