"""A line that lists a host: ``host[:port]`` and attributes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

import msgspec

from checks.core.model.finding import Importance, Level, Target
from scanner.targets.fault import TargetFault, quote
from scanner.targets.host import address, host

_HTTPS = 443
_HTTP = 80
ATTRIBUTES = ("http", "importance", "level", "address")

_WORD = re.compile(r"\S+")
_BRACKETS = re.compile(r"(\[[^\]]*\])(?::(.*))?")


class HostLine(msgspec.Struct, frozen=True, kw_only=True):
    """A host of the file. ``target`` has neither OPD nor the OPD's level yet; ``level_column`` is 0 when it sets no level."""

    target: Target
    line: int
    column: int
    level_column: int = 0


def parse_line(text: str, line: int) -> HostLine:
    """Read a host line, not blank and without its comment. `Fault` when it cannot be accepted."""
    (first, start), *others = ((word.group(), word.start() + 1) for word in _WORD.finditer(text))
    name, port = host_and_port(first, start)
    canonical_host = host(name, start)
    attributes = _attributes(others)
    target = Target(
        host=canonical_host.name,
        port=port,
        http_port=port_number(*attributes["http"]) if "http" in attributes else http_beside(port),
        domain=canonical_host.domain,
        importance=Importance(_choice(*attributes["importance"], [*Importance])) if "importance" in attributes else Importance.NORMAL,
        level=parse_level(*attributes["level"]) if "level" in attributes else Level.PROBE,
        address=_pin(*attributes["address"], canonical_host.domain) if "address" in attributes else None,
    )
    return HostLine(target=target, line=line, column=start, level_column=attributes["level"][1] if "level" in attributes else 0)


def domain_line(text: str, line: int, column: int) -> HostLine:
    """The domain of a ``domain: name`` line as a target of its own. `Fault` for what is none, an address or a public suffix among it."""
    name = host(text.strip(), column)
    if not name.domain:
        raise TargetFault(column, f"{quote(text)} is an address, not a domain", "Write the domain, such as kotacontoh.go.id.")
    return HostLine(target=Target(host=name.name, port=0, http_port=0, domain=name.domain), line=line, column=column)


def http_beside(port: int) -> int:
    """Where plain HTTP is expected when nothing says so: port 80 beside 443, otherwise the one port that is registered."""
    return _HTTP if port == _HTTPS else port


def host_and_port(text: str, column: int) -> tuple[str, int]:
    """``host``, ``host:port`` or ``[v6]:port``; the host as written."""
    if "/" in text or "@" in text:
        # A URL, a path, a range or a user name, none of which is a host: `host` has the words for each.
        return text, _HTTPS
    if match := _BRACKETS.fullmatch(text):
        name, port = match.groups()
        return name, _HTTPS if port is None else port_number(port, column + len(name) + 1)
    if text.count(":") > 1:
        raise TargetFault(
            column, f"{quote(text)} is neither host:port nor an IPv6 address in brackets", "Write [2001:db8::1] or [2001:db8::1]:8443."
        )
    name, colon, port = text.partition(":")
    if not name:
        raise TargetFault(column, "a port without a host", "Write host:port.")
    return name, port_number(port, column + len(name) + 1) if colon else _HTTPS


def parse_level(text: str, column: int) -> Level:
    """A level by its name."""
    return Level[_choice(text, column, [one.name.lower() for one in Level]).upper()]


def _choice(text: str, column: int, options: Iterable[str]) -> str:
    """One of these words, in any case of letters; else `Fault` naming them all."""
    words = [str(word) for word in options]
    if text.lower() not in words:
        raise TargetFault(
            column, f"{quote(text)} is not one of {', '.join(words)}", nearest(text, words) or f"Write {words[0]}, for instance."
        )
    return text.lower()


def nearest(text: str, words: Iterable[str]) -> str:
    """``Did you mean '…'?``, or nothing when no known word is near."""
    near = difflib.get_close_matches(text.lower(), list(words), 1)
    return f"Did you mean '{near[0]}'?" if near else ""


def _attributes(words: Iterable[tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """Each attribute's value and the column it stands in."""
    attributes: dict[str, tuple[str, int]] = {}
    for word, start in words:
        key, equals, value = word.partition("=")
        key = key.lower()
        if not equals:
            raise TargetFault(start, f"{quote(word)} is not an attribute", "Write attribute=value without spaces, one host a line.")
        if key not in ATTRIBUTES:
            hint = nearest(key, ATTRIBUTES) or ("Write host:port." if key == "port" else f"Expected one of {', '.join(ATTRIBUTES)}.")
            raise TargetFault(start, f"unknown attribute {quote(key)}", hint)
        if key in attributes:
            raise TargetFault(start, f"the attribute {key} is given twice", "Keep one of them.")
        attributes[key] = value, start + len(key) + 1
    return attributes


def port_number(text: str, column: int) -> int:
    """A TCP port; else `Fault`."""
    # Not int() alone: it takes signs, underscores and the digits of every script.
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise TargetFault(column, f"{quote(text)} is not a port", "Write a number from 1 to 65535.")
    return int(text)


def _pin(text: str, column: int, domain: str) -> str:
    if not domain:
        raise TargetFault(column, "the host is an address already", "Leave the attribute address out.")
    return str(address(text, column))
