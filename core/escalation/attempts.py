"""Attempts to reach somebody about a page: noted as due, sent in bundles, and what became of each."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from core.database.transaction import Transaction
from core.escalation.pages import hurry
from core.escalation.policy import Policy
from core.escalation.rows import Notification, Page

# They came to nothing for good: nobody waits for an answer to them.
_GONE = ("failed", "throttled", "passed", "needless")


def notified(tx: Transaction, page_id: int) -> Sequence[Notification]:
    """Every attempt made for this page, oldest first."""
    return tx.all(select(Notification).where(Notification.page_id == page_id).order_by(Notification.id))


def note_attempt(tx: Transaction, page: Page, step: int, operator: str, way: str) -> bool:
    """A new attempt is due, once for each step and way; False if it was noted already."""
    return bool(note_attempts(tx, [(page, step, operator, way)]))


def note_attempts(tx: Transaction, attempts: Iterable[tuple[Page, int, str, str]]) -> set[int]:
    """The same for many: page, step, operator and way of each. The ids of the pages that have a new one."""
    rows = [
        {"page_id": page.id, "version": page.version, "step": step, "operator": operator, "way": way}
        | {"state": "due", "at": tx.now}
        for page, step, operator, way in attempts
    ]
    return tx.insert_each_once(Notification, rows, Notification.page_id)


def operators_to_ask(tx: Transaction) -> Sequence[str]:
    """The codes of those for whom attempts are due."""
    query = select(Notification.operator).where(Notification.state == "due").distinct()
    return tx.all(query.order_by(Notification.operator))


def due_attempts(tx: Transaction, operators: Collection[str]) -> Sequence[Notification]:
    """What is due for these operators, in the order of the pages."""
    query = select(Notification).where(Notification.state == "due", Notification.operator.in_(operators))
    return tx.all(query.order_by(Notification.page_id, Notification.id))


def bundle(tx: Transaction, attempts: Sequence[Notification], number: str | None = None) -> int:
    """Makes these one message or one call, which goes out now; returns its id."""
    lead = attempts[0].id
    ids = [attempt.id for attempt in attempts]
    values = {"state": "sent", "bundle": lead, "number": number, "at": tx.now}
    tx.changed(update(Notification).where(Notification.id.in_(ids)).values(**values))
    return lead


def bundle_of(tx: Transaction, lead: int) -> Sequence[Notification]:
    """The attempts of a bundle, in the order of their pages; none if there is no such bundle."""
    query = select(Notification).where(Notification.bundle == lead)
    return tx.all(query.order_by(Notification.page_id))


def calls_to(tx: Transaction, number: str, since: datetime) -> Sequence[datetime]:
    """When this telephone was called after this moment, oldest first; a bundle is one call."""
    called = select(func.min(Notification.at)).where(Notification.number == number, Notification.at > since)
    return tx.all(called.group_by(Notification.bundle).order_by(func.min(Notification.at)))


def settle(tx: Transaction, notification_id: int, state: str, reason: str | None = None) -> None:
    """What became of one attempt; the first word stands."""
    attempt = update(Notification).where(
        Notification.id == notification_id, Notification.state.in_(("due", "sent"))
    )
    tx.changed(attempt.values(state=state, reason=reason))


def who_passed(tx: Transaction, pages: Sequence[Page]) -> set[tuple[int, str]]:
    """Page and operator of each who does not take it, as it stands open now."""
    versions = {page.id: page.version for page in pages}
    query = select(Notification).where(Notification.page_id.in_(versions), Notification.state == "passed")
    return {(n.page_id, n.operator) for n in tx.all(query) if n.version == versions[n.page_id]}


def pass_on(tx: Transaction, page: Page, operator: str) -> bool:
    """This operator does not take the page, and is not asked for it again; False if that was said before."""
    asked = update(Notification).where(
        Notification.page_id == page.id,
        Notification.version == page.version,
        Notification.operator == operator,
        Notification.state != "passed",
    )
    return tx.changed(asked.values(state="passed")) > 0


def note_handed_on(tx: Transaction, page: Page, operator: str) -> None:
    """Who had accepted and hands it on: counts as passed in this opening too."""
    if note_attempt(tx, page, page.steps_taken, operator, "chat"):
        pass_on(tx, page, operator)


def all_passed(tx: Transaction, page: Page) -> bool:
    """True if nobody who was asked in the newest step may still say yes to it."""
    newest = _newest_step(tx, page)
    return all(attempt.state in _GONE for attempt in newest)


def walk_on(tx: Transaction, page: Page) -> None:
    """The next step is due now if the newest one has reached nobody.

    Not beyond the end of a round: the next one comes in its time, when a telephone may be called again.
    """
    at_end = Policy.from_json(page.policy).ends_round(page.steps_taken - 1)
    if page.state == "open" and not at_end and _reached_nobody(_newest_step(tx, page)):
        hurry(tx, page.id)


def _reached_nobody(attempts: Sequence[Notification]) -> bool:
    """A chat message alone does not do where a telephone should have rung and was not let."""
    alive = {attempt.way for attempt in attempts if attempt.state not in _GONE}
    held_back = any(attempt.state == "throttled" for attempt in attempts)
    return "call" not in alive and (held_back or not alive)


def _newest_step(tx: Transaction, page: Page) -> list[Notification]:
    made = [n for n in notified(tx, page.id) if n.version == page.version]
    newest = max((n.step for n in made), default=-1)
    return [n for n in made if n.step == newest]
