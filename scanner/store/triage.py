"""What people decided and did about findings, in the same database as the scans."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, Table, and_, exists, insert, select, update

from checks.core.assess.ledger import Identity
from checks.core.assess.waivers import Waiver
from checks.core.model.finding import Target
from scanner.store import plans, prepared, tables, triage_rows
from scanner.store.columns import by_key
from scanner.store.engine import transaction
from scanner.store.journal import deeds
from scanner.store.journal.journal import append
from scanner.store.records import Handover, Note, Retest, ScanKind, TrackedFinding
from scanner.store.rows import Rows
from scanner.store.unreadable import Unreadable

# Above every continuation of a short name, in the order of any language: digits come before letters, and after f comes g.
_AFTER = "g"


class Triage:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine, unreadable: Unreadable) -> None:
        self._engine, self._unreadable, self._rows = engine, unreadable, Rows(unreadable)

    def tracked_findings(self, id: str) -> list[TrackedFinding]:
        """The findings whose short name begins so, fixed ones included, each where a scan of the city asked for it last."""
        with transaction(self._engine) as c:
            return [self._tracked_finding(row) for row in c.execute(by_short_name(id))]

    def waive(self, waiver: Waiver) -> int:
        """Keep a decision; its number."""
        with transaction(self._engine) as c:
            append(c, [deeds.decision_entry(waiver)])
            return _insert(c, tables.waiver, triage_rows.waiver_row(waiver))

    def waivers(self) -> list[Waiver]:
        """Every decision, oldest first, those that ended included."""
        with transaction(self._engine) as c:
            return self.read_waivers(c)

    def waivers_of(self, finding: str) -> list[Waiver]:
        """Every decision about a finding, oldest first."""
        with transaction(self._engine) as c:
            return self._waivers(c.execute(_all(tables.waiver).where(tables.waiver.c.finding == finding)))

    def waivers_at(self, target: Target) -> list[Waiver]:
        """Every decision about findings of a host and port, oldest first."""
        with transaction(self._engine) as c:
            return self.read_waivers_at(c, target)

    def end(self, number: int, at: dt.datetime, who: str) -> None:
        """Somebody takes a decision back."""
        with transaction(self._engine) as c:
            ended = update(tables.waiver).where(tables.waiver.c.id == number).values(end_at=at, end_by=who).returning(*tables.waiver.c)
            rows = c.execute(ended).all()
            append(c, [deeds.decision_end_entry(row.id, row.finding, _asset(row), at, who) for row in rows])

    def write(self, note: Note) -> None:
        """Keep a note."""
        with transaction(self._engine) as c:
            _insert(c, tables.note, triage_rows.note_row(note))

    def notes(self, finding: str) -> list[Note]:
        """What was written about a finding, oldest first."""
        with transaction(self._engine) as c:
            rows = c.execute(_all(tables.note).where(tables.note.c.finding == finding))
            notes = (self._unreadable.read(f"note {row.id}", partial(triage_rows.note_of, row)) for row in rows)
            return [note for note in notes if note is not None]

    def keep(self, scan: int, number: int, retest: Retest) -> None:
        """Keep the retest of a finding of that target of that scan."""
        with transaction(self._engine) as c:
            target = self._rows.target(c.execute(prepared.SELECT_TARGET, prepared.at(scan, number)).one())
            append(c, [deeds.retest_entry(scan, target, retest, plans.permission_of(c, scan, target.opd))])
            id = _insert(c, tables.retest, triage_rows.retest_row(scan, number, retest))
            _insert_parts(
                c, tables.retest_observation, ({"retest": id, "key": key, "value": value} for key, value in retest.evidence.items())
            )

    def retests_at(self, scan: int, number: int) -> list[Retest]:
        """The retests of one target of a scan, oldest first."""
        with transaction(self._engine) as c:
            return self.read_retests(c, scan, number)

    def retests(self, finding: str) -> list[Retest]:
        """The retests of a finding, oldest first."""
        with transaction(self._engine) as c:
            return self._retests(c, c.execute(_all(tables.retest).where(tables.retest.c.finding == finding)).all())

    def hand_over(self, handover: Handover) -> None:
        """Keep that a package was handed over."""
        with transaction(self._engine) as c:
            append(c, [deeds.handover_entry(handover)])
            id = _insert(c, tables.handover, triage_rows.handover_row(handover))
            _insert_parts(
                c, tables.handover_file, ({"handover": id, "name": name, "sha256": sha256} for name, sha256 in handover.files.items())
            )

    def handovers(self) -> list[Handover]:
        """Every package that was handed over, oldest first."""
        with transaction(self._engine) as c:
            files: defaultdict[int, dict[str, str]] = defaultdict(dict)
            for handover, name, sha256 in c.execute(select(tables.handover_file).order_by(tables.handover_file.c.name)):
                files[handover][name] = sha256
            rows = c.execute(_all(tables.handover))
            handovers = (self._unreadable.read(f"handover {row.id}", partial(triage_rows.handover_of, row, files[row.id])) for row in rows)
            return [handover for handover in handovers if handover is not None]

    def read_waivers(self, connection: Connection) -> list[Waiver]:
        """As `waivers`, within a transaction."""
        return self._waivers(connection.execute(_all(tables.waiver)))

    def read_waivers_at(self, connection: Connection, target: Target) -> list[Waiver]:
        """As `waivers_at`, within a transaction."""
        return self._waivers(connection.execute(prepared.WAIVERS, {"host": target.host, "port": target.port}))

    def read_retests(self, connection: Connection, scan: int, number: int) -> list[Retest]:
        """As `retests_at`, within a transaction."""
        return self._retests(connection, connection.execute(prepared.RETESTS, prepared.at(scan, number)).all())

    def _waivers(self, rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Waiver]:
        waivers = (self._unreadable.read(f"waiver {row.id}", partial(triage_rows.waiver_of, row)) for row in rows)
        return [waiver for waiver in waivers if waiver is not None]

    def _retests(self, connection: Connection, rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Retest]:
        def evidence(retest: int) -> dict[str, bytes]:
            return by_key(connection.execute(prepared.RETEST_EVIDENCE, {"in_retest": retest}))

        retests = (self._unreadable.read(f"retest {row.id}", partial(triage_rows.retest_of, row, evidence(row.id))) for row in rows)
        return [retest for retest in retests if retest is not None]

    def _tracked_finding(self, row: Row[*tuple[Any, ...]]) -> TrackedFinding:
        identity = Identity(row.check, row.problem, row.subject)
        return TrackedFinding(id=row.finding, scan=row.scan, number=row.number, target=self._rows.target(row), identity=identity)


def by_short_name(beginning: str) -> Select[*tuple[Any, ...]]:
    """Lines of the ledger whose finding's short name begins so, with their target, of the last scan of the city that has the finding."""
    target, ledger, scan = tables.target.c, tables.ledger.c, tables.scan.c
    later, of_city = tables.ledger.alias(), tables.scan.alias()
    superseded = (
        exists()
        .where(later.c.finding == ledger.finding, later.c.scan > ledger.scan)
        .where(of_city.c.id == later.c.scan, of_city.c.kind == ScanKind.CITY)
    )
    joined = tables.ledger.join(tables.target, and_(target.scan == ledger.scan, target.number == ledger.number)).join(
        tables.scan, scan.id == ledger.scan
    )
    return (
        select(tables.target, ledger.check, ledger.problem, ledger.subject, ledger.finding)
        .select_from(joined)
        .where(ledger.finding >= beginning, ledger.finding < beginning + _AFTER)
        .where(target.judged.is_(True), scan.kind == ScanKind.CITY, ~superseded)
        .order_by(ledger.finding, target.scan, target.number)
    )


def _asset(row: Row[*tuple[Any, ...]]) -> Target:
    return Target(host=row.host, port=row.port, opd=row.opd)


def _all(table: Table) -> Select[*tuple[Any, ...]]:
    return select(table).order_by(table.c.id)


def _insert(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    return int(connection.execute(insert(table).values(**row).returning(table.c.id)).scalar_one())


def _insert_parts(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    if parts := list(rows):
        connection.execute(insert(table), parts)
