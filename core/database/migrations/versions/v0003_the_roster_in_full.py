"""The roster in full."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Brings the schema up."""
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", sa.String(length=8), nullable=False, server_default="file"))

    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source", sa.String(length=8), nullable=False, server_default="file"))
        batch_op.alter_column("operator", existing_type=sa.VARCHAR(length=64), nullable=True)
        batch_op.alter_column("substitute", existing_type=sa.VARCHAR(length=64), nullable=True)

    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("layers", json, nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("shifts", json, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.drop_column("shifts")
        batch_op.drop_column("layers")

    with op.batch_alter_table("overrides", schema=None) as batch_op:
        batch_op.alter_column("substitute", existing_type=sa.VARCHAR(length=64), nullable=False)
        batch_op.alter_column("operator", existing_type=sa.VARCHAR(length=64), nullable=False)
        batch_op.drop_column("source")

    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_column("source")
