"""Managers are told of holes and swaps as soon as one of them reads chats; backups hear of hand-overs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Brings the schema up."""
    with op.batch_alter_table("known_holes", schema=None) as batch_op:
        batch_op.alter_column("told_at", existing_type=_MOMENT, nullable=True)
    with op.batch_alter_table("duty_told", schema=None) as batch_op:
        batch_op.add_column(sa.Column("backup", json, nullable=True))
    with op.batch_alter_table("swaps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("managers_told_at", _MOMENT, nullable=True))
    # Of those agreed on so far the managers were told at once.
    op.execute(sa.text("UPDATE swaps SET managers_told_at = settled_at"))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("swaps", schema=None) as batch_op:
        batch_op.drop_column("managers_told_at")
    with op.batch_alter_table("duty_told", schema=None) as batch_op:
        batch_op.drop_column("backup")
    op.execute(sa.text("DELETE FROM known_holes WHERE told_at IS NULL"))
    with op.batch_alter_table("known_holes", schema=None) as batch_op:
        batch_op.alter_column("told_at", existing_type=_MOMENT, nullable=False)
