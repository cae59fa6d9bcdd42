"""tilik notify: who should know is told what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import click

from checks.core.assess.ledger import State
from checks.core.model.risk import RiskLevel
from reports.views.check_texts import CheckTexts
from reports.words import fill
from reports.words.format import local
from scanner import plugins
from scanner.cli import exit_codes, options
from scanner.cli.clock import clock, now
from scanner.cli.notify_words import NOTIFY_WORDS
from scanner.cli.output import print_deed
from scanner.cli.retest import retest_job
from scanner.cli.scan_choice import open_store
from scanner.delivery.imprint import imprint
from scanner.errors import SettingsError, TilikError
from scanner.notices.calendar import certificate_notices, deadline_notices, silence_notices
from scanner.notices.carrier import AppriseCarrier, recipient_url
from scanner.notices.changes import coverage_notices, finding_notices, run_notice, waiver_notices
from scanner.notices.delivery import by_recipient, deliver
from scanner.notices.hours import quiet_hours
from scanner.notices.message import NoticeMessage, notice_message
from scanner.notices.notice import Notice, NoticeKind
from scanner.notices.recipients import Recipient, letters, recipients
from scanner.notices.words import TEST
from scanner.retest import retest_finding
from scanner.settings import Settings
from scanner.store import Lock, ScheduleStore, Store
from scanner.store.outbox import Outbox

_SHOWN_RUNS = 20
# Exit codes of a scan after which nobody needs to look.
_WELL = (exit_codes.CLEAN,)


@click.group()
def notify() -> None:
    """Tell who should know what changed, each thing once: `[notify]` in tilik.toml says whom. A run of `tilik schedule` does it by itself."""


@notify.command()
@options.config
@options.targets_option
@options.store
@options.lang
def send(**arguments: Any) -> int:
    """Look through the scans since the last time, and tell everybody what waits for them. Exit code 1 where somebody could not be reached: what waits for them is told next time.

    A new finding is looked at a second time before it is told.
    """
    settings = options.settings(arguments)
    everybody, carrier = _everybody(settings), AppriseCarrier()
    with open_store(settings.store) as store, Lock(store.engine):
        outbox, lang = Outbox(store.engine), settings.report.lang
        for scan in _new_scans(store, outbox):
            notices = list(_confirmed(store, settings, list(_of_scan(store, settings, scan))))
            outbox.add(letters(everybody, notices), now())
            outbox.look_through(scan, now())
        outbox.add(letters(everybody, _of_calendar(store, settings)), now())
        waiting = by_recipient(everybody, outbox.waiting())
        quiet = quiet_hours(settings.notify.quiet, settings.report.zone)
        lost = deliver(waiting, outbox, carrier, now(), _city(store), lang, is_quiet=quiet is not None and quiet.contain(now()))
    for one in lost:
        click.echo(f"warning: {one.place} could not be reached; it is told next time", err=True)
    return exit_codes.ABOVE_LIMIT if lost else exit_codes.CLEAN


@notify.command()
@options.config
@options.targets_option
@options.store
@options.lang
def show(**arguments: Any) -> int:
    """Print what `tilik notify send` would tell whom now, without telling it and without a second look."""
    settings = options.settings(arguments)
    everybody, lang = _everybody(settings), settings.report.lang
    with open_store(settings.store, readonly=True) as store:
        outbox = Outbox(store.engine)
        notices = [notice for scan in _new_scans(store, outbox) for notice in _of_scan(store, settings, scan)]
        notices += _of_calendar(store, settings)
        waiting = by_recipient(everybody, outbox.waiting())
        city = _city(store)
    for one in everybody:
        parts = {notice.key: notice for notice in (*waiting.get(one, {}).values(), *filter(one.is_for, notices))}
        if parts:
            text = notice_message(parts.values(), city, lang)
            click.echo(f"{one.place}\n{text.subject}\n\n{text.body}")
    return exit_codes.CLEAN


@notify.command()
@options.config
@options.lang
def test(**arguments: Any) -> int:
    """Send everybody a message that says nothing else than that they can be reached."""
    settings = options.settings(arguments)
    lang, carrier, lost = settings.report.lang, AppriseCarrier(), False
    for one in _everybody(settings):
        arrival = carrier.carry(recipient_url(one.address), NoticeMessage(TEST[lang], TEST[lang], f"<p>{escape(TEST[lang])}</p>"))
        lost = lost or not arrival
        word = "reached" if arrival else "lost"
        print_deed(fill(NOTIFY_WORDS[word], place=one.place)[lang], (one.place, word))
    return exit_codes.ABOVE_LIMIT if lost else exit_codes.CLEAN


def _everybody(settings: Settings) -> tuple[Recipient, ...]:
    everybody = recipients(settings.notify)
    if not everybody:
        raise SettingsError("tilik.toml names nobody who is told", 'Write under [notify]: to = ["mailtos://…"].')
    return everybody


def _new_scans(store: Store, outbox: Outbox) -> list[int]:
    """The city's finished scans since the last one that was looked through, oldest first; at the first time the newest alone."""
    last = outbox.newest_scan()
    whole = sorted(number for number, is_whole in store.completion().items() if is_whole and number > last)
    return whole if last else whole[-1:]


def _of_scan(store: Store, settings: Settings, number: int) -> Iterator[Notice]:
    scan = store.scan(number)
    assert scan is not None
    assessments = list(store.assessments(number))
    catalogue = CheckTexts(plugins.usable(settings.plugins), settings.report.zone)
    yield from finding_notices(scan, assessments, catalogue, RiskLevel(settings.notify.level))
    if not scan.only:
        earlier = (one for one, is_whole in store.completion().items() if is_whole and one < number)
        before = next((one for one in earlier if (old := store.scan(one)) is not None and not old.only), None)
        if before is not None:
            shares = {(one.target.host, one.target.port): one.tally.coverage.share for one in store.assessments(before)}
            yield from coverage_notices(scan, assessments, shares)


def _of_calendar(store: Store, settings: Settings) -> list[Notice]:
    checks = plugins.usable(settings.plugins)
    catalogue = CheckTexts(checks, settings.report.zone)
    runs = ScheduleStore(store.engine).runs(_SHOWN_RUNS)
    failures = [run_notice(run.name, run.number, run.exit_code) for run in runs if run.exit_code is not None and run.exit_code not in _WELL]
    notices = [*waiver_notices(store.triage.waivers(), catalogue, now()), *failures]
    newest = next(iter(store.scans()), None)
    if newest is not None:
        zone, least = settings.report.zone, RiskLevel(settings.notify.level)
        posture = list(store.postures.assessments(newest, checks))
        notices += deadline_notices(posture, catalogue, imprint(settings).decree, local(now(), zone).date(), zone, least)
        notices += certificate_notices(posture, now(), zone)
        if settings.notify.silent_days:
            notices += silence_notices(posture, now(), settings.notify.silent_days, catalogue)
    return notices


def _confirmed(store: Store, settings: Settings, notices: Iterable[Notice]) -> Iterator[Notice]:
    """Those that are still so at a second look. What could not be asked again is told as it was seen."""
    left = settings.notify.confirm
    for notice in notices:
        if notice.kind in (NoticeKind.INCIDENT, NoticeKind.NEW, NoticeKind.REOPENED) and left > 0:
            left -= 1
            if _is_over(store, settings, notice.finding):
                continue
        yield notice


def _is_over(store: Store, settings: Settings, finding: str) -> bool:
    for finding_place in store.triage.tracked_findings(finding):
        try:
            job = retest_job(store, finding_place, settings, ())
        except TilikError:
            # It is not on the list any more, or its check is not enabled: there is nothing to ask.
            return False
        return retest_finding(store, finding_place, job, clock()).state is State.FIXED
    return False


def _city(store: Store) -> str:
    scans = store.scans()
    return scans[0].city if scans else ""
