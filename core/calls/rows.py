"""Calls, the legs by which operators are rung for them, and the messages callers leave."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Call(Base):
    """One incoming call, from ring to end."""

    __tablename__ = "calls"
    __table_args__ = (Index("ix_calls_state", "state"),)

    id: Mapped[RowId]
    sid: Mapped[str] = mapped_column(String(40), unique=True)
    from_number: Mapped[str] = mapped_column(String(64), index=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    language: Mapped[str] = mapped_column(String(8))
    decision: Mapped[str] = mapped_column(String(16))
    rank: Mapped[int]
    operators: Mapped[list[str]]
    reasons: Mapped[list[Any]]
    consent_to_charge: Mapped[bool]
    consented_at: Mapped[datetime | None]
    price_per_hour: Mapped[str | None] = mapped_column(String(32))
    opens_at: Mapped[datetime | None]
    # code, menu, question, answer, pin, consent: the caller and the menu, in any order, then
    # waiting -> accepted -> talking -> ended; any but talking -> message -> review -> ended;
    # waiting -> call-back (hung up, and keeps the place) -> accepted -> talking -> ended
    state: Mapped[str] = mapped_column(String(16))
    # What the caller asked for: "person", "advisor", "standing", "message".
    wish: Mapped[str | None] = mapped_column(String(16))
    # Times that nothing usable came at the present question.
    tries: Mapped[int] = mapped_column(default=0)
    # When a PIN proved who calls: the number alone is a claim.
    verified_at: Mapped[datetime | None]
    # What the plan says of used-up time ("ask", "bill", "message"), if it is used up.
    used_up: Mapped[str | None] = mapped_column(String(8))
    # What the caller asked in their own words.
    question: Mapped[str | None]
    article: Mapped[str | None] = mapped_column(String(128))
    # The last sign of the caller: who waits asks every few seconds.
    heard_at: Mapped[datetime | None]
    announced_at: Mapped[datetime | None]
    # Calling back: since when it is owed, the leg that we call, how often it was tried, when next.
    back_asked_at: Mapped[datetime | None]
    back_sid: Mapped[str | None] = mapped_column(String(40), unique=True)
    back_tries: Mapped[int] = mapped_column(default=0)
    back_due_at: Mapped[datetime | None]
    # The message as recorded and not sent yet: {"sid", "url", "seconds"}; and those spoken anew since.
    draft: Mapped[dict[str, Any] | None]
    redone: Mapped[list[str]] = mapped_column(default=list)
    queue_sid: Mapped[str | None] = mapped_column(String(40))
    started_at: Mapped[datetime] = mapped_column(index=True)
    waiting_since: Mapped[datetime | None]
    deadline_at: Mapped[datetime | None]
    operator: Mapped[str | None] = mapped_column(String(64))
    # When the caller was sent to the operator; then, by the vendor's own timestamps, who joined and left.
    connected_at: Mapped[datetime | None]
    caller_joined_at: Mapped[datetime | None]
    operator_joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    talk_started_at: Mapped[datetime | None]
    talk_ended_at: Mapped[datetime | None] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(32))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    # "in", or "out": an operator called a client back.
    direction: Mapped[str] = mapped_column(String(8), default="in")
    # The operator whom the caller asked for: rung first.
    wanted_operator: Mapped[str | None] = mapped_column(String(64))
    # The vendor's id of the room in which they talk.
    room_sid: Mapped[str | None] = mapped_column(String(40))
    # How often the caller was put on hold and taken back: odd while on hold.
    holds: Mapped[int] = mapped_column(default=0)

    @property
    def caller_sid(self) -> str:
        """The leg on which the caller is: the one we called back on, if so."""
        return self.back_sid or self.sid

    @property
    def room_name(self) -> str:
        """The room of the talk; each try to call back has one of its own."""
        return f"razgovor-{self.id}-{self.back_tries}"


class PinAttempt(Base):
    """A PIN that was wrong: guesses are counted per number and per client."""

    __tablename__ = "pin_attempts"

    id: Mapped[RowId]
    from_number: Mapped[str] = mapped_column(String(64), index=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    at: Mapped[datetime]


class CallLeg(Base):
    """One operator's telephone that was rung for a call."""

    __tablename__ = "call_legs"
    __table_args__ = (
        # An operator has one telephone: never two of our calls on it.
        Index(
            "uq_call_legs_live",
            "operator",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        # When each operator talked last is found at once, however many calls there were.
        Index(
            "ix_call_legs_taken",
            "operator",
            "ended_at",
            sqlite_where=text("accepted_at IS NOT NULL"),
            postgresql_where=text("accepted_at IS NOT NULL"),
        ),
    )

    id: Mapped[RowId]
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    operator: Mapped[str] = mapped_column(String(64))
    sid: Mapped[str | None] = mapped_column(String(40), unique=True)
    # ringing -> answered -> accepted -> ended, or ended with the reason why not
    state: Mapped[str] = mapped_column(String(16), default="ringing")
    reason: Mapped[str | None] = mapped_column(String(64))
    # Why it could not be rung, in the vendor's words.
    detail: Mapped[str | None] = mapped_column(String(200))
    # "take": to take the call; "join": to join a talk under way.
    purpose: Mapped[str] = mapped_column(String(8), default="take")
    rung_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Voicemail(Base):
    """A message that a caller left."""

    __tablename__ = "voicemails"

    id: Mapped[RowId]
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), unique=True)
    recording_sid: Mapped[str | None] = mapped_column(String(40), unique=True)
    recording_url: Mapped[str | None] = mapped_column(String(500))
    seconds: Mapped[int | None]
    left_at: Mapped[datetime]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    # The name of the audio among our files, once it is there; then the vendor's copy is deleted.
    file: Mapped[str | None] = mapped_column(String(80))
    deleted_at: Mapped[datetime | None]
    transcript: Mapped[str | None]


class OperatorCall(Base):
    """An operator calls the support number from their own telephone."""

    __tablename__ = "operator_calls"

    id: Mapped[RowId]
    sid: Mapped[str] = mapped_column(String(40), unique=True)
    operator: Mapped[str] = mapped_column(String(64), index=True)
    started_at: Mapped[datetime]
    # Wrong PINs; the moment of the right one.
    tries: Mapped[int] = mapped_column(default=0)
    admitted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class TelephoneTrial(Base):
    """An operator's telephone was rung for a trial, at the wish of a manager."""

    __tablename__ = "telephone_trials"

    id: Mapped[RowId]
    operator: Mapped[str] = mapped_column(String(64), index=True)
    asked_by: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[datetime]
    # "completed": somebody, or something, picked up; busy, no-answer, failed, canceled; or "refused".
    result: Mapped[str | None] = mapped_column(String(16))
    detail: Mapped[str | None] = mapped_column(String(200))
    ended_at: Mapped[datetime | None]


class RecordingConsent(Base):
    """A caller pressed 1: this talk may be recorded. `text_version` tells what they agreed to."""

    __tablename__ = "recording_consents"

    id: Mapped[RowId]
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), unique=True)
    given_at: Mapped[datetime]
    text_version: Mapped[str] = mapped_column(String(32))


class TalkRecording(Base):
    """A recorded talk, kept until its day."""

    __tablename__ = "talk_recordings"

    id: Mapped[RowId]
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    recording_sid: Mapped[str] = mapped_column(String(40), unique=True)
    seconds: Mapped[int | None]
    recorded_at: Mapped[datetime]
    delete_on: Mapped[date] = mapped_column(index=True)
    file: Mapped[str | None] = mapped_column(String(80))
    # When ours and the vendor's copy were deleted.
    deleted_at: Mapped[datetime | None]
