"""Rows as a reader wants them: a table with headings on a terminal, tabs in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows with as many cells as there are ``headings``; in a pipe the headings are left out, so that a line is a row."""
    console = Console(highlight=False)
    if not console.is_terminal:
        for row in rows:
            click.echo("\t".join(row))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        # Names and levels come first and are typed again; sentences come last and have room in several lines.
        table.add_column(heading, overflow="fold", no_wrap=place < len(headings) // 2)
    for row in rows:
        table.add_row(*map(Line, row))
    console.print(table)
