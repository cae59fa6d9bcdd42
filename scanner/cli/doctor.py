"""tilik doctor: is everything here that a scan needs?"""

from __future__ import annotations

import shutil
import ssl
import stat
import zoneinfo
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from OpenSSL import SSL

from checks.core.check import registry
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from reports.export.format import Unavailable
from reports.words import quantity
from reports.words.format import local, size
from scanner import plugins
from scanner.cli import extra, options
from scanner.cli.clock import clock, today
from scanner.cli.scan_choice import is_file, is_there, open_store
from scanner.delivery.reports import extra_hint
from scanner.errors import TilikError
from scanner.judge.contract import contracts
from scanner.net import loop
from scanner.net.dns import Resolver
from scanner.net.trust_store import Roots
from scanner.schedule.timetable import ScheduleState, Timetable
from scanner.settings import Settings
from scanner.targets import inspect
from scanner.version import VERSION

# Bytes: a night of a city takes less.
_LEAST_FREE = 1_000_000_000


@click.command()
@options.config
@options.targets_option
@options.store
@click.option("--resolver", metavar="ADDR[:PORT]", help="DNS server to ask.")
@click.option("--fleet", "of_fleet", is_flag=True, help="What a fleet needs as well: its key, its Redis, a store that all reach, workers.")
def doctor(of_fleet: bool, **arguments: Any) -> int:
    """Examine settings, checks, targets, store, DNS and TLS of this installation. Exit code 2 when something is wrong; a note is no fault."""
    settings = options.settings(arguments)
    sound = True
    for name, examine in (*_examinations(settings), *([("fleet", lambda: _fleet(settings))] if of_fleet else [])):
        try:
            click.echo(f"ok    {name}: {examine()}")
        except (TilikError, registry.PluginError) as wrong:
            sound = False
            click.echo(f"WRONG {name}: {wrong}\n      {wrong.hint}")
    for what, hint in _gaps(settings):
        click.echo(f"note  {what}\n      {hint}", err=True)
    return 0 if sound else 2


def _gaps(settings: Settings) -> Iterator[tuple[str, str]]:
    """What is missing without which a scan runs all the same, and what to do about it."""
    if not settings.identity.contact:
        yield (
            "contact: whoever sees a request of the scanner cannot tell whom to ask",
            "Write an address or a page into `contact` under [identity] in tilik.toml.",
        )
    yield from _unnamed_domains(settings)
    for one in plugins.formats(settings.report.formats).values():
        try:
            one.require()
        except Unavailable as missing:
            yield f"{one.name}: reports as {one.name} cannot be made: {missing}", extra_hint(one)
    if (settings.notify.to or settings.notify.opd) and find_spec("apprise") is None:
        yield "notify: nobody can be told, as Apprise is not installed", "Install it: pip install 'tilik[notify]'"
    if is_file(settings.store) and is_there(settings.store):
        yield from _file_gaps(Path(settings.store).expanduser())


def _unnamed_domains(settings: Settings) -> Iterator[tuple[str, str]]:
    if not Path(settings.targets).exists():
        return
    city = inspect(Path(settings.targets), today=today(settings)).city
    if city is not None and (domains := city.unnamed_domains):
        yield (
            f"domains: nobody answers for {', '.join(domains[:3])}{' and others' if len(domains) > 3 else ''}, so their mail and DNS are not judged",
            f"Write `domain: {domains[0]}` in the section of the OPD that keeps its DNS.",
        )


def _file_gaps(store: Path) -> Iterator[tuple[str, str]]:
    if store.stat().st_mode & stat.S_IRWXO:
        yield f"rights: everybody on this machine may read {store}", f"chmod o= {store}: it lists what is weak in a city."
    free = shutil.disk_usage(store.absolute().parent).free
    if free < _LEAST_FREE:
        yield f"disk: {size(free, 'en')} are free beside {store}", "Make room: a scan that finds the disk full ends there."


def _examinations(settings: Settings) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "tilik", lambda: f"{VERSION}, rules {registry.version(settings.plugins)}"
    yield "checks", lambda: _checks(settings)
    yield "targets", lambda: _targets(settings)
    yield "store", lambda: _store(settings)
    yield "DNS", lambda: _dns(settings)
    yield "TLS", lambda: _tls(settings)
    yield "schedules", lambda: _schedules(settings)
    yield "report zone", lambda: str(zoneinfo.ZoneInfo(settings.report.zone))


def _fleet(settings: Settings) -> str:
    state = extra.fleet("overview").fleet_state(settings)
    if not state.workers:
        raise TilikError("Redis answers, and no worker is there", "Start one on each machine: tilik worker")
    return f"{len(state.workers)} workers, {state.queue} messages in the queue, {len(state.poison)} groups set aside"


def _checks(settings: Settings) -> str:
    checks = plugins.load_plugins(settings.plugins)
    for contract in contracts(checks):
        for fault in contract.faults:
            raise TilikError(fault, "Repair or disable it; `tilik checks test` shows all.")
    return f"{len(checks)}, all keep the contract"


def _targets(settings: Settings) -> str:
    if not Path(settings.targets).exists():
        return f"no {settings.targets} here (targets.example.txt shows how one looks)"
    city = inspect(Path(settings.targets), today=today(settings)).require_city()
    return f"{quantity(len(city.targets), 'target').en} of {len(city.opds)} OPD in {settings.targets}"


def _store(settings: Settings) -> str:
    if not is_there(settings.store):
        return f"no {settings.store} here yet; the first scan makes it"
    with open_store(settings.store, readonly=True) as store:
        return f"{settings.store}, {quantity(len(store.completion()), 'scan').en}"


def _schedules(settings: Settings) -> str:
    """That all of them can be, and when the first begins."""
    if not settings.schedule:
        return "none in the settings"
    opds = inspect(Path(settings.targets), today=today(settings)).require_city().opds
    timetable, now = Timetable(settings.schedule, settings.report.zone, opds), clock().now()
    begin = timetable.next_begin(dict.fromkeys(settings.schedule, ScheduleState(since=now)), now)
    return (
        f"{len(settings.schedule)}, the next begins {local(begin, settings.report.zone):%Y-%m-%d %H:%M}"
        if begin
        else "none of them ever begins"
    )


def _dns(settings: Settings) -> str:
    resolver = Resolver(settings.network.resolver, settings.network.timeout, clock())
    answer = loop.run(resolver.ask("go.id", "NS"))
    if isinstance(answer, Failure) and answer.kind is FailureKind.TIMEOUT:
        raise TilikError("the DNS resolver does not answer", "Name one that does with --resolver ADDRESS[:PORT], or check the network.")
    return "the resolver answers"


def _tls(settings: Settings) -> str:
    Roots(settings.network.trusted_roots)
    return f"{SSL.OpenSSL_version(SSL.OPENSSL_VERSION).decode()} for handshakes, {ssl.OPENSSL_VERSION} for HTTPS"
