"""The pieces of a worker's work: each is one transaction's, and says whether there was anything to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.database.inbox import chats_unheard
from core.database.transaction import Transaction
from core.desk.advance_page import advance_page, advance_pages
from core.desk.ask_for_call import ask_for_call
from core.desk.ask_operator import ask_operators
from core.desk.hear_client import hear_words
from core.desk.hear_kept import hear_kept
from core.desk.keep_words import words_due
from core.desk.mirror_ticket import mirror_tickets, topics_behind
from core.desk.moment import now_of
from core.desk.put_off_message import put_off_message
from core.escalation.attempts import operators_to_ask
from core.escalation.pages import due_pages, next_due
from core.ports import Library
from core.tickets.call_backs import calls_due

PAGES_AT_ONCE = 200


def advance_due_pages(tx: Transaction) -> bool:
    """Takes the next steps of many pages together."""
    return advance_pages(tx, now_of(tx), PAGES_AT_ONCE) > 0


@dataclass(frozen=True)
class PagingDue:
    """Pages that are due, when the next one after them is, and operators to be asked."""

    pages: Sequence[int]
    next_at: datetime | None
    operators: Sequence[str]


def paging_due(tx: Transaction, at: datetime) -> PagingDue:
    """What was due at that moment: one look, as long as there is nothing."""
    return PagingDue(due_pages(tx, at), next_due(tx, at), operators_to_ask(tx))


@dataclass(frozen=True)
class AnswersDue:
    """Chats in which something was kept and not heard; conversations whose writers have paused; calls;
    and whether topics are behind their tickets.
    """

    chats: Sequence[tuple[str, str]]
    conversations: Sequence[int]
    calls: Sequence[int]
    topics: bool


def answers_due(tx: Transaction) -> AnswersDue:
    """What somebody waits for an answer to."""
    return AnswersDue(chats_unheard(tx), words_due(tx), calls_due(tx), topics_behind(tx, now_of(tx)))


def hear_unheard(tx: Transaction, channel: str, chat: str, library: Library) -> bool:
    """Hears what whoever kept it did not come to hear: one thing, the oldest of its chat."""
    hear_kept(tx, channel, chat, library)
    return True


def put_off_unheard(tx: Transaction, channel: str, chat: str) -> bool:
    """The desk failed at it: it is tried later, or set aside."""
    put_off_message(tx, now_of(tx), channel, chat)
    return True


def advance_due_page(tx: Transaction, page_id: int) -> bool:
    """Takes the next step of one page."""
    advance_page(tx, now_of(tx), page_id)
    return True


def ask_for_pages(tx: Transaction, codes: Sequence[str]) -> bool:
    """Asks these operators about what is due for them."""
    return ask_operators(tx, now_of(tx), codes) > 0


def hear_paused_words(tx: Transaction, conversation_id: int, library: Library) -> bool:
    """Answers a writer who has paused."""
    hear_words(tx, now_of(tx), conversation_id, library)
    return True


def mirror_behind(tx: Transaction) -> bool:
    """Brings topics up to their tickets."""
    return mirror_tickets(tx, now_of(tx)) > 0


def ask_for_due_call(tx: Transaction, call_id: int) -> bool:
    """Asks an operator for a call that is due."""
    ask_for_call(tx, now_of(tx), call_id)
    return True
