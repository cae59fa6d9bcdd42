"""tilik scan: a whole city into the store."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from checks.core.model.city import City
from checks.core.model.finding import Level
from reports.views.check_texts import CheckTexts
from reports.words import count, fill, quantity
from reports.words.format import local
from scanner.cli import exit_codes, extra, options
from scanner.cli.clock import clock, now, today
from scanner.cli.command_words import COLUMN_WORDS, PROGRESS_WORDS
from scanner.cli.progress import progress
from scanner.cli.scan_choice import open_store
from scanner.cli.summary import next_commands, print_summary, summary, summary_lines
from scanner.cli.table import print_table
from scanner.engine.job import ScanJob, scan_job
from scanner.errors import Interrupted, StoreError
from scanner.remainder import remainder
from scanner.run import begin, resume
from scanner.settings import Settings
from scanner.store import Lock, Store
from scanner.targets import inspect

_log = logging.getLogger(__name__)


@click.command()
@click.argument("action", metavar="[list]", type=click.Choice(["list"]), required=False)
@options.config
@options.targets_option
@options.store
@options.only
@options.level_option
@click.option("--opd", multiple=True, metavar="CODE", help="Only the targets of this OPD; may be repeated.")
@click.option("--resume", "resuming", is_flag=True, help="Finish the last scan that was interrupted.")
@options.network
@click.option("--engine", type=click.Choice(["local", "celery"]), help="Who collects: this machine, or the workers of the fleet.")
@options.lang
@options.fail_on
@click.option("--quiet", is_flag=True, help="Print nothing but warnings and errors.")
def scan(
    action: str | None,
    only: tuple[str, ...],
    level: str | None,
    opd: tuple[str, ...],
    resuming: bool,
    resolve: tuple[str, ...],
    fail_on: str | None,
    quiet: bool,
    **arguments: Any,
) -> int:
    """Scan every target of the list; keep evidence, verdicts and history in the store. Ends with findings by level, the worst, and what to do next.

    `tilik scan list` shows the scans in the store instead.
    """
    settings = options.settings(arguments)
    if action:
        if only or level or opd or resuming or resolve or fail_on:
            raise click.UsageError("`tilik scan list` sends nothing: of the options of a scan it takes --config, --store and --lang")
        return _list_scans(settings)
    options.checks_of(settings, only)
    if resuming and (only or level or opd or resolve):
        raise click.UsageError(
            "--resume does what is left of a scan as it was begun; --only, --level, --opd and --resolve cannot change it"
        )
    cap = options.LEVELS[level] if level else Level.PROBE
    fresh = None if resuming else _set_out(settings, opd, resolve, cap, only)
    # Settings that no door can be made of are refused here, before a store is made and a scan begun.
    scan_job((), (), settings, Level.PROBE).door()
    if settings.scan.engine == "celery":
        extra.fleet().broker_of(settings)
    with open_store(settings.store) as store:
        with Lock(store.engine):
            if fresh is None:
                number = _unfinished_scan(store, settings)
                work = _rest(store, number, settings)
            else:
                city, work = fresh
                number = begin(store, city, work, clock())
            _run(store, number, work, settings, quiet=quiet)
        if not quiet:
            result = summary(store.assessments(number))
            print_summary(
                summary_lines(result, CheckTexts(work.checks(), settings.report.zone), settings.report.lang),
                next_commands(result),
                settings.report.lang,
            )
        if fail_on is None:
            return exit_codes.BROKEN if store.has_errors(number) else exit_codes.CLEAN
        return max((exit_codes.code_of(one, fail_on) for one in store.assessments(number)), default=exit_codes.CLEAN)


def _list_scans(settings: Settings) -> int:
    """A line each, newest first: number, begin, end, targets judged, level, rules."""
    zone = settings.report.zone
    with open_store(settings.store, readonly=True) as store:
        rows = [
            (
                str(one.id),
                f"{local(one.started, zone):%Y-%m-%d %H:%M}",
                f"{local(one.finished, zone):%Y-%m-%d %H:%M}" if one.finished else "-",
                "/".join(map(str, store.counts(one.id))),
                one.level.name.lower(),
                one.rules,
            )
            for one in store.scans()
        ]
    print_table([COLUMN_WORDS[name] for name in ("number", "begun", "ended", "targets", "depth", "rules")], rows, settings.report.lang)
    return 0


def _run(store: Store, number: int, work: ScanJob, settings: Settings, *, quiet: bool) -> None:
    judged_count, total = store.counts(number)
    lang = settings.report.lang
    if not quiet:
        words = PROGRESS_WORDS["resumed" if judged_count else "begun"]
        begun = fill(words, scan=number, targets=quantity(total, "target"), **({"done": count(judged_count)} if judged_count else {}))
        click.echo(begun[lang], err=True)
    with progress(total, lang, judged_count, quiet=quiet) as tell:
        try:
            if settings.scan.engine == "celery":
                extra.fleet().carry_scan(store, number, work, tell, clock(), settings)
            else:
                resume(store, number, work, tell, clock())
        except KeyboardInterrupt:
            judged_count, total = store.counts(number)
            raise Interrupted(
                f"interrupted: {judged_count} of {total} targets are stored", "`tilik scan --resume` finishes the rest."
            ) from None


def _set_out(settings: Settings, opd: tuple[str, ...], resolve: tuple[str, ...], cap: Level, only: tuple[str, ...]) -> tuple[str, ScanJob]:
    """The city's name, and what its list and the options ask for; warnings about the list are told."""
    city = _read_list(settings)
    selection = options.of_opds(city, opd)
    targets = options.pin_addresses(selection.targets, resolve)
    overrides = {
        target.name: target.address for target, line in zip(targets, selection.targets, strict=True) if target.address and target != line
    }
    return city.name, scan_job(selection.opds, targets, settings, cap, only, city.besides(targets), overrides)


def _read_list(settings: Settings) -> City:
    """The list as it is now; warnings about it are told."""
    reading = inspect(Path(settings.targets), today=today(settings))
    city = reading.require_city()
    for lint in reading.warnings:
        click.echo(f"warning: {lint.at(reading.name)}", err=True)
    return city


def _rest(store: Store, number: int, settings: Settings) -> ScanJob:
    """What an interrupted scan may still ask, by the list as it is now; what fell away is told."""
    rest = remainder(store, number, _read_list(settings), settings, now())
    _log.info("scan %d is resumed", number)
    for one in rest.restrictions:
        _log.warning("scan %d: %s %s", number, one.name, one.text.en)
        click.echo(f"warning: {one.name} {one.text.en}", err=True)
    return rest.job


def _unfinished_scan(store: Store, settings: Settings) -> int:
    """The number of the city's newest scan, if it is not finished."""
    scans = store.completion()
    newest = next(iter(scans), None)
    older = next((number for number, whole in scans.items() if not whole), None)
    if newest is not None and scans[newest] and older is not None:
        raise StoreError(
            f"scan {older} was interrupted, but scan {newest} is newer and finished",
            "Its evidence would be newer than what came after it: start another with `tilik scan`.",
        )
    if newest is None or scans[newest]:
        raise StoreError(f"store {settings.store} holds no interrupted scan", "Start one with `tilik scan`.")
    return newest
