"""tilik targets: the list of a city's hosts, checked and imported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from checks.core.model.finding import Level, Target
from reports.export.atomic import write_file
from reports.words import count, fill, quantity
from reports.words.format import format_number
from scanner.cli import options
from scanner.cli.clock import today
from scanner.cli.command_words import COLUMN_WORDS, NOTICE_WORDS, PLAN_WORDS
from scanner.cli.scan_choice import is_there, open_store
from scanner.cli.table import day_cell, print_table
from scanner.engine.job import scan_job
from scanner.errors import TargetsError
from scanner.plan.expectation import expected_requests
from scanner.plan.requests import announcement
from scanner.settings import Settings
from scanner.targets import Lint, inspect, one
from scanner.targets.adopt import adopt
from scanner.targets.importing import TableError, import_table

WRONG = 2


@click.group()
def targets() -> None:
    """The list of targets: check it, see it, see what would be sent, import it."""


@targets.command()
@click.argument("file", type=options.FILENAME, required=False)
@options.config
def lint(file: Path | None, **arguments: Any) -> int:
    """List every problem and warning of a targets FILE (default: the one of the settings), one line each.

    Exit code 2 when a problem keeps the file from being scanned.
    """
    settings = options.settings(arguments)
    reading = inspect(file or Path(settings.targets), today=today(settings))
    for line in _lines(reading.name, reading.lints, settings.report.lang):
        click.echo(line)
    if reading.city is None:
        return WRONG
    opds, hosts = quantity(len(reading.city.opds), "department"), quantity(len(reading.city.targets), "target")
    sentence = fill(NOTICE_WORDS["listed"], list=f"{reading.name}: {reading.city.name}", opds=opds, targets=hosts)
    click.echo(sentence[settings.report.lang])
    return 0


@targets.command("list")
@options.config
@options.targets_option
@options.lang
@click.option("--opd", multiple=True, metavar="CODE", help="Only the targets of this OPD; may be repeated.")
def list_(opd: tuple[str, ...], **arguments: Any) -> int:
    """The targets on the list, a line each: OPD, host, importance, level, address, permission."""
    settings = options.settings(arguments)
    city = options.of_opds(inspect(Path(settings.targets), today=today(settings)).require_city(), opd)
    permissions = {one.code: day_cell(one.permission.until) if one.permission and one.permission.until else "" for one in city.opds}
    rows = ((one.opd, one.name, one.importance, one.level.name.lower(), one.address or "", permissions[one.opd]) for one in city.targets)
    print_table(
        [COLUMN_WORDS[name] for name in ("opd", "asset", "importance", "depth", "address", "permission")], rows, settings.report.lang
    )
    return 0


@targets.command()
@options.config
@options.targets_option
@options.store
@options.only
@options.level_option
@options.lang
@click.option("--opd", multiple=True, metavar="CODE", help="Only the targets of this OPD; may be repeated.")
@click.option(
    "--count", "counting", is_flag=True, help="A line a target instead: how many requests it will be sent, and what that is counted from."
)
def plan(only: tuple[str, ...], level: str | None, opd: tuple[str, ...], counting: bool, **arguments: Any) -> int:
    """Print every request that a scan would send, without sending any; how many that comes to is said on standard error.

    A line a request: the target, the level, what is asked. Redirects within a site, the addresses of names and the same site with or
    without www. come on top, and so do the pages that a crawl finds: at most as many as the settings allow. Of a group of the catalogue
    of exposed paths only what a site's front page calls for is asked, and what cannot exist beside what is found.

    The number is that of the last scan where it asked a target the same, else that of a site that answers and shows no product: one that does not answer is sent less, one with WordPress or Joomla more.
    """
    settings = options.settings(arguments)
    lang = settings.report.lang
    city = inspect(Path(settings.targets), today=today(settings)).require_city()
    repertoire = options.repertoire_of(settings, only)
    cap = options.LEVELS[level] if level else Level.PROBE
    targets = scan_job(city.opds, options.of_opds(city, opd).targets, settings, cap, only).targets
    plans = {target: announcement(target, repertoire.checks, repertoire.topics) for target in targets}
    if not counting:
        lines = ((target.name, request.level.name.lower(), request.key) for target, plan in plans.items() for request in plan)
        print_table([COLUMN_WORDS[name] for name in ("asset", "depth", "question")], lines, lang)
    sent = {} if only else _sent(settings, targets)
    expected = {target: expected_requests(plan, today(settings).year) for target, plan in plans.items()} | sent
    if counting:
        basis = {target: PLAN_WORDS["scan" if target in sent else "guess"][lang] for target in targets}
        rows = ((one.opd, one.name, format_number(expected[one], lang), basis[one]) for one in targets)
        print_table([COLUMN_WORDS[name] for name in ("opd", "asset", "requests", "basis")], rows, lang)
    parts = {"requests": quantity(sum(expected.values()), "request"), "targets": quantity(len(targets), "target")}
    click.echo(fill(PLAN_WORDS["total"], scanned=count(len(sent)), **parts)[lang], err=True)
    return 0


def _sent(settings: Settings, targets: Iterable[Target]) -> dict[Target, int]:
    """How many requests the newest finished scan sent to each of these that it was to ask everything, at the same level."""
    if not is_there(settings.store):
        return {}
    with open_store(settings.store, readonly=True) as store:
        newest = next((number for number, whole in store.completion().items() if whole), None)
        if newest is None:
            return {}
        sent = {(one.target.host, one.target.port, one.target.level): one.traffic.count for one in store.assessments(newest) if one.whole}
    return {one: sent[key] for one in targets if (key := (one.host, one.port, one.level)) in sent}


@targets.command("adopt")
@click.argument("name", metavar="HOST[:PORT]|domain:NAME")
@click.option("--opd", required=True, metavar="CODE", help="The OPD that answers for it.")
@options.config
@options.targets_option
def adopt_(name: str, opd: str, **arguments: Any) -> int:
    """Write a host or a domain that was seen into the list, at the end of its OPD's section, and print the line. Nothing else of the file changes.

    From then on it is registered, and the next scan asks it: adopt what the OPD has permitted.
    """
    settings = options.settings(arguments)
    path, target = Path(settings.targets), one(name)
    inspect(path, today=today(settings)).require_city()
    line = f"domain: {target.host}" if target.is_domain else target.name
    text, number = adopt(path.read_bytes().decode("utf-8"), str(path), line, opd, today=today(settings))
    try:
        mode = path.stat().st_mode
        write_file(path, [text.encode("utf-8")])
        path.chmod(mode)
    except OSError as why:
        raise TargetsError(f"{path}: cannot be written ({why.strerror})", "Make it and its folder writable.") from None
    click.echo(f"{path}:{number}: {line}")
    return 0


@targets.command("import")
@click.argument("file", type=options.FILENAME)
@click.option("-o", "--output", type=options.FILENAME, help="File to write; it must not exist.  [default: standard output]")
@click.option("--city", metavar="NAME", help="The city's name.  [default: the name of FILE]")
@options.verbose
def import_(file: Path, output: Path | None, city: str | None, **arguments: Any) -> int:
    """Make a targets file of a table of hosts: FILE.csv or FILE.xlsx with a header row (docs/targets.md)."""
    settings = options.settings(arguments)
    lang = settings.report.lang
    try:
        result = import_table(file, city=city or file.stem, today=today(settings))
    except TableError as wrong:
        fatal = [lint for lint in wrong.lints if lint.fatal]
        if len(fatal) == 1:
            raise
        for line in _lines(str(file), wrong.lints, lang):
            click.echo(line, err=True)
        raise TargetsError(f"{file}: {len(fatal)} problems, nothing was imported", "They are listed above, by row and column.") from None
    for line in _lines(str(file), result.warnings, lang):
        click.echo(line, err=True)
    if output is None:
        click.echo(result.text, nl=False)
        return 0
    _write(output, result.text)
    opds, hosts = quantity(result.opds, "department"), quantity(result.hosts, "target")
    click.echo(fill(NOTICE_WORDS["listed"], list=str(output), opds=opds, targets=hosts)[lang], err=True)
    return 0


def _lines(name: str, lints: Iterable[Lint], lang: str) -> Iterable[str]:
    return (f"{lint.at(name)}{'' if lint.fatal else NOTICE_WORDS['remark'][lang]}. {lint.hint}" for lint in lints)


def _write(path: Path, text: str) -> None:
    """Never over a file that is there: it may be the only list a city has."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise TargetsError(f"{path}: exists already", "Choose another name with -o, or remove the file first.") from None
    except OSError as why:
        raise TargetsError(f"{path}: cannot be written ({why.strerror})", "Choose another name with -o.") from None
