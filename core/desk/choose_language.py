"""A client chooses the language, and the script, in which we write."""

from typing import Any

from core.conversations.chat import Choice
from core.desk.talk import Talk
from core.language.catalogue import LANGUAGES


def choose_language(talk: Talk) -> None:
    """The one that was named; else asks which."""
    if talk.inbound.argument in LANGUAGES:
        talk.conversation.language = talk.inbound.argument
        talk.say("language-changed")
    else:
        rows = [Choice(f"language-{code}", "language", {"language": code}) for code in LANGUAGES]
        talk.say("which-language", rows)


def chosen_language(talk: Talk, facts: dict[str, Any]) -> None:
    """The one whose button was pressed."""
    talk.conversation.language = facts["language"]
    talk.say("language-changed")
