"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "scan",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("city", sa.Text, nullable=False),
        sa.Column("started", sa.Float(53), nullable=False),
        sa.Column("finished", sa.Float(53)),
        sa.Column("tilik", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("plan", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "target",
        *_of_a_target(),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("port", sa.Integer, nullable=False),
        sa.Column("opd", sa.Text, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("collected", sa.Boolean, nullable=False),
        sa.Column("judged", sa.Boolean, nullable=False),
        sa.Column("started", sa.Float(53)),
        sa.Column("finished", sa.Float(53)),
        sa.Column("traffic", sa.LargeBinary),
        sa.Column("facts", sa.LargeBinary),
    )
    op.create_index("target_by_host", "target", ["host", "port", "scan"])
    op.create_index("target_by_opd", "target", ["scan", "opd"])
    op.create_table(
        "observation",
        *_of_a_target(),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "verdict",
        *_of_a_target(),
        sa.Column("check", sa.Text, primary_key=True, quote=True),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "ledger",
        *_of_a_target(),
        sa.Column("check", sa.Text, primary_key=True, quote=True),
        sa.Column("problem", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("first_seen", sa.Float(53), nullable=False),
        sa.Column("last_seen", sa.Float(53), nullable=False),
        sa.Column("changed", sa.Float(53), nullable=False),
    )


def _of_a_target() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("scan", sa.Integer, sa.ForeignKey("scan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    )
