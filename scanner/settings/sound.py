"""What the types of the settings cannot say: addresses, ranges, ports, zones."""

from __future__ import annotations

import ipaddress
import math
import re
from collections.abc import Iterator

from scanner.errors import SettingsError
from scanner.settings import zones
from scanner.settings.declared import Settings


def require_sound(settings: Settings, origin: str) -> None:
    """`SettingsError` for the first value that could not work; ``origin`` is where the settings were written."""
    for what, hint in _unsound(settings):
        raise SettingsError(f"{origin}: {what}", hint)


def _unsound(settings: Settings) -> Iterator[tuple[str, str]]:
    """What is wrong and what to write instead, for every value that could not work."""
    network, contact, zone = settings.network, settings.identity.contact, settings.report.zone
    for name, path in (
        ("targets", settings.targets),
        ("store", settings.store),
        ("out", settings.out),
        ("report.logo", settings.report.logo),
        ("log.file", settings.log.file),
    ):
        if "\0" in path:
            yield f"{name}: {path!r} has a NUL in it", "Write the path of a file."
    for name in ("rate", "timeout", "host_seconds"):
        if not math.isfinite(getattr(network, name)):
            yield f"network.{name}: {getattr(network, name)} is not an amount", "Write a number above 0."
    if not math.isfinite(settings.crawl.seconds):
        yield f"crawl.seconds: {settings.crawl.seconds} is not an amount", "Write a number above 0."
    if not (contact.isascii() and contact.isprintable()):
        yield "identity.contact: not one line of plain ASCII", "It is sent in a header: write a mail or web address."
    for name in ("resolver", "second_resolver"):
        text = getattr(network, name)
        if text and not _is_resolver(text):
            yield f"network.{name}: {text!r} is not an address", "Write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53."
    for block in network.allow_private:
        if not _is_range(block):
            yield f"network.allow_private: {block!r} is not a range of addresses", "Write a range such as 10.20.0.0/16."
    for port, other in network.ports.items():
        if not (_is_port(port) and _is_port(str(other))):
            yield f"network.ports: {port} = {other} is not a pair of ports", "Write ports from 1 to 65535: {443 = 8443}."
    if settings.log.file and settings.log.level == "off":
        yield "log.file: nothing would be written to it at level off", 'Write beside it what is to be told: level = "warning".'
    if not zones.is_zone(zone):
        yield f"report.zone: {zone!r} is not a time zone", zones.suggestion(zone)


def _is_port(text: str) -> bool:
    return re.fullmatch("[0-9]{1,5}", text) is not None and 1 <= int(text) <= 65535


def _is_resolver(text: str) -> bool:
    match = re.fullmatch(r"(?:\[([^\]]+)\]|([0-9.]+))(?::(.*))?", text)
    with_port = match is not None and _is_address(match[1] or match[2]) and (match[3] is None or _is_port(match[3]))
    return with_port or _is_address(text)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_range(text: str) -> bool:
    try:
        ipaddress.ip_network(text)
    except ValueError:
        return False
    return True
