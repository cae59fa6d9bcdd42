"""The one place where reports become files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from checks import Check
from checks.core.assess.assessment import Assessment, Scan
from reports.export.atomic import remove, write
from reports.export.json import city_chunks
from reports.html.pages import pages
from reports.views.deliveries import Handed
from reports.views.fault import Fault
from reports.views.imprint import Imprint
from reports.views.quarantine import Quarantine
from reports.views.source import Source

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
    faults: list[Fault] | None = None,
) -> list[Path]:
    """Write a scan's reports and say where: ``<opd code>/index.html`` for each OPD (``html``), with them ``index.html`` (``overview``),
    and ``report.json``.

    The arguments are those of `Source`. ``handed`` is what OPDs were given so far, by their codes, for the overview. Each file appears whole or not
    at all; what could not be made is told in its place and added to ``faults``. ``OSError`` when the folder cannot be written.
    """
    source = Source(scan=scan, assessments_of=assessments_of, checks=tuple(checks), imprint=imprint, lang=lang)
    quarantine = Quarantine([] if faults is None else faults)
    written: list[Path] = []
    if "html" in formats:
        written = [
            write(out / name, [_bytes(page)], imprint.group)
            for name, page in pages(source, handed if "overview" in formats else None, quarantine)
        ]
        # The overview is what a reader opens first.
        written.sort(key=lambda path: path.parent != out)
    if "json" in formats:
        written += put(out, "report.json", lambda of: city_chunks(of.scan, of.assessments(), of.checks, of.faults), source, quarantine)
    return written


def put(out: Path, name: str, form: Callable[[Source], Iterable[bytes]], source: Source, quarantine: Quarantine) -> Iterator[Path]:
    """Write one file and say where; that of an earlier scan does not stay in its place when it cannot be made."""
    path = quarantine.made(name, lambda of: write(out / name, form(of), of.imprint.group), source, lambda of: deque(form(of), maxlen=0))
    if path is None:
        remove(out / name)
    else:
        yield path


def _bytes(page: str) -> bytes:
    # Half of a surrogate pair may reach a page from a server's bytes; UTF-8 cannot carry it.
    return page.encode("utf-8", "replace")
