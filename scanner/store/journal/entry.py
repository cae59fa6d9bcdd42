"""One line of the journal, and the hash that binds it to those before it."""

from __future__ import annotations

import datetime as dt
import enum
import hashlib

import msgspec

from checks.core.facts.values import Traffic

# The hash before the first line.
ORIGIN = "0" * 64


class Deed(enum.StrEnum):
    """A scan that was begun or resumed; a target that was asked, in a scan or once more for one finding; a decision, its end, a package that was handed over."""

    SCAN = "scan"
    RESUMPTION = "resumption"
    VISIT = "visit"
    RETEST = "retest"
    DECISION = "decision"
    DECISION_END = "decision-end"
    HANDOVER = "handover"


class JournalContent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a line says beside its columns.

    ``permission`` and ``until`` are the letter that allowed it, as the list had it then. ``traffic`` is what was sent from ``started`` until
    ``finished``, its ``log`` a line a request, its ``sources`` the addresses that it came from. ``about`` is the rest: what a scan was limited to, which
    finding was decided on and why, which package went to whom.
    """

    permission: str = ""
    until: dt.date | None = None
    started: dt.datetime | None = None
    finished: dt.datetime | None = None
    traffic: Traffic | None = None
    about: dict[str, str] = {}


class JournalEntry(msgspec.Struct, frozen=True, kw_only=True):
    """``number`` counts from 1, without a gap; ``who`` asked for it. A line that is still to be written has number 0 and no hash."""

    at: dt.datetime
    deed: Deed
    who: str
    opd: str = ""
    target: str = ""
    scan: int | None = None
    content: JournalContent = JournalContent()
    number: int = 0
    hash: str = ""


def chain_hash(before: str, row: dict[str, object], content: bytes) -> str:
    """SHA-256, in hexadecimal, over the hash before and all that a row says, ``content`` as it is stored."""
    text = msgspec.json.encode([before, *(row[name] for name in ("id", "at", "deed", "who", "opd", "target", "scan"))])
    return hashlib.sha256(text + b"\n" + content).hexdigest()
