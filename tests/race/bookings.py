"""What the writers book: drawn from a booking's key alone, so that every process knows the same work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from core.hours.ledger import Work
from tests.core.desk.office import coded

BELGRADE = ZoneInfo("Europe/Belgrade")
# October and November are over, so that they can be closed; December runs.
NOW = "2026-12-05T09:00"
_FIRST_DAY, _DAYS = datetime(2026, 10, 5, tzinfo=BELGRADE), 59
_MIDNIGHTS = (datetime(2026, 11, 1, tzinfo=BELGRADE), datetime(2026, 12, 1, tzinfo=BELGRADE))
_MORE = tuple(f"klijent-{number}" for number in range(20))
# A fifth of everything is for one client: there they meet.
_SHARES = {"zora": 20, "dunav": 10, "granit": 10, "novi": 5, "bivsi": 5} | dict.fromkeys(_MORE, 2.5)
_KINDS = ("phone", "remote", "email", "chat", "consulting", "visit", "internal")
# In each round of twenty: who books with another at the same moment, and who repeats what was booked before.
_ROUND, _TOGETHER, _LATER = 20, (4, 9), 19


@dataclass(frozen=True)
class Race:
    """So many processes, an even number, of so many bookings each, a multiple of twenty."""

    writers: int
    bookings: int

    @property
    def total(self) -> int:
        """All bookings, the repeated ones among them."""
        return self.writers * self.bookings

    @property
    def keys(self) -> int:
        """How many of them are different: a tenth is repeated."""
        return self.total * 9 // 10


@dataclass(frozen=True)
class Step:
    """One booking of one writer; `together` with the other writer of its pair, at the same moment."""

    key: str
    together: bool = False


def steps(race: Race, writer: int) -> Iterator[Step]:
    """What this writer books, in its order."""
    for number in range(race.bookings):
        place = number % _ROUND
        if place in _TOGETHER:
            yield Step(f"pair-{writer // 2}-{number}", together=True)
        elif place == _LATER:
            yield Step(f"own-{(writer + 1) % race.writers}-{number - 7}")
        else:
            yield Step(f"own-{writer}-{number}")


def booking(key: str) -> tuple[str, Work]:
    """The client's code and the work; one in twenty lasts over midnight of a month's end."""
    draw = Random(key)
    (client,) = draw.choices(list(_SHARES), list(_SHARES.values()))
    if draw.random() < 0.05:
        starts_at = draw.choice(_MIDNIGHTS) - timedelta(seconds=draw.randrange(60, 1200))
        length = timedelta(seconds=draw.randrange(1260, 3000))
    else:
        starts_at = _FIRST_DAY + timedelta(seconds=draw.randrange(_DAYS * 86_400))
        length = timedelta(seconds=draw.randrange(30, 3000))
    ends_at = starts_at.astimezone(ZoneInfo("UTC")) + length
    operator = draw.choice(("ana", "marko", "jelena"))
    return client, Work(draw.choice(_KINDS), operator, starts_at, ends_at, "typed", key)


def company(race: Race) -> Any:
    """An edit of the example company: more clients, all with a chat, and one whose time runs out late."""

    def edit(data: dict[str, Any]) -> None:
        zora = coded(data["clients"], "zora")
        data["clients"] += [{**zora, "code": code, "contacts": [_contact(code)]} for code in _MORE]
        for number, client in enumerate(data["clients"]):
            for place, contact in enumerate(client["contacts"]):
                contact.update(telegram_id=5000 + number * 10 + place, gets_statement=True)
        dunav = coded(data["clients"], "dunav")
        dunav["contract"]["terms"] = {"included_minutes": race.total}

    return edit


def _contact(client: str) -> dict[str, Any]:
    return {"code": f"{client}-osoba", "name": "Osoba"}
