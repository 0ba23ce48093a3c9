"""A client asks for the statement: the last closed month again, or the one that is named, in this chat."""

from sqlalchemy import select

from core.clients.rows import Client
from core.conversations.chat import Choice
from core.desk.say import Text, say, send_file
from core.desk.statement_ways import statement_facts
from core.desk.talk import Talk, ask_who
from core.hours.rows import Statement
from core.language.typed_day import month_named


def tell_statement(talk: Talk) -> None:
    """Its words, and the PDF; only to contacts whom the company file names as its readers."""
    if talk.who is None:
        ask_who(talk)
        return
    client, contact = talk.who.client, talk.who.contact
    frozen = _asked(talk, client)
    hours = [Choice("menu-hours", "wish", {"wish": "hours"})]
    if not contact.gets_statement:
        talk.say("not-your-statement", hours)
    elif frozen is None:
        talk.say("no-statement-yet", hours)
    else:
        lines = [
            Choice(
                "ask-about-line", "statement-lines", {"client": client.id, "month": frozen.month, "page": 0}
            )
        ]
        rows = [lines] if frozen.data["lines"] else []
        say(talk.tx, talk.chat, Text("statement", statement_facts(frozen.data), rows))
        wanted = {"client": frozen.data["client"], "month": frozen.month}
        key = f"asked-{talk.inbound.channel}-{talk.inbound.event}-statement-pdf"[:128]
        send_file(talk.tx, talk.chat, "statement-pdf", wanted, key=key)


def _asked(talk: Talk, client: Client) -> Statement | None:
    """Of the month that the words name, if there is one; else the last."""
    theirs = select(Statement).where(Statement.client_id == client.id).order_by(Statement.month.desc())
    month = month_named(talk.inbound.text)
    named = talk.tx.first(theirs.where(Statement.month.endswith(f"-{month:02}"))) if month else None
    return named or talk.tx.first(theirs)
