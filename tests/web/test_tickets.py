"""The staff's tickets: the inbox, the search, one ticket with its story, and what is done on it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from core.clients.identity import Person as Contacted
from core.clients.identity import client_by_code, contact_by_code
from core.conversations.rows import Conversation
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction
from core.desk.add_to_ticket import add_to_ticket
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.files.files import Source, add_file
from core.files.rows import StoredFile
from core.hours.rows import TimeEntry
from core.ports import IncomingFile
from core.staff.rows import AuditEntry
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import ticket_by_number
from simulator.clock import TurnableClock
from tests.web import history
from tests.web.browser import Person, words_of
from tests.web.conftest import site_of

Staff = Callable[[str], Person]
ZORA, GRANIT = ("zora-milica", "zora"), ("granit-nikola", "granit")


@pytest.fixture
def opens(database: Database, clock: TurnableClock) -> Callable[..., int]:
    """Opens a ticket of a client who writes in the web chat; its number."""

    def opened(text: str, who: tuple[str, str] | None = ZORA, minutes_ago: int = 0) -> int:
        now = clock.now()
        clock.turn_to(now - timedelta(minutes=minutes_ago))
        with database.begin(clock) as tx:
            person = Contacted(contact_by_code(tx, who[0]), client_by_code(tx, who[1])) if who else None
            chat = _chat(tx, person)
            ticket = open_ticket(
                tx, now_of(tx), text=text, source="webchat", who=person, conversation=chat
            ).ticket
        clock.turn_to(now)
        return ticket.number

    return opened


def _chat(tx: Transaction, who: Contacted | None) -> Conversation:
    contact_id = who.contact.id if who else None
    known = tx.first(select(Conversation).where(Conversation.contact_id == contact_id)) if who else None
    fresh = {"channel": "webchat", "chat": f"chat-{contact_id}", "contact_id": contact_id}
    return known or tx.add(Conversation(**fresh, last_heard_at=tx.now))


def _client_writes(database: Database, clock: TurnableClock, number: int, text: str) -> None:
    with database.begin(clock) as tx:
        add_to_ticket(tx, now_of(tx), ticket_by_number(tx, number), None, text)


def _sent(database: Database, clock: TurnableClock, channel: str = "webchat") -> list[tuple[str, str]]:
    """The texts on their way to chats: key and words."""
    with database.read(clock) as tx:
        rows = tx.all(select(Delivery).where(Delivery.channel == channel).order_by(Delivery.id))
        facts = [(row.payload["key"], row.payload["facts"]) for row in rows]
    return [(key, said.get("text") or said.get("summary") or said.get("into") or "") for key, said in facts]


def _verbs(database: Database, clock: TurnableClock) -> list[tuple[str, str, str]]:
    with database.read(clock) as tx:
        return [(row.who, row.verb, row.object) for row in tx.all(select(AuditEntry).order_by(AuditEntry.id))]


def _key(page: Person, number: int) -> str:
    found = re.search(
        r'id="reply".*?name="key" value="(\w+)"', page.looks(f"/tickets/{number}").text, re.DOTALL
    )
    assert found
    return found[1]


def test_a_ticket_goes_from_the_inbox_to_its_closing(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    number = opens("Štampač ne radi <b>hitno</b>", minutes_ago=20)
    jelena, marko = staff("jelena"), staff("marko")
    assert "Nemate nijedan tiket u radu" in words_of(jelena.looks("/tickets"))
    unassigned = words_of(jelena.looks("/tickets?view=unassigned"))
    assert f"#{number} Štampač ne radi &lt;b&gt;hitno&lt;/b&gt; Pekara Zora d.o.o. čeka" in unassigned
    at = f"/tickets/{number}"
    page = words_of(jelena.looks(at))
    assert "Milica Zorić 10:20 Štampač ne radi" in page and "Osnovna podrška" in page
    assert "Preuzmi" in page and "Zatvori tiket" in page

    assert "Tiket je Vaš" in words_of(jelena.sends(f"{at}/take"))
    late = marko.sends(f"{at}/take")
    assert "Kolega je bio brži" in words_of(late) and "vodi Jelena Nikolić" in words_of(late)
    assert f"#{number}" in words_of(jelena.looks("/tickets"))

    assert "Proveravamo i javljamo Vam se" in words_of(jelena.looks(f"{at}/articles?q=провер"))
    assert "Nema takvog odgovora" in words_of(jelena.looks(f"{at}/articles?q=xyzzy"))
    assert (
        ">Proveravamo i javljamo Vam se čim nešto saznamo.</textarea>" in jelena.looks(f"{at}?canned=1").text
    )
    key = _key(jelena, number)
    for _ in range(2):  # pressed twice
        page = words_of(jelena.sends(f"{at}/say", kind="reply", text="Da li je uključen?", key=key))
    assert page.count("Da li je uključen?") == 1
    note = words_of(jelena.sends(f"{at}/say", kind="note", text="Kabl, kao i prošli put.", key="n"))
    assert "Jelena Nikolić beleška, klijent je ne vidi 10:40 Kabl" in note
    assert "Ništa nije napisano" in words_of(jelena.sends(f"{at}/say", kind="reply", text="  ", key="e"))
    _client_writes(database, clock, number, "Jeste, svetli crveno.")
    assert f"#{number}" in words_of(jelena.looks("/tickets?view=waiting"))

    page = words_of(jelena.sends(f"{at}/time", typed="25m", kind="remote", note="Kabl", key="t"))
    assert "Upisano." in page and "Jelena Nikolić upisuje 30 min · daljinski rad · Kabl" in page
    assert "upisuje hitnost: rad stoji" in words_of(jelena.sends(f"{at}/urgency", urgency="stopped"))

    page = words_of(jelena.sends(f"{at}/give", operator="marko", holder="jelena"))
    assert "Jelena Nikolić predaje tiket: Jelena Nikolić → Marko Petrović" in page
    assert "nije više tamo gde je bio" in words_of(
        jelena.sends(f"{at}/give", operator="ana", holder="jelena")
    )
    page = words_of(marko.sends(f"{at}/say", kind="reply", text="Zamenjen kabl.", then="close", key="z"))
    assert "Tiket je zatvoren; klijent je obavešten." in page and "Marko Petrović zatvara tiket" in page
    assert "već zatvoren" in words_of(jelena.sends(f"{at}/close", summary=""))
    lost = words_of(jelena.sends(f"{at}/say", kind="reply", text="Kasnim", key="k"))
    assert "u međuvremenu zatvoren" in lost
    assert f"#{number}" in words_of(jelena.looks("/tickets?view=closed"))
    assert "ponovo otvara tiket" in words_of(jelena.sends(f"{at}/reopen"))

    told = [key for key, _ in _sent(database, clock)]
    assert told == ["ticket-taken", "operator-wrote", "ticket-taken", "your-ticket-closed-so"]
    done = [(who, verb) for who, verb, thing in _verbs(database, clock) if thing == str(number)]
    assert done == [
        ("jelena", "take"), ("jelena", "say"), ("jelena", "say"), ("jelena", "book"),
        ("jelena", "urgency"), ("jelena", "give"), ("marko", "say"), ("marko", "close"), ("jelena", "reopen"),
    ]  # fmt: skip
    with database.read(clock) as tx:
        entry = tx.all(select(TimeEntry))[-1]
        assert (entry.minutes, entry.operator, entry.ticket_id) == (30, "jelena", 1)
        assert [m.author for m in tx.all(select(Message).where(Message.ticket_id == 1))] == [
            "client", "operator", "note", "client", "operator",
        ]  # fmt: skip


def test_contracts_go_first_on_the_page_too(staff: Staff, opens: Callable[..., int]) -> None:
    stranger, zora = opens("Koliko košta program?", None), opens("Ne radi kasa")
    jelena = staff("jelena")
    for verb, form in (("take", {}), ("say", {"kind": "reply", "text": "Zdravo", "key": "x"})):
        page = jelena.sends(f"/tickets/{stranger}/{verb}", **form)
        assert "Prvo ovaj: klijent sa ugovorom čeka" in words_of(page) and f"#{zora}" in words_of(page)
    given = jelena.sends(f"/tickets/{stranger}/give", operator="marko", holder="")
    assert "prvo se preuzima njegov tiket" in words_of(given)
    assert "Tiket je Vaš" in words_of(jelena.sends(f"/tickets/{zora}/take"))
    assert "Tiket je predat" in words_of(
        jelena.sends(f"/tickets/{stranger}/give", operator="marko", holder="")
    )


def test_everything_is_found_in_either_script_and_without_marks(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    printer = opens("Štampač ne štampa fakture")
    invoice = opens("Ђорђе не може да пошаље е-фактуру", GRANIT)
    stranger = opens("Koliko košta program?", None)
    _client_writes(database, clock, printer, "Isključili smo ga.")
    jelena = staff("jelena")

    def finds(typed: str) -> list[int]:
        page = words_of(jelena.looks(f"/tickets?q={typed}"))
        return sorted(int(number) for number in set(re.findall(r"#(1\d{3})", page)))

    for typed in (
        "stampac",
        "штампач",
        "ŠTAMPAČA",
        "iskljucili",
        "zora stampac",
        "milica zoric",
        f"%23{printer}",
    ):
        assert finds(typed) == [printer], typed
    for typed in ("Đorđe", "djordje", "dorde", "granit fakturu", "nikola"):
        assert finds(typed) == [invoice], typed
    assert finds("faktura") == [printer, invoice]
    assert finds("0601230001") == [printer] and finds("+381 60 123 0001") == [printer]
    assert finds("kosta") == [stranger]
    for typed in ("zora granit", "stampacc", "%25", "%27%22--", "x" * 300):
        assert finds(typed) == [], typed
    # The same where a word stands for more tickets than anybody would list.
    with database.begin(clock) as tx:
        model = ticket_by_number(tx, printer)
        about: dict[str, Any] = {"client_id": model.client_id, "contact_id": model.contact_id, "subject": "–"}
        about |= {"source": "phone", "state": "closed", "opened_at": tx.now, "rank": 1}
        tx.session.execute(insert(Ticket), [{**about, "number": 20_000 + n} for n in range(2100)])
    for typed in ("zora stampac", "milica štampač", "stampac pekara zora"):
        assert finds(typed) == [printer], typed
    assert "#22099" in words_of(jelena.looks("/tickets?q=zora"))
    assert finds("zora granit") == []


def test_pages_follow_one_another_by_key(database: Database, clock: TurnableClock, staff: Staff) -> None:
    with database.begin(clock) as tx:
        for number in range(120):
            about = history.ticket(tx, "zora-milica", subject=f"Stavka {number}.", rank=number % 3)
            about.opened_at, about.awaits_since = tx.now - timedelta(minutes=number), tx.now
    jelena = staff("jelena")
    for view in ("all", "unassigned", "waiting"):
        at, found = f"/tickets?view={view}", list[str]()
        while at:
            html = jelena.looks(at).text
            found += re.findall(r">Stavka (\d+)\.", html)
            following = re.search(r'rel="next" href="([^"]+)"', html)
            at = following[1].replace("&amp;", "&") if following else ""
        assert len(found) == len(set(found)) == 120, view
    assert len(re.findall("Stavka", jelena.looks("/tickets?view=all&after=999999999").text)) == 50


def test_two_tickets_of_one_client_become_one_and_the_old_number_leads_on(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    first, second, other = opens("Ne radi kasa"), opens("Kasa i dalje ne radi"), opens("Cena?", GRANIT)
    jelena = staff("jelena")
    jelena.sends(f"/tickets/{second}/take")
    jelena.sends(f"/tickets/{second}/say", kind="note", text="Pogledati kablove", key="a")
    assert "istog klijenta" in words_of(jelena.sends(f"/tickets/{second}/merge", other=str(other)))
    assert "istog klijenta" in words_of(jelena.sends(f"/tickets/{second}/merge", other=str(second)))
    assert jelena.sends(f"/tickets/{second}/merge", other="9999").status_code == 404
    page = words_of(jelena.sends(f"/tickets/{second}/merge", other=f"#{first}"))
    for said in ("Ne radi kasa", "Kasa i dalje ne radi", "Pogledati kablove", f"nastavljen #{second}"):
        assert said in page, said
    assert "vodi Jelena Nikolić" in page
    led = words_of(jelena.looks(f"/tickets/{second}"))
    assert "nastavlja se ovde" in led and "Ne radi kasa" in led
    assert "istog klijenta" in words_of(jelena.sends(f"/tickets/{first}/merge", other=str(second)))
    assert ("ticket-merged", str(first)) in _sent(database, clock)
    _client_writes(database, clock, second, "Radi sada!")
    with database.read(clock) as tx:
        assert tx.all(select(Message.ticket_id).order_by(Message.id))[-1] == ticket_by_number(tx, first).id
    found = words_of(jelena.looks("/tickets?q=kablove"))
    assert f"#{first}" in found and f"#{second}" not in found
    assert f"#{second}" not in words_of(jelena.looks("/tickets?view=all"))


def test_related_tickets_stand_beside_each_other(staff: Staff, opens: Callable[..., int]) -> None:
    one, two = opens("Ne radi kasa"), opens("Nov štampač", GRANIT)
    jelena = staff("jelena")
    for _ in range(2):
        assert "Tiketi su povezani" in words_of(jelena.sends(f"/tickets/{one}/link", other=str(two)))
    page = words_of(jelena.looks(f"/tickets/{two}"))
    assert f"Povezani tiketi #{one} Ne radi kasa" in page and f"povezuje sa #{one}" in page
    assert "sam sa sobom" in words_of(jelena.sends(f"/tickets/{one}/link", other=str(one)))
    assert jelena.sends(f"/tickets/{one}/link", other="abc").status_code == 422
    jelena.sends(f"/tickets/{two}/unlink", other=str(one))
    assert "Povezani tiketi" not in words_of(jelena.looks(f"/tickets/{one}"))


def test_who_else_looks_is_seen_and_drafts_survive(
    clock: TurnableClock, database: Database, staff: Staff, opens: Callable[..., int]
) -> None:
    at = f"/tickets/{opens('Ne radi kasa')}"
    jelena, marko = staff("jelena"), staff("marko")
    before = len(_verbs(database, clock))
    assert marko.sends(f"{at}/look").status_code == 204
    assert "Marko Petrović takođe gleda ovaj tiket." in words_of(jelena.looks(at))
    assert "takođe gleda" not in words_of(marko.looks(at))
    marko.sends(f"{at}/look", draft="Probajte da <ugasite>")
    assert "Marko Petrović upravo piše" in words_of(jelena.looks(f"{at}/part"))
    assert "Probajte da &lt;ugasite&gt;</textarea>" in marko.looks(at).text
    assert "Probajte" not in jelena.looks(at).text
    marko.sends(f"{at}/look", gone="1")
    assert "Marko" not in words_of(jelena.looks(at)).split("Predaj kolegi")[0]
    assert len(_verbs(database, clock)) == before
    jelena.sends(f"{at}/look")
    clock.turn_to(clock.now() + timedelta(minutes=1))
    assert "takođe gleda" not in words_of(marko.looks(at))
    marko.sends(f"{at}/say", kind="note", text="Probajte da ugasite", key="n")
    assert (
        "<ugasite>" not in marko.looks(at).text and "&lt;ugasite&gt;</textarea>" not in marko.looks(at).text
    )


def test_a_page_of_the_night_is_accepted_and_passed_on_the_page(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    clock.turn_to(clock.now().replace(hour=22))
    number = opens("Server ne radi", GRANIT)
    ana, jelena = staff("ana"), staff("jelena")
    now = words_of(jelena.looks("/"))
    assert f"#{number} Granit gradnja a.d. · Server ne radi" in now and "Prihvatam" in now
    assert "niste bili pitani" in words_of(jelena.sends(f"/tickets/{number}/pass"))
    assert "Poziv je Vaš" in words_of(ana.sends(f"/tickets/{number}/accept"))
    page = words_of(jelena.sends(f"/tickets/{number}/accept"))
    assert "Kolega je bio brži" in page and "vodi Ana Jovanović" in page and "Ana Jovanović prihvata" in page


def test_a_call_and_a_stranger_have_their_place_in_the_story(
    database: Database, clock: TurnableClock, staff: Staff
) -> None:
    with database.begin(clock) as tx:
        about = history.ticket(tx, None, subject=f"☎ {history.STRANGER}", source="missed-call")
        call = history.call(tx, outcome="talked", operator="marko", ticket_id=about.id)
        call.talk_started_at, call.talk_ended_at = tx.now, tx.now + timedelta(seconds=433)
        history.call(tx, outcome="missed", ticket_id=about.id)
        number = about.number
    jelena = staff("jelena")
    listed = jelena.looks("/tickets?view=all").text
    assert history.STRANGER not in listed and "••• 377" in listed
    page = words_of(jelena.looks(f"/tickets/{number}"))
    assert "Klijent zove; javlja se Marko Petrović · razgovor 7:13" in page
    assert "Klijent zove · propušten" in page
    assert "Nepoznat klijent" in page and "Klijent nema čet" in page
    kept = words_of(jelena.sends(f"/tickets/{number}/say", kind="reply", text="Zvali smo Vas.", key="r"))
    assert "klijent nema čet: pozovite ga" in kept and "Zvali smo Vas." in kept


def test_files_are_read_under_the_ticket_they_belong_to(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    number, other = opens("Evo slike"), opens("Nešto drugo", GRANIT)
    source = Source("client", "telegram", "5551", None)
    with database.begin(clock) as tx:
        for name, state in (("kasa <1>.png", "kept"), ("spisak.pdf", "waiting")):
            file = add_file(tx, source, IncomingFile(ref=name, name=name, size=7), state)
            file.ticket_id, file.message_id, file.sort = 1, 1, "image"
        kept = tx.all(select(StoredFile).order_by(StoredFile.id))[0]
    jelena = staff("jelena")
    page = jelena.looks(f"/tickets/{number}")
    assert kept.original.replace("<", "&lt;").replace(">", "&gt;") in page.text
    assert "spisak.pdf stiže" in words_of(page)
    answer = jelena._browser.get(f"/tickets/{number}/files/{kept.id}")
    assert answer.headers["location"].startswith(f"/files/{kept.name}?until=")
    for path in (f"/tickets/{other}/files/{kept.id}", f"/tickets/{number}/files/{kept.id + 1}"):
        assert jelena.looks(path).status_code == 404, path


def test_a_long_story_begins_with_its_end(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    number = opens("Poruka prva")
    with database.begin(clock) as tx:
        ticket = ticket_by_number(tx, number)
        for count in range(200):
            tx.add(Message(ticket_id=ticket.id, author="client", text=f"Red {count}.", said_at=tx.now))
    jelena = staff("jelena")
    short, whole = (words_of(jelena.looks(f"/tickets/{number}{more}")) for more in ("", "?all=1"))
    assert "Red 199." in short and "Red 0." not in short and "Prikaži i ranije" in short
    assert "Red 0." in whole and "Prikaži i ranije" not in whole


def test_what_is_no_ticket_is_not_found(database: Database, clock: TurnableClock, staff: Staff) -> None:
    jelena = staff("jelena")
    for number in ("9999", "0", "-1", "1e3", "x", "99999999999"):
        assert jelena.looks(f"/tickets/{number}").status_code == 404, number
        assert jelena.sends(f"/tickets/{number}/take").status_code == 404, number
    with database.read(clock) as tx:
        assert tx.all(select(Ticket)) == []


def test_files_go_with_an_answer_and_those_of_a_note_stay_among_colleagues(
    database: Database, clock: TurnableClock, staff: Staff, opens: Callable[..., int]
) -> None:
    number = opens("Kako se štampa faktura?", minutes_ago=5)
    jelena, at = staff("jelena"), f"/tickets/{number}/say"
    picture = ("faktura.png", b"\x89PNG\r\n\x1a\n" + b"0" * 90)
    both = [("files", picture), ("files", ("../../uputstvo.pdf", b"%PDF-1.7 x"))]
    note = jelena.sends(at, files=both, kind="note", text="Samo za nas", key="a")
    assert "Beleška je sačuvana" in words_of(note) and "uputstvo.pdf" in note.text
    with database.read(clock) as tx:
        assert [row.author for row in tx.all(select(StoredFile))] == ["note", "note"]
    page = jelena.sends(at, files=both, kind="reply", text="Ovako.", key="b")
    assert "Poslato klijentu" in words_of(page)
    assert "faktura.png" in page.text and "uputstvo.pdf" in page.text and ".." not in words_of(page)
    long = jelena.sends(at, files=[("files", ("a.bin", b"0" * 20_000_001))], kind="reply", text="x", key="c")
    assert "duži od 20 MB" in words_of(long)
    page = jelena.sends(at, files=[("files", picture)], kind="reply", text="", then="close", key="d")
    assert "Tiket je zatvoren" in words_of(page)
    with database.read(clock) as tx:
        rows = tx.all(select(StoredFile).order_by(StoredFile.id))
        sent = tx.all(select(Delivery.payload).where(Delivery.channel == "webchat").order_by(Delivery.id))
    assert [(row.original, row.sort, row.author) for row in rows] == [
        ("faktura.png", "image", "note"),
        ("uputstvo.pdf", "document", "note"),
        ("faktura.png", "image", "operator"),
        ("uputstvo.pdf", "document", "operator"),
        ("faktura.png", "image", "operator"),
    ]
    assert [one["file"] for one in sent if "file" in one] == ["ticket-file"] * 3
    stranger = Person(site_of(database, clock))
    assert stranger.sends(at, files=both, kind="reply", text="Ovako.").url.path == "/login"


def test_a_ticket_is_opened_for_who_called_a_telephone_of_ones_own(
    database: Database, clock: TurnableClock, staff: Staff
) -> None:
    jelena = staff("jelena")
    assert "Milica Zorić" in words_of(jelena.looks("/tickets/new?q=milica"))
    assert "Milica Zorić" in words_of(jelena.looks("/tickets/new?q=060 123 0001"))
    assert "Milica Zorić" in words_of(jelena.looks("/tickets/new?client=zora"))
    assert "Nema takvog" in words_of(jelena.looks("/tickets/new?q=zzzz"))
    form = jelena.looks("/tickets/new?contact=zora-milica")
    key = re.search(r'name="key" value="(\w+)"', form.text)
    assert key and "Šta klijent javlja" in words_of(form)
    asked = {"contact": "zora-milica", "text": "Kasa ne štampa", "key": key[1]}
    page = words_of(jelena.sends("/tickets/new", **asked))
    assert "Tiket je otvoren" in page and "Kasa ne štampa" in page and "vodi Jelena Nikolić" in page
    assert "već poslato" in words_of(jelena.sends("/tickets/new", **asked))  # pressed twice
    told = jelena.sends("/tickets/new", contact="zora-milica", text="Ne radi ništa", way="now", key="x")
    assert "Preuzmi" in words_of(told)
    assert jelena.sends("/tickets/new", contact="nema", text="x").status_code == 404
    assert "Ništa nije napisano" in words_of(jelena.sends("/tickets/new", contact="zora-milica", text=" "))
    assert [verb for verb in _verbs(database, clock) if verb[1] == "open"] == [("jelena", "open", "")] * 2
