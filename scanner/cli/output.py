"""What commands print for people and for programs, on standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile

import click
from rich.console import Console

from reports.export.format import Content
from reports.terminal.line import TerminalLine, TerminalLines, plain_text
from reports.views.fault import ViewFault
from reports.views.quarantine import Quarantine
from reports.views.source import Source
from scanner.cli.error_output import printable

# Bytes that are held in memory; more than that goes through a file.
_MEMORY_LIMIT = 16_000_000


def print_lines(lines: Iterable[TerminalLine]) -> None:
    """Coloured on a terminal, plain in a pipe."""
    console = Console(highlight=False)
    if console.is_terminal:
        console.print(TerminalLines(tuple(lines)))
    else:
        click.echo(plain_text(lines), nl=False)


def print_deed(sentence: str, row: Sequence[str]) -> None:
    """Say what a command did: in a sentence on a terminal, as a row of a table in a pipe."""
    click.echo(printable(sentence) if Console().is_terminal else "\t".join(map(printable, row)))


def print_content(source: Source, name: str, content: Content, faults: list[ViewFault]) -> None:
    """A report in a format. Nothing is printed before it is whole: a fault that shows at the last host must not leave half an object."""
    with SpooledTemporaryFile(max_size=_MEMORY_LIMIT) as whole:

        def make(of: Source) -> bool:
            whole.seek(0)
            whole.truncate()
            whole.writelines(content(of))
            return True

        if Quarantine(faults).result(f"--format {name}", make, source):
            whole.seek(0)
            shutil.copyfileobj(whole, sys.stdout.buffer)
