"""Pages: opened once for a ticket, due by a row, won by exactly one; open again if that one is silent."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from core.database.transaction import Transaction
from core.escalation.policy import BUILT_IN, Policy, reminder
from core.escalation.rows import Notification, Page, PolicyRow

# Somebody may still accept it: the walk goes on, or it is over and nobody has.
LIVE = ("open", "exhausted")


def is_live(page: Page, version: int) -> bool:
    """True while who was asked in this opening may still say yes."""
    return page.state in LIVE and page.version == version


def step_of_silence(page: Page) -> int:
    """Under which number who accepted and is silent is called; no step of a walk has it."""
    return page.steps_taken + 1


def is_asked_again(page: Page, attempt: Notification) -> bool:
    """True while who accepted may still answer this call: are they at work on it?"""
    is_same = page.version == attempt.version and page.accepted_by == attempt.operator
    return (
        page.state == "accepted" and is_same and page.reminded == 1 and attempt.step == step_of_silence(page)
    )


def default_policy(tx: Transaction) -> dict[str, Any]:
    """The policy called "default", else the first one, else the built-in."""
    rows = tx.all(select(PolicyRow).order_by(PolicyRow.code != "default", PolicyRow.id))
    return rows[0].policy if rows else BUILT_IN


def open_page(tx: Transaction, ticket_id: int) -> int | None:
    """Starts a page for this ticket with a snapshot of the policy; None if somebody is asked for it already.

    A page that was over walks anew, in its next opening: the ticket was closed, or given back, meanwhile.
    """
    policy = default_policy(tx)
    due_at = tx.now + Policy.from_json(policy).steps[0].after
    begins = {"policy": policy, "state": "open", "opened_at": tx.now, "steps_taken": 0, "due_at": due_at}
    if not tx.insert_once(Page, ticket_id=ticket_id, **begins):
        over = update(Page).where(Page.ticket_id == ticket_id, Page.state.not_in(LIVE))
        nobody = {"accepted_by": None, "accepted_at": None, "reminded": 0, "silent": None}
        if not tx.changed(over.values(**begins, **nobody, version=Page.version + 1)):
            return None
    page = page_of(tx, ticket_id)
    assert page
    tx.session.refresh(page)
    return page.id


def is_paged(tx: Transaction, ticket_id: int) -> bool:
    """Whether anybody is asked for this ticket, or may still say yes."""
    page = page_of(tx, ticket_id)
    return page is not None and page.state in LIVE


def page_of(tx: Transaction, ticket_id: int) -> Page | None:
    """The page of this ticket, if there ever was one."""
    return tx.first(select(Page).where(Page.ticket_id == ticket_id))


def due_pages(tx: Transaction, at: datetime | None = None, limit: int = 1000) -> Sequence[int]:
    """The pages whose next step, or next look at who accepted, was due then or now; longest waiting first."""
    query = select(Page.id).where(Page.state.in_(("open", "accepted")), Page.due_at <= (at or tx.now))
    return tx.all(query.order_by(Page.due_at, Page.id).limit(limit))


def next_due(tx: Transaction, after: datetime) -> datetime | None:
    """When the next page falls due that was not due then."""
    waits = (Page.state.in_(("open", "accepted")), Page.due_at > after)
    return tx.first(select(func.min(Page.due_at)).where(*waits))


def due_and_free(tx: Transaction, limit: int) -> Sequence[Page]:
    """Open pages whose next step is due, held; not those that another holds now. Longest waiting first."""
    query = select(Page).where(Page.state == "open", Page.due_at <= tx.now)
    held = query.with_for_update(skip_locked=True, key_share=True)
    return tx.all(held.order_by(Page.due_at, Page.id).limit(limit))


def hold(tx: Transaction, page_ids: Iterable[int]) -> dict[int, Page]:
    """These pages, read anew and held, in the order in which everybody holds several."""
    query = select(Page).where(Page.id.in_(set(page_ids))).order_by(Page.id).with_for_update(key_share=True)
    found = tx.session.scalars(query, execution_options={"populate_existing": True})
    return {page.id: page for page in found}


def overdue_pages(tx: Transaction, since: datetime) -> Sequence[Page]:
    """The pages for which something was due before this moment, and was not done."""
    return tx.all(select(Page).where(Page.due_at < since).order_by(Page.id))


def claim_steps(tx: Transaction, pages: Iterable[Page]) -> list[Page]:
    """Takes their due steps for this process alone, and plans the next ones; not those that another took."""
    alike: dict[tuple[int, int, timedelta], list[Page]] = defaultdict(list)
    for page in pages:
        gap = Policy.from_json(page.policy).gap(page.steps_taken)
        alike[page.version, page.steps_taken, gap].append(page)
    return [page for key, some in alike.items() for page in _claimed(tx, some, *key)]


def _claimed(tx: Transaction, pages: Sequence[Page], version: int, number: int, gap: timedelta) -> list[Page]:
    due = update(Page).where(
        Page.id.in_([page.id for page in pages]),
        Page.state == "open",
        Page.version == version,
        Page.steps_taken == number,
        Page.due_at <= tx.now,
    )
    # Counted from now, not from the opening: after an outage the steps must not come all at once.
    taken = tx.changed_ones(due.values(steps_taken=number + 1, due_at=tx.now + gap), Page.id)
    return [page for page in pages if page.id in taken]


def hurry(tx: Transaction, *page_ids: int) -> None:
    """The next step is due now: the last one reached nobody, or who was asked has passed."""
    if page_ids:
        tx.changed(update(Page).where(Page.id.in_(page_ids), Page.state == "open").values(due_at=tx.now))


def exhaust(tx: Transaction, page_id: int) -> bool:
    """The walk is over and nobody accepted; False if somebody did after all."""
    still_open = update(Page).where(Page.id == page_id, Page.state == "open")
    return tx.changed(still_open.values(state="exhausted", due_at=None)) == 1


def accept(tx: Transaction, page_id: int, operator: str, version: int | None = None) -> bool:
    """This operator wins the page; False if it was won or closed before, or is not in this opening any more.

    From now on the page's timer asks whether the client got an answer, if the policy wants that.
    """
    page = tx.get(Page, page_id)
    wait = reminder(page.policy)
    still_free = update(Page).where(Page.id == page_id, Page.state.in_(LIVE))
    if version is not None:
        still_free = still_free.where(Page.version == version)
    values = {"state": "accepted", "accepted_by": operator, "accepted_at": tx.now, "reminded": 0}
    return tx.changed(still_free.values(**values, due_at=tx.now + wait if wait else None)) == 1


def close_page(tx: Transaction, ticket_id: int) -> None:
    """Stops the page of a ticket that is done or taken; who had accepted it is not asked about it again."""
    not_over = update(Page).where(Page.ticket_id == ticket_id, Page.state != "closed")
    tx.changed(not_over.values(state="closed", due_at=None))


def rest(tx: Transaction, page: Page) -> None:
    """Whoever accepted has answered: nothing is due any more."""
    mine = update(Page).where(Page.id == page.id, Page.state == "accepted", Page.version == page.version)
    tx.changed(mine.values(due_at=None))


def note_reminder(tx: Transaction, page: Page, *, before: int) -> bool:
    """Who accepted is asked (0 to 1), or is at work (1 to 2): the time runs anew; False if that was noted."""
    wait = reminder(page.policy)
    if wait is None:
        return False
    asked = update(Page).where(
        Page.id == page.id,
        Page.state == "accepted",
        Page.version == page.version,
        Page.reminded == before,
    )
    return tx.changed(asked.values(reminded=before + 1, due_at=tx.now + wait)) == 1


def let_go_now(tx: Transaction, page: Page) -> None:
    """Who accepted cannot be asked after all: what comes after that question is due now."""
    mine = update(Page).where(Page.id == page.id, Page.state == "accepted", Page.version == page.version)
    tx.changed(mine.values(due_at=tx.now))


def reopen(tx: Transaction, page: Page) -> bool:
    """The accepted page is open again, and its next step due now; False if somebody was faster.

    It goes on where it was, with all its rounds before it: who accepted at the very end is not the last.
    """
    length = len(Policy.from_json(page.policy).steps)
    accepted = update(Page).where(Page.id == page.id, Page.state == "accepted", Page.version == page.version)
    values = {
        "state": "open",
        "version": page.version + 1,
        "steps_taken": page.steps_taken % length,
        "due_at": tx.now,
        "silent": page.accepted_by,
        "accepted_by": None,
        "accepted_at": None,
        "reminded": 0,
    }
    return tx.changed(accepted.values(**values)) == 1
