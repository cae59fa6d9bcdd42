"""The sheet "Perangkat Lunak": what runs where, for the list of assets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from reports.export.formats.xlsx.styles import Styles, height, set_up_page
from reports.export.inventory import inventory_lines
from reports.export.spreadsheet_text import inert
from reports.views.software import Running
from reports.words.software import INVENTORY_COLUMNS

_WIDTHS = (34, 30, 22, 14, 16, 16, 16, 14, 18)


def software_sheet(sheet: Any, installations: Iterable[Running], styles: Styles, lang: str, marking: str) -> None:
    """Fill an empty sheet."""
    headings = [heading[lang] for heading in INVENTORY_COLUMNS]
    sheet.set_row(0, height((heading, width - 2) for heading, width in zip(headings, _WIDTHS, strict=True)))
    for number, (heading, width) in enumerate(zip(headings, _WIDTHS, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, heading, styles.head)
    row = 0
    for row, cells in enumerate(inventory_lines(installations, lang), 1):
        sheet.set_row(row, height((cell, width) for cell, width in zip(cells, _WIDTHS, strict=True) if isinstance(cell, str)))
        for number, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                sheet.write_datetime(row, number, cell, styles.date)
            else:
                sheet.write_string(row, number, inert(cell), styles.text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, row, len(INVENTORY_COLUMNS) - 1)
    sheet.print_area(0, 0, max(1, row), len(INVENTORY_COLUMNS) - 1)
    sheet.repeat_rows(0)
    set_up_page(sheet, marking)
