"""One talk as it arrives in Telegram and in Viber, drawn from what the pretend messengers were sent.

Neither shows itself in a browser of ours; the words, the bold ones, the buttons and their rows, the keys and
the files are those of the calls that the vendors would have got.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from app.tables import metadata
from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.database.schema import migrate
from core.database.transaction import Database
from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from simulator.telegram.person import SMALLEST_PNG
from simulator.telegram.person import Person as InTelegram
from simulator.viber.person import Person as InViber
from tests.prepared import PreparedSqlite
from tests.stories.player import company_file
from tests.stories.world import World

_BEGINS = "2026-11-24T10:00"
_STYLE = Path(__file__).with_name("messengers.css")
_TAGS = {"bold": "b", "italic": "i", "code": "code"}


@dataclass
class Bubble:
    """Something in a chat; `rows` stand below it, `keys` in the place of the letters while it is the last."""

    text: str
    by: str = "bot"
    rows: list[list[str]] = field(default_factory=list)
    keys: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Talk:
    """A client's chat under way."""

    world: World
    person: InTelegram | InViber
    bubbles: list[Bubble] = field(default_factory=list)

    def writes(self, words: str) -> None:
        """Sends it."""
        self._does(Bubble(html.escape(words), "me"), lambda: self.person.writes(words))

    def presses(self, label: str) -> None:
        """Presses it: no messenger writes that into the chat."""
        self._does(Bubble(html.escape(label), "press"), lambda: self.person.presses(label))

    def sends_picture(self) -> None:
        """Sends a picture with words."""
        shown = Bubble('<span class="picture">slika</span>evo šta piše na ekranu', "me")
        self._does(shown, lambda: self._sends("evo šta piše na ekranu"))

    def _sends(self, words: str) -> None:
        if isinstance(self.person, InViber):
            self.person.sends_picture(SMALLEST_PNG, words)
        else:
            self.person.sends_photo(caption=words)

    def reads(self) -> None:
        """What came meanwhile."""
        if isinstance(self.person, InViber):
            self.bubbles += map(_of_viber, self.person.unread)
        else:
            self.bubbles += map(_of_telegram, self.person.unread())
        self.person.skips_all()

    def _does(self, shown: Bubble, act: Callable[[], object]) -> None:
        self.bubbles.append(shown)
        act()
        self.world.settles()
        self.world.passes(timedelta(seconds=5))
        self.reads()


def talks() -> dict[str, list[Bubble]]:
    """The talk in each of the messengers; to be had before Playwright's loop runs."""
    library = IndexedLibrary(installed_articles())
    return {name: _told(name, library) for name in ("telegram", "viber")}


def photographed(browser: Browser, folder: Path, chats: dict[str, list[Bubble]]) -> None:
    """Pictures of both chats: each on a telephone, and side by side on a desk."""
    for name, bubbles in chats.items():
        _shot(browser, _page(_chat(name, bubbles)), 375, folder / f"{name}-375.png")
    both = "".join(_chat(name, bubbles) for name, bubbles in chats.items())
    _shot(browser, _page(both), 1440, folder / "messengers-1440.png")


def _shot(browser: Browser, page: str, width: int, path: Path) -> None:
    context = browser.new_context(viewport={"width": width, "height": 812}, device_scale_factor=1)
    shown = context.new_page()
    shown.set_content(page)
    shown.screenshot(path=path, full_page=True)
    context.close()


def _told(name: str, library: IndexedLibrary) -> list[Bubble]:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/migrated.db", durable=False)
        migrate(database, metadata)
        database.close()
        prepared = PreparedSqlite(Path(folder) / "migrated.db", Path(folder))
        channels = ("telegram", "viber", "webchat")
        with World(prepared, library, _BEGINS, company_file(Path(folder)), channels).lives() as world:
            talk = Talk(world, _client(world, name))
            _talks(talk, world.operator("ana"))
            for code in ("ana", "marko", "jelena", "vesna"):
                world.operator(code).skips_all()
            return talk.bubbles


def _client(world: World, name: str) -> InTelegram | InViber:
    person: InTelegram | InViber
    if name == "viber":
        person = world.viber.person("01234567890A=", "Milica")
        person.opens()
    else:
        person = world.telegram.person(5001, "Milica Zorić", has_opened_chat=True)
    person.writes(world.write(lambda tx: new_code(tx, contact_by_code(tx, "zora-milica"))))
    world.settles()
    person.skips_all()
    return person


def _talks(talk: Talk, ana: InTelegram) -> None:
    talk.writes("dobar dan, koliko imamo jos sati")
    talk.writes("kako da odstampam fakturu")
    talk.presses("Ne")
    talk.writes("izadje prazan papir")
    talk.presses("Treba mi operater")
    talk.presses("Radimo otežano")
    talk.sends_picture()
    ana.presses("Preuzmi")
    talk.world.settles()
    talk.reads()
    ana.writes("U **Podešavanja > Obrasci** izaberite obrazac A4, pa odštampajte ponovo.")
    talk.world.settles()
    talk.reads()
    talk.writes("radi, hvala!")
    talk.presses("Rešeno je, zatvori tiket")
    talk.presses("5")


def _of_telegram(message: Any) -> Bubble:
    text, end, units = "", 0, message.text.encode("utf-16-le")
    for entity in sorted(message.entities, key=lambda each: each.offset):
        tag = _TAGS.get(entity.kind)
        if tag:
            text += _units(units, end, entity.offset)
            end = entity.offset + entity.length
            text += f"<{tag}>{_units(units, entity.offset, end)}</{tag}>"
    text += _units(units, end, len(units) // 2)
    return Bubble(text, rows=[[html.escape(button.text) for button in row] for row in message.buttons])


def _units(units: bytes, first: int, end: int) -> str:
    """Telegram counts in units of UTF-16."""
    return html.escape(units[2 * first : 2 * end].decode("utf-16-le"))


def _of_viber(message: Any) -> Bubble:
    keys = message.keyboard.Buttons if message.keyboard else []
    text = html.escape(message.text or message.file_name or "")
    return Bubble(text, keys=[(key.Text, key.Columns) for key in keys])


def _chat(name: str, bubbles: list[Bubble]) -> str:
    said, last = "".join(map(_bubble, bubbles)), bubbles[-1].keys
    keys = "".join(f'<span style="grid-column: span {columns}">{text}</span>' for text, columns in last)
    board = f'<div class="keys">{keys}</div>' if keys else ""
    head = f"<header><i>M</i><b>Melany podrška</b> {name.title()}</header>"
    return f'<section class="{name}">{head}<div>{said}</div>{board}</section>'


def _bubble(bubble: Bubble) -> str:
    if bubble.by == "press":
        return f'<p class="press">pritiska <b>{bubble.text}</b></p>'
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{label}</span>" for label in row)}</div>' for row in bubble.rows
    )
    return f'<div class="{bubble.by}"><p>{bubble.text}</p>{rows}</div>'


def _page(chats: str) -> str:
    style = _STYLE.read_text("utf-8")
    return f'<!doctype html><html lang="sr-Latn"><style>{style}</style><main>{chats}</main></html>'
