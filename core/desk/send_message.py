"""A message is heard, spoken anew, and sent: it becomes a ticket when it is sent, or when the caller goes."""

from typing import Literal

from core.calls.line import move
from core.calls.rows import Call
from core.database.outbox import take_back
from core.database.transaction import Transaction
from core.desk.keep_recording import delete_recording, fetch_draft
from core.desk.seek_person import seek_person
from core.desk.take_voicemail import is_nothing, take_voicemail

Reviewed = Literal["sent", "hear", "again", "person", "nothing"]
# After so many times of hearing and speaking anew it is sent as it is.
MOST_REVIEWS = 5


def keep_draft(
    tx: Transaction, call: Call, *, recording_sid: str, url: str, seconds: int | None, stored: bool = False
) -> None:
    """What was recorded waits for the caller's word; where the caller has gone, it is sent at once.

    What nobody will hear is not kept at the vendor's either. `stored`: it can be fetched there.
    """
    if recording_sid in call.redone or is_nothing(seconds):
        delete_recording(tx, "draft", recording_sid, stored=True)
        return
    if call.state == "ended":
        take_voicemail(tx, call, recording_sid=recording_sid, url=url, seconds=seconds)
        return
    if call.draft is None and call.outcome is None:
        call.draft = {"recording_sid": recording_sid, "url": url, "seconds": seconds}
        tx.session.flush()
    if stored and call.draft and call.draft["recording_sid"] == recording_sid:
        fetch_draft(tx, call, recording_sid)


def offer_review(tx: Transaction, call: Call) -> bool:
    """The caller may hear what was recorded before it is sent; False if nothing was."""
    return call.draft is not None and move(tx, call, to="review", before=("message", "review"))


def review_message(tx: Transaction, call: Call, key: str) -> Reviewed:
    """2 hears it, 3 speaks it anew, * asks again; anything else, or nothing, sends it.

    0 is a person: the message waits meanwhile, and is sent when the call ends.
    """
    if call.state != "review" or call.draft is None:
        return "sent" if call.outcome == "voicemail" else "nothing"
    call.tries += 1
    tx.session.flush()
    if key == "2" and call.tries < MOST_REVIEWS:
        return "hear"
    if key == "*" and call.tries < MOST_REVIEWS:
        return "again"
    if key == "3" and call.tries < MOST_REVIEWS:
        redone = [*call.redone, call.draft["recording_sid"]]
        delete_recording(tx, "draft", call.draft["recording_sid"])
        move(tx, call, to="message", before=("review",), redone=redone, draft=None)
        return "again"
    if key == "0":
        seek_person(tx, call, insists=True)
        if call.state != "message":
            return "person"
    send_draft(tx, call)
    return "sent"


def send_draft(tx: Transaction, call: Call) -> None:
    """What was recorded and not sent yet becomes a ticket."""
    if call.draft:
        take_back(tx, f"draft-{call.draft['recording_sid']}")
        take_voicemail(tx, call, **call.draft)
        call.draft = None
        tx.session.flush()
