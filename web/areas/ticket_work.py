"""What is done on a ticket's page. Each race is one conditional update: who was too late reads why."""

from core.clients.rows import Client
from core.database.inbox import receive_once
from core.database.transaction import Transaction
from core.desk.answer_page import accept_page, pass_page
from core.desk.book_time import book_time
from core.desk.close_ticket import close_ticket
from core.desk.give_ticket import give_ticket
from core.desk.link_tickets import link_tickets, unlink_tickets
from core.desk.merge_tickets import merge_tickets
from core.desk.note_on_ticket import note_on_ticket
from core.desk.reply_to_client import reply_to_client
from core.desk.resume_ticket import resume_ticket
from core.desk.set_urgency import set_urgency
from core.desk.take_ticket import take_ticket
from core.errors import Conflict, Invalid
from core.escalation.attempts import notified
from core.escalation.pages import LIVE, page_of
from core.escalation.rows import Page
from core.escalation.turn import first_in_turn
from core.files.files import Source, add_file
from core.files.rows import StoredFile
from core.hours.ledger import entries_of
from core.ports import IncomingFile
from core.roster.rows import Operator
from core.staff.audit import note
from core.tickets.lifecycle import State
from core.tickets.looks import drop_draft, note_gone, note_look
from core.tickets.rows import Ticket
from core.tickets.tickets import ticket_by_number
from web.areas.typed_work import typed_work
from web.asked import Answer, Asked, Back, Go, Nothing
from web.door import StaffDoor

_PATH = "/tickets/{number}"
_MOST_LETTERS = 8000
_LONGEST_DRAFT = 20_000


def ticket_work(door: StaffDoor) -> None:
    """The forms of a ticket's page."""
    acts = {
        "say": _say,
        "take": _take,
        "give": _give,
        "close": _close,
        "reopen": _reopen,
        "merge": _merge,
        "link": _link,
        "unlink": _unlink,
        "urgency": _set_urgency,
        "accept": _accept,
        "pass": _pass,
    }
    for verb, act in acts.items():
        door.does(f"{_PATH}/{verb}", act, area="tickets", verb=verb, keeps=verb == "say")
    door.does(f"{_PATH}/time", _book, area="hours", verb="book")
    door.does(f"{_PATH}/look", _look, area="tickets", verb=None)


def _ticket(tx: Transaction, asked: Asked) -> Ticket:
    return ticket_by_number(tx, asked.number("number"))


def _me(asked: Asked) -> Operator:
    return asked.moment.operators[asked.viewer.code]


def _at(ticket: Ticket, place: str = "") -> str:
    return f"/tickets/{ticket.number}{place}"


def _say(tx: Transaction, asked: Asked) -> Answer:
    """An answer to the client, or a note for colleagues; `then` close: the answer is the last word."""
    ticket, text = _ticket(tx, asked), asked.form.get("text", "").strip()
    if not (text or asked.kept):
        return Back(_at(ticket, "#reply"), "not-empty")
    if any(not upload.is_whole for upload in asked.files.values()):
        return Back(_at(ticket, "#reply"), "not-so-large")
    if len(text) > _MOST_LETTERS:
        raise Invalid(
            f"{len(text)} letters: at most {_MOST_LETTERS}", "letters", count=len(text), most=_MOST_LETTERS
        )
    # The form carries a key of its own: sent twice, it is said once.
    key = asked.form.get("key", "")[:64]
    if key and not receive_once(tx, channel="page", account=asked.viewer.code, event=f"say-{key}"):
        return Back(_at(ticket, "#last"), "said-before")
    if asked.form.get("kind") == "note":
        note_on_ticket(tx, ticket, _me(asked), text, files=_files(tx, asked, ticket, author="note"))
        drop_draft(tx, ticket.id, asked.viewer.code)
        return Go(_at(ticket, "#last"), "noted")
    return _reply(tx, asked, ticket, text)


def _reply(tx: Transaction, asked: Asked, ticket: Ticket, text: str) -> Answer:
    moment, me = asked.moment, _me(asked)
    if ticket.state == State.CLOSED:
        return Back(_at(ticket, "#reply"), "not-on-closed")
    if first := _first(tx, asked, ticket):
        return Back(_at(first), "not-before-this")
    drop_draft(tx, ticket.id, me.code)
    closes = asked.form.get("then") == "close"
    if closes and not asked.kept:
        if not close_ticket(tx, moment, ticket, summary=text, operator=me):
            return Back(_at(ticket), "not-closed-twice")
        note(tx, me.code, "close", "tickets", str(ticket.number))
        return Go(_at(ticket), "closed")
    reached = reply_to_client(
        tx, moment, ticket, me, text, files=_files(tx, asked, ticket, author="operator")
    )
    if closes:
        close_ticket(tx, moment, ticket, operator=me)
        note(tx, me.code, "close", "tickets", str(ticket.number))
        return Go(_at(ticket), "closed")
    return Go(_at(ticket, "#last"), "replied" if reached else "not-reached")


def _files(tx: Transaction, asked: Asked, ticket: Ticket, *, author: str) -> list[StoredFile]:
    """The rows of what was attached; it lies among our files already."""
    source = Source(author, "page", asked.viewer.code, ticket.conversation_id)
    return [
        add_file(tx, source, IncomingFile("", content.original, content.size, content))
        for content in asked.kept
    ]


def _first(tx: Transaction, asked: Asked, ticket: Ticket) -> Ticket | None:
    """The ticket that must be served before this one, which nobody has."""
    if ticket.state != State.OPEN:
        return None
    return first_in_turn(tx, ticket, is_open=asked.moment.coverage.open)


def _take(tx: Transaction, asked: Asked) -> Answer:
    ticket, me = _ticket(tx, asked), _me(asked)
    if first := _first(tx, asked, ticket):
        return Back(_at(first), "not-before-this")
    if not take_ticket(tx, asked.moment, ticket, me):
        return Back(_at(ticket), "not-taken")
    return Go(_at(ticket), "taken")


def _give(tx: Transaction, asked: Asked) -> Answer:
    ticket = _ticket(tx, asked)
    taker = asked.moment.operators.get(asked.form.get("operator", ""))
    if taker is None:
        raise Invalid("choose a colleague", "colleague")
    holder = asked.form.get("holder") or None
    if holder is None and _first(tx, asked, ticket):
        return Back(_at(ticket), "not-before-others")
    if not give_ticket(tx, asked.moment, ticket, _me(asked), taker, holder=holder):
        return Back(_at(ticket), "not-given")
    return Go(_at(ticket), "given")


def _close(tx: Transaction, asked: Asked) -> Answer:
    ticket, summary = _ticket(tx, asked), asked.form.get("summary", "").strip()[:_MOST_LETTERS]
    if not close_ticket(tx, asked.moment, ticket, summary=summary, operator=_me(asked)):
        return Back(_at(ticket), "not-closed-twice")
    return Go(_at(ticket), "closed")


def _reopen(tx: Transaction, asked: Asked) -> Answer:
    ticket = _ticket(tx, asked)
    if not resume_ticket(tx, ticket, _me(asked)):
        return Back(_at(ticket), "not-reopened")
    return Go(_at(ticket), "reopened")


def _merge(tx: Transaction, asked: Asked) -> Answer:
    """This ticket goes on in the other one."""
    ticket, into = _ticket(tx, asked), _other(tx, asked)
    try:
        merge_tickets(tx, asked.moment, ticket, into, _me(asked))
    except Invalid:
        return Back(_at(ticket), "not-of-one-client")
    except Conflict:
        return Back(_at(ticket), "not-merged")
    return Go(_at(into), "merged")


def _link(tx: Transaction, asked: Asked) -> Answer:
    ticket, other = _ticket(tx, asked), _other(tx, asked)
    if ticket.id == other.id:
        return Back(_at(ticket), "not-to-itself")
    link_tickets(tx, ticket, other, _me(asked))
    return Go(_at(ticket), "linked")


def _unlink(tx: Transaction, asked: Asked) -> Answer:
    ticket = _ticket(tx, asked)
    unlink_tickets(tx, ticket, _other(tx, asked))
    return Go(_at(ticket), "unlinked-ticket")


def _other(tx: Transaction, asked: Asked) -> Ticket:
    """The ticket that the form names: "1002", "#1002"."""
    text = asked.form.get("other", "").strip().lstrip("#")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Invalid(f"{text!r}: write the number of a ticket", "ticket-number", text=text)
    return ticket_by_number(tx, int(text))


def _set_urgency(tx: Transaction, asked: Asked) -> Answer:
    ticket = _ticket(tx, asked)
    set_urgency(tx, ticket, _me(asked), asked.form.get("urgency", ""))
    return Go(_at(ticket), "urgency-set")


def _accept(tx: Transaction, asked: Asked) -> Answer:
    """Wins the ticket's page, as the button in the chat does."""
    ticket = _ticket(tx, asked)
    page = page_of(tx, ticket.id)
    if page is None or not accept_page(tx, asked.moment, page.id, _me(asked)):
        return Back(_at(ticket), "not-accepted")
    return Go(_at(ticket), "accepted")


def _pass(tx: Transaction, asked: Asked) -> Answer:
    """Whoever was asked passes it on."""
    ticket = _ticket(tx, asked)
    page = page_of(tx, ticket.id)
    if page is None or page.state not in LIVE or not _was_asked(tx, page, asked.viewer.code):
        return Back(_at(ticket), "not-passed")
    if not pass_page(tx, asked.moment, page.id, _me(asked)):
        return Back(_at(ticket), "not-passed")
    return Go(_at(ticket), "passed")


def _was_asked(tx: Transaction, page: Page, code: str) -> bool:
    return any(n.operator == code and n.version == page.version for n in notified(tx, page.id))


def _book(tx: Transaction, asked: Asked) -> Answer:
    ticket = _ticket(tx, asked)
    if ticket.client_id is None:
        raise Invalid("time is booked for a client, and this ticket has none")
    work = typed_work(asked, f"ticket-{ticket.id}", ticket.id)
    if entries_of(tx, work.key):
        return Back(_at(ticket), "said-before")
    book_time(tx, asked.moment, tx.get(Client, ticket.client_id), work)
    return Go(_at(ticket), "booked")


def _look(tx: Transaction, asked: Asked) -> Answer:
    """The page is open, or was closed; and what stands in its box. No news to anybody but those who look."""
    ticket, me = _ticket(tx, asked), asked.viewer.code
    draft = asked.form.get("draft")
    note_look(tx, ticket.id, me, draft=draft[:_LONGEST_DRAFT] if draft is not None else None)
    if asked.form.get("gone"):
        note_gone(tx, ticket.id, me)
    return Nothing()
