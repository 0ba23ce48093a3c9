"""A client's page: contract, hours, booking and correcting, linked chats, and who may see what."""

import re
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select, update

from core.clients.identity import client_by_code
from core.clients.rows import Contact, ContactMethod
from core.database.outbox import Delivery
from core.database.transaction import Database
from core.desk.moment import now_of
from core.desk.run_month import finish_month, months_due, next_clients, set_client_aside
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.staff.rows import AuditEntry
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of

ZORA = "/clients/zora"


def test_a_client_is_found_by_name_number_and_tax_id(staff: Callable[[str], Person]) -> None:
    jelena = staff("jelena")
    everybody = words_of(jelena.looks("/clients"))
    assert "Pekara Zora" in everybody
    for typed in ("ZORA", "060 123 0001", "100000001", "Milica"):
        assert "Pekara Zora" in words_of(jelena.looks(f"/clients?q={typed}"))
    assert "Nema takvog klijenta" in words_of(jelena.looks("/clients?q=%25zzz"))


def test_time_is_booked_once_and_corrected_on_the_clients_page(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    ana = staff("ana")
    page = ana.looks(ZORA)
    key = re.search(r'name="key" value="([0-9a-f]+)"', page.text)
    assert key and "U ovom mesecu nema upisanog rada" in words_of(page)
    book = {"typed": "25m", "kind": "remote", "note": "Sređen <štampač>", "key": key[1]}
    assert "Upisano." in words_of(ana.sends(f"{ZORA}/time", **book))
    page = ana.sends(f"{ZORA}/time", **book)  # pressed twice
    assert "To je već poslato." in words_of(page)
    assert words_of(page).count("Sređen &lt;štampač&gt;") == 1
    with database.read(clock) as tx:
        entry = tx.all(select(TimeEntry))[-1]
    assert (entry.minutes, entry.operator, entry.kind) == (30, "ana", "remote")
    year = page.text.split('aria-labelledby="year-title"')[1].split("</section>")[0]
    assert "novembar 2026.: 30 minuta iz uključenih sati, 0 minuta ne troši sate" in year
    assert year.count("<rect") == 3 and "?month=2026-11" in year  # one column, and two in the legend
    page = ana.sends(f"{ZORA}/entries/{entry.id}/correct", minutes="15", note="Pogrešno", key="k")
    assert "Ispravljeno." in words_of(page) and "-15" in words_of(page)
    again = ana.sends(f"{ZORA}/entries/{entry.id}/correct", minutes="15", note="Pogrešno", key="k")
    assert "To je već poslato." in words_of(again)
    wrong = ana.sends(f"{ZORA}/time", typed="uskoro", kind="remote", key="z")
    assert wrong.status_code == 422 and "Tako ne može" in words_of(wrong)
    with database.read(clock) as tx:
        noted = tx.all(select(AuditEntry).where(AuditEntry.kind == "hours").order_by(AuditEntry.id))
    assert [(row.verb, row.object) for row in noted] == [("book", "zora"), ("correct", f"zora/{entry.id}")]


def test_prices_and_statements_are_for_the_own_advisor_and_the_manager(
    staff: Callable[[str], Person],
) -> None:
    sees = {
        code: "Sat preko uključenog" in words_of(staff(code).looks(ZORA))
        for code in ("ana", "marko", "jelena", "vesna")
    }
    assert sees == {"ana": True, "marko": False, "jelena": False, "vesna": True}
    assert staff("marko").looks(f"{ZORA}/statements/2026-10").status_code == 404
    pdf = staff("ana").looks(f"{ZORA}/statements/2026-10")
    assert pdf.content.startswith(b"%PDF") and pdf.headers["content-type"] == "application/pdf"


def test_a_chat_is_linked_by_a_code_and_unlinked(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    with database.begin(clock) as tx:
        contact = tx.all(select(Contact).order_by(Contact.id))[0]
        chat = tx.add(ContactMethod(contact_id=contact.id, channel="telegram", address="5551", source="link"))
    ana = staff("ana")
    code = words_of(ana.sends(f"{ZORA}/people/{contact.id}/link"))
    assert re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", code)
    assert "Raskini" in words_of(ana.looks(ZORA))
    assert staff("marko").sends(f"{ZORA}/addresses/{chat.id}/unlink").status_code == 404
    assert "Čet više nije povezan" in words_of(ana.sends(f"{ZORA}/addresses/{chat.id}/unlink"))
    assert "Raskini" not in words_of(ana.looks(ZORA))


def test_a_months_statements_are_sent_each_once_and_again_when_asked(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    def deliveries() -> int:
        with database.read(clock) as tx:
            sent = (
                select(func.count())
                .select_from(Delivery)
                .where(Delivery.key.startswith("statement-2026-10-"))
            )
            return tx.first(sent) or 0

    vesna, at = staff("vesna"), "/statements/2026-10/zora/send"
    page = words_of(vesna.looks("/statements?month=2026-10"))
    assert "oktobar 2026" in page and "mesec nije zaključen – Kako bi izgledao Pošalji" in page
    assert vesna.looks("/clients/zora/statements/2026-10").content.startswith(b"%PDF")
    assert "mesec nije zaključen" in words_of(
        vesna.looks("/statements?month=2026-10")
    )  # a look closes nothing
    assert "Pekara Zora" not in words_of(vesna.looks("/statements?month=2026-10&q=nema"))
    assert "Slanje" not in words_of(staff("ana").looks("/statements?month=2026-10"))  # the advisor looks
    assert "nema povezan čet" in words_of(vesna.sends(at))
    assert "nije stigao" in words_of(vesna.looks("/statements?month=2026-10"))
    assert "Nije poslato" in words_of(vesna.sends(at, again="1"))
    with database.begin(clock) as tx:
        reader = tx.all(select(Contact).where(Contact.gets_statement, Contact.code.startswith("zora")))[0]
        tx.add(ContactMethod(contact_id=reader.id, channel="telegram", address="5551", source="link"))
    assert "ponovo krenuo" in words_of(vesna.sends(at, again="1"))
    assert deliveries() == 3  # its words, its picture and its PDF
    vesna.sends(at, again="1")
    assert deliveries() == 3  # what waits is not doubled
    with database.begin(clock) as tx:
        tx.changed(update(Delivery).values(sent_at=tx.now))
    for _ in range(2):  # pressed twice
        assert "ponovo krenuo" in words_of(vesna.sends(at, again="1"))
    assert deliveries() == 6
    with database.begin(clock) as tx:
        blocked = Delivery.key.startswith("statement-2026-10-")
        tx.changed(update(Delivery).where(blocked).values(sent_at=None, set_aside_at=tx.now, attempts=3))
    assert "nije stigao" in words_of(vesna.looks("/statements?month=2026-10"))
    clock.advance(timedelta(minutes=2))
    assert "ponovo krenuo" in words_of(vesna.sends(at, again="1"))
    with database.read(clock) as tx:
        assert len(tx.all(select(Delivery).where(Delivery.set_aside_at.is_(None), blocked))) == 3
    assert vesna.sends("/statements/2026-11/zora/send").status_code == 422


def test_all_that_is_left_of_a_month_is_sent_by_one_press(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    def due() -> tuple[list[str], int]:
        with database.read(clock) as tx:
            months = months_due(tx, now_of(tx))
            return [str(each) for each in months], len(next_clients(tx, Month(2026, 10), 100))

    vesna = staff("vesna")
    vesna.sends("/statements/2026-10/zora/send")
    with database.begin(clock) as tx:
        finish_month(tx, Month(2026, 10))
        set_client_aside(tx, Month(2026, 10), client_by_code(tx, "granit").id)
    months, left = due()
    assert months == []
    assert f"Pošalji preostala {left + 1} " in words_of(vesna.looks("/statements?month=2026-10"))
    assert "Izveštaji kreću" in words_of(vesna.sends("/statements/2026-10/send"))
    assert due() == (["2026-10"], left + 1)
    assert vesna.sends("/statements/2026-11/send").status_code == 422
    with database.begin(clock) as tx:
        finish_month(tx, Month(2026, 10))
    assert due()[0] == []
