"""Which of the line's texts the messages in a seeker's chat are made of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what stands there already it is not known."""
    op.add_column("onscreen", sa.Column("texts", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """The older program does not ask."""
    op.drop_column("onscreen", "texts")
