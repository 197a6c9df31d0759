"""When the clock looks at a case next, and at whom of the staff; which closed cases are not sealed yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every case and everybody is looked at once more, and then only when something is due."""
    at_once = sa.Column("look_at", sa.BigInteger(), nullable=False, server_default=sa.text("0"))
    op.add_column("cases", at_once)
    op.drop_index("ix_cases_state", table_name="cases")
    op.create_index("ix_cases_look", "cases", ["state", "look_at"], unique=False)
    op.create_index("ix_cases_unsealed", "cases", ["state", "day"], unique=False)
    op.add_column("staff", sa.Column("tended", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index("ix_staff_tended", "staff", ["tended"], unique=False)
    _turns(["bot", "state", "place", "id"])


def downgrade() -> None:
    """The older program looks at all of them every minute."""
    _turns(["state", "place", "id"])
    op.drop_index("ix_staff_tended", table_name="staff")
    op.drop_column("staff", "tended")  # a batch would make the table anew
    op.drop_index("ix_cases_unsealed", table_name="cases")
    op.drop_index("ix_cases_look", table_name="cases")
    op.create_index("ix_cases_state", "cases", ["state"], unique=False)
    op.drop_column("cases", "look_at")


def _turns(columns: list[str]) -> None:
    """Whose turn it is in the outbox: what one bot's courier looks for begins with the bot."""
    op.drop_index("ix_outbox_turn", table_name="outbox")
    op.create_index("ix_outbox_turn", "outbox", columns, unique=False)
