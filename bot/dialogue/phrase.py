"""One way in which a whole message wants one plain thing, told by its words."""

from dataclasses import dataclass, field

from core.language.spelling import is_among
from core.ports import Wish


@dataclass(frozen=True)
class Phrases:
    """How a wish is worded: `needs` one word of each group, `may` hold any of the others."""

    wish: Wish
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    argument: str = ""
    has_numbers: bool = False
    # All of them, put together once: every message is held against every wish.
    known: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", self.may.union(*self.needs))

    def say(self, words: list[str]) -> bool:
        """True if these words, all of them, say this and nothing more; where they may, numbers beside."""
        if self.has_numbers:
            words = [word for word in words if not word[0].isdigit()]
        return all(is_among(word, self.known) for word in words) and all(
            any(is_among(word, group) for word in words) for group in self.needs
        )
