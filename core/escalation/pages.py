"""Pages: opened once for a ticket, due by a row, won by exactly one operator."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from core.database.transaction import Transaction
from core.escalation.policy import BUILT_IN, Policy
from core.escalation.rows import Notification, Page, PolicyRow


def default_policy(tx: Transaction) -> dict[str, Any]:
    """The policy called "default", else the first one, else the built-in."""
    rows = tx.all(select(PolicyRow).order_by(PolicyRow.code != "default", PolicyRow.id))
    return rows[0].policy if rows else BUILT_IN


def open_page(tx: Transaction, ticket_id: int) -> int | None:
    """Starts a page for this ticket with a snapshot of the policy; None if it has one already."""
    policy = default_policy(tx)
    first = Policy.from_json(policy).steps[0].after
    opened = tx.insert_once(
        Page,
        ticket_id=ticket_id,
        policy=policy,
        state="open",
        opened_at=tx.now,
        steps_taken=0,
        due_at=tx.now + first,
    )
    return tx.first(select(Page.id).where(Page.ticket_id == ticket_id)) if opened else None


def is_paged(tx: Transaction, ticket_id: int) -> bool:
    """Whether this ticket has, or had, a page."""
    return tx.first(select(Page.id).where(Page.ticket_id == ticket_id)) is not None


def due_pages(tx: Transaction, limit: int = 100) -> Sequence[int]:
    """The pages whose next step is due, longest waiting first."""
    query = select(Page.id).where(Page.state == "open", Page.due_at <= tx.now)
    return tx.all(query.order_by(Page.due_at).limit(limit))


def claim_step(tx: Transaction, page: Page) -> bool:
    """Takes the due step for this process alone, and plans the next one; False if another took it."""
    policy = Policy.from_json(page.policy)
    number = page.steps_taken
    due = update(Page).where(
        Page.id == page.id, Page.state == "open", Page.steps_taken == number, Page.due_at <= tx.now
    )
    # Counted from now, not from the opening: after an outage the steps must not come all at once.
    return tx.changed(due.values(steps_taken=number + 1, due_at=tx.now + policy.gap(number))) == 1


def hurry(tx: Transaction, page_id: int) -> None:
    """The next step is due now: the last one reached nobody, or who was asked has passed."""
    tx.changed(update(Page).where(Page.id == page_id, Page.state == "open").values(due_at=tx.now))


def exhaust(tx: Transaction, page_id: int) -> bool:
    """The walk is over and nobody accepted; False if somebody did after all."""
    still_open = update(Page).where(Page.id == page_id, Page.state == "open")
    return tx.changed(still_open.values(state="exhausted", due_at=None)) == 1


def accept(tx: Transaction, page_id: int, operator: str) -> bool:
    """This operator wins the page; False if it was won, closed or exhausted before."""
    still_free = update(Page).where(Page.id == page_id, Page.state.in_(("open", "exhausted")))
    values = {"state": "accepted", "accepted_by": operator, "accepted_at": tx.now, "due_at": None}
    return tx.changed(still_free.values(**values)) == 1


def close_page(tx: Transaction, ticket_id: int) -> None:
    """Stops the page of a ticket that is done or taken."""
    still_open = update(Page).where(Page.ticket_id == ticket_id, Page.state.in_(("open", "exhausted")))
    tx.changed(still_open.values(state="closed", due_at=None))


def notified(tx: Transaction, page_id: int) -> Sequence[Notification]:
    """Every attempt made for this page, oldest first."""
    return tx.all(select(Notification).where(Notification.page_id == page_id).order_by(Notification.id))


def note_attempt(tx: Transaction, page: Page, step: int, operator: str, way: str) -> int | None:
    """A new attempt to reach this operator, once for each step and way; None if it was made already."""
    made = tx.insert_once(
        Notification, page_id=page.id, step=step, operator=operator, way=way, state="sent", at=tx.now
    )
    if not made:
        return None
    query = select(Notification.id).where(
        Notification.page_id == page.id,
        Notification.step == step,
        Notification.operator == operator,
        Notification.way == way,
    )
    return tx.first(query)


def settle(tx: Transaction, notification_id: int, state: str) -> None:
    """What became of one attempt: accepted, passed, declined or failed; the first word stands."""
    attempt = update(Notification).where(Notification.id == notification_id, Notification.state == "sent")
    tx.changed(attempt.values(state=state))


def pass_on(tx: Transaction, page_id: int, operator: str) -> bool:
    """This operator does not take the page, and is not asked for it again; False if that was said before."""
    asked = update(Notification).where(
        Notification.page_id == page_id, Notification.operator == operator, Notification.state != "passed"
    )
    return tx.changed(asked.values(state="passed")) > 0
