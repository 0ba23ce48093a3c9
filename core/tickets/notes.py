"""What the desk itself writes on a ticket, in words."""

from pathlib import Path
from typing import Any

from core.database.transaction import Transaction
from core.language.catalogue import catalogue
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import add_message


def note_text(key: str, language: str, facts: dict[str, Any]) -> str:
    """The words of a note; what people wrote is put in as it is, however long."""
    words = str(facts.get("words") or "")
    stand_in = {**facts, "words": "\ue000" if words else "none"}
    return catalogue(Path(__file__).parent / "texts").say(key, language, stand_in).replace("\ue000", words)


def note(tx: Transaction, ticket: Ticket, language: str, key: str, facts: dict[str, Any]) -> Message:
    """One more thing on the ticket, said by the desk."""
    return add_message(tx, ticket, note_text(key, language, facts), author="desk")
