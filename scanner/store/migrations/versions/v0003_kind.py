"""What a scan is of: the city, or one host that `tilik check` looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column. A list of targets always names its city, so what was begun without a city's name was a look at one host."""
    op.add_column("scan", sa.Column("kind", sa.Text, nullable=False, server_default="city"))
    op.execute("UPDATE scan SET kind = 'host' WHERE city = ''")
