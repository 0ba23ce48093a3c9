"""Telephones are rung for a trial."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Brings the schema up."""
    op.create_table(
        "telephone_trials",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("operator", sa.String(length=64), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("detail", sa.String(length=200), nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telephone_trials")),
    )
    op.create_index("ix_telephone_trials_operator", "telephone_trials", ["operator"])


def downgrade() -> None:
    """Takes it back."""
    op.drop_index("ix_telephone_trials_operator", "telephone_trials")
    op.drop_table("telephone_trials")
