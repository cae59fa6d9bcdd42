"""What people did about findings, as the store keeps it."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.waivers import Waiver
from checks.core.facts.values import Traffic
from checks.core.model.finding import Target, Verdict


class ScanKind(enum.StrEnum):
    """What a scan is of. Only those of a ``CITY`` are its newest, are resumed and reported by themselves, and have findings that people decide on.

    A look of `tilik check` at one ``HOST`` stands beside them: each kind has a history of its own.
    """

    CITY = "city"
    HOST = "host"


class TrackedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding in the newest scan of the city that asked for it. ``id`` is its short name; ``scan`` and ``number`` say where the target stands."""

    id: str
    scan: int
    number: int
    target: Target
    identity: Identity


class Place(msgspec.Struct, frozen=True):
    """Where a target's evidence stands in the store, and when it was complete."""

    scan: int
    number: int
    target: Target
    finished: dt.datetime


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote down about a finding."""

    finding: str
    at: dt.datetime
    who: str
    text: str


class Retest(msgspec.Struct, frozen=True, kw_only=True):
    """A finding's check, asked again by itself. ``state`` is what became of the finding, ``evidence`` is packed, by request key.

    It belongs to the scan that saw the finding: judging that scan again takes it into account.
    """

    finding: str
    check: str
    started: dt.datetime
    finished: dt.datetime
    verdict: Verdict
    state: State
    evidence: dict[str, bytes]
    traffic: Traffic


class Basis(msgspec.Struct, frozen=True):
    """What the conclusions about a target rest on: its evidence as packed, its history before this scan, its retests, and every waiver.

    ``whole`` where the scan asked everything; the history of what another did not ask is none of its own.
    """

    evidence: dict[str, bytes]
    before: dict[Identity, Entry]
    retests: list[Retest]
    waivers: list[Waiver]
    whole: bool = True


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """A package that was given to an OPD. ``sha256`` is that of the package, in hexadecimal, ``files`` those of what is in it."""

    opd: str
    scan: int
    at: dt.datetime
    to: str
    who: str
    package: str
    sha256: str
    encrypted: bool
    files: dict[str, str]
