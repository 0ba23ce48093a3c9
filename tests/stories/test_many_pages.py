"""Several pages at once, silence after a yes, old buttons, limits of calling: nobody is woken twice."""

from collections import Counter
from typing import Any

from sqlalchemy import select

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.desk.load_company import load_company
from core.escalation.rows import Notification
from tests.core.desk.office import coded, example
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import World

NIGHT = "2026-11-24T22:00"  # a Tuesday; Ana is on call this week, Marko is the backup


def test_three_pages_of_one_moment_are_one_message_and_one_call(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitors = _outage(world, 3)
    ana = world.operator("ana")
    ana.reads("3 tiketa čekaju", "#1001 – Granit gradnja", "#1002", "#1003")
    ana.reads_nothing()
    world.minutes_pass(3.1)
    phone = world.operator_phone("ana")
    phone.rings().answers().hears("Čekaju tri tiketa", "jedan nula nula jedan", "pritisnite jedan")
    phone.presses("1")
    world.settles()
    phone.hears("Preuzeli ste tri tiketa")
    ana.reads("Preuzeli ste 3 tiketa")
    for number, visitor in zip(("1001", "1002", "1003"), visitors, strict=True):
        ana.reads(f"#{number} je Vaš")
        visitor.reads("Ana Jovanović")
    world.minutes_pass(20)


def test_what_another_took_meanwhile_is_told_and_the_rest_is_won(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitors = _outage(world, 3)
    ana, marko = world.operator("ana"), world.operator("marko")
    for code in ("ana", "marko"):
        world.operator_phone(code).does_not_answer()
    ana.reads("3 tiketa čekaju")
    world.minutes_pass(8.1)
    marko.reads("3 tiketa čekaju")
    marko.presses("Prihvatam #1002")
    world.settles()
    marko.reads("#1002 je Vaš")
    ana.reads("#1002 vodi Marko")
    ana.presses("Prihvatam sve")
    world.settles()
    ana.reads("Preuzeli ste 2 tiketa", "#1002 vodi Marko Petrović")
    ana.reads("#1001 je Vaš")
    ana.reads("#1003 je Vaš")
    marko.reads("#1001, #1003", "Ana Jovanović")
    for visitor in visitors:
        visitor.skips_all()
    world.minutes_pass(20)
    assert world.audit == [
        "marko accept tickets 1002 telegram",
        "ana accept tickets 1001 telegram",
        "ana accept tickets 1003 telegram",
    ]


def test_all_are_passed_with_one_key_and_the_next_one_is_asked_at_once(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitors = _outage(world, 2)
    ana, marko = world.operator("ana"), world.operator("marko")
    ana.reads("2 tiketa čekaju")
    world.minutes_pass(3.1)
    phone = world.operator_phone("ana")
    phone.rings().answers().presses("2")
    world.settles()
    phone.hears("prosleđujemo")
    ana.reads("za 2 tiketa pitamo sledećeg")
    marko.reads("2 tiketa čekaju")
    world.operator_phone("marko").rings().answers().presses("1")
    world.settles()
    marko.reads("Preuzeli ste 2 tiketa")
    marko.skips_all()
    ana.reads("#1001, #1002", "Marko Petrović")
    for visitor in visitors:
        visitor.skips_all()
    assert world.audit == [
        f"{did} tickets {number} voice" for did in ("ana pass", "marko accept") for number in (1001, 1002)
    ]


def test_who_accepts_and_is_silent_is_asked_once_and_then_the_page_walks_on(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    ana.reads("Dežurstvo")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")
    world.minutes_pass(30.1)
    ana.reads("#1001", "klijent još nije dobio odgovor")
    ana.presses("Radim na tome")
    world.settles()
    ana.reads("ostaje kod Vas")
    world.operator_phone("ana").does_not_answer()
    world.minutes_pass(29)
    ana.reads_nothing()
    world.minutes_pass(1.1)
    ana.reads("više nije kod Vas")
    assert world.operator_phone("ana").status == "ringing"
    ana.presses("Radim na tome")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("više ne važi")
    ana.reads("više ne važi")
    world.minutes_pass(5)
    marko.reads("Dežurstvo", "#1001", "prihvatio operater Ana Jovanović")
    world.operator_phone("marko").rings().answers().presses("1")
    world.settles()
    marko.reads("je Vaš")
    ana.reads("#1001 vodi Marko Petrović")
    visitor.reads("Marko Petrović")
    assert world.audit == [
        "ana accept tickets 1001 telegram",
        "ana work-on-it tickets 1001 telegram",
        "marko accept tickets 1001 voice",
    ]


def test_who_has_answered_the_client_is_not_asked(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana = world.operator("ana")
    page = ana.reads("Dežurstvo")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")
    ana.writes("Gledam.", reply_to=page)
    world.settles()
    ana.reads("#1001")
    visitor.reads("Gledam.")
    world.minutes_pass(90)


def test_who_hands_on_after_a_silence_is_not_asked_again(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    ana.reads("Dežurstvo")
    ana.presses("Prihvatam")
    world.minutes_pass(30.1)
    ana.reads("je Vaš")
    ana.reads("klijent još nije dobio odgovor")
    ana.presses("Prosledi dalje")
    world.settles()
    ana.reads("pitamo sledećeg")
    marko.reads("Dežurstvo", "#1001", "prihvatio operater Ana Jovanović")
    world.operator_phone("marko").rings().answers().presses("1")
    world.settles()
    marko.reads("je Vaš")
    ana.reads("Marko Petrović")
    visitor.skips_all()
    assert world.audit[1:] == ["ana hand-on tickets 1001 telegram", "marko accept tickets 1001 voice"]


def test_who_accepts_and_is_silent_without_a_chat_is_asked_by_telephone(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    _people_of_granit(world, 1, is_in_chat=False)
    visitor = _asks_for_help(world)
    phone, marko = world.operator_phone("ana"), world.operator("marko")
    phone.rings().answers().hears("Dežurstvo").presses("1")
    world.settles()
    phone.hears("je Vaš")
    visitor.reads("Ana Jovanović")
    world.minutes_pass(30.1)
    phone.rings().answers().hears("Prihvatili ste ga, ali klijent još nije dobio odgovor").presses("1")
    world.settles()
    phone.hears("ostaje kod Vas")
    world.minutes_pass(29.5)
    phone.does_not_ring()
    world.minutes_pass(0.8)
    marko.reads("Dežurstvo", "#1001", "prihvatio operater Ana Jovanović")
    phone = world.operator_phone("marko")
    phone.rings().answers().presses("1")
    world.settles()
    marko.reads("je Vaš")
    marko.blocks_bot()
    world.minutes_pass(30.1)
    phone.rings().answers().hears("klijent još nije dobio odgovor").presses("2")
    world.settles()
    phone.hears("prosleđujemo dalje")
    world.operator_phone("vesna").rings().answers().presses("1")
    world.settles()
    world.operator("vesna").reads("Dežurstvo", "prihvatio operater Marko Petrović")
    world.operator("vesna").reads("je Vaš")
    visitor.skips_all()
    assert world.audit == [
        "ana accept tickets 1001 voice",
        "ana work-on-it tickets 1001 voice",
        "marko accept tickets 1001 voice",
        "marko hand-on tickets 1001 voice",
        "vesna accept tickets 1001 voice",
    ]


def test_who_was_silent_on_two_hears_of_both_in_one_call_and_of_what_is_new_first(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    visitors = _outage(world, 2, is_in_chat=False)
    phone, marko = world.operator_phone("ana"), world.operator("marko")
    phone.rings().answers().hears("Čekaju dva tiketa").presses("1")
    world.settles()
    phone.hears("Preuzeli ste dva tiketa", "na stranici podrške")
    world.minutes_pass(30.1)
    phone.rings().answers().hears("nula nula jedan", "klijent još nije dobio odgovor").presses("1")
    world.settles()
    phone.hears("nula nula jedan ostaje kod Vas", "nula nula dva", "klijent još nije dobio odgovor")
    phone.presses("2")
    world.settles()
    phone.hears("prosleđujemo dalje")
    marko.reads("Dežurstvo", "#1002", "prihvatio operater Ana Jovanović")
    phone = world.operator_phone("marko")
    phone.rings().answers().presses("1")
    world.settles()
    phone.hears("u Vašem četu")
    marko.reads("je Vaš")
    for visitor in visitors:
        visitor.skips_all()


def test_a_late_pass_of_an_earlier_step_takes_no_time_from_who_is_asked_now(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko, vesna = (world.operator(code) for code in ("ana", "marko", "vesna"))
    ana.reads("Dežurstvo")
    for code in ("ana", "marko"):
        world.operator_phone(code).does_not_answer()
    world.minutes_pass(8.5)
    marko.reads("Dežurstvo")
    ana.presses("Prosledi")
    world.minutes_pass(1)
    ana.reads("pitamo sledećeg")
    vesna.reads_nothing()
    world.operator_phone("vesna").does_not_ring()
    marko.presses("Prihvatam")
    world.settles()
    marko.reads("je Vaš")
    ana.reads("Marko Petrović")
    visitor.skips_all()


def test_a_dead_number_goes_to_the_next_step_at_once(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    ana.reads("Dežurstvo")
    world.operator_phone("ana").is_dead()
    world.minutes_pass(3.1)
    marko.reads("Dežurstvo")
    world.operator_phone("marko").rings().answers().presses("1")
    world.settles()
    marko.reads("je Vaš")
    ana.reads("Marko Petrović")
    visitor.skips_all()


def test_a_number_at_its_limit_is_not_called_and_the_next_one_is_asked(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    _, colleague = _people_of_granit(world, 2)
    first = _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    ana.reads("#1001")
    world.operator_phone("ana").does_not_answer()
    world.seconds_pass(30)
    second = _asks_for_help(world, "hitno je", "1002", colleague)
    ana.reads("#1002")
    world.minutes_pass(2.6)
    assert world.operator_phone("ana").status == "ringing"
    world.operator_phone("marko").does_not_answer()
    world.seconds_pass(30)
    marko.reads("#1002")
    assert world.operator_phone("marko").status == "ringing"
    assert _states(world) == {(1, "no-answer"): 1, (2, "throttled"): 1, (2, "sent"): 1}
    marko.presses("Prihvatam")
    ana.presses("Prosledi")
    for visitor in (first, second):
        visitor.skips_all()
    for code in ("ana", "marko", "vesna"):
        world.operator(code).skips_all()


def test_who_wants_no_calls_at_night_is_written_to_only(world_at: MakeWorld) -> None:
    def edit(data: dict[str, Any]) -> None:
        coded(data["operators"], "ana").update(reach=["chat"])
        coded(data["operators"], "marko").update(reach=[])

    world = world_at(NIGHT)
    world.write(lambda tx: load_company(tx, example(edit)))
    visitor = _asks_for_help(world)
    ana, vesna = world.operator("ana"), world.operator("vesna")
    ana.reads("Dežurstvo")
    world.minutes_pass(3.1)
    # On Saturday Marko stands in for Ana, and wants nothing.
    vesna.reads("Dežurstvo nije pokriveno", "sub 28. 11.", "Obaveštenje o tiketu ne bi stiglo", "Marko")
    vesna.reads("Dežurstvo: tiket #1001")
    world.operator_phone("vesna").rings().answers().presses("1")
    world.settles()
    world.operator_phone("ana").is_idle()
    vesna.reads("je Vaš")
    ana.reads("Vesna Ilić")
    visitor.skips_all()


def _states(world: World) -> dict[tuple[int, str], int]:
    rows = world.read(lambda tx: tx.all(select(Notification).where(Notification.way == "call")))
    return dict(Counter((row.page_id, row.state) for row in rows))


def _outage(world: World, pages: int, *, is_in_chat: bool = True) -> list[Visitor]:
    """So many clients ask while no worker runs; then it comes back. Ana may have no chat."""
    visitors = [_linked(world, person) for person in _people_of_granit(world, pages, is_in_chat=is_in_chat)]
    with world.worker_down():
        for visitor in visitors:
            visitor.writes("server ne radi, treba mi operater")
    for visitor in visitors:
        visitor.reads("#100")
    return visitors


def _people_of_granit(world: World, count: int, *, is_in_chat: bool = True) -> list[str]:
    """So many contacts of the client served at night: one person with a ticket open is asked about it."""
    codes = ["granit-nikola", *(f"granit-{number}" for number in range(2, count + 1))]

    def edit(data: dict[str, Any]) -> None:
        contacts = coded(data["clients"], "granit")["contacts"]
        contacts += [{"code": code, "name": code.title()} for code in codes[1:]]
        if not is_in_chat:
            del coded(data["operators"], "ana")["telegram_id"]

    world.write(lambda tx: load_company(tx, example(edit)))
    return codes


def _asks_for_help(
    world: World, text: str = "server ne radi", number: str = "1001", person: str = "granit-nikola"
) -> Visitor:
    visitor = _linked(world, person)
    visitor.writes(f"{text}, treba mi operater")
    world.settles()
    visitor.reads(f"#{number}")
    return visitor


def _linked(world: World, person: str = "granit-nikola") -> Visitor:
    visitor = world.visitor()
    code = world.write(lambda tx: new_code(tx, contact_by_code(tx, person)))
    visitor.writes(f"/start {code}")
    visitor.reads("znamo ko ste")
    return visitor
