"""The list of a city's targets: read, checked, written (docs/targets.md has the grammar)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from checks.core.model.city import City
from checks.core.model.finding import Level, Target
from scanner.errors import TargetsError
from scanner.settings.reading import beginning
from scanner.targets.fault import Lint, Reading, TargetFault
from scanner.targets.host import host
from scanner.targets.host_line import domain_line, host_and_port, http_beside
from scanner.targets.parse import inspect_text
from scanner.targets.write import format_city

__all__ = ["Lint", "Reading", "format_city", "inspect", "inspect_text", "one", "parse_targets", "read_targets"]

_DOMAIN = "domain:"
# Room for half a million hosts; what is larger is not a list that a person keeps.
LARGEST_FILE = 32_000_000


def read_targets(path: Path, *, today: dt.date) -> City:
    """The city of a file. `TargetsError` when it cannot be read or a line is wrong."""
    return inspect(path, today=today).require_city()


def parse_targets(text: str, name: str, *, today: dt.date) -> City:
    """The city of a text, called ``name`` in messages. `TargetsError` when a line is wrong."""
    return inspect_text(text, name, today=today).require_city()


def inspect(path: Path, *, today: dt.date) -> Reading:
    """A file with every remark on it. `TargetsError` only when there is no text to remark on."""
    try:
        raw = beginning(path, LARGEST_FILE)
    except OSError as why:
        raise TargetsError(f"{path}: cannot be read ({why.strerror})", "Name a readable targets file.") from None
    if len(raw) > LARGEST_FILE:
        raise TargetsError(
            f"{path}:1:1: larger than {LARGEST_FILE // 1_000_000} MB", "Check that this is the targets file; split it if it is."
        )
    if not raw.strip():
        raise TargetsError(f"{path}:1:1: the file is empty", "Write one host a line, such as dinkes.kotacontoh.go.id.")
    return inspect_text(_decode(raw, path), str(path), today=today)


def one(text: str) -> Target:
    """``HOST[:PORT]`` or ``domain:NAME`` of the command line as a target at level VISIT. `TargetsError` when it is neither."""
    try:
        if text.lower().startswith(_DOMAIN):
            return msgspec.structs.replace(domain_line(text[len(_DOMAIN) :], 1, len(_DOMAIN) + 1).target, level=Level.VISIT)
        name, port = host_and_port(text, 1)
        canonical_host = host(name, 1)
    except TargetFault as fault:
        raise TargetsError(fault.message, fault.hint) from None
    return Target(host=canonical_host.name, domain=canonical_host.domain, port=port, http_port=http_beside(port), level=Level.VISIT)


def _decode(raw: bytes, path: Path) -> str:
    nul = raw.find(b"\0")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        nul = nul if 0 <= nul < why.start else why.start
    else:
        if nul < 0:
            return text
    before = raw[:nul]
    line, column = before.count(b"\n") + 1, nul - (before.rfind(b"\n") + 1) + 1
    raise TargetsError(f"{path}:{line}:{column}: not a text file in UTF-8", "Save it as plain text with the encoding UTF-8.")
