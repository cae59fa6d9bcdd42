"""tilik finding: one finding, and what people wrote about it."""

from __future__ import annotations

from typing import Any

import click

from checks.core.model.text import tame
from scanner import plugins
from scanner.cli import finding_choice, options
from scanner.cli.clock import now
from scanner.cli.faults import Parts, tell
from scanner.cli.finding_text import Dossier
from scanner.cli.scan_choice import opened
from scanner.cli.waiver_state import state_of
from scanner.store import Note


@click.group()
def finding() -> None:
    """One finding, by the name that reports and JSON show: everything known of it, and notes."""


@finding.command()
@finding_choice.finding_argument
@options.config
@options.store
@options.lang
def show(finding: str, **given: Any) -> int:
    """Print a finding with its evidence, history, decisions, notes and retests."""
    chosen = options.settings(given)
    with opened(chosen.store, readonly=True) as store:
        meant = finding_choice.tracked_of(store, finding)
        told = Dossier(meant, chosen, plugins.usable(chosen.plugins))
        seen = store.concluded(meant.scan, meant.number)
        found = finding_choice.seen_in(seen, meant)
        parts, triage, name = Parts(), store.triage, f"finding {meant.id}"
        parts.printed(name, lambda: told.finding(seen, found))
        decided = [waiver for waiver in triage.waivers() if waiver.id == meant.id]
        parts.printed(name, lambda: (told.waiver(waiver, state_of(waiver, found, now())) for waiver in decided))
        parts.printed(name, lambda: map(told.note, triage.notes(meant.id)))
        parts.printed(name, lambda: map(told.retest, triage.retests(meant.id)))
    return tell(parts.faults)


@finding.command()
@finding_choice.finding_argument
@click.argument("text")
@finding_choice.who
@options.config
@options.store
def note(finding: str, text: str, who: str, **given: Any) -> int:
    """Keep a note of at most 300 characters about a finding."""
    chosen = options.settings(given)
    said, by = str(tame(text)), str(tame(who))
    if not said or not by:
        raise click.UsageError("TEXT and --who may not be empty")
    with opened(chosen.store) as store:
        meant = finding_choice.tracked_of(store, finding)
        store.triage.write(Note(finding=meant.id, at=now(), who=by, text=said))
    return 0
