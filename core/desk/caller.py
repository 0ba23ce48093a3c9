"""Who is on the line, and what may be said to them: a number is a claim, a PIN is a proof."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import func, select

from core.calls.rows import Call, PinAttempt
from core.clients.identity import Person, person
from core.clients.pin import pin_matches
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction

# Wrong PINs within this time, from one number and for one client, before nobody is asked any more.
_WITHIN = timedelta(hours=1)
TRIES_PER_NUMBER = 5
TRIES_PER_CLIENT = 10

# "yes"; "pin": once the PIN is right; "no": not on this call.
Trust = Literal["yes", "pin", "no"]


@dataclass(frozen=True)
class Caller:
    """`who` is known by number or by PIN; a client code names only the `client`."""

    who: Person | None
    client: Client | None


def caller_of(tx: Transaction, call: Call) -> Caller:
    """Who this is, as far as we know."""
    if call.contact_id:
        who = person(tx, call.contact_id)
        return Caller(who, who.client)
    return Caller(None, tx.get(Client, call.client_id) if call.client_id else None)


def trust(tx: Transaction, call: Call) -> Trust:
    """Whether what the client has, and what it is charged, may be spoken of on this call.

    A contact who set no PIN is trusted by number. Who only typed a client code is trusted by PIN alone.
    """
    if call.client_id is None:
        return "no"
    if call.verified_at or (call.contact_id and not _hashes(tx, call)):
        return "yes"
    return "pin" if _hashes(tx, call) and _may_guess(tx, call) else "no"


def is_locked(tx: Transaction, call: Call) -> bool:
    """True where a PIN would do, and was guessed at too often to be asked for now."""
    return call.client_id is not None and bool(_hashes(tx, call)) and not _may_guess(tx, call)


def prove(tx: Transaction, call: Call, pin: str) -> bool:
    """True if this is the PIN, and the caller is who has it; a wrong one is counted."""
    tx.locked(Client, call.client_id or 0)  # or many calls at once would guess more than one may
    if not _may_guess(tx, call):
        return False
    # Every PIN is compared, so that the time taken tells nothing.
    matching = [contact for contact in _hashes(tx, call) if pin_matches(pin, contact.pin_hash or "")]
    if not matching:
        tx.add(PinAttempt(from_number=call.from_number, client_id=call.client_id, at=tx.now))
        return False
    call.contact_id = matching[0].id
    call.verified_at = tx.now
    tx.session.flush()
    return True


def _hashes(tx: Transaction, call: Call) -> list[Contact]:
    """The contacts whose PIN would prove who calls: the one whose number it is, else any of the client's."""
    with_pin = select(Contact).where(
        Contact.client_id == call.client_id, Contact.active, Contact.pin_hash.is_not(None)
    )
    if call.contact_id:
        with_pin = with_pin.where(Contact.id == call.contact_id)
    return list(tx.all(with_pin.order_by(Contact.id)))


def _may_guess(tx: Transaction, call: Call) -> bool:
    recent = select(func.count()).select_from(PinAttempt).where(PinAttempt.at > tx.now - _WITHIN)
    of_number = tx.first(recent.where(PinAttempt.from_number == call.from_number)) or 0
    of_client = tx.first(recent.where(PinAttempt.client_id == call.client_id)) or 0
    return of_number < TRIES_PER_NUMBER and of_client < TRIES_PER_CLIENT
