"""A client asks in a chat for a visit, consulting or a remote session, or answers a proposed time."""

from datetime import datetime, timedelta
from typing import Any

from core.appointments.appointments import appointment_by_id, coming, coming_of_ticket
from core.appointments.kinds import KINDS, kind_of_subject, named_kind, subject_for
from core.clients.rows import Client
from core.contracts.entitlement import Entitlement, Service
from core.conversations.chat import Choice
from core.conversations.rows import Button
from core.desk.add_to_ticket import add_to_ticket
from core.desk.answer_appointment import confirm_appointment, decline_appointment, show_newest
from core.desk.entitlements import entitlement, not_entitled
from core.desk.expect_words import expect_words
from core.desk.open_ticket import open_ticket
from core.desk.say import Text, say
from core.desk.talk import Talk, advisor_today, ask_who, hand_over
from core.desk.tell_appointment import answer_choices, appointment_facts, sides
from core.errors import Invalid
from core.language.typed_call import read_call_time
from core.tickets.rows import Ticket
from core.tickets.tickets import alive_in

_ACTIONS = ("want-appointment", "agree", "disagree")
# What the words of a message ask for besides a kind: another time for what is agreed on, or none.
_CHANGE = "change"
# Who wants it within this time wants it now.
_NOW = timedelta(minutes=30)


def want_appointment(talk: Talk) -> None:
    """Shows the time that is agreed on already, else asks which kind, else asks the desk for a time.

    A stranger who says more than the command may go on without saying who it is.
    """
    named, words = talk.inbound.argument, talk.inbound.text.strip()
    if talk.who and named == _CHANGE:
        _change(talk, talk.who.client, named_kind(words), words)
    elif talk.who:
        _want(talk, talk.who.client, named if named in KINDS else named_kind(words), words)
    elif words:
        hand_over(talk, words)
    else:
        ask_who(talk)


def appointment_named(talk: Talk) -> bool:
    """Asked which kind, the client types a kind or a time instead of pressing; False for anything else."""
    words, client = talk.inbound.text.strip(), talk.who.client if talk.who else None
    named = named_kind(words)
    if client is None or not (named or _time_in(words, talk)):
        return False
    allowed = [kind for kind in KINDS if _may_have(talk, client, kind).allowed]
    kind = named or (allowed[0] if len(allowed) == 1 else None)
    _want(talk, client, kind, words, another=True)
    return True


def wants_remote_later(talk: Talk) -> bool:
    """Asks for a time for work from afar if the words name one; False if it is wanted now."""
    words = talk.inbound.text.strip()
    when = _time_in(words, talk) if talk.who else None
    if talk.who is None or when is None or when <= talk.moment.at + _NOW:
        return False
    _want(talk, talk.who.client, "remote", words)
    return True


def _time_in(words: str, talk: Talk) -> datetime | None:
    try:
        return read_call_time(words, talk.moment.local)
    except Invalid:
        return None


def pressed_appointment(talk: Talk, button: Button, *, first: bool) -> bool:
    """Does what the button says if it is one of these; each settles a late press by how things stand."""
    if button.action not in _ACTIONS or talk.who is None:
        return False
    facts, client = button.facts, talk.who.client
    if button.action == "want-appointment":
        if first:
            _want(talk, client, facts["kind"], facts["text"], another=facts.get("another", False))
        return first
    return _answered(talk, client, button.action, facts)


def _answered(talk: Talk, client: Client, action: str, facts: dict[str, Any]) -> bool:
    """Only for the client whose appointment it is: a chat may have become another's."""
    appointment_id, revision = facts["appointment"], facts["revision"]
    appointment = appointment_by_id(talk.tx, appointment_id)
    if appointment.client_id != client.id:
        return False
    act = confirm_appointment if action == "agree" else decline_appointment
    done = act(talk.tx, talk.moment, appointment_id, revision)
    # A colleague of the one who was asked may answer, and reads here what came of it.
    if not done or sides(talk.tx, talk.moment, appointment).client != talk.chat:
        show_newest(talk.tx, talk.moment, talk.chat, appointment_id, revision)
    return True


def _want(talk: Talk, client: Client, kind: str | None, words: str, *, another: bool = False) -> None:
    standing = [] if another else coming(talk.tx, client_id=client.id, kind=kind)
    if standing:
        _show(talk, standing[0].id, kind, words)
    elif kind:
        _ask_for(talk, client, kind, words)
    else:
        _which(talk, client, words)


def _change(talk: Talk, client: Client, kind: str | None, words: str) -> None:
    """Shows what there is to change; where there is nothing, offers to arrange something."""
    named = coming(talk.tx, client_id=client.id, kind=kind)
    standing = named or coming(talk.tx, client_id=client.id)
    if standing:
        _show(talk, standing[0].id, kind, words)
        return
    row = [_offer(each) for each in KINDS if _may_have(talk, client, each).allowed]
    say(talk.tx, talk.chat, Text("appointment-none", {}, [row] if row else []))


def _offer(kind: str) -> Choice:
    return Choice(f"book-{kind}", "want-appointment", {"kind": kind, "text": ""})


def _show(talk: Talk, appointment_id: int, kind: str | None, words: str) -> None:
    appointment = appointment_by_id(talk.tx, appointment_id)
    facts = appointment_facts(talk.tx, talk.moment, appointment)
    more = {"kind": kind, "text": words, "another": True}
    rows = [*answer_choices(appointment), [Choice("another-appointment", "want-appointment", more)]]
    say(talk.tx, talk.chat, Text("appointment-stands", facts, rows))


def _which(talk: Talk, client: Client, words: str) -> None:
    """Offers what this client may have; what it may not have is no button."""
    facts: dict[str, Any] = {"text": words, "another": True}
    row = [
        Choice(f"want-{kind}", "want-appointment", {**facts, "kind": kind})
        for kind in KINDS
        if _may_have(talk, client, kind).allowed
    ]
    if row:
        expect_words(talk.tx, talk.conversation, "appointment")
        talk.say("appointment-which", row)
    else:
        say(talk.tx, talk.chat, not_entitled(talk.moment, _may_have(talk, client, "visit")))


def _ask_for(talk: Talk, client: Client, kind: str, words: str) -> None:
    answer = _may_have(talk, client, kind)
    if not answer.allowed:
        say(talk.tx, talk.chat, not_entitled(talk.moment, answer))
    elif ticket := _asked_already(talk, client, kind):
        add_to_ticket(talk.tx, talk.moment, ticket, talk.who, words or "…")
        talk.say("added-to-ticket", number=str(ticket.number))
    else:
        _open(talk, client, kind, words, answer)


def _asked_already(talk: Talk, client: Client, kind: str) -> Ticket | None:
    """This chat's open ticket that asks for the same and has no time yet."""
    ticket = alive_in(talk.tx, talk.conversation)
    if ticket is None or ticket.client_id != client.id or kind_of_subject(ticket.subject) != kind:
        return None
    return None if coming_of_ticket(talk.tx, ticket.id) else ticket


def _open(talk: Talk, client: Client, kind: str, words: str, answer: Entitlement) -> None:
    subject = subject_for(kind, talk.moment.company.language)
    opened = open_ticket(
        talk.tx,
        talk.moment,
        text="\n".join(part for part in (subject, words) if part),
        source=talk.inbound.channel,
        who=talk.who,
        conversation=talk.conversation,
        advisor=advisor_today(talk),
        can_wait=True,
    )
    facts = {
        "kind": kind,
        "number": str(opened.ticket.number),
        "advisor": opened.facts.get("advisor", ""),
        "opens": opened.facts.get("opens", ""),
        "reason": answer.reason.key,
        "per_hour": answer.reason.facts.get("per_hour", ""),
        "currency": talk.moment.company.currency,
    }
    say(talk.tx, talk.chat, Text("appointment-asked", facts))


def _may_have(talk: Talk, client: Client, kind: str) -> Entitlement:
    return entitlement(talk.tx, talk.moment, client, Service(kind), later=True)
