"""How tilik tells an operator what is wrong."""

from __future__ import annotations

import click


def two_lines(what: str, hint: str) -> None:
    """What is wrong, and what to do, on standard error, each on one line."""
    click.echo(f"tilik: {' '.join(what.split())}", err=True)
    click.echo(f"       {' '.join(hint.split())}", err=True)
