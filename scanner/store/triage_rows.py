"""What people decided and did, as rows and back. Whoever reads a row may meet any of `scanner.store.unreadable.DAMAGE`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Row

from checks.core.assess.waivers import Waiver
from checks.core.facts.values import Traffic
from checks.core.model.finding import Verdict
from scanner.store.columns import columns, target_row
from scanner.store.records import Handover, Note, Retest

_encode, _decode = msgspec.msgpack.encode, msgspec.msgpack.decode


def waiver_row(waiver: Waiver) -> dict[str, Any]:
    finding = waiver.finding
    return {
        **target_row(waiver.target),
        "check": waiver.check,
        "problem": finding.problem,
        "subject": finding.subject,
        "finding": waiver.id,
        "kind": finding.kind,
        "likelihood": finding.likelihood,
        "impact": finding.impact,
        "confidence": finding.confidence,
        "facts": _encode(finding.facts),
        "ground": waiver.ground,
        "reason": waiver.reason,
        "who": waiver.who,
        "until": waiver.until.isoformat(),
        "expiry": waiver.expires,
        "at": waiver.at,
        "end_at": waiver.ended,
        "end_by": waiver.ended_by,
    }


def waiver_of(row: Row[Any]) -> Waiver:
    fields = columns(row)
    waiver = {
        **fields,
        "number": row.id,
        "target": fields,
        "finding": {**fields, "facts": _decode(row.facts)},
        "expires": row.expiry,
        "at": row.at,
        "ended": row.end_at,
        "ended_by": row.end_by,
    }
    return msgspec.convert(waiver, Waiver)


def note_row(note: Note) -> dict[str, Any]:
    return msgspec.structs.asdict(note)


def note_of(row: Row[Any]) -> Note:
    return msgspec.convert(columns(row), Note)


def retest_row(scan: int, number: int, retest: Retest) -> dict[str, Any]:
    """All but its evidence."""
    fields = {**msgspec.structs.asdict(retest), "scan": scan, "number": number}
    del fields["evidence"]
    return {**fields, "verdict": _encode(retest.verdict), "traffic": _encode(retest.traffic)}


def retest_of(row: Row[Any], evidence: Mapping[str, bytes]) -> Retest:
    verdict, traffic = _decode(row.verdict, type=Verdict), _decode(row.traffic, type=Traffic)
    return msgspec.convert({**columns(row), "verdict": verdict, "traffic": traffic, "evidence": evidence}, Retest)


def handover_row(handover: Handover) -> dict[str, Any]:
    """All but its files."""
    fields = msgspec.structs.asdict(handover)
    del fields["files"]
    return {"recipient": fields.pop("to"), **fields}


def handover_of(row: Row[Any], files: Mapping[str, str]) -> Handover:
    return msgspec.convert({**columns(row), "to": row.recipient, "files": files}, Handover)
