"""Statements that run for every target, made once: making one takes longer than running it.

A target of a scan is named by the parameters of `at`.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, insert, select, update

from scanner.store import tables

_SCAN, _NUMBER = "at_scan", "at_number"


def at(scan: int, number: int) -> dict[str, int]:
    """The parameters that name a target of a scan."""
    return {_SCAN: scan, _NUMBER: number}


def _there(table: Table) -> ColumnElement[bool]:
    return and_(table.c.scan == bindparam(_SCAN), table.c.number == bindparam(_NUMBER))


_scan, _target, _waiver = tables.scan.c, tables.target.c, tables.waiver.c
_retest, _again = tables.retest.c, tables.retest_observation.c

SELECT_TARGET = select(tables.target).where(_there(tables.target))
# By host and port: a target in a scan.
FIND = select(_target.number, _target.collected, _target.started, _target.finished).where(
    _target.scan == bindparam(_SCAN), _target.host == bindparam("host"), _target.port == bindparam("port")
)
COLLECTED = (
    update(tables.target)
    .where(_there(tables.target))
    .values(
        collected=True, judged=False, traffic=bindparam("seen_traffic"), started=bindparam("seen_from"), finished=bindparam("seen_until")
    )
)
FORGET = delete(tables.observation).where(_there(tables.observation))
KEEP = insert(tables.observation)
OBSERVATIONS = select(tables.observation.c.key, tables.observation.c.value).where(_there(tables.observation))

KIND = select(_scan.kind).where(_scan.id == bindparam(_SCAN))
GLOBS = select(tables.scan_check.c.glob).where(tables.scan_check.c.scan == bindparam(_SCAN)).order_by(tables.scan_check.c.number)
VERDICT_CHECKS = select(tables.verdict.c.check).where(_there(tables.verdict))
LEDGER = select(tables.ledger).where(_there(tables.ledger))
RETESTS = select(tables.retest).where(_there(tables.retest)).order_by(_retest.id)
RETEST_EVIDENCE = select(_again.key, _again.value).where(_again.retest == bindparam("in_retest")).order_by(_again.key)
WAIVERS = select(tables.waiver).where(_waiver.host == bindparam("host"), _waiver.port == bindparam("port")).order_by(_waiver.id)

UNJUDGE = tuple(delete(table).where(_there(table)) for table in (tables.verdict, tables.ledger))
JUDGE, REMEMBER = insert(tables.verdict), insert(tables.ledger)
JUDGED = update(tables.target).where(_there(tables.target)).values(judged=True, facts=bindparam("known_facts"))
VERDICTS = select(tables.verdict.c.check, tables.verdict.c.value).where(_there(tables.verdict)).order_by(tables.verdict.c.check)
