"""The phone line in full: the operator's side, files, consents."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Brings the schema up."""
    for table, columns in _columns().items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.add_column(column)
    _operator_calls()
    _recordings()


def downgrade() -> None:
    """Takes it back."""
    for table in ("talk_recordings", "recording_consents", "operator_calls"):
        op.drop_table(table)
    for table, columns in _columns().items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in reversed(columns):
                batch_op.drop_column(column.name)


def _operator_calls() -> None:
    op.create_table(
        "operator_calls",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sid", sa.String(length=40), nullable=False),
        sa.Column("operator", sa.String(length=64), nullable=False),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("admitted_at", _MOMENT, nullable=True),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator_calls")),
        sa.UniqueConstraint("sid", name=op.f("uq_operator_calls_sid")),
    )
    op.create_index(op.f("ix_operator_calls_operator"), "operator_calls", ["operator"])


def _recordings() -> None:
    call = sa.ForeignKeyConstraint
    op.create_table(
        "recording_consents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.Column("text_version", sa.String(length=32), nullable=False),
        call(["call_id"], ["calls.id"], name=op.f("fk_recording_consents_call_id_calls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording_consents")),
        sa.UniqueConstraint("call_id", name=op.f("uq_recording_consents_call_id")),
    )
    op.create_table(
        "talk_recordings",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("recording_sid", sa.String(length=40), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("delete_on", sa.Date(), nullable=False),
        sa.Column("file", sa.String(length=80), nullable=True),
        sa.Column("deleted_at", _MOMENT, nullable=True),
        call(["call_id"], ["calls.id"], name=op.f("fk_talk_recordings_call_id_calls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_recordings")),
        sa.UniqueConstraint("recording_sid", name=op.f("uq_talk_recordings_recording_sid")),
    )
    op.create_index(op.f("ix_talk_recordings_call_id"), "talk_recordings", ["call_id"])
    op.create_index(op.f("ix_talk_recordings_delete_on"), "talk_recordings", ["delete_on"])


def _columns() -> dict[str, tuple[sa.Column[Any], ...]]:
    """The new columns by table, made anew: a column belongs to one table."""
    return {
        "organisation": (sa.Column("telephone", json, nullable=False, server_default="{}"),),
        "operators": (sa.Column("pin_hash", sa.String(length=200), nullable=True),),
        "calls": (
            sa.Column("direction", sa.String(length=8), nullable=False, server_default="in"),
            sa.Column("question", sa.String(), nullable=True),
            sa.Column("wanted_operator", sa.String(length=64), nullable=True),
            sa.Column("room_sid", sa.String(length=40), nullable=True),
            sa.Column("holds", sa.Integer(), nullable=False, server_default="0"),
        ),
        "call_legs": (
            sa.Column("detail", sa.String(length=200), nullable=True),
            sa.Column("purpose", sa.String(length=8), nullable=False, server_default="take"),
        ),
        "voicemails": (
            sa.Column("file", sa.String(length=80), nullable=True),
            sa.Column("deleted_at", _MOMENT, nullable=True),
            sa.Column("transcript", sa.String(), nullable=True),
        ),
        "proposed_entries": (sa.Column("note", sa.String(), nullable=False, server_default=""),),
    }
