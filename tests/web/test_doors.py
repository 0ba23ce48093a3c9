"""Signing in and out of the staff's page, and what each role may."""

import asyncio
import re
import time
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from fastapi import Request
from sqlalchemy import select, update

from core.database.outbox import Delivery
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.desk.sign_in import account_of, first_link, try_of
from core.roster.rows import Operator
from core.staff.passwords import hashed
from core.staff.rights import may, may_with_client
from core.staff.rows import AuditEntry, SignInLink
from core.staff.sessions import make_link, note_failure
from simulator.clock import TurnableClock
from tests.core.desk.office import Edit, coded, example
from tests.web import history
from tests.web.browser import Browser, Person, words_of
from tests.web.conftest import site_of
from web.door import StaffDoor
from web.live import Pulse, lines_of

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
    with database.begin(clock) as tx:
        for _ in range(6):
            note_failure(tx, "ana", "198.51.100.7")  # from wherever
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


def test_who_guesses_one_password_for_many_names_is_stopped_and_others_are_not(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    with database.begin(clock) as tx:
        account_of(tx, "ana").password_hash = hashed(PASSWORD)
        for number in range(39):
            note_failure(tx, f"osoba {number}", "203.0.113.9")
    guesser = Person(site_of(database, clock), "203.0.113.9")
    guesser.sends("/login", name="osoba 40", password="leto 2026 leto")
    assert "nisu ispravni" in words_of(guesser.sends("/login", name="ana", password=PASSWORD))
    assert "Ana Jovanović" in words_of(person.sends("/login", name="ana", password=PASSWORD))


def test_a_name_that_does_not_exist_takes_as_much_work(database: Database, clock: TurnableClock) -> None:
    with database.begin(clock) as tx:
        account_of(tx, "ana").password_hash = hashed(PASSWORD)

    def work(name: str) -> float:
        with database.read(clock) as tx:
            tried = try_of(tx, name, "203.0.113.9")
        took = []
        for _ in range(2):
            began = time.process_time()
            assert not tried.is_right("leto 2026 leto")
            took.append(time.process_time() - began)
        return min(took)

    work("nema me")  # the first time makes the hash that nobody's password has
    assert 0.5 < work("ana") / work("nema me") < 2


def test_codes_may_be_half_a_minute_off_and_none_is_taken_twice(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    telephone = pyotp.TOTP(pyotp.random_base32())
    with database.begin(clock) as tx:
        account_of(tx, "vesna").totp_secret = telephone.secret

    def signs_in(seconds: int) -> str:
        person.sends(link_for(database, clock, "vesna"))
        code = telephone.at(clock.now() + timedelta(seconds=seconds))
        person.sends("/login/code", code=code, next="/tickets?view=all")
        return person.at

    assert signs_in(-60) == "/login/code"
    assert signs_in(60) == "/login/code"
    assert signs_in(30) == "/tickets?view=all"  # where they wanted to go before
    clock.advance(timedelta(seconds=30))
    assert signs_in(0) == "/login/code"  # that code was used, a little early
    assert signs_in(-30) == "/login/code"  # and an older one comes too late
    clock.advance(timedelta(seconds=30))
    assert signs_in(0) == "/tickets?view=all"
    for _ in range(5):
        signs_in(3600)
    clock.advance(timedelta(seconds=60))
    assert signs_in(0) == "/login/code"  # guessed too often: not even with the right one


def test_links_do_not_wake_anybody_all_night(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    for _ in range(20):
        person.sends("/login/link", name="ana")
        clock.advance(timedelta(minutes=2))
    with database.read(clock) as tx:
        assert len(tx.all(select(Delivery).where(Delivery.key.startswith("sign-in-link:ana")))) == 5
        assert len(tx.all(select(SignInLink))) == 5
    clock.advance(timedelta(minutes=40))
    person.sends("/login/link", name="ana")
    with database.read(clock) as tx:
        assert len(tx.all(select(SignInLink))) == 6


def test_a_session_of_hours_ago_changes_nothing_of_how_one_signs_in(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    with_password(database, clock, person, "ana")
    person.sends("/login", name="ana", password=PASSWORD)
    telephone, code = code_on_the_telephone(person.looks("/login/factor").text, clock)
    person.sends("/login/factor", code=code)
    assert "Uključen je" in words_of(person.looks("/me"))
    clock.advance(timedelta(minutes=16))
    page = words_of(person.looks("/me"))
    assert "Promena načina prijave" in page and "Nova lozinka" not in page
    assert "prijavite se ponovo" in words_of(person.sends("/me/password", password="sasvim druga lozinka"))
    assert person.looks("/login/factor").url.path == "/me"
    person.sends("/login/factor", code=telephone.at(clock.now()))
    assert "posle toga možete" in words_of(person.sends("/logout", again="1"))
    person.sends("/login", name="ana", password=PASSWORD, next="/me")
    page = words_of(person.sends("/login/code", code=telephone.at(clock.now()), next="/me"))
    assert person.at == "/me" and "Nova lozinka" in page


def test_who_leaves_or_becomes_a_manager_must_sign_in_anew(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    def with_zoran(data: dict[str, Any]) -> None:
        zoran = {"code": "zoran", "name": "Zoran Zec", "phone": "+381641119999", "telegram_id": None}
        data["operators"].append({**coded(data["operators"], "marko"), **zoran})

    def loads(edit: Edit | None = None) -> None:
        with database.begin(clock) as tx:
            load_company(tx, example(edit))

    loads(with_zoran)
    zoran = Person(site_of(database, clock))
    for one, code in ((person, "ana"), (zoran, "zoran")):
        one.sends(link_for(database, clock, code))
        assert one.looks("/me").url.path == "/me"
    loads()
    loads(with_zoran)
    assert zoran.looks("/me").url.path == "/login"  # also after he has come back
    loads(lambda data: coded(data["operators"], "ana").update(roles=["operator", "manager"]))
    assert person.looks("/me").url.path == "/login"
    assert "Drugi korak prijave" in words_of(person.sends(link_for(database, clock, "ana")))
    assert person.looks("/clients").url.path == "/login"


def test_what_is_open_hears_nothing_more_once_its_session_is_over(
    database: Database, clock: TurnableClock, person: Person
) -> None:
    person.sends(link_for(database, clock, "ana"))
    door = StaffDoor(database, clock, None, "a secret of tests", "http://desk.example")  # type: ignore[arg-type]
    cookie = f"dezurni={person.cookie('dezurni')}"
    scope = {"type": "http", "headers": [(b"cookie", cookie.encode())]}

    async def waits() -> Any:
        await asyncio.Event().wait()

    def something_happens() -> None:
        with database.begin(clock) as tx:
            history.call(tx, state="waiting")

    async def watches() -> list[str]:
        lines = lines_of(Request(scope, waits), Pulse(door), "now", door)
        heard = [await anext(lines)]
        await asyncio.to_thread(something_happens)
        heard.append(await anext(lines))
        await asyncio.to_thread(person.sends, "/logout")
        await asyncio.to_thread(something_happens)
        return [*heard, *[line async for line in lines]]

    assert asyncio.run(watches()) == ["retry: 2000\n\n", "event: changed\ndata: 1\n\n"]


def test_the_cookie_is_bound_to_the_host_and_the_browser_to_https(
    database: Database, clock: TurnableClock
) -> None:
    browser = Browser(site_of(database, clock, public_url="https://desk.example"))
    csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', browser.get("/login").text)
    assert csrf
    path, form = link_for(database, clock, "ana"), {"csrf": csrf[1]}
    for origin in ("https://evil.example", "null"):
        refused = browser.post(path, data=form, headers={"Origin": origin})
        assert refused.headers["location"] == "/login?said=again", origin
    answer = browser.post(path, data=form, headers={"Origin": "https://desk.example"})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-dezurni=") and "Domain" not in cookie and "Max-Age" not in cookie
    assert all(f"; {each}" in cookie for each in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


def test_the_language_that_was_chosen_stays(database: Database, clock: TurnableClock, person: Person) -> None:
    person.sends(link_for(database, clock, "ana"))
    assert "Tiketi" in words_of(person.looks("/tickets"))
    assert "Tickets" in words_of(person.looks("/tickets?jezik=en"))
    assert "Tickets" in words_of(person.looks("/tickets"))
    assert "Тикети" in words_of(person.looks("/tickets?jezik=sr-Cyrl"))
    assert "Тикети" in words_of(person.looks("/tickets?jezik=xx"))


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
