"""A recording that Telegram has can be sent again by Telegram's own id of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it; every recording is uploaded once more."""
    op.add_column("prompts", sa.Column("file_id", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Every recording is uploaded each time again."""
    with op.batch_alter_table("prompts") as table:
        table.drop_column("file_id")
