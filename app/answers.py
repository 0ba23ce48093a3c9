"""What clients and operators wait for: what was kept and not heard, words, calls that are due, topics."""

from contextlib import suppress

from app.pieces import (
    answers_due,
    ask_for_due_call,
    hear_paused_words,
    hear_unheard,
    mirror_behind,
    put_off_unheard,
)
from app.transactions import Transactions
from core.errors import NotFound
from core.ports import Library


class Answers:
    """Each in a transaction of its own."""

    def __init__(self, transactions: Transactions, library: Library) -> None:
        self._transactions = transactions
        self._library = library

    async def give(self) -> bool:
        """All that are due now, once; True if there were any."""
        did, alone = False, self._transactions.alone
        due = await self._transactions.look(answers_due)
        for channel, chat in due.chats:
            did |= await self._hear(channel, chat)
        for conversation_id in due.conversations:
            did |= await alone(hear_paused_words, conversation_id, self._library)
        for call_id in due.calls:
            did |= await alone(ask_for_due_call, call_id)
        if due.topics or did:
            did |= await self._transactions.run(mirror_behind)
        return did

    async def _hear(self, channel: str, chat: str) -> bool:
        """What fails is put off, and in the end set aside: the next of the chat must not wait for ever."""
        # No company yet: then it cannot be put off either. Else it is a fault of ours.
        with suppress(NotFound):
            if await self._transactions.alone(hear_unheard, channel, chat, self._library):
                return True
        await self._transactions.run(put_off_unheard, channel, chat)
        return False
