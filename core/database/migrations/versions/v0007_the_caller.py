"""The caller: the menu, PINs, calling back, messages that are heard before they are sent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENTS = ("verified_at", "heard_at", "announced_at", "back_asked_at", "back_due_at")


def upgrade() -> None:
    """Brings the schema up."""
    op.create_table(
        "pin_attempts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("from_number", sa.String(length=64), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_pin_attempts_client_id_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_attempts")),
    )
    with op.batch_alter_table("pin_attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pin_attempts_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pin_attempts_from_number"), ["from_number"], unique=False)
    with op.batch_alter_table("calls", schema=None) as batch_op:
        for name in _MOMENTS:
            batch_op.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("wish", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("used_up", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("question", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("article", sa.String(length=128), nullable=True))
        batch_op.add_column(sa.Column("back_sid", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("back_tries", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("draft", json, nullable=True))
        batch_op.add_column(sa.Column("redone", json, nullable=False, server_default="[]"))
        batch_op.create_unique_constraint(batch_op.f("uq_calls_back_sid"), ["back_sid"])
        batch_op.create_index(batch_op.f("ix_calls_from_number"), ["from_number"], unique=False)
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.add_column(sa.Column("keypad", sa.String(length=64), nullable=True))
        batch_op.create_index(batch_op.f("ix_clients_keypad"), ["keypad"], unique=False)
    _type_codes()


def _type_codes() -> None:
    """As `core.clients.keypad` did it when this was written."""
    keys = dict(zip("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999", strict=True))
    clients = sa.table(
        "clients", sa.column("id", sa.Integer), sa.column("code", sa.String), sa.column("keypad", sa.String)
    )
    connection = op.get_bind()
    for client_id, code in connection.execute(sa.select(clients.c.id, clients.c.code)).all():
        keypad = "".join(keys.get(sign, sign) for sign in code.lower() if sign.isascii() and sign.isalnum())
        connection.execute(clients.update().where(clients.c.id == client_id).values(keypad=keypad))


def downgrade() -> None:
    """Takes it back."""
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clients_keypad"))
        batch_op.drop_column("keypad")
    added = (
        "wish", "tries", "used_up", "question", "article", "back_sid", "back_tries", "draft", "redone"
    )  # fmt: skip
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calls_from_number"))
        batch_op.drop_constraint(batch_op.f("uq_calls_back_sid"), type_="unique")
        for name in (*_MOMENTS, *added):
            batch_op.drop_column(name)
    op.drop_table("pin_attempts")
