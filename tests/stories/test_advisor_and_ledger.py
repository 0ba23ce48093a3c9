"""What the advisor and the manager hear, what the client hears of its time, and what an operator types."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from app.day import DayRun
from core.clients.identity import client_by_code
from core.contracts.rows import Amendment, Contract
from core.database.transaction import Transaction
from core.desk.book_time import book_time
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.hours.ledger import Work, correct
from core.hours.month import Month
from core.hours.rows import TimeEntry
from tests.stories.conftest import MakeWorld
from tests.stories.world import ZONE, World

WORKDAY = "2026-11-24T10:00"


def test_at_80_and_at_100_percent_the_client_and_the_advisor_are_told_once_each(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    ana = world.operator("ana")
    _book(world, "granit", minutes=285, key="a1")
    _book(world, "granit", minutes=285, key="a2")
    nikola.reads_nothing()
    _book(world, "granit", minutes=15, key="b")
    nikola.reads("80%", "novembar 2026", "Preostalo")
    ana.reads("Granit gradnja", "80%")
    _book(world, "granit", minutes=15, key="c")
    nikola.reads_nothing()
    _book(world, "granit", minutes=120, key="d")
    nikola.reads("je iskorišćeno", "Granit gradnja")
    ana.reads("Granit gradnja", "100%")
    _book(world, "granit", minutes=120, key="e")
    nikola.reads_nothing()
    ana.reads_nothing()


def test_my_advisor_reaches_the_advisor_first_and_the_desk_while_the_advisor_is_away(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("moj savetnik")
    world.settles()
    nikola.reads("#1001", "Ana Jovanović")
    ana = world.operator("ana")
    ana.reads("#1001", "Granit gradnja")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("Vaš")
    nikola.reads("Ana Jovanović")


def test_an_advisor_on_leave_is_not_asked_and_the_client_is_told(world_at: MakeWorld) -> None:
    world = world_at("2026-12-22T10:00")  # Jelena is on leave this week
    world.write(lambda tx: setattr(client_by_code(tx, "granit"), "advisor", "jelena"))
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("/savetnik treba mi savet")
    world.settles()
    nikola.reads("Jelena Nikolić", "nije tu")
    nikola.reads("#1001")
    for code in ("ana", "marko"):
        world.operator(code).reads("#1001", "treba mi savet")
    world.operator("jelena").reads_nothing()


def test_an_operator_types_time_as_people_do(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True), world.operator("ana")
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    card = ana.reads("#1001")
    world.operator("marko").reads("#1001")
    world.operator("jelena").reads("#1001")
    for typed in ("25m", "1h15", "od 9:10 do 9:40"):
        ana.writes(f"/vreme {typed}", reply_to=card)
    world.settles()
    ana.reads("upisano 30 minuta")
    ana.reads("upisano 1 sat i 15 minuta")
    ana.reads("upisano 30 minuta")
    ana.writes("/vreme dugo", reply_to=card)
    world.settles()
    ana.reads("/vreme 25m")
    kinds = world.read(lambda tx: set(tx.all(select(TimeEntry.kind))))
    assert kinds == {"chat"}


def test_what_ends_soon_is_told_to_the_manager_and_to_the_advisor_once_at_each_mark(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    ends = world.clock.now().date() + timedelta(days=40)
    world.write(lambda tx: _ends(tx, "dunav", ends))
    vesna, marko = world.operator("vesna"), world.operator("marko")
    for days in (30, 7, 1):
        world.turns_to(f"{ends - timedelta(days=days)}T09:00")
        vesna.reads("Dunav trgovina", "ugovor prestaje")
        marko.reads("Dunav trgovina", "Predlog")
    world.turns_to(f"{ends}T09:00")
    vesna.reads("Izveštaji za novembar 2026.")
    vesna.reads_nothing()


def test_the_weekly_digest_tells_the_advisor_what_is_paid_for_in_vain(world_at: MakeWorld) -> None:
    world = world_at("2026-11-20T10:00")
    world.turns_to("2026-11-23T08:00")
    digest = world.operator("ana").reads("Nedeljni pregled: Granit gradnja").text
    assert "poseta" in digest
    assert "manje od petine" not in digest  # of the months before the desk opened nothing is known
    world.operator("marko").reads("Nedeljni pregled: Dunav trgovina", "pošaljite mu kod")
    world.turns_to("2026-11-24T08:00")


def test_two_whole_months_of_little_use_are_in_the_digest(world_at: MakeWorld) -> None:
    world = world_at("2026-08-28T10:00")
    for monday in ("2026-08-31T08:00", "2026-11-02T08:00"):
        world.turns_to(monday)
    digests = world.operator("ana").unread_texts()
    said = [text for text in digests if "Nedeljni pregled: Granit gradnja" in text]
    assert ["manje od petine" in text for text in said] == [False, True]
    for text in digests:
        world.operator("ana").reads(text.split("\n")[0])


def test_late_work_and_corrections_of_a_closed_month_appear_in_the_next_one(world_at: MakeWorld) -> None:
    world = world_at("2026-11-02T07:00")
    entry = _book(world, "zora", minutes=60, key="a", starts="2026-10-06T10:00")
    frozen = world.write(lambda tx: _statement(tx, "zora", "2026-10"))
    _book(world, "zora", minutes=30, key="late", starts="2026-10-30T10:00")
    world.write(lambda tx: correct(tx, tx.get(TimeEntry, entry), 45, operator="vesna", key="fix"))
    world.write(lambda tx: correct(tx, tx.get(TimeEntry, entry), 45, operator="vesna", key="fix"))
    assert world.write(lambda tx: _statement(tx, "zora", "2026-10")) == frozen
    november = world.write(lambda tx: _statement(tx, "zora", "2026-11"))
    assert november["balance"]["used_minutes"] == 15
    told = [(c["corrects_month"], c["minutes"]) for c in november["corrections"]]
    assert sorted(told) == [("2026-10", -15), ("2026-10", 30)]


def test_the_daily_check_tells_the_manager_once_of_every_entry_that_was_counted_otherwise(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    for client in ("zora", "granit", "dunav"):
        entry = _book(world, client, minutes=20, key="a")
        if client != "dunav":
            world.write(partial(_counted_otherwise, entry=entry))
    world.settles()
    world.operator("vesna").reads_nothing()
    world.turns_to("2026-11-25T07:59")
    world.operator("vesna").reads_nothing()
    world.turns_to("2026-11-25T08:00")
    world.operator("vesna").reads("Provera upisa vremena", "2 upisa")
    world.turns_to("2026-11-25T12:00")
    world.operator("vesna").reads_nothing()


def test_a_daily_look_that_dies_between_two_batches_loses_nothing_and_tells_once(
    world_at: MakeWorld,
) -> None:
    world = world_at("2026-11-20T10:00")
    for client in ("dunav", "zora"):
        entry = _book(world, client, minutes=20, key="a")
        world.write(partial(_counted_otherwise, entry=entry))
    ends = date(2026, 12, 20)
    world.write(lambda tx: _ends(tx, "dunav", ends))
    world.clock.turn_to(datetime(2026, 11, 23, 8, tzinfo=ZONE))
    database, clock = world.house.database, world.clock
    dies, other = DayRun(database, clock), DayRun(database, clock)
    dies.begin()
    assert dies.go_on(1)
    other.begin()
    assert dies.go_on(1)  # and is never heard of again
    while other.go_on(1):
        pass
    late = DayRun(database, clock)
    late.begin()
    assert not late.go_on(1)
    world.settles()
    vesna, marko = world.operator("vesna"), world.operator("marko")
    vesna.reads("Dunav trgovina", "ugovor prestaje")
    vesna.reads("Provera upisa vremena", "2 upisa")
    vesna.reads_nothing()
    marko.reads("Dunav trgovina", "Predlog")
    marko.reads("Nedeljni pregled: Dunav trgovina")
    marko.reads_nothing()


def test_two_workers_that_look_at_once_tell_the_manager_once(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    entry = _book(world, "zora", minutes=20, key="a")
    world.write(partial(_counted_otherwise, entry=entry))
    world.clock.turn_to(datetime(2026, 11, 25, 8, tzinfo=ZONE))
    runs = [DayRun(world.house.database, world.clock) for _ in range(2)]
    for run in runs:
        run.begin()
    for _ in range(20):
        for run in runs:
            run.go_on(1)
    world.settles()
    world.operator("vesna").reads("Provera upisa vremena", "1 upis")
    world.operator("vesna").reads_nothing()


def test_a_client_that_cannot_be_looked_at_does_not_keep_back_the_others(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    entry = _book(world, "zora", minutes=20, key="a")
    world.write(partial(_counted_otherwise, entry=entry))
    world.write(_promised_nonsense)
    world.turns_to("2026-11-25T08:00")
    world.operator("vesna").reads("Provera upisa vremena", "1 upis")


def _counted_otherwise(tx: Transaction, entry: int) -> None:
    tx.get(TimeEntry, entry).minutes = 45


def _promised_nonsense(tx: Transaction) -> None:
    """Terms that no plan can have, as no release of ours has written them."""
    owner = client_by_code(tx, "dunav")
    amendment = tx.first(select(Amendment).join(Contract).where(Contract.client_id == owner.id))
    assert amendment
    amendment.terms = {"monthly_fee": "much"}


def _book(world: World, client: str, *, minutes: int, key: str, starts: str = "2026-11-23T09:00") -> int:
    begun = datetime.fromisoformat(starts).replace(tzinfo=ZONE)
    work = Work("remote", "ana", begun, begun + timedelta(minutes=minutes), "typed", f"{client}-{key}")
    entries = world.write(
        lambda tx: [e.id for e in book_time(tx, now_of(tx), client_by_code(tx, client), work)]
    )
    world.settles()
    return entries[0]


def _ends(tx: Transaction, client: str, on: date) -> None:
    owner = client_by_code(tx, client)
    contract = tx.first(select(Contract).where(Contract.client_id == owner.id))
    assert contract
    contract.until_on = on


def _statement(tx: Transaction, client: str, month: str) -> dict[str, Any]:
    return make_statement(tx, now_of(tx), client_by_code(tx, client), Month.parse(month))


def test_a_client_asks_what_the_contract_promises_and_hears_why_not(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T20:00")
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("šta mi pripada po ugovoru?")
    world.settles()
    nikola.reads(
        "Granit gradnja a.d.: Proširena podrška",
        "od 10. januara 2023.",
        "Prvi odgovor: najviše 1 sat, u svako doba",
        "✓ Telefon: po ugovoru",
        "✓ Posete: ove godine imate još 2 (ugovoreno: 2)",
        "vreme se tada množi sa 1,5",
    )
