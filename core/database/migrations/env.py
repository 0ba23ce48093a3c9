"""Runs migrations on the connection that `core.database.schema` hands over."""

from typing import Any, Literal

from alembic import context

from core.database.base import Amount, Instant


def _render(kind: str, item: Any, _autogen: Any) -> str | Literal[False]:
    """Our column types by what they are in the database: a migration must not need our code."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Amount):
        return "sa.String(length=32)"
    if kind == "type" and type(item).__name__ == "JSON":
        return "json"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
