"""What an operator does with a ticket beside answering: a note, a colleague, an article, the end."""

from core.conversations.chat import Choice
from core.desk.close_ticket import close_ticket
from core.desk.draft_article import has_answer
from core.desk.give_ticket import give_ticket
from core.desk.note_on_ticket import note_on_ticket
from core.desk.reply_to_client import reply_to_client
from core.desk.say import Text, operator_chat, say
from core.desk.shift import Shift, meant_ticket
from core.desk.take_files import KNOWN, Sender, take_files
from core.desk.take_ticket import goes_first
from core.language.typed_day import folded
from core.roster.rows import Operator
from core.tickets.rows import Ticket

_MOST_ARTICLES = 3


def keep_note(shift: Shift, words: str) -> None:
    """Keeps what only colleagues read, and files that came with it; the client never sees either."""
    ticket, text = meant_ticket(shift), words.strip()
    if ticket is None:
        shift.say("which-ticket")
        return
    files = take_files(shift.tx, shift.moment, shift.inbound, Sender("note", shift.chat, KNOWN))
    if not (text or files):
        shift.say("note-empty")
    elif text or any(file.state != "refused" for file in files):
        note_on_ticket(shift.tx, ticket, shift.operator, text, files=files)
        shift.did("say", "tickets", ticket.number)
        shift.say("note-kept", ticket=ticket.number, number=str(ticket.number))


def hand_ticket(shift: Shift, words: str) -> None:
    """The named colleague answers for it from now on; both and the client are told."""
    ticket, taker = meant_ticket(shift), _named(shift, words)
    if ticket is None:
        shift.say("which-ticket")
    elif taker is None or not _given(shift, ticket, taker):
        shift.say("not-handed", ticket=ticket.number, number=str(ticket.number))
    else:
        shift.did("give", "tickets", ticket.number)
        shift.say("handed", number=str(ticket.number), operator=taker.name)


def _given(shift: Shift, ticket: Ticket, taker: Operator) -> bool:
    me = shift.operator
    return give_ticket(shift.tx, shift.moment, ticket, me, taker, holder=me.code)


def offer_articles(shift: Shift, words: str) -> None:
    """Articles that are near these words, each to be sent to the ticket's client with one press."""
    ticket = meant_ticket(shift)
    pieces = shift.library.find(words).pieces if words.strip() else ()
    if ticket is None:
        shift.say("which-ticket")
    elif not pieces:
        shift.say("no-such-article")
    else:
        rows = [
            [
                Choice(
                    "article",
                    "send-article",
                    {"ticket": ticket.id, "article": piece.article_id},
                    {"title": piece.title},
                )
            ]
            for piece in pieces[:_MOST_ARTICLES]
        ]
        shift.say("which-article", *rows, ticket=ticket.number, number=str(ticket.number))


def send_article(shift: Shift, ticket: Ticket, article: str) -> None:
    """The article goes to the client as this operator's answer."""
    piece = shift.library.piece(article)
    if piece is None:
        shift.say("no-such-article")
    else:
        answer(shift, ticket, f"{piece.title}\n\n{piece.body}")


def answer(shift: Shift, ticket: Ticket, words: str) -> None:
    """Sends it to the client, unless another ticket must be served first."""
    if goes_first(shift.tx, shift.moment, ticket, shift.operator):
        if shift.topic:
            shift.say("topic-not-sent", number=str(ticket.number))
        return
    sender = Sender("operator", shift.chat, KNOWN)
    files = take_files(shift.tx, shift.moment, shift.inbound, sender)
    if not words and all(file.state == "refused" for file in files):
        return
    reached = reply_to_client(
        shift.tx, shift.moment, ticket, shift.operator, words, files=files, inbound=shift.inbound
    )
    shift.did("say", "tickets", ticket.number)
    done = [Choice("close-ticket", "close", {"ticket": ticket.id})]
    # In the topic the words themselves stand already; only what did not go well is said.
    if reached and shift.topic:
        return
    key = "reply-sent" if reached else "reply-kept"
    shift.say(key, done, ticket=ticket.number, number=str(ticket.number))


def end(shift: Shift, ticket: Ticket, summary: str = "") -> None:
    """Closes it; the client reads the summary and is asked what it was worth."""
    if not close_ticket(shift.tx, shift.moment, ticket, summary=summary, operator=shift.operator):
        shift.say("press-too-late")
        return
    shift.did("close", "tickets", ticket.number)
    draft = [Choice("draft-ticket", "draft-ticket", {"ticket": ticket.id})]
    rows = [draft] if has_answer(shift.tx, ticket) else []
    text = Text("ticket-closed", {"number": str(ticket.number)}, rows)
    # An article is written in the operator's own chat; the topic shows by itself that it is closed.
    chat = operator_chat(shift.moment.company, shift.operator) if shift.topic else None
    if chat:
        say(shift.tx, chat, text)
    elif not shift.topic:
        shift.say_text(text)


def _named(shift: Shift, words: str) -> Operator | None:
    """The one colleague whose code or name begins so."""
    begins = folded(words)
    found = [
        each
        for each in shift.moment.operators.values()
        if begins and each.code != shift.operator.code and _begins(each, begins)
    ]
    return found[0] if len(found) == 1 else None


def _begins(operator: Operator, words: str) -> bool:
    return folded(operator.code).startswith(words) or folded(operator.name).startswith(words)
