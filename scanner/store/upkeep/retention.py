"""What is given up of old scans."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Engine, bindparam, delete, select

from scanner.store import tables
from scanner.store.engine import transaction
from scanner.store.history.looks import needed_rows


def give_up_evidence(engine: Engine, before: dt.datetime) -> int:
    """Give up what servers answered in scans that ended before a moment, but not where it is the newest of what was asked of a host; how many observations that were."""
    row, target = tables.observation.c, tables.target.c
    of_target = delete(tables.observation).where(row.scan == bindparam("in_scan"), row.number == bindparam("at_number"))
    with transaction(engine) as c:
        needed = needed_rows(c)
        places = select(target.scan, target.number).where(target.finished < before)
        old = [{"in_scan": scan, "at_number": number} for scan, number in c.execute(places) if (scan, number) not in needed]
        count = sum(c.execute(of_target, one).rowcount for one in old)
        retests = select(tables.retest.c.id).where(tables.retest.c.finished < before)
        return count + c.execute(delete(tables.retest_observation).where(tables.retest_observation.c.retest.in_(retests))).rowcount


def give_up_scans(engine: Engine, before: dt.datetime) -> int:
    """Give up scans that ended before a moment, where newer ones of their kind asked each of their hosts as much; how many that were.

    The newest ledger of a host goes back to the first time that each finding was seen, so that no history is lost; what could not be seen
    again stays as it was seen last.
    """
    scan = tables.scan.c
    with transaction(engine) as c:
        needed = {number for number, _ in needed_rows(c)}
        numbers = [number for number in c.scalars(select(scan.id).where(scan.finished < before)) if number not in needed]
        for number in numbers:
            c.execute(delete(tables.scan).where(scan.id == number))
        return len(numbers)
