"""The last messages of a ticket are found without the others; so is what could not be heard."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_INDEX, _TABLE = "ix_messages_ticket_id", "messages"
_ASIDE = sa.text("said IS NOT NULL AND due_at IS NULL")


def upgrade() -> None:
    """Brings the schema up."""
    op.drop_index(_INDEX, _TABLE)
    op.create_index(_INDEX, _TABLE, ["ticket_id", "id"])
    op.create_index("ix_inbox_aside", "inbox", ["id"], postgresql_where=_ASIDE, sqlite_where=_ASIDE)


def downgrade() -> None:
    """Takes it back."""
    op.drop_index("ix_inbox_aside", "inbox")
    op.drop_index(_INDEX, _TABLE)
    op.create_index(_INDEX, _TABLE, ["ticket_id"])
