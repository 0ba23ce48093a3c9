"""A caller's message in writing: beside the ticket, and to those who heard the audio."""

from datetime import timedelta

from sqlalchemy import select, update

from core.calls.rows import Call, Voicemail
from core.database.transaction import Transaction
from core.desk.announce_ticket import hearers
from core.desk.moment import now_of
from core.desk.say import Text, operator_chat, say
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message

# What lies longer without a text was left before somebody set this up: nobody waits for it.
_LATEST = timedelta(days=2)
_LONGEST = 4000


def untranscribed(tx: Transaction) -> list[tuple[int, str, str]]:
    """Messages that have audio and no text yet, oldest first: id, file, and the language of the caller."""
    unwritten = Voicemail.transcript.is_(None)
    waiting = (Voicemail.file.is_not(None), unwritten, Voicemail.left_at > tx.now - _LATEST)
    query = select(Voicemail.id, Voicemail.file, Call.language).join(Call, Call.id == Voicemail.call_id)
    rows = tx.session.execute(query.where(*waiting).order_by(Voicemail.id)).all()
    return [(voicemail_id, file or "", language) for voicemail_id, file, language in rows]


def keep_transcript(tx: Transaction, voicemail_id: int, text: str) -> None:
    """Keeps what a machine wrote of the message, once; nothing understood is told to nobody."""
    words = " ".join(text.split())[:_LONGEST]
    fresh = update(Voicemail).where(Voicemail.id == voicemail_id, Voicemail.transcript.is_(None))
    if tx.changed(fresh.values(transcript=words)) != 1 or not words:
        return
    call = tx.get(Call, tx.get(Voicemail, voicemail_id).call_id)
    ticket = tx.session.get(Ticket, call.ticket_id) if call.ticket_id else None
    if ticket is None:
        return
    add_message(tx, ticket, f"☎ {words}", author="client")
    moment = now_of(tx)
    people, at = hearers(tx, moment, ticket)
    for operator in people:
        if chat := operator_chat(moment.company, operator):
            said = Text("voicemail-text", {"number": str(ticket.number), "text": words}, ticket=ticket.number)
            say(tx, chat, said, key=f"transcript-{voicemail_id}-{operator.code}", due_at=at)
