"""Rows to values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from checks.core.assessment import Assessment, Facts, Scan, Traffic
from checks.core.city import Opd
from checks.core.codec import Observation, unpack, unpack_verdict
from checks.core.history import Entry, Identity, State
from checks.core.model import Level, Target
from checks.core.restriction import Restriction
from scanner.store import prepared


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan set out to do, so that it can be resumed and reported without the files it began with.

    ``only`` are the globs of the checks it was limited to, ``besides`` the registered hosts that it left out, ``resolve`` the addresses that
    were typed for it, by the names of targets. ``restrictions`` say what of it was not permitted any more when it was resumed.
    """

    opds: tuple[Opd, ...]
    level: Level = Level.PROBE
    only: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    resolve: dict[str, str] = {}
    restrictions: tuple[Restriction, ...] = ()


def moment(seconds: float) -> dt.datetime:
    """Seconds since 1970 as an aware time in UTC."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def plan(packed: bytes) -> Plan:
    """A stored plan."""
    return msgspec.msgpack.decode(packed, type=Plan)


def target(packed: bytes) -> Target:
    """A stored target."""
    return msgspec.msgpack.decode(packed, type=Target)


def facts(packed: bytes) -> Facts:
    """Stored facts."""
    return msgspec.msgpack.decode(packed, type=Facts)


def seen(connection: Connection, scan_id: int, number: int) -> dict[str, bytes]:
    """One target's packed observations by request key."""
    found = connection.execute(prepared.SEEN, prepared.at(scan_id, number))
    return {row.key: row.value for row in found}


def unpacked(packed: Mapping[str, bytes]) -> dict[str, Observation]:
    """Stored observations by request key; sorts that this version does not know are absent."""
    found = ((key, unpack(value)) for key, value in packed.items())
    return {key: seen for key, seen in found if seen is not None}


def scan(row: Row[Any]) -> Scan:
    """A row of the scan table."""
    meant = plan(row.plan)
    return Scan(
        id=row.id,
        city=row.city,
        opds=meant.opds,
        started=moment(row.started),
        finished=moment(row.finished) if row.finished is not None else None,
        tilik=row.tilik,
        rules=row.rules,
        level=meant.level,
        only=meant.only,
        besides=meant.besides,
        restrictions=meant.restrictions,
    )


def ledger(connection: Connection, scan_id: int, number: int) -> dict[Identity, Entry]:
    """One target's history up to a scan."""
    rows = connection.execute(prepared.LEDGER, prepared.at(scan_id, number))
    return {
        Identity(row.check, row.problem, row.subject): Entry(
            State(row.state), moment(row.first_seen), moment(row.last_seen), moment(row.changed)
        )
        for row in rows
    }


def assessment(connection: Connection, row: Row[Any], whole: bool) -> Assessment:
    """What a scan concluded about the target of this row; ``whole`` when it was asked everything."""
    packed = connection.execute(prepared.VERDICTS, prepared.at(row.scan, row.number))
    return Assessment(
        target=target(row.value),
        started=moment(row.started),
        finished=moment(row.finished),
        verdicts=tuple(unpack_verdict(value) for (value,) in packed),
        facts=facts(row.facts),
        traffic=msgspec.msgpack.decode(row.traffic, type=Traffic),
        ledger=ledger(connection, row.scan, row.number),
        whole=whole,
    )
