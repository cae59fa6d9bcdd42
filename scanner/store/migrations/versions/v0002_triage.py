"""Waivers, notes, retests and handovers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of what people decided and did; what is stored stays as it is."""
    op.create_table("waiver", *_own(), sa.Column("host", sa.Text, nullable=False), sa.Column("port", sa.Integer, nullable=False), _value())
    op.create_index("waiver_by_host", "waiver", ["host", "port"])
    op.create_table("note", *_own(), sa.Column("finding", sa.Text, nullable=False), _value())
    op.create_index("note_by_finding", "note", ["finding"])
    op.create_table(
        "retest",
        *_own(),
        sa.Column("scan", sa.Integer, sa.ForeignKey("scan.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("finding", sa.Text, nullable=False),
        _value(),
    )
    op.create_index("retest_by_target", "retest", ["scan", "number"])
    op.create_index("retest_by_finding", "retest", ["finding"])
    op.create_table("handover", *_own(), sa.Column("opd", sa.Text, nullable=False), _value())
    op.create_index("handover_by_opd", "handover", ["opd"])


def _own() -> tuple[sa.Column[int]]:
    return (sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),)


def _value() -> sa.Column[bytes]:
    return sa.Column("value", sa.LargeBinary, nullable=False)
