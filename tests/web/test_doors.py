"""Signing in and out of the staff's page, and what each role may."""

import re
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select, update

from core.database.outbox import Delivery
from core.database.transaction import Database
from core.desk.sign_in import first_link
from core.roster.rows import Operator
from core.staff.rights import may, may_with_client
from core.staff.rows import AuditEntry
from core.staff.sessions import make_link
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of
from tests.web.conftest import site_of

PASSWORD = "plava ptica na krovu"


@pytest.fixture
def person(database: Database, clock: TurnableClock) -> Person:
    return Person(site_of(database, clock))


def link_for(database: Database, clock: TurnableClock, code: str) -> str:
    with database.begin(clock) as tx:
        return f"/enter/{make_link(tx, code).text}"


def with_password(database: Database, clock: TurnableClock, person: Person, code: str) -> None:
    person.sends(link_for(database, clock, code))
    assert "Lozinka je promenjena" in words_of(person.sends("/me/password", password=PASSWORD))
    person.sends("/logout")


def code_on_the_telephone(html: str, clock: TurnableClock) -> tuple[pyotp.TOTP, str]:
    found = re.search(r"<code[^>]*>([A-Z2-7 ]+)</code>", html)
    assert found
    telephone = pyotp.TOTP(found[1].replace(" ", ""))
    return telephone, telephone.at(clock.now())


def test_the_first_manager_comes_in_by_a_link_and_sets_a_second_factor_and_a_password(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    with database.begin(clock) as tx:
        token = first_link(tx)
    assert token
    path = f"/enter/{token.text}"
    assert "Link važi jednom" in words_of(person.looks(path))  # looking uses nothing up
    page = person.sends(path)
    assert "Drugi korak prijave" in words_of(page)
    assert "<svg" in person.looks("/login/factor.svg").text
    assert person.looks("/").url.path == "/login"  # not before the second factor
    telephone, code = code_on_the_telephone(page.text, clock)
    assert "Kod ne odgovara" in words_of(person.sends("/login/factor", code="000000"))
    assert "Još nemate lozinku" in words_of(person.sends("/login/factor", code=code))
    assert "lako pogađa" in words_of(person.sends("/me/password", password="vesna vesna vesna"))
    assert "od 12 do 200" in words_of(person.sends("/me/password", password="kratka"))
    assert "Lozinka je promenjena" in words_of(person.sends("/me/password", password=PASSWORD))
    assert "Link je" not in words_of(person.sends("/logout"))
    with database.begin(clock) as tx:
        assert first_link(tx) is None
    assert "Taj link je iskorišćen" in words_of(person.sends(path))

    page = person.sends("/login", name="Vesna@example.rs", password=PASSWORD)
    assert "Još jedan korak" in words_of(page)
    assert "Kod nije ispravan" in words_of(person.sends("/login/code", code=code))  # it was used
    clock.advance(timedelta(seconds=60))
    page = person.sends("/login/code", code=telephone.at(clock.now()))
    assert "Vesna Ilić" in words_of(page)
    with database.read(clock) as tx:
        noted = tx.all(select(AuditEntry.verb).where(AuditEntry.who == "vesna").order_by(AuditEntry.id))
    assert noted == ["sign-in", "second-factor", "password", "sign-in"]


def test_nobody_can_tell_a_wrong_name_from_a_wrong_password_and_guessing_is_stopped(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    with_password(database, clock, person, "ana")
    wrong = words_of(person.sends("/login", name="ana", password="nije to"))
    nobody = words_of(person.sends("/login", name="nema me", password="nije to"))
    assert wrong == nobody and "nisu ispravni" in wrong
    for _ in range(8):
        person.sends("/login", name="ana", password="nije to")
    assert "nisu ispravni" in words_of(person.sends("/login", name="ana", password=PASSWORD))
    clock.advance(timedelta(minutes=16))
    assert "Ana Jovanović" in words_of(person.sends("/login", name="ana", password=PASSWORD))


def test_a_link_comes_into_the_chat_and_everybody_hears_the_same(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    for name in ("ana", "nema me"):
        assert "Ako ta osoba ima čet" in words_of(person.sends("/login/link", name=name))
    with database.read(clock) as tx:
        sent = tx.all(select(Delivery).where(Delivery.key.startswith("sign-in-link:")))
        assert [one.address for one in sent] == ["7001"]
        url = sent[0].payload["facts"]["url"]
    assert "Ana Jovanović" in words_of(person.sends(url.removeprefix("http://desk.example")))


def test_sessions_end_with_time_with_a_new_password_and_with_the_operator(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    with_password(database, clock, person, "ana")
    other = Person(site_of(database, clock))
    for one in (person, other):
        assert "Ana Jovanović" in words_of(one.sends("/login", name="ana", password=PASSWORD))
    person.sends("/me/password", password="sasvim druga lozinka")
    assert other.looks("/").url.path == "/login"
    assert "Ana Jovanović" in words_of(person.looks("/me"))
    clock.advance(timedelta(hours=13))
    assert person.looks("/me").url.path == "/login"
    person.sends("/login", name="ana", password="sasvim druga lozinka")
    with database.begin(clock) as tx:
        tx.changed(update(Operator).where(Operator.code == "ana").values(active=False))
    assert person.looks("/me").url.path == "/login"


def test_a_form_of_another_page_does_nothing(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    person.sends(link_for(database, clock, "ana"))
    person.sends("/me/password", csrf="0" * 64, password=PASSWORD)
    assert "Još nemate lozinku" in words_of(person.looks("/me"))


@pytest.mark.parametrize("next_path", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_nobody_is_sent_away_after_signing_in(
    database: Database, clock: TurnableClock, person: Person, next_path: str
) -> None:
    with_password(database, clock, person, "ana")
    person.sends("/login", name="ana", password=PASSWORD, next=next_path)
    assert person.at == "/"


@pytest.mark.parametrize(
    ("roles", "verb", "area", "allowed"),
    [
        (["operator"], "change", "tickets", True),
        (["operator"], "see", "prices", False),
        (["operator"], "see", "audit", False),
        (["operator"], "change", "roster", False),
        (["operator", "advisor"], "see", "prices", True),
        (["advisor"], "change", "company", False),
        (["manager"], "change", "staff", True),
        (["manager"], "see", "recordings", True),
        (["somebody"], "see", "now", False),
        ([], "see", "now", False),
    ],
)
def test_what_each_role_may(roles: list[str], verb: str, area: str, *, allowed: bool) -> None:
    assert may(roles, verb, area) is allowed  # type: ignore[arg-type]


def test_an_advisor_sees_the_own_clients_prices_and_no_others() -> None:
    assert may_with_client(["advisor"], "see", "prices", code="ana", advisor="ana")
    assert not may_with_client(["advisor"], "see", "prices", code="ana", advisor="marko")
    assert may_with_client(["manager"], "see", "prices", code="vesna", advisor="marko")
    assert may_with_client(["operator"], "see", "clients", code="jelena", advisor="marko")
