"""Who is scanned: a city, its departments (OPD) with their permission, and their targets."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable

import msgspec

from checks.core.model.finding import Level, Target
from checks.core.model.text import Text

# Departments whose head is a "Kepala"; others have a Camat, Lurah, Inspektur, Direktur …, which the list of assets names.
_LED_BY_KEPALA = ("Dinas ", "Badan ")
_LAST_MINUTE = dt.time(23, 59)


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

    def contain(self, at: dt.datetime) -> bool:
        """Whether this moment is within. The end is not, but for the day's last minute, which ends the day: no list has an hour of 24."""
        time = at.astimezone(zoneinfo.ZoneInfo(self.zone)).time()
        if self.start <= self.end:
            return self.start <= time and (time < self.end or self.end == _LAST_MINUTE)
        return time >= self.start or time < self.end


class Opd(msgspec.Struct, frozen=True, kw_only=True):
    """A department. ``code`` is its short name in file names and on the command line, ``office`` the title of whoever heads it, as letters write it."""

    code: str
    name: str
    contact: str = ""
    head: str = ""
    office: str = ""
    permission: Permission | None = None
    hours: Hours | None = None
    level: Level = Level.PROBE

    @property
    def addressee(self) -> Text:
        """The office that a letter is addressed to: as the list names it, or by the kind of department."""
        of_heads = self.name.startswith(_LED_BY_KEPALA)
        return Text(id=self.office or f"{'Kepala' if of_heads else 'Pimpinan'} {self.name}", en=self.office or f"Head of {self.name}")


class City(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a targets file says. Every target's ``opd`` is the code of one of ``opds``."""

    name: str
    opds: tuple[Opd, ...]
    targets: tuple[Target, ...]

    def besides(self, targets: Iterable[Target]) -> tuple[str, ...]:
        """The hosts on the list that are not among these targets, and the domains as `Target.name`, in the order of the list."""
        names = set(map(_asset, targets))
        return tuple(dict.fromkeys(name for one in self.targets if (name := _asset(one)) not in names))

    @property
    def unnamed_domains(self) -> tuple[str, ...]:
        """The registrable domains of hosts that nobody answers for, in the order of the list: their mail and DNS are not judged."""
        own = {target.host for target in self.targets if target.is_domain}
        return tuple(dict.fromkeys(one.domain for one in self.targets if one.domain and not one.is_domain and one.domain not in own))


def _asset(target: Target) -> str:
    return target.name if target.is_domain else target.host
