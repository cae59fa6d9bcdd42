"""How tilik tells an operator what is wrong."""

from __future__ import annotations

import click


def two_lines(what: str, hint: str) -> None:
    """What is wrong, and what to do, on standard error, each on one line."""
    print_text(f"tilik: {' '.join(what.split())}\n       {' '.join(hint.split())}\n")


def print_text(text: str) -> None:
    """Text on standard error; it may quote what a server said, which steers no terminal here."""
    click.echo("\n".join(map(printable, text.split("\n"))), err=True, nl=False)


def printable(line: str) -> str:
    """A line without what steers a terminal or breaks a row: control, direction and invisible characters."""
    return "".join(c if c.isprintable() else "?" for c in line)
