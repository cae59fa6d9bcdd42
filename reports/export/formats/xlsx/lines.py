"""A sheet of the register: one line a finding, with formulas that follow what the OPD changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from checks.core.model.risk import RiskLevel
from reports.export.formats.xlsx.choices import list_range
from reports.export.formats.xlsx.styles import SPARE, Styles, height, set_up_page
from reports.export.spreadsheet_text import inert
from reports.register import COLUMNS, Cell, Column, RegisterRow, values
from reports.words.register import NO, NOT_A_CHOICE, YES

# The first day that a spreadsheet can count with (ECMA-376 part 1, section 18.17.4.1); the last is the calendar's.
_FIRST = dt.date(1900, 1, 1)


def register_sheet(sheet: Any, lines: Sequence[RegisterRow], styles: Styles, lang: str, marking: str) -> None:
    """Fill an empty sheet: headings in row 1, lines from row 2, in columns A to AA."""
    end = len(lines) + SPARE
    sheet.set_row(0, height((column.heading[lang], column.width - 2) for column in COLUMNS))
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading[lang], styles.head)
        if column.choices:
            sheet.data_validation(
                1, number, end, number,
                {"validate": "list", "source": list_range(column.choices, lang), "error_message": NOT_A_CHOICE[lang]},
            )  # fmt: skip
    for row, cells in enumerate(values(lines, lang), 1):
        sheet.set_row(row, height((cell, column.width) for column, cell in zip(COLUMNS, cells, strict=True) if isinstance(cell, str)))
        formulas = _formulas(row + 1, end + 1, lang)
        for number, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
            if formula := formulas.get(column.letter):
                sheet.write_formula(row, number, formula, styles.number, "" if cell is None else cell)
            else:
                _write(sheet, row, number, column, cell, styles)
    for row in range(len(lines) + 1, end + 1):
        formulas = _formulas(row + 1, end + 1, lang)
        for number, column in enumerate(COLUMNS):
            if formula := formulas.get(column.letter):
                sheet.write_formula(row, number, formula, styles.number, "")
            else:
                _write(sheet, row, number, column, None, styles)
    _colour(sheet, end, styles, lang)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, end, len(COLUMNS) - 1)
    sheet.print_area(0, 0, max(1, len(lines)), len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 2)
    set_up_page(sheet, marking)


def level_range(name: str, lines: int) -> str:
    """Where a sheet of so many lines has the levels, rows to be added included: ``'dinkes'!$M$2:$M$73``."""
    return f"'{name.replace(chr(39), chr(39) * 2)}'!$M$2:$M${lines + SPARE + 1}"


def _formulas(row: int, last: int, lang: str) -> dict[str, str]:
    """By column. The names are defined on the sheet of the matrix, whose rows begin with likelihood 5."""
    yes, no = YES[lang], NO[lang]
    return {
        "L": f'=IF(OR(J{row}="",K{row}=""),"",INDEX(BESARAN,6-K{row},J{row}))',
        "M": f'=IF(L{row}="","",LOOKUP(L{row},BATAS_LEVEL,NAMA_LEVEL))',
        "N": f'=IF(L{row}="","",IF(L{row}>=SELERA_RISIKO,"{yes}","{no}"))',
        "O": f'=IF(N{row}="{yes}",RANK(L{row},$L$2:$L${last}),"")',
        "X": f'=IF(OR(V{row}="",W{row}=""),"",INDEX(BESARAN,6-W{row},V{row}))',
    }


def _write(sheet: Any, row: int, number: int, column: Column, cell: Cell, styles: Styles) -> None:
    if isinstance(cell, dt.date) and cell >= _FIRST:
        sheet.write_datetime(row, number, cell, styles.date)
    elif isinstance(cell, str | dt.date):
        sheet.write_string(row, number, inert(str(cell)), styles.text)
    elif cell is None:
        sheet.write_blank(row, number, None, styles.entry if column.choices else styles.note)
    else:
        sheet.write_number(row, number, cell, styles.entry)


def _colour(sheet: Any, last: int, styles: Styles, lang: str) -> None:
    column = next(number for number, column in enumerate(COLUMNS) if column.letter == "M")
    for level in RiskLevel:
        rule = {"type": "cell", "criteria": "==", "value": f'"{level.label[lang]}"', "format": styles.over[level]}
        sheet.conditional_format(1, column, last, column, rule)
