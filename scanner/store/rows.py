"""Rows to values. A row that cannot be read becomes the least that its columns still say, and is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.evidence.codec import Codec, unpack_verdict
from checks.core.evidence.observation import Absent, Damage, Observation
from checks.core.facts.values import Facts, Traffic
from checks.core.model.city import Opd
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Outcome, Target, Verdict
from checks.core.model.reason import UNREADABLE
from scanner.store import prepared, tables
from scanner.store.columns import by_key, columns
from scanner.store.plans import Plan
from scanner.store.unreadable import BEGINNING, DAMAGE, Unreadable

# In the place of a check, where what cannot be read is no verdict.
LOST = "store"
_OURS = Codec()


def packed_observations(connection: Connection, scan_id: int, number: int) -> dict[str, bytes]:
    """One target's packed observations by request key."""
    return by_key(connection.execute(prepared.OBSERVATIONS, prepared.at(scan_id, number)))


def _ignore(key: str, why: BaseException) -> None:
    """Nobody is told."""


def unpack_evidence(
    packed: Mapping[str, bytes], tell: Callable[[str, BaseException], None] = _ignore, codec: Codec = _OURS
) -> dict[str, Observation]:
    """Stored observations by request key; those of a sort that the codec does not know are `Absent`, those that cannot be read are `Damage`.

    ``tell`` is told of both.
    """
    observations: dict[str, Observation] = {}
    for key, value in packed.items():
        try:
            observation = codec.unpack(value)
        except DAMAGE as why:
            tell(key, why)
            observation = Damage(FailureKind.PROBE_ERROR, BEGINNING, f"observation {key} cannot be read: {why}")
        if isinstance(observation, Absent):
            tell(key, ValueError(f"it is of the sort {observation.sort}, which no enabled plug-in brings"))
        observations[key] = observation
    return observations


class Rows:
    """``unreadable`` is told of every row that could not be read."""

    def __init__(self, unreadable: Unreadable) -> None:
        self._unreadable = unreadable

    def scan(self, connection: Connection, row: Row[Any], plan: Plan | None) -> Scan:
        """A row of the scan table. Of a plan that cannot be read its OPDs' codes are known, and that it may have left checks out."""
        name, at = f"scan {row.id}", self._unreadable.moment
        source = plan or _plan_of(connection, row.id)
        return Scan(
            id=row.id,
            city=row.city,
            opds=source.opds,
            started=at(row.started, f"{name}: started"),
            finished=at(row.finished, f"{name}: finished") if row.finished is not None else None,
            tilik=row.tilik,
            rules=row.rules,
            level=source.level,
            only=source.only,
            besides=source.besides,
            restrictions=source.restrictions,
        )

    def target(self, row: Row[Any]) -> Target:
        """A target; of one that cannot be read, where it is, to be asked the least."""
        target = self._unreadable.read(f"{_name(row)}: target", lambda: msgspec.convert(columns(row), Target))
        return target or Target(host=row.host, port=row.port, opd=row.opd, level=Level.PASSIVE)

    def facts(self, row: Row[Any]) -> Facts:
        """What was learned about a target."""
        return self._unreadable.value(row.facts, Facts, f"{_name(row)}: facts") or Facts()

    def evidence(self, packed: Mapping[str, bytes], name: str) -> dict[str, Observation]:
        """A target's observations, as `unpack_evidence`."""
        return unpack_evidence(packed, lambda key, why: self._unreadable.note(f"{name}: observation {key}", why))

    def ledger(self, connection: Connection, scan_id: int, number: int, name: str) -> dict[Identity, Entry]:
        """One target's history up to a scan. A line that cannot be read says that its finding could not be verified."""
        rows = connection.execute(prepared.LEDGER, prepared.at(scan_id, number))
        return {Identity(row.check, row.problem, row.subject): self._entry(row, f"{name}: history of {row.check}") for row in rows}

    def assessment(self, connection: Connection, row: Row[Any], whole: bool) -> Assessment:
        """What a scan concluded about the target of this row; ``whole`` when it was asked everything."""
        packed = connection.execute(prepared.VERDICTS, prepared.at(row.scan, row.number)).all()
        name, at = _name(row), self._unreadable.moment
        return Assessment(
            target=self.target(row),
            started=at(row.started, f"{name}: started"),
            finished=at(row.finished, f"{name}: finished"),
            verdicts=tuple(self._verdict(check, value, name) for check, value in packed),
            facts=self.facts(row),
            traffic=self._unreadable.value(row.traffic, Traffic, f"{name}: traffic") or Traffic(),
            ledger=self.ledger(connection, row.scan, row.number, name),
            whole=whole,
        )

    def lost(self, row: Row[Any]) -> tuple[Verdict, ...]:
        """That something about the target of this row beside its verdicts could not be read, as an open question of its own."""
        names = [name for name in self._unreadable.rows if name.startswith(f"{_name(row)}: ")]
        lost = [name.partition(": ")[2] for name in names if ": verdict of " not in name]
        return (Verdict(check=LOST, outcome=Outcome.ERROR, reason=UNREADABLE.key, detail="; ".join(lost)),) if lost else ()

    def _verdict(self, check: str, packed: bytes, name: str) -> Verdict:
        try:
            return unpack_verdict(packed)
        except DAMAGE as why:
            self._unreadable.note(f"{name}: verdict of {check}", why)
            return Verdict(check=check, outcome=Outcome.ERROR, reason=UNREADABLE.key, detail=str(why))

    def _entry(self, row: Row[Any], name: str) -> Entry:
        first, last, changed = (self._unreadable.moment(at, name) for at in (row.first_seen, row.last_seen, row.changed))
        try:
            return Entry(State(row.state), first, last, changed)
        except ValueError as why:
            self._unreadable.note(name, why)
            return Entry(State.UNVERIFIABLE, first, last, changed)


def _name(row: Row[Any]) -> str:
    return f"scan {row.scan}, {row.host}:{row.port}"


def _plan_of(connection: Connection, scan: int) -> Plan:
    codes = connection.scalars(select(tables.target.c.opd).where(tables.target.c.scan == scan).order_by(tables.target.c.number))
    return Plan(opds=tuple(Opd(code=code, name=code) for code in dict.fromkeys(codes)), only=("*",))
