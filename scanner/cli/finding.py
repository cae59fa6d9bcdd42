"""tilik finding: which findings are open, and everything about one of them."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from checks.core.model.text import tame
from reports.views.check_texts import CheckTexts
from reports.words import fill
from scanner import plugins
from scanner.cli import finding_choice, options
from scanner.cli.clock import now
from scanner.cli.command_words import DEED_WORDS
from scanner.cli.faults import Parts, tell
from scanner.cli.finding_rows import HEADINGS, FindingFilter, finding_rows
from scanner.cli.finding_text import Dossier
from scanner.cli.output import print_deed
from scanner.cli.scan_choice import open_store, scan_of
from scanner.cli.table import print_table
from scanner.cli.waiver_state import state_of
from scanner.store import Note


@click.group()
def finding() -> None:
    """The open findings, and one by the name that reports and JSON show: everything known of it, and notes."""


@finding.command()
@finding_choice.finding_argument
@options.config
@options.store
@options.lang
def show(finding: str, **arguments: Any) -> int:
    """Print a finding with its evidence, history, decisions, notes and retests."""
    settings = options.settings(arguments)
    with open_store(settings.store, readonly=True) as store:
        tracked_finding = finding_choice.finding_of(store, finding)
        dossier = Dossier(tracked_finding, settings, plugins.usable(settings.plugins))
        assessment = store.concluded(tracked_finding.scan, tracked_finding.number)
        current = finding_choice.finding_in(assessment, tracked_finding)
        parts, triage, name = Parts(), store.triage, f"finding {tracked_finding.id}"
        parts.print_lines(name, lambda: dossier.finding(assessment, current))
        decisions = triage.waivers_of(tracked_finding.id)
        parts.print_lines(name, lambda: (dossier.waiver(waiver, state_of(waiver, current, now())) for waiver in decisions))
        parts.print_lines(name, lambda: map(dossier.note, triage.notes(tracked_finding.id)))
        parts.print_lines(name, lambda: map(dossier.retest, triage.retests(tracked_finding.id)))
    return tell(parts.faults)


@finding.command("list")
@options.only
@options.level_filter
@click.option("--opd", "opds", multiple=True, metavar="CODE", help="Only this OPD's; may be repeated.")
@click.option("--scan", "number", type=options.NUMBER, help="As they were at this scan.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="How they are written.")
@options.config
@options.store
@options.lang
def list_(only: tuple[str, ...], least: str | None, opds: tuple[str, ...], number: int | None, form: str, **arguments: Any) -> int:
    """The open findings, the worst first, by the newest answer of each check, with the names that other commands take."""
    settings = options.settings(arguments)
    catalogue = CheckTexts(plugins.usable(settings.plugins), settings.report.zone)
    with open_store(settings.store, readonly=True) as store:
        assessments = store.postures.assessments(scan_of(store, number), plugins.usable(settings.plugins))
        rows = finding_rows(assessments, catalogue, FindingFilter(least=least, checks=only, opds=opds), settings.report.lang)
    if form == "jsonl":
        for row in rows:
            click.echo(msgspec.json.encode(row).decode())
    else:
        print_table(HEADINGS, (row.cells for row in rows), settings.report.lang)
    return 0


@finding.command()
@finding_choice.finding_argument
@click.argument("text")
@finding_choice.who
@options.config
@options.store
@options.lang
def note(finding: str, text: str, who: str, **arguments: Any) -> int:
    """Keep a note of at most 300 characters about a finding."""
    settings = options.settings(arguments)
    content, by = str(tame(text)), str(tame(who))
    if not content or not by:
        raise click.UsageError("TEXT and --who may not be empty")
    with open_store(settings.store) as store:
        tracked_finding = finding_choice.finding_of(store, finding)
        store.triage.write(Note(finding=tracked_finding.id, at=now(), who=by, text=content))
    print_deed(fill(DEED_WORDS["noted"], finding=tracked_finding.id, who=by)[settings.report.lang], (tracked_finding.id,))
    return 0
