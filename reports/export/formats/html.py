"""Pages to read in a browser: one for each OPD, and the overview of the city."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reports.export.atomic import write_file
from reports.export.format import ReportFormat, ReportOutput
from reports.html.pages import OVERVIEW, pages


def _write(output: ReportOutput) -> Iterator[Path]:
    """``<opd code>/index.html`` for each OPD, and ``index.html`` of the city. What could not be made is told in its place."""
    names_and_pages = pages(output.source, output.deliveries if output.city else None, output.quarantine)
    files = [write_file(output.out / name, [_bytes(page)], output.source.imprint.group) for name, page in names_and_pages]
    # The overview is what a reader opens first.
    return iter(sorted(files, key=lambda path: path.parent != output.out))


def _bytes(page: str) -> bytes:
    # Half of a surrogate pair may reach a page from a server's bytes; UTF-8 cannot carry it.
    return page.encode("utf-8", "replace")


_HTML = ReportFormat(name="html", about="pages to read", files=(OVERVIEW,), write=_write, companions=("json",), package=True)
