"""tilik schema: what the JSON output looks like."""

from __future__ import annotations

import json

import click

from reports.export.formats.json import schema as json_schema


@click.command()
def schema() -> int:
    """Print the JSON Schema of `check --format json` and of the report."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0
