"""Asks operators about all pages that are due for them: one message and one call each, however many."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from core.conversations.chat import Choice
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.page_facts import page_facts, pages_facts
from core.desk.reach import ways_to
from core.desk.say import Text, operator_chat, say
from core.escalation.attempts import (
    bundle,
    bundle_of,
    calls_to,
    due_attempts,
    settle,
    walk_on,
)
from core.escalation.pages import hold, is_asked_again, is_live, let_go_now
from core.escalation.rows import Notification, Page
from core.escalation.throttle import limits_of, longest, may_call
from core.roster.rows import Operator
from core.tickets.rows import Ticket

# A telephone that should have rung for a page is still worth ringing for this long.
_CALL_LASTS = timedelta(minutes=5)
# Tickets that one message names, each with its button; the others are counted.
MOST_SHOWN = 10

_Asks = Sequence[tuple[Notification, Page]]


def ask_operators(tx: Transaction, moment: Moment, codes: Sequence[str]) -> int:
    """Sends what is due for these operators; for how many something was. Whom another asks now, it asks.

    A last call for which the telephone is at its limit stays due, and is made when it may be.
    """
    free = _free(tx, moment, codes)
    attempts = due_attempts(tx, free)
    wanted = [pair for pair in _held(tx, attempts) if _is_still_wanted(tx, *pair)]
    # Read at once, and kept until each page has looked at its own.
    tickets = tx.all(select(Ticket).where(Ticket.id.in_({page.ticket_id for _, page in wanted})))
    for code in free:
        _ask(tx, moment, moment.operators.get(code), [pair for pair in wanted if pair[0].operator == code])
    del tickets
    return len({attempt.operator for attempt in attempts if attempt.state != "due"})


def _free(tx: Transaction, moment: Moment, codes: Sequence[str]) -> list[str]:
    """Those whom nobody else asks now, held: two would make two bundles, and count calls past each other."""
    known = {moment.operators[code].id: code for code in codes if code in moment.operators}
    query = select(Operator.id).where(Operator.id.in_(known)).order_by(Operator.id)
    held = tx.all(query.with_for_update(skip_locked=True, key_share=True))
    return [known[operator_id] for operator_id in held] + [c for c in codes if c not in moment.operators]


def _ask(tx: Transaction, moment: Moment, operator: Operator | None, wanted: _Asks) -> None:
    ways = ways_to(operator) if operator else []
    for way in ("chat", "call"):
        asks = [(attempt, page) for attempt, page in wanted if attempt.way == way]
        if asks and (operator is None or way not in ways):
            _fail(tx, asks, "failed", "the way is gone")
        elif asks and operator and way == "chat":
            _write(tx, moment, operator, asks)
        elif asks and operator:
            _call(tx, moment, operator, asks)


def ask_failed(tx: Transaction, lead: int, reason: str) -> None:
    """A message or a call that can never arrive: each page of it goes to its next step if nobody is left."""
    _fail(tx, _held(tx, bundle_of(tx, lead)), "failed", reason)


def _held(tx: Transaction, attempts: Sequence[Notification]) -> _Asks:
    """Each with its page, held: whoever changes attempts holds their pages first, in their order."""
    pages = hold(tx, (attempt.page_id for attempt in attempts))
    return [(attempt, pages[attempt.page_id]) for attempt in attempts]


def _is_still_wanted(tx: Transaction, attempt: Notification, page: Page) -> bool:
    """False, and settled as needless, if somebody has accepted meanwhile, or is not silent any more."""
    if is_live(page, attempt.version) or is_asked_again(page, attempt):
        return True
    settle(tx, attempt.id, "needless")
    return False


def _write(tx: Transaction, moment: Moment, operator: Operator, asks: _Asks) -> None:
    chat = operator_chat(moment.company, operator)
    assert chat
    lead = bundle(tx, [attempt for attempt, _ in asks])
    text = _about_one(tx, moment, lead, asks[0][1]) if len(asks) == 1 else _about_all(tx, moment, lead, asks)
    say(tx, chat, text, priority=Priority.URGENT, key=f"page-{lead}")


def _about_one(tx: Transaction, moment: Moment, lead: int, page: Page) -> Text:
    facts = {"page": page.id, "version": page.version}
    rows = [[Choice("accept", "accept", facts), Choice("pass", "pass", facts)]]
    ticket = tx.get(Ticket, page.ticket_id)
    return Text("page", {**page_facts(tx, moment, page), "bundle": lead}, rows, ticket.number)


def _about_all(tx: Transaction, moment: Moment, lead: int, asks: _Asks) -> Text:
    pages = [page for _, page in asks]
    facts = {**pages_facts(tx, moment, pages, MOST_SHOWN), "bundle": lead}
    every = {"bundle": lead}
    both = [Choice("accept-all", "accept-all", every), Choice("pass-all", "pass-all", every)]
    singles = [
        [Choice("accept-one", "accept", {"page": page.id, "version": page.version}, {"number": number})]
        for page, number in zip(pages[:MOST_SHOWN], facts["numbers"], strict=True)
    ]
    return Text("pages", facts, [both, *singles])


def _call(tx: Transaction, moment: Moment, operator: Operator, asks: _Asks) -> None:
    assert operator.phone
    if not _may_ring(tx, moment, operator.phone):
        # Of a walk that is over there is no next one: what is left stays due.
        _fail(tx, [ask for ask in asks if ask[1].state != "exhausted"], "throttled", None)
        return
    # The last call of a walk that is over is worth making whenever it can be: nobody is called after it.
    lasts = _CALL_LASTS if any(page.state != "exhausted" for _, page in asks) else None
    _ring(tx, operator.phone, [attempt for attempt, _ in asks], lasts)


def _may_ring(tx: Transaction, moment: Moment, phone: str) -> bool:
    limits = limits_of(moment.company.throttle)
    return may_call(calls_to(tx, phone, tx.now - longest(limits)), tx.now, limits)


def _ring(tx: Transaction, phone: str, attempts: Sequence[Notification], lasts: timedelta | None) -> None:
    lead = bundle(tx, attempts, phone)
    payload = {"do": "page", "notification": lead, "to": phone}
    key = f"page-{lead}"
    put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, lasts=lasts)


def _fail(tx: Transaction, asks: _Asks, state: str, reason: str | None) -> None:
    for attempt, page in asks:
        settle(tx, attempt.id, state, reason)
        if is_asked_again(page, attempt):
            let_go_now(tx, page)
        elif page.version == attempt.version:
            walk_on(tx, page)
