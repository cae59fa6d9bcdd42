"""Cells that were merged downwards: an office writes the name of a department once beside all of its hosts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openpyxl.utils.cell import range_boundaries

from scanner.targets.importing.row import Row

# A merged range in a sheet's XML (ECMA-376 part 1, section 18.3.1.54).
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s(?:[^<>]{0,200}\s)?ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")


class Merge(NamedTuple):
    """A column, from 0, and the rows whose cells are one."""

    column: int
    first: int
    last: int


def merges(sheet: bytes) -> Iterator[Merge]:
    """What was merged downwards in the XML of a sheet; what was merged sideways has its value where it begins."""
    for match in _MERGE.finditer(sheet):
        column, first, _, last = range_boundaries(match[1].decode("ascii"))
        if column and first and last and last > first:
            yield Merge(column - 1, first, last)


def fill_down(rows: Iterable[Row], merged: Iterable[Merge]) -> Iterator[Row]:
    """The rows, ascending, with the value of merged cells in each of them. A row that has nothing else stays as it is not there."""
    begins: defaultdict[int, list[Merge]] = defaultdict(list)
    for one in merged:
        begins[one.first].append(one)
    values: dict[int, tuple[int, str]] = {}
    for row in rows:
        values |= {one.column: (one.last, row.cells[one.column]) for one in begins[row.number] if one.column < len(row.cells)}
        cells = list(row.cells)
        for column, (last, value) in values.items():
            if row.number <= last and column < len(cells) and not cells[column]:
                cells[column] = value
        yield Row(row.number, tuple(cells))
