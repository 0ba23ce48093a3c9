"""What the next free words in a chat are: asked for by a button, and forgotten by anything else."""

from datetime import timedelta
from typing import Any

from core.conversations.rows import Conversation
from core.database.transaction import Transaction

_FOR = timedelta(minutes=15)


def expect_words(tx: Transaction, here: Conversation, what: str, facts: dict[str, Any] | None = None) -> None:
    """From now on, for a quarter of an hour, the next free words are this."""
    here.expects, here.expects_facts, here.expects_until = what, facts or {}, tx.now + _FOR


def expected_words(tx: Transaction, here: Conversation) -> tuple[str, dict[str, Any]] | None:
    """What they were expected to be, once; None if nothing was, or it is too long ago."""
    what, facts, until = here.expects, here.expects_facts, here.expects_until
    forget_expected(here)
    return (what, facts) if what and until and until >= tx.now else None


def forget_expected(here: Conversation) -> None:
    """Something else was asked for: the next free words stand for themselves again."""
    here.expects, here.expects_facts, here.expects_until = None, {}, None
