"""Work as it was typed into a form of ours: on a client's page, or on a ticket's."""

from core.desk.type_time import span_typed
from core.errors import Invalid
from core.hours.ledger import KINDS, Work
from web.asked import Asked


def typed_work(asked: Asked, form: str, ticket_id: int | None = None) -> Work:
    """What is to be booked; `form` names where it was typed. Raises Invalid.

    The form carries a key of its own: sent twice, it is booked once.
    """
    kind = asked.form.get("kind", "")
    if kind not in KINDS:
        raise Invalid(f"{kind!r}: use one of {', '.join(KINDS)}")
    starts_at, ends_at = span_typed(asked.moment, asked.form.get("typed", ""))
    return Work(
        kind=kind,
        operator=asked.viewer.code,
        starts_at=starts_at,
        ends_at=ends_at,
        source="typed",
        key=f"page-{form}-{asked.form.get('key', '')[:40]}",
        ticket_id=ticket_id,
        note=asked.form.get("note", "").strip()[:500],
        visible=not asked.form.get("hidden"),
    )
