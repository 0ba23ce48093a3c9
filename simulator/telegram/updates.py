"""Updates on their way to the bot: waiting to be fetched, or told to a webhook."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Update = dict[str, Any]

# Come only to those who ask for them by name (core.telegram.org/bots/api#getupdates).
ONLY_BY_NAME = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Webhook:
    """Where updates are posted, and how the last attempt failed."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40
    last_error: str | None = None
    last_error_at: datetime | None = None


class Updates:
    """The queue. An update goes when it is confirmed by a later offset, or when the webhook took it."""

    def __init__(self, first_id: int = 90_001) -> None:
        self._ids = itertools.count(first_id)
        self._repeated: list[Update] = []
        self._listeners: list[Callable[[], None]] = []
        self.pending: list[Update] = []
        self.withheld: list[Update] = []
        self.allowed: frozenset[str] = frozenset()
        self.webhook: Webhook | None = None

    def counts_from(self, first_id: int) -> None:
        """The next update has this id."""
        self._ids = itertools.count(first_id)

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Sets what is sent from now on; None leaves it as it is, nothing means the usual kinds."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    def add(self, kind: str, payload: dict[str, Any]) -> Update:
        """Queues an update, unless the bot did not ask for its kind."""
        update = {"update_id": next(self._ids), kind: payload}
        if self._is_allowed(kind):
            self.pending.append(update)
            self._tell_listeners()
        else:
            self.withheld.append(update)
        return update

    def repeat(self, update: Update) -> None:
        """Queues an update once more, whatever was confirmed since."""
        self._repeated.append(update)
        self._tell_listeners()

    def fetch(self, offset: int, limit: int) -> list[Update]:
        """Confirms all before the offset and gives what is left; a negative one counts from the end."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        repeated, self._repeated = self._repeated[:limit], self._repeated[limit:]
        return [*repeated, *self.pending][:limit]

    def next_to_post(self) -> Update | None:
        """The update the webhook must take next."""
        return next(iter([*self._repeated, *self.pending]), None)

    def took(self, update: Update) -> None:
        """The webhook has it."""
        queue = self._repeated if update in self._repeated else self.pending
        if update in queue:  # another thread may have posted it as well
            queue.remove(update)

    def drop_all(self) -> None:
        """Forgets everything that waits."""
        self.pending = []
        self._repeated = []

    def has_for(self, offset: int) -> bool:
        """Whether something waits for who asks with this offset."""
        return bool(self._repeated) or any(update["update_id"] >= offset for update in self.pending)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Calls the listener at each new update, until the function that is returned is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _is_allowed(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_BY_NAME

    def _tell_listeners(self) -> None:
        for listener in list(self._listeners):
            listener()
