"""The waiting line: its order and its honesty, calling back, messages, and who hangs up and calls again."""

from datetime import datetime, timedelta
from math import inf

from sqlalchemy import delete, select, update

from core.calls.line import callers_in_turn
from core.calls.rows import Call
from core.tickets.rows import Ticket
from simulator.twilio import Phone
from tests.stories.conftest import MakeDesk, MakeWorld
from tests.stories.world import LINE, World

MILICA, PETAR, NIKOLA, SARA, LUKA = (f"+38160123000{n}" for n in range(1, 6))
IVA = "+381601230022"
WORKDAY = "2026-11-24T10:00"
DESK = ("ana", "marko", "jelena")
TALKING = (PETAR, IVA, SARA)
# In the company file: nobody is there but Ana.
ALONE = """reason: godišnji odmor}
    - {operator: marko, starts: 2026-11-24, ends: 2026-11-24}
    - {operator: jelena, starts: 2026-11-24, ends: 2026-11-24}"""


def test_who_waits_hears_the_place_and_a_forecast_only_where_one_can_be_known(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _everybody_talks(world)
    luka, milica, nikola = world.phone(LUKA), world.phone(MILICA), world.phone(NIKOLA)
    milica.calls(LINE, keys="1")
    world.seconds_pass(35)
    milica.hears("Vi ste sledeći na redu", "pozovemo čim se operater oslobodi, pritisnite jedan", "dva")
    milica.presses("*")
    world.seconds_pass(1)
    milica.hears("Vi ste sledeći na redu", "pritisnite dva")
    milica.does_not_hear("Očekivano čekanje")  # five talks are the fewest to go by
    _earlier_talks(world, minutes=6)
    nikola.calls(LINE, keys="1")
    luka.calls(LINE, keys="1")
    world.seconds_pass(70)
    # Granit's rank is worth more than half a minute, a contract more than none.
    milica.hears("Ispred Vas je jedan pozivalac", "Očekivano čekanje: četiri minuta")
    nikola.hears("Vi ste sledeći na redu", "Očekivano čekanje: dva minuta")
    luka.hears("Ispred Vas su dva pozivaoca", "Očekivano čekanje: šest minuta")
    # Nobody is sent away while operators are there, and who wishes may leave a message at any time.
    world.minutes_pass(1)
    nikola.is_waiting()
    milica.presses("2")
    milica.hears("Molimo Vas da posle zvučnog signala ostavite poruku")
    milica.does_not_hear("Nažalost")
    milica.leaves_message(seconds=11)
    milica.hangs_up()
    world.settles()
    ana = world.operator_phone("ana")
    ana.hangs_up()
    world.settles()
    ana.rings().answers().hears("Granit gradnja").presses("1")
    world.settles()
    nikola.is_connected_with(ana)
    luka.hangs_up()
    world.settles()
    sources = world.read(lambda tx: tx.all(select(Ticket.source).order_by(Ticket.id)))
    assert sources == ["voicemail", "missed-call"]
    _everybody_hangs_up(world)


def test_who_asks_for_it_is_called_back_in_turn_and_a_mailbox_is_nobody(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _everybody_talks(world)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.seconds_pass(35)
    milica.presses("1")
    milica.hears("Pozvaćemo Vas čim se operater oslobodi", "mesto u redu je sačuvano")
    world.settles()
    milica.is_idle()
    for code in DESK:
        world.operator(code).reads("Razgovor je počeo")
        world.operator(code).reads_nothing()
    world.twilio.faults.duplicate_callbacks()
    milica.voicemail_picks_up()
    ana.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    ana.rings().answers().hears("Pekara Zora", "Traži povratni poziv")
    ana.presses("1")
    world.seconds_pass(25)
    ana.hears("Klijent se nije javio")
    ana.is_idle()
    milica.is_attended()
    _who_has_no_contract_is_served_meanwhile(world)
    world.minutes_pass(4)
    ana.does_not_ring()
    world.twilio.faults.silence_rest(method="POST", path_part="/Calls", times=2, is_done=True)
    world.minutes_pass(1)
    ana.rings().answers().presses("1")
    world.seconds_pass(8)  # Twilio has given no answer, and calls her all the same: once
    called = [call for call in world.twilio.account.calls.values() if call.parties.to == MILICA]
    assert len(called) == 2
    milica.rings().answers()
    milica.hears("Ovde podrška kompanije Melany Software Team", "Tražili ste", "pritisnite jedan")
    milica.presses("1")
    world.settles()
    milica.is_connected_with(ana)
    _holds_and_takes_back(world, milica)
    # Her first call ended long ago: whoever looks for calls without an end must not end this talk.
    world.minutes_pass(16)
    milica.is_connected_with(ana)
    milica.hangs_up()
    world.settles()
    ana.is_idle()
    world.operator("ana").reads("Pekara Zora", "16:0")
    assert world.read(lambda tx: tx.all(select(Call.outcome).where(Call.from_number == MILICA))) == ["talked"]
    _everybody_hangs_up(world)


def test_a_call_back_is_tried_three_times_and_is_then_a_ticket(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _everybody_talks(world)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.seconds_pass(35)
    milica.presses("1")
    world.settles()
    ana.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    for habit in (milica.does_not_answer, milica.is_busy, milica.is_dead):
        habit()
        ana.rings().answers().presses("1")
        world.seconds_pass(41)
        ana.hears("Klijent se nije javio")
        world.minutes_pass(5)
    for code in DESK:
        world.operator(code).reads("propušten poziv", "Pekara Zora", MILICA, "Zvali smo 3 puta")
    world.minutes_pass(30)
    ana.does_not_ring()
    milica.is_idle()
    _everybody_hangs_up(world)


def test_who_hangs_up_in_the_line_and_calls_again_has_the_old_place(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _everybody_talks(world)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.seconds_pass(20)
    milica.hangs_up()
    world.seconds_pass(2)
    for code in DESK:
        world.operator(code).reads("propušten poziv", "Pekara Zora")
    world.minutes_pass(8)
    milica.calls(LINE)
    milica.hears("Vaše mesto u redu je sačuvano")
    world.settles()
    milica.is_waiting()
    kept = world.read(lambda tx: tx.all(select(Call).where(Call.from_number == MILICA).order_by(Call.id)))
    assert kept[0].waiting_since == kept[1].waiting_since
    assert kept[0].ticket_id == kept[1].ticket_id
    # Once more, with a call back that is owed: the place goes along, and nobody is called twice.
    world.seconds_pass(35)
    milica.presses("1")
    world.settles()
    milica.is_idle()
    milica.calls(LINE)
    milica.hears("Vaše mesto u redu je sačuvano")
    ana.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    ana.rings().answers().hears("Pekara Zora").presses("1")
    world.settles()
    milica.is_connected_with(ana)
    world.minutes_pass(1)
    milica.hangs_up()
    world.minutes_pass(11)
    world.operator("ana").reads("Pekara Zora")
    milica.calls(LINE)
    milica.hears("Trenutno radimo", "Za tehničku pomoć")  # served: the place is nobody's any more
    milica.hangs_up()
    world.settles()
    assert len(world.read(lambda tx: tx.all(select(Ticket.id)))) == 1
    _everybody_hangs_up(world)


def test_the_line_is_compared_with_twilios_and_who_stands_in_one_only_is_not_left_there(
    desk_with: MakeDesk,
) -> None:
    world = desk_with(("reason: godišnji odmor}", ALONE))
    milica, nikola, luka = map(world.phone, (MILICA, NIKOLA, LUKA))
    ana = world.operator_phone("ana")
    world.phone(PETAR).calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    for caller in (milica, nikola, luka):
        caller.calls(LINE, keys="1")
    world.seconds_pass(64)
    since = _line(world)
    assert list(since) == [NIKOLA, MILICA, LUKA]
    # Ours is a backup's, which has never heard of Milica; Luka was silent and was given up. Both ask on.
    silent = {"ended_at": world.clock.now(), "heard_at": world.clock.now() - timedelta(seconds=60)}
    world.write(lambda tx: tx.changed(delete(Call).where(Call.from_number == MILICA)))
    _give_up(world, LUKA, **silent)
    assert list(_line(world)) == [NIKOLA]
    world.seconds_pass(10)
    assert _line(world) == {**since, MILICA: _line(world)[MILICA]}
    assert _line(world)[MILICA] > since[MILICA]
    # Nikola was said to be gone a while ago, and does not ask: Twilio has him in its line.
    world.seconds_pass(45)
    long_ago = world.clock.now() - timedelta(seconds=61)
    _give_up(world, NIKOLA, ended_at=long_ago, heard_at=long_ago)
    world.seconds_pass(1)  # the next minute begins
    nikola.hears("Povezujemo Vas sa operaterom")
    assert list(_line(world)) == [NIKOLA, MILICA, LUKA] and _line(world)[NIKOLA] == since[NIKOLA]
    # Milica is in ours only: not a word came of it that she has gone.
    world.twilio.faults.drop_callbacks()
    [waits] = [each for each in world.twilio.account.calls.values() if each.parties.person == MILICA]
    queue = world.twilio.account.queues[waits.queue_sid]
    queue.members = [member for member in queue.members if member.call_sid != waits.sid]
    world.seconds_pass(64)
    assert list(_line(world)) == [NIKOLA, LUKA]
    world.twilio.faults.clear()
    ana.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    ana.rings().answers().hears("Granit gradnja").presses("1")
    world.settles()
    nikola.is_connected_with(ana)
    for phone in (luka, ana):
        phone.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).skips_all()


def test_who_waits_is_served_by_who_is_on_duty_by_then(desk_with: MakeDesk) -> None:
    ends = 'ends: "2026-11-29T08:00"}'
    instead = "{schedule: desk, operator: ana, substitute: vesna"
    later = f'{instead}, starts: "2026-11-24T10:02", ends: "2026-11-25T16:00"}}'
    world = desk_with((ends, f"{ends}\n    - {later}"))
    _everybody_talks(world)
    milica, nikola, ana, vesna = (
        *map(world.phone, (MILICA, NIKOLA)),
        *map(world.operator_phone, ("ana", "vesna")),
    )
    milica.calls(LINE, keys="1")
    nikola.calls(LINE, keys="1")
    world.settles()
    vesna.does_not_ring()
    world.seconds_pass(131)
    vesna.rings().answers().hears("Granit gradnja").presses("1")
    world.settles()
    nikola.is_connected_with(vesna)
    ana.hangs_up()
    world.seconds_pass(20)
    ana.does_not_ring()
    vesna.hangs_up()
    world.settles()
    vesna.rings().answers().hears("Pekara Zora").presses("1")
    world.settles()
    milica.is_connected_with(vesna)
    vesna.hangs_up()
    world.settles()
    world.operator("vesna").skips_all()
    _everybody_hangs_up(world)


def test_who_hears_that_nobody_is_there_and_hangs_up_in_working_hours_is_not_lost(
    desk_with: MakeDesk,
) -> None:
    away = ALONE + "\n    - {operator: ana, starts: 2026-11-24, ends: 2026-11-24}"
    world = desk_with(("reason: godišnji odmor}", away))
    milica = world.phone(MILICA)
    milica.calls(LINE)
    milica.hears("niko od operatera nije dostupan", "Da ostavite poruku, pritisnite jedan")
    milica.hangs_up()
    world.settles()
    assert world.read(lambda tx: tx.all(select(Ticket.source))) == ["missed-call"]
    for code in (*DESK, "vesna"):
        world.operator(code).skips_all()


def test_a_message_is_heard_and_spoken_anew_before_it_is_sent_once(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at("2026-11-24T22:00")
    world.twilio.faults.duplicate_callbacks()
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    milica.hears("ostavite poruku do dva minuta", "pritisnite tarabu")
    milica.leaves_message(seconds=9)
    milica.presses("#")
    milica.hears("Da pošaljete poruku, pritisnite jedan", "preslušate, pritisnite dva", "tri")
    milica.presses("*")
    milica.hears("Da pošaljete poruku")
    milica.presses("2")
    milica.hears("/Recordings/RE", "Da pošaljete poruku")  # Twilio has not said yet that it is stored
    world.seconds_pass(1)
    milica.presses("2")
    milica.hears("/audio/RE", "Da pošaljete poruku")  # ours now: Twilio's may need a password
    [spoken] = world.house.audio.written_before(inf)
    milica.presses("3")
    milica.hears("posle zvučnog signala")
    world.seconds_pass(1)
    assert world.house.audio.find(spoken) is None
    milica.leaves_message(seconds=14)
    world.seconds_pass(6)  # silence ends it as well
    milica.hears("Da pošaljete poruku")
    milica.hangs_up()  # what was spoken is never lost
    world.seconds_pass(30)
    world.turns_to("2026-11-25T08:00")
    for code in DESK:
        world.operator(code).reads("1001", "Pekara Zora", "0:20")
        world.operator(code).reads("Snimak govorne poruke uz tiket #1001")
        world.operator(code).reads_nothing()
    call = world.read(lambda tx: tx.first(select(Call)))
    assert call
    assert (call.outcome, len(call.redone)) == ("voicemail", 1)
    # Neither what was sent nor what was spoken anew stays at the vendor's.
    assert world.twilio.account.recordings == {}


def _who_has_no_contract_is_served_meanwhile(world: World) -> None:
    luka, ana = world.phone(LUKA), world.operator_phone("ana")
    luka.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().hears("Bivši klijent").presses("1")
    world.settles()
    luka.is_connected_with(ana)
    luka.hangs_up()
    world.settles()
    world.operator("ana").skips_all()


def _holds_and_takes_back(world: World, caller: Phone) -> None:
    chat = world.operator("ana")
    chat.reads("Razgovor je počeo")
    chat.presses("Stavi na čekanje")
    world.settles()
    chat.reads("na čekanju")
    assert caller.connected_with == []
    chat.presses("Vrati se u razgovor")
    world.settles()
    chat.reads("Ponovo razgovarate")


def _line(world: World) -> dict[str, datetime]:
    """Who waits by our books, in turn, and since when."""
    waiting = world.read(callers_in_turn)
    return {call.from_number: call.waiting_since for call in waiting if call.waiting_since}


def _give_up(world: World, number: str, **moments: datetime) -> None:
    gone = {"state": "ended", "outcome": "missed", **moments}
    world.write(lambda tx: tx.changed(update(Call).where(Call.from_number == number).values(**gone)))


def _everybody_talks(world: World) -> None:
    for number, code in zip(TALKING, DESK, strict=True):
        world.phone(number).calls(LINE, keys="1")
        world.settles()
        world.operator_phone(code).rings().answers().presses("1")
        world.settles()


def _earlier_talks(world: World, minutes: int) -> None:
    """Five talks of yesterday, of this length."""
    began = world.clock.now() - timedelta(days=1)
    for number in range(5):
        world.write(
            lambda tx, number=number: tx.add(  # type: ignore[misc]
                Call(
                    sid=f"CA-yesterday-{number}",
                    from_number="anonymous",
                    language="sr-Latn",
                    decision="desk",
                    rank=-1,
                    operators=[],
                    reasons=[],
                    consent_to_charge=False,
                    state="ended",
                    started_at=began,
                    talk_started_at=began,
                    talk_ended_at=began + timedelta(minutes=minutes),
                )
            )
        )


def _everybody_hangs_up(world: World) -> None:
    world.put_down(map(world.operator_phone, DESK))
    for code in DESK:
        world.operator(code).skips_all()
