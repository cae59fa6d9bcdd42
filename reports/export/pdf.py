"""The page of an OPD as PDF: the same page, with a header, page numbers and bookmarks, so that it says the same."""

from __future__ import annotations

import logging
from types import ModuleType

# What stands above every page but the first is taken from the cover (CSS Generated Content for Paged Media, section 1.1).
# Where any character may end a line, WeasyPrint measures each: twice the time, and minutes for the long words of a hostile server.
_HEADER = """
.cover h1 { string-set: report content() } .cover .owner { string-set: owner content() }
@page { @top-left { content: string(owner) } @top-right { content: string(report) } }
@page :first { @top-left { content: none } @top-right { content: none } }
* { overflow-wrap: break-word !important }
"""


class NoRenderer(Exception):
    """WeasyPrint, or what it needs of the system, is missing; the message says which."""


def renderer() -> ModuleType:
    """WeasyPrint, which is an optional extra; `NoRenderer` where it cannot be loaded."""
    try:
        import weasyprint
    except ImportError as missing:
        raise NoRenderer("WeasyPrint is not installed") from missing
    except OSError as broken:
        # It loads Pango through the system's linker.
        raise NoRenderer(f"WeasyPrint cannot load a library of the system ({str(broken).splitlines()[0]})") from broken
    assert isinstance(weasyprint, ModuleType)
    return weasyprint


def pdf(page: str) -> bytes:
    """A self-contained page of HTML as PDF. Nothing is fetched, wherever the page points."""
    weasyprint = renderer()
    # It tells of every property of the style sheet that is meant for screens.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    inside = weasyprint.URLFetcher(allowed_protocols={"data"})
    document = weasyprint.HTML(string=page, url_fetcher=inside)
    made = document.write_pdf(stylesheets=[weasyprint.CSS(string=_HEADER, url_fetcher=inside)])
    assert isinstance(made, bytes)
    return made
