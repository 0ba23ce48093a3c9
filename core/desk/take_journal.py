"""Takes in a message that a caller left while the database was away."""

from collections.abc import Mapping

from core.database.transaction import Transaction
from core.desk.receive_call import note_past_call
from core.desk.take_voicemail import take_voicemail

_MOST_DIGITS = 7


def take_journal(tx: Transaction, fields: Mapping[str, str]) -> None:
    """The call, over by now, and its message; known ones are not doubled."""
    sid = fields.get("CallSid", "")
    if not sid:
        return
    call = note_past_call(tx, sid, fields.get("From", ""))
    seconds = fields.get("RecordingDuration", "")
    take_voicemail(
        tx,
        call,
        recording_sid=fields.get("RecordingSid", ""),
        url=fields.get("RecordingUrl", ""),
        seconds=int(seconds) if seconds.isdecimal() and len(seconds) < _MOST_DIGITS else None,
    )
