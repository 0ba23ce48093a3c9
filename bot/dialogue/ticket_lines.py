"""What is said of each ticket of a list, and of each message of a ticket: a line for each."""

from collections.abc import Mapping
from typing import Any

from bot.dialogue.duty_lines import Say


def ticket_lines(key: str, facts: Mapping[str, Any], say: Say) -> list[str]:
    """What stands below the text of this key, in paragraphs; nothing below most."""
    match key:
        case "tickets" | "my-tickets" | "client-found":
            return ["\n".join(say("ticket-line", ticket) for ticket in facts["tickets"])]
        case "ticket-story":
            return [say("ticket-said", message) for message in facts["messages"]]
        case "ticket-for-operator":
            return [say("ticket-heard", message) for message in facts["messages"]]
        case "visits-of-year":
            return ["\n".join(say("visit-ahead", {"at": at}) for at in facts["ahead"])]
    return []
