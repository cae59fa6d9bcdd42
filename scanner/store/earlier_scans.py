"""What the store has of a target from before a scan."""

from __future__ import annotations

import msgspec
from sqlalchemy import Engine, and_, bindparam, select

from checks.core.evidence.codec import unpack_verdict
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Target, Verdict
from scanner.store import prepared, rows, tables
from scanner.store.engine import transaction
from scanner.store.unreadable import DAMAGE

_scan, _target, _observation, _this = tables.scan.c, tables.target.c, tables.observation.c, tables.scan.alias().c
# The last scan of the same kind before this one that judged a host and port, and has an answer under a key.
_LAST = (
    select(_target.scan, _target.number)
    .join(tables.scan, _scan.id == _target.scan)
    .join(
        tables.observation,
        and_(_observation.scan == _target.scan, _observation.number == _target.number, _observation.key == bindparam("has")),
    )
    .where(_target.host == bindparam("host"), _target.port == bindparam("port"), _target.scan < bindparam("before"))
    .where(_target.judged.is_(True), _scan.kind == select(_this.kind).where(_this.id == bindparam("before")).scalar_subquery())
    .order_by(_target.scan.desc())
    .limit(1)
)


class PastScan(msgspec.Struct, frozen=True):
    """What a scan kept of a target, and what it concluded; of verdicts those that can be read."""

    packed: dict[str, bytes]
    verdicts: tuple[Verdict, ...]

    def observation(self, key: str) -> Observation | None:
        """What stands under a key; None when there is nothing, or `Damage` where it cannot be read."""
        some = {key: self.packed[key]} if key in self.packed else {}
        return rows.unpack_evidence(some).get(key)


class EarlierScans:
    """Every method is one transaction. `StoreError` when the database refuses."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def last(self, target: Target, key: str, before: int) -> PastScan | None:
        """The newest scan older than ``before``, and of its kind, that observed something under this key."""
        names = {"host": target.host, "port": target.port, "before": before, "has": key}
        with transaction(self._engine) as c:
            place = c.execute(_LAST, names).first()
            if place is None:
                return None
            packed = rows.packed_observations(c, place.scan, place.number)
            verdicts = [value for _, value in c.execute(prepared.VERDICTS, prepared.at(place.scan, place.number))]
        return PastScan(packed, tuple(verdict for value in verdicts if (verdict := _verdict(value)) is not None))


def _verdict(packed: bytes) -> Verdict | None:
    try:
        return unpack_verdict(packed)
    except DAMAGE:
        return None
