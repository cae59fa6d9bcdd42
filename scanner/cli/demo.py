"""tilik demo: a small city on this machine, scanned as a real one would be."""

from __future__ import annotations

import shlex
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click
import msgspec

from checks import Text
from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity
from checks.core.model.finding import Level
from reports.export.atomic import make_folder, write_file
from reports.views.fault import ViewFault
from reports.words import fill, format, quantity
from scanner.cli import options
from scanner.cli.clock import clock, today
from scanner.cli.command_words import DEMO_WORDS
from scanner.cli.faults import tell
from scanner.cli.log import begin_log
from scanner.cli.progress import progress
from scanner.cli.scan_choice import scan_of
from scanner.delivery import reports
from scanner.engine.job import scan_job
from scanner.errors import SettingsError, TilikError
from scanner.example_city import ExampleCity, start
from scanner.example_city.expected import differences
from scanner.example_city.letterhead import LETTERHEAD, STRATEGY
from scanner.run import begin, resume
from scanner.settings import IdentitySettings, LogSettings, ScanSettings, Settings
from scanner.settings.loading import SETTINGS_FILE
from scanner.settings.writing import settings_text
from scanner.store import Lock, Store
from scanner.targets import read_targets


@click.command()
@click.option("--out", type=options.FOLDER, default=Path("demo-out"), show_default=True, help="Folder for the reports.")
@click.option("--stay", is_flag=True, help="Keep the city up until Ctrl-C, so that its findings can be asked for again.")
@options.lang
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Processes that collect at the same time.")
@click.option("--quiet", is_flag=True, help="No progress.")
@options.verbose
def demo(out: Path, stay: bool, lang: str | None, jobs: int, quiet: bool, verbose: int) -> int:
    """Start an invented city on loopback addresses, scan it, write its reports, and compare with what is planted in it.

    The folder is left as one to work in: it has tilik.toml, targets.txt and the store beside the reports.
    """
    begin_log(LogSettings(), verbose)
    began = time.monotonic()
    try:
        make_folder(out)
        for old in out.glob("tilik.db*"):
            old.unlink()
    except OSError as why:
        raise SettingsError(f"{out}: cannot be written ({why.strerror})", "Name another folder with --out.") from None
    with start() as city:
        city_list = read_targets(city.targets_file, today=today(Settings()))
        settings = Settings(
            store=str(out / "tilik.db"),
            out=str(out),
            identity=IdentitySettings(contact=LETTERHEAD.contact),
            network=city.network,
            scan=ScanSettings(jobs=jobs),
            report=msgspec.structs.replace(LETTERHEAD, lang=lang or "id"),
            strategy=STRATEGY,
        )
        _leave_settings(out, settings, city)
        store = Store(settings.store)
        work = scan_job(city_list.opds, city_list.targets, settings, Level.PROBE)
        with Lock(store.engine), progress(len(city_list.targets), settings.report.lang, quiet=quiet) as on_verdicts:
            number = begin(store, city_list.name, work, clock())
            resume(store, number, work, on_verdicts, clock())
        faults: list[ViewFault] = []
        formats = reports.formats_of(("html",), settings, city=True)
        files = tuple(reports.write_reports(store, scan_of(store, number), settings, (), formats, faults))
        hosts = tuple(store.assessments(number))
        store.close()
        for path in files:
            click.echo(path)
        if code := tell(faults):
            return code
        wrong = list(differences({one.target.name: one.verdicts for one in hosts}))
        for line in wrong:
            click.echo(line, err=True)
        if wrong:
            raise TilikError(
                "the scan differs from what is planted, as said above",
                "Fix the check that is named; if you changed none, report it as a bug in tilik.",
            )
        took = format.seconds(time.monotonic() - began, settings.report.lang)
        _say("done", settings.report.lang, targets=quantity(len(hosts), "target"), time=took)
        finding = _worst_finding(hosts)
        _say("next", settings.report.lang, command=f"cd {shlex.quote(str(out))} && tilik finding show {finding}")
        if stay:
            _say("stay", settings.report.lang, command=f"cd {shlex.quote(str(out))} && tilik retest {finding}")
            with suppress(KeyboardInterrupt):
                signal.pause()
    return 0


def _say(word: str, lang: str, **parts: Text | str) -> None:
    click.echo(fill(DEMO_WORDS[word], **parts)[lang])


def _leave_settings(out: Path, settings: Settings, city: ExampleCity) -> None:
    """Settings, list and the city's root certificate, with which the folder is one to work in."""
    root = Path("ca.pem")
    network = msgspec.structs.replace(settings.network, trusted_roots=(str(root),))
    here = msgspec.structs.replace(settings, store="tilik.db", out=".", network=network)
    write_file(out / root, [city.ca_file.read_bytes()])
    write_file(out / "targets.txt", [city.targets_file.read_bytes()])
    write_file(out / SETTINGS_FILE, [settings_text(here).encode()])


def _worst_finding(hosts: Iterable[Assessment]) -> str:
    """The id of a finding with the highest risk."""
    return max(
        (finding.magnitude, finding_id(one.target, Identity(verdict.check, finding.problem, finding.subject)))
        for one in hosts
        for verdict in one.verdicts
        for finding in verdict.findings
    )[1]
