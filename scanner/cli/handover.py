"""tilik handover: packages for OPDs, a record of them, and whom to remind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from checks.core.assess.assessment import Scan
from checks.core.model.city import Opd
from checks.core.model.text import tame
from reports.views.fault import ViewFault
from reports.words import fill
from reports.words.format import local
from scanner import plugins
from scanner.cli import finding_choice, options
from scanner.cli.clock import clock, now
from scanner.cli.command_words import COLUMN_WORDS, DEED_WORDS, NOTICE_WORDS
from scanner.cli.default_command import Usual
from scanner.cli.faults import Parts, tell
from scanner.cli.output import print_deed
from scanner.cli.report import Names
from scanner.cli.scan_choice import city_scan_of, open_store
from scanner.cli.table import CodeCell, day_cell, print_table
from scanner.delivery import reports
from scanner.delivery.archive import password
from scanner.delivery.handover import Giving, hand_over
from scanner.delivery.imprint import imprint
from scanner.delivery.reminders import Reminder, reminder
from scanner.errors import SettingsError, StoreError
from scanner.settings.reading import beginning
from scanner.store import Handover, Store

SHORTEST_PASSWORD = 16
# Bytes of a file with a password; more is no password, and may have no end.
_LONGEST = 4096


@click.group(cls=Usual)
def handover() -> None:
    """Make the package of an OPD and record who got it: `tilik handover --opd dinkes ...` is `tilik handover make --opd dinkes ...`."""


@handover.command()
@click.option("--opd", required=True, multiple=True, metavar="CODE", help="For this OPD; may be repeated, a package each.")
@click.option("--to", metavar="NAME", help="Who receives it.  [default: the OPD's head, else its contact]")
@finding_choice.who
@click.option("--scan", "number", type=options.NUMBER, help="The scan to hand over.  [default: the newest]")
@click.option(
    "--format",
    "names",
    type=Names(),
    metavar="FORMAT[,FORMAT...]",
    help="As in `tilik report`.  [default: html,xlsx, and pdf if installed]",
)
@click.option("--encrypt", is_flag=True, help="Encrypt with a new password for each package, printed once and kept nowhere.")
@click.option("--password-file", type=options.FILENAME, help="Encrypt with the first line of this file.")
@options.config
@options.store
@options.out
@options.lang
def make(
    opd: tuple[str, ...],
    to: str | None,
    who: str,
    number: int | None,
    names: tuple[str, ...] | None,
    encrypt: bool,
    password_file: Path | None,
    **arguments: Any,
) -> int:
    """Put an OPD's reports with their checksums into one archive, and record its hash, the time and the recipient."""
    settings = options.settings(arguments)
    if encrypt and password_file:
        raise click.UsageError("--encrypt makes a password, --password-file brings one: name one of them")
    file_password = _password(password_file) if password_file else None
    faults: list[ViewFault] = []
    formats = reports.formats_of(names, settings, city=False) if names else reports.package_formats(settings)
    with open_store(settings.store) as store:
        scan = city_scan_of(store, number)
        if scan.finished is None:
            raise StoreError(f"scan {scan.id} is not finished", "`tilik scan --resume` finishes it; or name another with --scan.")
        for one in reports.part(store, scan, opd).opds:
            secret = password() if encrypt else file_password
            giving = Giving(opd=one, to=_recipient(one, to), who=str(tame(who)), formats=formats, password=secret)
            delivery = hand_over(store, scan, giving, settings, clock(), faults)
            if delivery is None:
                continue
            path, record = delivery
            sentence = fill(DEED_WORDS["handed"], opd=one.code, to=record.to, path=str(path), sha256=record.sha256)
            print_deed(sentence[settings.report.lang], (str(path), record.sha256, record.to))
            if encrypt and secret:
                notice = fill(NOTICE_WORDS["password"], package=record.package, secret=secret)
                click.echo(notice[settings.report.lang], err=True)
    return tell(faults)


@handover.command("list")
@options.config
@options.store
@options.lang
@click.option("--all", "everything", is_flag=True, help="Every package that was handed over, oldest first, instead.")
def list_(everything: bool, **arguments: Any) -> int:
    """OPDs with open findings, a line each, the highest risk first, then who has waited longest.

    Code, worst level, open findings, those that were there at the last handover, its day, days since then, the first due day, days over it,
    and the recipient. With --all: time, code, scan, recipient, who gave it, file, SHA-256.
    """
    settings = options.settings(arguments)
    zone, lang = settings.report.zone, settings.report.lang
    with open_store(settings.store, readonly=True) as store:
        handovers = store.triage.handovers()
        if everything:
            print_table(_RECORD, (_record(one, zone) for one in handovers), lang)
            return 0
        last, decree, today = {one.opd: one for one in handovers}, imprint(settings).decree, local(now(), zone).date()
        parts, checks = Parts(), plugins.usable(settings.plugins)

        def waiting(opd: Opd, scan: Scan) -> Reminder | None:
            return reminder(opd, store.postures.assessments(scan, checks, opd.code), last.get(opd.code), decree, today, zone)

        reminders = [parts.attempt(f"handover list: {opd.code}", partial(waiting, opd, scan)) for opd, scan in _newest(store)]
        ordered = sorted((one for one in reminders if one is not None), key=lambda one: one.order)
        print_table(_WAITING, (_waiting(one, zone) for one in ordered), lang)
    return tell(parts.faults)


_RECORD = [COLUMN_WORDS[name] for name in ("time", "opd", "scan", "recipient", "who", "file", "sha256")]
_WAITING = [COLUMN_WORDS[name] for name in ("opd", "level", "open", "waiting", "last_handover", "days", "due", "late", "recipient")]


def _record(one: Handover, zone: str) -> tuple[str, ...]:
    return (f"{local(one.at, zone):%Y-%m-%d %H:%M}", one.opd, str(one.scan), one.to, one.who, one.package, one.sha256)


def _waiting(one: Reminder, zone: str) -> tuple[str | CodeCell, ...]:
    since: tuple[str | CodeCell, ...] = ("-",) * 5
    if last := one.handover:
        due = day_cell(one.due) if one.due else "-"
        since = (day_cell(local(last.at, zone).date()), str(one.days), due, str(one.late), last.to)
    return (one.opd.code, one.worst, str(one.open), str(one.waiting), *since)


def _newest(store: Store) -> Iterator[tuple[Opd, Scan]]:
    """Every OPD with the newest finished scan that was about it."""
    newest = store.newest_by_opd()
    for number in sorted(set(newest.values()), reverse=True):
        scan = store.scan(number)
        yield from ((opd, scan) for opd in (scan.opds if scan else ()) if newest.get(opd.code) == number and scan)


def _recipient(opd: Opd, to: str | None) -> str:
    recipient = str(tame(to or opd.head or opd.contact))
    if not recipient:
        raise SettingsError(f"the list of targets names no head and no contact of {opd.code}", "Say with --to who receives the package.")
    return recipient


def _password(file: Path) -> str:
    try:
        line = beginning(file, _LONGEST).decode("utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{file}: cannot be read", "Name a file whose first line is the password, in UTF-8.") from None
    if len(line.encode()) >= _LONGEST:
        raise SettingsError(f"{file}: its first line is no password", f"Name a file whose first line has fewer than {_LONGEST} bytes.")
    if len(line) < SHORTEST_PASSWORD:
        raise SettingsError(
            f"{file}: the password has {len(line)} characters", f"Use at least {SHORTEST_PASSWORD}, or let --encrypt make one."
        )
    return line
