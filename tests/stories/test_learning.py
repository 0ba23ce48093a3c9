"""The desk learns: a phrase from two clients, a draft from what nobody answered, and it forgets who asked."""

from sqlalchemy import select

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.learning.rows import Phrase, Question
from core.tickets.rows import Ticket
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.world import World

WORKDAY = "2026-11-24T10:00"
PHRASE = "papir izlazi prazan iz mašine"
ARTICLE = "Štampač ne štampa"


def test_a_phrase_that_two_clients_confirm_answers_a_third_and_one_no_takes_it_back(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, vesna = _nikola(world), world.operator("vesna")
    milica, petar = _linked(world)
    nikola.writes(PHRASE + ", Nikola, 064/123-45-67")
    world.settles()
    nikola.reads("Da li je nešto od ovoga")
    nikola.presses(ARTICLE)
    world.settles()
    nikola.reads(ARTICLE, "pomoglo")
    nikola.presses("Da")
    world.settles()
    nikola.reads("Drago nam je")
    first = world.read(lambda tx: tx.get(Question, 1))
    assert first.text == PHRASE + ", […], […]"
    assert (first.outcome, first.article, first.nearest) == (
        "offer",
        "stampac-ne-stampa",
        "stampac-ne-stampa",
    )
    assert (first.helped, first.by_client, first.product) == (True, True, "balans-pro")
    assert 0.25 < first.confidence < 0.9
    assert first.margin < first.top
    for _ in range(2):  # one client is one client, however often
        _confirms(world, nikola)
    assert world.read(lambda tx: tx.all(select(Phrase))) == []
    _confirms(world, milica)
    assert world.read(lambda tx: tx.all(select(Phrase.text))) == [PHRASE]
    world.seconds_pass(4)
    petar.writes("PAPIR izlazi prazan... iz masine")
    world.settles()
    petar.reads("Штампач не штампа", "помогло")
    petar.presses("Не")
    world.settles()
    petar.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Dunav trgovina")
    assert world.read(lambda tx: tx.all(select(Phrase.state))) == ["denied"]
    assert world.read(lambda tx: tx.get(Ticket, 1).article) == "stampac-ne-stampa"
    world.seconds_pass(4)
    nikola.writes(PHRASE)
    world.settles()
    nikola.reads("Da li je nešto od ovoga")
    again = world.read(lambda tx: tx.all(select(Question).order_by(Question.id)))
    assert [row.became_ticket for row in again].count(True) == 1
    vesna.reads_nothing()


def _confirms(world: World, client: Person) -> None:
    """Asks, chooses the article, and says that it helped."""
    client.writes(PHRASE)
    world.settles()
    client.reads("Da li je nešto od ovoga")
    client.presses(ARTICLE)
    world.settles()
    client.reads("pomoglo")
    client.presses("Da")
    world.settles()
    client.reads("Drago nam je")


def _nikola(world: World) -> Person:
    return world.telegram.person(5003, "Nikola Granić")


def _linked(world: World) -> tuple[Person, Person]:
    """Milica of the bakery and Petar, who reads Cyrillic, in Telegram."""
    people = []
    for user_id, code in ((9101, "zora-milica"), (9102, "dunav-petar")):
        person = world.telegram.person(user_id, code)
        person.starts(world.write(lambda tx, code=code: new_code(tx, contact_by_code(tx, code))))
        world.settles()
        person.skips_all()
        people.append(person)
    return people[0], people[1]
