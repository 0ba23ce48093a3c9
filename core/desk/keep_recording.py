"""A recording is fetched into our own files, then the vendor's copy is deleted."""

import re
from datetime import timedelta
from typing import Literal

from sqlalchemy import select, update

from core.calls.rows import Call, TalkRecording, Voicemail
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.announce_ticket import hearers
from core.desk.moment import now_of
from core.desk.say import operator_chat, send_file
from core.tickets.rows import Ticket

# The vendor's ids; anything else is no address to ask for.
_SID = re.compile(r"RE[0-9A-Za-z]{1,38}")

# A draft is a message whose caller has not sent it yet, and may hear it first.
Kind = Literal["voicemail", "talk", "draft"]
_WORTH_HEARING = timedelta(minutes=2)


def fetch_recording(tx: Transaction, kind: Kind, sid: str) -> None:
    """Orders that the recording is brought in, once."""
    if _SID.fullmatch(sid):
        order = {"do": "fetch-recording", "kind": kind, "sid": sid}
        put(tx, "voice", f"recording-{sid}", order, priority=Priority.ROUTINE, key=f"recording-{sid}")


def fetch_draft(tx: Transaction, call: Call, sid: str) -> None:
    """Orders that it is brought in while its caller is on the line: the vendor's may need a password."""
    if _SID.fullmatch(sid):
        order = {"do": "fetch-recording", "kind": "draft", "sid": sid, "call": call.id}
        put(
            tx,
            "voice",
            f"draft-{sid}",
            order,
            priority=Priority.URGENT,
            key=f"draft-{sid}",
            lasts=_WORTH_HEARING,
        )


def keep_draft_file(tx: Transaction, call_id: int, sid: str, file: str) -> None:
    """It is among our files, and can be heard there; one that was spoken anew meanwhile goes at once."""
    call = tx.locked(Call, call_id)
    if call and call.draft and call.draft["recording_sid"] == sid:
        call.draft = {**call.draft, "file": file}
        tx.session.flush()
    elif call and sid in call.redone:
        delete_recording(tx, "draft", sid, stored=True)


def keep_recording(tx: Transaction, kind: Kind, sid: str, file: str) -> None:
    """It is among our files: it is sent to who answers for the ticket, and deleted at the vendor."""
    row = _row(kind)
    tx.changed(update(row).where(row.recording_sid == sid).values(file=file))
    delete_recording(tx, kind, sid)
    voicemail = tx.first(select(Voicemail).where(Voicemail.recording_sid == sid))
    if voicemail:
        _send(tx, voicemail, file)


def delete_recording(tx: Transaction, kind: Kind, sid: str, *, stored: bool = False) -> None:
    """Orders that the vendor's copy is deleted, once; once more if it is `stored` after it was deleted.

    Of a draft, ours as well.
    """
    if _SID.fullmatch(sid):
        order = {"do": "delete-recording", "kind": kind, "sid": sid}
        key = f"delete-stored-{sid}" if stored else f"delete-{sid}"
        put(tx, "voice", f"recording-{sid}", order, priority=Priority.ROUTINE, key=key)


def note_deleted(tx: Transaction, kind: Kind, sid: str) -> None:
    """The vendor has it no more."""
    if kind == "voicemail":
        gone = update(Voicemail).where(Voicemail.recording_sid == sid, Voicemail.deleted_at.is_(None))
        tx.changed(gone.values(deleted_at=tx.now))


def _row(kind: Kind) -> type[Voicemail | TalkRecording]:
    return Voicemail if kind == "voicemail" else TalkRecording


def _send(tx: Transaction, voicemail: Voicemail, file: str) -> None:
    call = tx.get(Call, voicemail.call_id)
    ticket = tx.session.get(Ticket, call.ticket_id) if call.ticket_id else None
    if ticket is None:
        return
    moment = now_of(tx)
    people, at = hearers(tx, moment, ticket)
    for operator in people:
        if chat := operator_chat(moment.company, operator):
            facts = {"file": file, "number": str(ticket.number)}
            key = f"audio-{voicemail.id}-{operator.code}"
            send_file(tx, chat, "voicemail-audio", facts, key=key, ticket=ticket.number, due_at=at)
