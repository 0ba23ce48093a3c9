"""An operator's side of the telephone: rung as the company wishes, and what can be done during a talk."""

import re
from functools import partial

from sqlalchemy import select, update

from app.dialling import Dialling
from app.house import voice_channel
from app.trial_call import rung as rung_once
from core.calls.line import busy_operators
from core.calls.rows import Call, CallLeg
from core.database.outbox import Delivery, put
from core.desk.moment import now_of
from core.desk.try_telephone import latest_trials, try_telephone
from core.hours.rows import TimeEntry
from core.tickets.rows import Ticket
from simulator.twilio import Phone
from simulator.twilio.http_client import PretendHttpClient
from tests.stories.conftest import MakeDesk
from tests.stories.world import LINE, World
from tests.web.browser import Person, words_of
from tests.web.conftest import site_of

MILICA, PETAR, NIKOLA = (f"+38160123000{n}" for n in (1, 2, 3))
WORKDAY = "2026-11-24T10:00"  # a Tuesday
DESK = ("ana", "marko", "jelena")


def rung(world: World) -> list[tuple[str, str | None]]:
    """Every telephone rung so far, with how it ended."""
    return [
        (leg.operator, leg.reason)
        for leg in world.read(lambda tx: tx.all(select(CallLeg).order_by(CallLeg.id)))
    ]


def test_all_are_rung_at_once_and_the_first_to_press_1_takes_the_call(desk_with: MakeDesk) -> None:
    world = desk_with(("strategy: longest-idle", "strategy: all-at-once"))
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    world.settles()
    ana, marko, jelena = (world.operator_phone(code) for code in ("ana", "marko", "jelena"))
    ana.rings().answers().hears("Pekara Zora")
    marko.rings().answers()
    jelena.rings()
    marko.presses("1")
    world.settles()
    ana.hears("Poziv je već preuzeo operater Marko Petrović")
    ana.is_idle()
    jelena.is_idle()
    milica.is_connected_with(marko)
    assert rung(world) == [("ana", "taken"), ("marko", None), ("jelena", "taken")]
    milica.hangs_up()
    world.settles()
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers()
    for phone in (marko, jelena):
        phone.rings()
    milica.hangs_up()
    world.settles()
    ana.hears("Pozivalac je u međuvremenu prekinuo vezu")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")


def test_in_turn_each_call_begins_with_the_operator_after_the_last(desk_with: MakeDesk) -> None:
    world = desk_with(("strategy: longest-idle", "strategy: round-robin"))
    for number, code in ((MILICA, "ana"), (PETAR, "marko"), (NIKOLA, "jelena"), (MILICA, "ana")):
        phone = world.phone(number)
        phone.calls(LINE, keys="1")
        world.settles()
        world.operator_phone(code).rings().answers().presses("1")
        world.settles()
        phone.is_connected_with(world.operator_phone(code))
        phone.hangs_up()
        world.settles()


def test_who_asked_for_the_advisor_and_said_a_question_is_heard_by_the_advisor_first(
    desk_with: MakeDesk,
) -> None:
    world = desk_with()
    milica = world.phone(MILICA)
    world.operator_phone("ana").is_busy()
    milica.calls(LINE, keys="1")
    asked = update(Call).values(wanted_operator="jelena", question="Kako da odštampam <fakturu>?")
    world.write(lambda tx: tx.changed(asked))
    world.settles()
    jelena = world.operator_phone("jelena")
    jelena.rings().answers()
    jelena.hears("Osnovna podrška", "Preostalo vreme", "Kako da odštampam <fakturu>?", "pritisnite jedan")
    jelena.presses("1")
    world.settles()
    world.operator("jelena").reads("Razgovor je počeo", "Milica Zorić", "Kako da odštampam <fakturu>?")
    assert rung(world) == [("ana", "busy"), ("jelena", None)]
    milica.hangs_up()
    world.settles()


def test_during_a_talk_the_operator_holds_brings_in_a_colleague_and_hands_over(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica, ana, marko, jelena = (world.phone(MILICA), *map(world.operator_phone, ("ana", "marko", "jelena")))
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    chat = world.operator("ana")
    chat.reads("Razgovor je počeo", "Pekara Zora", "Osnovna podrška", "2 sata")
    chat.presses("Stavi na čekanje")
    world.settles()
    chat.reads("na čekanju")
    milica.hears("hold.wav")
    assert milica.connected_with == []
    chat.presses("Vrati se u razgovor")
    world.settles()
    chat.reads("Ponovo razgovarate")
    milica.is_connected_with(ana)
    world.minutes_pass(2)
    # A colleague who does not come changes nothing.
    _invites(world, "Jelena")
    jelena.rings().answers().presses("2")
    jelena.hears("Poziv nije prihvaćen")
    _invites(world, "Marko")
    marko.rings().answers().hears("Ana Jovanović Vas poziva u razgovor", "Pekara Zora", "pritisnite jedan")
    marko.presses("1")
    world.settles()
    milica.is_connected_with(marko)
    ana.is_connected_with(marko)
    chat.reads("U razgovor se uključuje Marko Petrović")
    chat.presses("Predaj razgovor")
    world.settles()
    chat.reads("Dalje ga vodi Marko Petrović")
    ana.is_idle()
    milica.is_connected_with(marko)
    chat.presses("Stavi na čekanje")
    world.settles()
    chat.reads("završen ili ga vodi neko drugi")
    world.minutes_pass(3)
    marko.hangs_up()
    world.settles()
    milica.is_idle()
    _notes_opens_a_ticket_and_books(world)
    assert world.audit[:-3] == [
        "ana answer-call calls 1 voice",
        "ana hold calls 1 telegram",
        "ana hold calls 1 telegram",
        "ana invite calls 1 telegram",
        "ana invite calls 1 telegram",
        "marko join-call calls 1 voice",
        "ana hand-over calls 1 telegram",
    ]


def test_the_same_is_done_on_the_page_of_the_call_and_only_by_who_has_it(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica, ana, marko = (world.phone(MILICA), *map(world.operator_phone, ("ana", "marko")))
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    site = site_of(world.house.database, world.clock, is_demo=True)
    here, there = Person(site).signs_in_as("ana"), Person(site).signs_in_as("marko")
    assert "Vaš razgovor" in words_of(here.looks("/calls/1"))
    assert "Vaš razgovor" not in words_of(there.looks("/calls/1"))
    assert "vodi neko drugi" in words_of(there.sends("/calls/1/hold", holds="0"))
    assert "čuje muziku" in words_of(here.sends("/calls/1/hold", holds="0"))
    assert "već učinjeno" in words_of(here.sends("/calls/1/hold", holds="0"))
    world.settles()
    milica.hears("hold.wav")
    assert milica.connected_with == []
    here.sends("/calls/1/hold", holds="1")
    world.settles()
    milica.is_connected_with(ana)
    assert "nije slobodan" in words_of(here.sends("/calls/1/invite", operator="ana"))
    assert "Marko Petrović zvoni" in words_of(here.sends("/calls/1/invite", operator="marko"))
    world.settles()
    marko.rings().answers().hears("Ana Jovanović Vas poziva u razgovor").presses("1")
    world.settles()
    page = here.looks("/calls/1")
    assert "Marko Petrović u razgovoru" in words_of(page)
    leg = re.findall(r'name="leg" value="(\d+)"', page.text)[0]
    assert "Kolega više nije na vezi" in words_of(here.sends("/calls/1/hand-over", leg="99"))
    assert "Predali ste razgovor" in words_of(here.sends("/calls/1/hand-over", leg=leg))
    world.settles()
    ana.is_idle()
    milica.is_connected_with(marko)
    assert "Vaš razgovor" in words_of(there.looks("/calls/1"))
    for code in ("ana", "marko"):
        world.operator(code).skips_all()
    milica.hangs_up()
    world.settles()
    world.operator("marko").skips_all()
    assert [row for row in world.audit if "calls" in row] == [
        "ana answer-call calls 1 voice",
        "ana hold calls 1 page",
        "ana hold calls 1 page",
        "ana invite calls 1 page",
        "marko join-call calls 1 voice",
        "ana hand-over calls 1 page",
    ]


def test_a_number_that_is_none_and_one_that_is_only_off_are_told_apart(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica = world.phone(MILICA)
    world.operator_phone("ana").is_dead()
    world.operator_phone("marko").is_unreachable()
    milica.calls(LINE, keys="1")
    world.settles()
    jelena = world.operator_phone("jelena")
    jelena.rings().answers().presses("1")
    world.settles()
    milica.is_connected_with(jelena)
    legs = world.read(lambda tx: tx.all(select(CallLeg).order_by(CallLeg.id)))
    assert [(leg.reason, leg.detail) for leg in legs[:2]] == [
        ("failed", "SIP 404"),
        ("unreachable", "SIP 480"),
    ]
    milica.hangs_up()
    world.settles()


def _invites(world: World, name: str) -> None:
    chat = world.operator("ana")
    chat.presses("Pozovi kolegu")
    world.settles()
    chat.reads("Koga da pozovemo")
    chat.presses(name)
    world.settles()
    chat.reads("Zovemo", name)


def _notes_opens_a_ticket_and_books(world: World) -> None:
    after = world.operator("marko")
    card = after.reads("Pekara Zora", "5:00", "Da upišemo?")
    after.writes("Zamenjen drajver štampača", reply_to=card)
    world.settles()
    after.reads("Napomena je sačuvana")
    after.presses("Otvori tiket")
    world.settles()
    after.reads("#1001", "Vi ga vodite")
    after.presses("Upiši: 15 minuta")
    world.settles()
    after.reads("Pekara Zora", "upisano 15 minuta")
    [entry] = world.read(lambda tx: tx.all(select(TimeEntry)))
    assert (entry.operator, entry.note, entry.ticket_id) == ("marko", "Zamenjen drajver štampača", 1)
    ticket = world.read(lambda tx: tx.get(Ticket, 1))
    assert (ticket.subject, ticket.operator, ticket.source) == ("Zamenjen drajver štampača", "marko", "phone")
    after.writes("Još nešto", reply_to=card)
    world.settles()
    after.reads("već")
    assert world.audit[-3:] == [
        "marko note-time hours zora telegram",
        "marko open tickets 1001 telegram",
        "marko book hours 1001 telegram",
    ]


def test_from_their_own_telephone_an_operator_goes_off_and_on_duty_after_the_pin(desk_with: MakeDesk) -> None:
    world = desk_with()
    ana = world.operator_phone("ana")
    _comes_in(ana)
    ana.presses("1")
    ana.hears("Već ste dežurni", "Da počnete dežurstvo")
    ana.presses("2")
    ana.hears("Više niste dežurni do kraja smene", "danas u šesnaest časova")
    assert on_duty(world) == ("marko", "jelena")
    ana.presses("2")
    ana.hears("Niste dežurni")
    ana.hangs_up()
    milica = world.phone(MILICA)
    for code in ("marko", "jelena"):
        world.operator_phone(code).does_not_answer()
    milica.calls(LINE, keys="1")
    world.settles()
    # Who comes on duty serves those who wait already.
    _comes_in(ana)
    ana.presses("3")
    ana.hears("Čeka jedan pozivalac", "Pekara Zora", "manje od minuta")
    ana.presses("1")
    ana.hears("Dežurni ste", "šesnaest časova")
    assert on_duty(world) == ("ana", "marko", "jelena")
    ana.hangs_up()
    world.seconds_pass(45)
    ana.rings().answers().presses("1")
    world.settles()
    milica.is_connected_with(ana)
    milica.hangs_up()
    world.settles()
    world.turns_to("2026-11-25T10:00")
    assert on_duty(world) == ("ana", "marko", "jelena")
    assert world.audit == [
        "ana sign-in account ana voice",
        "ana duty-off duty desk voice",
        "ana sign-in account ana voice",
        "ana duty-on duty desk voice",
        "ana answer-call calls 1 voice",
    ]


def test_the_last_one_on_duty_stays_and_a_wrong_pin_is_tried_three_times_only(desk_with: MakeDesk) -> None:
    absent = "reason: godišnji odmor}\n    - {operator: marko, starts: 2026-11-24, ends: 2026-11-24}\n"
    more = absent + "    - {operator: jelena, starts: 2026-11-24, ends: 2026-11-24}"
    world = desk_with(("reason: godišnji odmor}", more))
    ana = world.operator_phone("ana")
    ana.calls(LINE)
    world.seconds_pass(9)  # silence is no PIN
    ana.hears("Dobar dan, Ana", "Ukucajte svoj PIN", "Ukucajte svoj PIN")
    world.seconds_pass(9)
    ana.hears("Prijatno")
    _comes_in(ana)
    ana.presses("2")
    ana.hears("nema nikoga", "zameni")
    ana.presses("4")
    ana.hears("Ukucajte broj tiketa")
    ana.presses("7#")
    ana.hears("Taj tiket ne postoji")
    ana.hangs_up()
    for _ in range(2):
        ana.calls(LINE)
        for heard in ("PIN nije ispravan", "PIN nije ispravan", "PIN nije prihvaćen"):
            ana.presses("0000#")
            ana.hears(heard)
        ana.is_idle()
    ana.calls(LINE)
    ana.presses("2580#")
    ana.hears("PIN nije prihvaćen")
    # Whoever knows the address without having said the PIN gets nothing.
    world.minutes_pass(61)
    _comes_in(ana)
    ana.hangs_up()
    told = [request for request in world.twilio.account.documents if "2580" in request.url + request.body]
    assert told == []
    # Without a PIN in the company file an operator is a caller like others.
    marko = world.operator_phone("marko")
    marko.calls(LINE, keys="#1")
    marko.hears("Dobili ste podršku")
    marko.hangs_up()
    world.settles()
    world.operator("ana").reads("+381641110002")
    assert world.audit == ["ana sign-in account ana voice"] * 2


def test_an_operator_calls_a_client_back_from_the_companys_number_and_it_counts(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    for code in ("ana", "marko", "jelena"):
        world.operator_phone(code).does_not_answer()
    milica.calls(LINE, keys="1")
    milica.hangs_up()
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")
    ana.is_attended()
    _comes_in(ana)
    ana.presses("4")
    ana.presses("1001#")
    ana.hears("Zovemo klijenta Pekara Zora", "Milica Zorić")
    milica.rings().answers()
    world.settles()
    milica.is_connected_with(ana)
    shown = [
        call.parties.from_ for call in world.twilio.account.calls.values() if call.parties.person == MILICA
    ]
    assert shown[-1] == LINE
    world.minutes_pass(6)
    milica.hangs_up()
    world.settles()
    ana.hears("Prijatno")
    world.operator("ana").reads("Pekara Zora", "6:00", "na tiketu #1001")
    _comes_in(ana)
    ana.presses("4")
    ana.presses("1001#")
    milica.does_not_answer()
    world.seconds_pass(40)
    ana.hears("Klijent se nije javio")
    outcomes = world.read(lambda tx: tx.all(select(Call.outcome).order_by(Call.id)))
    assert outcomes == ["missed", "talked", "not-reached"]
    assert world.audit == ["ana sign-in account ana voice", "ana call-out tickets 1001 voice"] * 2


def test_the_line_dials_nobody_but_operators_and_contacts_and_not_endlessly(desk_with: MakeDesk) -> None:
    world = desk_with(("calls_per_day: 500", "calls_per_day: 2"), ("minutes: 240 ", "minutes: 30 "))
    stranger = put_order(world, "+381601239999", "ring-stranger")
    own = put_order(world, LINE, "ring-own")
    abroad = put_order(world, "+882161110001", "ring-abroad")
    world.settles()
    assert "neither an operator's nor a contact's" in reason(world, stranger)
    assert "our own number" in reason(world, own)
    assert "+381" in reason(world, abroad)
    milica = world.phone(MILICA)
    for code in ("ana", "marko"):
        world.operator_phone(code).is_busy()
    milica.calls(LINE, keys="1")
    world.settles()
    # The third would be one too many: its telephone stays silent, and the caller leaves a message.
    world.operator_phone("jelena").does_not_ring()
    [*_, last] = world.read(lambda tx: tx.all(select(CallLeg).order_by(CallLeg.id)))
    assert (last.operator, last.reason) == ("jelena", "not-dialled")
    assert "more are not allowed" in (last.detail or "")
    out = [call for call in world.twilio.account.calls.values() if call.parties.from_ == LINE]
    assert {call.hooks.limit_seconds for call in out} == {1800}
    milica.hangs_up()
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")


def on_duty(world: World) -> tuple[str, ...]:
    """Who is on duty now."""
    return world.read(lambda tx: now_of(tx).duty.on_duty)


def put_order(world: World, number: str, key: str) -> str:
    """An order that no code of ours gives: gives back its key."""
    order = {"do": "alarm", "to": number}
    world.write(lambda tx: put(tx, "voice", key, order, key=key))
    return key


def reason(world: World, key: str) -> str:
    """Why it was set aside."""
    return world.read(lambda tx: tx.first(select(Delivery.reason).where(Delivery.key == key))) or ""


def _comes_in(phone: Phone) -> None:
    phone.calls(LINE)
    phone.hears("Dobar dan, Ana Jovanović", "PIN")
    phone.presses("2580#")
    phone.hears("Da počnete dežurstvo")


def test_a_test_call_tells_whether_an_operators_telephone_rings(desk_with: MakeDesk) -> None:
    world = desk_with()
    client = PretendHttpClient(world.twilio)
    channel = voice_channel(world.house.settings, client, Dialling(world.house.database, world.clock))
    ana, marko, jelena = map(world.operator_phone, ("ana", "marko", "jelena"))

    def somebody_picks_up(seconds: float) -> None:
        world.seconds_pass(seconds)
        if ana.status == "ringing":
            ana.rings().answers().hears("probni poziv", "Sve je u redu")

    found = rung_once(channel, "ana", ana.number, somebody_picks_up)
    assert (found.state, found.what) == ("ok", "call to ana: completed")
    marko.does_not_answer()
    found = rung_once(channel, "marko", marko.number, world.seconds_pass)
    assert (found.state, found.mend) == ("wrong", "nobody picked up")
    jelena.is_dead()
    found = rung_once(channel, "jelena", jelena.number, world.seconds_pass)
    assert (found.state, "cannot be reached" in found.mend) == ("wrong", True)
    found = rung_once(channel, "stranger", "+381601239999", world.seconds_pass)
    assert (found.state, "neither an operator's" in found.mend) == ("wrong", True)
    # The same from the staff's page, where the outcome is written down.
    world.minutes_pass(1)
    for code in DESK:
        assert world.write(partial(try_telephone, code=code, by="vesna")) == "called"
    world.settles()
    ana.rings().answers().hears("probni poziv")
    world.minutes_pass(1)
    trials = world.read(latest_trials)
    assert [(trials[code].result, trials[code].detail) for code in DESK] == [
        ("completed", None),
        ("no-answer", None),
        ("failed", "SIP 404"),
    ]


def test_a_call_whose_last_word_was_lost_is_fetched_after_its_limit(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    world.minutes_pass(4)
    # Every callback is lost: who joined, who left, which leg is over.
    world.twilio.faults.drop_callbacks()
    milica.hangs_up()
    world.settles()
    assert outcomes(world) == [None]
    world.twilio.faults.clear()
    world.minutes_pass(13)
    assert outcomes(world) == ["talked"]
    world.operator("ana").reads("Pekara Zora", "Da upišemo?")


def test_who_only_shows_an_operators_number_keeps_nobody_from_work(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica, ana, liar = world.phone(MILICA), world.operator_phone("ana"), world.phone("+381601239999")
    liar.calls(LINE, shows=ana.number)
    liar.hears("Ukucajte svoj PIN")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    milica.is_connected_with(ana)
    ana.hangs_up()
    liar.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    # Her own call is over and no word of it came: it is asked after, and she is rung again.
    _comes_in(ana)
    world.twilio.faults.drop_callbacks()
    ana.hangs_up()
    world.settles()
    world.twilio.faults.clear()
    assert world.read(busy_operators) == {"ana"}
    world.turns_to("2026-11-24T10:12")
    assert world.read(busy_operators) == set()


def outcomes(world: World) -> list[str | None]:
    """What came of each call."""
    return list(world.read(lambda tx: tx.all(select(Call.outcome).order_by(Call.id))))
