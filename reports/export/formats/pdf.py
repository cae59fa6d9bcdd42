"""The page of an OPD as PDF: the same page, with a header, page numbers, bookmarks, and tags for
who has it read out (PDF/UA-1, ISO 14289-1), so that it says the same."""

from __future__ import annotations

import html
import logging
import re
from types import ModuleType

from reports.export.format import Unavailable, one_file
from reports.export.inline_svg import with_colours
from reports.html.render import css_string, opd_page

# Where any character may end a line, WeasyPrint measures each: twice the time, and minutes for the long words of a hostile server.
_WORDS = "* { overflow-wrap: break-word !important }"
_LONGEST_HEADER = 120


class NoRenderer(Unavailable):
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
    document = weasyprint.HTML(string=with_colours(page), url_fetcher=inside)
    sheets = document.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[weasyprint.CSS(string=_WORDS + _header(page), url_fetcher=inside)])
    assert isinstance(sheets, bytes)
    return sheets


def _header(page: str) -> str:
    """The page's title above every sheet but the first."""
    title = re.search(r"<title>([^<]*)</title>", page)
    text = html.unescape(title[1])[:_LONGEST_HEADER] if title else ""
    return f"@page {{ @top-left {{ content: {css_string(text)} }} }} @page :first {{ @top-left {{ content: none }} }}"


PDF = one_file(
    "pdf",
    "report.pdf",
    "the page of an OPD on paper",
    opd=lambda of: [pdf(opd_page(of.view(), of.lang))],
    extra="pdf",
    require=lambda: renderer(),
    package=True,
)
