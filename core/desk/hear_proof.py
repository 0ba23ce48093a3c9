"""Somebody proves in a chat who they are: by a one-time code, or a telephone the messenger vouches for."""

from core.clients.identity import Person
from core.desk.choose_ticket import add_to_meant
from core.desk.leave_chat import not_me_here, tell_others_of_link
from core.desk.link_chat import link_by_code, link_by_phone
from core.desk.talk import Talk, alive_ticket, ask_who, open_here
from core.errors import Conflict


def hear_code(talk: Talk) -> None:
    """A one-time code: whoever sends it is the contact for whom it was made.

    What only looks like one (the number of a device) belongs on the open ticket, if there is one.
    """
    try:
        who = link_by_code(talk.tx, talk.inbound)
    except Conflict:
        talk.say("link-too-many")
        return
    if who:
        _linked(talk, who)
        return
    is_for_ticket = alive_ticket(talk) is not None and bool(talk.inbound.text.strip())
    if not (talk.who and is_for_ticket):
        talk.say("link-refused")
    if is_for_ticket:
        add_to_meant(talk, talk.inbound.text.strip())


def hear_phone(talk: Talk) -> None:
    """The messenger says that this telephone is theirs: a contact's, or one that nobody knows."""
    who = link_by_phone(talk.tx, talk.inbound)
    if who:
        _linked(talk, who)
    else:
        talk.say("phone-not-known")
        ask_who(talk, may_go_on=True)


def _linked(talk: Talk, who: Person) -> None:
    talk.who = who
    talk.conversation.contact_id = who.contact.id
    talk.say("linked", *not_me_here(talk), name=who.contact.name, client=who.client.name)
    tell_others_of_link(talk)
    if talk.conversation.wants_person:
        open_here(talk, talk.conversation.question, asks_urgency=True)
