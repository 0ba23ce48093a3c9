"""Who may do what: every route of the page and of the API stands in a table, and is tried by everybody.

A route that is not in the table fails; so does one in the table that is no more.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from starlette.routing import Mount, Route

from core.calls.rows import CallLeg, Voicemail
from core.clients.rows import Client, Contact
from core.database.transaction import Database
from core.learning.articles import Contents, Origin, add_version
from core.learning.rows import Phrase
from core.roster.rows import Operator
from core.staff.rows import AuditEntry
from core.staff.scopes import SCOPES, is_within
from core.tickets.looks import note_look
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message
from simulator.clock import TurnableClock
from tests.web import history
from tests.web.browser import Browser, Person
from tests.web.conftest import loaded, site_of
from tests.web.machine import Machine, key_for
from web.api.site import PREFIX

# Jelena is an operator, Ana an advisor (of zora), Marko an advisor of others, Vesna the manager.
OPERATOR, ADVISOR, OTHER, MANAGER = "jelena", "ana", "marko", "vesna"
EVERYBODY = (OPERATOR, ADVISOR, OTHER, MANAGER)
ADVISORS, OWN, MANAGERS = (ADVISOR, OTHER, MANAGER), (ADVISOR, MANAGER), (MANAGER,)

# Open before signing in, or about oneself.
DOORS = {
    "GET /login", "GET /login/code", "GET /login/factor", "GET /login/factor.svg", "GET /enter/{token}",
    "GET /me",
    "POST /login", "POST /login/link", "POST /login/code", "POST /login/factor", "POST /enter/{token}",
    "POST /logout", "POST /me/password", "GET /static/{name}",
}  # fmt: skip
PAGES = {
    "GET /": EVERYBODY,
    "GET /now": EVERYBODY,
    "GET /live": EVERYBODY,
    "GET /tickets": EVERYBODY,
    "GET /tickets/part": EVERYBODY,
    "GET /tickets/{number}": EVERYBODY,
    "GET /tickets/{number}/part": EVERYBODY,
    "GET /tickets/{number}/articles": EVERYBODY,
    "GET /tickets/{number}/files/{id}": EVERYBODY,
    **{
        f"POST /tickets/{{number}}/{verb}": EVERYBODY
        for verb in (
            *("say", "take", "give", "close", "reopen", "merge", "link", "unlink", "urgency", "accept"),
            *("pass", "time", "look"),
        )
    },
    "GET /clients": EVERYBODY,
    "GET /clients/{code}": EVERYBODY,
    "POST /clients/{code}/time": EVERYBODY,
    "POST /clients/{code}/entries/{entry}/correct": EVERYBODY,
    "POST /clients/{code}/people/{person}/link": OWN,
    "POST /clients/{code}/addresses/{address}/unlink": OWN,
    "GET /clients/{code}/statements/{month}": OWN,
    "GET /clients/{code}/edit": MANAGERS,
    "POST /clients/{code}/edit": MANAGERS,
    "GET /company": MANAGERS,
    "GET /company/company.yaml": MANAGERS,
    "GET /company/clients.csv": MANAGERS,
    "GET /company/clients.xlsx": MANAGERS,
    "POST /company/preview": MANAGERS,
    "POST /company/import": MANAGERS,
    "GET /company/client": MANAGERS,
    "POST /company/client": MANAGERS,
    "GET /roster": EVERYBODY,
    "GET /roster/proof": EVERYBODY,
    "POST /roster/overrides": MANAGERS,
    "POST /roster/overrides/{id}/remove": MANAGERS,
    "POST /roster/absences": MANAGERS,
    "POST /roster/absences/{id}/remove": MANAGERS,
    "GET /calls": EVERYBODY,
    "GET /calls.csv": EVERYBODY,
    "GET /calls.json": EVERYBODY,
    "GET /calls/level": EVERYBODY,
    "GET /calls/{id}": EVERYBODY,
    "POST /calls/{id}/listen": EVERYBODY,
    **{f"POST /calls/{{id}}/{verb}": EVERYBODY for verb in ("hold", "invite", "hand-over")},
    "GET /articles": EVERYBODY,
    "GET /articles/drafts": EVERYBODY,
    "GET /articles/unanswered": EVERYBODY,
    "GET /articles/phrases": EVERYBODY,
    "GET /articles/warnings": EVERYBODY,
    "GET /articles/drafts/{id}": EVERYBODY,
    "GET /articles/{article}": EVERYBODY,
    "POST /articles/drafts": ADVISORS,
    "POST /articles/drafts/ticket": ADVISORS,
    "POST /articles/drafts/{id}": ADVISORS,
    "POST /articles/drafts/{id}/approve": ADVISORS,
    "POST /articles/drafts/{id}/reject": ADVISORS,
    "POST /articles/unanswered/{id}/draft": ADVISORS,
    "POST /articles/phrases/{id}/undo": ADVISORS,
    "POST /articles/{article}/edit": ADVISORS,
    "POST /articles/{article}/retire": ADVISORS,
    "GET /statements": ADVISORS,
    "POST /roster/swaps": EVERYBODY,
    "POST /roster/swaps/{id}/accept-swap": EVERYBODY,
    "POST /roster/swaps/{id}/refuse-swap": EVERYBODY,
    "POST /roster/swaps/{id}/withdraw-swap": EVERYBODY,
    "POST /roster/feeds/{kind}/{code}/renew": EVERYBODY,
    "GET /tickets/new": EVERYBODY,
    "POST /tickets/new": EVERYBODY,
    "POST /statements/{month}/send": MANAGERS,
    "POST /statements/{month}/{code}/send": MANAGERS,
    "GET /delivery": MANAGERS,
    "POST /delivery/{id}/retry": MANAGERS,
    "GET /audit": MANAGERS,
    "GET /audit.csv": MANAGERS,
    "GET /rehearsal": MANAGERS,
    "GET /staff": MANAGERS,
    "GET /staff/keys": MANAGERS,
    "GET /staff/webhooks": MANAGERS,
    "POST /staff/people/{code}/link": MANAGERS,
    "POST /staff/people/{code}/call": MANAGERS,
    "POST /staff/people/{code}/sign-out": MANAGERS,
    "POST /staff/people/{code}/factor": MANAGERS,
    "POST /staff/keys": MANAGERS,
    "POST /staff/keys/{id}/revoke": MANAGERS,
    "POST /staff/webhooks": MANAGERS,
    "POST /staff/webhooks/{id}/test": MANAGERS,
    "POST /staff/webhooks/{id}/remove": MANAGERS,
}
API = {
    "GET /clients": "clients:read",
    "GET /clients/{code}": "clients:read",
    "GET /clients/{code}/standing": "clients:read",
    "GET /clients/{code}/balance": "hours:read",
    "GET /clients/{code}/entries": "hours:read",
    "POST /clients/{code}/entries": "hours:write",
    "GET /tickets": "tickets:read",
    "GET /tickets/{number}": "tickets:read",
    "POST /tickets": "tickets:write",
    "POST /tickets/{number}/replies": "tickets:write",
    "POST /tickets/{number}/close": "tickets:write",
    "GET /calls": "calls:read",
    "GET /on-duty": "duty:read",
    "GET /statements/{month}": "statements:read",
    "GET /statements/{month}/{client}": "statements:read",
    "GET /statements/{month}/{client}/pdf": "statements:read",
    "GET /openapi.json": "",
}
IN_PATH = {
    "code": "zora",
    "client": "zora",
    "month": "2026-10",
    "number": "1",
    "token": "x",
    "name": "dezurni.css",
    "article": "hostile",
}
# 50 texts that would run, break out or break down, were they not shown as text.
HOSTILE = [
    f"{opens}{runs}"
    for opens in ("", '"', "'", "</title>", "]]>")
    for runs in (
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "{{ 7*7 }}<b>", "<a href='javascript:alert(1)'>x</a>", "<iframe src=//evil.example>",
        "<!-- <x", "\u202e<b>evil", "<style>*{display:none}</style>", "<form action=//evil.example><x>",
    )
]  # fmt: skip


@pytest.fixture
def app(database: Database, clock: TurnableClock) -> FastAPI:
    return site_of(database, clock)


def routes_of(routes: Iterable[Any], at: str = "") -> Iterator[str]:
    """Every verb and path, those of mounted applications with where they are mounted."""
    for route in routes:
        match route:
            case Mount():
                yield from routes_of(route.routes, at + route.path)
            case Route():
                yield from (f"{verb} {at}{route.path}" for verb in (route.methods or set()) - {"HEAD"})
            case _:
                yield from routes_of(route.original_router.routes, at)


def filled(path: str) -> str:
    return re.sub(r"{(\w+)(:\w+)?}", lambda found: IN_PATH.get(found[1], "1"), path)


def test_every_route_stands_in_the_table_and_nothing_else(app: FastAPI) -> None:
    schema = {"GET /openapi.json", "GET /docs", "GET /redoc", "GET /docs/oauth2-redirect"}  # of the bare app
    ours = set(routes_of(app.routes)) - schema
    in_api = {f"{route.split()[0]} {PREFIX}{route.split()[1]}" for route in API}
    assert ours == DOORS | set(PAGES) | in_api


def test_everybody_may_what_the_table_says_and_no_more(
    database: Database, clock: TurnableClock, app: FastAPI
) -> None:
    demo = site_of(database, clock, is_demo=True)
    people = {code: Person(demo).signs_in_as(code) for code in EVERYBODY}
    csrf = {code: person.csrf() for code, person in people.items()}
    for person in people.values():
        person._browser.cookies.set("jezik", "en")  # tells also what is no text of the page
    for route, may in PAGES.items():
        verb, path = route.split(" ")
        if path == "/live":
            continue  # never ends; who may not look is refused below
        for code, person in people.items():
            answer = _asks(person._browser, verb, filled(path), {"csrf": csrf[code]})
            refused = answer.status_code == 403 or "is not yours" in answer.text
            assert refused == (code not in may), f"{route} by {code}: {answer.status_code}"
            assert answer.status_code < 500, route
            assert answer.headers["cache-control"] == "no-store", route
            assert "default-src 'self'" in answer.headers["content-security-policy"], route


def test_nobody_comes_in_without_a_session_or_changes_anything_from_another_page(
    database: Database, clock: TurnableClock, app: FastAPI
) -> None:
    stranger = Browser(app)
    for route in PAGES:
        verb, path = route.split(" ")
        answer = _asks(stranger, verb, filled(path), {})
        if path == "/live":
            assert answer.status_code == 401
            continue
        assert answer.status_code == 303 and answer.headers["location"].startswith("/login"), route
    vesna = Person(site_of(database, clock, is_demo=True)).signs_in_as(MANAGER)
    before, csrf = _noted(database, clock), vesna.csrf()
    for route in [*PAGES, *DOORS]:
        verb, path = route.split(" ")
        if verb == "POST":
            for form in ({}, {"csrf": "0" * 64}):
                answer = _asks(vesna._browser, "POST", filled(path), form)
                assert answer.status_code == 403 or answer.headers.get("location") == "/login?said=again", (
                    route
                )
            foreign = {"csrf": csrf}
            answer = vesna._browser.post(filled(path), data=foreign, headers={"Sec-Fetch-Site": "cross-site"})
            assert answer.status_code == 403 or answer.headers.get("location") == "/login?said=again", route
    assert _noted(database, clock) == before


def test_a_key_may_what_its_scope_says_and_no_more(
    database: Database, clock: TurnableClock, app: FastAPI
) -> None:
    nobody = Machine(app, None)
    for route, needed in API.items():
        verb, path = route.split(" ")
        where = filled(path)
        assert _calls(nobody, verb, where).status_code == 401, route
        if needed:
            # The document names prices, so it needs both.
            enough = (needed, "prices") if path.endswith("/pdf") else (needed,)
            others = [scope for scope in SCOPES if not is_within(needed, [scope])]
            may = Machine(app, key_for(database, clock, *enough, name=f"may {route}"))
            may_not = Machine(app, key_for(database, clock, *others, name=f"may not {route}"))
            assert _calls(may, verb, where).status_code != 403, route
            assert _calls(may_not, verb, where).status_code == 403, route


def test_what_is_hostile_is_shown_as_text_and_runs_nothing(sqlite_url: str, clock: TurnableClock) -> None:
    for database in loaded(sqlite_url, clock):
        assert len(HOSTILE) == 50
        _write_everywhere(database, clock)
        vesna = Person(site_of(database, clock, is_demo=True)).signs_in_as(MANAGER)
        paths = [filled(path) for verb, path in map(str.split, PAGES) if verb == "GET" and path != "/live"]
        html = [vesna.looks(path) for path in (*paths, "/tickets?view=all", *_tickets(database, clock))]
        shown = [page.text for page in html if page.headers["content-type"].startswith("text/html")]
        assert len(shown) > 8
        for page in shown:
            for text in HOSTILE:
                assert text not in page, text
            assert "<script>" not in page and "onerror=alert" not in _tags(page)
            assert not re.search(r"<(iframe|style|object|embed)|href=.?javascript|49<b>", page)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in "".join(shown)


def _write_everywhere(database: Database, clock: TurnableClock) -> None:
    """In names of clients, contacts and operators, on tickets, and in the audit."""
    with database.begin(clock) as tx:
        for row, text in zip(tx.all(select(Client)), HOSTILE, strict=False):
            row.name, row.product = text, text[:64]
        for number, contact in enumerate(tx.all(select(Contact))):
            contact.name = HOSTILE[(number + 10) % 50]
        for number, operator in enumerate(tx.all(select(Operator))):
            operator.name = HOSTILE[(number + 20) % 50]
        for text in HOSTILE:
            ticket = history.ticket(tx, "zora-milica", subject=text)
            add_message(tx, ticket, text, author="client")
            tx.add(
                AuditEntry(
                    at=tx.now, who=text[:80], verb=text[:48], kind=text[:32], object=text[:80], facts={}
                )
            )
        for text in HOSTILE:
            call = history.call(
                tx,
                "zora-milica",
                from_number=text[:64],
                question=text,
                operator=text[:64],
                waiting_since=tx.now,
            )
            leg = {"operator": text[:64], "state": "ended", "ended_at": tx.now, "reason": text[:64]}
            tx.add(CallLeg(call_id=call.id, rung_at=tx.now, detail=text, **leg))
            contents = Contents(text, text, (text,), (text,), (text[:64],), spoken=text)
            add_version(tx, "hostile", contents, Origin("ticket", text, text[:64]))
            history.question(tx, text)
            tx.add(Phrase(article=text[:128], plain=text, text=text, learned_at=tx.now))
            tx.add(Voicemail(call_id=call.id, left_at=tx.now, file=text[:80], transcript=text))


def _tickets(database: Database, clock: TurnableClock) -> list[str]:
    """The pages of some tickets: the first has every text in its story."""
    with database.begin(clock) as tx:
        first = tx.all(select(Ticket).order_by(Ticket.id))[0]
        for author in ("client", "operator", "note", "desk"):
            for text in HOSTILE:
                add_message(tx, first, text, author=author, operator="ana")
        note_look(tx, first.id, "ana", draft="".join(HOSTILE))
        note_look(tx, first.id, MANAGER, draft="</textarea>" + "".join(HOSTILE))
    at = f"/tickets/{first.number}"
    searches = ("/tickets", "/tickets/new", "/clients", "/statements", "/articles")
    return [
        at, f"{at}/part", f"{at}?all=1", f"{at}/articles?q=%3Cscript%3E", "/tickets/new?client=zora",
        "/tickets/new?contact=zora-milica", *(f"{path}?q=%22%3E%3Cscript%3E" for path in searches),
    ]  # fmt: skip


def _tags(html: str) -> str:
    return " ".join(re.findall(r"<[^>]*>", html))


def _asks(browser: Browser, verb: str, path: str, form: dict[str, str]) -> httpx.Response:
    return browser.get(path) if verb == "GET" else browser.post(path, data=form)


def _calls(machine: Machine, verb: str, path: str) -> httpx.Response:
    if verb == "GET":
        return machine.gets(path)
    body = {"operator": "ana", "text": "x", "contact": "zora-milica"}
    if path.endswith("entries"):
        body = {"kind": "remote", "operator": "ana", "start": "2026-11-24T09:00", "end": "2026-11-24T09:10"}
    return machine.posts(path, body, once="k")


def _noted(database: Database, clock: TurnableClock) -> int:
    with database.read(clock) as tx:
        return tx.first(select(func.count()).select_from(AuditEntry)) or 0
