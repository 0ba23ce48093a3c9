"""The chats that are tied to a contact: shown to it, and untied, here or from another of them."""

from typing import Any

from sqlalchemy import select, update

from core.clients.rows import ContactMethod
from core.company.organisation import local
from core.conversations.chat import Choice
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.contact_chat import CHAT_CHANNELS
from core.desk.say import Text, client_chat, operator_chat, say
from core.desk.talk import Talk
from core.roster.reading import with_role
from core.roster.rows import Operator

Facts = dict[str, Any]


def tell_chats(talk: Talk) -> None:
    """Who we take the writer for, the chats that we know of them, and buttons to untie each."""
    here = _method_here(talk)
    if talk.who is None or here is None:
        talk.say("not-linked")
        return
    methods = _methods_of(talk.tx, talk.who.contact.id)
    elsewhere = [method for method in methods if method.id != here.id]
    rows = [
        [Choice("leave-here", "leave-chat", {"method": here.id}), _not_me(here)],
        *(
            [Choice("leave-there", "leave-chat", {"method": each.id}, _told(talk, each))]
            for each in elsewhere
        ),
    ]
    chats = [{**_told(talk, each), "here": "yes" if each.id == here.id else "no"} for each in methods]
    talk.say("your-chats", *rows, name=talk.who.contact.name, client=talk.who.client.name, chats=chats)


def leave_chat(talk: Talk, facts: Facts) -> None:
    """Unties it: whoever writes there is a stranger from now on, and sees nothing of the client's."""
    method = _method_to_leave(talk, facts)
    if method is None:
        talk.say("press-too-late")
    elif _is_here(talk, method):
        name = talk.who.contact.name if talk.who else ""
        _untie(talk, method)
        talk.say("unlinked", name=name)
    else:
        _untie(talk, method)
        talk.say("unlinked-there", channel=method.channel)


def deny_chat(talk: Talk, facts: Facts) -> None:
    """ "This is not me": the same, and the advisor hears that somebody else had the code."""
    method = _method_to_leave(talk, facts)
    if method is None or talk.who is None:
        talk.say("press-too-late")
        return
    _warn(talk, method)
    _untie(talk, method)
    talk.say("not-me-noted")


def tell_others_of_link(talk: Talk) -> None:
    """The contact's other chats hear that one more was tied, and may say that it is not theirs."""
    here = _method_here(talk)
    if talk.who is None or here is None:
        return
    for method in _methods_of(talk.tx, talk.who.contact.id):
        conversation = _conversation_of(talk.tx, method)
        if method.id == here.id or conversation is None:
            continue
        chat = client_chat(talk.moment.company, conversation, talk.who.contact.language)
        text = Text("chat-linked", {"channel": here.channel}, [[_not_me(here)]])
        say(talk.tx, chat, text, key=f"chat-linked-{here.id}-{method.id}")


def not_me_here(talk: Talk) -> list[list[Choice]]:
    """The button by which whoever was just tied may say that they are somebody else.

    None where a key to share one's number was shown: the message that takes it away carries no buttons.
    """
    here = _method_here(talk)
    has_key = talk.inbound.can_share_phone and talk.conversation.asked_who_at
    return [[_not_me(here)]] if here and not has_key else []


def _not_me(method: ContactMethod) -> Choice:
    return Choice("not-me", "not-me", {"method": method.id})


def _told(talk: Talk, method: ContactMethod) -> dict[str, str]:
    at = local(talk.moment.company, method.tied_at).isoformat() if method.tied_at else ""
    return {"channel": method.channel, "at": at}


def _method_here(talk: Talk) -> ContactMethod | None:
    here = ContactMethod.channel == talk.inbound.channel, ContactMethod.address == talk.inbound.sender
    return talk.tx.first(select(ContactMethod).where(*here, ContactMethod.active))


def _methods_of(tx: Transaction, contact_id: int) -> list[ContactMethod]:
    theirs = ContactMethod.contact_id == contact_id, ContactMethod.channel.in_(CHAT_CHANNELS)
    return list(tx.all(select(ContactMethod).where(*theirs, ContactMethod.active).order_by(ContactMethod.id)))


def _method_to_leave(talk: Talk, facts: Facts) -> ContactMethod | None:
    """The chat that the button names, while it is still tied to who presses."""
    mine = talk.who.contact.id if talk.who else None
    method = talk.tx.session.get(ContactMethod, facts["method"])
    return method if method and method.active and method.contact_id == mine else None


def _is_here(talk: Talk, method: ContactMethod) -> bool:
    return (method.channel, method.address) == (talk.inbound.channel, talk.inbound.sender)


def _conversation_of(tx: Transaction, method: ContactMethod) -> Conversation | None:
    there = Conversation.channel == method.channel, Conversation.chat == method.address
    return tx.first(select(Conversation).where(*there))


def _untie(talk: Talk, method: ContactMethod) -> None:
    """Two who press at once untie it once. A chat that is untied from elsewhere is told."""
    tied = update(ContactMethod).where(ContactMethod.id == method.id, ContactMethod.active)
    was_tied = talk.tx.changed(tied.values(active=False)) == 1
    conversation = _conversation_of(talk.tx, method)
    if conversation is None:
        return
    conversation.contact_id = conversation.ticket_id = conversation.asked_id = conversation.question = None
    if _is_here(talk, method):
        talk.who = None
    elif was_tied:
        say(talk.tx, client_chat(talk.moment.company, conversation, None), Text("unlinked-from-there", {}))


def _warn(talk: Talk, method: ContactMethod) -> None:
    assert talk.who
    facts = {"contact": talk.who.contact.name, "client": talk.who.client.name, **_told(talk, method)}
    for operator in _guardians(talk, talk.who.client.advisor):
        if chat := operator_chat(talk.moment.company, operator):
            key = f"not-me-{method.id}-{operator.code}"
            say(talk.tx, chat, Text("said-not-me", facts), key=key)


def _guardians(talk: Talk, advisor: str | None) -> list[Operator]:
    """Who gives out codes: the advisor, and the managers."""
    people = talk.moment.operators
    managers = with_role(people.values(), "manager")
    theirs = [people[advisor]] if advisor and advisor in people else []
    return [*theirs, *(each for each in managers if each not in theirs)]
