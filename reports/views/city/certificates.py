"""Certificates by the day they end: what is to be renewed, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from reports.views.host import HostView
from reports.words.format import local

# A renewal that is planned later than this needs no line of its own.
_MONTHS = 6


class Renewal(msgspec.Struct, frozen=True, kw_only=True):
    """One certificate: the sites that show it, the OPDs' names, its issuer, its last day; ``left`` in days, negative when it has passed."""

    hosts: tuple[str, ...]
    opds: tuple[str, ...]
    issuer: str
    ends: dt.date
    left: int
    over: bool


class Month(msgspec.Struct, frozen=True):
    """``start`` is its first day, None for what has ended already."""

    start: dt.date | None
    renewals: tuple[Renewal, ...]


class Calendar(msgspec.Struct, frozen=True):
    """``months`` in order, the ended ones first; ``later`` is how many certificates end after them."""

    months: tuple[Month, ...]
    later: int

    @property
    def certificates(self) -> int:
        return self.later + sum(len(month.renewals) for month in self.months)


class SiteCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate at one site; ``key`` is the same wherever it is shown. ``left`` are its whole days when it was seen, as the OPD's page tells them."""

    key: tuple[str, dt.datetime]
    host: str
    opd: str
    issuer: str
    left: int
    over: bool


def site_certificates(hosts: Iterable[HostView], opd: str) -> tuple[SiteCertificate, ...]:
    """The certificates of an OPD's sites; ``opd`` is its name."""
    return tuple(
        SiteCertificate(
            key=(host.holds.spki_sha256 if host.holds else host.name, host.tls.life.ends),
            host=host.name,
            opd=opd,
            issuer=_issuer(host),
            left=host.tls.life.left,
            over=host.tls.life.over,
        )
        for host in hosts
        if host.tls and host.tls.life
    )


def calendar(certificates: Iterable[SiteCertificate], reported: dt.date, zone: str) -> Calendar:
    """Each certificate once. Days are those of the IANA ``zone``, counted from the day of the report."""
    by_key: dict[tuple[str, dt.datetime], list[SiteCertificate]] = {}
    for one in certificates:
        by_key.setdefault(one.key, []).append(one)
    renewals = sorted((_renewal(sites, zone) for sites in by_key.values()), key=lambda r: (r.ends, r.hosts))
    months: dict[dt.date | None, list[Renewal]] = {}
    later = 0
    for renewal in renewals:
        if _months_between(reported, renewal.ends) >= _MONTHS:
            later += 1
        else:
            months.setdefault(renewal.ends.replace(day=1) if not renewal.over else None, []).append(renewal)
    return Calendar(tuple(Month(start, tuple(ends)) for start, ends in months.items()), later)


def _renewal(sites: list[SiteCertificate], zone: str) -> Renewal:
    ends = local(sites[0].key[1], zone).date()
    return Renewal(
        hosts=tuple(sorted({one.host for one in sites})),
        opds=tuple(dict.fromkeys(one.opd for one in sites)),
        issuer=sites[0].issuer,
        ends=ends,
        left=min(one.left for one in sites),
        over=any(one.over for one in sites),
    )


def _months_between(one: dt.date, other: dt.date) -> int:
    """Calendar months from the month of one day to that of the other."""
    return (other.year - one.year) * 12 + other.month - one.month


def _issuer(host: HostView) -> str:
    return host.tls.chain[0].issuer if host.tls and host.tls.chain else ""
