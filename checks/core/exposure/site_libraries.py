"""The JavaScript libraries of a site: in its own scripts by what they have in them, in those from elsewhere by address and integrity hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.scripts import ScriptAnswers
from checks.core.page.block_pages import require_answers
from checks.core.page.html_document import require_readable
from checks.core.page.page_scripts import PageScript, page_scripts
from checks.core.page.site_pages import own_pages
from checks.core.software.libraries import LibraryUpgrade, library_upgrade
from checks.core.software.script_libraries import LibraryCopy, libraries_in, library_at


class SiteLibrary(msgspec.Struct, frozen=True):
    """A version of a library, by ``urls`` of the scripts that have it, and what an upgrade of it would close; None where it has no known hole."""

    copy: LibraryCopy
    urls: tuple[str, ...]
    upgrade: LibraryUpgrade | None


class SiteLibraries(msgspec.Struct, frozen=True):
    """What the pages of a site load, in their order. ``left_out`` are own scripts that nobody asked for, ``answers`` those of the others."""

    libraries: tuple[SiteLibrary, ...]
    left_out: tuple[str, ...]
    answers: tuple[Exchange | Failure, ...]

    def require_read(self) -> None:
        """Raises `Unknown` where a script of the site's own was refused, or read in part."""
        require_answers(self.answers)
        for answer in self.answers:
            if isinstance(answer, Exchange) and _runs(answer):
                require_readable(answer.final, answer.url)


def site_libraries(pages: Crawl, scripts: ScriptAnswers) -> SiteLibraries:
    """See `own_pages` for what it raises where the front page is none."""
    loads, answers = page_scripts(own_pages(pages)), scripts.answers
    urls = dict[LibraryCopy, dict[str, None]]()
    for script in loads:
        for copy in _copies(script, answers):
            urls.setdefault(copy, {})[script.url] = None
    own = [script.url for script in loads if script.is_own]
    return SiteLibraries(
        tuple(SiteLibrary(copy, tuple(places), library_upgrade(copy.library, copy.version)) for copy, places in urls.items()),
        tuple(url for url in own if url not in answers),
        tuple(answers[url] for url in own if url in answers),
    )


def _copies(script: PageScript, answers: Mapping[str, Exchange | Failure]) -> Iterator[LibraryCopy]:
    answer = answers.get(script.url)
    if isinstance(answer, Exchange) and _runs(answer):
        yield from libraries_in(answer.final.body)
    elif not script.is_own and (copy := library_at(script.url, script.hashes)):
        yield copy


def _runs(answer: Exchange) -> bool:
    """Whether it is a script: what is not there, and a page in its place, runs nowhere."""
    return answer.stop is None and answer.final.status == 200 and not answer.final.body.text.lstrip().startswith("<")
