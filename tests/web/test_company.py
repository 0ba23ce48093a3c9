"""Changing clients on the page, and the company file and tables in and out: looked at first, history kept."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import httpx
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from core.clients.rows import Client, Contact, ContactMethod
from core.contracts.rows import Amendment, Contract
from core.database.transaction import Database
from core.staff.rows import AuditEntry
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of

ZORA = {
    "name": "Pekara Zora d.o.o.", "tax_id": "100000001", "product": "balans-mini",
    "delivered_on": "2024-03-01", "advisor": "ana", "plan": "osnovna", "from": "2025-03-01",
    "holds_from": "2026-11-24",
    "p0.code": "zora-milica", "p0.name": "Milica Zorić", "p0.phones": "+381601230001",
    "p0.email": "milica@example.rs", "p0.language": "sr-Latn", "p0.statement": "1",
}  # fmt: skip


def hidden(page: httpx.Response, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found, words_of(page)
    return found[1]


def test_a_client_is_changed_after_a_look_and_what_was_agreed_stays(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    assert "Pekara Zora d.o.o." in vesna.looks("/clients/zora/edit").text
    same = vesna.sends("/clients/zora/edit", **ZORA)
    assert "Ništa se ne bi promenilo" in words_of(same)
    other: dict[str, Any] = {
        **ZORA,
        "name": "Pekara Zora a.d.",
        "plan": "standardna",
        "terms.monthly_fee": "99",
    }
    other |= {"p1.code": "zora-pera", "p1.name": "Pera Perić", "p1.phones": "060 123 9999"}
    look = vesna.sends("/clients/zora/edit", **other)
    shown = words_of(look)
    assert "menja se klijent zora naziv Pekara Zora d.o.o. Pekara Zora a.d." in shown
    assert "dodaje se šta je ugovoreno zora" in shown and "vrsta ugovora standardna" in shown
    assert "dodaje se osoba zora-pera" in shown and "+381601239999" in shown
    assert "Pekara Zora d.o.o." in words_of(vesna.looks("/clients/zora"))  # nothing is done yet
    done = vesna.sends("/clients/zora/edit", **other, digest=hidden(look, "digest"))
    assert "Izmena je upisana" in words_of(done) and "Pekara Zora a.d." in words_of(done)
    assert "1. marta 2025. osnovna" in words_of(done) or "01.03.2025. osnovna" in words_of(done)
    late = vesna.sends("/clients/zora/edit", **other, digest=hidden(look, "digest"))
    assert late.status_code == 409  # it is so already
    with database.read(clock) as tx:
        agreed = tx.all(
            select(Amendment)
            .join(Contract, Contract.id == Amendment.contract_id)
            .join(Client, Client.id == Contract.client_id)
            .where(Client.code == "zora")
            .order_by(Amendment.starts_on)
        )
        assert [str(one.starts_on) for one in agreed] == ["2025-03-01", "2026-11-24"]
        assert agreed[1].terms == {"monthly_fee": "99"}
        noted = tx.all(select(AuditEntry).where(AuditEntry.kind == "client"))
        assert [(one.who, one.object) for one in noted] == [("vesna", "zora")]
        assert ["changed", "clients", "zora", "name"] in noted[0].facts["changes"]
        assert "Pera" not in str(noted[0].facts)


def test_a_change_may_be_agreed_ahead_and_a_wrong_one_changes_nothing(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    ahead = {**ZORA, "plan": "prosirena", "holds_from": "2027-01-01"}
    look = vesna.sends("/clients/zora/edit", **ahead)
    vesna.sends("/clients/zora/edit", **ahead, digest=hidden(look, "digest"))
    form = vesna.looks("/clients/zora/edit")
    assert 'name="drop" value="2027-01-01"' in form.text
    dropped = {**ZORA, "drop": "2027-01-01"}
    assert "uklanja se šta je ugovoreno zora" in words_of(vesna.sends("/clients/zora/edit", **dropped))
    for wrong in (
        {"p0.phones": "+381601230003"},  # granit's
        {"plan": "zlatna"},
        {"until": "2025-01-01"},
        {"delivered_on": "juče"},
        {"terms.monthly_fee": "-5"},
        {"p0.pin": "12"},
    ):
        assert vesna.sends("/clients/zora/edit", **{**ZORA, **wrong}).status_code == 422, wrong
    new = {
        "code": "nova",
        "name": "Nova firma",
        "plan": "",
        "p0.code": "nova-eva",
        "p0.name": "Eva",
        "p0.phones": "",
    }
    look = vesna.sends("/company/client", **new)
    done = vesna.sends("/company/client", **new, digest=hidden(look, "digest"))
    assert done.url.path == "/clients/nova" and "Eva" in words_of(done)
    assert vesna.sends("/company/client", **new).status_code == 409


def test_the_company_file_leaves_and_comes_back_and_only_what_was_looked_at_is_done(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    text = vesna.looks("/company/company.yaml").text

    def look(content: str, name: str = "company.yaml") -> httpx.Response:
        return vesna.sends("/company/preview", files={"file": (name, content.encode())})

    assert "Ništa se ne bi promenilo" in words_of(look(text))
    preview = look(text.replace("Pekara Zora d.o.o.", "Zora <b>peče</b>"))
    assert "<del>Pekara Zora d.o.o.</del> <ins>Zora &lt;b&gt;peče&lt;/b&gt;</ins>" in preview.text
    form = {name: hidden(preview, name) for name in ("packed", "digest", "name")}
    assert vesna.sends("/company/import", **{**form, "digest": "x"}).status_code == 409
    assert vesna.sends("/company/import", **{**form, "packed": "AAAA"}).status_code == 422
    assert "Uvoz je završen" in words_of(vesna.sends("/company/import", **form))
    broken = look(text.replace("rank: 1", "rank: jedan", 1))
    line = text[: text.index("rank: 1")].count("\n") + 1
    told = words_of(broken)
    assert broken.status_code == 422 and "samo na engleskom" not in told
    assert f"Red {line}, plans.0.rank: ovde treba ceo broj. Piše: „jedan“." in told
    assert look("x", "company.exe").status_code == look("", "company.yaml").status_code == 422
    with database.read(clock) as tx:
        noted = tx.all(select(AuditEntry).where(AuditEntry.verb == "imported"))
    assert [one.facts["changes"] for one in noted] == [[["changed", "clients", "zora", "name"]]]


def test_clients_leave_as_tables_without_formulas_and_a_table_adds_and_changes_them(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    with database.begin(clock) as tx:
        contact = tx.all(select(Contact).where(Contact.code == "dunav-iva"))[0]
        contact.name = "=cmd|'/c calc'!A1"
    vesna = staff("vesna")
    text = vesna.looks("/company/clients.csv").text
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    book = load_workbook(BytesIO(vesna.looks("/company/clients.xlsx").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"} and len(cells) > 50
    assert not any(str(cell.value).startswith("=") for cell in cells)
    for name, content in (
        ("clients.csv", text.encode()),
        ("clients.xlsx", vesna.looks("/company/clients.xlsx").content),
    ):
        same = vesna.sends("/company/preview", files={"file": (name, content)})
        assert "Ništa se ne bi promenilo" in words_of(same), name

    made = Workbook()
    sheet = made.worksheets[0]
    for row in (
        ["client", "name", "tax_id", "plan", "from", "contact", "contact_name", "phones", "gets_statement"],
        ["zora", "Zora nova", 100000001, None, None, "zora-milica", "Milica Zorić", "+381601230001", "da"],
        [
            "treca",
            "Treća firma",
            100000009,
            "osnovna",
            "2026-12-01",
            "treca-mira",
            "Mira",
            "0601237777",
            None,
        ],
    ):
        sheet.append(row)
    file = BytesIO()
    made.save(file)
    preview = vesna.sends("/company/preview", files={"file": ("novo.xlsx", file.getvalue())})
    shown = words_of(preview)
    assert "menja se klijent zora naziv Pekara Zora d.o.o. Zora nova" in shown
    assert "dodaje se klijent treca" in shown and "dodaje se ugovor treca" in shown and "dunav" not in shown
    form = {name: hidden(preview, name) for name in ("packed", "digest", "name")}
    assert "Uvoz je završen" in words_of(vesna.sends("/company/import", **form))
    with database.read(clock) as tx:
        assert "+381601237777" in tx.all(select(ContactMethod.address))
    wrong = b"client;name;plan\nzora;Zora;zlatna\n"
    told = words_of(vesna.sends("/company/preview", files={"file": ("x.csv", wrong)}))
    assert "Red 2, zora, contract.from: ovde treba dan, kao 2026-12-25." in told
    unknown = b"client,name,plan,from\nzora,Zora,zlatna,2025-03-01\n"
    refused = vesna.sends("/company/preview", files={"file": ("x.csv", unknown)})
    assert refused.status_code == 422
    assert "Klijent zora: nema paketa „zlatna“. Navedeni su: osnovna" in words_of(refused)
    assert vesna.sends("/company/preview", files={"file": ("x.xlsx", b"PK")}).status_code == 422
