"""Plans, targets, waivers, notes, retests and handovers as columns; the short name of every finding.

A value that cannot be read is kept as it is in ``unreadable_row``, and costs what was in it and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
from alembic import op

from scanner.store.migrations import packed
from scanner.store.unreadable import DAMAGE

revision = "0004"
down_revision = "0003"

T = TypeVar("T")
Row = dict[str, Any]
# Rows by the name of their table.
Rows = dict[str, list[Row]]


def upgrade() -> None:
    """Carry everything over, a row at a time."""
    op.create_table("unreadable_row", _own(), *_text("place", "why"), _bytes("value"))
    _carry_plans()
    _carry_targets()
    _name_findings()
    _carry("waiver", ("waiver_by_host",), _create_waiver, packed.PackedWaiver, _waiver)
    _carry("note", ("note_by_finding",), _create_note, packed.PackedNote, _note)
    _carry("retest", ("retest_by_target", "retest_by_finding"), _create_retest, packed.PackedRetest, _retest)
    _carry("handover", ("handover_by_opd",), _create_handover, packed.PackedHandover, _handover)


def _carry_plans() -> None:
    op.create_table(
        "scan_opd", *_in_scan(), *_text("code", "name", "contact", "head"), sa.Column("level", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("permission_reference", "permission_until", "hours_start", "hours_end", "hours_zone")),
    )  # fmt: skip
    op.create_table("scan_check", *_in_scan(), *_text("glob"))
    op.create_table("excluded_host", *_in_scan(), *_text("host"))
    op.create_table("pinned_address", *_in_scan(), *_text("target", "address"))
    op.create_table("restriction", *_in_scan(), *_text("host", "opd", "cause"), _port(), *_moments("at"))
    op.add_column("scan", sa.Column("level", sa.Integer))
    scan = sa.table("scan", sa.column("id"), sa.column("plan"), sa.column("level"))
    for id in _scans():
        value = op.get_bind().scalar(sa.select(scan.c.plan).where(scan.c.id == id))
        plan = _value(value, packed.PackedPlan, f"scan {id}: plan")
        if plan is not None:
            op.get_bind().execute(sa.update(scan).where(scan.c.id == id).values(level=plan.level))
            _insert({name: [{"scan": id, "number": n, **row} for n, row in enumerate(rows)] for name, rows in _plan(plan).items()})
    op.drop_column("scan", "plan")


def _plan(plan: packed.PackedPlan) -> Rows:
    def opd(one: packed.PackedOpd) -> Row:
        permission, hours = one.permission, one.hours
        return {
            "code": one.code, "name": one.name, "contact": one.contact, "head": one.head, "level": one.level,
            "permission_reference": permission and permission.reference, "permission_until": permission and permission.until,
            "hours_start": hours and hours.start, "hours_end": hours and hours.end, "hours_zone": hours and hours.zone,
        }  # fmt: skip

    return {
        "scan_opd": [opd(one) for one in plan.opds],
        "scan_check": [{"glob": glob} for glob in plan.only],
        "excluded_host": [{"host": host} for host in plan.besides],
        "pinned_address": [{"target": target, "address": address} for target, address in plan.resolve.items()],
        "restriction": [{**msgspec.structs.asdict(one), "at": one.at.timestamp()} for one in plan.restrictions],
    }


def _carry_targets() -> None:
    for column in _more_of_target():
        op.add_column("target", column)
    names = ("scan", "number", "host", "port", "value", "http_port", "domain", "importance", "level", "address")
    target = sa.table("target", *map(sa.column, names))
    there = sa.and_(target.c.scan == sa.bindparam("in_scan"), target.c.number == sa.bindparam("in_number"))
    change = sa.update(target).where(there).values({name: sa.bindparam(f"new_{name}") for name in names[5:]})
    for scan in _scans():
        changes = []
        for number, host, port, value in op.get_bind().execute(
            sa.select(target.c.number, target.c.host, target.c.port, target.c.value).where(target.c.scan == scan)
        ):
            one = _value(value, packed.PackedTarget, f"scan {scan}, {host}:{port}: target")
            if one is not None:
                changes.append({"in_scan": scan, "in_number": number, **{f"new_{name}": getattr(one, name) for name in names[5:]}})
        if changes:
            op.get_bind().execute(change, changes)
    op.drop_column("target", "value")


def _name_findings() -> None:
    op.add_column("ledger", sa.Column("finding", sa.Text, nullable=False, server_default=""))
    target = sa.table("target", *map(sa.column, ("scan", "number", "opd", "host", "port")))
    key = ("scan", "number", "check", "problem", "subject")
    ledger = sa.table("ledger", *(sa.column(name) for name in (*key, "finding")))
    named = sa.and_(*(ledger.c[name] == sa.bindparam(f"in_{name}") for name in key))
    change = sa.update(ledger).where(named).values(finding=sa.bindparam("new_finding"))
    same = sa.and_(target.c.scan == ledger.c.scan, target.c.number == ledger.c.number)
    columns = (*(ledger.c[name] for name in key), target.c.opd, target.c.host, target.c.port)
    for scan in _scans():
        rows = op.get_bind().execute(sa.select(*columns).select_from(ledger.join(target, same)).where(ledger.c.scan == scan))
        changes = [
            {**{f"in_{name}": part for name, part in zip(key, row[:5], strict=True)}, "new_finding": _short_name(row[5:], row[2:5])}
            for row in rows
        ]
        if changes:
            op.get_bind().execute(change, changes)
    op.create_index("ledger_by_finding", "ledger", ["finding"])


def _short_name(target: Any, identity: Any) -> str:
    """The short name of a finding: of the OPD's code, host, port, check, problem and subject."""
    return hashlib.sha256("\0".join(map(str, (*target, *identity))).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _create_waiver() -> None:
    risk = (sa.Column(name, sa.Integer, nullable=False) for name in ("likelihood", "impact"))
    op.create_table(
        "waiver", _own(), *_text("host", "opd"), _port(), *_more_of_target(), *_text("check", "problem", "subject", "finding", "kind"), *risk,
        *_text("confidence"), _bytes("facts"), *_text("ground", "reason", "who", "until"), *_moments("expiry", "at"),
        sa.Column("end_at", sa.Float(53)), *_text("end_by"),
    )  # fmt: skip
    op.create_index("waiver_by_host", "waiver", ["host", "port"])
    op.create_index("waiver_by_finding", "waiver", ["finding"])


def _waiver(one: packed.PackedWaiver, id: int, scan: int, number: int) -> Rows:
    target, finding = one.target, one.finding
    row = {
        "id": id, **msgspec.structs.asdict(target), "check": one.check, "problem": finding.problem, "subject": finding.subject,
        "finding": _short_name((target.opd, target.host, target.port), (one.check, finding.problem, finding.subject)),
        "kind": finding.kind, "likelihood": finding.likelihood, "impact": finding.impact, "confidence": finding.confidence,
        "facts": msgspec.msgpack.encode(finding.facts), "ground": one.ground, "reason": one.reason, "who": one.who, "until": one.until,
        "expiry": one.expires.timestamp(), "at": one.made.timestamp(), "end_at": one.ended and one.ended.timestamp(), "end_by": one.ended_by,
    }  # fmt: skip
    return {"waiver": [row]}


def _create_note() -> None:
    op.create_table("note", _own(), *_text("finding", "who", "text"), *_moments("at"))
    op.create_index("note_by_finding", "note", ["finding"])


def _note(one: packed.PackedNote, id: int, scan: int, number: int) -> Rows:
    return {"note": [{"id": id, **msgspec.structs.asdict(one), "at": one.at.timestamp()}]}


def _create_retest() -> None:
    scan = sa.Column("scan", sa.Integer, sa.ForeignKey("scan.id", ondelete="CASCADE"), nullable=False)
    number = sa.Column("number", sa.Integer, nullable=False)
    names, moments = _text("finding", "check", "state"), _moments("started", "finished")
    op.create_table("retest", _own(), scan, number, *names, *moments, _bytes("verdict"), _bytes("traffic"))
    op.create_index("retest_by_target", "retest", ["scan", "number"])
    op.create_index("retest_by_finding", "retest", ["finding"])
    op.create_table("retest_observation", *_part_of("retest", "key"), _bytes("value"))


def _retest(one: packed.PackedRetest, id: int, scan: int, number: int) -> Rows:
    row = {
        "id": id, "scan": scan, "number": number, "finding": one.finding, "check": one.check, "state": one.state,
        "started": one.started.timestamp(), "finished": one.finished.timestamp(), "verdict": bytes(one.verdict), "traffic": bytes(one.traffic),
    }  # fmt: skip
    return {"retest": [row], "retest_observation": [{"retest": id, "key": key, "value": value} for key, value in one.evidence.items()]}


def _create_handover() -> None:
    scan, encrypted = sa.Column("scan", sa.Integer, nullable=False), sa.Column("encrypted", sa.Boolean, nullable=False)
    op.create_table("handover", _own(), *_text("opd", "recipient", "who", "package", "sha256"), scan, *_moments("at"), encrypted)
    op.create_index("handover_by_opd", "handover", ["opd"])
    op.create_table("handover_file", *_part_of("handover", "name"), *_text("sha256"))


def _handover(one: packed.PackedHandover, id: int, scan: int, number: int) -> Rows:
    row = {
        "id": id, "opd": one.opd, "scan": one.scan, "at": one.at.timestamp(), "recipient": one.to, "who": one.who, "package": one.package,
        "sha256": one.sha256, "encrypted": one.encrypted,
    }  # fmt: skip
    return {"handover": [row], "handover_file": [{"handover": id, "name": name, "sha256": sha256} for name, sha256 in one.files.items()]}


def _carry(table: str, indices: Iterable[str], create: Callable[[], None], kind: type[T], rows: Callable[[T, int, int, int], Rows]) -> None:
    """What people did, from the table of the packed values to one of columns, with the numbers that it has."""
    bind = op.get_bind()
    for index in indices:
        op.drop_index(index, table)
    op.rename_table(table, f"{table}_packed")
    create()
    place = ("scan", "number") if table == "retest" else ()
    old = sa.table(f"{table}_packed", *map(sa.column, ("id", *place, "value")))
    for id in bind.scalars(sa.select(old.c.id).order_by(old.c.id)).all():
        row = bind.execute(sa.select(old).where(old.c.id == id)).one()
        value = _value(row.value, kind, f"{table} {id}")
        if value is not None:
            _insert(rows(value, id, *((row.scan, row.number) if place else (0, 0))))
    if bind.dialect.name == "postgresql":
        last = sa.func.coalesce(sa.func.max(old.c.id), 0)
        bind.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(table, "id"), last + 1, False)))
    op.drop_table(f"{table}_packed")


def _value(value: Any, kind: type[T], place: str) -> T | None:
    try:
        return msgspec.msgpack.decode(value, type=kind)
    except DAMAGE as why:
        kept = value if isinstance(value, bytes) else str(value).encode()
        _insert({"unreadable_row": [{"place": place, "why": str(why), "value": kept}]})
        return None


def _insert(rows: Rows) -> None:
    for table, some in rows.items():
        if some:
            op.get_bind().execute(sa.insert(sa.table(table, *map(sa.column, some[0]))), some)


def _scans() -> Sequence[int]:
    return op.get_bind().scalars(sa.text("SELECT id FROM scan ORDER BY id")).all()


def _own() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _in_scan() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("scan", sa.Integer, sa.ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    )


def _part_of(table: str, name: str) -> tuple[sa.Column[int], sa.Column[str]]:
    whole = sa.Column(table, sa.Integer, sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)
    return whole, sa.Column(name, sa.Text, primary_key=True)


def _more_of_target() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("http_port", sa.Integer, nullable=False, server_default="80"),
        sa.Column("domain", sa.Text, nullable=False, server_default=""),
        sa.Column("importance", sa.Text, nullable=False, server_default="normal"),
        sa.Column("level", sa.Integer),
        sa.Column("address", sa.Text),
    )


def _port() -> sa.Column[int]:
    return sa.Column("port", sa.Integer, nullable=False)


def _text(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def _moments(*names: str) -> tuple[sa.Column[float], ...]:
    return tuple(sa.Column(name, sa.Float(53), nullable=False) for name in names)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
