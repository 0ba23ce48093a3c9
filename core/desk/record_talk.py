"""A talk is recorded only if its caller pressed 1, and is kept for the days that the company file says."""

from datetime import timedelta

from sqlalchemy import select, update

from core.calls.rows import Call, RecordingConsent, TalkRecording
from core.calls.telephone import telephone_rules
from core.company.organisation import organisation, today
from core.database.transaction import Transaction
from core.desk.keep_recording import delete_recording, fetch_recording


def consent_to_recording(tx: Transaction, call: Call, text_version: str) -> None:
    """The caller agreed, to the text of this version; kept once."""
    tx.insert_once(RecordingConsent, call_id=call.id, given_at=tx.now, text_version=text_version)


def may_record(tx: Transaction, call: Call) -> bool:
    """True if this caller agreed and the company still records."""
    if telephone_rules(organisation(tx)).recording_days is None:
        return False
    return _agreed(tx, call)


def note_talk_recording(tx: Transaction, call: Call, sid: str, seconds: int | None) -> None:
    """The vendor has a recorded talk: ours soon; without the caller's consent it is deleted unheard."""
    if not _agreed(tx, call):
        delete_recording(tx, "talk", sid)
        return
    company = organisation(tx)
    days = telephone_rules(company).recording_days or 0
    delete_on = today(company, tx.now) + timedelta(days=days)
    tx.insert_once(
        TalkRecording,
        call_id=call.id,
        recording_sid=sid,
        seconds=seconds,
        recorded_at=tx.now,
        delete_on=delete_on,
    )
    fetch_recording(tx, "talk", sid)


def recordings_due(tx: Transaction) -> list[tuple[int, str | None]]:
    """Recorded talks whose day has come: the id, and the name of our file."""
    on = today(organisation(tx), tx.now)
    due = select(TalkRecording).where(TalkRecording.delete_on <= on, TalkRecording.deleted_at.is_(None))
    return [(row.id, row.file) for row in tx.all(due.order_by(TalkRecording.id))]


def recording_deleted(tx: Transaction, recording_id: int) -> None:
    """Our file is gone; the vendor is asked to have none either."""
    row = tx.get(TalkRecording, recording_id)
    tx.changed(
        update(TalkRecording)
        .where(TalkRecording.id == recording_id, TalkRecording.deleted_at.is_(None))
        .values(deleted_at=tx.now, file=None)
    )
    delete_recording(tx, "talk", row.recording_sid)


def _agreed(tx: Transaction, call: Call) -> bool:
    return tx.first(select(RecordingConsent.id).where(RecordingConsent.call_id == call.id)) is not None
