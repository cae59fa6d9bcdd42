"""What is given up of old scans."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Engine, delete, exists, select

from scanner.store import tables
from scanner.store.engine import transaction


def give_up_evidence(engine: Engine, before: dt.datetime) -> int:
    """Give up what servers answered in scans that ended before a moment, but not where it is a host's newest; how many observations that were."""
    row, target = tables.observation, tables.target.c
    newer = tables.target.alias()
    with transaction(engine) as c:
        superseded = (
            select(target.scan, target.number)
            .where(target.finished < before)
            .where(exists().where(newer.c.host == target.host, newer.c.port == target.port, newer.c.scan > target.scan, newer.c.judged))
            .subquery()
        )
        count = c.execute(delete(row).where(exists().where(superseded.c.scan == row.c.scan, superseded.c.number == row.c.number))).rowcount
        old = select(tables.retest.c.id).where(tables.retest.c.finished < before)
        return count + c.execute(delete(tables.retest_observation).where(tables.retest_observation.c.retest.in_(old))).rowcount


def give_up_scans(engine: Engine, before: dt.datetime) -> int:
    """Give up scans that ended before a moment, each of whose hosts a newer one of its kind judged; how many that were.

    The newest ledger of a host goes back to the first time that each finding was seen, so that no history is lost.
    """
    scan, target = tables.scan.c, tables.target.c
    newer, of_kind = tables.target.alias(), tables.scan.alias()
    judged_since = (
        exists()
        .where(newer.c.host == target.host, newer.c.port == target.port, newer.c.scan > target.scan, newer.c.judged)
        .where(of_kind.c.id == newer.c.scan, of_kind.c.kind == scan.kind)
    )
    newest_of_a_host = exists().where(target.scan == scan.id, ~judged_since)
    with transaction(engine) as c:
        numbers = list(c.scalars(select(scan.id).where(scan.finished < before, ~newest_of_a_host)))
        for number in numbers:
            c.execute(delete(tables.scan).where(scan.id == number))
        return len(numbers)
