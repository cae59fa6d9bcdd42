"""Scans in a database: begin, commit evidence per group, read it back, commit verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, insert, literal, select, true, update

from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Entry, Identity
from checks.core.assess.waivers import waivers_in_force
from checks.core.evidence.codec import pack_verdict
from checks.core.evidence.observation import Observation
from checks.core.facts.values import Facts
from checks.core.model.finding import Outcome, Target, Verdict
from checks.core.model.reason import UNREADABLE
from checks.core.model.restriction import Restriction
from scanner.engine.messages import TargetEvidence
from scanner.errors import StoreError
from scanner.store import plans, prepared, rows, tables
from scanner.store.column_types import Moment
from scanner.store.columns import target_row
from scanner.store.engine import open_engine, transaction, url_text
from scanner.store.history.looks import ledger_before
from scanner.store.history.postures import Postures
from scanner.store.journal import Deed, Journal, deeds
from scanner.store.journal.journal import append
from scanner.store.plans import Plan
from scanner.store.records import Basis, Place, ScanKind
from scanner.store.rows import Rows
from scanner.store.triage import Triage
from scanner.store.unreadable import Unreadable

_encode = msgspec.msgpack.encode


class Store:
    """Every method is one transaction. `StoreError` when the database refuses.

    Who opens it ``readonly`` needs no right to write, and neither waits for a run nor makes one wait.
    """

    def __init__(self, where: str, *, readonly: bool = False) -> None:
        self.engine = open_engine(where, readonly=readonly)
        self._unreadable = Unreadable()
        self._rows = Rows(self._unreadable)
        with self._transaction() as c:
            for row in c.execute(select(tables.unreadable_row).order_by(tables.unreadable_row.c.id)):
                self._unreadable.note(row.place, row.why)
        self.triage = Triage(self.engine, self._unreadable)
        self.journal = Journal(self.engine)
        self.postures = Postures(self.engine, self._unreadable, self.triage)

    @property
    def name(self) -> str:
        """How it is called in messages: its file, or its URL without the password."""
        return url_text(self.engine.url)

    @property
    def unreadable(self) -> Mapping[str, str]:
        """Rows that could not be read so far, by name, and why."""
        return self._unreadable.rows

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def begin(
        self,
        city: str,
        targets: Sequence[Target],
        plan: Plan,
        started: dt.datetime,
        tilik: str,
        rules: str,
        kind: ScanKind = ScanKind.CITY,
    ) -> int:
        """A new scan's number."""
        with self._transaction() as c:
            row = {"city": city, "started": started, "tilik": tilik, "rules": rules, "kind": kind, "level": int(plan.level)}
            number = c.execute(insert(tables.scan).values(**row).returning(tables.scan.c.id)).scalar_one()
            plans.write(c, number, plan)
            todo = {"scan": number, "collected": False, "judged": False}
            targets_rows = [{**todo, "number": n, **target_row(target)} for n, target in enumerate(targets)]
            if targets_rows:
                c.execute(insert(tables.target), targets_rows)
            append(c, deeds.scan_entries(Deed.SCAN, number, plan, len(targets_rows), started))
            return int(number)

    def amend(self, scan: int, restrictions: Iterable[Restriction], targets: Iterable[Target], at: dt.datetime) -> None:
        """An interrupted scan goes on with these restrictions, and with these of its targets as they are now."""
        row = tables.target.c
        with self._transaction() as c:
            append(c, deeds.scan_entries(Deed.RESUMPTION, scan, self._plan(c, scan), len(targets := list(targets)), at))
            plans.restrict(c, scan, restrictions)
            for target in targets:
                there = and_(row.scan == scan, row.host == target.host, row.port == target.port)
                c.execute(update(tables.target).where(there).values(**target_row(target)))

    def finish(self, scan: int, at: dt.datetime, rules: str) -> None:
        """Every target is collected and judged with these rules. A scan finishes once: said again, only the rules are new."""
        row = tables.scan.c
        with self._transaction() as c:
            c.execute(
                update(tables.scan).where(row.id == scan).values(finished=func.coalesce(row.finished, literal(at, Moment)), rules=rules)
            )

    def commit(self, scan: int, group: Iterable[TargetEvidence]) -> list[Place]:
        """Keep a group's evidence, all of it or none."""
        places = []
        with self._transaction() as c:
            for one in group:
                before = c.execute(prepared.FIND, {"at_scan": scan, "host": one.target.host, "port": one.target.port}).one()
                number = before.number
                at = prepared.at(scan, number)
                when = {"seen_from": one.started, "seen_until": one.finished}
                c.execute(prepared.COLLECTED, {**at, **when, "seen_traffic": _encode(one.traffic)})
                c.execute(prepared.FORGET, at)
                observations = [{"scan": scan, "number": number, "key": key, "value": value} for key, value in one.evidence.items()]
                if observations:
                    c.execute(prepared.KEEP, observations)
                # What comes a second time was sent once.
                if not before.collected or (before.started, before.finished) != (one.started, one.finished):
                    append(c, [deeds.visit_entry(scan, one, plans.permission_of(c, scan, one.target.opd))])
                places.append(Place(scan, number, one.target, one.finished))
        return places

    def evidence(self, place: Place) -> dict[str, Observation]:
        """A target's observations by request key; those of a sort that nobody here reads are `Absent`."""
        with self._transaction() as c:
            packed = rows.packed_observations(c, place.scan, place.number)
        return self._rows.evidence(packed, _name(place))

    def basis(self, place: Place) -> Basis:
        """All that the conclusions about a target rest on."""
        with self._transaction() as c:
            evidence = rows.packed_observations(c, place.scan, place.number)
            kind = c.scalar(prepared.KIND, {"at_scan": place.scan}) or ScanKind.CITY
            before = ledger_before(c, self._rows, place.target.host, place.target.port, kind, place.scan)
            retests, waivers = self.triage.read_retests(c, place.scan, place.number), self.triage.read_waivers_at(c, place.target)
            whole = c.scalar(prepared.GLOBS, {"at_scan": place.scan}) is None
        return Basis(evidence, before, retests, waivers, whole)

    def conclude(self, place: Place, verdicts: Iterable[Verdict], facts: Facts, entries: dict[Identity, Entry]) -> None:
        """Keep what a target's evidence was judged to mean, in place of what was concluded before."""
        at, there = {"scan": place.scan, "number": place.number}, prepared.at(place.scan, place.number)
        verdicts = tuple(verdicts)
        for verdict in verdicts:
            if verdict.reason == UNREADABLE.key:
                self._unreadable.note(f"{_name(place)}: evidence", verdict.detail)
        with self._transaction() as c:
            for statement in prepared.UNJUDGE:
                c.execute(statement, there)
            verdict_rows = [{**at, "check": v.check, "outcome": v.outcome.value, "value": pack_verdict(v)} for v in verdicts]
            if verdict_rows:
                c.execute(prepared.JUDGE, verdict_rows)
            ledger_rows = [
                {
                    **at, "check": i.check, "problem": i.problem, "subject": i.subject, "state": e.state.value,
                    "first_seen": e.first_seen, "last_seen": e.last_seen, "changed": e.changed, "finding": finding_id(place.target, i),
                }
                for i, e in entries.items()
            ]  # fmt: skip
            if ledger_rows:
                c.execute(prepared.REMEMBER, ledger_rows)
            c.execute(prepared.JUDGED, {**there, "known_facts": _encode(facts)})

    def uncollected(self, scan: int) -> list[Target]:
        """The targets of a scan whose evidence was never committed, in the order of the list."""
        row = tables.target.c
        return self._targets(scan, row.collected.is_(False))

    def targets(self, scan: int) -> list[Target]:
        """Every target of a scan, in the order of the list."""
        return self._targets(scan, true())

    def unjudged(self, scan: int) -> list[Place]:
        """Collected targets without verdicts: the run ended between the two."""
        return self._places(scan, and_(tables.target.c.collected.is_(True), tables.target.c.judged.is_(False)))

    def collected(self, scan: int) -> list[Place]:
        """Every target of a scan whose evidence is kept."""
        return self._places(scan, tables.target.c.collected.is_(True))

    def scans(self, kind: ScanKind = ScanKind.CITY) -> list[Scan]:
        """Every scan of this kind, newest first."""
        row = tables.scan.c
        with self._transaction() as c:
            return self._scans(c, row.kind == kind)

    def completion(self, kind: ScanKind = ScanKind.CITY) -> dict[int, bool]:
        """The number of every scan of this kind, newest first, and whether it is finished."""
        row = tables.scan.c
        with self._transaction() as c:
            query = select(row.id, row.finished.is_not(None)).where(row.kind == kind).order_by(row.id.desc())
            return {number: bool(whole) for number, whole in c.execute(query)}

    def scan(self, number: int) -> Scan | None:
        """The scan of that number, of either kind; None when there is none."""
        with self._transaction() as c:
            return next(iter(self._scans(c, tables.scan.c.id == number)), None)

    def newest_by_opd(self) -> dict[str, int]:
        """The newest finished scan of the city that was about an OPD, by its code."""
        with self._transaction() as c:
            return plans.newest_by_opd(c, tables.scan.c.kind == ScanKind.CITY)

    def plan(self, scan: int) -> Plan:
        """What a scan set out to do. `StoreError` where that cannot be read: nobody may guess what was permitted."""
        with self._transaction() as c:
            return self._plan(c, scan)

    def assessments(self, scan: int, opd: str | None = None) -> Iterator[Assessment]:
        """What a scan concluded about its judged targets, in the order of the list, of one OPD or of all. One target in memory at a time.

        What people decided is taken into account: waived findings do not count. What cannot be read is a verdict ERROR, of the check or of `LOST`.
        """
        row = tables.target.c
        query = select(tables.target).where(row.scan == scan, row.judged.is_(True)).order_by(row.number)
        with self._transaction() as c:
            target_rows = c.execute(query if opd is None else query.where(row.opd == opd)).all()
            waivers, whole = self.triage.read_waivers(c), self._whole(c, scan)
        for entry in target_rows:
            with self._transaction() as c:
                one = self._rows.assessment(c, entry, whole)
            counts = waivers_in_force(one.verdicts, one.ledger, waivers, one.target, one.finished)
            yield msgspec.structs.replace(
                one, verdicts=(*counts.verdicts, *self._rows.lost(entry)), ledger=counts.ledger, waived=counts.waived
            )

    def concluded(self, scan: int, number: int) -> Assessment:
        """What a scan concluded about one target, whatever people decided since."""
        with self._transaction() as c:
            return self._rows.assessment(c, c.execute(prepared.SELECT_TARGET, prepared.at(scan, number)).one(), self._whole(c, scan))

    def counts(self, scan: int) -> tuple[int, int]:
        """How many targets a scan has judged, and how many it has."""
        row = tables.target.c
        with self._transaction() as c:
            total = c.execute(select(func.count()).where(row.scan == scan)).scalar_one()
            judged = c.execute(select(func.count()).where(row.scan == scan, row.judged.is_(True))).scalar_one()
        return int(judged), int(total)

    def has_errors(self, scan: int) -> bool:
        """True when a verdict of the scan is ERROR."""
        row = tables.verdict.c
        query = select(row.number).where(row.scan == scan, row.outcome == Outcome.ERROR.value).limit(1)
        with self._transaction() as c:
            return c.execute(query).first() is not None

    def _places(self, scan: int, which: ColumnElement[bool]) -> list[Place]:
        query, moment = select(tables.target).where(tables.target.c.scan == scan, which), self._unreadable.moment
        with self._transaction() as c:
            target_rows = c.execute(query.order_by(tables.target.c.number)).all()
        return [
            Place(scan, one.number, self._rows.target(one), moment(one.finished, f"scan {scan}, {one.host}:{one.port}: finished"))
            for one in target_rows
        ]

    def _targets(self, scan: int, which: ColumnElement[bool]) -> list[Target]:
        query = select(tables.target).where(tables.target.c.scan == scan, which).order_by(tables.target.c.number)
        with self._transaction() as c:
            return [self._rows.target(one) for one in c.execute(query).all()]

    def _scans(self, connection: Connection, which: ColumnElement[bool]) -> list[Scan]:
        """Newest first."""
        of_scans = plans.read(connection, which, self._unreadable)
        rows = connection.execute(select(tables.scan).where(which).order_by(tables.scan.c.id.desc())).all()
        return [self._rows.scan(connection, row, of_scans.get(row.id)) for row in rows]

    def _plan(self, connection: Connection, scan: int) -> Plan:
        plan = plans.read(connection, tables.scan.c.id == scan, self._unreadable).get(scan)
        if plan is None:
            raise StoreError(
                f"the plan of scan {scan} cannot be read: it is damaged, or of a newer version", "Begin another with `tilik scan`."
            )
        return plan

    def _whole(self, connection: Connection, scan: int) -> bool:
        """Whether the scan's targets were asked everything."""
        return not any(one.only for one in self._scans(connection, tables.scan.c.id == scan))

    def _transaction(self) -> AbstractContextManager[Connection]:
        return transaction(self.engine)


def _name(place: Place) -> str:
    return f"scan {place.scan}, {place.target.host}:{place.target.port}"
