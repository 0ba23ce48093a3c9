"""Questions that mean the same, by how near their words are."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz import fuzz, process

# How much of the shorter one's words is in the longer, 0 to 100: the same matter from here on. Of questions
# that we made up about ten matters, no two of one matter were below, and none of two matters above.
_SAME_FROM = 70
# One word alone is in too much to mean the same.
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class Asked:
    """One question: its row, its words as written and as the library compares them, what it is about."""

    id: int
    text: str
    plain: str
    gist: str


@dataclass(frozen=True)
class Group:
    """Questions near each other, oldest first. `id` is that of the first: it stays while the group grows."""

    id: int
    questions: tuple[Asked, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Each wording once, the most frequent first."""
        counts: dict[str, int] = {}
        spelled: dict[str, str] = {}
        for asked in self.questions:
            counts[asked.plain] = counts.get(asked.plain, 0) + 1
            spelled.setdefault(asked.plain, asked.text)
        return tuple(spelled[plain] for plain in sorted(counts, key=counts.__getitem__, reverse=True))


def grouped(questions: Iterable[Asked]) -> list[Group]:
    """Each question beside the first one that it is near to; the largest group first, then the oldest."""
    leaders: dict[int, str] = {}
    known: dict[str, int] = {}
    members: dict[int, list[Asked]] = {}
    for asked in sorted(questions, key=attrgetter("id")):
        leader = known.get(asked.gist) or _near(asked.gist, leaders) or asked.id
        known[asked.gist] = leader
        if leader == asked.id and len(asked.gist.split()) >= _FEWEST_WORDS:
            leaders[leader] = asked.gist
        members.setdefault(leader, []).append(asked)
    groups = [Group(leader, tuple(found)) for leader, found in members.items()]
    return sorted(groups, key=lambda group: (-len(group.questions), group.id))


def _near(gist: str, leaders: dict[int, str]) -> int | None:
    if len(gist.split()) < _FEWEST_WORDS:
        return None
    near = process.extractOne(gist, leaders, scorer=fuzz.token_set_ratio, score_cutoff=_SAME_FROM)
    return near[2] if near else None
