"""The desk learns: a phrase from two clients, a draft from what nobody answered, and it forgets who asked."""

from sqlalchemy import func, select

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.conversations.rows import Button, Conversation
from core.learning.rows import ArticleVersion, Phrase, Question, Verdict
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
    petar.reads("Напишите у неколико речи")
    petar.presses("Треба ми оператер")
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


def test_what_nobody_answered_becomes_an_article_that_a_person_wrote_and_approved(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola, vesna = _nikola(world), world.operator("vesna")
    milica, petar = _linked(world)
    asked = [
        (nikola, "kako da podesim skener za dokumenta"),
        (milica, "skener podešavanje kako da uradim"),
        (petar, "како се подешава скенер"),
    ]
    for number, (client, words) in enumerate(asked, 1001):
        client.writes(words)
        world.settles()
        client.skips_all()  # nothing, or what is near and does not help
        client.writes("/covek")
        world.settles()
        client.reads(f"#{number}")
        for code in ("ana", "marko", "jelena"):
            world.operator(code).reads(f"#{number}", words)
            world.operator(code).skips_all()
    world.turns_to("2026-11-30T08:00")
    said = vesna.reads("Pitanja bez odgovora", "kako da podesim skener za dokumenta", "(3 puta)")
    assert said.labels == ["Nacrt: kako da podesim skener za dok…"]
    vesna.presses(said.labels[0])
    world.settles()
    draft = vesna.reads("Nacrt članka: Kako da podesim skener za dokumenta", "Tekst još nije napisan")
    assert draft.labels == ["Odbaci"]
    vesna.writes("Uključite skener i izaberite ga u programu.", reply_to=draft)
    world.settles()
    ready = vesna.reads("Uključite skener i izaberite ga", "• skener podešavanje kako da uradim")
    assert ready.labels == ["Odobri članak", "Odbaci"]
    vesna.presses("Odobri članak")
    world.settles()
    vesna.reads("je odobren")
    vesna.presses("Odobri članak")
    world.settles()
    vesna.reads("više ne važi")
    world.seconds_pass(4)
    stranger = world.stranger()
    stranger.writes("podesavanje skenera kako")
    world.settles()
    stranger.reads("Kako da podesim skener za dokumenta", "izaberite ga u programu", "pomoglo")
    stranger.reads("kod")
    assert world.audit == [
        "vesna draft-of-questions articles 1 telegram",
        "vesna write articles 1 telegram",
        "vesna approve articles 2 telegram",
    ]


def test_an_operators_answer_becomes_a_draft_and_its_people_stay_out_of_it(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    nikola.writes("operater, ovde Nikola Granić: gde se menja boja menija?")
    world.settles()
    nikola.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001")
    ana.presses("Preuzmi")
    world.settles()
    taken = ana.reads("#1001", "Vaš")
    nikola.reads("Ana Jovanović")
    ana.writes("Nikola, boja se menja u Podešavanjima. Ako ne ide: 064/111-22-33.", reply_to=taken)
    world.settles()
    nikola.reads("Podešavanjima")
    ana.reads("Poslato")
    ana.presses("Zatvori tiket")
    world.settles()
    nikola.reads("zatvoren")
    assert ana.reads("zatvoren").labels == ["Napravi nacrt članka"]
    ana.presses("Napravi nacrt članka")
    world.settles()
    draft = ana.reads("Nacrt članka", "[…], boja se menja u Podešavanjima. Ako ne ide: […].")
    assert "Nikola" not in draft.text
    assert "Granić" not in draft.text
    ana.presses("Odbaci")
    world.settles()
    ana.reads("odbačen")
    assert world.read(lambda tx: tx.all(select(ArticleVersion.state))) == ["rejected"]
    assert world.audit[-2:] == [
        "ana draft-of-ticket articles 1 telegram",
        "ana reject articles 1 telegram",
    ]


def test_an_article_that_three_clients_deny_is_told_once_and_the_askers_are_forgotten(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola, vesna = _nikola(world), world.operator("vesna")
    milica, petar = _linked(world)
    for number, client in enumerate((nikola, milica, petar), 1001):
        client.writes("kako da odštampam fakturu")
        world.settles()
        client.skips_all()
        client.presses("Не" if client is petar else "Ne")
        world.settles()
        client.reads("Напишите" if client is petar else "Napišite")
        client.presses("Треба ми оператер" if client is petar else "Treba mi operater")
        world.settles()
        client.reads(f"#{number}")
        for code in ("ana", "marko", "jelena"):
            world.operator(code).reads(f"#{number}")
    vesna.reads_nothing()
    stranger = world.stranger()
    stranger.writes("kako da odštampam fakturu")
    world.settles()
    stranger.skips_all()
    still_tied = select(func.count(Conversation.asked_id))
    assert world.read(lambda tx: tx.first(still_tied)) == 1
    world.turns_to("2026-11-25T11:00")
    vesna.reads("Članak možda ne pomaže: Kako da odštampate fakturu", "3 puta (ukupno odgovora: 3)")
    assert world.read(lambda tx: tx.first(still_tied)) == 0
    world.turns_to("2026-11-26T08:00")
    vesna.reads_nothing()
    world.turns_to("2026-12-02T08:00")
    vesna.reads("Pitanja bez odgovora", "kako da odštampam fakturu")
    for client in (nikola, milica, petar):
        client.skips_all()  # the statements of November
    judged = select(func.count()).select_from(Button).where(Button.action.in_(("helped", "not-helped")))
    assert world.read(lambda tx: tx.first(judged)) == 0
    assert world.read(lambda tx: len(tx.all(select(Verdict)))) == 3


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
        person.starts(_code(world, code))
        world.settles()
        person.skips_all()
        people.append(person)
    return people[0], people[1]


def _code(world: World, contact: str) -> str:
    return world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))
