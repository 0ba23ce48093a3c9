"""A client asks for what we charge ourselves: there are no invoices here, but the statement says what of."""

from core.conversations.chat import Choice
from core.desk.talk import Talk, person_choice


def tell_invoices(talk: Talk) -> None:
    """What is at hand, and a person for the rest."""
    statement = Choice("menu-statement", "wish", {"wish": "statement"})
    talk.say("our-invoices", [statement], [person_choice(talk.inbound.text.strip() or None)])
