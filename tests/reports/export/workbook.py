"""A workbook as openpyxl reads it: with its formulas, or with the values that were computed."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checks.core.model.text import Text
from reports.export.formats.xlsx import city_workbook, opd_workbook
from reports.views.opd import OpdView
from reports.words.register import SHEETS
from tests.reports.city import IMPRINT, SCAN
from tests.reports.views.sources import source


def read(workbook: bytes, *, computed: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook), data_only=computed)


def city(lang: str = "id", *, computed: bool = False) -> Workbook:
    return read(city_workbook(SCAN, source(lang).views(), IMPRINT, lang), computed=computed)


def of(view: OpdView, *, computed: bool = False) -> Workbook:
    return read(opd_workbook(view, "id"), computed=computed)


def sheet(book: Workbook, name: str, lang: str = "id") -> Worksheet:
    """A sheet by its key in `SHEETS`, or by the code of an OPD."""
    title = SHEETS.get(name, Text(id=name, en=name))[lang]
    worksheet = book[title]
    assert isinstance(worksheet, Worksheet)
    return worksheet


def column(of: Worksheet, letter: str) -> list[object]:
    """The values of a column below its heading, as far as there are lines; what is ready for more has no number."""
    return [of[f"{letter}{row}"].value for row in range(2, of.max_row + 1) if of[f"A{row}"].value is not None]
