"""A caller left a message: a ticket, and a page where the contract promises one."""

from core.calls.rows import Call, Voicemail
from core.database.transaction import Transaction
from core.desk.add_to_ticket import add_to_ticket
from core.desk.caller import caller_of
from core.desk.keep_recording import fetch_recording, keep_recording
from core.desk.moment import now_of
from core.desk.note_caller import note_caller
from core.desk.open_ticket import open_ticket
from core.tickets.rows import Ticket

# Shorter is a breath and a click, no message.
_SHORTEST_SECONDS = 1


def take_voicemail(
    tx: Transaction,
    call: Call,
    *,
    recording_sid: str,
    url: str,
    seconds: int | None,
    file: str | None = None,
) -> bool:
    """Keeps the message once, with its ticket; False if it is known already, was spoken anew, or is none.

    `file`: where it is among ours already.
    """
    if is_nothing(seconds) or recording_sid in call.redone:
        return False
    values = {"recording_sid": recording_sid or None, "recording_url": url or None, "seconds": seconds}
    if not tx.insert_once(Voicemail, call_id=call.id, left_at=tx.now, **values):
        return False
    caller = caller_of(tx, call)
    text = note_caller(tx, call, _length(seconds))
    if call.ticket_id:  # the word of the hang-up came first, and the missed call has its ticket
        add_to_ticket(tx, now_of(tx), tx.get(Ticket, call.ticket_id), caller.who, text)
    else:
        opened = open_ticket(
            tx, now_of(tx), text=text, source="voicemail", who=caller.who, client=caller.client
        )
        call.ticket_id = opened.ticket.id
    call.outcome = "voicemail"
    tx.session.flush()
    if file:
        keep_recording(tx, "voicemail", recording_sid, file)
    else:
        fetch_recording(tx, "voicemail", recording_sid)
    return True


def is_nothing(seconds: int | None) -> bool:
    """True for a breath and a click."""
    return seconds is not None and seconds < _SHORTEST_SECONDS


def _length(seconds: int | None) -> str:
    return "–" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
