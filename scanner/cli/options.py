"""Options that several commands share, and the settings they make."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from checks.core.check.check import Check
from checks.core.check.registry import Repertoire
from checks.core.model.city import City
from checks.core.model.finding import Level, Target
from checks.core.model.risk import RiskLevel
from scanner import plugins
from scanner.cli.log import begin_log
from scanner.errors import SettingsError, TargetsError
from scanner.settings import SETTINGS_FILE, Settings, load_settings, require_sound
from scanner.targets import one

F = TypeVar("F", bound=Callable[..., Any])

LEVELS = {level.name.lower(): level for level in Level}


def several(*options: Callable[[F], F]) -> Callable[[F], F]:
    """One decorator of many."""

    def apply(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return apply


class _FilePath(click.Path):
    """A path that the system can be asked about."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if "\0" in str(value):
            self.fail(f"{value!r} has a NUL in it.", param, ctx)
        return super().convert(value, param, ctx)


# Of a scan or a decision: as far as databases count.
NUMBER = click.IntRange(min=1, max=2**63 - 1)
FILENAME, FOLDER = _FilePath(path_type=Path), _FilePath(path_type=Path, file_okay=False)
verbose = click.option("-v", "--verbose", count=True, help="Tell on standard error what happens; -vv tells every request.")
config = several(
    click.option("--config", type=FILENAME, help=f"Settings file.  [default: {SETTINGS_FILE} where it exists]"),
    verbose,
)
targets_option = click.option("--targets", type=FILENAME, help="The list of targets.")
store = click.option("--store", metavar="URL", help="Where evidence and verdicts are kept: a file or a postgresql:// URL.")
out = click.option("--out", type=FOLDER, help="Folder that reports are written to.")
lang = click.option("--lang", type=click.Choice(["id", "en"]), help="Language of what is written for people.")
only = click.option("--only", multiple=True, metavar="GLOB", help="Only checks whose id matches, such as 'http-*'; may be repeated.")
level_option = click.option(
    "--level", type=click.Choice(list(LEVELS)), help="Ask at most this: DNS only, what a browser does, or unlinked paths too."
)
level_filter = click.option(
    "--level", "least", type=click.Choice([level.value for level in RiskLevel]), help="Only findings with this risk level or a higher one."
)
fail_on = click.option(
    "--fail-on",
    type=click.Choice([level.value for level in RiskLevel]),
    help="Exit with 1 when a finding whose risk nobody has accepted has this level or a higher one.",
)
network = several(
    click.option("--resolver", metavar="ADDR[:PORT]", help="DNS server to ask."),
    click.option("--resolve", multiple=True, metavar="HOST:PORT:ADDR", help="Reach a host at this address, as curl does; may be repeated."),
    click.option(
        "--allow-private", multiple=True, metavar="CIDR", help="A non-public address range that may be contacted; may be repeated."
    ),
    click.option("--rate", type=click.FloatRange(min=0, min_open=True), help="Requests a second to one address."),
    click.option("--connections", type=click.IntRange(min=1), help="Connections at once to one address."),
    click.option("--jobs", type=click.IntRange(min=1), help="Processes that collect at the same time."),
)


def settings(arguments: dict[str, Any]) -> Settings:
    """The settings file with the options of this call laid over it; takes its options out of ``arguments``. The log goes where they say from now on."""
    file_settings = load_settings(arguments.pop("config", None))
    net = {name: arguments.pop(name, None) for name in ("resolver", "rate", "connections")}
    allow = tuple(arguments.pop("allow_private", ()) or ())
    net_changes = {name: value for name, value in net.items() if value is not None}
    network = msgspec.structs.replace(file_settings.network, **net_changes, allow_private=(*file_settings.network.allow_private, *allow))
    jobs = arguments.pop("jobs", None)
    scan = msgspec.structs.replace(file_settings.scan, jobs=jobs) if jobs else file_settings.scan
    if engine := arguments.pop("engine", None):
        scan = msgspec.structs.replace(scan, engine=engine)
    language = arguments.pop("lang", None)
    report = msgspec.structs.replace(file_settings.report, lang=language) if language else file_settings.report
    top = {name: str(value) for name in ("targets", "store", "out") if (value := arguments.pop(name, None)) is not None}
    result = msgspec.structs.replace(file_settings, network=network, scan=scan, report=report, **top)
    require_sound(result, "command line")
    begin_log(result.log, arguments.pop("verbose", 0))
    return result


def pin_addresses(targets: Iterable[Target], resolve: Iterable[str]) -> tuple[Target, ...]:
    """The targets with the addresses of ``--resolve`` put in; `SettingsError` for one that fits no target."""
    result = list(targets)
    for entry in resolve:
        host, port, address = _entry(entry)
        hits = [n for n, t in enumerate(result) if t.host == host and port in (t.port, t.http_port)]
        if not hits:
            raise SettingsError(f"--resolve {entry}: {host}:{port} is not being scanned", "Name a host and port that is.")
        for n in hits:
            result[n] = msgspec.structs.replace(result[n], address=address)
    return tuple(result)


def of_opds(city: City, codes: Collection[str]) -> City:
    """The city as if only these OPDs were in it, all of it when none is named; `SettingsError` for an OPD that is not on the list."""
    for code in codes:
        if code not in {opd.code for opd in city.opds}:
            raise SettingsError(f"--opd {code!r} is not on the list of targets", f"It has {', '.join(opd.code for opd in city.opds)}.")
    if not codes:
        return city
    opds = tuple(opd for opd in city.opds if opd.code in codes)
    return msgspec.structs.replace(city, opds=opds, targets=tuple(target for target in city.targets if target.opd in codes))


def _entry(entry: str) -> tuple[str, int, str]:
    host, _, rest = entry.partition(":")
    port, _, address = rest.partition(":")
    try:
        target = one(f"{host}:{port}")
        return target.host, target.port, str(ipaddress.ip_address(address.strip("[]")))
    except (TargetsError, ValueError):
        raise SettingsError(f"--resolve {entry!r} is not HOST:PORT:ADDR", "Write it as dinkes.kotacontoh.go.id:443:192.0.2.7.") from None


def checks_of(settings: Settings, globs: Iterable[str]) -> tuple[Check, ...]:
    """The enabled checks that match; `SettingsError` when a glob matches none."""
    return repertoire_of(settings, globs).checks


def repertoire_of(settings: Settings, globs: Iterable[str]) -> Repertoire:
    """All that is enabled and matches; `SettingsError` when a glob matches nothing."""
    enabled = plugins.safe_repertoire(settings.plugins)
    for glob in enabled.without_match(globs):
        raise SettingsError(f"--only {glob!r} matches no check", "`tilik checks list` names them all.")
    return enabled.select(globs)
