"""One row of a table."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One row, counted from 1 as spreadsheets do."""

    number: int
    cells: tuple[str, ...]
