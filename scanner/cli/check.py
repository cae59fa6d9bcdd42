"""tilik check: some hosts, now."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from rich.console import Console

from checks.core.assess.assessment import Assessment, Scan
from checks.core.facts.reachability import reachable
from checks.core.model.city import City, Opd
from checks.core.model.finding import Level, Target
from reports.export.encoding import encode
from reports.export.formats.json import host_object
from reports.export.formats.sarif import sarif_chunks
from reports.terminal import host as terminal
from reports.views.check_texts import CheckTexts
from reports.views.fault import ViewFault
from reports.views.quarantine import alone
from reports.views.source import Source
from scanner.cli import exit_codes, options
from scanner.cli.clock import clock, today
from scanner.cli.faults import tell
from scanner.cli.finding_rows import HEADINGS, FindingFilter, finding_rows
from scanner.cli.host_words import named_targets
from scanner.cli.output import print_content
from scanner.cli.progress import progress
from scanner.cli.scan_choice import open_store
from scanner.cli.summary import FindingSummary, print_summary, summary, summary_lines
from scanner.cli.table import print_table
from scanner.delivery.imprint import imprint
from scanner.engine.job import ScanJob, scan_job
from scanner.errors import SettingsError
from scanner.plan.requests import requests
from scanner.run import begin, resume
from scanner.settings import Settings
from scanner.store import Lock, ScanKind, Store
from scanner.store.engine import MEMORY
from scanner.targets import read_targets

_T = TypeVar("_T")
_FORMATS = ("text", "json", "jsonl", "sarif")


@click.command()
@click.argument("hosts", metavar="HOST[:PORT]...", nargs=-1, required=True)
@options.config
@options.targets_option
@click.option("--store", metavar="URL", help="Keep the evidence here too.  [default: nowhere]")
@options.only
@options.level_option
@options.network
@options.lang
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="What is printed: json is one object, for one host only; jsonl one a line; sarif one log.",
)
@options.fail_on
@click.option("--quiet", is_flag=True, help="Print the findings alone, a line each, without progress and summary.")
def check(
    hosts: tuple[str, ...],
    only: tuple[str, ...],
    level: str | None,
    resolve: tuple[str, ...],
    form: str,
    fail_on: str | None,
    store: str | None,
    quiet: bool,
    **arguments: Any,
) -> int:
    """Look at some hosts now and print what was found. A HOST may be written as a URL; - reads hosts from standard input, one a line.

    A host on the list of targets is looked at as the list permits, as its department's. One that is only named here is asked what a browser
    would ask (--level visit), and unlinked paths with --level probe. With --targets every host has to be on that list. Exit code 4 when a host answered nothing, so that it could not be looked at.
    """
    required = arguments.get("targets") is not None
    requested = named_targets(hosts)
    if form == "json" and len(requested) > 1:
        raise click.UsageError("--format json is one object, for one host only; --format jsonl prints one a line")
    settings = options.settings(arguments)
    options.checks_of(settings, only)
    city = _list(settings, required)
    targets = options.pin_addresses((_entry(target, city, level, settings, required) for target in requested), resolve)
    codes = {target.opd for target in targets}
    opds = tuple(opd for opd in city.opds if opd.code in codes) if city else ()
    cap = options.LEVELS[level] if level else max(target.level for target in targets)
    job = scan_job(opds, targets, settings, cap, only, city.besides(targets) if city and opds else ())
    with open_store(store or MEMORY) as database, Lock(database.engine):
        return _look(database, job, settings, form, fail_on, quiet=quiet)


def _list(settings: Settings, required: bool) -> City | None:
    """The list of the settings; None where there is none, which is refused when it is ``required``."""
    path = Path(settings.targets)
    return read_targets(path, today=today(settings)) if required or path.exists() else None


def _entry(target: Target, city: City | None, level: str | None, settings: Settings, required: bool) -> Target:
    """The host as the list has it, else as it was named; `SettingsError` where it has to be there and is not."""
    for line in city.targets if city else ():
        if (line.host, line.port) == (target.host, target.port):
            return line
    if required:
        raise SettingsError(f"{target.name} is not in {settings.targets}", "Leave --targets away to check a host that is not on it.")
    return msgspec.structs.replace(target, level=options.LEVELS[level] if level else Level.VISIT)


def _look(database: Store, job: ScanJob, settings: Settings, form: str, fail_on: str | None, *, quiet: bool) -> int:
    number, lang = begin(database, "", job, clock(), ScanKind.HOST), settings.report.lang
    with progress(len(job.targets), lang, quiet=quiet or form != "text" or not sys.stderr.isatty()) as on_verdicts:
        resume(database, number, job, on_verdicts, clock())
    scan = database.scan(number)
    assert scan is not None
    assessments = tuple(database.assessments(number))
    catalogue = CheckTexts(job.checks(), settings.report.zone)
    code = exit_codes.weightiest(*(exit_codes.code_of(one, fail_on) for one in assessments), *_sights(database, number, job))
    faults: list[ViewFault] = []
    if form == "sarif":
        _print_log(scan, assessments, job, settings, faults)
    elif form != "text":
        for one in assessments:
            click.echo(_alone(one, lambda one: encode(host_object(one, scan, catalogue)), faults))
    elif quiet:
        rows = finding_rows(assessments, catalogue, FindingFilter(), lang)
        print_table(HEADINGS, (row.cells for row in rows), lang)
    else:
        _print_hosts(assessments, job, catalogue, lang, faults)
    return exit_codes.weightiest(code, tell(faults))


def _sights(database: Store, number: int, job: ScanJob) -> Iterator[int]:
    """What the exit code says of whether each host could be looked at."""
    checks = job.checks()
    for place in database.collected(number):
        by_dns = all(request.level is Level.PASSIVE for request in requests(place.target, checks))
        yield exit_codes.CLEAN if reachable(place.target, database.evidence(place), by_dns=by_dns) else exit_codes.UNVERIFIED


def _print_hosts(assessments: Sequence[Assessment], job: ScanJob, catalogue: CheckTexts, lang: str, faults: list[ViewFault]) -> None:
    """For people: every host by itself, and the summary of them all."""
    console = Console(highlight=False)
    for one in assessments:
        if console.is_terminal:
            console.print(_alone(one, lambda one: terminal.rich(one, catalogue, lang), faults))
        else:
            click.echo(_alone(one, lambda one: terminal.plain(one, catalogue, lang), faults), nl=False)
        click.echo()
    result = summary(assessments)
    print_summary(summary_lines(result, catalogue, lang), _next_commands(result, job), lang)


def _next_commands(result: FindingSummary, job: ScanJob) -> Iterator[str]:
    """How the worst finding is fixed, and how more is asked of a host that was only visited."""
    yield from (f"tilik checks show {one.check}" for one in result.worst[:1])
    if len(job.targets) == 1 and job.level < Level.PROBE:
        yield f"tilik check {job.targets[0].name} --level probe"


def _print_log(scan: Scan, assessments: Sequence[Assessment], job: ScanJob, settings: Settings, faults: list[ViewFault]) -> None:
    """One log of all hosts; those that are on no list stand under an OPD without a name."""
    codes = {opd.code for opd in job.opds}
    nobody = (Opd(code="", name=""),) if any(target.opd not in codes for target in job.targets) else ()
    source = Source(
        scan=msgspec.structs.replace(scan, opds=(*job.opds, *nobody)),
        assessments_of=lambda code: (one for one in assessments if (one.target.opd if one.target.opd in codes else "") == code),
        checks=job.checks(),
        imprint=imprint(settings),
        lang=settings.report.lang,
    )
    print_content(source, "sarif", lambda of: sarif_chunks(of.scan, of.views(), of.checks, of.lang), faults)


def _alone(one: Assessment, make: Callable[[Assessment], _T], faults: list[ViewFault]) -> _T:
    result, fault = alone(f"check {one.target.name}", make, one)
    faults += [fault] if fault else []
    return result
