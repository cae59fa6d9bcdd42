"""tilik targets: the list of a city's hosts, checked and imported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from checks.core.model.finding import Level
from reports.words import quantity
from scanner.cli import options
from scanner.cli.clock import today
from scanner.engine.job import scan_job
from scanner.errors import TargetsError
from scanner.plan.requests import announcement
from scanner.targets import Lint, inspect
from scanner.targets.importing import import_table

WRONG = 2


@click.group()
def targets() -> None:
    """The list of targets: check it, see what would be sent, import it."""


@targets.command()
@click.argument("file", type=options.FILENAME, required=False)
@options.config
def lint(file: Path | None, **arguments: Any) -> int:
    """List every problem and warning of a targets FILE (default: the one of the settings), one line each.

    Exit code 2 when a problem keeps the file from being scanned.
    """
    settings = options.settings(arguments)
    reading = inspect(file or Path(settings.targets), today=today(settings))
    for line in _lines(reading.name, reading.lints):
        click.echo(line)
    if reading.city is None:
        return WRONG
    click.echo(f"{reading.name}: {reading.city.name}, {len(reading.city.opds)} OPD, {quantity(len(reading.city.targets), 'target').en}")
    return 0


@targets.command()
@options.config
@options.targets_option
@options.only
@options.level_option
@click.option("--opd", multiple=True, metavar="CODE", help="Only the targets of this OPD; may be repeated.")
def plan(only: tuple[str, ...], level: str | None, opd: tuple[str, ...], **arguments: Any) -> int:
    """Print every request that a scan would send, without sending any.

    A line a request: the target, the level, what is asked. Redirects within a site, the addresses of names and the same site with or
    without www. come on top, and so do the pages that a crawl finds: at most as many as the settings allow. Of a group of the catalogue
    of exposed paths only what a site's front page calls for is asked, and what cannot exist beside what is found.
    """
    settings = options.settings(arguments)
    city = inspect(Path(settings.targets), today=today(settings)).require_city()
    repertoire = options.repertoire_of(settings, only)
    cap = options.LEVELS[level] if level else Level.PROBE
    for target in scan_job(city.opds, options.of_opds(city, opd).targets, settings, cap, only).targets:
        for request in announcement(target, repertoire.checks, repertoire.topics):
            click.echo(f"{target.name}\t{request.level.name.lower()}\t{request.key}")
    return 0


@targets.command("import")
@click.argument("file", type=options.FILENAME)
@click.option("-o", "--output", type=options.FILENAME, help="File to write; it must not exist.  [default: standard output]")
@click.option("--city", metavar="NAME", help="The city's name.  [default: the name of FILE]")
@options.verbose
def import_(file: Path, output: Path | None, city: str | None, **arguments: Any) -> int:
    """Make a targets file of a table of hosts: FILE.csv or FILE.xlsx with a header row (docs/targets.md)."""
    result = import_table(file, city=city or file.stem, today=today(options.settings(arguments)))
    for line in _lines(str(file), result.warnings):
        click.echo(line, err=True)
    if output is None:
        click.echo(result.text, nl=False)
        return 0
    _write(output, result.text)
    click.echo(f"{output}: {result.opds} OPD, {result.hosts} targets", err=True)
    return 0


def _lines(name: str, lints: Iterable[Lint]) -> Iterable[str]:
    return (f"{lint.at(name)}{'' if lint.fatal else ' (warning)'}. {lint.hint}" for lint in lints)


def _write(path: Path, text: str) -> None:
    """Never over a file that is there: it may be the only list a city has."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise TargetsError(f"{path}: exists already", "Choose another name with -o, or remove the file first.") from None
    except OSError as why:
        raise TargetsError(f"{path}: cannot be written ({why.strerror})", "Choose another name with -o.") from None
