"""Two processes behind a round-robin, on one database: whichever is asked, the browser sees one desk."""

import asyncio
import re
from itertools import cycle
from typing import Any

from sqlalchemy import select
from starlette.types import ASGIApp, Receive, Scope, Send

from core.database.transaction import Database
from core.desk.add_to_ticket import add_to_ticket
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.staff.rows import StaffSession
from core.tickets.rows import Message
from core.tickets.tickets import ticket_by_number
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of
from tests.web.conftest import loaded, site_of
from tests.web.machine import Machine, key_for
from web.door import StaffDoor
from web.live import EVERY_SECONDS, Pulse


class RoundRobin:
    """Hands each request to the next application in turn."""

    def __init__(self, *apps: ASGIApp) -> None:
        self._turn = cycle(apps)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        await next(self._turn)(scope, receive, send)


def test_one_browser_uses_two_replicas_by_turns(database_url: str, clock: TurnableClock) -> None:
    for one in loaded(database_url, clock):
        other = Database(database_url, durable=False)
        both = RoundRobin(site_of(one, clock, is_demo=True), site_of(other, clock, is_demo=True))
        ana, marko = Person(both).signs_in_as("ana"), Person(both).signs_in_as("marko")
        number = _opens(one, clock)
        at = f"/tickets/{number}"
        for _ in range(2):  # once by each
            assert "Ana Jovanović" in words_of(ana.looks("/me"))
        _presence_and_drafts(ana, marko, at)
        key = re.search(r'id="reply".*?name="key" value="(\w+)"', ana.looks(at).text, re.DOTALL)
        assert key
        for _ in range(2):  # pressed twice, the second press goes to the other
            page = words_of(ana.sends(f"{at}/say", kind="reply", text="Da li je uključen?", key=key[1]))
        assert page.count("Da li je uključen?") == 1
        _one_takes_it(one, clock, marko, at)
        _keys_count_together(one, clock, both)
        assert asyncio.run(_hears(one, other, clock, number))
        ana.sends("/logout")
        for _ in range(2):
            assert ana.looks("/me").url.path == "/login"
        with one.read(clock) as tx:
            assert len(tx.all(select(StaffSession))) == 2  # nobody was signed in anew meanwhile
        other.close()


def _opens(database: Database, clock: TurnableClock) -> int:
    with database.begin(clock) as tx:
        return open_ticket(tx, now_of(tx), text="Ne radi štampač", source="webchat").ticket.number


def _presence_and_drafts(ana: Person, marko: Person, at: str) -> None:
    """What is half written is there by the other replica, and so is who looks."""
    ana.sends(f"{at}/look", draft="Dobar dan, da li")
    for _ in range(2):
        assert "Dobar dan, da li" in ana.looks(at).text
        seen = marko.looks(at)
        assert "Ana Jovanović" in words_of(seen) and "Dobar dan, da li" not in seen.text


def _one_takes_it(database: Database, clock: TurnableClock, marko: Person, at: str) -> None:
    assert "Kolega je bio brži" in words_of(marko.sends(f"{at}/take"))  # who answered has it
    with database.read(clock) as tx:
        said = tx.all(select(Message.text).where(Message.author == "operator"))
    assert said == ["Da li je uključen?"]


def _keys_count_together(database: Database, clock: TurnableClock, both: ASGIApp) -> None:
    machine = Machine(both, key_for(database, clock))
    body: dict[str, Any] = {"contact": "zora-milica", "text": "Preko API-ja"}
    answers = [machine.posts("/tickets", body, once="k").json() for _ in range(2)]
    assert answers[0] == answers[1]  # the repeat came to the other one, and opened nothing


async def _hears(one: Database, other: Database, clock: TurnableClock, number: int) -> bool:
    """A page that the second replica keeps open hears what the first one writes."""
    door = StaffDoor(other, clock, None, "a secret of tests", "http://desk.example")  # type: ignore[arg-type]
    beat, of = Pulse(door), f"ticket-{number}"
    beat.watch(of)
    before = await beat.now(of)

    def writes() -> None:
        with one.begin(clock) as tx:
            add_to_ticket(tx, now_of(tx), ticket_by_number(tx, number), None, "Još ne radi")

    await asyncio.to_thread(writes)
    await asyncio.sleep(EVERY_SECONDS)
    heard = await beat.now(of) != before
    await beat.leave(of)
    return heard
