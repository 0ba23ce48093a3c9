"""The talk becomes time, the time becomes the month's statement, and the statement goes out once."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.desk.moment import now_of
from core.desk.send_statement import send_statement
from core.hours.ledger import Work, book
from core.hours.month import Month
from core.hours.rows import Statement, TimeEntry
from simulator.telegram.chats import Message
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.world import LINE, ZONE, World

NIKOLA = "+381601230003"


def test_the_operator_confirms_the_talk_with_one_button(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T10:00")
    ana = _talk(world, minutes=17)
    ana.reads("Granit gradnja", "17:00", "30 minuta")
    ana.presses("Upiši")
    world.settles()
    ana.reads("upisano 30 minuta", "11 sati i 30 minuta")
    ana.presses("Upiši")
    world.settles()
    ana.reads("već odlučeno")
    assert _entries(world) == [("phone", "ana", 17 * 60, 30)]
    assert world.audit[1:] == ["ana book hours granit telegram"]


def test_the_operator_corrects_the_talk_with_one_button(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T10:00")
    ana = _talk(world, minutes=17)
    ana.reads("17:00")
    ana.presses("Ispravi na 15 minuta")
    world.settles()
    ana.reads("upisano 15 minuta")
    assert _entries(world) == [("phone", "ana", 15 * 60, 15)]


def test_the_operator_leaves_the_talk_uncounted(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T10:00")
    ana = _talk(world, minutes=3)
    ana.reads("3:00")
    ana.presses("Ne računaj")
    world.settles()
    ana.reads("ne računa")
    assert _entries(world) == []
    assert world.audit[1:] == ["ana dismiss-time hours granit telegram"]


def test_a_talk_out_of_hours_counts_by_the_add_ons_factor(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T22:00")
    ana = _talk(world, minutes=20)
    ana.reads("20:00", "30 minuta")
    ana.presses("Upiši")
    world.settles()
    ana.reads("upisano 30 minuta")


@pytest.mark.parametrize("callbacks", ["duplicated", "held back", "lost"])
def test_the_talk_is_measured_once_whatever_becomes_of_the_callbacks(
    world_at: MakeWorld, callbacks: str
) -> None:
    world = world_at("2026-11-24T10:00")
    match callbacks:
        case "duplicated":
            world.twilio.faults.duplicate_callbacks("/twilio/", times=100)
        case "held back":
            world.twilio.faults.hold_callbacks("/twilio/conference")
        case "lost":
            world.twilio.faults.drop_callbacks("/twilio/conference", times=100)
    ana = _talk(world, minutes=10)
    if callbacks == "held back":
        world.twilio.release_callbacks([3, 1, 0, 2])
        world.settles()
    ana.reads("Granit gradnja", "10:00")


def test_the_night_the_clocks_go_back_a_talk_over_the_change_lasts_as_long_as_it_lasted(
    world_at: MakeWorld,
) -> None:
    world = world_at("2026-10-25T02:50")  # the first 02:50, in summer time
    ana = _talk(world, minutes=20, operator="on call")
    ana.reads("20:00")
    ana.presses("Upiši")
    world.settles()
    ana.reads("upisano 30 minuta")
    assert _entries(world)[0][2] == 20 * 60


def test_the_night_the_clocks_go_forward_likewise(world_at: MakeWorld) -> None:
    world = world_at("2026-03-29T01:50")
    ana = _talk(world, minutes=20, operator="on call")
    ana.reads("20:00")
    ana.presses("Ne računaj")
    world.settles()
    ana.reads("ne računa")


def test_the_statement_goes_out_by_itself_on_the_first_working_day_once(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola = _reader(world)
    _book(world, "granit", "2026-10-06T10:00", 65, "remote")
    _book(world, "granit", "2026-10-07T10:00", 10, "phone")
    world.turns_to("2026-11-01T12:00")  # a Sunday
    nikola.reads_nothing()
    world.turns_to("2026-11-02T07:59")
    nikola.reads_nothing()
    world.turns_to("2026-11-02T08:00")
    text = _reads_statement(nikola, "oktobar 2026", "Granit gradnja", "Iskorišćeno: 1 sat i 30 minuta").text
    assert "rad na daljinu: 1 sat i 15 minuta" in text
    assert "telefon: 15 minuta" in text
    assert "Preostalo: 10 sati i 30 minuta" in text
    picture, paper = [message.file for message in nikola.messages if message.file]
    assert (picture.kind, paper.name) == ("photo", "2026-10-granit.pdf")
    assert paper.content.startswith(b"%PDF-1.7")
    world.turns_to("2026-11-03T08:00")
    world.turns_to("2026-11-20T08:00")
    nikola.reads_nothing()


def test_after_forty_days_down_every_missed_month_is_sent_in_order_once(world_at: MakeWorld) -> None:
    world = world_at("2026-09-15T09:00")
    nikola = _reader(world)
    world.turns_to("2026-11-03T09:00")
    first = _reads_statement(nikola, "septembar 2026")
    second = _reads_statement(nikola, "oktobar 2026")
    nikola.reads("još 2 posete ove godine")
    assert first.message_id < second.message_id
    world.turns_to("2026-11-04T09:00")


def test_sending_again_by_hand_sends_nothing_twice_and_the_month_stays_frozen(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola = _reader(world)
    _book(world, "granit", "2026-10-06T10:00", 60, "remote")
    world.turns_to("2026-11-02T07:00")
    for _ in range(3):
        _send(world, "granit", "2026-10")
    world.settles()
    _reads_statement(nikola, "oktobar 2026", "1 sat")
    _book(world, "granit", "2026-10-30T10:00", 60, "remote")
    data = _send(world, "granit", "2026-10")
    world.turns_to("2026-11-02T08:00")
    assert data["balance"]["used_minutes"] == 60
    assert len(world.read(lambda tx: tx.all(select(Statement.id)))) == 3


def test_a_contact_without_a_chat_is_reported_as_not_reached(world_at: MakeWorld) -> None:
    world = world_at("2026-11-02T07:00")
    unreached = world.write(
        lambda tx: send_statement(tx, now_of(tx), client_by_code(tx, "zora"), Month(2026, 10))[1]
    )
    assert unreached == ["zora-milica"]


def test_work_over_midnight_of_the_months_end_becomes_an_entry_in_each_month(world_at: MakeWorld) -> None:
    world = world_at("2026-11-02T09:00")
    _book(world, "granit", "2026-10-31T23:50", 30, "remote")
    entries = world.read(lambda tx: tx.all(select(TimeEntry).order_by(TimeEntry.started_at)))
    assert [(e.month, e.seconds, e.minutes) for e in entries] == [("2026-10", 600, 15), ("2026-11", 1200, 30)]
    assert {e.factor for e in entries} == {Decimal("1.5")}


def _talk(world: World, minutes: int, operator: str = "ana") -> Person:
    code = (
        operator if operator != "on call" else world.read(lambda tx: now_of(tx).duty.on_duty or ("ana",))[0]
    )
    nikola, phone = world.phone(NIKOLA), world.operator_phone(code)
    nikola.calls(LINE, keys="1")
    world.settles()
    phone.rings().answers().presses("1")
    world.settles()
    nikola.is_connected_with(phone)
    world.minutes_pass(minutes)
    nikola.hangs_up()
    world.settles()
    return world.operator(code)


def _reader(world: World) -> Person:
    return world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)


def _reads_statement(person: Person, *fragments: str) -> Message:
    """The words, then the picture, then the PDF."""
    words = person.reads(*fragments)
    person.reads("Mesec na slici")
    person.reads("Izveštaj u PDF-u")
    return words


def _book(world: World, client: str, start: str, minutes: int, kind: str, note: str = "") -> None:
    starts = datetime.fromisoformat(start).replace(tzinfo=ZONE)
    ends = starts + timedelta(minutes=minutes)
    work = Work(kind, "ana", starts, ends, "typed", f"{client}-{start}", note)
    world.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, client), work))


def _send(world: World, client: str, month: str) -> dict[str, dict[str, int]]:
    return world.write(
        lambda tx: send_statement(tx, now_of(tx), client_by_code(tx, client), Month.parse(month))[0]
    )


def _entries(world: World) -> list[tuple[str, str, int, int]]:
    rows = world.read(lambda tx: tx.all(select(TimeEntry).order_by(TimeEntry.id)))
    return [(row.kind, row.operator, row.seconds, row.minutes) for row in rows]
