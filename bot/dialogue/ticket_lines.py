"""What is said of each ticket of a list, and of each message of a ticket: a line for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogue.duty_lines import Say


def ticket_lines(key: str, facts: Mapping[str, Any], say: Say) -> list[str]:
    """What stands below the text of this key, in paragraphs; nothing below most."""
    match key:
        case "tickets" | "my-tickets" | "client-found":
            found = ["\n".join(say("ticket-line", ticket) for ticket in facts["tickets"])]
        case "topic-post":
            foot = [say("topic-how", {})] if facts["is_new"] == "yes" else []
            found = [*_heard(facts["messages"], say), *foot]
        case "you-took" | "page-yours":
            added = _heard(facts["added"], say)
            found = [say("added-meanwhile", {}), *added] if added else []
        case "ticket-story":
            found = [say("ticket-said", message) for message in facts["messages"]]
        case "ticket-for-operator":
            found = _heard(facts["messages"], say)
        case "visits-of-year":
            found = ["\n".join(say("visit-ahead", {"at": at}) for at in facts["ahead"])]
        case _:
            found = []
    return found


def _heard(messages: Sequence[Mapping[str, Any]], say: Say) -> list[str]:
    """Each message as operators read it."""
    return [say("ticket-heard", message) for message in messages]
