"""Which products the city runs, and which of them nobody mends any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from reports.views.host import HostView


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A product on one site; ``eol`` is when its support ends or by when it had ended, None when that is not known; ``ended``: it had when it was seen."""

    name: str
    version: str
    eol: dt.date | None
    ended: bool
    host: str
    opd: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one product, empty where it does not tell. ``opds`` are names; ``ended``: without support when it was seen."""

    name: str
    version: str
    eol: dt.date | None
    ended: bool
    hosts: tuple[str, ...]
    opds: tuple[str, ...]


def running(hosts: Iterable[HostView], opd: str, reported: dt.date) -> tuple[Running, ...]:
    """What was seen on an OPD's sites; ``opd`` is its name."""
    return tuple(
        Running(name=one.name, version=one.version or "", eol=one.eol, ended=one.ended(reported), host=host.name, opd=opd)
        for host in hosts
        for one in host.software
    )


def product_releases(installations: Iterable[Running]) -> tuple[Release, ...]:
    """The inventory: what is without support first, then the most widespread."""
    by_version: dict[tuple[str, str], list[Running]] = {}
    for one in installations:
        by_version.setdefault((one.name.lower(), one.version), []).append(one)
    all_releases = (
        Release(
            name=same[0].name,
            version=version,
            eol=min((one.eol for one in same if one.eol), default=None),
            ended=any(one.ended for one in same),
            hosts=tuple(sorted({one.host for one in same})),
            opds=tuple(dict.fromkeys(one.opd for one in same)),
        )
        for (_, version), same in by_version.items()
    )
    return tuple(sorted(all_releases, key=lambda r: (not r.ended, -len(r.hosts), r.name.lower(), r.version)))
