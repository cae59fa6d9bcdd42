"""What somebody is to be told, and was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from scanner.store.column_types import Moment, Packed

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Older stores told nobody."""
    op.create_table(
        "outgoing",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("content", Packed, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("sent", Moment),
    )
    op.create_index("outgoing_by_key", "outgoing", ["recipient", "key"], unique=True)
