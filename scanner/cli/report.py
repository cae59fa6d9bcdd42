"""tilik report: what is handed over."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import Any

import click

from checks.core import registry
from reports.export.json import city_chunks
from scanner import reporting
from scanner.cli import options
from scanner.cli.stored import scan_of
from scanner.store import Store


@click.command()
@options.config
@options.store
@options.out
@options.lang
@click.option("--opd", multiple=True, metavar="CODE", help="Only the page of this OPD; may be repeated.")
@click.option("--scan", "number", type=click.IntRange(min=1), help="The scan to report on.  [default: the newest]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json"]),
    default="html",
    show_default=True,
    help="Write pages (and report.json) to --out, or print JSON.",
)
def report(opd: tuple[str, ...], number: int | None, form: str, **given: Any) -> int:
    """Write one page an OPD and an overview of the city, or print everything as JSON."""
    chosen = options.settings(given)
    with closing(Store(chosen.store)) as store:
        scan = scan_of(store, number)
        if form == "json":
            part = reporting.part(store, scan, opd)
            everyone = (assessment for known in part.opds for assessment in store.assessments(scan.id, known.code))
            for chunk in city_chunks(part, everyone, registry.load(chosen.plugins)):
                sys.stdout.buffer.write(chunk)
        else:
            judged, total = store.counts(scan.id)
            if judged < total:
                click.echo(f"warning: scan {scan.id} is not finished: {judged} of {total} targets; `tilik scan --resume`", err=True)
            for path in reporting.report(store, scan, chosen, opd):
                click.echo(path)
    return 0
