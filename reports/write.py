"""The one place where reports become files."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from checks import Check
from checks.core.assessment import Assessment, Scan
from reports.catalogue import Catalogue
from reports.city import OpdSummary, city_view, summarise
from reports.export.json import city_chunks
from reports.handed import Handed
from reports.imprint import Imprint
from reports.place import folder
from reports.render import city_page, opd_page
from reports.view import opd_view

FORMATS = ("html", "overview", "json")


def write_reports(
    out: Path,
    scan: Scan,
    assessments_of: Callable[[str], Iterable[Assessment]],
    checks: Iterable[Check],
    imprint: Imprint,
    lang: str,
    formats: Collection[str] = FORMATS,
    handed: Mapping[str, Handed] = MappingProxyType({}),
) -> list[Path]:
    """Write a scan's reports and say where: ``<opd code>/index.html`` for each OPD (``html``), with them ``index.html`` (``overview``),
    and ``report.json``.

    ``assessments_of`` gives the assessments of the OPD with that code; it is asked once an OPD and format, and no more
    than one OPD is held in memory. ``handed`` is what OPDs were given so far, by their codes, for the overview. Each file appears whole or not at all; ``OSError`` when the folder cannot be written.
    """
    known = tuple(checks)
    written: list[Path] = []
    if "html" in formats:
        written += _pages(out, scan, assessments_of, known, imprint, lang, handed if "overview" in formats else None)
    if "json" in formats:
        everyone = (assessment for opd in scan.opds for assessment in assessments_of(opd.code))
        written.append(write(out / "report.json", city_chunks(scan, everyone, known)))
    return written


def _pages(
    out: Path,
    scan: Scan,
    assessments_of: Callable[[str], Iterable[Assessment]],
    checks: tuple[Check, ...],
    imprint: Imprint,
    lang: str,
    handed: Mapping[str, Handed] | None,
) -> list[Path]:
    catalogue, pages = Catalogue(checks), []
    summaries: list[OpdSummary] = []
    for opd in scan.opds:
        view = opd_view(scan, opd, assessments_of(opd.code), catalogue, imprint)
        pages.append(write(out / folder(opd.code) / "index.html", [_bytes(opd_page(view, lang))]))
        summaries.append(summarise(view, (handed or {}).get(opd.code)))
    if handed is None:
        return pages
    overview = city_page(city_view(scan, summaries, imprint), lang)
    return [write(out / "index.html", [_bytes(overview)]), *pages]


def write(path: Path, chunks: Iterable[bytes]) -> Path:
    """Put these bytes where ``path`` says, all of them or none: a reader never meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(chunks)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _bytes(page: str) -> bytes:
    # Half of a surrogate pair may reach a page from a server's bytes; UTF-8 cannot carry it.
    return page.encode("utf-8", "replace")
