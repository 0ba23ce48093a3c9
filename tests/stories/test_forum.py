"""The operators' forum group: a topic a ticket, written in from both sides, and the desk's rows the truth."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.database.outbox import waiting
from core.database.transaction import Transaction
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import add_message
from simulator.telegram.groups import Group
from simulator.telegram.person import SMALLEST_PNG, Person
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import COMPANY, World

WORKDAY, GROUP = "2026-11-24T10:00", -1001234567890
_DESK = ("ana", "marko", "jelena")
MakeForum = Callable[[str], tuple[World, Group]]


@pytest.fixture
def forum_at(world_on_sqlite_at: MakeWorld, tmp_path: Path) -> MakeForum:
    """A world whose company shows its tickets in a group."""

    def make(now: str) -> tuple[World, Group]:
        world = world_on_sqlite_at(now)
        return world, _with_group(world, tmp_path)

    return make


def test_a_ticket_is_a_topic_written_in_from_both_sides(world_at: MakeWorld, tmp_path: Path) -> None:
    world = world_at(WORKDAY)
    group = _with_group(world, tmp_path)
    milica, ana = _linked(world, "zora-milica"), world.operator("ana")
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    first = group.reads("#1001 Pekara Zora d.o.o.", "Tiket #1001", "Milica Zorić", "hoću čoveka", "sa //")
    assert first.labels == ["Preuzmi", "Zatvori tiket"]
    _in(world, group, ana, "#1001", "Dobar dan, šta piše na ekranu?")
    milica.reads("Ana Jovanović (#1001)", "šta piše na ekranu")
    # Who answers has taken it: that is shown, the words themselves are there already.
    shown = group.reads("#1001", "Vodi: Ana Jovanović")
    assert not shown.says("ekranu")
    milica.writes("Greška 17")
    group.reads("#1001", "Klijent", "Greška 17")
    _in(world, group, ana, "#1001", "//nervozna je, pažljivo")
    group.reads("#1001", "Beleška je uz tiket #1001. Klijent je ne vidi.")
    assert milica.unread() == []
    answered = group.writes(ana, "#1001", "Ugasite pa upalite kasu.")
    world.settles()
    milica.reads("Ugasite pa upalite")
    group.edits(answered, "Ugasite pa upalite RUTER.")
    world.settles()
    milica.reads("RUTER")
    _in(world, group, ana, "#1001", "/zatvori Zamenjen kabl.")
    milica.reads("#1001", "zatvoren", "Zamenjen kabl.")
    assert group.reads("#1001", "Tiket je zatvoren").labels == []
    assert group.topic("#1001").is_closed
    ana.reads("Tiket #1001 je zatvoren")
    _in(world, group, ana, "#1001", "Javite se sutra")
    group.reads("#1001", "je zatvoren: klijentu nije ništa poslato")
    milica.reads_nothing()
    milica.writes("opet isto")
    milica.reads("Ponovo smo otvorili", "#1001")
    group.reads("#1001", "Tiket je ponovo otvoren", "opet isto")
    assert not group.topic("#1001").is_closed
    authors = world.read(lambda tx: list(tx.all(select(Message.author).order_by(Message.id))))
    assert authors == ["client", "operator", "client", "note", "operator", "operator", "client"]
    _skips(world)
    assert world.audit == [
        f"ana {verb} tickets 1001 telegram" for verb in ("say", "say", "say", "correct-answer", "close")
    ]


def test_two_operators_press_take_in_the_topic_and_one_has_it(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("hoću čoveka")
    world.settles()
    group.reads("#1001", "hoću čoveka")
    for code in ("marko", "ana"):
        group.presses(world.operator(code), "#1001", "Preuzmi")
    world.settles()
    group.reads("#1001", "Vodi: Marko Petrović")
    assert world.read(lambda tx: tx.first(select(Ticket.operator))) == "marko"
    world.operator("marko").reads("Nov tiket #1001")
    world.operator("marko").reads("#1001", "Vaš")
    world.operator("ana").reads("Nov tiket #1001")
    world.operator("ana").reads("#1001", "Marko Petrović")
    # What is asked for in a topic is answered there: the client's card, an article, a colleague.
    _in(world, group, world.operator("marko"), "#1001", "/clanak kako da odštampam fakturu")
    group.reads("#1001", "Koji članak")
    # What a colleague was offered is not another's to send.
    group.presses(world.operator("ana"), "#1001", "Kako da odštampate fakturu")
    world.settles()
    group.reads("#1001", "pokazano nekome drugom")
    group.presses(world.operator("marko"), "#1001", "Kako da odštampate fakturu")
    world.settles()
    group.reads("#1001", "Marko Petrović", "Kako da odštampate fakturu")
    _in(world, group, world.operator("marko"), "#1001", "/predaj ana")
    group.reads("#1001", "Ana Jovanović")
    group.reads("#1001", "Vodi: Ana Jovanović")
    group.presses(world.operator("ana"), "#1001", "Zatvori tiket")
    world.settles()
    assert group.topic("#1001").is_closed
    _skips(world)
    nikola.skips_all()


def test_strangers_are_not_heard_and_an_anonymous_admin_is_refused(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    milica, stranger = _linked(world, "zora-milica"), world.stranger()
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    group.reads("#1001", "hoću čoveka")
    _in(world, group, stranger, "#1001", "Ja ću vam pomoći, pošaljite mi lozinku")
    group.presses(stranger, "#1001", "Preuzmi")
    group.presses(stranger, "#1001", "Zatvori tiket")
    world.settles()
    group.writes_anonymously("#1001", "Dobar dan, izvolite")
    world.settles()
    group.reads("#1001", "anonimni administrator", "klijentu nije ništa poslato")
    milica.reads_nothing()
    said = world.read(lambda tx: list(tx.all(select(Message.text))))
    assert said == ["hoću čoveka"]
    assert world.read(lambda tx: tx.first(select(Ticket.state))) == "open"
    # The stranger's press has not used the button up.
    group.presses(world.operator("ana"), "#1001", "Preuzmi")
    world.settles()
    group.reads("#1001", "Vodi: Ana Jovanović")
    _skips(world)
    milica.skips_all()


def test_a_deleted_topic_is_made_anew_once_with_all_that_was_said(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    milica, ana = _linked(world, "zora-milica"), world.operator("ana")
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    group.reads("#1001", "hoću čoveka")
    group.deletes("#1001")
    milica.writes("piše greška 17")
    milica.reads("#1001")
    again = group.reads("#1001", "Tiket #1001", "hoću čoveka", "piše greška 17")
    assert again.labels == ["Preuzmi", "Zatvori tiket"]
    _in(world, group, ana, "#1001", "Evo me.")
    milica.reads("Evo me.")
    group.reads("#1001", "Vodi: Ana Jovanović")
    group.deletes("#1001")
    milica.writes("/zatvori")
    milica.reads("#1001", "zatvoren")
    group.reads("#1001", "Tiket #1001", "Evo me.")
    assert group.topic("#1001").is_closed
    assert len(group.topics) == 3
    _skips(world)


def test_pictures_papers_and_corrections_of_a_client_stand_in_the_topic(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    nikola, ana = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True), world.operator("ana")
    first = nikola.writes("hoću čoveka, ovo piše")
    nikola.sends_photo(caption="evo slike")
    world.settles()
    group.reads("#1001", "hoću čoveka, ovo piše", "evo slike")
    shown = group.reads("#1001", "slika.png, od klijenta (#1001)")
    assert shown.file and shown.file.content == SMALLEST_PNG
    nikola.edits(first, "hoću čoveka, ovo piše na kasi 2")
    world.settles()
    corrected = group.reads("#1001", "ispravljeno", "na kasi 2")
    assert not corrected.says("evo slike")
    # An operator's paper from elsewhere is shown; one from the topic stands there already.
    ana.presses("Preuzmi")
    world.settles()
    ana.sends_document("uputstvo.txt", b"prvo ugasite kasu", caption="Pogledajte uputstvo")
    world.settles()
    group.reads("#1001", "Vodi: Ana Jovanović")
    group.reads("#1001", "Pogledajte uputstvo")
    group.reads("#1001", "uputstvo.txt (#1001)")
    assert group.unread_in("#1001") == []
    # In a topic that is made anew they stand again, once.
    group.deletes("#1001")
    nikola.writes("stigla je i druga greška")
    world.settles()
    group.reads("#1001", "Tiket #1001", "na kasi 2", "druga greška")
    assert {message.file.name for message in group.in_topic("#1001") if message.file} == {
        "slika.png",
        "uputstvo.txt",
    }
    # A correction finds the topic of a closed ticket, too, and leaves it closed.
    ana.writes("/zatvori Zamenjen kabl.")
    world.settles()
    for _ in range(2):
        group.reads("#1001", "(#1001)")  # the files stand there again
    group.reads("#1001", "Tiket je zatvoren")
    nikola.edits(first, "hoću čoveka, ovo piše na kasi 3")
    world.settles()
    later = group.reads("#1001", "Ispravljeno posle zatvaranja", "na kasi 3")
    assert not later.says("druga greška")
    assert group.topic("#1001").is_closed
    nikola.skips_all()
    _skips(world)


def test_a_topic_whose_answer_was_lost_is_found_again_and_no_second_one_stays(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    milica, telegram = _linked(world, "zora-milica"), world.telegram
    telegram.faults.loses_answer(method="createForumTopic")
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    # Telegram tells of the topic by an update: it is used, and none is made beside it.
    telegram.redeliver()
    world.passes(timedelta(seconds=30))
    group.reads("#1001 Pekara Zora d.o.o.", "Tiket #1001", "hoću čoveka")
    assert len(group.topics) == 1
    # The update comes only when another was made: the earlier one goes away.
    telegram.faults.loses_answer(method="createForumTopic")
    milica.writes("/novi drugo pitanje")
    milica.reads("#1002")
    world.passes(timedelta(seconds=30))
    telegram.redeliver()
    world.passes(timedelta(seconds=30))
    alive = [topic for topic in group.topics.values() if not topic.is_deleted]
    assert [topic.name[:5] for topic in alive] == ["#1001", "#1002"]
    group.reads("#1002", "drugo pitanje")
    assert len(group.topics) == 3
    milica.skips_all()
    _skips(world)


def test_a_hundred_messages_keep_the_groups_pace_and_all_are_shown(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    world.keeps_pace()
    for number in range(30):
        world.write(lambda tx, n=number: _ticket_with(tx, n, messages=4))  # type: ignore[misc]
    world.minutes_pass(5)
    shown = "\n".join(message.text for message in group.visible())
    assert [n for n in range(120) if f"poruka {n:03}" not in shown] == []
    # A topic and its message each: what the group cannot take yet is shown together later.
    assert len(group.topics) == len(group.visible()) == 30


def test_without_rights_the_desk_works_on_and_the_group_catches_up_later(forum_at: MakeForum) -> None:
    world, group = forum_at(WORKDAY)
    group.bot_manages_topics = False
    milica = _linked(world, "zora-milica")
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    [aside] = world.read(waiting)
    assert aside.set_aside_at and "not enough rights to create a topic" in (aside.reason or "")
    milica.writes("i dalje čekam")
    milica.reads("#1001")
    group.bot_manages_topics = True
    world.minutes_pass(61)
    group.reads("#1001", "hoću čoveka", "i dalje čekam")
    assert world.read(lambda tx: tx.first(select(func.count(Message.id)))) == 2
    _skips(world)


def _with_group(world: World, folder: Path) -> Group:
    path = folder / "company.yaml"
    text = COMPANY.read_text("utf-8").replace("chat:\n", f'chat:\n  forum: "{GROUP}"\n')
    path.write_text(text, "utf-8")
    world.load(path)
    return world.telegram.group(GROUP, "Dežurni: tiketi")


def _ticket_with(tx: Transaction, number: int, messages: int) -> None:
    """A ticket of nobody's, with so many messages."""
    now = tx.now
    ticket = Ticket(number=2000 + number, subject="Ne radi", source="phone", rank=0, opened_at=now)
    tx.add(ticket)
    for each in range(messages):
        add_message(tx, ticket, f"poruka {number * messages + each:03}", author="client")


def _in(world: World, group: Group, person: Person, topic: str, words: str) -> None:
    group.writes(person, topic, words)
    world.settles()


def _linked(world: World, contact: str) -> Visitor:
    visitor = world.visitor()
    visitor.writes(world.write(lambda tx: new_code(tx, contact_by_code(tx, contact))))
    visitor.skips_all()
    return visitor


def _skips(world: World) -> None:
    for code in _DESK:
        world.operator(code).skips_all()
