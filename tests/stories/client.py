"""A client on any of the channels: one story is told of all of them."""

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from simulator.telegram.person import SMALLEST_PNG
from tests.stories.player import InTelegram, InViber, Said, player_on
from tests.stories.world import World


class Client:
    """Somebody who writes, presses and reads, wherever that is; what was not read fails the story."""

    def __init__(self, world: World, channel: str, name: str, user_id: int = 9001) -> None:
        self.channel = channel
        self._world = world
        self._player = player_on(world, channel, name, user_id)
        self._unread: list[Said] = []
        self.skips_all()

    def is_linked(self, contact: str) -> None:
        """Ties the chat to this contact by a one-time code, and reads that it is."""
        self.writes(self._world.write(lambda tx: new_code(tx, contact_by_code(tx, contact))))

    def writes(self, words: str) -> None:
        """Sends it, and everything that follows from it happens."""
        self._player.writes(words, answers=False)
        self._world.settles()

    def presses(self, label: str) -> None:
        """Presses the newest button with this label."""
        self._player.presses(label)
        self._world.settles()

    def sends_picture(self) -> None:
        """Sends a picture without a word."""
        match self._player:
            case InTelegram(person=in_telegram):
                in_telegram.sends_photo()
            case InViber(person=in_viber):
                in_viber.sends_picture(SMALLEST_PNG)
            case on_the_web:
                assert on_the_web.visitor.attaches("slika.png", SMALLEST_PNG) == 200
        self._world.settles()

    def reads(self, *fragments: str) -> Said:
        """The oldest unread message with all of this, now read; fails if there is none."""
        self._unread += self._player.reads()
        for said in self._unread:
            text = said.text.replace("**", "").casefold()
            if all(fragment.casefold() in text for fragment in fragments):
                self._unread.remove(said)
                return said
        raise AssertionError(f"{fragments} was not written, but: {[said.text for said in self._unread]}")

    def reads_nothing(self) -> None:
        """Nothing was written since."""
        self._unread += self._player.reads()
        assert self._unread == [], f"unexpected: {[said.text for said in self._unread]}"

    def skips_all(self) -> None:
        """Has read everything."""
        self._world.settles()
        self._player.skips_all()
        self._unread.clear()
