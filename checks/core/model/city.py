"""Who is scanned: a city, its departments (OPD) with their permission, and their targets."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.model.finding import Level, Target


class Permission(msgspec.Struct, frozen=True):
    """The letter that allows the scan, and the last day it holds (None: no end)."""

    reference: str
    until: dt.date | None = None


class Hours(msgspec.Struct, frozen=True):
    """When an OPD may be scanned, wall-clock time in an IANA zone; ``start`` after ``end`` spans midnight."""

    start: dt.time
    end: dt.time
    zone: str

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M} {self.zone}"


class Opd(msgspec.Struct, frozen=True, kw_only=True):
    """A department. ``code`` is its short name in file names and on the command line."""

    code: str
    name: str
    contact: str = ""
    head: str = ""
    permission: Permission | None = None
    hours: Hours | None = None
    level: Level = Level.PROBE


class City(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a targets file says. Every target's ``opd`` is the code of one of ``opds``."""

    name: str
    opds: tuple[Opd, ...]
    targets: tuple[Target, ...]
