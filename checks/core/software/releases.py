"""How a version stands: newest of its branch, outdated, or without support. Judged against dated data, at the time of the observation."""

from __future__ import annotations

import datetime as dt
import enum
import re
from functools import cache
from importlib import resources

import msgspec

_NUMBER = re.compile(r"v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,5}))?", re.IGNORECASE)

Number = tuple[int, ...]


class Branch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series of releases, such as 5.4. ``ends`` is the last day of its support."""

    name: str
    latest: str | None = None
    ends: dt.date | None = None

    def holds(self, version: Number) -> bool:
        own = version_number(self.name, fill=False)
        return version[: len(own)] == own

    def ended(self, on: dt.date) -> bool:
        return self.ends is not None and on > self.ends


class _Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product's branches, newest first. Below ``no_fixes_below`` not even urgent fixes are made."""

    name: str
    branches: tuple[Branch, ...]
    no_fixes_below: str | None = None


class Releases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data, and the day it was taken."""

    as_of: dt.date
    products: dict[str, _Product]


class Support(enum.StrEnum):
    """``NO_DATA``: the data has nothing to say of this version, for instance because it is newer."""

    CURRENT = "current"
    OUTDATED = "outdated"
    ENDED = "ended"
    ABANDONED = "abandoned"
    NO_DATA = "untold"

    @property
    def over(self) -> bool:
        """Whether its makers mend it no more as they mend others."""
        return self in (Support.ENDED, Support.ABANDONED)


class SupportStatus(msgspec.Struct, frozen=True):
    """``latest`` is what to update to. ``ends`` the end of the branch's own support; ``ended_by`` a day by which it certainly had ended."""

    support: Support
    latest: str | None = None
    ends: dt.date | None = None
    ended_by: dt.date | None = None


@cache
def releases() -> Releases:
    """The data that is shipped beside this file."""
    return msgspec.toml.decode(resources.files(__package__).joinpath("releases.toml").read_bytes(), type=Releases)


def version_number(version: str, fill: bool = True) -> Number:
    """The leading numbers of a version, filled with zeros to three; empty when it begins with none.

    >>> version_number("6.9-RC2"), version_number("5.4", fill=False)
    ((6, 9, 0), (5, 4))
    """
    match = _NUMBER.match(version)
    if match is None:
        return ()
    return tuple(int(part or 0) for part in match.groups() if fill or part is not None)


def support_status(product: str, version: str, on: dt.date) -> SupportStatus:
    """How this version of a product (a key of the data) stood on that day."""
    line = releases().products.get(product)
    own_number = version_number(version)
    if line is None or not own_number:
        return SupportStatus(Support.NO_DATA)
    newest = next((b.latest for b in line.branches if b.latest and not b.ended(on)), None)
    if line.no_fixes_below and own_number < version_number(line.no_fixes_below):
        return SupportStatus(Support.ABANDONED, newest)
    if len(version_number(version, fill=False)) == 1 and all(b.name != str(own_number[0]) for b in line.branches):
        return _generation(line, own_number, on, newest)
    own = next((b for b in line.branches if b.holds(own_number)), None)
    if own is None:
        return _branch_left_out(line, own_number, on, newest)
    if own.ended(on):
        return SupportStatus(Support.ENDED, newest, own.ends, own.ends)
    latest = version_number(own.latest or "") or own_number
    if own_number > latest:
        return SupportStatus(Support.NO_DATA, ends=own.ends)
    return SupportStatus(Support.OUTDATED if own_number < latest else Support.CURRENT, own.latest, own.ends)


def _generation(line: _Product, own_number: Number, on: dt.date, newest: str | None) -> SupportStatus:
    """A version that tells no more than its generation: ended with the last branch of it, and nothing is known while one is supported."""
    branches = [b for b in line.branches if version_number(b.name)[0] == own_number[0]]
    if not branches:
        return _branch_left_out(line, own_number, on, newest)
    if any(not b.ended(on) for b in branches):
        return SupportStatus(Support.NO_DATA)
    return SupportStatus(Support.ENDED, newest, branches[0].ends, branches[0].ends)


def _branch_left_out(line: _Product, own_number: Number, on: dt.date, newest: str | None) -> SupportStatus:
    """A branch the data leaves out: replaced by a later one of its generation, ended before a later one did, or newer than the data."""
    later = [b for b in line.branches if version_number(b.name) > own_number]
    replaced_by = next((b for b in later if not b.ended(on) and b.latest and version_number(b.name)[0] == own_number[0]), None)
    if replaced_by is not None:
        return SupportStatus(Support.OUTDATED, replaced_by.latest)
    generation = [version_number(b.name) for b in line.branches if version_number(b.name)[0] == own_number[0]]
    if generation and own_number > max(generation):
        # Its makers ended the generation before: a fork numbers on, or the data are older.
        return SupportStatus(Support.NO_DATA)
    ended_by = _ended_by(line, own_number, on)
    return SupportStatus(Support.ENDED, newest, ended_by=ended_by) if ended_by else SupportStatus(Support.NO_DATA)


def _ended_by(line: _Product, own_number: Number, on: dt.date) -> dt.date | None:
    """The earliest day on which a later branch had ended: this one had, too."""
    return min((b.ends for b in line.branches if b.ends and b.ended(on) and version_number(b.name) > own_number), default=None)
