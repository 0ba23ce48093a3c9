"""`dezurni pages`: what waits, whom it reached, what comes next."""

from core.clients.identity import Person, client_by_code, contact_by_code
from core.database.transaction import Database, Transaction
from core.desk.advance_page import advance_page
from core.desk.ask_operator import ask_failed, ask_operators
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.escalation.attempts import notified
from core.escalation.pages import due_pages
from simulator.clock import TurnableClock
from tests.app.desk import Dezurni
from tests.core.desk.office import wall


def _opens(tx: Transaction) -> None:
    who = Person(contact_by_code(tx, "granit-nikola"), client_by_code(tx, "granit"))
    open_ticket(tx, now_of(tx), text="server ne radi", source="chat", who=who)
    ask_operators(tx, now_of(tx), ["ana"])


def _fails(tx: Transaction) -> None:
    ask_failed(tx, notified(tx, 1)[0].id, "the bot is blocked")
    for page_id in due_pages(tx):
        advance_page(tx, now_of(tx), page_id)


def test_pages_tells_what_waits_whom_it_reached_and_what_comes_next(dezurni: Dezurni) -> None:
    assert dezurni("pages").out == "no page waits\n"
    database = Database(f"sqlite:///{dezurni.folder}/data/dezurni.db", durable=False)
    with database.begin(TurnableClock(wall("2026-11-24T22:00"))) as tx:
        _opens(tx)
    [page] = dezurni("pages", "--json").json
    assert (page["ticket"], page["state"], page["next"]) == (1001, "open", "on-duty by call")
    [made] = page["attempts"]
    assert (made["operator"], made["way"], made["result"]) == ("ana", "chat", "waiting")
    with database.begin(TurnableClock(wall("2026-11-24T22:01"))) as tx:
        _fails(tx)
    database.close()
    shown = dezurni("pages").out
    assert "ana by chat: failed (the bot is blocked)" in shown
    assert "22:01:00  step 2  ana by call: due" in shown
    assert "22:06:00  next: backup by chat, call" in shown
