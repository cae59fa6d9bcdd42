"""tilik schedule: scans that begin by themselves, as `[schedule.NAME]` in tilik.toml says."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path, PurePath
from typing import Any
from zoneinfo import ZoneInfo

import click

from checks.core.model.finding import Level
from checks.core.model.text import Text
from reports.words import fill
from scanner.cli import exit_codes, options
from scanner.cli.clock import clock, now, today
from scanner.cli.command_words import COLUMN_WORDS
from scanner.cli.log import begin_log
from scanner.cli.metrics import metrics_text
from scanner.cli.output import print_deed
from scanner.cli.scan_choice import open_store
from scanner.cli.schedule_words import SCHEDULE_WORDS
from scanner.cli.table import print_table
from scanner.cli.watchdog import tell_system, watch
from scanner.engine.job import scan_job
from scanner.errors import SettingsError, StoreError
from scanner.metrics.exposition import CONTENT_TYPE
from scanner.net.listener import serving
from scanner.schedule import units
from scanner.schedule.keeper import LOOK, Keeper
from scanner.schedule.program import ProgramLauncher
from scanner.schedule.timetable import PlannedRun, ScheduleState, Timetable
from scanner.settings import LogSettings, Settings
from scanner.store import Lock, ScheduleStore, Store
from scanner.targets import inspect

_SHOWN_RUNS = 10
_log = logging.getLogger(__name__)
name_argument = click.argument("name")


@click.group()
def schedule() -> None:
    """Scans that begin by themselves: which, when, and what keeps them. They stand in tilik.toml, a `[schedule.NAME]` each."""


@schedule.command()
@options.config
@options.targets_option
@options.store
@options.lang
@click.option("--days", type=click.IntRange(1, 366), default=7, show_default=True, help="How far ahead.")
def show(days: int, **arguments: Any) -> int:
    """The runs of the coming days: when each begins, on the clocks of the city, and how many targets it is of; then those that were."""
    path = arguments["config"]
    settings = options.settings(arguments)
    zone, lang = ZoneInfo(settings.report.zone), settings.report.lang
    with _keeper(settings, _launcher(settings, path)) as (keeper, timetable, store):
        states, at = keeper.states(), now()
        runs = sorted(_coming(timetable, states, at, days), key=lambda run: (run.begin, run.name))
        totals = {name: _target_count(settings, name) for name in states}
        rows = ((f"{run.begin.astimezone(zone):%Y-%m-%d %H:%M}", run.name, str(totals[run.name])) for run in runs)
        print_table([COLUMN_WORDS["begun"], SCHEDULE_WORDS["schedule"], COLUMN_WORDS["targets"]], rows, lang)
        for name in (name for name, state in states.items() if state.paused):
            click.echo(fill(SCHEDULE_WORDS["paused"], name=name)[lang], err=True)
        past = [
            (f"{one.started.astimezone(zone):%Y-%m-%d %H:%M}", one.name, _state(one.exit_code)[lang]) for one in store.runs(_SHOWN_RUNS)
        ]
    if past:
        click.echo()
        print_table([COLUMN_WORDS["begun"], SCHEDULE_WORDS["schedule"], COLUMN_WORDS["state"]], past, lang)
    return exit_codes.CLEAN


@schedule.command()
@options.config
@options.targets_option
@options.store
@click.option("--once", is_flag=True, help="Do what is due now, one run after another, and end: for cron and timers.")
def run(once: bool, **arguments: Any) -> int:
    """Keep the schedules until told to end (Ctrl-C, SIGTERM): begin what is due, finish first what was interrupted.

    Runs never overlap. After a time in which nothing ran, each schedule has one run, not one for each that was missed. A run waits for hours
    that all its OPDs permit, where there are such.
    """
    path = arguments["config"]
    settings = options.settings(arguments)
    launcher = _launcher(settings, path)
    with _keeper(settings, launcher, keeps=True) as (keeper, _, _):
        asyncio.run(_keep(keeper, launcher, settings, once=once))
    return exit_codes.CLEAN


@schedule.command("now")
@name_argument
@options.config
@options.targets_option
@options.store
def now_(name: str, **arguments: Any) -> int:
    """Do the run of one schedule now; its times stay as they are."""
    path = arguments["config"]
    settings = options.settings(arguments)
    _require(settings, name)
    code = asyncio.run(_launcher(settings, path).run(name))
    return exit_codes.INTERRUPTED if code is None else code


@schedule.command()
@name_argument
@options.config
@options.store
@options.lang
def pause(name: str, **arguments: Any) -> int:
    """Have nothing of a schedule begin until `tilik schedule resume`."""
    return _set_pause(name, arguments, paused=True)


@schedule.command()
@name_argument
@options.config
@options.store
@options.lang
def resume(name: str, **arguments: Any) -> int:
    """Go on with a schedule that was paused: from its next time on, what went by is not made up for."""
    return _set_pause(name, arguments, paused=False)


@schedule.command()
@click.option("--systemd", is_flag=True, required=True, help="As a unit of systemd.")
@click.option("--user", default="tilik", show_default=True, metavar="NAME", help="The user that it runs as, who owns the folder.")
@click.option("--folder", type=options.FOLDER, help="Folder that holds tilik.toml.  [default: this one]")
@options.verbose
def install(systemd: bool, user: str, folder: Path | None, verbose: int) -> int:
    """Print the unit that keeps the schedules, to be put where systemd reads it; it writes nothing itself."""
    begin_log(LogSettings(), verbose)
    program = Path(sys.argv[0]).resolve()
    click.echo(units.service(PurePath(program), PurePath((folder or Path()).resolve()), user), nl=False)
    return exit_codes.CLEAN


async def _keep(keeper: Keeper, launcher: ProgramLauncher, settings: Settings, *, once: bool) -> None:
    over = asyncio.Event()

    def end() -> None:
        over.set()
        launcher.end()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, end)

    async def wait(seconds: float) -> None:
        try:
            await asyncio.wait_for(over.wait(), min(seconds, LOOK))
        except TimeoutError:
            return

    if once:
        await keeper.recover()
        while not over.is_set() and await keeper.begin_pending() is not None:
            pass
        return
    _log.info("the schedules are kept")
    await tell_system("READY=1")
    endpoint = (
        serving(settings.metrics.listen, "/metrics", CONTENT_TYPE, lambda: metrics_text(settings))
        if settings.metrics.listen
        else nullcontext()
    )
    async with endpoint, watch(units.WATCHDOG_SECONDS):
        await keeper.keep(over.is_set, wait)


@contextmanager
def _keeper(settings: Settings, launcher: ProgramLauncher, *, keeps: bool = False) -> Iterator[tuple[Keeper, Timetable, ScheduleStore]]:
    if not settings.schedule:
        raise SettingsError("tilik.toml has no schedule", 'Write one: [schedule.night] with cron = "15 19 * * *".')
    city = inspect(Path(settings.targets), today=today(settings)).require_city()
    timetable = Timetable(settings.schedule, settings.report.zone, city.opds)
    with open_store(settings.store) as store:
        schedules = ScheduleStore(store.engine)
        keeper = Keeper(tuple(settings.schedule), timetable, schedules, launcher, clock(), lambda: _is_free(store))
        if keeps:
            with Lock(store.engine, ".schedule"):
                yield keeper, timetable, schedules
        else:
            yield keeper, timetable, schedules


def _launcher(settings: Settings, config: Path | None) -> ProgramLauncher:
    tells, forgets = bool(settings.notify.to or settings.notify.opd), bool(settings.keep.evidence or settings.keep.verdicts)
    after = [*([["notify", "send"]] * tells), *([["store", "prune"]] * forgets), *([["metrics"]] * bool(settings.metrics.file))]
    return ProgramLauncher(settings.schedule, config, after)


def _is_free(store: Store) -> bool:
    try:
        with Lock(store.engine):
            return True
    except StoreError:
        return False


def _coming(timetable: Timetable, states: Mapping[str, ScheduleState], at: dt.datetime, days: int) -> Iterator[PlannedRun]:
    end = at + dt.timedelta(days)
    for name, state in states.items():
        for one in timetable.upcoming(name, state, at):
            if one.due > end:
                break
            yield one


def _target_count(settings: Settings, name: str) -> int:
    one = settings.schedule[name]
    city = inspect(Path(settings.targets), today=today(settings)).require_city()
    return len(scan_job(city.opds, options.of_opds(city, one.opd).targets, settings, Level[one.level.upper()], one.only).targets)


def _state(exit_code: int | None) -> Text:
    return SCHEDULE_WORDS["going"] if exit_code is None else fill(SCHEDULE_WORDS["exit_code"], code=str(exit_code))


def _require(settings: Settings, name: str) -> None:
    if name not in settings.schedule:
        names = ", ".join(settings.schedule) or "none"
        raise SettingsError(f"tilik.toml has no schedule {name!r}", f"It has {names}.")


def _set_pause(name: str, arguments: dict[str, Any], *, paused: bool) -> int:
    settings = options.settings(arguments)
    _require(settings, name)
    with open_store(settings.store) as store:
        schedules = ScheduleStore(store.engine)
        schedules.states((name,), now())
        schedules.set_pause(name, now(), paused=paused)
    deed = "pause" if paused else "resume"
    print_deed(fill(SCHEDULE_WORDS[deed], name=name)[settings.report.lang], (deed, name))
    return exit_codes.CLEAN
