"""tilik report: what is handed over."""

from __future__ import annotations

import shutil
import sys
from tempfile import SpooledTemporaryFile
from typing import Any

import click

from reports.export.formats import FILES, printed
from reports.views.fault import Fault
from reports.views.quarantine import Quarantine
from reports.views.source import Source
from scanner.cli import options
from scanner.cli.exit_codes import BROKEN, CLEAN
from scanner.cli.faults import tell
from scanner.cli.scan_choice import opened, scan_of
from scanner.delivery import reports

FORMATS = ("html", *FILES)
# Bytes that are held in memory; more than that goes through a file.
_HELD = 16_000_000


class Formats(click.ParamType[tuple[str, ...]]):
    """``html,pdf,xlsx`` as those names, each once."""

    name = "formats"

    def convert(self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        wanted = tuple(dict.fromkeys(part.strip() for part in value.split(",")))
        for one in wanted:
            if one not in FORMATS:
                self.fail(f"{one!r} is not one of {', '.join(FORMATS)}.", param, ctx)
        return wanted


@click.command()
@options.config
@options.store
@options.out
@options.lang
@click.option("--opd", multiple=True, metavar="CODE", help="Only the report of this OPD; may be repeated.")
@click.option("--scan", "number", type=click.IntRange(min=1), help="The scan to report on.  [default: the newest]")
@click.option(
    "--format",
    "forms",
    type=Formats(),
    default="html",
    show_default=True,
    metavar="FORMAT[,FORMAT...]",
    help=f"Any of {', '.join(FORMATS)}. They are written to --out, but json or text alone is printed.",
)
def report(opd: tuple[str, ...], number: int | None, forms: tuple[str, ...], **given: Any) -> int:
    """Write a report for each OPD and an overview of the city.

    html are pages to read, pdf the same on paper, xlsx and csv the SPBE risk register, text a short letter to paste; json, sarif and defectdojo are
    for other programs.
    """
    chosen = options.settings(given)
    faults: list[Fault] = []
    with opened(chosen.store, readonly=True) as store:
        scan = scan_of(store, number)
        if forms in (("json",), ("text",)):
            _print(reports.source(store, reports.part(store, scan, opd), chosen), forms[0], faults)
        else:
            judged, total = store.counts(scan.id)
            if judged < total:
                click.echo(f"warning: scan {scan.id} is not finished: {judged} of {total} targets; `tilik scan --resume`", err=True)
            for path in reports.written(store, scan, chosen, opd, forms, faults):
                click.echo(path)
        return max(tell(faults), BROKEN if store.unreadable else CLEAN)


def _print(source: Source, form: str, faults: list[Fault]) -> None:
    """Nothing is printed before it is whole: a fault that shows at the last host must not leave half an object."""
    with SpooledTemporaryFile(max_size=_HELD) as whole:

        def make(of: Source) -> bool:
            whole.seek(0)
            whole.truncate()
            whole.writelines(printed(of, form))
            return True

        if Quarantine(faults).made(f"--format {form}", make, source):
            whole.seek(0)
            shutil.copyfileobj(whole, sys.stdout.buffer)
