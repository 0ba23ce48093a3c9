""" "This is not me": the chat is tied to nobody any more."""

from sqlalchemy import update

from core.clients.rows import ContactMethod
from core.desk.talk import Talk


def leave_chat(talk: Talk) -> None:
    """Unties it; whoever writes here is a stranger from now on, and sees nothing of the client's."""
    if talk.who is None:
        talk.say("not-linked")
        return
    name = talk.who.contact.name
    here = (
        ContactMethod.channel == talk.inbound.channel,
        ContactMethod.address == talk.inbound.sender,
        ContactMethod.active,
    )
    talk.tx.changed(update(ContactMethod).where(*here).values(active=False))
    talk.who = None
    talk.conversation.contact_id = None
    talk.conversation.ticket_id = None
    talk.conversation.question = None
    talk.say("unlinked", name=name)
