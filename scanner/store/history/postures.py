"""The posture of a city at a scan: of each target that was on the list then the newest answer of each check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Row, bindparam, select

from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.ledger import Identity
from checks.core.assess.posture import EarlierFinding, Look, newest_posture
from checks.core.assess.waivers import waivers_in_force
from checks.core.check.check import Check
from checks.core.evidence.codec import unpack_verdict
from checks.core.facts.values import Traffic
from checks.core.model.city import Opd
from checks.core.model.finding import Level, Outcome, Target
from checks.core.model.restriction import Cause
from checks.core.parse.www import bare
from scanner.store import plans, prepared, tables
from scanner.store.engine import transaction
from scanner.store.history.looks import judged_rows
from scanner.store.records import ScanKind
from scanner.store.rows import Rows
from scanner.store.triage import Triage
from scanner.store.unreadable import DAMAGE, Unreadable

_target, _scan, _verdict = tables.target.c, tables.scan.c, tables.verdict.c
_SIGHTINGS = (
    select(_verdict.value, _target.finished)
    .join(tables.target, (_target.scan == _verdict.scan) & (_target.number == _verdict.number))
    .join(tables.scan, _scan.id == _target.scan)
    .where(_target.host == bindparam("host"), _target.port == bindparam("port"), _target.scan < bindparam("below"))
    .where(_verdict.check == bindparam("of"), _verdict.outcome == Outcome.FAIL.value, _scan.kind == ScanKind.CITY)
    .order_by(_target.scan.desc())
)
# Not on the list any more, or not this department's.
_DEPARTURE = (Cause.UNLISTED, Cause.MOVED)


class Postures:
    """Every method is one transaction or several. `StoreError` when the database refuses.

    A look at one host beside the city's scans has no past: it is told as it is.
    """

    def __init__(self, engine: Engine, unreadable: Unreadable, triage: Triage) -> None:
        self._engine, self._unreadable, self._triage = engine, unreadable, triage
        self._rows = Rows(unreadable)
        self._places: dict[int, list[Row[Any]]] = {}

    def scan(self, scan: Scan) -> Scan:
        """The scan as if it had been of everything on the list then: with all OPDs, and the names that nobody registered."""
        with transaction(self._engine) as c:
            places = self._own(c, scan)
            numbers = sorted({row.scan for row in places} - {scan.id}, reverse=True)
            older = plans.read(c, _scan.id.in_(numbers), self._unreadable) if numbers else {}
        codes = {row.opd for row in places}
        opds: dict[str, Opd] = {opd.code: opd for opd in scan.opds}
        for number in numbers:
            for opd in older[number].opds if number in older else ():
                if opd.code in codes:
                    opds.setdefault(opd.code, opd)
        return msgspec.structs.replace(scan, opds=tuple(opds.values()))

    def assessments(self, scan: Scan, checks: Iterable[Check], opd: str | None = None) -> Iterator[Assessment]:
        """In the order of the list, first what the scan was of; of one OPD or of all. One target in memory at a time.

        What people decided is taken into account, as in `Store.assessments`. Checks that are none of these are told of by the scan itself alone.
        """
        checks = tuple(checks)
        with transaction(self._engine) as c:
            rows, waivers = self._own(c, scan), self._triage.read_waivers(c)
        for row in rows:
            if opd is not None and row.opd != opd:
                continue
            with transaction(self._engine) as c:
                one = self._posture(c, scan, row, checks)
            counts = waivers_in_force(one.verdicts, one.ledger, waivers, one.target, one.finished)
            lost = self._rows.lost(row)
            yield msgspec.structs.replace(one, verdicts=(*counts.verdicts, *lost), ledger=counts.ledger, waived=counts.waived)

    def unregistered(self, scan: Scan) -> tuple[str, ...]:
        """Names that answers mention and that are not on the list themselves, with or without ``www.``, sorted."""
        with transaction(self._engine) as c:
            rows = self._own(c, scan)
            hosts = c.scalars(select(_target.host).where(_target.scan == scan.id, _target.port != 0)).all()
        registered = {bare(host) for host in (*hosts, *scan.besides)}
        names = {name for row in rows if row.facts is not None for name in self._rows.facts(row).mentioned_hosts}
        return tuple(sorted(name for name in names if bare(name) not in registered))

    def _own(self, c: Connection, scan: Scan) -> list[Row[Any]]:
        """Of each target that was on the list the row of the newest scan that judged it."""
        if scan.id not in self._places:
            self._places[scan.id] = list(self._newest_rows(c, scan))
        return self._places[scan.id]

    def _newest_rows(self, c: Connection, scan: Scan) -> Iterator[Row[Any]]:
        rows = c.execute(select(tables.target).where(_target.scan == scan.id).order_by(_target.number)).all()
        if _kind(c, scan) != ScanKind.CITY:
            yield from (row for row in rows if row.judged)
            return
        for row in rows:
            if row.judged:
                yield row
            elif (row.host, row.port) not in _departures(scan) and (last := self._last(c, scan, row.host, _target.port == row.port)):
                yield from last
        for name in scan.besides:
            kind, _, domain = name.partition(":")
            is_domain = kind == "domain" and bool(domain)
            yield from self._last(c, scan, domain if is_domain else name, (_target.port == 0) if is_domain else (_target.port != 0))

    def _last(self, c: Connection, scan: Scan, host: str, port: ColumnElement[bool]) -> list[Row[Any]]:
        """The rows of a host in the newest scan of the city before this one that judged it."""
        of_city = select(tables.target).join(tables.scan, _scan.id == _target.scan).where(_scan.kind == ScanKind.CITY)
        judged = of_city.where(_target.host == host, port, _target.scan < scan.id, _target.judged.is_(True))
        newest = c.execute(judged.order_by(_target.scan.desc()).limit(1)).first()
        return list(c.execute(judged.where(_target.scan == newest.scan).order_by(_target.number)).all()) if newest else []

    def _posture(self, c: Connection, scan: Scan, row: Row[Any], checks: tuple[Check, ...]) -> Assessment:
        whole = not c.scalars(prepared.GLOBS, {"at_scan": row.scan}).all()
        if _kind(c, scan) != ScanKind.CITY or (row.host, row.port) in _departures(scan):
            return self._rows.assessment(c, row, whole)
        looks = [
            Look(
                self._rows.assessment(c, one.row, one.breadth.is_whole),
                Level(one.row.scan_level if one.row.scan_level is not None else Level.PROBE),
            )
            for one in judged_rows(c, row.host, row.port, ScanKind.CITY, row.scan)
        ]
        target = looks[0].assessment.target
        ids = frozenset(check.id for check in checks if check.concerns(target))
        one = newest_posture(looks, ids, self._sightings(c, target, row.scan), scan.started)
        # In this scan nothing was sent to who was not in it.
        return one if row.scan == scan.id else msgspec.structs.replace(one, traffic=Traffic())

    def _sightings(self, c: Connection, target: Target, below: int) -> Callable[[Identity], EarlierFinding | None]:
        def sighting(identity: Identity) -> EarlierFinding | None:
            there = {"host": target.host, "port": target.port, "below": below, "of": identity.check}
            for value, finished in c.execute(_SIGHTINGS, there):
                try:
                    findings = unpack_verdict(value).findings
                except DAMAGE:
                    continue
                for finding in findings:
                    if (finding.problem, finding.subject) == (identity.problem, identity.subject):
                        return EarlierFinding(finding, self._unreadable.moment(finished, f"{target.name}: finished"))
            return None

        return sighting


def _departures(scan: Scan) -> set[tuple[str, int]]:
    """What left the list before the scan was resumed: nothing old of it comes back."""
    return {(one.host, one.port) for one in scan.restrictions if one.cause in _DEPARTURE}


def _kind(c: Connection, scan: Scan) -> str:
    return c.scalar(prepared.KIND, {"at_scan": scan.id}) or ScanKind.CITY
