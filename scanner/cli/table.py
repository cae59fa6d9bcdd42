"""Rows as a reader wants them: a table with headings on a terminal, tabs in a pipe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import click
import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from checks.core.model.text import Text
from reports.words import date_text
from scanner.cli.error_output import printable

# The least width of a column whose cells go on below.
_FOLDED = 16


class CodeCell(msgspec.Struct, frozen=True):
    """A value that scripts read by its ``code``, and people at a terminal in ``words``."""

    code: str
    words: Text


def day_cell(date: dt.date) -> CodeCell:
    """A day: RFC 3339 in a pipe, in words on a terminal."""
    return CodeCell(date.isoformat(), date_text(date))


def print_table(headings: Sequence[Text], rows: Iterable[Sequence[str | CodeCell]], lang: str) -> None:
    """Print rows with as many cells as there are ``headings``; in a pipe the headings are left out, so that a line is a row.

    A cell may quote what a server said or an operator typed: it is one line, without what steers a terminal.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join(printable(cell.code if isinstance(cell, CodeCell) else cell) for cell in row))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    cells = [tuple(printable(cell.words[lang] if isinstance(cell, CodeCell) else cell) for cell in row) for row in rows]
    titles = [heading[lang] for heading in headings]
    # Names and levels come first and are typed again; sentences come last and have room in several lines.
    solid = len(titles) // 2
    for place, title in enumerate(titles):
        table.add_column(title, overflow="fold", no_wrap=place < solid)
    for row in cells:
        table.add_row(*map(Line, row))
    widths = [max(map(cell_len, column)) for column in zip(titles, *cells, strict=True)]
    least = sum(widths[:solid]) + sum(min(width, _FOLDED) for width in widths[solid:]) + 2 * (len(titles) - 1)
    console.print(table if least <= console.width else _records(titles, cells))


def _records(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Where a row has no room: a field a line, and an empty line behind each row."""
    records = Table.grid(padding=(0, 2))
    for row in rows:
        for title, cell in zip(titles, row, strict=True):
            records.add_row(Line(title, "bold"), Line(cell))
        records.add_row()
    return records
