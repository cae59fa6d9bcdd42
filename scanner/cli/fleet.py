"""tilik fleet: how the machines are that carry a scan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from reports.words import count, fill
from reports.words.format import local
from scanner.cli import exit_codes, extra, options
from scanner.cli.clock import now
from scanner.cli.command_words import COLUMN_WORDS
from scanner.cli.fleet_words import FLEET_WORDS
from scanner.cli.table import CodeCell, print_table


@click.group()
def fleet() -> None:
    """The machines that carry a scan: workers, queue, pace, and what could not be done."""


@fleet.command()
@options.config
@options.store
@options.lang
def status(**arguments: Any) -> int:
    """A line for each worker and each run: what it does, how fast, how long the oldest group has been under way, and what it waits for."""
    settings = options.settings(arguments)
    state, lang, zone = extra.fleet("overview").fleet_state(settings), settings.report.lang, settings.report.zone
    if not state.workers:
        click.echo(FLEET_WORDS["no_workers"][lang], err=True)
    headings = [FLEET_WORDS[name] for name in ("worker", "since", "groups", "done", "refused")]
    print_table(
        [*headings, COLUMN_WORDS["state"]],
        [
            (one.worker, _time(one.since, zone), f"{one.groups}/{one.slots}", str(one.done), str(one.refused), _trouble(one.trouble))
            for one in state.workers
        ],
        lang,
    )
    headings = [FLEET_WORDS[name] for name in ("waiting", "out", "failures", "set_aside", "pace", "oldest")]
    print_table(
        [COLUMN_WORDS["number"], COLUMN_WORDS["targets"], *headings, COLUMN_WORDS["state"]],
        [
            (
                str(one.scan), f"{one.done}/{one.targets}", str(one.waiting), str(one.out), str(one.attempts_failed), str(one.poison),
                f"{one.done / max(1.0, (one.at - one.since).total_seconds()) * 60:.1f}", _age(one.oldest), _trouble(one.trouble),
            )
            for one in state.runs
        ],
        lang,
    )  # fmt: skip
    click.echo(fill(FLEET_WORDS["queue"], n=count(state.queue))[lang], err=True)
    return exit_codes.CLEAN


@fleet.command()
@options.config
@options.store
@options.lang
def poison(**arguments: Any) -> int:
    """The groups that were set aside after several attempts, why, and their targets. `tilik scan --resume` tries them again."""
    settings = options.settings(arguments)
    groups, lang = extra.fleet("overview").fleet_state(settings).poison, settings.report.lang
    if not groups:
        click.echo(FLEET_WORDS["no_poison"][lang], err=True)
        return exit_codes.CLEAN
    print_table(
        [COLUMN_WORDS["number"], COLUMN_WORDS["targets"], FLEET_WORDS["reason"]],
        [(str(one.scan), " ".join(one.targets), one.reason) for one in sorted(groups, key=lambda one: (one.scan, one.number))],
        lang,
    )
    return exit_codes.CLEAN


def _time(at: dt.datetime, zone: str) -> str:
    return f"{local(at, zone):%Y-%m-%d %H:%M}"


def _age(since: dt.datetime | None) -> str:
    return "-" if since is None else f"{(now() - since).total_seconds():.0f} s"


def _trouble(state: str) -> str | CodeCell:
    return CodeCell(state, FLEET_WORDS[state]) if state in FLEET_WORDS else state or "-"
