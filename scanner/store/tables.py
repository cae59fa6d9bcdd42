"""The tables, in the subset of SQL that SQLite and PostgreSQL share.

What is searched, counted or carried to a newer version is a column of its own. MessagePack (`Packed`) is what only ever belongs to one row,
is read whole or not at all, and is judged or shown but not looked for: what servers answered, what was concluded from that (`tilik judge`
makes it anew), and how it was asked.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

from scanner.store.column_types import Moment, Packed

metadata = MetaData()


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _in_scan() -> tuple[Column[int], Column[int]]:
    """The place of a row in a scan: that of its target, or in the order of a list."""
    return (
        Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
    )


def _target() -> tuple[Column[str] | Column[int], ...]:
    """The fields of a `Target`. Its level is NULL where an older version's value could not be read (`unreadable_row`)."""
    return (
        Column("host", Text, nullable=False),
        Column("port", Integer, nullable=False),
        Column("opd", Text, nullable=False),
        Column("http_port", Integer, nullable=False, server_default="80"),
        Column("domain", Text, nullable=False, server_default=""),
        Column("importance", Text, nullable=False, server_default="normal"),
        Column("level", Integer),
        Column("address", Text),
    )


def _identity() -> tuple[Column[str], Column[str], Column[str]]:
    """The fields of an `Identity`."""
    return (
        Column("check", Text, nullable=False, quote=True),
        Column("problem", Text, nullable=False),
        Column("subject", Text, nullable=False),
    )


scan = Table(
    "scan",
    metadata,
    _number(),
    Column("city", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Column("tilik", Text, nullable=False),
    Column("rules", Text, nullable=False),
    # A `ScanKind`.
    Column("kind", Text, nullable=False, server_default="city"),
    # NULL where an older version's plan could not be read.
    Column("level", Integer),
)

# What a scan set out to do (`Plan`), beside its level.
scan_opd = Table(
    "scan_opd",
    metadata,
    *_in_scan(),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("office", Text, nullable=False, server_default=""),
    Column("level", Integer, nullable=False),
    # Without a reference there is no permission, without a zone there are no hours. Days and times are as in ISO 8601.
    Column("permission_reference", Text),
    Column("permission_until", Text),
    Column("hours_start", Text),
    Column("hours_end", Text),
    Column("hours_zone", Text),
)
scan_check = Table("scan_check", metadata, *_in_scan(), Column("glob", Text, nullable=False))
excluded_host = Table("excluded_host", metadata, *_in_scan(), Column("host", Text, nullable=False))
pinned_address = Table(
    "pinned_address", metadata, *_in_scan(), Column("target", Text, nullable=False), Column("address", Text, nullable=False)
)
restriction = Table(
    "restriction",
    metadata,
    *_in_scan(),
    Column("host", Text, nullable=False),
    Column("port", Integer, nullable=False),
    Column("opd", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

target = Table(
    "target",
    metadata,
    *_in_scan(),
    *_target(),
    Column("collected", Boolean, nullable=False, default=False),
    Column("judged", Boolean, nullable=False, default=False),
    Column("started", Moment),
    Column("finished", Moment),
    Column("traffic", Packed),
    Column("facts", Packed),
    Index("target_by_host", "host", "port", "scan"),
    Index("target_by_opd", "scan", "opd"),
)

observation = Table("observation", metadata, *_in_scan(), Column("key", Text, primary_key=True), Column("value", Packed, nullable=False))

verdict = Table(
    "verdict",
    metadata,
    *_in_scan(),
    Column("check", Text, primary_key=True, quote=True),
    Column("outcome", Text, nullable=False),
    Column("value", Packed, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    *_in_scan(),
    Column("check", Text, primary_key=True, quote=True),
    Column("problem", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("finding", Text, nullable=False, server_default=""),
    Index("ledger_by_finding", "finding"),
)

# What people decided and did about findings, in the order of time. ``finding`` is its short name (`checks.core.assess.finding_id`).
waiver = Table(
    "waiver",
    metadata,
    _number(),
    *_target(),
    *_identity(),
    Column("finding", Text, nullable=False),
    # The finding as the person saw it; its facts are compared as a whole.
    Column("kind", Text, nullable=False),
    Column("likelihood", Integer, nullable=False),
    Column("impact", Integer, nullable=False),
    Column("confidence", Text, nullable=False),
    Column("facts", Packed, nullable=False),
    Column("ground", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    # The last day, as in ISO 8601, and the moment at which it is over in the city.
    Column("until", Text, nullable=False),
    Column("expiry", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    # Who took the decision back, and when.
    Column("end_at", Moment),
    Column("end_by", Text, nullable=False),
    Index("waiver_by_host", "host", "port"),
    Index("waiver_by_finding", "finding"),
)

note = Table(
    "note",
    metadata,
    _number(),
    Column("finding", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("note_by_finding", "finding"),
)

retest = Table(
    "retest",
    metadata,
    _number(),
    Column("scan", Integer, ForeignKey("scan.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("finding", Text, nullable=False),
    Column("check", Text, nullable=False, quote=True),
    Column("started", Moment, nullable=False),
    Column("finished", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("verdict", Packed, nullable=False),
    Column("traffic", Packed, nullable=False),
    Index("retest_by_target", "scan", "number"),
    Index("retest_by_finding", "finding"),
)
retest_observation = Table(
    "retest_observation",
    metadata,
    Column("retest", Integer, ForeignKey("retest.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Packed, nullable=False),
)

handover = Table(
    "handover",
    metadata,
    _number(),
    Column("opd", Text, nullable=False),
    Column("scan", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("package", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("encrypted", Boolean, nullable=False),
    Index("handover_by_opd", "opd"),
)
handover_file = Table(
    "handover_file",
    metadata,
    Column("handover", Integer, ForeignKey("handover.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
)

# What became of the schedules of tilik.toml, by their names there. Times up to ``since`` are done with.
schedule = Table(
    "schedule",
    metadata,
    Column("name", Text, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("paused", Boolean, nullable=False, default=False),
)
schedule_run = Table(
    "schedule_run",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("due", Moment, nullable=False),
    Column("started", Moment, nullable=False),
    # NULL while it runs, or where it was interrupted.
    Column("finished", Moment),
    Column("exit_code", Integer),
    Index("schedule_run_by_name", "name"),
)

# What somebody is to be told (`Outbox`), each thing once to each recipient.
outgoing = Table(
    "outgoing",
    metadata,
    _number(),
    Column("recipient", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("content", Packed, nullable=False),
    Column("at", Moment, nullable=False),
    Column("sent", Moment),
    Index("outgoing_by_key", "recipient", "key", unique=True),
)

# Who had what sent where, and who decided what (`Journal`): only added to, each row with a hash over it and all before it.
journal = Table(
    "journal",
    metadata,
    _number(),
    Column("at", Moment, nullable=False),
    # A `Deed`.
    Column("deed", Text, nullable=False),
    Column("who", Text, nullable=False),
    # Empty for what is about the city.
    Column("opd", Text, nullable=False),
    # As `Target.name`; empty for what is about no one target.
    Column("target", Text, nullable=False),
    # No key of another table: the journal stays where the scan was given up.
    Column("scan", Integer),
    Column("content", Packed, nullable=False),
    Column("hash", Text, nullable=False),
    Index("journal_by_opd", "opd"),
)

# What an older version wrote and an upgrade could not read, as it was: ``place`` says where it stood.
unreadable_row = Table(
    "unreadable_row",
    metadata,
    _number(),
    Column("place", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("value", Packed, nullable=False),
)
