"""Managers are told of absences that hit a shift as soon as one of them reads chats."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Brings the schema up."""
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("managers_told_at", sa.DateTime(timezone=True), nullable=True))
    # Of those told so far the managers were told with the operator.
    op.execute(sa.text("UPDATE absences SET managers_told_at = told_at"))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_column("managers_told_at")
