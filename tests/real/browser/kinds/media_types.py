"""What an answer is (MIME Sniffing; Fetch, "extract a MIME type"; HTML section 7.4.5)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _types(site: Site, *values: str) -> None:
    site.front.without("content-type")
    # Nothing beside ASCII: which encoding is taken for granted is another matter.
    site.encode = lambda text: text.encode("ascii", "xmlcharrefreplace")
    site.front.line(*(f"Content-Type: {value}" for value in values))


def _sniffable(site: Site) -> None:
    """Without nosniff, which forbids to look (Fetch section 3.6)."""
    site.front.without("x-content-type-options")


@kind("MIME Sniffing section 7: an unknown type is looked for in the content")
def no_such(site: Site) -> None:
    if site.pick(True, True, False):
        _sniffable(site)
    _types(site, *site.pick((), ("*/*",), ("unknown/unknown",), ("application/unknown",), ("html",), ("",), ("text",), ("/",), ("text/",)))
    site.doctype = site.pick("<!doctype html>", "<!-- catatan --><!DOCTYPE html>", "", " \n<!doctype html>", "\n\n")


@kind("Fetch section 3.6, extract a MIME type: the last that is one counts")
def several(site: Site) -> None:
    if site.pick(True, False):
        _sniffable(site)
    types = site.pick(
        ("text/plain", "text/html"), ("text/html", "text/plain"), ("text/plain, text/html",), ("text/html, text/plain",), ("text/html", "*/*"), ("text/html", "x"),
        ("text/html; charset=utf-8", "text/html"), ("text/html", "text/html; charset=utf-8"), ("application/json", "text/html;charset=utf-8"), ('text/html;a="b,c"', "text/html"),
    )  # fmt: skip
    _types(site, *types)


@kind("MIME Sniffing section 4.4: parse a MIME type")
def form(site: Site) -> None:
    _types(
        site, site.pick("TEXT/HTML", "text/html;", "text/html ; charset=utf-8", " text/html", "text/html;;;charset=utf-8", 'text/html; charset="utf-8', "text/html charset=utf-8", "text/html;charset=utf-8;x",
            "text /html", "text/html, ", "text/html\t", "text/html;charset =utf-8", "text/html; x=(; charset=utf-8", "text/html:charset=utf-8", "text/HTML; Charset=UTF-8"),
    )  # fmt: skip


@kind("HTML section 7.4.5: what is shown as a document of its own")
def other(site: Site) -> None:
    _types(
        site,
        site.pick(
            "text/plain",
            "text/css",
            "application/json",
            "text/javascript",
            "text/markdown",
            "application/octet-stream",
            "text/csv",
            "image/png",
            "text/x-html",
        ),
    )
    if site.pick(True, False):
        _sniffable(site)


@kind("HTML section 14.1: pages in the XML syntax")
def xhtml(site: Site) -> None:
    """As well-formed as XML must be (XML 1.0 section 2.1); of any other page browsers show nothing but the place of its fault."""
    _types(site, site.pick("application/xhtml+xml", "application/xhtml+xml; charset=utf-8", "Application/XHTML+XML"))
    site.doctype = site.pick("", "<!DOCTYPE html>", '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>')
    site.attributes = ' xmlns="http://www.w3.org/1999/xhtml"'
    for pieces in (site.head, site.body):
        pieces[:] = [f"{piece[:-1]}/>" if piece.startswith(("<link ", "<img ")) else piece for piece in pieces]


@kind("RFC 6266: attachments are saved, not shown")
def disposition(site: Site) -> None:
    site.front.line(
        f"Content-Disposition: {site.pick('attachment', 'inline', 'attachment; filename=a.html', 'INLINE; filename=b', 'Attachment', 'lampiran', 'form-data', '', 'inline;')}"
    )
