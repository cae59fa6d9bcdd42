"""The title of whoever heads an OPD."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Older scans name none."""
    op.add_column("scan_opd", sa.Column("office", sa.Text, nullable=False, server_default=""))
