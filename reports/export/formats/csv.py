"""The risk register as comma-separated values (RFC 4180), with the columns of the form."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from reports.export.format import one_file
from reports.export.spreadsheet_text import inert
from reports.register import COLUMNS, Cell, RegisterRow, rows, values
from reports.views.source import Source


def register_csv(lines: Sequence[RegisterRow], lang: str) -> bytes:
    """A line of headings and one a finding. UTF-8 with a byte order mark, without which Excel takes it for another encoding.

    Every field is quoted, so that no text becomes two cells; dates are as in RFC 3339.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.heading[lang] for column in COLUMNS)
    writer.writerows([_text(cell) for cell in cells] for cells in values(lines, lang))
    return file.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else inert(str(cell))


def _register(of: Source) -> Iterable[bytes]:
    lines = (line for view in of.views() for line in rows(view))
    return [register_csv(sorted(lines, key=lambda line: -line.risk.magnitude), of.lang)]


CSV = one_file("csv", "register.csv", "the SPBE risk register as comma-separated values", city=_register, opd=_register)
