"""The web chat in several processes on one database: what one takes in, the others tell, and count."""

import asyncio
from dataclasses import replace
from typing import Any

from fastapi import FastAPI
from sqlalchemy import select

from bot.webchat.messages import keep, messages_after
from bot.webchat.routes import webchat_routes
from bot.webchat.rows import WebChatMessage, WebVisitor
from bot.webchat.site import ChatSite
from bot.webchat.stream import events
from bot.webchat.watch import Watch
from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.database.transaction import Database, Transaction
from core.files.storing import MOST_BYTES
from simulator.telegram.person import SMALLEST_PNG
from tests.bot.asking import Visitor as Browser
from tests.stories.conftest import MakeWorld


def test_two_processes_are_one_chat_and_one_limit(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T10:40")
    visitor = world.visitor()
    there = Database(world.house.database.url.render_as_string(hide_password=False), durable=False)
    app = FastAPI()
    app.include_router(webchat_routes(ChatSite(replace(world.house.door, database=there), "another")))
    browser = Browser(app)

    def writes_there(event: str) -> int:
        said = {"event": event, "text": "hvala"}
        return browser.post("/webchat/messages", json=said, headers=visitor.headers).status_code

    visitor.writes("hvala")
    assert writes_there("there") == 200
    world.settles()
    told = browser.get("/webchat/messages", headers=visitor.headers).json()["messages"]
    assert [message["author"] for message in told] == ["visitor", "desk", "visitor", "desk"]
    assert [message["number"] for message in told] == [1, 2, 3, 4]
    # The same event, sent again to the other process because no answer came, has no other effect.
    assert writes_there("e1") == 200
    statuses = [writes_there(f"more-{number}") for number in range(29)]
    assert statuses == [200] * 27 + [429] * 2
    visitor.skips_all()
    there.close()


def test_a_page_that_listens_hears_each_message_once_as_it_comes(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T10:40")
    visitor = world.visitor()
    door = world.house.door

    def read(chat: str, after: int) -> list[dict[str, Any]]:
        with door.database.read(door.clock) as tx:
            rows = messages_after(tx, chat, after)
            return [{"number": row.number, "text": row.text} for row in rows]

    def says(text: str) -> None:
        with door.database.begin(door.clock) as tx:
            keep(tx, chat=visitor.chat, key=f"desk:{text}", author="desk", text=text)

    async def listens() -> list[str]:
        stream = events(Watch(door), read, visitor.chat, 0, seconds=30)
        said = [await anext(stream)]
        for text in ("prva", "druga"):
            await asyncio.to_thread(says, text)
            said.append(await anext(stream))
        return said

    retry, first, second = asyncio.run(listens())
    assert retry.startswith("retry:")
    assert first.startswith("id: 1\nevent: message\ndata: ") and "prva" in first
    assert second.startswith("id: 2\n") and "druga" in second
    visitor.skips_all()


def test_files_go_both_ways_and_a_changed_message_reaches_the_operator(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at("2026-11-24T10:40")
    visitor, ana = world.visitor(), world.operator("ana")
    visitor.writes(world.write(lambda tx: new_code(tx, contact_by_code(tx, "zora-milica"))))
    visitor.skips_all()
    visitor.writes("/novi ne radi uvoz")
    visitor.reads("#1001")
    for code in ("marko", "jelena"):
        world.operator(code).skips_all()
    ana.reads("#1001")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")
    assert visitor.attaches("../greška <b>.png", SMALLEST_PNG) == 200
    shown = ana.reads("#1001", ".png, od klijenta")
    assert shown.file and shown.file.content == SMALLEST_PNG
    ana.skips_all()
    mine = next(each for each in visitor.everything() if each["file"] and each["author"] == "visitor")
    assert mine["picture"] and "/" not in mine["text"]
    fetched = world.request("GET", mine["file"])
    assert (fetched.content, fetched.headers["content-type"]) == (SMALLEST_PNG, "image/png")
    # What might run is bytes to be saved, whatever its name says.
    assert visitor.attaches("slika.png", b"<html><script>alert(1)</script>") == 200
    page = next(
        each for each in reversed(visitor.everything()) if each["file"] and each["author"] == "visitor"
    )
    saved = world.request("GET", page["file"])
    assert not page["picture"]
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment")
    ana.skips_all()
    visitor.skips_all()
    ana.sends_document("Uputstvo.pdf", b"%PDF-1.7 uputstvo")
    world.settles()
    paper = next(each for each in visitor.unread() if each["file"])
    assert "Uputstvo.pdf" in paper["text"]
    assert world.request("GET", paper["file"]).content == b"%PDF-1.7 uputstvo"
    visitor.skips_all()
    ana.skips_all()

    event = visitor.writes("javlja gresku 17")
    ana.reads("gresku 17")
    visitor.changes(event, "javlja grešku 71")
    ana.reads("#1001", "71")
    changed = next(each for each in visitor.everything() if each["event"] == event)
    assert (changed["text"], changed["edited"]) == ("javlja grešku 71", True)
    stranger = world.visitor()
    stranger.changes(event, "podmetnuto")
    assert [each["text"] for each in visitor.everything() if each["event"] == event] == ["javlja grešku 71"]


def test_what_an_operator_corrects_changes_where_it_stands(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at("2026-11-24T10:40")
    visitor, ana = world.visitor(), world.operator("ana")
    visitor.writes(world.write(lambda tx: new_code(tx, contact_by_code(tx, "zora-milica"))))
    visitor.writes("/novi ne radi uvoz")
    visitor.skips_all()
    ana.presses("Preuzmi")
    world.settles()
    sent = ana.writes("Restartujte kasu 2.")
    world.settles()
    visitor.reads("Restartujte kasu 2.")
    ana.edits(sent, "Restartujte kasu 3.")
    world.settles()
    visitor.reads("ispravljen odgovor", "Restartujte kasu 3.")
    shown = [each for each in visitor.everything() if "Restartujte" in each["text"]]
    assert [(each["text"].endswith("kasu 3."), each["edited"]) for each in shown] == [(True, True)]
    ana.skips_all()
    visitor.skips_all()
    for code in ("marko", "jelena"):
        world.operator(code).skips_all()


def test_a_chat_that_no_browser_can_open_any_more_is_forgotten_with_what_was_said(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at("2026-11-24T10:40")
    gone, stays = world.visitor(), world.visitor()
    gone.writes("hvala")
    gone.skips_all()
    world.turns_to("2027-05-20T10:40")
    stays.writes("hvala")
    stays.skips_all()
    world.turns_to("2027-05-26T04:00")

    def kept(tx: Transaction) -> tuple[list[str], set[str]]:
        said = tx.all(select(WebChatMessage.chat).distinct())
        return list(tx.all(select(WebVisitor.chat))), set(said)

    assert world.read(kept) == ([stays.chat], {stays.chat})
    for code in ("ana", "marko", "jelena", "vesna"):
        world.operator(code).skips_all()


def test_files_that_are_too_long_or_too_many_are_refused(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at("2026-11-24T10:40")
    visitor = world.visitor()
    assert visitor.attaches("velika.bin", b"0" * (MOST_BYTES + 1)) == 413
    statuses = [visitor.attaches("slika.png", SMALLEST_PNG) for _ in range(11)]
    assert statuses == [200] * 9 + [429] * 2
    visitor.headers["Authorization"] = "Bearer guess"
    assert visitor.attaches("slika.png", SMALLEST_PNG) == 401
    folder = world.house.settings.data_folder / "files"
    assert len(list(folder.iterdir())) == 9
