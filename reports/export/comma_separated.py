"""A table as comma-separated values (RFC 4180), as Excel wants them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable

from reports.export.spreadsheet_text import inert


def comma_separated(headings: Iterable[str], lines: Iterable[Iterable[str | int | dt.date | None]]) -> bytes:
    """A line of headings and the others. UTF-8 with a byte order mark, without which Excel takes it for another encoding.

    Every field is quoted, so that no text becomes two cells; dates are as in RFC 3339.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_text(cell) for cell in cells] for cells in lines)
    return file.getvalue().encode("utf-8-sig")


def _text(cell: str | int | dt.date | None) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else inert(str(cell))
