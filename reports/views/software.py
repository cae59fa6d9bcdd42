"""Which products run where, which of them nobody mends any more, and what to upgrade to: the same words for one department and for the city."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from checks.core.facts.values import Software
from checks.core.software.releases import Support, version_number
from reports.views.host import HostView


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A product on one site, at a ``place`` of it where that is known; ``opd`` is a name.

    ``eol`` is when its support ends or by when it had ended, None when that is not known; ``ended``: it had when it was seen. ``upgrade`` is the
    version to go to, empty where there is none to name; ``tentative``: distributions mend what it announces without another number.
    """

    name: str
    version: str
    place: str
    eol: dt.date | None
    ended: bool
    upgrade: str
    tentative: bool
    host: str
    opd: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one product, empty where it does not tell, as `Running` has it; ``opds`` are names."""

    name: str
    version: str
    eol: dt.date | None
    ended: bool
    upgrade: str
    tentative: bool
    hosts: tuple[str, ...]
    opds: tuple[str, ...]

    @property
    def behind(self) -> bool:
        """Whether there is a newer one of a line that is still mended."""
        return bool(self.upgrade) and not self.ended


def running(hosts: Iterable[HostView], opd: str, reported: dt.date) -> Iterator[Running]:
    """What was seen on an OPD's sites; ``opd`` is its name."""
    return (_running(one, host.name, opd, reported) for host in hosts for one in host.software)


def _running(one: Software, host: str, opd: str, reported: dt.date) -> Running:
    ended = one.ended(reported)
    return Running(
        name=one.name,
        version=one.version or "",
        place=one.place,
        eol=one.eol,
        ended=ended,
        upgrade=one.latest or "" if ended or one.support is Support.OUTDATED else "",
        tentative=one.certainty != "certain",
        host=host,
        opd=opd,
    )


def product_releases(installations: Iterable[Running]) -> tuple[Release, ...]:
    """The inventory: what is without support first, then what is behind, each beginning with the most widespread."""
    by_version: dict[tuple[str, str], list[Running]] = {}
    for one in installations:
        by_version.setdefault((one.name.lower(), one.version), []).append(one)
    all_releases = (
        Release(
            name=same[0].name,
            version=version,
            eol=min((one.eol for one in same if one.eol), default=None),
            ended=any(one.ended for one in same),
            upgrade=max((one.upgrade for one in same), key=lambda number: (version_number(number), number)),
            tentative=all(one.tentative for one in same),
            hosts=tuple(sorted({one.host for one in same})),
            opds=tuple(dict.fromkeys(one.opd for one in same)),
        )
        for (_, version), same in by_version.items()
    )
    return tuple(sorted(all_releases, key=lambda r: (not r.ended, not r.behind, -len(r.hosts), r.name.lower(), r.version)))
