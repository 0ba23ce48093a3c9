"""A page needs nobody any more: what would come in vain stays here, and telephones stop ringing for it."""

from core.database.outbox import Priority, put, take_back
from core.database.transaction import Transaction
from core.escalation.attempts import bundle_of, notified, settle
from core.escalation.pages import close_page, is_asked_again, is_live, page_of
from core.escalation.rows import Notification, Page


def call_off(tx: Transaction, page: Page, winner: str | None = None) -> None:
    """Whatever asks for this page and for no other that is still open; the winner's own words are kept."""
    for lead in sorted({each.bundle for each in notified(tx, page.id) if each.bundle}):
        asked = bundle_of(tx, lead)
        way, operator = asked[0].way, asked[0].operator
        if (way, operator) == ("chat", winner) or is_wanted(tx, lead):
            continue
        if not take_back(tx, f"page-{lead}") and asked[0].call_sid:
            stop_ringing(tx, asked[0].call_sid)
        if way == "call" and operator != winner:
            for attempt in asked:
                settle(tx, attempt.id, "needless")


def close_its_page(tx: Transaction, ticket_id: int) -> None:
    """The ticket is done or taken: nobody is asked for it any more."""
    close_page(tx, ticket_id)
    page = page_of(tx, ticket_id)
    if page:
        tx.session.refresh(page)
        call_off(tx, page)


def is_wanted(tx: Transaction, lead: int) -> bool:
    """True while somebody may still say yes to this message or call."""
    return any(_is_open(tx, attempt) for attempt in bundle_of(tx, lead))


def note_ringing(tx: Transaction, lead: int, sid: str) -> None:
    """This call is under way for these pages; it is stopped at once if nobody needs it any more."""
    asked = bundle_of(tx, lead)
    for attempt in asked:
        attempt.call_sid = sid
    tx.session.flush()
    if asked and not is_wanted(tx, lead):
        stop_ringing(tx, sid)


def note_picked_up(tx: Transaction, lead: int) -> None:
    """The telephone does not ring any more."""
    for attempt in bundle_of(tx, lead):
        attempt.call_sid = None
    tx.session.flush()


def stop_ringing(tx: Transaction, sid: str) -> None:
    """Ends a call that nobody has picked up yet; who has hears what became of it."""
    key = f"stop-ringing-{sid}"
    put(tx, "voice", key, {"do": "stop-ringing", "sid": sid}, priority=Priority.URGENT, key=key)


def _is_open(tx: Transaction, attempt: Notification) -> bool:
    page = tx.get(Page, attempt.page_id)
    may_answer = is_live(page, attempt.version) or is_asked_again(page, attempt)
    return may_answer and attempt.state == "sent"
