"""The tables, in the subset of SQL that SQLite and PostgreSQL share. Values are MessagePack; columns are what is searched for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


class Packed(LargeBinary):
    """MessagePack. A cell that SQLite holds as another kind of value comes out as it is: to read it is the fault of its row."""

    def result_processor(self, dialect: Any, coltype: object) -> None:
        return None


# Times are seconds since 1970 in UTC: exact, comparable, and the same on both databases.
scan = Table(
    "scan",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("city", Text, nullable=False),
    Column("started", Float(53), nullable=False),
    Column("finished", Float(53)),
    Column("tilik", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("plan", Packed, nullable=False),
    # A `ScanKind`.
    Column("kind", Text, nullable=False, server_default="city"),
)

target = Table(
    "target",
    metadata,
    Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("host", Text, nullable=False),
    Column("port", Integer, nullable=False),
    Column("opd", Text, nullable=False),
    Column("value", Packed, nullable=False),
    Column("collected", Boolean, nullable=False, default=False),
    Column("judged", Boolean, nullable=False, default=False),
    Column("started", Float(53)),
    Column("finished", Float(53)),
    Column("traffic", Packed),
    Column("facts", Packed),
    Index("target_by_host", "host", "port", "scan"),
    Index("target_by_opd", "scan", "opd"),
)

observation = Table(
    "observation",
    metadata,
    Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("value", Packed, nullable=False),
)

verdict = Table(
    "verdict",
    metadata,
    Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("check", Text, primary_key=True, quote=True),
    Column("outcome", Text, nullable=False),
    Column("value", Packed, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("check", Text, primary_key=True, quote=True),
    Column("problem", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("first_seen", Float(53), nullable=False),
    Column("last_seen", Float(53), nullable=False),
    Column("changed", Float(53), nullable=False),
)

# What people decided and did about findings, in the order of time. ``finding`` is its short name (`checks.core.assess.finding_id`).
waiver = Table(
    "waiver",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("host", Text, nullable=False),
    Column("port", Integer, nullable=False),
    Column("value", Packed, nullable=False),
    Index("waiver_by_host", "host", "port"),
)

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("finding", Text, nullable=False),
    Column("value", Packed, nullable=False),
    Index("note_by_finding", "finding"),
)

retest = Table(
    "retest",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("finding", Text, nullable=False),
    Column("value", Packed, nullable=False),
    Index("retest_by_target", "scan", "number"),
    Index("retest_by_finding", "finding"),
)

handover = Table(
    "handover",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("opd", Text, nullable=False),
    Column("value", Packed, nullable=False),
    Index("handover_by_opd", "opd"),
)
