"""Somebody opened a chat of ours: in what language they are written to, and whether anybody is there."""

from dataclasses import dataclass

from core.clients.identity import person_at
from core.conversations.chat import conversation
from core.coverage.opening import OpenNow
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.say import client_chat


@dataclass(frozen=True)
class Entered:
    """What the page that shows the chat says around it."""

    company: str
    language: str
    opening: OpenNow


def enter_chat(tx: Transaction, channel: str, chat: str, page_language: str | None = None) -> Entered:
    """The chat as it is now. `page_language`: that of the page on which a new visitor came.

    It is the chat's own where it says something: a page in the company's language may be read by anybody,
    and a contact who is known later is written to in the contact's own.
    """
    moment = now_of(tx)
    here = conversation(tx, channel, chat)
    if page_language and page_language != moment.company.language:
        here.language = page_language
    who = person_at(tx, channel, chat)
    language = client_chat(moment.company, here, who.contact.language if who else None).language
    return Entered(moment.company.name, language, moment.coverage)


def choose_language(tx: Transaction, channel: str, chat: str, language: str) -> None:
    """From now on this chat is written to in this language; nothing is said of it."""
    conversation(tx, channel, chat).language = language
