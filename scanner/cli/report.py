"""tilik report: what is handed over."""

from __future__ import annotations

from typing import Any

import click

from reports.export import registry
from reports.views.fault import ViewFault
from reports.words import count, fill, quantity
from scanner.cli import options
from scanner.cli.clock import now
from scanner.cli.command_words import NOTICE_WORDS
from scanner.cli.exit_codes import BROKEN, CLEAN
from scanner.cli.faults import tell
from scanner.cli.output import print_content
from scanner.cli.scan_choice import open_store, scan_of
from scanner.delivery import reports


class Names(click.ParamType[tuple[str, ...]]):
    """``html,pdf,xlsx`` as those names, each once."""

    name = "formats"

    def convert(self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        return value if isinstance(value, tuple) else tuple(dict.fromkeys(part.strip() for part in value.split(",")))


def _about() -> str:
    formats = registry.load_formats().values()
    alone = " or ".join(one.name for one in formats if one.stdout)
    return f"Any of {', '.join(one.name for one in formats)}. They are written to --out, but {alone} alone is printed."


@click.command()
@options.config
@options.store
@options.out
@options.lang
@click.option("--opd", multiple=True, metavar="CODE", help="Only the report of this OPD; may be repeated.")
@click.option("--scan", "number", type=options.NUMBER, help="The scan to report on.  [default: the newest]")
@click.option(
    "--format",
    "names",
    type=Names(),
    default="html",
    show_default=True,
    metavar="FORMAT[,FORMAT...]",
    help=_about(),
)
def report(opd: tuple[str, ...], number: int | None, names: tuple[str, ...], **arguments: Any) -> int:
    """Write a report for each OPD and an overview of the city.

    html are pages to read, pdf the same on paper, xlsx and csv the SPBE risk register, text a short letter to paste; json, sarif and defectdojo are
    for other programs. Plug-ins may bring more formats.

    A report shows the posture: the newest answer of each check for every target of the list, with its age where it is older than the scan.
    """
    settings = options.settings(arguments)
    formats = reports.formats_of(names, settings, city=not opd)
    faults: list[ViewFault] = []
    with open_store(settings.store, readonly=True) as store:
        scan = scan_of(store, number)
        if len(formats) == 1 and formats[0].stdout is not None:
            print_content(
                reports.report_source(store, reports.part(store, scan, opd), settings), formats[0].name, formats[0].stdout, faults
            )
        else:
            judged_count, total = store.counts(scan.id)
            if judged_count < total:
                notice = fill(NOTICE_WORDS["unfinished"], scan=scan.id, done=count(judged_count), targets=quantity(total, "target"))
                click.echo(notice[settings.report.lang], err=True)
            paths = []
            for path in reports.write_reports(store, scan, settings, opd, formats, faults):
                click.echo(path)
                paths.append(path)
            reports.keep_reports(paths, settings, now())
        return max(tell(faults), BROKEN if store.unreadable else CLEAN)
