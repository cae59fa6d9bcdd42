"""tilik retest: is this one mended?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checks.core.assess.ledger import State
from checks.core.model.finding import Outcome
from scanner import plugins
from scanner.cli import exit_codes, finding_choice, options
from scanner.cli.clock import clock, today
from scanner.cli.finding_text import Dossier
from scanner.cli.scan_choice import open_store
from scanner.engine.job import ScanJob, scan_job
from scanner.errors import SettingsError
from scanner.retest import retest_finding as ask_again
from scanner.settings import Settings
from scanner.store import Lock, Store, TrackedFinding
from scanner.targets import read_targets

_CODES = {State.FIXED: exit_codes.CLEAN, State.UNVERIFIABLE: exit_codes.UNVERIFIED}


@click.command()
@finding_choice.finding_argument
@options.config
@options.targets_option
@options.store
@options.network
@options.lang
@click.option("--proof", "whole", is_flag=True, help="Print before it what was sent and what came back.")
def retest(finding: str, resolve: tuple[str, ...], whole: bool, **arguments: Any) -> int:
    """Look at one finding again: ask only what its check needs, print how it was and how it is, and keep the result with the scan that saw it.

    Exit code 0 when the finding is fixed, 1 when it was seen again, 4 when that could not be verified, 3 for a fault of tilik.
    """
    settings = options.settings(arguments)
    with open_store(settings.store) as store, Lock(store.engine):
        tracked_finding = finding_choice.finding_of(store, finding)
        if all(check.id != tracked_finding.identity.check for check in plugins.load_plugins(settings.plugins)):
            raise SettingsError(
                f"check {tracked_finding.identity.check} is not enabled any more", "`tilik checks list` names those that are."
            )
        work = retest_job(store, tracked_finding, settings, resolve)
        assessment = store.concluded(tracked_finding.scan, tracked_finding.number)
        before, time = finding_choice.finding_in(assessment, tracked_finding), assessment.ledger[tracked_finding.identity].last_seen
        result = ask_again(store, tracked_finding, work, clock())
        dossier = Dossier(tracked_finding, settings, work.checks())
    for line in (*(dossier.proof(result) if whole else ()), *dossier.comparison(before, time, result)):
        click.echo(line)
    if result.verdict.outcome is Outcome.ERROR:
        return exit_codes.BROKEN
    return _CODES.get(result.state, exit_codes.ABOVE_LIMIT)


def retest_job(store: Store, tracked_finding: TrackedFinding, settings: Settings, resolve: tuple[str, ...]) -> ScanJob:
    """What may be asked is what the list of targets permits today, at most at the level of the scan that saw the finding."""
    plan, only = store.plan(tracked_finding.scan), (tracked_finding.identity.check,)
    city = read_targets(Path(settings.targets), today=today(settings))
    for target in city.targets:
        if (target.opd, target.host, target.port) == (tracked_finding.target.opd, tracked_finding.target.host, tracked_finding.target.port):
            return scan_job(city.opds, options.pin_addresses((target,), resolve), settings, plan.level, only, city.besides((target,)))
    raise SettingsError(
        f"{tracked_finding.target.name} of {tracked_finding.target.opd} is not in {settings.targets} any more",
        "Only what is registered may be asked.",
    )
