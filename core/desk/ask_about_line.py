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
    line = _line_of(talk.tx, client, facts["month"], facts["line"]) if client else None
    if line is None:
        talk.say("press-too-late")
        return
    question = note_text("line-question", talk.moment.company.language, line)
    ticket = open_here(talk, question, advisor_there(talk))
    facts = {"number": str(ticket.number), **_line_facts(line)}
    say(talk.tx, talk.chat, Text("line-asked", facts))


def _own_client(talk: Talk, facts: dict[str, Any]) -> Client | None:
    return talk.who.client if talk.who and talk.who.client.id == facts["client"] else None


def _lines_text(tx: Transaction, client: Client, month: str, page: int) -> Text | None:
    """A page of the closed month's lines, one button a line; None if there are none."""
    lines = _lines(tx, client, month)
    pages = -(-len(lines) // LINES_A_PAGE)
    if not 0 <= page < pages:
        return None
    first = page * LINES_A_PAGE
    rows = [
        [_line_choice(client, month, number, lines[number])]
        for number in range(first, min(first + LINES_A_PAGE, len(lines)))
    ]
    turns = _turns(client, month, page, pages)
    return Text(
        "lines-of-month",
        {"month": month, "page": page + 1, "pages": pages},
        [*rows, turns] if turns else rows,
    )


def _line_of(tx: Transaction, client: Client, month: str, number: int) -> dict[str, Any] | None:
    """One line of the closed month as it was frozen; None if there is no such line."""
    lines = _lines(tx, client, month)
    return lines[number] if 0 <= number < len(lines) else None


def _line_facts(line: dict[str, Any]) -> dict[str, Any]:
    """What names a line: its day, kind and length."""
    return {"on": line["on"], "kind": line["kind"], "minutes": line["minutes"]}


def _lines(tx: Transaction, client: Client, month: str) -> list[dict[str, Any]]:
    frozen = tx.first(select(Statement).where(Statement.client_id == client.id, Statement.month == month))
    lines: list[dict[str, Any]] = frozen.data["lines"] if frozen else []
    return lines


def _line_choice(client: Client, month: str, number: int, line: dict[str, Any]) -> Choice:
    facts = {"client": client.id, "month": month, "line": number}
    return Choice("line", "statement-line", facts, _line_facts(line))


def _turns(client: Client, month: str, page: int, pages: int) -> list[Choice]:
    back = Choice("previous-page", "statement-lines", _page(client, month, page - 1))
    on = Choice("next-page", "statement-lines", _page(client, month, page + 1))
    return [turn for turn, is_there in ((back, page > 0), (on, page + 1 < pages)) if is_there]


def _page(client: Client, month: str, page: int) -> dict[str, Any]:
    return {"client": client.id, "month": month, "page": page}
