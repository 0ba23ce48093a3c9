"""One call: who, why so decided, who was rung, what came of it; and listening, which is noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from core.calls.line import legs_of
from core.calls.rows import Call, CallLeg, TalkRecording, Voicemail
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.call_log import logged_call, without_prices
from core.desk.note_caller import shown_number
from core.errors import NotFound
from web.areas.call_work import talk_now
from web.areas.calls import PATH
from web.asked import Answer, Asked, Shown
from web.door import StaffDoor


@dataclass(frozen=True)
class Leg:
    """One operator's telephone, by the wall clock."""

    operator: str
    purpose: str
    rung_at: datetime
    answered_at: datetime | None
    accepted_at: datetime | None
    ended_at: datetime | None
    result: str
    detail: str | None


@dataclass(frozen=True)
class Sound:
    """A message left (`kind` "voicemail") or a recorded talk; `state` is here, coming or deleted."""

    kind: str
    at: datetime
    seconds: int | None
    state: str
    name: str | None
    transcript: str | None


def call_pages(door: StaffDoor) -> None:
    """`/calls/ID`, and its page with the players after a press."""

    def listen(tx: Transaction, asked: Asked) -> Answer:
        call, name = _call(tx, asked), asked.form.get("name", "")
        if name not in {sound.name for sound in _sounds(tx, asked, call)}:
            raise NotFound("there is no such recording (any more)")
        return _page(tx, asked, call, {name: door.ports.audio_address(name)})

    door.shows(f"{PATH}/{{id}}", lambda tx, asked: _page(tx, asked, _call(tx, asked), {}), area="calls")
    door.does(f"{PATH}/{{id}}/listen", listen, area="recordings", verb="listen", needs="see")


def _call(tx: Transaction, asked: Asked) -> Call:
    found = tx.session.get(Call, asked.number("id"))
    if found is None:
        raise NotFound(f"there is no call {asked.path['id']}")
    return found


def _page(tx: Transaction, asked: Asked, call: Call, heard: dict[str, str]) -> Shown:
    client = tx.session.get(Client, call.client_id) if call.client_id else None
    contact = tx.session.get(Contact, call.contact_id) if call.contact_id else None
    told = logged_call(tx, asked.moment, call, asked.words.language)
    if not asked.viewer.may_with("see", "prices", client.advisor if client else None):
        told = without_prices(told, call)
    facts = {
        "call": call,
        "told": told,
        "number": shown_number(call.from_number),
        "client": client,
        "contact": contact,
        "operator": asked.moment.name_of(call.operator),
        "legs": [_leg(asked, leg) for leg in legs_of(tx, call)],
        "sounds": _sounds(tx, asked, call),
        "heard": heard,
        "talk": talk_now(tx, asked, call),
        "may_listen": asked.viewer.may("see", "recordings"),
        "zone": asked.moment.calendar.zone,
    }
    return Shown("calls/one.html", facts)


def _leg(asked: Asked, leg: CallLeg) -> Leg:
    return Leg(
        asked.moment.name_of(leg.operator),
        leg.purpose,
        _local(asked, leg.rung_at),
        _local(asked, leg.answered_at),
        _local(asked, leg.accepted_at),
        _local(asked, leg.ended_at),
        leg.reason or leg.state,
        leg.detail,
    )


def _sounds(tx: Transaction, asked: Asked, call: Call) -> Sequence[Sound]:
    left = tx.all(select(Voicemail).where(Voicemail.call_id == call.id).order_by(Voicemail.id))
    talks = tx.all(select(TalkRecording).where(TalkRecording.call_id == call.id).order_by(TalkRecording.id))
    messages = [
        # A message's `deleted_at` is of the vendor's copy: ours stays.
        Sound(
            "voicemail",
            _local(asked, one.left_at),
            one.seconds,
            _state(one.file, None),
            one.file,
            one.transcript,
        )
        for one in left
    ]
    recorded = [
        Sound(
            "talk",
            _local(asked, one.recorded_at),
            one.seconds,
            _state(one.file, one.deleted_at),
            one.file,
            None,
        )
        for one in talks
    ]
    return [*messages, *recorded]


def _state(file: str | None, deleted_at: datetime | None) -> str:
    return "deleted" if deleted_at else "here" if file else "coming"


def _local(asked: Asked, at: Any) -> Any:
    """The moment by the organisation's wall clock; nothing stays nothing."""
    return at.astimezone(asked.moment.calendar.zone) if at else None
