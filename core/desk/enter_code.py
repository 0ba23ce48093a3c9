"""A caller whose number we do not know types the client code."""

from sqlalchemy import select

from core.calls.line import move
from core.calls.routing import Decision
from core.calls.rows import Call
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.prompt import Prompt, Said
from core.desk.seek_person import decide, seek_person

MOST_TRIES = 2


def enter_code(tx: Transaction, call: Call, digits: str) -> list[Said]:
    """Goes on as that client, with what it was promised; without a code, or after two wrong ones, as unknown.

    A code that two clients share on a keypad names neither. 0 is a person at once, * asks again.
    """
    if call.state != "code" or digits == "*":
        return []
    if digits == "0":
        seek_person(tx, call)
        return []
    client = _client(tx, digits) if digits else None
    if client:
        call.client_id = client.id
        decide(tx, now_of(tx), call)
        _go_on(tx, call)
        return [Prompt("code-right")]
    call.tries += 1
    if digits and call.tries < MOST_TRIES:
        tx.session.flush()
        return [Prompt("code-wrong")]
    _go_on(tx, call)
    return [Prompt("code-unknown")] if digits else []


def _client(tx: Transaction, digits: str) -> Client | None:
    found = tx.all(select(Client).where(Client.keypad == digits, Client.active).limit(2))
    return found[0] if len(found) == 1 else None


def _go_on(tx: Transaction, call: Call) -> None:
    if call.decision == Decision.ON_CALL:
        seek_person(tx, call)
    else:
        move(tx, call, to="menu", before=("code",), tries=0)
