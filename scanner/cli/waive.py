"""tilik waive: what somebody decided about a finding, for a time: that it is not true, or that its risk is accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import click

from checks.core.assess.assessment import Assessment
from checks.core.assess.waivers import Ground, Waiver, evidence_hash
from checks.core.model.finding import Finding, Kind
from checks.core.model.risk import RiskLevel
from checks.core.model.text import tame
from reports.strategy.decree import ACCEPTANCES
from reports.words import WORDS, fill
from reports.words.format import day, later
from scanner.cli import finding_choice, options
from scanner.cli.clock import clock, today
from scanner.cli.command_words import COLUMN_WORDS, DEED_WORDS
from scanner.cli.default_command import Usual
from scanner.cli.faults import Parts, tell
from scanner.cli.output import print_deed
from scanner.cli.scan_choice import open_store
from scanner.cli.table import CodeCell, day_cell, print_table
from scanner.cli.waiver_state import state_of
from scanner.errors import SettingsError, StoreError
from scanner.settings import Settings
from scanner.store import Store, TrackedFinding


@click.group(cls=Usual)
def waive() -> None:
    """Decide about a finding for a time: `tilik waive FINDING ...` is `tilik waive add FINDING ...`.

    A false positive is in no count and no grade. An accepted risk stays in both and is marked, with who accepted it and until when; it makes
    no --fail-on fail and nobody is reminded of it. A decision lapses after its last day, when the evidence changes, or when somebody ends it.
    """


@waive.command()
@finding_choice.finding_argument
@click.option(
    "--ground",
    type=click.Choice([ground.value for ground in Ground]),
    required=True,
    help="It is not true, or it is and its risk is accepted.",
)
@click.option("--reason", required=True, metavar="TEXT", help="Why, in at most 300 characters; the report prints it.")
@finding_choice.who
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DATE", help="The last day it holds, as 2027-06-30.")
@options.config
@options.store
@options.lang
def add(finding: str, ground: str, reason: str, who: str, until: dt.datetime, **arguments: Any) -> int:
    """Decide until a day that a finding is not true, or that its risk is accepted: the higher the risk, the shorter ([strategy] acceptance)."""
    settings = options.settings(arguments)
    why, by, now = str(tame(reason)), str(tame(who)), clock().now()
    if not why or not by:
        raise click.UsageError("--reason and --who may not be empty")
    last = until.date()
    expires = dt.datetime.combine(later(last, 1), dt.time.min, ZoneInfo(settings.report.zone))
    if expires <= now:
        raise SettingsError(f"--until {last} is over", "Name a day that is still to come.")
    with open_store(settings.store) as store:
        tracked_finding = finding_choice.finding_of(store, finding)
        current = _current_finding(store, tracked_finding)
        if current.kind is Kind.INCIDENT and ground == Ground.ACCEPTED:
            raise SettingsError(
                "a sign of an incident is no risk to accept", "Have it handled; if it is not true, say --ground false-positive."
            )
        if ground == Ground.ACCEPTED:
            _require_short(last, current.level, settings)
        for earlier in store.triage.waivers_of(tracked_finding.id):
            if earlier.holds(now) and earlier.evidence == evidence_hash(current):
                raise StoreError(
                    f"{tracked_finding.id} is waived until {earlier.until} by decision {earlier.number}",
                    f"`tilik waive end {earlier.number}` first.",
                )
        decision = Waiver(
            target=tracked_finding.target, check=tracked_finding.identity.check, finding=current, ground=Ground(ground),
            reason=why, who=by, until=last, expires=expires.astimezone(dt.UTC), at=now,
        )  # fmt: skip
        number, lang = str(store.triage.waive(decision)), settings.report.lang
    sentence = fill(DEED_WORDS[decision.ground], number=number, finding=tracked_finding.id, day=day(last, lang), who=by)
    print_deed(sentence[lang], (number, tracked_finding.id, str(last)))
    return 0


@waive.command("list")
@options.config
@options.store
@options.lang
@click.option("--all", "everything", is_flag=True, help="Those that ended or expired, too.")
def list_(everything: bool, **arguments: Any) -> int:
    """The decisions, a line each: number, finding, asset, check, ground, last day, state, who, reason."""
    settings = options.settings(arguments)
    now, parts, lang = clock().now(), Parts(), settings.report.lang
    with open_store(settings.store, readonly=True) as store:
        waivers = [waiver for waiver in store.triage.waivers() if everything or waiver.holds(now)]
        rows = (parts.attempt(f"waiver {waiver.number}", partial(_row, store, waiver, now, lang)) for waiver in waivers)
        print_table(_HEADINGS, (row for row in rows if row), lang)
    return tell(parts.faults)


_HEADINGS = [COLUMN_WORDS[name] for name in ("number", "finding", "asset", "check", "ground", "until", "state", "who", "reason")]


def _row(store: Store, waiver: Waiver, now: dt.datetime, lang: str) -> tuple[str | CodeCell, ...]:
    state = state_of(waiver, _last_finding(store, waiver), now)[lang]
    ground = CodeCell(waiver.ground, WORDS[f"ground_{waiver.ground}"])
    where, until = waiver.target.name, day_cell(waiver.until)
    return (str(waiver.number), waiver.id, where, waiver.check, ground, until, state, waiver.who, waiver.reason)


@waive.command()
@click.argument("number", type=options.NUMBER)
@finding_choice.who
@options.config
@options.store
@options.lang
def end(number: int, who: str, **arguments: Any) -> int:
    """Take a decision back: its finding counts again, from the next report on."""
    settings = options.settings(arguments)
    with open_store(settings.store) as store:
        waivers = {waiver.number: waiver for waiver in store.triage.waivers()}
        if number not in waivers:
            raise StoreError(f"the store holds no waiver {number}", "`tilik waive list --all` shows them.")
        if waivers[number].ended is not None:
            raise StoreError(f"waiver {number} was ended by {waivers[number].ended_by}", "`tilik waive list --all` shows it.")
        by, finding = str(tame(who)), waivers[number].id
        store.triage.end(number, clock().now(), by)
    print_deed(fill(DEED_WORDS["ended"], number=str(number), finding=finding, who=by)[settings.report.lang], (str(number), finding))
    return 0


def _require_short(last: dt.date, level: RiskLevel, settings: Settings) -> None:
    """`SettingsError` where the city accepts no risk of this level for so long."""
    days = settings.strategy.acceptance.get(level, ACCEPTANCES[level])
    longest = later(today(settings), days)
    if last > longest:
        raise SettingsError(
            f"a risk of level {level} may be accepted for {days} days at most",
            f"Name a day up to {longest}; `acceptance` under [strategy] in tilik.toml sets how long.",
        )


def _current_finding(store: Store, tracked_finding: TrackedFinding) -> Finding:
    current = finding_choice.finding_in(store.concluded(tracked_finding.scan, tracked_finding.number), tracked_finding)
    if current is None:
        raise StoreError(
            f"{tracked_finding.id} was not seen by the last scan of {tracked_finding.target.name}",
            "There is nothing to waive; `tilik finding show` tells more.",
        )
    return current


def _last_finding(store: Store, waiver: Waiver) -> Finding | None:
    places: Iterable[TrackedFinding] = store.triage.tracked_findings(waiver.id)
    assessments: Iterable[tuple[Assessment, TrackedFinding]] = ((store.concluded(one.scan, one.number), one) for one in places)
    return next((finding_choice.finding_in(assessment, one) for assessment, one in assessments), None)
