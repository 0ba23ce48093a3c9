"""Telephones that rang for a call and are not needed any more stop; who listens already hears why."""

from core.calls.line import end_leg, legs_of
from core.calls.rows import Call, CallLeg
from core.database.outbox import Priority, put, take_back
from core.database.transaction import Transaction


def stop_ringing(tx: Transaction, call: Call, reason: str) -> None:
    """Every telephone that rings for this call stops; one that is not ringing yet never begins."""
    for leg in legs_of(tx, call):
        if leg.accepted_at is None and end_leg(tx, leg, reason):
            _stop(tx, leg)


def hang_up(tx: Transaction, sid: str) -> None:
    """Ends a leg at the vendor."""
    key = f"hang-up-{sid}"
    put(tx, "voice", key, {"do": "hang-up", "sid": sid}, priority=Priority.URGENT, key=key)


def tell_gone(tx: Transaction, sid: str) -> None:
    """Tells an operator who waits in an empty room that the caller has hung up."""
    key = f"tell-gone-{sid}"
    put(tx, "voice", key, {"do": "tell-gone", "sid": sid}, priority=Priority.URGENT, key=key)


def tell_unreached(tx: Transaction, sid: str) -> None:
    """Tells an operator who waits in an empty room that the client did not pick up."""
    key = f"tell-unreached-{sid}"
    put(tx, "voice", key, {"do": "tell-unreached", "sid": sid}, priority=Priority.URGENT, key=key)


def _stop(tx: Transaction, leg: CallLeg) -> None:
    never_rang = take_back(tx, f"ring-{leg.id}")
    if leg.sid is None or never_rang:
        return
    if leg.answered_at:
        key = f"tell-late-{leg.id}"
        order = {"do": "tell-late", "sid": leg.sid, "leg": leg.id}
        put(tx, "voice", key, order, priority=Priority.URGENT, key=key)
    else:
        hang_up(tx, leg.sid)
