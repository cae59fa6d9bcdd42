"""The JavaScript libraries of a site: in its own scripts by what they have in them, in those from elsewhere by address and integrity hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.scripts import ScriptAnswers
from checks.core.page.own_scripts import OwnScripts, own_scripts
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
    """What the pages of a site load, in their order, and the site's own files among it."""

    libraries: tuple[SiteLibrary, ...]
    own: OwnScripts


def site_libraries(pages: Crawl, scripts: ScriptAnswers) -> SiteLibraries:
    """See `own_pages` for what it raises where the front page is none."""
    loads = page_scripts(own_pages(pages))
    own = own_scripts(loads, scripts)
    urls = dict[LibraryCopy, dict[str, None]]()
    for script in loads:
        for copy in _copies(script, own.files):
            urls.setdefault(copy, {})[script.url] = None
    return SiteLibraries(
        tuple(SiteLibrary(copy, tuple(places), library_upgrade(copy.library, copy.version)) for copy, places in urls.items()), own
    )


def _copies(script: PageScript, files: Mapping[str, Exchange]) -> Iterator[LibraryCopy]:
    if script.url in files:
        yield from libraries_in(files[script.url].final.body)
    elif not script.is_own and (copy := library_at(script.url, script.hashes)):
        yield copy
