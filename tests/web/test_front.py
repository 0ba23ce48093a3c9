"""The front page: who is on duty, open or closed, and what came in."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from core.clients.identity import client_by_code
from core.database.inbox import Received
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction
from core.desk.moment import now_of
from core.desk.run_month import finish_month, tell_month
from core.desk.send_statement import send_statement
from core.desk.set_urgency import set_urgency
from core.escalation import pages
from core.hours.month import Month
from core.language.catalogue import LANGUAGES
from core.roster.rows import AbsenceRow, KnownHole
from core.tickets.looks import note_look
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message, ticket_by_number
from simulator.clock import TurnableClock
from tests.web import history
from tests.web.browser import Browser, Person, words_of
from tests.web.conftest import BELGRADE, client_of, loaded, site_of
from web.door import StaffDoor
from web.live import EVERY_SECONDS, Pulse
from web.wording import texts

_CHANGES: tuple[Callable[[Transaction, Ticket], object], ...] = (
    lambda tx, _: tx.add(Received(channel="x", account="x", event="x", received_at=tx.now)),
    lambda tx, ticket: note_look(tx, ticket.id, "ana"),
    lambda tx, ticket: add_message(tx, ticket, "Još ne radi", author="client"),
    lambda tx, ticket: set_urgency(tx, ticket, now_of(tx).operators["ana"], "stopped"),
    lambda tx, _: history.call(tx, state="waiting"),
)


def shown(page: Browser, path: str = "/now") -> str:
    """The words of a page, tags taken out."""
    answer = page.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())


def turn(clock: TurnableClock, *wall: int) -> None:
    clock.turn_to(datetime(*wall, tzinfo=BELGRADE))  # type: ignore[arg-type, misc]


def test_in_business_hours_the_desk_is_on_duty_until_it_closes(page: Browser) -> None:
    text = shown(page)
    assert "Otvoreno do 16:00" in text
    assert "Ana Jovanović, Marko Petrović, Jelena Nikolić Smena do 16:00" in text
    assert "Danas radimo 08:00–16:00" in text


def test_at_night_the_operator_on_call_has_a_backup(page: Browser, clock: TurnableClock) -> None:
    turn(clock, 2026, 11, 24, 22, 0)
    text = shown(page)
    assert "Zatvoreno · otvara se sutra u 8:00" in text
    assert "Na dužnosti Ana Jovanović Smena do sutra u 8:00" in text
    assert "Rezerva Marko Petrović" in text


def test_a_holiday_is_named_and_the_next_opening_told(page: Browser, clock: TurnableClock) -> None:
    turn(clock, 2027, 1, 7, 11, 0)
    text = shown(page)
    assert "Praznik: Božić" in text
    assert "otvara se sutra u 8:00" in text
    assert "Danas radimo ne radimo" in text


def test_after_friday_it_opens_on_monday(page: Browser, clock: TurnableClock) -> None:
    turn(clock, 2026, 12, 4, 18, 0)
    text = shown(page)
    assert "otvara se u ponedeljak, 7. decembra u 8:00" in text
    assert "Smena do pon 7. 12. u 8:00" in text


def test_before_anything_happened_the_lists_say_so(page: Browser) -> None:
    text = shown(page)
    assert "Još nije bilo poziva." in text
    assert "Još nema tiketa." in text
    assert "niko ne čeka" in text


def test_a_finished_talk_shows_who_talked_and_how_long(
    page: Browser, database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        ended_at = tx.now + timedelta(seconds=433)
        times = {"talk_started_at": tx.now, "talk_ended_at": ended_at}
        history.call(tx, history.ZORA, outcome="talked", operator="marko", **times)
    assert "10:40 Milica Zorić Pekara Zora d.o.o. podrška razgovor 7:13 Marko Petrović" in shown(page)


def test_a_strangers_number_is_shown_by_its_last_digits_only(
    page: Browser, database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        history.call(tx, outcome="missed")
        history.ticket(tx, subject=f"☎ {history.STRANGER} · 0:12")
    html = page.get("/now").text
    assert history.STRANGER not in html
    assert html.count("••• 377") == 2
    assert "propušten" in html


def test_a_withheld_number_is_called_so(page: Browser, database: Database, clock: TurnableClock) -> None:
    with database.begin(clock) as tx:
        history.call(tx, from_number="anonymous", outcome="voicemail", decision="message")
    assert "skriven broj nepoznat govorna poruka ostavio poruku" in shown(page)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("consent", "odlučuje o naplati"),
        ("waiting", "čeka u redu"),
        ("accepted", "povezuje se"),
        ("talking", "razgovara"),
        ("message", "na govornoj pošti"),
        ("ended", "završen"),
    ],
)
def test_a_call_that_lasts_shows_where_it_is(
    page: Browser, database: Database, clock: TurnableClock, state: str, words: str
) -> None:
    with database.begin(clock) as tx:
        history.call(tx, history.ZORA, state=state)
    assert f"podrška {words}" in shown(page)


def test_who_waits_is_shown_by_rank_with_the_time_waited(
    page: Browser, database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        for contact, rank in ((history.ZORA, 1), (history.GRANIT, 3)):
            history.call(tx, contact, state="waiting", waiting_since=tx.now, rank=rank)
    clock.advance(timedelta(seconds=42))
    text = shown(page)
    assert "čeka 2" in text
    assert "1. Nikola Granić Granit gradnja a.d. ugovor, rang 3 čeka 0:42" in text
    assert "2. Milica Zorić Pekara Zora d.o.o. ugovor, rang 1 čeka 0:42" in text


def test_talks_tickets_at_risk_and_holes_ahead_are_told(database: Database, clock: TurnableClock) -> None:
    with database.begin(clock) as tx:
        history.call(tx, history.ZORA, state="talking", operator="marko", talk_started_at=tx.now)
        late = history.ticket(tx, history.ZORA, subject="Ne radi kasa")
        late.answer_due_at = tx.now + timedelta(minutes=20)
        begins = tx.now + timedelta(days=3)
        ends = begins + timedelta(hours=8)
        tx.add(KnownHole(why="x", starts_at=begins, ends_at=ends, told_at=tx.now, told_again_at=None))
        tx.add(KnownHole(why="x", starts_at=ends, ends_at=ends + timedelta(hours=1)))
        day = begins.date()
        tx.add(AbsenceRow(operator="marko", starts_on=day, ends_on=day, told_at=tx.now))
    clock.advance(timedelta(seconds=90))
    jelena = Person(site_of(database, clock, is_demo=True)).signs_in_as("jelena")
    text = words_of(jelena.looks("/"))
    assert "U razgovoru Milica Zorić Pekara Zora d.o.o. · Marko Petrović 1:30" in text
    assert f"#{late.number} Pekara Zora d.o.o. · Ne radi kasa odgovor do 11:00" in text
    assert "Rupe pred nama pet 27. 11. 10:40 – 27. 11. 18:40 pet 27. 11. 18:40" in text
    assert "19:40 rukovodilac još nije obavešten: nema čet koji prima poruke" in text
    assert "Marko Petrović 27. 11. – 27. 11. rukovodilac još nije obavešten" in text


def test_the_live_line_tells_of_what_others_changed(database: Database, clock: TurnableClock) -> None:
    door = StaffDoor(database, clock, None, "x", "http://desk.example")  # type: ignore[arg-type]
    with database.begin(clock) as tx:
        one, other = (history.ticket(tx, history.ZORA).number for _ in range(2))
    of_one, of_other = f"ticket-{one}", f"ticket-{other}"

    async def watched() -> list[dict[str, bool]]:
        beat = Pulse(door)
        pages = ("now", "tickets", of_one, of_other, "ticket-x")
        for page in pages:
            beat.watch(page)
        told = []
        for change in _CHANGES:
            before = {page: await beat.now(page) for page in pages}
            with database.begin(clock) as tx:
                change(tx, ticket_by_number(tx, one))
            await asyncio.sleep(EVERY_SECONDS)
            told.append({page: await beat.now(page) != before[page] for page in pages})
        for page in pages:
            await beat.leave(page)
        return told

    nothing, look, said, urgency, called = asyncio.run(watched())
    assert not any(nothing.values())
    assert [page for page, is_new in look.items() if is_new] == [of_one]
    assert [page for page, is_new in said.items() if is_new] == ["now", "tickets", of_one, "ticket-x"]
    assert urgency[of_one] and urgency["tickets"] and not urgency[of_other]
    assert called["now"] and not called["tickets"] and not called[of_one]


def test_an_open_page_stands_out_until_it_is_accepted(
    page: Browser, database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        about = history.ticket(tx, history.GRANIT, subject="Server ne radi")
        page_id = history.page(tx, about, minutes=2).id
    assert f"#{about.number} Granit gradnja a.d. · Server ne radi traje 2:00" in shown(page)
    with database.begin(clock) as tx:
        assert pages.accept(tx, page_id, "ana")
    assert "Dežurni još nije prihvatio" not in shown(page)


def test_while_statements_are_sent_a_line_tells_how_far_it_is(
    page: Browser, database: Database, clock: TurnableClock
) -> None:
    assert "Šaljemo izveštaje" not in shown(page)
    turn(clock, 2026, 12, 1, 8, 0)
    assert "Šaljemo izveštaje za novembar 2026. Klijenti: 0 od 3; čeka na isporuku: 0." in shown(page)
    with database.begin(clock) as tx:
        send_statement(tx, now_of(tx), client_by_code(tx, "granit"), Month(2026, 11))
    assert "Klijenti: 1 od 3; čeka na isporuku: 3." in shown(page)
    with database.begin(clock) as tx:
        finish_month(tx, Month(2026, 11))
        tx.changed(update(Delivery).values(sent_at=tx.now))
        assert tell_month(tx, now_of(tx), Month(2026, 11))
    assert "Šaljemo izveštaje" not in shown(page)


def test_tickets_show_their_state_and_who_has_them(
    page: Browser, database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        history.ticket(tx, history.ZORA, state="taken", operator="ana")
        history.ticket(tx, state="closed")
    text = shown(page)
    assert "Ne radi štampač Pekara Zora d.o.o. u radu Ana Jovanović 10:40" in text
    assert "Ne radi štampač nepoznat zatvoren – 10:40" in text
    assert "čeka 0 · u radu 1" in text


def test_it_is_the_same_on_both_databases(database_url: str, clock: TurnableClock) -> None:
    for database in loaded(database_url, clock):
        with database.begin(clock) as tx:
            history.call(tx, history.ZORA, state="waiting", waiting_since=tx.now)
            history.page(tx, history.ticket(tx, subject="Server ne radi"), minutes=1)
        text = shown(client_of(database, clock, open_to_all=True))
        assert "čeka u redu" in text and "traje 1:00" in text


def test_only_the_latest_ten_are_shown(page: Browser, database: Database, clock: TurnableClock) -> None:
    with database.begin(clock) as tx:
        for number in range(12):
            history.call(tx, outcome="missed")
            history.ticket(tx, subject=f"Pitanje {number}.")
    text = shown(page)
    assert text.count("propušten") == 10
    assert "Pitanje 2." in text and "Pitanje 1." not in text


def test_what_a_client_writes_stays_text(page: Browser, database: Database, clock: TurnableClock) -> None:
    with database.begin(clock) as tx:
        history.ticket(tx, subject="<script>alert(1)</script>")
    html = page.get("/").text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_whole_page_stands_without_a_script_and_has_none_inline(page: Browser) -> None:
    html = page.get("/").text
    assert shown(page) in shown(page, "/")
    assert re.findall(r"<script[^>]*>", html) == [
        f'<script src="/static/{name}.js" defer>' for name in ("live", "keys")
    ]
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", html)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "On duty"), ("sr-Cyrl", "На дужности"), ("xx", "Na dužnosti")]
)
def test_the_reader_chooses_the_language(page: Browser, language: str, words: str) -> None:
    assert words in shown(page, f"/?jezik={language}")


def test_every_text_exists_in_every_language() -> None:
    assert len({texts().keys(language) for language in LANGUAGES}) == 1


def test_it_links_to_what_can_be_tried(page: Browser) -> None:
    html = page.get("/").text
    assert 'href="/try/chat"' in html and 'href="/try/phone"' in html


@pytest.mark.parametrize("path", ["/", "/now"])
def test_outside_the_demo_nothing_is_shown_without_signing_in(
    database: Database, clock: TurnableClock, path: str
) -> None:
    answer = client_of(database, clock, open_to_all=False).get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("dezurni.css", "text/css"), ("live.js", "javascript"), ("icon.svg", "image/svg+xml")],
)
def test_static_files_are_served(page: Browser, name: str, kind: str) -> None:
    answer = page.get(f"/static/{name}")
    assert answer.status_code == 200
    assert kind in answer.headers["content-type"]


@pytest.mark.parametrize("name", ["nothing.css", "..%2Ffront.py", "%2e%2e%2ffront.py"])
def test_nothing_else_is_served(page: Browser, name: str) -> None:
    assert page.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/login", "/static/dezurni.css", "/nothing"])
def test_every_answer_carries_the_security_headers(page: Browser, path: str) -> None:
    headers = page.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_pages_are_never_kept(page: Browser) -> None:
    assert page.get("/").headers["cache-control"] == "no-store"
