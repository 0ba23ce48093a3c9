"""What can go wrong with Telegram, on demand."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.clock import Clock
from simulator.telegram.refusals import NoAnswer, Refused, conflict, flood, migrated


@dataclass(frozen=True)
class _Fault:
    """Happens to the next call of the method (any but getUpdates, if None) in the chat (any, if None)."""

    error: Exception
    method: str | None
    chat_id: int | None
    happens_after: bool = False

    def concerns(self, method: str, chat_id: int | None) -> bool:
        is_method = method != "getUpdates" if self.method is None else method == self.method
        return is_method and self.chat_id in (None, chat_id)


class Faults:
    """Knobs. Each fault is used up by the call it happens to, except floods and moves, which last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: list[_Fault] = []
        self._flooded_until: dict[int, datetime] = {}
        self._moved: dict[int, int] = {}

    def floods(self, chat_id: int, retry_after: int) -> None:
        """Every call to the chat is answered 429 until that many seconds have passed on the clock."""
        self._flooded_until[chat_id] = self._clock.now() + timedelta(seconds=retry_after)

    def migrates(self, chat_id: int, new_chat_id: int) -> None:
        """The group has a new id from now on."""
        self._moved[chat_id] = new_chat_id

    def breaks(self, *, times: int = 1, method: str | None = None, chat_id: int | None = None) -> None:
        """Answers 500."""
        error = Refused(500, "Internal Server Error")
        self._waiting += [_Fault(error, method, chat_id)] * times

    def drops(self, *, times: int = 1, method: str | None = None, chat_id: int | None = None) -> None:
        """No answer, and nothing done."""
        error = NoAnswer("the connection broke before the call was carried out")
        self._waiting += [_Fault(error, method, chat_id)] * times

    def loses_answer(self, *, times: int = 1, method: str | None = None, chat_id: int | None = None) -> None:
        """No answer, though the call was carried out."""
        error = NoAnswer("the connection broke after the call was carried out")
        self._waiting += [_Fault(error, method, chat_id, happens_after=True)] * times

    def second_poller(self, *, times: int = 1) -> None:
        """Another program fetches the same bot's updates."""
        reason = "terminated by other getUpdates request; make sure that only one bot instance is running"
        self._waiting += [_Fault(conflict(reason), "getUpdates", None)] * times

    def clear(self) -> None:
        """Everything works again; who has moved stays there."""
        self._waiting.clear()
        self._flooded_until.clear()

    def before(self, method: str, chat_id: int | None) -> None:
        """Raises what keeps this call from being carried out."""
        if chat_id in self._moved:
            raise migrated(self._moved[chat_id])
        self._raise_if_flooded(chat_id)
        self._raise_next(method, chat_id, happens_after=False)

    def after(self, method: str, chat_id: int | None) -> None:
        """Raises what keeps the answer from arriving."""
        self._raise_next(method, chat_id, happens_after=True)

    def _raise_if_flooded(self, chat_id: int | None) -> None:
        if chat_id not in self._flooded_until:
            return
        left = (self._flooded_until[chat_id] - self._clock.now()).total_seconds()
        if left > 0:
            raise flood(math.ceil(left))

    def _raise_next(self, method: str, chat_id: int | None, *, happens_after: bool) -> None:
        for fault in self._waiting:
            if fault.happens_after == happens_after and fault.concerns(method, chat_id):
                self._waiting.remove(fault)
                raise fault.error
