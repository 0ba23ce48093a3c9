"""The waiting line: who waits, who is rung, and who wins. Every race is one conditional UPDATE."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select, update

from core.calls.rows import Call, CallLeg, OperatorCall
from core.calls.telephone import Strategy
from core.contracts.standing import CONTRACT_RANK
from core.database.transaction import Transaction

TOTAL_DEADLINE = timedelta(seconds=90)
RING_SECONDS = 20
# No word about a ringing telephone for this long: the word was lost, the telephone is free again.
LEG_LOST_AFTER = timedelta(seconds=60)
# The question about the charge, or a message, takes no longer; after it the caller is gone.
_QUIET_AFTER = timedelta(minutes=15)
# Twilio ends every call after four hours.
_LONGEST_CALL = timedelta(hours=4)


def call_by_sid(tx: Transaction, sid: str) -> Call | None:
    """The call with the vendor's id, held against everybody else who follows it, or None."""
    held = select(Call).where(Call.sid == sid).with_for_update(key_share=True)
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


def waiting_calls(tx: Transaction, *, rung_for: bool = False) -> Sequence[Call]:
    """Who waits, in the order in which they are served: by rank, then by age.

    Those for whom a telephone rings already only where `rung_for`.
    """
    live = select(CallLeg.id).where(CallLeg.call_id == Call.id, CallLeg.ended_at.is_(None)).exists()
    waiting = select(Call).where(Call.state == "waiting", Call.deadline_at > tx.now)
    if not rung_for:
        waiting = waiting.where(~live)
    return tx.all(waiting.order_by(Call.rank.desc(), Call.waiting_since, Call.id))


def contract_waits(tx: Transaction) -> bool:
    """True while somebody with a contract is in the line, rung for or not."""
    waiting = (Call.state == "waiting", Call.deadline_at > tx.now, Call.rank >= CONTRACT_RANK)
    return tx.first(select(Call.id).where(*waiting)) is not None


def legs_of(tx: Transaction, call: Call) -> Sequence[CallLeg]:
    """The telephones rung for this call, oldest first."""
    return tx.all(select(CallLeg).where(CallLeg.call_id == call.id).order_by(CallLeg.id))


def busy_operators(tx: Transaction) -> set[str]:
    """Operators on whose telephone a call of ours is."""
    rung = tx.all(select(CallLeg.operator).where(CallLeg.ended_at.is_(None)))
    own = (OperatorCall.ended_at.is_(None), OperatorCall.started_at > tx.now - _LONGEST_CALL)
    return {*rung, *tx.all(select(OperatorCall.operator).where(*own))}


def longest_idle(tx: Transaction, operators: Sequence[str]) -> tuple[str, ...]:
    """The same operators, who talked longest ago first; who never did, before all, as listed."""
    rows = tx.session.execute(
        select(CallLeg.operator, func.max(CallLeg.ended_at))
        .where(CallLeg.operator.in_(operators), CallLeg.accepted_at.is_not(None))
        .group_by(CallLeg.operator)
    ).all()
    talked: dict[str, datetime] = {operator: ended for operator, ended in rows if ended}
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
        and_(CallLeg.state != "accepted", CallLeg.rung_at < tx.now - LEG_LOST_AFTER),
        CallLeg.rung_at < tx.now - _LONGEST_CALL,
    )
    return tx.all(select(CallLeg).where(CallLeg.ended_at.is_(None), silent).order_by(CallLeg.id))


def lost_call(tx: Transaction) -> Call | None:
    """The oldest call that must be over by now, though nobody told us: who waits asks every few seconds."""
    over = or_(
        and_(Call.state == "waiting", Call.deadline_at < tx.now - LEG_LOST_AFTER),
        and_(Call.state.in_(("consent", "message")), Call.started_at < tx.now - _QUIET_AFTER),
        and_(Call.state.in_(("accepted", "talking")), Call.started_at < tx.now - _LONGEST_CALL),
    )
    return tx.first(select(Call).where(over).order_by(Call.id))
