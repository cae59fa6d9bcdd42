"""Who had what sent where, and who decided what: a table that is only added to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from scanner.store.column_types import Moment, Packed

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """What was before is in no journal: it begins with the first thing that is done from now on."""
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("opd", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("scan", sa.Integer),
        sa.Column("content", Packed, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("journal_by_opd", "journal", ["opd"])
