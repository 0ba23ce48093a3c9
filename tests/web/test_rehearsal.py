"""The rehearsal's page: a manager plays a scenario by its address, and nothing is kept."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from fastapi import FastAPI
from sqlalchemy import func, select

from core.calls.rows import Call
from core.database.outbox import Delivery
from core.database.transaction import Database
from core.tickets.rows import Ticket
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of
from tests.web.conftest import site_of

NIGHT = {"who": "granit-nikola", "at": "2026-11-24T22:00", "way": "call"}


def address(**more: str) -> str:
    return (
        f"/rehearsal?{urlencode({**NIGHT, **{name.replace('__', '.'): text for name, text in more.items()}})}"
    )


def test_a_manager_sees_what_would_happen_and_hands_on_the_address(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna, before = staff("vesna"), _counted(database, clock)
    empty = words_of(vesna.looks("/rehearsal"))
    assert "Proba" in empty and "Nikola Granić, Granit gradnja a.d." in empty and "Tok događaja" not in empty
    assert "noćas" in empty and "Slava firme" in empty and "pomera se sat" in empty
    played = vesna.looks(address(op__ana="sleeps"))
    seen = words_of(played)
    assert "Poziv ide dežurnom operateru. Marko Petrović prihvata posle" in seen
    for told in ("Ana Jovanović ne javlja se", "Marko Petrović pritiska 1", "Proširena podrška", "22:00:00"):
        assert told in seen
    assert '<option value="sleeps" selected>' in played.text
    assert 'way=call&amp;op.ana=sleeps&amp;jezik=en"' in played.text
    assert words_of(vesna.looks(address(op__ana="sleeps"))) == seen
    assert _counted(database, clock) == before
    assert "Marko Petrović accepts after" in words_of(vesna.looks(address(op__ana="sleeps", jezik="en")))


def test_a_message_that_waits_for_the_morning_is_dated(staff: Callable[[str], Person]) -> None:
    vesna = staff("vesna")
    waits = words_of(vesna.looks(address(who="zora-milica", way="chat", text="Treba mi operater", hours="1")))
    assert "Tiket čeka radno vreme. Niko ne prihvata. Još čekaju 3 poruke; prva ide 25. 11. 8:00." in waits
    comes = words_of(vesna.looks(address(who="zora-milica", way="chat", text="Treba mi operater")))
    assert "sre 25. 11." in comes and "08:00:00" in comes


def test_only_who_may_plays_and_a_stranger_comes_back_after_signing_in(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    assert staff("ana").looks(address()).status_code == 403
    app: FastAPI = site_of(database, clock, is_demo=True)
    stranger = Person(app)
    assert f'value="{address().replace("&", "&amp;")}"' in stranger.looks(address()).text
    assert stranger.at == f"/login?next={quote(address())}"
    assert "prihvata posle" in words_of(stranger.sends("/login/as/vesna", next=address()))


WRONG: list[dict[str, str]] = [
    {"who": "<script>alert(1)</script>"},
    {"who": "' OR 1=1 --"},
    {"who": "a\0b"},
    {"who": "x" * 5000},
    {"at": "uskoro"},
    {"at": "2027-03-28T02:30"},
    {"at": "0001-01-01T00:00"},
    {"at": "9999-12-31T23:59"},
    {"hours": "999999"},
    {"hours": "-1"},
    {"hours": "²"},
    {"way": "mail"},
    {"way": "chat", "text": "x" * 501},
    {"way": "chat", "text": "\x07"},
    {"op__ana": "<b>dances"},
    {"op__<i>nobody": "sleeps"},
]


def test_what_cannot_be_played_is_said_and_runs_nothing(staff: Callable[[str], Person]) -> None:
    vesna = staff("vesna")
    for wrong in WRONG:
        answer = vesna.looks(address(**wrong))
        assert answer.status_code == 422, wrong
        assert "Ova proba ne može da se pokrene" in words_of(answer)
        for tag in ("<script>alert", "<b>", "<i>"):
            assert tag not in answer.text


def _counted(database: Database, clock: TurnableClock) -> list[int | None]:
    with database.read(clock) as tx:
        return [tx.first(select(func.count()).select_from(kind)) for kind in (Call, Ticket, Delivery)]
