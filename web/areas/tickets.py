"""Tickets: the inbox by view, and the search over everything."""

from typing import Any
from urllib.parse import urlencode

from core.database.transaction import Transaction
from core.tickets.inbox import COUNTED, VIEWS, View, counts, some_of, view_of
from core.tickets.search import searched
from web.areas.ticket_lines import ticket_lines
from web.asked import Answer, Asked, Shown
from web.door import StaffDoor
from web.lists import Tab

PATH = "/tickets"
LENGTH = 50
_LONGEST_SEARCH = 100


def ticket_pages(door: StaffDoor) -> None:
    """`/tickets`, and its living part."""
    door.shows(PATH, lambda tx, asked: _list(tx, asked, "tickets/list.html"), area="tickets")
    door.shows(f"{PATH}/part", lambda tx, asked: _list(tx, asked, "tickets/lines.html"), area="tickets")


def _list(tx: Transaction, asked: Asked, template: str) -> Answer:
    typed = " ".join(asked.query.get("q", "").split())[:_LONGEST_SEARCH]
    name = _view_name(asked)
    view = _view(tx, asked, name, typed)
    after = asked.query.get("after", "")
    number = int(after) if after.isascii() and after.isdecimal() and len(after) < 10 else None
    rows, following = some_of(tx, view, after=number, most=LENGTH) if view else ((), None)
    there = {"q": typed} if typed else {"view": name}
    facts: dict[str, Any] = {
        "q": typed,
        "view": "" if typed else name,
        "tabs": _tabs(tx, asked, "" if typed else name),
        "lines": ticket_lines(tx, asked.moment, rows),
        "start": f"{PATH}?{urlencode(there)}" if number else None,
        "next": f"{PATH}?{urlencode({**there, 'after': following})}" if following else None,
    }
    return Shown(template, facts)


def _view_name(asked: Asked) -> str:
    name = asked.query.get("view", "")
    return name if name in VIEWS else VIEWS[0]


def _view(tx: Transaction, asked: Asked, name: str, typed: str) -> View | None:
    """What was searched for; else the view."""
    return searched(tx, typed) if typed else view_of(name, asked.viewer.code, asked.moment.at)


def _tabs(tx: Transaction, asked: Asked, here: str) -> list[Tab]:
    counted = counts(tx, asked.viewer.code, asked.moment.at)
    return [
        Tab(
            f"{PATH}?view={name}",
            asked.words.say(f"tickets-{name}"),
            name == here,
            counted[name] if name in COUNTED else None,
        )
        for name in VIEWS
    ]
