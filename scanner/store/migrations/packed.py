"""Values as versions 0001 to 0003 of the schema packed them. Never edited: the program's own types go on, what old stores hold does not."""

from __future__ import annotations

import datetime as dt

import msgspec


class PackedTarget(msgspec.Struct):
    """In ``target.value``."""

    host: str
    port: int = 443
    http_port: int = 80
    domain: str = ""
    opd: str = ""
    importance: str = "normal"
    level: int = 2
    address: str | None = None


class PackedPermission(msgspec.Struct):
    """Of a department."""

    reference: str
    until: str | None = None


class PackedHours(msgspec.Struct):
    """Of a department."""

    start: str
    end: str
    zone: str


class PackedOpd(msgspec.Struct):
    """Of a plan."""

    code: str
    name: str
    contact: str = ""
    head: str = ""
    permission: PackedPermission | None = None
    hours: PackedHours | None = None
    level: int = 2


class PackedRestriction(msgspec.Struct):
    """Of a plan."""

    host: str
    port: int
    opd: str
    cause: str
    at: dt.datetime


class PackedPlan(msgspec.Struct):
    """In ``scan.plan``."""

    opds: tuple[PackedOpd, ...]
    level: int = 2
    only: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    resolve: dict[str, str] = {}
    restrictions: tuple[PackedRestriction, ...] = ()


class PackedFinding(msgspec.Struct):
    """Of a waiver."""

    problem: str
    kind: str
    likelihood: int
    impact: int
    confidence: str
    subject: str = ""
    facts: dict[str, object] = {}


class PackedWaiver(msgspec.Struct):
    """In ``waiver.value``."""

    target: PackedTarget
    check: str
    finding: PackedFinding
    ground: str
    reason: str
    who: str
    until: str
    expires: dt.datetime
    made: dt.datetime
    ended: dt.datetime | None = None
    ended_by: str = ""


class PackedNote(msgspec.Struct):
    """In ``note.value``."""

    finding: str
    at: dt.datetime
    who: str
    text: str


class PackedRetest(msgspec.Struct):
    """In ``retest.value``."""

    finding: str
    check: str
    started: dt.datetime
    finished: dt.datetime
    verdict: msgspec.Raw
    state: str
    evidence: dict[str, bytes]
    traffic: msgspec.Raw


class PackedHandover(msgspec.Struct):
    """In ``handover.value``."""

    opd: str
    scan: int
    at: dt.datetime
    to: str
    who: str
    package: str
    sha256: str
    encrypted: bool
    files: dict[str, str]
