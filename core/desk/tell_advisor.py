"""Who the client's advisor is, and a way to write to them."""

from core.conversations.chat import Choice
from core.desk.talk import Talk, ask_who
from core.roster.duty import is_away


def tell_advisor(talk: Talk) -> None:
    """The name, whether they are there today, and a button to write."""
    if talk.who is None:
        ask_who(talk)
        return
    advisor = talk.moment.operators.get(talk.who.client.advisor or "")
    if advisor is None:
        talk.say("no-advisor-yet", [Choice("person", "person", {"question": None})])
        return
    away = "yes" if is_away(talk.moment.roster, advisor.code, talk.moment.at) else "no"
    talk.say("your-advisor", [Choice("write-advisor", "write-advisor", {})], advisor=advisor.name, away=away)
