"""A client, or somebody we do not know yet, says something in a chat."""

from dataclasses import dataclass

from core.clients.identity import Person, person_at
from core.conversations.chat import Choice, conversation, press
from core.conversations.rows import Button, Conversation
from core.database.transaction import Transaction
from core.desk.add_to_ticket import add_to_ticket
from core.desk.hear_appointment import pressed_appointment, want_appointment
from core.desk.link_chat import link_by_code, link_by_phone
from core.desk.moment import Moment
from core.desk.open_ticket import open_ticket
from core.desk.say import Chat, Text, client_chat, say
from core.desk.tell_hours import hours_text
from core.errors import Conflict
from core.language.catalogue import LANGUAGES
from core.ports import Finding, Inbound, Library, Piece, Wish
from core.roster.duty import is_away
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import alive_in

WHO_AGAIN_SECONDS = 24 * 3600


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


def hear_client(tx: Transaction, moment: Moment, inbound: Inbound, library: Library) -> None:
    """Answers, opens or adds to a ticket, links, or asks who it is."""
    here = conversation(tx, inbound.channel, inbound.chat)
    here.last_heard_at = tx.now
    who = person_at(tx, inbound.channel, inbound.sender)
    here.contact_id = who.contact.id if who else None
    talk = Talk(tx, moment, here, who, inbound, library)
    match inbound.wish:
        case Wish.PRESS:
            _pressed(talk)
        case Wish.LINK:
            _link(talk)
        case Wish.SHARED_PHONE:
            _shared_phone(talk)
        case Wish.LANGUAGE:
            _change_language(talk)
        case Wish.HELP | Wish.DUTY | Wish.CLOSE:
            talk.say("help", [_person_choice()])
        case Wish.HOURS:
            _hours(talk)
        case Wish.PERSON:
            _want_person(talk)
        case Wish.ADVISOR:
            _want_advisor(talk)
        case Wish.APPOINTMENT:
            _want_appointment(talk)
        case _:
            _words(talk)


def _words(talk: Talk) -> None:
    """Free words: an open ticket takes them; else greetings are greeted and questions answered."""
    if ticket := _alive(talk):
        _add(talk, ticket, talk.inbound.text)
    elif talk.inbound.wish is Wish.GREETING:
        _greet(talk)
    elif talk.inbound.wish is Wish.THANKS:
        talk.say("you-are-welcome")
    elif talk.inbound.text.strip():
        _answer(talk, talk.inbound.text.strip(), talk.library.find(talk.inbound.text))
    else:
        talk.say("only-text")


def _alive(talk: Talk) -> Ticket | None:
    """The open ticket of this chat; never another client's, whose contact may have had the chat before."""
    ticket = alive_in(talk.tx, talk.conversation)
    client_id = talk.who.client.id if talk.who else None
    return ticket if ticket and ticket.client_id in (None, client_id) else None


def _add(talk: Talk, ticket: Ticket, text: str) -> None:
    add_to_ticket(talk.tx, talk.moment, ticket, talk.who, text)
    talk.say("added-to-ticket", number=str(ticket.number))


def _greet(talk: Talk) -> None:
    company = talk.moment.company.name
    if talk.who:
        talk.say("greeting", name=talk.who.contact.name, company=company)
    else:
        talk.say("greeting-stranger", company=company)
        _ask_who(talk)


def _answer(talk: Talk, question: str, finding: Finding) -> None:
    talk.conversation.question = question
    match finding:
        case Finding("answer", (piece, *_)):
            _show_article(talk, piece, question)
        case Finding("offer", pieces) if pieces:
            _offer(talk, pieces, question)
        case _:
            _hand_over(talk, question)
            return
    if talk.who is None:
        _ask_who_once(talk)


def _show_article(talk: Talk, piece: Piece, question: str) -> None:
    facts = {"article": piece.article_id, "question": question}
    helped = [Choice("yes", "helped", facts), Choice("no", "not-helped", facts)]
    talk.say("answer", helped, title=piece.title, body=piece.body)


def _offer(talk: Talk, pieces: tuple[Piece, ...], question: str) -> None:
    rows = [
        [
            Choice(
                "article", "show-article", {"article": p.article_id, "question": question}, {"title": p.title}
            )
        ]
        for p in pieces
    ]
    talk.say("offer", *rows, [_person_choice(question)])


def _person_choice(question: str | None = None) -> Choice:
    return Choice("person", "person", {"question": question})


def _want_person(talk: Talk) -> None:
    """ "A person, please": with the question that had no good answer yet, if there was one."""
    earlier = None if _alive(talk) else talk.conversation.question
    words = talk.inbound.text.strip()
    _hand_over(talk, "\n".join(part for part in (earlier, words) if part) or None)


def _want_advisor(talk: Talk) -> None:
    """ "My advisor, please": the advisor first; the desk, and a word about it, when the advisor is away."""
    if talk.who is None:
        _hand_over(talk, talk.inbound.text.strip() or None)
        return
    advisor = talk.moment.operators.get(talk.who.client.advisor or "")
    if advisor is None:
        talk.say("no-advisor")
    elif is_away(talk.moment.roster, advisor.code, talk.moment.at):
        talk.say("advisor-away", advisor=advisor.name)
        advisor = None
    _open(talk, talk.inbound.text.strip() or talk.conversation.question, advisor)


def _want_appointment(talk: Talk) -> None:
    """For somebody we know; a stranger who says more than the command may go on without saying who."""
    words = talk.inbound.text.strip()
    if talk.who:
        want_appointment(talk, talk.who.client)
    elif words:
        _hand_over(talk, words)
    else:
        _ask_who(talk)


def _hand_over(talk: Talk, question: str | None) -> None:
    """A ticket for somebody we know; a stranger is asked who it is first, and may go on without."""
    if ticket := _alive(talk):
        _add(talk, ticket, question or talk.inbound.text)
        return
    talk.conversation.question = question
    if talk.who is None:
        talk.conversation.wants_person = True
        _ask_who(talk, may_go_on=True)
    else:
        _open(talk, question)


def _open(talk: Talk, question: str | None, advisor: Operator | None = None) -> None:
    opened = open_ticket(
        talk.tx,
        talk.moment,
        text=question or talk.inbound.text or "…",
        source=talk.inbound.channel,
        who=talk.who,
        conversation=talk.conversation,
        advisor=advisor,
    )
    talk.conversation.question = None
    talk.conversation.wants_person = False
    facts = {**opened.facts, "number": str(opened.ticket.number)}
    say(talk.tx, talk.chat, Text(f"ticket-opened-{opened.follows}", facts))


def _ask_who_once(talk: Talk) -> None:
    asked = talk.conversation.asked_who_at
    if asked is None or (talk.tx.now - asked).total_seconds() > WHO_AGAIN_SECONDS:
        _ask_who(talk)


def _ask_who(talk: Talk, *, may_go_on: bool = False) -> None:
    talk.conversation.asked_who_at = talk.tx.now
    rows = [[Choice("without-code", "without-code")]] if may_go_on else []
    can_share = talk.inbound.can_share_phone
    talk.say("who-are-you-phone" if can_share else "who-are-you", *rows, ask_phone=can_share)


def _hours(talk: Talk) -> None:
    if talk.who is None:
        _ask_who(talk)
    else:
        text = hours_text(talk.moment, talk.who.client)
        say(talk.tx, talk.chat, text)


def _link(talk: Talk) -> None:
    try:
        who = link_by_code(talk.tx, talk.inbound)
    except Conflict:
        talk.say("link-too-many")
        return
    if who:
        _linked(talk, who)
    else:
        talk.say("link-refused")


def _shared_phone(talk: Talk) -> None:
    who = link_by_phone(talk.tx, talk.inbound)
    if who:
        _linked(talk, who)
    else:
        talk.say("phone-not-known")
        _ask_who(talk, may_go_on=True)


def _linked(talk: Talk, who: Person) -> None:
    talk.who = who
    talk.conversation.contact_id = who.contact.id
    talk.say("linked", name=who.contact.name, client=who.client.name)
    if talk.conversation.wants_person:
        _open(talk, talk.conversation.question)


def _change_language(talk: Talk) -> None:
    if talk.inbound.argument in LANGUAGES:
        talk.conversation.language = talk.inbound.argument
        talk.say("language-changed")
    else:
        rows = [Choice(f"language-{code}", "language", {"language": code}) for code in LANGUAGES]
        talk.say("which-language", rows)


def _pressed(talk: Talk) -> None:
    button, first = press(talk.tx, talk.inbound.channel, talk.inbound.chat, talk.inbound.argument)
    if button and pressed_appointment(talk, button, first=first):
        return
    if button is None or not first:
        talk.say("press-too-late")
        return
    _act(talk, button)


def _act(talk: Talk, button: Button) -> None:
    facts = button.facts
    match button.action:
        case "helped":
            talk.conversation.question = None
            talk.say("glad-it-helped")
        case "not-helped" | "person":
            _hand_over(talk, facts.get("question") or talk.conversation.question)
        case "show-article":
            piece = talk.library.piece(facts["article"])
            if piece:
                _show_article(talk, piece, facts["question"])
            else:
                _hand_over(talk, facts["question"])
        case "without-code":
            _open(talk, talk.conversation.question)
        case "language":
            talk.conversation.language = facts["language"]
            talk.say("language-changed")
