"""The words by which a ticket is found again: whoever said them, in either script, with or without marks."""

import re

from sqlalchemy import ColumnElement, select

from core.database.transaction import Transaction
from core.language.script import fold
from core.tickets.rows import Message, TicketWord

LONGEST = 24
# Shorter ones are in every ticket; a number says something at any length.
_SHORTEST = 3
# Of a text longer than this, only the beginning is searched: a log that somebody pasted.
_MOST_LETTERS = 20_000
# "Fakture", "fakturu" and "fakturama" are one word to whoever looks for it.
_ENDING = re.compile(r"(?:ama|ima|ovi|eva|ova|om|em|og|eg|oj|a|e|i|o|u)$")
_LEAST_STEM = 4
# Behind all plain letters and digits.
_AFTER_ALL = "~"


def words_of(text: str) -> set[str]:
    """What of this text is searched; "Đorđe" also as people type it in a hurry, "Dorde"."""
    plain = text[:_MOST_LETTERS]
    found = set(fold(plain))
    if "đ" in plain.casefold() or "ђ" in plain.casefold():
        found |= set(fold(plain.casefold().replace("đ", "d").replace("ђ", "d")))
    return {word[:LONGEST] for word in found if len(word) >= _SHORTEST or word.isdecimal()}


def keep_words(tx: Transaction, ticket_id: int, message: Message) -> None:
    """From now on the ticket is found by what this message says."""
    said = words_of(message.text)
    known = select(TicketWord.word).where(TicketWord.word.in_(said), TicketWord.ticket_id == ticket_id)
    new = sorted(said - set(tx.all(known))) if said else []
    tx.session.add_all(TicketWord(word=word, ticket_id=ticket_id, message_id=message.id) for word in new)
    tx.session.flush()


def typed_words(typed: str) -> list[str]:
    """What somebody looks for, word by word."""
    return [word[:LONGEST] for word in fold(typed)][:8]


def begins_so(word: str) -> ColumnElement[bool]:
    """Tickets' words that begin as this one does, without its ending where it may have one."""
    stem = _ENDING.sub("", word)
    begins = stem if len(stem) >= _LEAST_STEM and word.isalpha() else word
    return (TicketWord.word >= begins) & (TicketWord.word < begins + _AFTER_ALL)
