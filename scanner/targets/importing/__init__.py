"""A table of hosts (CSV or XLSX) as a targets file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from scanner.errors import TargetsError
from scanner.targets import Lint, Reading, format_city, parse_targets
from scanner.targets.assemble import assemble
from scanner.targets.fault import TargetFault
from scanner.targets.importing.columns import SheetColumns, find_columns
from scanner.targets.importing.row import Row
from scanner.targets.importing.rows import SheetRows
from scanner.targets.importing.table import csv_rows, xlsx_rows
from scanner.targets.opd import opd_text

__all__ = ["ImportResult", "TableError", "import_table"]

_READERS: dict[str, Callable[[Path], Iterable[Row]]] = {
    ".csv": lambda path: csv_rows(path, lambda rows: len(header.places) if (header := find_columns(rows)) else 0),
    ".xlsx": xlsx_rows,
}


class ImportResult(msgspec.Struct, frozen=True):
    """The text of a targets file, how many OPDs and hosts it has, and remarks whose line and column are the table's row and column."""

    text: str
    opds: int
    hosts: int
    warnings: tuple[Lint, ...]


class TableError(TargetsError):
    """What keeps a table from being imported: the first fault, and in ``lints`` every remark."""

    def __init__(self, reading: Reading) -> None:
        first, *others = (lint for lint in reading.lints if lint.fatal)
        super().__init__(f"{first.at(reading.name)}{f' (and {len(others)} more)' if others else ''}", first.hint)
        self.lints = reading.lints


def import_table(path: Path, *, city: str, today: dt.date) -> ImportResult:
    """Convert a table into the targets file of ``city``; nothing is written.

    `TargetsError` as ``file:row:column: what`` when the table cannot be read, `TableError` when rows are wrong.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise TargetsError(f"{path}: neither .csv nor .xlsx", "Save the list as CSV (UTF-8) or as an Excel workbook (.xlsx).")
    try:
        name = opd_text(city, 1)
    except TargetFault as fault:
        raise TargetsError(f"the city's name: {fault.message}", fault.hint) from None
    table = list(reader(path))
    columns = find_columns(table)
    if columns is None:
        hint = "Give the table a header row with a column domain (or host, situs, alamat, url)."
        raise TargetsError(f"{path}:1:1: no column of hosts in the first ten rows", hint)
    return _convert(path, name, table, columns, today)


def _convert(path: Path, name: str, table: list[Row], columns: SheetColumns, today: dt.date) -> ImportResult:
    rows = SheetRows(columns, name)
    for row in table:
        if row.number > columns.row and any(row.cells):
            rows.take(row)
    reading = assemble(str(path), name, rows.drafts, rows.lints, today)
    if reading.city is None:
        raise TableError(reading)
    content = format_city(reading.city)
    # What the parser does not accept must never reach a file.
    again = parse_targets(content, str(path), today=today)
    return ImportResult(content, len(again.opds), len(again.targets), reading.warnings)
