"""A recording belongs to the words it reads, and is sent again by Telegram's own id of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COLUMNS = "kind, question, language, at, duration, data"


def _table(*more: sa.Column[object], key: tuple[str, ...]) -> None:
    op.create_table(
        "prompts",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        *more,
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint(*key),
    )


def upgrade() -> None:
    """Of what was recorded so far nobody noted the words: it goes on for whatever its question says."""
    op.rename_table("prompts", "prompts_before")
    _table(
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("file_id", sa.LargeBinary(), nullable=True),
        key=("kind", "question", "language", "words"),
    )
    op.execute(f"INSERT INTO prompts ({COLUMNS}, words) SELECT {COLUMNS}, '' FROM prompts_before")  # noqa: S608 — our own words
    op.drop_table("prompts_before")


def downgrade() -> None:
    """The older program keeps one recording of a question: those whose words were noted go."""
    op.rename_table("prompts", "prompts_after")
    _table(key=("kind", "question", "language"))
    op.execute(f"INSERT INTO prompts ({COLUMNS}) SELECT {COLUMNS} FROM prompts_after WHERE words = ''")  # noqa: S608 — our own words
    op.drop_table("prompts_after")
