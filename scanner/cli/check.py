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
from scanner.cli.scan_choice import opened
from scanner.engine.job import ScanJob, scan_job
from scanner.errors import SettingsError
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
    **given: Any,
) -> int:
    """Look at one host now and print what was found.

    A host that is only named here is asked what a browser would ask (--level visit); unlinked paths are asked with --level probe, or when
    the host is on the list given with --targets.
    """
    listed = given.get("targets") is not None
    chosen = options.settings(given)
    options.checks_of(chosen, only)
    opds, target, besides = _registered(host, chosen) if listed else ((), one(host), ())
    asked = options.LEVELS[level] if level else (target.level if listed else Level.VISIT)
    if not listed:
        target = msgspec.structs.replace(target, level=asked)
    (target,) = options.pinned((target,), resolve)
    work = scan_job(opds, (target,), chosen, asked, only, besides)
    with opened(store or MEMORY) as kept, Lock(kept.engine):
        return _look(kept, work, chosen, form, fail_on)


def _registered(host: str, chosen: Settings) -> tuple[Iterable[Opd], Target, tuple[str, ...]]:
    """The target of the list that this host is, with the list's OPDs and its other hosts."""
    meant = one(host)
    city = read_targets(Path(chosen.targets), today=today(chosen))
    for target in city.targets:
        if (target.host, target.port) == (meant.host, meant.port):
            return city.opds, target, options.besides(city, (target,))
    raise SettingsError(f"{meant.name} is not in {chosen.targets}", "Leave --targets away to check a host that is not listed.")


def _look(kept: Store, work: ScanJob, chosen: Settings, form: str, fail_on: str | None) -> int:
    number = begin(kept, "", work, clock(), ScanKind.HOST)
    quiet = form == "json" or not sys.stderr.isatty()
    with progress(1, quiet=quiet) as judged:
        resume(kept, number, work, judged, clock())
    scan = kept.scan(number)
    assert scan is not None
    (assessment,) = kept.assessments(number)
    code = exit_codes.code_of(assessment.verdicts, fail_on)
    wide = sys.stdout.isatty()
    told, fault = alone(f"check {assessment.target.name}", lambda seen: _told(seen, scan, work, chosen.report.lang, form, wide), assessment)
    if isinstance(told, bytes):
        sys.stdout.buffer.write(told)
    elif isinstance(told, str):
        click.echo(told, nl=False)
    else:
        Console(highlight=False).print(told)
    return max(code, tell([fault] if fault else []))


def _told(seen: Assessment, scan: Scan, work: ScanJob, lang: str, form: str, wide: bool) -> bytes | str | RenderableType:
    if form == "json":
        return encode(host_object(seen, scan, work.checks())) + b"\n"
    return terminal.rich(seen, work.checks(), lang) if wide else terminal.plain(seen, work.checks(), lang)
