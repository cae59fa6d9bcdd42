"""What became of the schedules: which times are done with, and every run."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from scanner.store.column_types import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Older stores know of no schedule."""
    op.create_table(
        "schedule",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("since", Moment, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
    )
    op.create_table(
        "schedule_run",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("due", Moment, nullable=False),
        sa.Column("started", Moment, nullable=False),
        sa.Column("finished", Moment),
        sa.Column("exit_code", sa.Integer),
    )
    op.create_index("schedule_run_by_name", "schedule_run", ["name"])
