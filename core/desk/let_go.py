"""Telephones that are not needed any more: they stop ringing, or are told so and hang up."""

from core.calls.line import end_leg, legs_of
from core.calls.rows import Call
from core.database.outbox import Priority, put, withdraw
from core.database.transaction import Transaction


def stop_ringing(tx: Transaction, call: Call, reason: str) -> None:
    """Every telephone that rings for this call stops; one that is not ringing yet never begins."""
    for leg in legs_of(tx, call):
        if leg.accepted_at is None and end_leg(tx, leg, reason):
            never_rang = withdraw(tx, f"ring-{leg.id}", reason)
            if leg.sid and not never_rang:
                hang_up(tx, leg.sid)


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
