"""How cells look: the colours of the levels are those of the SPBE risk guidelines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from checks.core.model.risk import RiskLevel
from reports.export.spreadsheet_text import inert

# Biru, hijau, kuning, jingga, merah; with a text colour that can be read on each.
COLOURS = {
    RiskLevel.VERY_LOW: ("#2F6FB3", "#FFFFFF"),
    RiskLevel.LOW: ("#1F8A70", "#FFFFFF"),
    RiskLevel.MEDIUM: ("#F0C63C", "#111A23"),
    RiskLevel.HIGH: ("#E07B1A", "#111A23"),
    RiskLevel.VERY_HIGH: ("#A3163C", "#FFFFFF"),
}
# The number of A4 in Office Open XML (ECMA-376 part 1, section 18.3.1.63).
_A4 = 9
# How many rows below the last line are ready for what the OPD adds.
SPARE = 50
# Points of a line of text, and Excel's limit for a row.
_LINE, _HIGHEST = 13, 409
_CELL = {"valign": "top", "border": 1, "border_color": "#CFD6DC", "font_size": 10}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self.plain = book.add_format({"valign": "top", "font_size": 10})
        self.prose = book.add_format({"valign": "top", "text_wrap": True, "font_size": 10})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({**_CELL, "bold": True, "text_wrap": True, "bg_color": "#0B4F6C", "font_color": "#FFFFFF"})
        self.text = book.add_format({**_CELL, "text_wrap": True})
        self.number = book.add_format({**_CELL, "align": "center"})
        self.count = book.add_format({**_CELL, "align": "left"})
        # What the OPD may change or has to fill in.
        self.entry = book.add_format({**_CELL, "align": "center", "bg_color": "#FFF9E3"})
        self.note = book.add_format({**_CELL, "text_wrap": True, "bg_color": "#FFF9E3"})
        self.date = book.add_format({**_CELL, "align": "center", "num_format": "yyyy-mm-dd"})
        self.level = {
            level: book.add_format({**_CELL, "align": "center", "bold": True, "bg_color": back, "font_color": front})
            for level, (back, front) in COLOURS.items()
        }
        # A format that lies over another may change colours only.
        self.over = {level: book.add_format({"bg_color": back, "font_color": front}) for level, (back, front) in COLOURS.items()}


def set_up_page(sheet: Any, marking: str) -> None:
    """A4, one page wide. Below the handling mark and page numbers; Excel takes 255 characters there."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{inert(marking)[:100].replace('&', '&&')}&R&P / &N")


def height(cells: Iterable[tuple[str, int]]) -> int:
    """How high a row is, in points, for these texts in columns of these widths: LibreOffice does not find it by itself."""
    lines = (sum(math.ceil((len(part) + 1) / width) for part in text.split("\n")) for text, width in cells)
    return min(_HIGHEST, 5 + _LINE * max(lines, default=1))
