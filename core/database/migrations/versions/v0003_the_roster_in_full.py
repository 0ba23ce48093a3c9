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
    op.create_table(
        "swaps",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=True),
        sa.Column("taker", sa.String(length=64), nullable=True),
        sa.Column("people", json, nullable=False),
        sa.Column("refused_by", json, nullable=False),
        sa.Column("schedules", json, nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swaps")),
    )
    op.create_table(
        "duty_told",
        sa.Column("schedule", sa.String(length=64), nullable=False),
        sa.Column("on_duty", json, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("schedule", name=op.f("pk_duty_told")),
    )
    op.create_table(
        "known_holes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_holes")),
    )
    op.create_table(
        "feeds",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "code", name=op.f("pk_feeds")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.add_column(sa.Column("starts", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("ends", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("uid", sa.String(length=255), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))

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

    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_column("told_at")
        batch_op.drop_column("uid")
        batch_op.drop_column("ends")
        batch_op.drop_column("starts")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("refused")
    op.drop_table("feeds")
    op.drop_table("known_holes")
    op.drop_table("duty_told")
    op.drop_table("swaps")
