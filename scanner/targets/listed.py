"""A line that lists a host: ``host[:port]`` and attributes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

import msgspec

from checks.core.model.finding import Importance, Level, Target
from scanner.targets.fault import TargetFault, quoted
from scanner.targets.host import address, host

_HTTPS = 443
_HTTP = 80
ATTRIBUTES = ("http", "importance", "level", "address")

_WORD = re.compile(r"\S+")
_BRACKETED = re.compile(r"(\[[^\]]*\])(?::(.*))?")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A host of the file. ``target`` has neither OPD nor the OPD's level yet; ``level_column`` is 0 when it sets no level."""

    target: Target
    line: int
    column: int
    level_column: int = 0


def parse_line(text: str, line: int) -> Listed:
    """Read a host line, not blank and without its comment. `Fault` when it cannot be accepted."""
    (written, start), *others = ((word.group(), word.start() + 1) for word in _WORD.finditer(text))
    name, port = host_and_port(written, start)
    known = host(name, start)
    given = _attributes(others)
    target = Target(
        host=known.name,
        port=port,
        http_port=port_number(*given["http"]) if "http" in given else http_beside(port),
        domain=known.domain,
        importance=Importance(_choice(*given["importance"], [*Importance])) if "importance" in given else Importance.NORMAL,
        level=parse_level(*given["level"]) if "level" in given else Level.PROBE,
        address=_pin(*given["address"], known.domain) if "address" in given else None,
    )
    return Listed(target=target, line=line, column=start, level_column=given["level"][1] if "level" in given else 0)


def http_beside(port: int) -> int:
    """Where plain HTTP is expected when nothing says so: port 80 beside 443, otherwise the one port that is registered."""
    return _HTTP if port == _HTTPS else port


def host_and_port(written: str, column: int) -> tuple[str, int]:
    """``host``, ``host:port`` or ``[v6]:port``; the host as written."""
    if "/" in written or "@" in written:
        # A URL, a path, a range or a user name, none of which is a host: `host` has the words for each.
        return written, _HTTPS
    if found := _BRACKETED.fullmatch(written):
        name, port = found.groups()
        return name, _HTTPS if port is None else port_number(port, column + len(name) + 1)
    if written.count(":") > 1:
        raise TargetFault(
            column, f"{quoted(written)} is neither host:port nor an IPv6 address in brackets", "Write [2001:db8::1] or [2001:db8::1]:8443."
        )
    name, colon, port = written.partition(":")
    if not name:
        raise TargetFault(column, "a port without a host", "Write host:port.")
    return name, port_number(port, column + len(name) + 1) if colon else _HTTPS


def parse_level(written: str, column: int) -> Level:
    """A level by its name."""
    return Level[_choice(written, column, [known.name.lower() for known in Level]).upper()]


def _choice(written: str, column: int, allowed: Iterable[str]) -> str:
    """One of the allowed words, in any case of letters; else `Fault` naming them all."""
    words = [str(word) for word in allowed]
    if written.lower() not in words:
        raise TargetFault(
            column, f"{quoted(written)} is not one of {', '.join(words)}", nearest(written, words) or f"Write {words[0]}, for instance."
        )
    return written.lower()


def nearest(written: str, known: Iterable[str]) -> str:
    """``Did you mean '…'?``, or nothing when no known word is near."""
    near = difflib.get_close_matches(written.lower(), list(known), 1)
    return f"Did you mean '{near[0]}'?" if near else ""


def _attributes(words: Iterable[tuple[str, int]]) -> dict[str, tuple[str, int]]:
    """Each attribute's value and the column it stands in."""
    given: dict[str, tuple[str, int]] = {}
    for word, start in words:
        key, equals, value = word.partition("=")
        key = key.lower()
        if not equals:
            raise TargetFault(start, f"{quoted(word)} is not an attribute", "Write attribute=value without spaces, one host a line.")
        if key not in ATTRIBUTES:
            hint = nearest(key, ATTRIBUTES) or ("Write host:port." if key == "port" else f"Expected one of {', '.join(ATTRIBUTES)}.")
            raise TargetFault(start, f"unknown attribute {quoted(key)}", hint)
        if key in given:
            raise TargetFault(start, f"the attribute {key} is given twice", "Keep one of them.")
        given[key] = value, start + len(key) + 1
    return given


def port_number(written: str, column: int) -> int:
    """A TCP port; else `Fault`."""
    # Not int() alone: it takes signs, underscores and the digits of every script.
    if not re.fullmatch(r"[0-9]{1,5}", written) or not 1 <= int(written) <= 65535:
        raise TargetFault(column, f"{quoted(written)} is not a port", "Write a number from 1 to 65535.")
    return int(written)


def _pin(written: str, column: int, domain: str) -> str:
    if not domain:
        raise TargetFault(column, "the host is an address already", "Leave the attribute address out.")
    return str(address(written, column))
