"""More than one questionnaire: each version says for whom it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was published so far is for seekers."""
    op.add_column(
        "questionnaires", sa.Column("kind", sa.String(), nullable=False, server_default=sa.text("'seekers'"))
    )


def downgrade() -> None:
    """Versions for anybody else go: the older program would take them for the seekers'."""
    op.execute("DELETE FROM questionnaires WHERE kind <> 'seekers'")
    op.drop_column("questionnaires", "kind")
