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

    _escalation()


def downgrade() -> None:
    """Takes it back."""
    _no_escalation()

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


def _escalation() -> None:
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("throttle", json, nullable=False, server_default="[]"))

    with op.batch_alter_table("operators", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reach", json, nullable=False, server_default='["chat", "call"]'))

    with op.batch_alter_table("pages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("reminded", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("silent", sa.String(length=64), nullable=True))

    with op.batch_alter_table("notifications", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("bundle", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("number", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.String(), nullable=True))
        batch_op.drop_constraint("uq_notifications_page_id_step_operator_way", type_="unique")
        batch_op.create_unique_constraint(
            "uq_notifications_page_id_version_step_operator_way",
            ["page_id", "version", "step", "operator", "way"],
        )
        batch_op.create_index("ix_notifications_bundle", ["bundle"])
        batch_op.create_index("ix_notifications_called", ["number", "at"])
        batch_op.create_index("ix_notifications_waiting", ["state", "operator"])


def _no_escalation() -> None:
    with op.batch_alter_table("notifications", schema=None) as batch_op:
        batch_op.drop_index("ix_notifications_waiting")
        batch_op.drop_index("ix_notifications_called")
        batch_op.drop_index("ix_notifications_bundle")
        batch_op.drop_constraint("uq_notifications_page_id_version_step_operator_way", type_="unique")
        batch_op.create_unique_constraint(
            "uq_notifications_page_id_step_operator_way", ["page_id", "step", "operator", "way"]
        )
        for column in ("reason", "number", "bundle", "version"):
            batch_op.drop_column(column)

    with op.batch_alter_table("pages", schema=None) as batch_op:
        for column in ("silent", "reminded", "version"):
            batch_op.drop_column(column)

    with op.batch_alter_table("operators", schema=None) as batch_op:
        batch_op.drop_column("reach")

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("throttle")
