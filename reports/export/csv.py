"""The risk register as comma-separated values (RFC 4180), with the columns of the form."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence

from reports.export.spreadsheet_text import inert
from reports.register import COLUMNS, Cell, Row, values


def register_csv(lines: Sequence[Row], lang: str) -> bytes:
    """A line of headings and one a finding. UTF-8 with a byte order mark, without which Excel takes it for another encoding.

    Every field is quoted, so that no text becomes two cells; dates are as in RFC 3339.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.heading[lang] for column in COLUMNS)
    writer.writerows([_shown(cell) for cell in cells] for cells in values(lines, lang))
    return file.getvalue().encode("utf-8-sig")


def _shown(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else inert(str(cell))
