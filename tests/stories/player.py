"""Plays a transcript in a world: everybody writes, presses and reads what stands there.

`python -m tests.stories.player FILE…` plays it and writes into the file what was read instead, for a person
to read it through: what stood there and still fits is kept as it is.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.tables import metadata
from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.database.schema import migrate
from core.database.transaction import Database
from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from simulator.telegram.chats import Message
from simulator.telegram.person import Person
from simulator.viber.person import Person as ViberPerson
from tests.prepared import PreparedSqlite
from tests.stories.transcript import (
    CLOCK,
    READS,
    Cast,
    Row,
    Transcript,
    as_cell,
    as_text,
    fits,
    read_transcript,
)
from tests.stories.visitor import Visitor
from tests.stories.world import COMPANY, World

PAUSE_SECONDS = 3
OPERATORS = ("ana", "marko", "jelena", "vesna")
_LENGTHS = {"s": "seconds", "min": "minutes", "h": "hours", "d": "days"}
_TELEGRAM_IDS = {"granit-nikola": 5003}
_FIRST_ID = 9001


@dataclass(frozen=True)
class Said:
    """A message as its reader sees it."""

    text: str
    labels: tuple[str, ...]


class InTelegram:
    """Somebody of the transcript in Telegram."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._last: Message | None = None

    def writes(self, words: str, *, answers: bool) -> None:
        """Sends it, or answers what was read last."""
        self.person.writes(words, reply_to=self._last if answers else None)

    def presses(self, label: str) -> None:
        """Presses the newest button, or key, with this label."""
        self.person.presses(label)

    def reads(self) -> list[Said]:
        """What was not read yet, oldest first."""
        unread = self.person.unread()
        self._last = unread[-1] if unread else self._last
        self.person.skips_all()
        return [Said(message.text, tuple(message.labels)) for message in unread]

    def skips_all(self) -> None:
        """Has read everything."""
        self.person.skips_all()


class OnTheWeb:
    """Somebody of the transcript in the web chat."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def writes(self, words: str, *, answers: bool) -> None:
        """Sends it; here nothing can be answered by itself."""
        assert not answers, "in the web chat no message can be answered by itself"
        self.visitor.writes(words)

    def presses(self, label: str) -> None:
        """Presses the newest button with this label."""
        self.visitor.presses(label)

    def reads(self) -> list[Said]:
        """What was not read yet, oldest first."""
        unread = self.visitor.unread()
        self.visitor.has_read(unread)
        labels = [tuple(button["label"] for row in each["rows"] for button in row) for each in unread]
        return [Said(each["text"], shown) for each, shown in zip(unread, labels, strict=True)]

    def skips_all(self) -> None:
        """Has read everything."""
        self.visitor.skips_all()


class InViber:
    """Somebody of the transcript in Viber."""

    def __init__(self, person: ViberPerson) -> None:
        self.person = person

    def writes(self, words: str, *, answers: bool) -> None:
        """Sends it; here nothing can be answered by itself."""
        assert not answers, "in Viber no message can be answered by itself"
        self.person.writes(words)

    def presses(self, label: str) -> None:
        """Presses a key that is shown now."""
        self.person.presses(label)

    def reads(self) -> list[Said]:
        """What was not read yet, oldest first."""
        unread = list(self.person.unread)
        self.person.skips_all()
        return [Said(message.text or "", tuple(message.labels)) for message in unread]

    def skips_all(self) -> None:
        """Has read everything."""
        self.person.skips_all()


Player = InTelegram | InViber | OnTheWeb
_SOURCES = {"Telegram": "Telegram", "Viber": "Viber", "web": "poruke na sajtu"}
_FILE_WORDS = "Termin za Vaš kalendar"
CHANNELS = ("Telegram", "Viber", "web")


def player_on(world: World, channel: str, name: str, user_id: int = _FIRST_ID) -> Player:
    """Somebody new on this channel."""
    match channel:
        case "web":
            return OnTheWeb(world.visitor())
        case "Viber":
            person = world.viber.person(f"{user_id}==", name)
            person.opens()
            return InViber(person)
    return InTelegram(world.telegram.person(user_id, name, has_opened_chat=True))


class Play:
    """One transcript under way.

    With `channel` all clients are there, whatever stands in it. With `asks_all` everybody looks after each
    turn; else only those who are meant to read something, and those in Telegram. What nobody expected is
    found all the same: before the next that is, or in the end.
    """

    def __init__(
        self, world: World, transcript: Transcript, *, channel: str | None = None, asks_all: bool = False
    ) -> None:
        self._channel = channel
        self._asks_all = asks_all
        self._world = world
        self._transcript = transcript
        self._cast = {each.name: each for each in transcript.cast}
        self._players = {each.name: self._player(number, each) for number, each in enumerate(transcript.cast)}

    def plays(self) -> list[str | Row]:
        """Plays all of it; the lines as they turned out, the same ones if all was as it stands there."""
        played: list[str | Row] = []
        lines = list(self._transcript.lines)
        while lines:
            line = lines.pop(0)
            if isinstance(line, Row) and line.who == "!":
                continue
            if isinstance(line, Row) and line.reader is None:
                upcoming = next((each for each in lines if isinstance(each, Row)), None)
                played += self._done(line, pauses=upcoming is None or not upcoming.goes_on)
                expected = _taken_while(lines, lambda each: isinstance(each, Row) and bool(each.reader))
                played += self._read([row for row in expected if isinstance(row, Row)], line.doer)
            elif not isinstance(line, Row):
                played.append(line)
        self._asks_all = True
        played += self._read([], "")
        self._rest_is_read()
        return played

    def _player(self, number: int, cast: Cast) -> Player:
        if cast.who == "operater":
            return InTelegram(self._world.operator(cast.name.lower()))
        channel = self._channel or cast.channel
        user_id = _TELEGRAM_IDS.get(cast.who, _FIRST_ID + number)
        player = player_on(self._world, channel, cast.name, user_id)
        is_known = channel == "Telegram" and cast.who in _TELEGRAM_IDS
        if cast.who != "nepoznat" and not is_known:
            player.writes(self._code(cast.who), answers=False)
            self._world.settles()
            player.skips_all()
        return player

    def _code(self, contact: str) -> str:
        return self._world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))

    def _done(self, row: Row, *, pauses: bool) -> list[Row]:
        """The row itself; behind it why it could not be done, if so."""
        try:
            self._does(row, pauses=pauses)
        except AssertionError as error:
            return [row, Row("!", f"{error}".replace("|", "/"))]
        return [row]

    def _does(self, row: Row, *, pauses: bool) -> None:
        if row.who == CLOCK:
            self._turns_clock(row.what)
            return
        player = self._players[row.doer]
        if pressed := re.fullmatch(r"\[(.+)\]", row.what):
            player.presses(pressed[1])
        elif act := re.fullmatch(r"\((.+)\)", row.what):
            self._acts(player, act[1])
        else:
            words = row.what.removeprefix("↩ ").replace("<br>", "\n")
            player.writes(words, answers=row.what.startswith("↩ "))
        self._world.settles()
        if pauses:
            # Not `passes`, which looks for all that is due by the day: only words are waited for.
            self._world.clock.advance(timedelta(seconds=PAUSE_SECONDS))
            self._world.settles()

    def _acts(self, player: Player, act: str) -> None:
        """What is neither written nor pressed: "kod: zora-milica", "broj: +381…", "blokira", "deblokira"."""
        name, _, what = act.partition(": ")
        assert isinstance(player, InTelegram) or name == "kod", f"not in the web chat: {act}"
        if name == "kod":
            player.writes(self._code(what), answers=False)
        elif isinstance(player, InTelegram):
            acts: dict[str, Callable[[], object]] = {
                "broj": lambda: player.person.shares_own_phone(what),
                "blokira": player.person.blocks_bot,
                "deblokira": player.person.unblocks_bot,
                "slika": lambda: player.person.sends_photo(caption=what),
            }
            acts[name]()

    def _turns_clock(self, what: str) -> None:
        if length := re.fullmatch(r"\+(\d+) (\w+)", what):
            self._world.passes(timedelta(**{_LENGTHS[length[2]]: int(length[1])}))
        else:
            self._world.turns_to(what.rpartition(" ")[2])

    def _read(self, expected: list[Row], doer: str) -> list[Row]:
        """What everybody read, in the order that stands there as far as it fits, then the rest."""
        readers = {doer, *(row.reader for row in expected)}
        unread = {
            name: player.reads()
            for name, player in self._players.items()
            if self._asks_all or name in readers or isinstance(player, InTelegram)
        }
        read = []
        for row in expected:
            if said := unread[row.reader or ""]:
                first = said.pop(0)
                right = fits(self._as_told(row.what), first.text, first.labels)
                read.append(row if right else Row(row.who, as_cell(first.text, first.labels)))
        rest = ((name, said) for name, all_of in unread.items() for said in all_of)
        return [*read, *(Row(READS + name, as_cell(said.text, said.labels)) for name, said in rest)]

    def _as_told(self, expected: str) -> str:
        """Operators read where a ticket comes from; in Viber a file has a name, and no words beside it."""
        if self._channel == "Viber" and expected == _FILE_WORDS:
            return ""
        named = _SOURCES.get(self._channel or "")
        return (
            re.sub(f"– ({'|'.join(_SOURCES.values())})<br>", f"– {named}<br>", expected)
            if named
            else expected
        )

    def _rest_is_read(self) -> None:
        """Operators who have no part in it have read what concerns them."""
        for code in OPERATORS:
            if code.title() not in self._cast:
                self._world.operator(code).skips_all()


def _taken_while(lines: list[str | Row], fits_in: Callable[[str | Row], bool]) -> list[str | Row]:
    taken = []
    while lines and fits_in(lines[0]):
        taken.append(lines.pop(0))
    return taken


def company_file(folder: Path) -> Path:
    """The stories' company, which waits for more words as long as any other does."""
    path = folder / "company.yaml"
    text = COMPANY.read_text("utf-8").replace("pause_seconds: 0", f"pause_seconds: {PAUSE_SECONDS}")
    path.write_text(text, "utf-8")
    return path


def _rewrite(path: Path, library: IndexedLibrary) -> None:
    transcript = read_transcript(path)
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/migrated.db", durable=False)
        migrate(database, metadata)
        database.close()
        prepared = PreparedSqlite(Path(folder) / "migrated.db", Path(folder))
        world = World(prepared, library, transcript.begins, company_file(Path(folder)))
        with world.lives():
            path.write_text(as_text(Play(world, transcript, asks_all=True).plays()), "utf-8")


if __name__ == "__main__":
    articles = IndexedLibrary(installed_articles())
    for name in sys.argv[1:]:
        _rewrite(Path(name), articles)
