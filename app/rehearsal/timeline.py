"""The timeline: everything that was heard, read, rung and decided on a stage, in the order of its moments."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.rehearsal.stage import Stage
from core.calls.rows import CallLeg
from core.database.transaction import Transaction
from core.escalation.rows import Page
from core.rehearsal import Deed
from core.tickets.rows import Ticket
from simulator.twilio import Habit
from simulator.twilio.call import Call

# Of one moment: first what people do, then what comes of it.
_ORDER = (
    ("calls", "writes", "picks-up", "voicemail", "presses", "says", "taps", "leaves-message", "hangs-up"),
    ("accepts", "ticket", "page"),
    ("hears", "gets", "rings"),
)
# How a call to an operator's telephone ended, in the vendor's word.
_ENDS = {"busy": "is-busy", "no-answer": "rings-out", "failed": "is-off", "canceled": "stops-ringing"}


class Timeline:
    """Told from the pretenders' own books, so that it cannot say anything that did not happen.

    `people`: the operator behind a telephone number or a chat; `client`: the client's own.
    """

    def __init__(self, stage: Stage, client: str, people: Mapping[str, str]) -> None:
        self._stage = stage
        self._client = client
        self._people = people

    def deeds(self, done: list[Deed], zone: ZoneInfo) -> tuple[Deed, ...]:
        """In order; of one moment as they came about."""
        found = [*self._calls(), *self._heard(), *self._chats(), *self._stage.read(_decided), *done]
        found.sort(key=lambda deed: (deed.at, _place(deed.what)))
        return tuple(
            Deed(deed.at.astimezone(zone), deed.kind, deed.who, deed.what, deed.text) for deed in found
        )

    def rung(self) -> tuple[str, ...]:
        """The operators whose telephones rang, in the order in which they first did."""
        calls = [call for call in self._stage.twilio.account.calls.values() if call.ringing_at]
        calls.sort(key=lambda call: call.ringing_at or call.created_at)
        codes = (self._people.get(call.parties.person) for call in calls)
        return tuple(dict.fromkeys(code for code in codes if code))

    def _who(self, address: str) -> tuple[str, str]:
        return ("client", "") if address == self._client else ("operator", self._people.get(address, address))

    def _calls(self) -> Iterator[Deed]:
        for call in self._stage.twilio.account.calls.values():
            who = self._who(call.parties.person)
            if call.parties.direction == "inbound":
                yield Deed(call.created_at, *who, "calls")
            else:
                yield from self._outbound(call, who)
            if call.ended_at and call.answered_at:
                yield Deed(call.ended_at, *who, "call-over")

    def _outbound(self, call: Call, who: tuple[str, str]) -> Iterator[Deed]:
        subscriber = self._stage.twilio.account.subscribers.get(call.parties.person)
        is_box = subscriber is not None and subscriber.habit is Habit.VOICEMAIL
        if call.ringing_at:
            yield Deed(call.ringing_at, *who, "rings")
        if call.answered_at:
            yield Deed(call.answered_at, *who, "voicemail" if is_box else "picks-up")
        elif call.ended_at and call.status in _ENDS:
            yield Deed(call.ended_at, *who, _ENDS[call.status])

    def _heard(self) -> Iterator[Deed]:
        """What was said; what is said again and again to who waits, once."""
        for number, lines in self._stage.twilio.account.heard.items():
            last = ""
            for line in lines:
                if line.kind == "speech" and line.text != last:
                    last = line.text
                    yield Deed(line.at, *self._who(number), "hears", line.text)

    def _chats(self) -> Iterator[Deed]:
        for user_id, chat in self._stage.telegram.account.chats.items():
            who = self._who(str(user_id))
            for message in chat.visible():
                text = message.text or (message.file.name if message.file else "")
                yield Deed(message.at, *who, "gets" if message.sender.is_bot else "writes", text)


def _place(what: str) -> int:
    return next((place for place, deeds in enumerate(_ORDER) if what in deeds), len(_ORDER))


def _decided(tx: Transaction) -> list[Deed]:
    """What the desk wrote down: tickets, pages, and who said yes."""
    tickets = tx.all(select(Ticket).order_by(Ticket.id))
    pages = tx.all(select(Page).order_by(Page.id))
    deeds = [Deed(ticket.opened_at, "desk", "", "ticket", str(ticket.number)) for ticket in tickets]
    deeds += [Deed(page.opened_at, "desk", "", "page") for page in pages]
    return deeds + [Deed(at, "operator", code, "accepts") for at, code in accepted(tx)]


def accepted(tx: Transaction) -> list[tuple[datetime, str]]:
    """Each yes, of a call or a page, the first one first."""
    legs = tx.all(select(CallLeg).where(CallLeg.accepted_at.is_not(None), CallLeg.purpose == "take"))
    pages = tx.all(select(Page).where(Page.accepted_at.is_not(None)))
    found = [(leg.accepted_at, leg.operator) for leg in legs] + [
        (p.accepted_at, p.accepted_by) for p in pages
    ]
    return sorted((at, code) for at, code in found if at and code)
