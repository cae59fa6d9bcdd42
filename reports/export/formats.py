"""The forms beside the pages, as files: in the folder of each OPD, and those of the city above them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from reports.export.csv import register_csv
from reports.export.defectdojo import defectdojo_chunks
from reports.export.json import city_chunks
from reports.export.letter import letter
from reports.export.pdf import pdf
from reports.export.sarif import sarif_chunks
from reports.export.write import put
from reports.export.xlsx import city_workbook, opd_workbook
from reports.html.render import opd_page
from reports.register import rows
from reports.views.fault import Fault
from reports.views.paths import folder
from reports.views.quarantine import Quarantine
from reports.views.source import Source

# Format to the name of its file.
FILES = {
    "pdf": "report.pdf",
    "xlsx": "register.xlsx",
    "csv": "register.csv",
    "sarif": "report.sarif",
    "defectdojo": "defectdojo.json",
    "json": "report.json",
    "text": "letter.txt",
}


def _csv(of: Source) -> Iterable[bytes]:
    lines = (line for view in of.views() for line in rows(view))
    return [register_csv(sorted(lines, key=lambda line: -line.risk.magnitude), of.lang)]


_PROGRAMS: dict[str, Callable[[Source], Iterable[bytes]]] = {
    "json": lambda of: city_chunks(of.scan, of.assessments(), of.checks, of.faults),
    "sarif": lambda of: sarif_chunks(of.scan, of.views(), of.checks, of.lang),
    "defectdojo": lambda of: defectdojo_chunks(of.scan, of.views(), of.lang),
}
_CITY = _PROGRAMS | {
    "xlsx": lambda of: [city_workbook(of.scan, of.views(), of.imprint, of.lang)],
    "csv": _csv,
}
_OPD = _PROGRAMS | {
    "pdf": lambda of: (pdf(opd_page(view, of.lang)) for view in of.views()),
    "xlsx": lambda of: (opd_workbook(view, of.lang) for view in of.views()),
    "csv": _csv,
    "text": lambda of: (letter(view, of.lang).encode("utf-8", "replace") for view in of.views()),
}


def printed(source: Source, form: str) -> Iterator[bytes]:
    """One format for a pipe: what programs read as one object, letters one after another with an empty line between them."""
    if form in _PROGRAMS:
        yield from _PROGRAMS[form](source)
        return
    between = b""
    for chunk in _OPD[form](source):
        yield between + chunk
        between = b"\n"


def write_forms(out: Path, source: Source, formats: Collection[str], *, city: bool, faults: list[Fault] | None = None) -> Iterator[Path]:
    """Write the `FILES` of these formats and say where; formats that have none are left to others.

    What programs read (JSON, SARIF, DefectDojo) is one file for the ``city``, or one an OPD where it is not about the city as a whole; a letter and
    a PDF are for an OPD, a register for both. Each file appears whole or not at all; what could not be made is added to ``faults``.
    ``OSError`` when the folder cannot be written.
    """
    quarantine = Quarantine([] if faults is None else faults)
    for form in (form for form in FILES if form in formats):
        if city and form in _CITY:
            yield from put(out, FILES[form], _CITY[form], source, quarantine)
        if city and form in _PROGRAMS:
            continue
        for opd in source.scan.opds:
            yield from put(out, f"{folder(opd.code)}/{FILES[form]}", _OPD[form], source.only(opd), quarantine)
