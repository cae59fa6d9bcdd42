"""tilik check: one host, now."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console, RenderableType

from checks.core.assess.assessment import Assessment, Scan
from checks.core.facts.reachability import reachable
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target
from reports.export.encoding import encode
from reports.export.formats.json import host_object
from reports.terminal import host as terminal
from reports.views.quarantine import alone
from scanner.cli import exit_codes, options
from scanner.cli.clock import clock, today
from scanner.cli.faults import tell
from scanner.cli.progress import progress
from scanner.cli.scan_choice import open_store
from scanner.engine.job import ScanJob, scan_job
from scanner.errors import SettingsError
from scanner.plan.requests import requests
from scanner.run import begin, resume
from scanner.settings import Settings
from scanner.store import Lock, ScanKind, Store
from scanner.store.engine import MEMORY
from scanner.targets import one, read_targets


@click.command()
@click.argument("host", metavar="HOST[:PORT]")
@options.config
@options.targets_option
@click.option("--store", metavar="URL", help="Keep the evidence here too.  [default: nowhere]")
@options.only
@options.level_option
@options.network
@options.lang
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is printed.")
@options.fail_on
def check(
    host: str,
    only: tuple[str, ...],
    level: str | None,
    resolve: tuple[str, ...],
    form: str,
    fail_on: str | None,
    store: str | None,
    **arguments: Any,
) -> int:
    """Look at one host now and print what was found.

    A host that is only named here is asked what a browser would ask (--level visit); unlinked paths are asked with --level probe, or when
    the host is on the list given with --targets. Exit code 4 when the host answered nothing, so that nothing could be looked at.
    """
    on_list = arguments.get("targets") is not None
    settings = options.settings(arguments)
    options.checks_of(settings, only)
    opds, target, besides = _target_on_list(host, settings) if on_list else ((), one(host), ())
    cap = options.LEVELS[level] if level else (target.level if on_list else Level.VISIT)
    if not on_list:
        target = msgspec.structs.replace(target, level=cap)
    (target,) = options.pin_addresses((target,), resolve)
    work = scan_job(opds, (target,), settings, cap, only, besides)
    with open_store(store or MEMORY) as database, Lock(database.engine):
        return _look(database, work, settings, form, fail_on)


def _target_on_list(host: str, settings: Settings) -> tuple[Iterable[Opd], Target, tuple[str, ...]]:
    """The target of the list that this host is, with the list's OPDs and its other hosts."""
    argument = one(host)
    city = read_targets(Path(settings.targets), today=today(settings))
    for target in city.targets:
        if (target.host, target.port) == (argument.host, argument.port):
            return city.opds, target, options.besides(city, (target,))
    raise SettingsError(f"{argument.name} is not in {settings.targets}", "Leave --targets away to check a host that is not listed.")


def _look(database: Store, work: ScanJob, settings: Settings, form: str, fail_on: str | None) -> int:
    number = begin(database, "", work, clock(), ScanKind.HOST)
    quiet = form == "json" or not sys.stderr.isatty()
    with progress(1, quiet=quiet) as on_verdicts:
        resume(database, number, work, on_verdicts, clock())
    scan = database.scan(number)
    assert scan is not None
    (assessment,) = database.assessments(number)
    code = exit_codes.weightiest(exit_codes.code_of(assessment.verdicts, fail_on), _sight(database, number, work))
    wide = sys.stdout.isatty()
    output, fault = alone(
        f"check {assessment.target.name}", lambda assessment: _output(assessment, scan, work, settings.report.lang, form, wide), assessment
    )
    if isinstance(output, bytes):
        sys.stdout.buffer.write(output)
    elif isinstance(output, str):
        click.echo(output, nl=False)
    else:
        Console(highlight=False).print(output)
    return exit_codes.weightiest(code, tell([fault] if fault else []))


def _sight(database: Store, number: int, work: ScanJob) -> int:
    """What the exit code says of whether the host could be looked at."""
    ((target,), (place,)) = work.targets, database.collected(number)
    by_dns = all(request.level is Level.PASSIVE for request in requests(target, work.checks()))
    return exit_codes.CLEAN if reachable(target, database.evidence(place), by_dns=by_dns) else exit_codes.UNVERIFIED


def _output(assessment: Assessment, scan: Scan, work: ScanJob, lang: str, form: str, wide: bool) -> bytes | str | RenderableType:
    if form == "json":
        return encode(host_object(assessment, scan, work.checks())) + b"\n"
    return terminal.rich(assessment, work.checks(), lang) if wide else terminal.plain(assessment, work.checks(), lang)
