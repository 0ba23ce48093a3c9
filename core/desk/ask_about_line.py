"""A client asks about one line of its statement: the month's lines as buttons, and what the ticket says."""

from typing import Any

from sqlalchemy import select

from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.say import Text, say
from core.desk.talk import Talk, advisor_there, open_here
from core.hours.rows import Statement
from core.tickets.notes import note_text

LINES_A_PAGE = 8
# A button is one short line: of a note, its beginning.
_LONGEST_ON_BUTTON = 24


def show_lines(talk: Talk, facts: dict[str, Any]) -> None:
    """The lines of a statement, for as long as the chat belongs to the client whose statement it is."""
    client = _own_client(talk, facts)
    text = _lines_text(talk.tx, client, facts["month"], facts["page"]) if client else None
    if text:
        say(talk.tx, talk.chat, text)
    else:
        talk.say("press-too-late")


def ask_about_line(talk: Talk, facts: dict[str, Any]) -> None:
    """A ticket about this line, to the advisor first."""
    client = _own_client(talk, facts)
    data = _frozen(talk.tx, client, facts["month"]) if client else None
    lines = data["lines"] if data else []
    if data is None or not 0 <= facts["line"] < len(lines):
        talk.say("press-too-late")
        return
    line = lines[facts["line"]]
    question = note_text("line-question", talk.moment.company.language, {**line, "words": line["note"]})
    ticket = open_here(talk, question, advisor_there(talk))
    facts = {"number": str(ticket.number), **_line_facts(data, line)}
    say(talk.tx, talk.chat, Text("line-asked", facts))


def _own_client(talk: Talk, facts: dict[str, Any]) -> Client | None:
    return talk.who.client if talk.who and talk.who.client.id == facts["client"] else None


def _lines_text(tx: Transaction, client: Client, month: str, page: int) -> Text | None:
    """A page of the closed month's lines, one button a line; None if there are none."""
    data = _frozen(tx, client, month)
    lines = data["lines"] if data else []
    pages = -(-len(lines) // LINES_A_PAGE)
    if data is None or not 0 <= page < pages:
        return None
    first = page * LINES_A_PAGE
    rows = [
        [_line_choice(client, data, number)] for number in range(first, min(first + LINES_A_PAGE, len(lines)))
    ]
    turns = _turns(client, month, page, pages)
    return Text(
        "lines-of-month",
        {"month": month, "page": page + 1, "pages": pages},
        [*rows, turns] if turns else rows,
    )


def _line_facts(data: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    """What names a line: its day, kind and length; where another has the same, what tells it apart."""
    alike = [each for each in data["lines"] if _named(each) == _named(line)]
    return {**_named(line), "about": _about(data, line, alike) if len(alike) > 1 else ""}


def _named(line: dict[str, Any]) -> dict[str, Any]:
    return {"on": line["on"], "kind": line["kind"], "minutes": line["minutes"]}


def _about(data: dict[str, Any], line: dict[str, Any], alike: list[dict[str, Any]]) -> str:
    """The beginning of its note; without one, or if all have the same, the first name of who worked."""
    note = " ".join(line["note"].split())
    if not note or all(each["note"] == line["note"] for each in alike):
        return str(data.get("operator_names", {}).get(line["operator"], line["operator"])).split(" ")[0]
    return note if len(note) <= _LONGEST_ON_BUTTON else f"{note[: _LONGEST_ON_BUTTON - 1].rstrip()}…"


def _frozen(tx: Transaction, client: Client, month: str) -> dict[str, Any] | None:
    """The closed month as it was frozen; None while it is open."""
    frozen = tx.first(select(Statement).where(Statement.client_id == client.id, Statement.month == month))
    return frozen.data if frozen else None


def _line_choice(client: Client, data: dict[str, Any], number: int) -> Choice:
    facts = {"client": client.id, "month": data["month"], "line": number}
    return Choice("line", "statement-line", facts, _line_facts(data, data["lines"][number]))


def _turns(client: Client, month: str, page: int, pages: int) -> list[Choice]:
    back = Choice("previous-page", "statement-lines", _page(client, month, page - 1))
    on = Choice("next-page", "statement-lines", _page(client, month, page + 1))
    return [turn for turn, is_there in ((back, page > 0), (on, page + 1 < pages)) if is_there]


def _page(client: Client, month: str, page: int) -> dict[str, Any]:
    return {"client": client.id, "month": month, "page": page}
