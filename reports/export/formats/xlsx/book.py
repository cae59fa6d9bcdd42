"""Which sheets a workbook has, and in which order."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable

import xlsxwriter

from checks.core.assess.assessment import Scan
from checks.core.assess.tally import Tally, total
from reports.export.formats.xlsx.about import about_sheet
from reports.export.formats.xlsx.choices import choices_sheet
from reports.export.formats.xlsx.lines import level_range, register_sheet
from reports.export.formats.xlsx.matrix import matrix_sheet
from reports.export.formats.xlsx.software import software_sheet
from reports.export.formats.xlsx.styles import Styles
from reports.export.formats.xlsx.weaknesses import WeaknessRow, weakness_row, weaknesses_sheet
from reports.export.spreadsheet_text import inert
from reports.register import RegisterRow, rows
from reports.views.cases import cases
from reports.views.imprint import Imprint
from reports.views.opd import OpdView
from reports.views.software import Running, running
from reports.words.register import SHEETS, TITLE

# Excel's limit for a sheet's name, less room for what keeps two apart.
_LONGEST_NAME = 31 - 4


def opd_workbook(view: OpdView, lang: str) -> bytes:
    """The register of one OPD."""
    return _workbook(view.scan, view.imprint, (view,), lang, view.opd.name, city=False)


def city_workbook(scan: Scan, views: Iterable[OpdView], imprint: Imprint, lang: str) -> bytes:
    """The register of the city: all lines on one sheet, and a sheet for each OPD. No more than one view is held."""
    return _workbook(scan, imprint, views, lang, scan.city, city=True)


def _workbook(scan: Scan, imprint: Imprint, views: Iterable[OpdView], lang: str, of: str, *, city: bool) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    )
    # The moment of the scan, so that the same scan gives the same bytes.
    created = (scan.finished or scan.started).astimezone(dt.UTC).replace(tzinfo=None)
    book.set_properties({"title": inert(f"{TITLE[lang]} – {of}")[:255], "company": inert(imprint.issuer)[:255], "created": created})
    styles = Styles(book)
    name = _names()
    about = book.add_worksheet(name(SHEETS["about"][lang]))
    everything = book.add_worksheet(name(SHEETS["city"][lang])) if city else None
    # Reserved before any OPD can be called so.
    last = {key: name(SHEETS[key][lang]) for key in ("weaknesses", "software", "matrix", "choices")}
    tallies: list[Tally] = []
    levels = ""
    lines: list[RegisterRow] = []
    weaknesses: list[WeaknessRow] = []
    software: list[Running] = []
    for view in views:
        own = tuple(rows(view))
        sheet = book.add_worksheet(name(view.opd.code))
        register_sheet(sheet, own, styles, lang, imprint.marking)
        levels = level_range(sheet.get_name(), len(own))
        tallies.append(view.tally)
        weaknesses += (weakness_row(case, view.opd.name, lang) for case in cases(view))
        software += running(view.hosts, view.opd.name, view.reported)
        if city:
            lines += own
    if everything is not None:
        lines.sort(key=lambda line: -line.risk.magnitude)
        register_sheet(everything, lines, styles, lang, imprint.marking)
        levels = level_range(everything.get_name(), len(lines))
    weaknesses_sheet(book.add_worksheet(last["weaknesses"]), weaknesses, styles, lang, imprint.marking)
    software_sheet(book.add_worksheet(last["software"]), software, styles, lang, imprint.marking)
    matrix_sheet(book, book.add_worksheet(last["matrix"]), styles, lang, imprint.marking, imprint.decree.appetite)
    choices_sheet(book.add_worksheet(last["choices"]), styles, lang, imprint.marking)
    about_sheet(about, scan, imprint, total(tallies), of, styles, lang, levels=levels, city=city)
    about.activate()
    book.close()
    return file.getvalue()


def _names() -> Callable[[str], str]:
    """Makes names for sheets: without what Excel forbids, none twice, whatever the case of its letters."""
    names = {"history"}

    def name(title: str) -> str:
        plain = re.sub(r"[^\w .-]", "-", title)[:_LONGEST_NAME].strip() or "OPD"
        candidate, number = plain, 1
        while candidate.lower() in names:
            number += 1
            candidate = f"{plain}-{number}"
        names.add(candidate.lower())
        return candidate

    return name
