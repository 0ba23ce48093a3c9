"""Editions of the company."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings the schema up. A company that is loaded already has an edition, or nothing would be kept."""
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
    )
    op.execute("INSERT INTO edition (id, token) SELECT 1, 'the first' FROM organisation")
    with op.batch_alter_table("call_legs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_call_legs_taken",
            ["operator", "ended_at"],
            unique=False,
            sqlite_where=sa.text("accepted_at IS NOT NULL"),
            postgresql_where=sa.text("accepted_at IS NOT NULL"),
        )

    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calls_talk_ended_at"), ["talk_ended_at"], unique=False)


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calls_talk_ended_at"))

    with op.batch_alter_table("call_legs", schema=None) as batch_op:
        batch_op.drop_index("ix_call_legs_taken")

    op.drop_table("edition")
