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
from reports.words.format import local
from scanner.cli import finding_choice, options
from scanner.cli.clock import clock, now
from scanner.cli.default_command import Usual
from scanner.cli.faults import Parts, tell
from scanner.cli.report import Names
from scanner.cli.scan_choice import city_scan_of, open_store
from scanner.delivery import reports
from scanner.delivery.archive import password
from scanner.delivery.handover import Giving, hand_over
from scanner.delivery.imprint import imprint
from scanner.delivery.reminders import Reminder, reminder
from scanner.errors import SettingsError, StoreError
from scanner.settings.reading import beginning
from scanner.store import Store

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
            click.echo(f"{path}\t{record.sha256}\t{record.to}")
            if encrypt:
                click.echo(f"password of {record.package}: {secret} (tell it by another way than the package)", err=True)
    return tell(faults)


@handover.command("list")
@options.config
@options.store
@click.option("--all", "everything", is_flag=True, help="Every package that was handed over, oldest first, instead.")
def list_(everything: bool, **arguments: Any) -> int:
    """OPDs with open findings, a line each, the highest risk first, then who has waited longest.

    Code, worst level, open findings, those that were there at the last handover, its day, days since then, the first due day, days over it,
    and the recipient. With --all: time, code, scan, recipient, who gave it, file, SHA-256.
    """
    settings = options.settings(arguments)
    zone = settings.report.zone
    with open_store(settings.store, readonly=True) as store:
        handovers = store.triage.handovers()
        if everything:
            for one in handovers:
                when = f"{local(one.at, zone):%Y-%m-%d %H:%M}"
                click.echo("\t".join((when, one.opd, str(one.scan), one.to, one.who, one.package, one.sha256)))
            return 0
        last, decree, today = {one.opd: one for one in handovers}, imprint(settings).decree, local(now(), zone).date()
        parts = Parts()

        def waiting(opd: Opd, scan: Scan) -> Reminder | None:
            return reminder(opd, store.assessments(scan.id, opd.code), last.get(opd.code), decree, today, zone)

        reminders = [parts.attempt(f"handover list: {opd.code}", partial(waiting, opd, scan)) for opd, scan in _newest(store)]
        for line in sorted((one for one in reminders if one is not None), key=lambda one: one.order):
            last_handover = line.handover
            columns = (
                (str(local(last_handover.at, zone).date()), str(line.days), str(line.due or "-"), str(line.late), last_handover.to)
                if last_handover
                else ("-",) * 5
            )
            click.echo("\t".join((line.opd.code, line.worst, str(line.open), str(line.waiting), *columns)))
    return tell(parts.faults)


def _newest(store: Store) -> Iterator[tuple[Opd, Scan]]:
    """Every OPD with the newest finished scan that was about it."""
    codes: set[str] = set()
    for scan in store.scans():
        for opd in scan.opds if scan.finished is not None else ():
            if opd.code not in codes:
                codes.add(opd.code)
                yield opd, scan


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
