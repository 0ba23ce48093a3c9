"""The waiting line: who waits, who is rung, and who wins. Every race is one conditional UPDATE."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, func, or_, select, update

from core.calls.rows import Call, CallLeg, OperatorCall
from core.calls.telephone import Strategy
from core.calls.turns import turn
from core.database.transaction import Transaction
from core.roster.rows import Operator

# Who is on call is rung no longer than this; then a message is taken, which pages.
TOTAL_DEADLINE = timedelta(seconds=90)
# In business hours a caller may wait as long as operators are there; the last resort is for what fails.
LONGEST_WAIT = timedelta(hours=1)
RING_SECONDS = 20
# Who did not pick up is rung again after this, where the caller still waits for somebody who talks.
RING_AGAIN_AFTER = timedelta(minutes=2)
# Who hung up and calls again within this has the old place.
PLACE_KEPT_FOR = timedelta(minutes=10)
# No word about a ringing telephone for this long: the word was lost, the telephone is free again.
LEG_LOST_AFTER = timedelta(seconds=60)
NEVER_RANG_AFTER = timedelta(seconds=RING_SECONDS + 8)
# A question to the caller, or a message, takes no longer; after it the caller is gone.
_QUIET_AFTER = timedelta(minutes=15)
# The states in which the caller is asked something, or speaks.
ASKED = ("code", "menu", "question", "answer", "pin", "consent", "message", "review")
_LIVE = ("waiting", "call-back", "accepted", "talking", *ASKED)
# Why a telephone's part was over: who took the call was gone before the two could talk.
DROPPED = "dropped"
# How a telephone network says that there is no such number, whenever it is called (SIP); any other end of a
# call that failed may pass.
NO_SUCH_NUMBER = frozenset({"404", "410", "484", "604"})
_LATEST_TALKS = 20
_RECENT = timedelta(days=7)
# Twilio ends every call after four hours.
_LONGEST_CALL = timedelta(hours=4)
_LAST_TALKS = select(
    Operator.code,
    select(func.max(CallLeg.ended_at))
    .where(CallLeg.operator == Operator.code, CallLeg.accepted_at.is_not(None))
    .scalar_subquery(),
)

# Asked each second: nearly always there is none.
_UNDER_WAY = (
    select(Call.id)
    .where(Call.state.in_(_LIVE))
    .union_all(select(CallLeg.id).where(CallLeg.ended_at.is_(None)))
    .limit(1)
)


def call_by_sid(tx: Transaction, sid: str) -> Call | None:
    """The call with the vendor's id, held against everybody else who follows it, or None.

    Where the caller was called back, that leg's id names the call as well.
    """
    named = or_(Call.sid == sid, Call.back_sid == sid)
    held = select(Call).where(named).with_for_update(key_share=True)
    return tx.first(held.execution_options(populate_existing=True))


def leg_with_call(tx: Transaction, leg_id: int) -> tuple[CallLeg, Call] | None:
    """A leg and its call, the call held first: hang-ups of both sides come at the same moment."""
    leg = tx.session.get(CallLeg, leg_id)
    call = tx.locked(Call, leg.call_id) if leg else None
    if leg is None or call is None:
        return None
    tx.session.refresh(leg)
    return leg, call


def move(tx: Transaction, call: Call, *, to: str, before: Sequence[str], **values: object) -> bool:
    """Moves the call on if it still stands where it was; False if somebody moved it."""
    still = update(Call).where(Call.id == call.id, Call.state.in_(before))
    moved = tx.changed(still.values(state=to, **values)) == 1
    tx.session.refresh(call)
    return moved


def callers_in_turn(tx: Transaction) -> list[Call]:
    """Who waits, on the line or to be called back, rung for or not, in the order of `turns.turn`."""
    on_the_line = and_(Call.state == "waiting", Call.deadline_at > tx.now)
    owed = and_(Call.state == "call-back", Call.deadline_at > tx.now)
    waiting = tx.all(select(Call).where(or_(on_the_line, owed)))
    return sorted(waiting, key=lambda call: (turn(call.rank, call.waiting_since or tx.now), call.id))


def rung_for(tx: Transaction) -> set[int]:
    """The calls for which a telephone rings, or was picked up."""
    return set(tx.all(select(CallLeg.call_id).where(CallLeg.ended_at.is_(None))))


def waiting_calls(tx: Transaction, *, also_rung: bool = False) -> list[Call]:
    """Those in turn who may be rung for now; those for whom a telephone rings already only if `also_rung`."""
    rung = set() if also_rung else rung_for(tx)
    return [call for call in callers_in_turn(tx) if call.id not in rung and not _later(tx, call)]


def _later(tx: Transaction, call: Call) -> bool:
    """True for a caller who could not be reached just now, and is tried again later."""
    return call.back_due_at is not None and call.back_due_at > tx.now


def earlier_place(tx: Transaction, number: str) -> Call | None:
    """The last call from this number, if it waited for nothing a moment ago or is owed a call back."""
    waited = select(Call).where(Call.from_number == number, Call.waiting_since.is_not(None))
    last = tx.first(waited.order_by(Call.id.desc()))
    if last is None or last.state == "call-back":
        return last
    just_now = last.ended_at is not None and last.ended_at > tx.now - PLACE_KEPT_FOR
    return last if just_now and last.outcome == "missed" else None


def recent_talks(tx: Transaction) -> list[timedelta]:
    """How long the latest talks lasted."""
    known = select(Call).where(Call.talk_ended_at > tx.now - _RECENT, Call.talk_started_at.is_not(None))
    calls = tx.all(known.order_by(Call.talk_ended_at.desc()).limit(_LATEST_TALKS))
    return [
        call.talk_ended_at - call.talk_started_at
        for call in calls
        if call.talk_ended_at and call.talk_started_at
    ]


def legs_of(tx: Transaction, call: Call) -> Sequence[CallLeg]:
    """The telephones rung for this call, oldest first."""
    return tx.all(select(CallLeg).where(CallLeg.call_id == call.id).order_by(CallLeg.id))


def leg_of_talk(tx: Transaction, call: Call) -> CallLeg | None:
    """The telephone of the operator who has the call, while they are on it."""
    mine = (CallLeg.call_id == call.id, CallLeg.operator == call.operator)
    live = (CallLeg.accepted_at.is_not(None), CallLeg.ended_at.is_(None))
    return tx.first(select(CallLeg).where(*mine, *live).order_by(CallLeg.id.desc()))


def connect_key(call: Call, leg: CallLeg) -> str:
    """The order that brings the caller to the operator on this telephone."""
    return f"connect-{call.id}-{leg.id}"


def back_key(call: Call) -> str:
    """The order that calls the client back, this time."""
    return f"call-back-{call.id}-{call.back_tries}"


def busy_operators(tx: Transaction) -> set[str]:
    """Operators on whose telephone a call of ours is.

    Their own call counts once the PIN is right: anybody can show their number, and would keep them from work.
    """
    rung = tx.all(select(CallLeg.operator).where(CallLeg.ended_at.is_(None)))
    own = (OperatorCall.ended_at.is_(None), OperatorCall.admitted_at > tx.now - _LONGEST_CALL)
    return {*rung, *tx.all(select(OperatorCall.operator).where(*own))}


def talking_operators(tx: Transaction) -> set[str]:
    """Operators who took a call that is not over: they are there, and will be free."""
    taken = (CallLeg.ended_at.is_(None), CallLeg.accepted_at.is_not(None))
    return set(tx.all(select(CallLeg.operator).where(*taken)))


def longest_idle(tx: Transaction, operators: Sequence[str]) -> tuple[str, ...]:
    """The same operators, who talked longest ago first; who never did, before all, as listed."""
    talked = {code: ended for code, ended in tx.connection.execute(_LAST_TALKS) if ended}
    never = [code for code in operators if code not in talked]
    return (*never, *sorted((code for code in operators if code in talked), key=lambda code: talked[code]))


def in_turn(tx: Transaction, operators: Sequence[str]) -> tuple[str, ...]:
    """The same operators as listed, beginning with the one after whom was rung last."""
    rung = select(CallLeg.operator).where(CallLeg.operator.in_(operators), CallLeg.purpose == "take")
    last = tx.first(rung.order_by(CallLeg.id.desc()))
    at = operators.index(last) + 1 if last else 0
    return (*operators[at:], *operators[:at])


def ring_order(tx: Transaction, strategy: Strategy, operators: Sequence[str]) -> tuple[str, ...]:
    """The operators of the desk in the order in which they are rung."""
    return in_turn(tx, operators) if strategy == "round-robin" else longest_idle(tx, operators)


def open_leg(tx: Transaction, call: Call, operator: str, purpose: str = "take") -> CallLeg | None:
    """A telephone to be rung for this call; None if that operator's telephone was taken meanwhile."""
    fresh = {"call_id": call.id, "operator": operator, "purpose": purpose}
    if not tx.insert_once(CallLeg, state="ringing", rung_at=tx.now, **fresh):
        return None
    return legs_of(tx, call)[-1]


def end_leg(tx: Transaction, leg: CallLeg, reason: str, detail: str | None = None) -> bool:
    """The telephone is free again; False if it was already. The first reason stands.

    `detail`: what the vendor said of it.
    """
    live = update(CallLeg).where(CallLeg.id == leg.id, CallLeg.ended_at.is_(None))
    said = detail[:200] if detail else None
    ended = tx.changed(live.values(state="ended", ended_at=tx.now, reason=reason, detail=said)) == 1
    tx.session.refresh(leg)
    return ended


def lost_legs(tx: Transaction) -> Sequence[CallLeg]:
    """Telephones that should have told long ago what became of the ringing."""
    silent = or_(
        # Its order was never carried out: it is worth nothing any more.
        and_(CallLeg.sid.is_(None), CallLeg.rung_at < tx.now - NEVER_RANG_AFTER),
        and_(CallLeg.state != "accepted", CallLeg.rung_at < tx.now - LEG_LOST_AFTER),
        CallLeg.rung_at < tx.now - _LONGEST_CALL,
    )
    return tx.all(select(CallLeg).where(CallLeg.ended_at.is_(None), silent).order_by(CallLeg.id))


def is_quiet(tx: Transaction) -> bool:
    """No call is under way, owed, or being rung for."""
    return tx.session.execute(_UNDER_WAY).first() is None


def owed_too_long(tx: Transaction) -> Call | None:
    """The oldest call back that was never made in its time."""
    over = (Call.state == "call-back", Call.deadline_at <= tx.now)
    return tx.first(select(Call).where(*over).order_by(Call.id))


def lost_call(tx: Transaction) -> Call | None:
    """The oldest call that must be over by now, though nobody told us: who waits asks every few seconds."""
    heard = func.coalesce(Call.heard_at, Call.started_at)
    begun = func.coalesce(Call.connected_at, Call.started_at)
    over = or_(
        and_(Call.state == "waiting", heard < tx.now - LEG_LOST_AFTER),
        and_(Call.state.in_(ASKED), heard < tx.now - _QUIET_AFTER),
        and_(Call.state.in_(("accepted", "talking")), begun < tx.now - _LONGEST_CALL),
    )
    return tx.first(select(Call).where(over).order_by(Call.id))
