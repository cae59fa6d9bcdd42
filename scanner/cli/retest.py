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
from scanner.cli.scan_choice import opened
from scanner.engine.job import ScanJob, scan_job
from scanner.errors import SettingsError
from scanner.retest import retest_finding as ask_again
from scanner.settings import Settings
from scanner.store import Lock, Store, Tracked
from scanner.targets import read_targets

_CODES = {State.FIXED: exit_codes.CLEAN, State.UNVERIFIABLE: exit_codes.UNVERIFIED}


@click.command()
@finding_choice.finding_argument
@options.config
@options.targets_option
@options.store
@options.network
@options.lang
def retest(finding: str, resolve: tuple[str, ...], **given: Any) -> int:
    """Look at one finding again: ask only what its check needs, print the proof, and keep the result with the scan that saw it.

    Exit code 0 when the finding is fixed, 1 when it was seen again, 4 when that could not be verified, 3 for a fault of tilik.
    """
    chosen = options.settings(given)
    with opened(chosen.store) as store, Lock(store.engine):
        meant = finding_choice.tracked_of(store, finding)
        if all(check.id != meant.identity.check for check in plugins.load_plugins(chosen.plugins)):
            raise SettingsError(f"check {meant.identity.check} is not enabled any more", "`tilik checks list` names those that are.")
        work = _job(store, meant, chosen, resolve)
        made = ask_again(store, meant, work, clock())
        told = Dossier(meant, chosen, work.checks())
    for line in told.proof(made):
        click.echo(line)
    if made.verdict.outcome is Outcome.ERROR:
        return exit_codes.BROKEN
    return _CODES.get(made.state, exit_codes.FOUND)


def _job(store: Store, meant: Tracked, chosen: Settings, resolve: tuple[str, ...]) -> ScanJob:
    """What may be asked is what the list of targets permits today, at most at the level of the scan that saw the finding."""
    plan, only = store.plan(meant.scan), (meant.identity.check,)
    city = read_targets(Path(chosen.targets), today=today(chosen))
    for target in city.targets:
        if (target.opd, target.host, target.port) == (meant.target.opd, meant.target.host, meant.target.port):
            return scan_job(city.opds, options.pinned((target,), resolve), chosen, plan.level, only, options.besides(city, (target,)))
    raise SettingsError(
        f"{meant.target.name} of {meant.target.opd} is not in {chosen.targets} any more", "Only what is registered may be asked."
    )
