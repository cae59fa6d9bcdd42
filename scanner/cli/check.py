"""tilik check: one host, now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console, RenderableType

from checks.core.assess.assessment import Assessment, Scan
from checks.core.facts.reachability import reachable
from checks.core.model.city import City
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

    A host on the list of targets is looked at as the list permits, as its department's. One that is only named here is asked what a browser
    would ask (--level visit), and unlinked paths with --level probe. With --targets the host has to be on that list. Exit code 4 when the host answered nothing, so that nothing could be looked at.
    """
    required = arguments.get("targets") is not None
    settings = options.settings(arguments)
    options.checks_of(settings, only)
    entry = _target_on_list(one(host), settings, required)
    target = entry.target if entry else one(host)
    cap = options.LEVELS[level] if level else (target.level if entry else Level.VISIT)
    if not entry:
        target = msgspec.structs.replace(target, level=cap)
    (target,) = options.pin_addresses((target,), resolve)
    opds, besides = (entry.city.opds, options.besides(entry.city, (target,))) if entry else ((), ())
    work = scan_job(opds, (target,), settings, cap, only, besides)
    with open_store(store or MEMORY) as database, Lock(database.engine):
        return _look(database, work, settings, form, fail_on)


class _ListEntry(msgspec.Struct, frozen=True):
    """A host as the list has it, and the list."""

    target: Target
    city: City


def _target_on_list(target: Target, settings: Settings, required: bool) -> _ListEntry | None:
    """The host as the settings' list has it; None where it is not there, or there is no list, which is refused when it is ``required``."""
    path = Path(settings.targets)
    if not required and not path.exists():
        return None
    city = read_targets(path, today=today(settings))
    for line in city.targets:
        if (line.host, line.port) == (target.host, target.port):
            return _ListEntry(line, city)
    if required:
        raise SettingsError(f"{target.name} is not in {settings.targets}", "Leave --targets away to check a host that is not entry.")
    return None


def _look(database: Store, work: ScanJob, settings: Settings, form: str, fail_on: str | None) -> int:
    number = begin(database, "", work, clock(), ScanKind.HOST)
    quiet = form == "json" or not sys.stderr.isatty()
    with progress(1, quiet=quiet) as on_verdicts:
        resume(database, number, work, on_verdicts, clock())
    scan = database.scan(number)
    assert scan is not None
    (assessment,) = database.assessments(number)
    code = exit_codes.weightiest(exit_codes.code_of(assessment, fail_on), _sight(database, number, work))
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
