"""A talk with a client in a chat: what every part of the dialogue does with it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from core.clients.identity import Person
from core.conversations.chat import Choice
from core.conversations.rows import Conversation
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.add_to_ticket import add_to_ticket
from core.desk.bring_along import in_words
from core.desk.moment import Moment
from core.desk.open_ticket import open_ticket
from core.desk.page_operator import page_operator
from core.desk.say import Chat, Text, client_chat, say
from core.desk.tell_operator import tell_operator
from core.escalation.pages import is_paged
from core.files.files import loose_files
from core.learning.questions import recent
from core.ports import Inbound, Library, Wish
from core.roster.duty import is_away
from core.roster.rows import Operator
from core.tickets.lifecycle import State
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import all_alive_in, release

WHO_AGAIN_SECONDS = 24 * 3600
# Of what was asked and not answered, so many lines go along with what is asked next.
_MOST_CARRIED = 3
# So long after an operator's words what the client writes needs no receipt.
_LIVE_FOR = timedelta(minutes=15)


@dataclass
class Talk:
    """One message of one conversation: who, where, and with what at hand."""

    tx: Transaction
    moment: Moment
    conversation: Conversation
    who: Person | None
    inbound: Inbound
    library: Library

    @property
    def chat(self) -> Chat:
        """Where to answer, in the reader's language."""
        language = self.who.contact.language if self.who else None
        return client_chat(self.moment.company, self.conversation, language)

    def say(self, key: str, *rows: list[Choice], ask_phone: bool = False, **facts: object) -> None:
        """Answers in this chat."""
        say(self.tx, self.chat, Text(key, dict(facts), rows, ask_phone=ask_phone))


def ask_who(talk: Talk, *, may_go_on: bool = False) -> None:
    """Asks who writes; `may_go_on` offers to open the ticket without that."""
    talk.conversation.asked_who_at = talk.tx.now
    rows = [[Choice("without-code", "without-code")]] if may_go_on else []
    can_share = talk.inbound.can_share_phone
    talk.say("who-are-you-phone" if can_share else "who-are-you", *rows, ask_phone=can_share)


def ask_who_once(talk: Talk) -> None:
    """The same, but not more than once a day."""
    asked = talk.conversation.asked_who_at
    if asked is None or (talk.tx.now - asked).total_seconds() > WHO_AGAIN_SECONDS:
        ask_who(talk)


def person_choice(question: str | None = None) -> Choice:
    """The button that asks for a person, with the question that had no good answer."""
    return Choice("person", "person", {"question": question})


def alive_ticket(talk: Talk) -> Ticket | None:
    """The open ticket of this chat that is meant, or the newest of those that may be."""
    return next(iter(meant_tickets(talk)), None)


def meant_tickets(talk: Talk) -> list[Ticket]:
    """The open tickets to which these words may belong; one, where that is clear.

    It is clear when they answer a message of one, when one alone is open, or when one was spoken of last.
    """
    alive = [ticket for ticket in all_alive_in(talk.tx, talk.conversation) if is_theirs(talk, ticket)]
    answered = answered_number(talk)
    for clear in (
        [ticket for ticket in alive if str(ticket.number) == answered],
        [ticket for ticket in alive if ticket.id == talk.conversation.ticket_id],
    ):
        if clear:
            return clear
    return alive


def is_theirs(talk: Talk, ticket: Ticket) -> bool:
    """Never another client's ticket, whose contact may have had the chat before."""
    return ticket.client_id in (None, talk.who.client.id if talk.who else None)


def answered_number(talk: Talk) -> str | None:
    """The number of the ticket of which the message says something that this one answers."""
    if talk.inbound.reply_to is None:
        return None
    said = talk.tx.first(
        select(Delivery.payload).where(
            Delivery.channel == talk.chat.channel,
            Delivery.address == talk.chat.address,
            Delivery.sent_ref == talk.inbound.reply_to,
        )
    )
    facts: dict[str, Any] = (said or {}).get("facts", {})
    return facts.get("number")


def add_here(talk: Talk, ticket: Ticket, text: str) -> None:
    """One more thing on the ticket, and a word that it is there.

    On one that waits for the opening, who pays for an operator at any hour may call that operator now.
    """
    was_live = is_live(talk, ticket)
    come_along(talk, ticket)
    add_to_ticket(talk.tx, talk.moment, ticket, talk.who, text)
    if talk.inbound.wish is Wish.THANKS:
        _thank(talk, ticket)
        return
    article = article_choice(talk, text)
    if may_wake(talk, ticket):
        urgent = Choice("urgent", "urgent", {"ticket": ticket.id})
        talk.say("added-to-waiting-ticket", [urgent], *article, number=str(ticket.number))
    elif article or not was_live:
        talk.say("added-to-ticket", *article, number=str(ticket.number))


def come_along(talk: Talk, ticket: Ticket) -> None:
    """It is spoken of here from now on: answers come to the chat in which its contact wrote last."""
    talk.conversation.ticket_id = ticket.id
    if talk.who and ticket.contact_id == talk.who.contact.id:
        ticket.conversation_id = talk.conversation.id


def _thank(talk: Talk, ticket: Ticket) -> None:
    """Thanks for an answer, or "it works": the end may be near. To an "ok" nothing is said."""
    if talk.inbound.argument == "accepts":
        return
    if talk.inbound.argument == "solved" or ticket.answered_at:
        solved = Choice("solved", "end-ticket", {"ticket": ticket.id})
        talk.say("thanks-on-ticket", [solved], number=str(ticket.number))
    else:
        talk.say("you-are-welcome")


def is_live(talk: Talk, ticket: Ticket) -> bool:
    """The operator who has the ticket wrote a moment ago: two people talk, and the desk is silent."""
    if ticket.state != State.TAKEN:
        return False
    last = select(Message.said_at).where(Message.ticket_id == ticket.id, Message.author == "operator")
    spoke_at = talk.tx.first(last.order_by(Message.id.desc()))
    return spoke_at is not None and talk.tx.now - spoke_at < _LIVE_FOR


def article_choice(talk: Talk, text: str) -> list[list[Choice]]:
    """What the library surely answers is offered beside the ticket, and pushes itself on nobody."""
    if talk.inbound.wish is not Wish.QUESTION:
        return []
    finding = talk.library.find(text)
    if finding.decision != "answer":
        return []
    piece = finding.pieces[0]
    facts = {"article": piece.article_id, "question": text}
    return [[Choice("article", "show-article", facts, {"title": piece.title})]]


def hand_over(talk: Talk, question: str | None) -> None:
    """A ticket for somebody we know; a stranger is asked who it is first, once, and may go on without.

    A person is wanted now: a ticket that waits for the opening waits no more.
    """
    _note_person(talk)
    if ticket := alive_ticket(talk):
        add_to_ticket(talk.tx, talk.moment, ticket, talk.who, question or talk.inbound.text)
        talk.say("added-to-ticket", number=str(ticket.number))
        wake(talk, ticket)
        return
    insists = was_just_asked_who(talk)
    question = with_pending(talk, question)
    talk.conversation.question = question
    if talk.who is None and not insists:
        talk.conversation.wants_person = True
        ask_who(talk, may_go_on=True)
    else:
        open_here(talk, question, asks_urgency=True)


def was_just_asked_who(talk: Talk) -> bool:
    """A stranger who wanted a person, was asked, and does not say it goes on without."""
    asked_at = talk.conversation.asked_who_at
    recently = asked_at is not None and talk.tx.now - asked_at < _LIVE_FOR
    return talk.who is None and talk.conversation.wants_person and recently


def with_pending(talk: Talk, question: str | None) -> str | None:
    """The question, below what a stranger wanted a person for when asked who it is, a moment ago."""
    earlier = talk.conversation.question if was_just_asked_who(talk) else None
    if not earlier or (question and earlier in question):
        return question
    return earlier if not question or question in earlier else f"{earlier}\n{question}"


def pending_offer(talk: Talk) -> str | None:
    """What was asked a moment ago, where none of the articles that were offered was looked at."""
    asked = recent(talk.tx, talk.conversation.asked_id)
    if asked is None or asked.outcome != "offer" or asked.article or asked.person_wanted:
        return None
    if talk.conversation.question is None or talk.tx.now - asked.asked_at >= _LIVE_FOR:
        return None
    return "\n".join(talk.conversation.question.splitlines()[-_MOST_CARRIED:])


def asked_before(talk: Talk) -> str | None:
    """What was written a moment ago and nothing has settled."""
    asked = recent(talk.tx, talk.conversation.asked_id)
    is_fresh = asked is None or talk.tx.now - asked.asked_at < _LIVE_FOR
    return talk.conversation.question if is_fresh else None


def _note_person(talk: Talk) -> None:
    """A person is wanted after what the library said, not instead of it."""
    asked = recent(talk.tx, talk.conversation.asked_id)
    if asked and asked.outcome != "person":
        asked.person_wanted = True


def _note_ticket(talk: Talk, ticket: Ticket) -> None:
    """The ticket knows what article had not helped; the question knows only that there is a ticket."""
    if asked := recent(talk.tx, talk.conversation.asked_id):
        asked.became_ticket = True
        ticket.article = asked.article if talk.conversation.question else None
    talk.conversation.asked_id = None


def wake(talk: Talk, ticket: Ticket) -> bool:
    """Calls the operator on duty for a ticket that waits for the opening; False if that is not promised.

    Who had it by day and is not on duty now has it no more, and hears so.
    """
    if not may_wake(talk, ticket):
        return False
    if owner := talk.moment.operators.get(ticket.operator or ""):
        release(talk.tx, ticket.id, owner.code)
        talk.tx.session.refresh(ticket)
        tell_operator(
            talk.tx, talk.moment, owner.code, Text("to-who-is-on-duty", {"number": str(ticket.number)})
        )
    page_operator(talk.tx, talk.moment, ticket)
    talk.say("duty-called")
    return True


def may_wake(talk: Talk, ticket: Ticket) -> bool:
    """Whether it waits for the opening though its contract promises an operator at any hour.

    So does what somebody has taken who is not on duty now, unless the two are just talking.
    """
    if talk.moment.coverage.open or is_paged(talk.tx, ticket.id):
        return False
    on_duty = {*talk.moment.duty.on_duty, *talk.moment.duty.backup}
    is_elsewhere = (
        ticket.state == State.TAKEN and ticket.operator not in on_duty and not is_live(talk, ticket)
    )
    waits = ticket.state == State.OPEN or is_elsewhere
    return waits and talk.who is not None and talk.moment.cover(talk.who.client).covers_always


def open_here(
    talk: Talk, question: str | None, advisor: Operator | None = None, *, asks_urgency: bool = False
) -> Ticket:
    """A ticket of this chat with what was asked, the advisor first if one is given; says what follows.

    `asks_urgency`: buttons below tell how urgent it is; the ticket is open whether they are pressed or not.
    """
    opened = open_ticket(
        talk.tx,
        talk.moment,
        text=question or talk.inbound.text.strip() or _files_here(talk) or "…",
        source=talk.inbound.channel,
        who=talk.who,
        conversation=talk.conversation,
        advisor=advisor,
    )
    _note_ticket(talk, opened.ticket)
    talk.conversation.question = None
    talk.conversation.wants_person = False
    talk.conversation.ticket_id = opened.ticket.id
    rows = [urgency_row(opened.ticket)] if asks_urgency and opened.follows != "advisor" else []
    facts = {**opened.facts, "number": str(opened.ticket.number)}
    say(talk.tx, talk.chat, Text(f"ticket-opened-{opened.follows}", facts, rows))
    return opened.ticket


def _files_here(talk: Talk) -> str:
    return in_words(loose_files(talk.tx, talk.conversation.id))


def urgency_row(ticket: Ticket) -> list[Choice]:
    """The first of at most two questions about it."""
    return [
        Choice(f"urgency-{name}", "urgency", {"ticket": ticket.id, "urgency": name})
        for name in ("stopped", "hindered", "can-wait")
    ]


def advisor_there(talk: Talk) -> Operator | None:
    """The client's advisor; None, and a word about it, where there is none today."""
    advisor = _advisor_of(talk)
    if advisor is None:
        talk.say("no-advisor")
        return None
    if is_away(talk.moment.roster, advisor.code, talk.moment.at):
        talk.say("advisor-away", advisor=advisor.name)
        return None
    return advisor


def advisor_today(talk: Talk) -> Operator | None:
    """The same without a word: for what goes to the desk as well as to the advisor."""
    advisor = _advisor_of(talk)
    return advisor if advisor and not is_away(talk.moment.roster, advisor.code, talk.moment.at) else None


def _advisor_of(talk: Talk) -> Operator | None:
    return talk.moment.operators.get(talk.who.client.advisor or "") if talk.who else None
