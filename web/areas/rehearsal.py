"""Rehearsal: who calls or writes when, what the operators do, and what would happen.

The whole scenario stands in the address: whoever opens it sees the same rehearsal.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from core.calls.reasons import reason_text
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.suggest_moments import Suggested, suggest_moments
from core.errors import Invalid, Wrong
from core.rehearsal import BEHAVIOURS, LONGEST_HOURS, LONGEST_TEXT, USUAL_HOURS, WAYS, Rehearsed, Scenario
from web.asked import After, Answer, Asked, Shown
from web.door import StaffDoor

PATH = "/rehearsal"
_TEMPLATE = "rehearsal/stage.html"
# What an operator does stands under this and the operator's code.
_OPERATOR = "op."
# Names that the field offers; any other can be typed.
_MOST_OFFERED = 300


def rehearsal_pages(door: StaffDoor) -> None:
    """`/rehearsal?who=CONTACT&at=MOMENT&way=call&op.CODE=sleeps`."""

    def show(tx: Transaction, asked: Asked) -> Answer:
        facts = _form(tx, asked)
        if not asked.query.get("who"):
            return Shown(_TEMPLATE, {**facts, **_NOTHING})
        # A rehearsal takes a second and reads the database itself: not within this transaction.
        return After(lambda: _played(door, asked, facts))

    door.shows(PATH, show, area="rehearsal")


def _played(door: StaffDoor, asked: Asked, facts: Mapping[str, Any]) -> Shown:
    try:
        rehearsed = door.ports.rehearse(_scenario(asked.query))
    except Wrong as wrong:
        return Shown(_TEMPLATE, {**facts, **_NOTHING, "fault": asked.words.told(wrong)}, 422)
    reasons = [
        reason_text(reason, asked.words.language, rehearsed.currency, rehearsed.names)
        for reason in rehearsed.reasons
    ]
    return Shown(_TEMPLATE, {**facts, **_NOTHING, "rehearsed": rehearsed, "reasons": reasons})


_NOTHING: dict[str, Rehearsed | str | list[str] | None] = {"rehearsed": None, "reasons": [], "fault": ""}


def _scenario(query: Mapping[str, str]) -> Scenario:
    """The scenario of the address; raises Invalid."""
    hours = query.get("hours", "") or str(USUAL_HOURS)
    if not (hours.isascii() and hours.isdecimal() and len(hours) < 4):
        raise Invalid(f"hours: use 1 to {LONGEST_HOURS}", "rehearsal-hours", most=LONGEST_HOURS)
    way = query.get("way", WAYS[0])
    return Scenario(
        at=_moment(query.get("at", "")),
        who=query.get("who", "").strip(),
        way=way,
        text=query.get("text", "").strip() if way == "chat" else "",
        behaviours=_behaviours(query),
        agrees=not query.get("refuses"),
        hours=int(hours),
        answers=_answers(query.get("answers", "")) if way != "chat" else (),
    )


def _behaviours(query: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Those who do something else than usual, in one order: the same scenario is the same address."""
    named = {name.removeprefix(_OPERATOR): does for name, does in query.items() if name.startswith(_OPERATOR)}
    return tuple(sorted((code, does) for code, does in named.items() if does != BEHAVIOURS[0]))


def _answers(text: str) -> tuple[str, ...]:
    """What the caller presses or says, one after another, as typed with commas between."""
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise Invalid("at: write a moment as 2026-12-25T22:00", "moment", text=text) from error


def _form(tx: Transaction, asked: Asked) -> dict[str, Any]:
    suggested = suggest_moments(asked.moment)
    query = asked.query
    return {
        "people": _people(tx),
        "ways": WAYS,
        "behaviours": BEHAVIOURS,
        "operators": [
            (code, operator.name, query.get(f"{_OPERATOR}{code}", BEHAVIOURS[0]))
            for code, operator in asked.moment.operators.items()
        ],
        "prefix": _OPERATOR,
        "suggested": [(each, _address(query, each)) for each in suggested],
        "filled": {
            "who": query.get("who", ""),
            "at": query.get("at") or _iso(suggested[0].at),
            "way": query.get("way", WAYS[0]),
            "text": query.get("text") or asked.words.say("rehearsal-text-usual"),
            "answers": query.get("answers", ""),
            "hours": query.get("hours") or str(USUAL_HOURS),
            "refuses": bool(query.get("refuses")),
        },
        "longest": {"hours": LONGEST_HOURS, "text": LONGEST_TEXT},
    }


def _people(tx: Transaction) -> list[tuple[str, str, str]]:
    query = (
        select(Contact.code, Contact.name, Client.name)
        .join(Client, Client.id == Contact.client_id)
        .where(Contact.active, Client.active)
        .order_by(Client.name, Contact.name)
        .limit(_MOST_OFFERED)
    )
    return [(code, name, client) for code, name, client in tx.session.execute(query)]


def _address(query: Mapping[str, str], suggested: Suggested) -> str:
    """The same scenario at another moment."""
    kept = {name: value for name, value in query.items() if name != "jezik"}
    return f"{PATH}?{urlencode({**kept, 'at': _iso(suggested.at)})}"


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
