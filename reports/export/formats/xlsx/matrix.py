"""The sheet with the SPBE risk matrix, on which the formulas of the register rest."""

from __future__ import annotations

from typing import Any

from checks import Risk
from checks.core.model.risk import IMPACTS, LIKELIHOODS, RiskLevel
from reports.export.formats.xlsx.choices import list_range
from reports.export.formats.xlsx.styles import Styles, set_up_page
from reports.words.register import APPETITE_HEADING, FROM, LEVEL_HEADING, MATRIX_CORNER, MATRIX_TITLE, SHEETS, TO_HEADING, TRIAL

# Rows and columns from 0: the matrix is C4:G8, the levels A12:C16, the appetite C18, the trial C20:F20.
_TOP, _LEFT, _LEVELS, _APPETITE, _TRIAL = 3, 2, 11, 17, 19


def matrix_sheet(book: Any, sheet: Any, styles: Styles, lang: str, marking: str, appetite: int) -> None:
    """Fill an empty sheet and name its parts: BESARAN, BATAS_LEVEL, NAMA_LEVEL, SELERA_RISIKO."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 25)
    sheet.set_column(2, 6, 18)
    sheet.write_string(0, 0, MATRIX_TITLE[lang], styles.title)
    sheet.merge_range(1, 0, 2, 1, MATRIX_CORNER[lang], styles.head)
    for impact, name in enumerate(IMPACTS, 1):
        sheet.write_number(1, _LEFT + impact - 1, impact, styles.head)
        sheet.write_string(2, _LEFT + impact - 1, name[lang], styles.head)
    for row, likelihood in enumerate(range(5, 0, -1), _TOP):
        sheet.write_number(row, 0, likelihood, styles.head)
        sheet.write_string(row, 1, LIKELIHOODS[likelihood - 1][lang], styles.head)
        for impact in range(1, 6):
            risk = Risk(likelihood, impact)
            sheet.write_number(row, _LEFT + impact - 1, risk.magnitude, styles.level[risk.level])
    _levels(sheet, styles, lang)
    sheet.write_string(_APPETITE, 0, APPETITE_HEADING[lang], styles.plain)
    sheet.write_number(_APPETITE, 5, appetite, styles.entry)
    _trial(sheet, styles, lang)
    set_up_page(sheet, marking)
    place = f"='{SHEETS['matrix'][lang]}'!"
    for part, cells in (
        ("BESARAN", "$C$4:$G$8"),
        ("BATAS_LEVEL", "$C$12:$C$16"),
        ("NAMA_LEVEL", "$B$12:$B$16"),
        ("SELERA_RISIKO", "$F$18"),
    ):
        book.define_name(part, place + cells)


def _levels(sheet: Any, styles: Styles, lang: str) -> None:
    for column, heading in enumerate((LEVEL_HEADING, LEVEL_HEADING, FROM, TO_HEADING)):
        sheet.write_string(_LEVELS - 1, column, heading[lang] if column else "", styles.head)
    for row, level in enumerate(RiskLevel, _LEVELS):
        sheet.write_number(row, 0, level.rank, styles.level[level])
        sheet.write_string(row, 1, level.label[lang], styles.level[level])
        sheet.write_number(row, 2, level.rank * 5 - 4, styles.number)
        sheet.write_number(row, 3, level.rank * 5, styles.number)


def _trial(sheet: Any, styles: Styles, lang: str) -> None:
    """A cell for the impact and one for the likelihood, and what comes of them."""
    risk = Risk(likelihood=2, impact=3)
    sheet.write_string(_TRIAL, 0, TRIAL[lang], styles.plain)
    sheet.write_number(_TRIAL, 3, risk.impact, styles.entry)
    sheet.write_number(_TRIAL, 4, risk.likelihood, styles.entry)
    sheet.data_validation(_TRIAL, 3, _TRIAL, 4, {"validate": "list", "source": list_range("scale", lang)})
    sheet.write_formula(_TRIAL, 5, "=INDEX(BESARAN,6-E20,D20)", styles.number, risk.magnitude)
    sheet.write_formula(_TRIAL, 6, "=LOOKUP(F20,BATAS_LEVEL,NAMA_LEVEL)", styles.number, risk.level.label[lang])
