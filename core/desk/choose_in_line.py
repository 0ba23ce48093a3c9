"""A waiting caller presses a key: to be called back, to leave a message, or to hear the place again."""

from datetime import datetime, timedelta

from core.calls.line import move
from core.calls.routing import Decision
from core.calls.rows import Call
from core.clients.identity import addresses
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.desk.ring_waiting import ring_waiting
from core.desk.stop_ringing import stop_ringing

# How often a waiting caller hears the place in the line, and the keys.
NEWS_EVERY = timedelta(minutes=1)
# A call back that nobody came to make is a ticket after this, or when the desk closes: never endless.
_OWED_AT_MOST = timedelta(hours=2)
# Shortly before the desk closes nobody can promise that.
_NOT_BEFORE_CLOSING = timedelta(minutes=15)


def choose_in_line(tx: Transaction, call: Call, key: str) -> None:
    """The state of the call tells what follows: "call-back", "message", or "waiting" as before."""
    if call.state != "waiting":
        return
    if key == "1" and may_be_called_back(tx, call):
        moment = now_of(tx)
        values = {"back_asked_at": tx.now, "deadline_at": _owed_until(moment)}
        if move(tx, call, to="call-back", before=("waiting",), **values):
            ring_waiting(tx, moment)
    elif key == "2" and move(tx, call, to="message", before=("waiting",), wish="message"):
        stop_ringing(tx, call, "message")
        ring_waiting(tx, now_of(tx))
    elif key == "*" and call.announced_at:
        call.announced_at = tx.now - NEWS_EVERY
        tx.session.flush()


def may_be_called_back(tx: Transaction, call: Call) -> bool:
    """While the desk is open for a while, at a number of our own file: what a telephone shows is a claim.

    At other hours a message pages who is on call, until somebody takes it.
    """
    coverage = now_of(tx).coverage
    closes_soon = coverage.closes_at and coverage.closes_at - tx.now < _NOT_BEFORE_CLOSING
    if call.decision != Decision.DESK or not coverage.open or closes_soon:
        return False
    return call.contact_id is not None and call.from_number in addresses(tx, call.contact_id, "phone")


def _owed_until(moment: Moment) -> datetime:
    latest = moment.at + _OWED_AT_MOST
    closes = moment.coverage.closes_at
    return min(closes, latest) if closes else latest
