"""How a version stands: newest of its branch, outdated, or without support. Judged against dated data, at the time of the observation."""

from __future__ import annotations

import datetime as dt
import enum
import re
from functools import cache

import msgspec

from checks.core.software.data_files import data_files, newer_files, of_products

_NUMBER = re.compile(r"v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,5}))?", re.IGNORECASE)

Number = tuple[int, ...]


class Branch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of releases, such as 5.4, and its newest one. ``full`` is the last day of full support, ``ends`` that of any.

    ``as_of`` is the day of what is said of it, where that is not the product's.
    """

    name: str
    latest: str | None = None
    full: dt.date | None = None
    ends: dt.date | None = None
    as_of: dt.date | None = None

    def holds(self, version: Number) -> bool:
        own = version_number(self.name, fill=False)
        return version[: len(own)] == own

    def ended(self, on: dt.date) -> bool:
        return self.ends is not None and on > self.ends


class DistributionPackage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ``version`` that a ``distribution`` has as its package and repairs without raising the number, until the day ``ends``."""

    distribution: str
    version: str
    ends: dt.date


class ProductReleases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product's lines, newest first, as its data file has them, and who said so on which day. Below ``no_fixes_below`` not even urgent fixes are made.

    ``feed`` is its name at endoflife.date, empty where that has none; ``packages`` are those of distributions.
    """

    as_of: dt.date
    source: str
    lines: tuple[Branch, ...]
    no_fixes_below: str | None = None
    feed: str = ""
    packages: tuple[DistributionPackage, ...] = ()


class Releases(msgspec.Struct, frozen=True):
    """The data of all products, by the names of their files, and the day on which the oldest of it was taken: a report promises no more."""

    as_of: dt.date
    products: dict[str, ProductReleases]


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


# Days after which a city's reports should not go without newer data.
FRESH_DAYS = 60
# What was the newest release so many days ago may have been followed by others.
_STALE = dt.timedelta(days=180)


class SupportStatus(msgspec.Struct, frozen=True):
    """``latest`` is what to update to. ``ends`` the end of the line's own support; ``ended_by`` a day by which it certainly had ended.

    ``last`` is the newest release of its own line, ``as_of`` the day of what is said. ``package`` is the distribution whose package has the same number and is
    still repaired: nothing tells whether it is that.
    """

    support: Support
    latest: str | None = None
    ends: dt.date | None = None
    ended_by: dt.date | None = None
    last: str | None = None
    as_of: dt.date | None = None
    package: str = ""

    def is_stale(self, on: dt.date) -> bool:
        """Whether what is said is too old on that day to call anything the newest."""
        return self.as_of is not None and on > self.as_of + _STALE


@of_products
@cache
def releases() -> Releases:
    """The data that is shipped in ``releases/`` beside this file, and with the products of plug-ins; of what an update brought what is newer than that."""
    products = {name: release_data(data) for name, data in data_files("releases")}
    updates = {name: release_data(data) for name, data in newer_files()}
    products |= {name: one for name, one in updates.items() if name in products and one.as_of > products[name].as_of}
    return Releases(min(one.as_of for one in products.values()), dict(sorted(products.items())))


def release_data(data: bytes) -> ProductReleases:
    """A product's data file; ``msgspec.ValidationError`` names the field that is wrong."""
    return msgspec.toml.decode(data, type=ProductReleases)


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
    data = releases().products.get(product)
    own_number = version_number(version)
    if data is None or not own_number:
        return SupportStatus(Support.NO_DATA)
    own = next((branch for branch in data.lines if branch.holds(own_number) and not branch.ended(on)), None)
    package = next((one.distribution for one in data.packages if version_number(one.version) == own_number and on <= one.ends), "")
    return msgspec.structs.replace(_status(data, version, own_number, on), as_of=(own and own.as_of) or data.as_of, package=package)


def _status(data: ProductReleases, version: str, own_number: Number, on: dt.date) -> SupportStatus:
    newest = next((b.latest for b in data.lines if b.latest and not b.ended(on)), None)
    if data.no_fixes_below and own_number < version_number(data.no_fixes_below):
        return SupportStatus(Support.ABANDONED, newest)
    if len(version_number(version, fill=False)) == 1 and all(b.name != str(own_number[0]) for b in data.lines):
        return _generation(data, own_number, on, newest)
    own = next((b for b in data.lines if b.holds(own_number)), None)
    if own is None:
        return _branch_left_out(data, own_number, on, newest)
    if own.ended(on):
        return SupportStatus(Support.ENDED, newest, own.ends, own.ends, own.latest)
    latest = version_number(own.latest or "")
    if not latest or own_number > latest:
        return SupportStatus(Support.NO_DATA, ends=own.ends)
    return SupportStatus(Support.OUTDATED if own_number < latest else Support.CURRENT, own.latest, own.ends, last=own.latest)


def _generation(data: ProductReleases, own_number: Number, on: dt.date, newest: str | None) -> SupportStatus:
    """A version that tells no more than its generation: ended with the last branch of it, and nothing is known while one is supported."""
    branches = [b for b in data.lines if version_number(b.name)[0] == own_number[0]]
    if not branches:
        return _branch_left_out(data, own_number, on, newest)
    if any(not b.ended(on) for b in branches):
        return SupportStatus(Support.NO_DATA)
    return SupportStatus(Support.ENDED, newest, branches[0].ends, branches[0].ends)


def _branch_left_out(data: ProductReleases, own_number: Number, on: dt.date, newest: str | None) -> SupportStatus:
    """A branch the data leaves out: replaced by a later one of its generation, ended before a later one did, or newer than the data."""
    later = [b for b in data.lines if version_number(b.name) > own_number]
    replaced_by = next((b for b in later if not b.ended(on) and b.latest and version_number(b.name)[0] == own_number[0]), None)
    if replaced_by is not None:
        return SupportStatus(Support.OUTDATED, replaced_by.latest)
    generation = [version_number(b.name) for b in data.lines if version_number(b.name)[0] == own_number[0]]
    if generation and own_number > max(generation):
        # Its makers ended the generation before: a fork numbers on, or the data are older.
        return SupportStatus(Support.NO_DATA)
    ended_by = _ended_by(data, own_number, on)
    return SupportStatus(Support.ENDED, newest, ended_by=ended_by) if ended_by else SupportStatus(Support.NO_DATA)


def _ended_by(data: ProductReleases, own_number: Number, on: dt.date) -> dt.date | None:
    """The earliest day on which a later branch had ended: this one had, too."""
    return min((b.ends for b in data.lines if b.ends and b.ended(on) and version_number(b.name) > own_number), default=None)
