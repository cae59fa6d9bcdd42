"""The rows of a CSV or XLSX file as texts: nothing is evaluated, and nothing larger than a list of hosts is opened."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import openpyxl

from scanner.errors import TargetsError
from scanner.settings.reading import beginning
from scanner.targets.importing.merged import fill_down, merges
from scanner.targets.importing.row import Row

MOST_ROWS = 100_000
MOST_COLUMNS = 50
LARGEST_CSV = 32_000_000
LARGEST_XLSX = 16_000_000
LARGEST_CONTENT = 128_000_000
DELIMITERS = ",;\t"

_SMALLER = "Keep only the rows and columns of the list of hosts."


def csv_rows(path: Path, score: Callable[[list[Row]], int]) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8, divided by whichever delimiter makes the first ten rows score highest.

    `TargetsError` when the file cannot be read as such.
    """
    text = _text(path)
    delimiter = max(DELIMITERS, key=lambda one: score(_first_ten(text, one)))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(rows, 1):
            yield _require_bounds(Row(number, tuple(" ".join(cell.split()) for cell in cells)), path)
    except csv.Error as why:
        raise TargetsError(f"{path}:{rows.line_num}:1: not CSV: {why}", "Save the sheet as CSV (UTF-8) again.") from None


def xlsx_rows(path: Path) -> Iterator[Row]:
    """The rows of the first sheet of a workbook; a formula is its own text, and cells that were merged downwards have one value.

    `TargetsError` when the file is no workbook or too large.
    """
    workbook = _workbook(path)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it does not read; neither do we.
            warnings.simplefilter("ignore")
            rows = _first_sheet(workbook)
    except Exception as why:
        # A damaged workbook makes openpyxl raise almost anything: KeyError, ValueError, zlib.error, ParseError, AttributeError.
        raise TargetsError(
            f"{path}: cannot be read as a workbook ({type(why).__name__})", "Save it as .xlsx again, or as CSV (UTF-8)."
        ) from None
    for row in rows:
        yield _require_bounds(row, path)


def _first_sheet(file: BinaryIO) -> list[Row]:
    workbook = openpyxl.load_workbook(file, read_only=True, keep_links=False)
    sheet = workbook.worksheets[0]
    # What a sheet says about its own size may be wrong; the rows themselves decide, within our limits.
    sheet.reset_dimensions()
    values = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
    rows = [Row(number, cells) for number, row in enumerate(values, 1) if any(cells := tuple(_cell_text(value) for value in row))]
    with zipfile.ZipFile(file) as archive:
        # What openpyxl reads row by row has no merged cells, and only this attribute says where the sheet lies. A sheet read whole would have
        # them, at many times the memory where an office formatted a million empty rows.
        return list(fill_down(rows, merges(archive.read(sheet._worksheet_path))))  # type: ignore[attr-defined]  # not in its stubs


def _cell_text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return " ".join(value.split())
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
        case dt.datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _workbook(path: Path) -> io.BytesIO:
    """The whole file. Sizes are read from the archive's index, and zipfile never unpacks more than the index says."""
    raw = _raw(path, LARGEST_XLSX)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    # zipfile raises NotImplementedError for a compression that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise TargetsError(f"{path}: not an .xlsx workbook", "Save it as .xlsx again, or as CSV (UTF-8).") from None
    if size > LARGEST_CONTENT:
        raise TargetsError(f"{path}: too large for a list of hosts", _SMALLER)
    return io.BytesIO(raw)


def _raw(path: Path, largest: int) -> bytes:
    try:
        raw = beginning(path, largest)
    except OSError as why:
        raise TargetsError(f"{path}: cannot be read ({why.strerror})", "Name a readable file.") from None
    if len(raw) > largest:
        raise TargetsError(f"{path}: too large for a list of hosts", _SMALLER)
    return raw


def _require_bounds(row: Row, path: Path) -> Row:
    if row.number > MOST_ROWS:
        raise TargetsError(f"{path}:{row.number}:1: more than {MOST_ROWS} rows", _SMALLER)
    if any(row.cells[MOST_COLUMNS:]):
        raise TargetsError(f"{path}:{row.number}:{MOST_COLUMNS + 1}: more than {MOST_COLUMNS} columns", _SMALLER)
    return row


def _text(path: Path) -> str:
    try:
        text = _raw(path, LARGEST_CSV).decode("utf-8-sig")
    except UnicodeDecodeError as why:
        line = why.object[: why.start].count(b"\n") + 1
        raise TargetsError(f"{path}:{line}:1: not a text in UTF-8", "Save the sheet as CSV UTF-8 (comma delimited).") from None
    if "\0" in text:
        raise TargetsError(f"{path}:1:1: not a text file", "Save the sheet as CSV UTF-8 (comma delimited).")
    return text


def _first_ten(text: str, delimiter: str) -> list[Row]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [Row(number, tuple(cells)) for number, cells in enumerate(itertools.islice(rows, 10), 1)]
    except csv.Error:
        return []
