"""Questions that mean the same, by how near their words are."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz import fuzz, process

# Nearness of two questions, 0 to 100, in any order of words: the same matter from here on.
_SAME_FROM = 72


@dataclass(frozen=True)
class Asked:
    """One question: its row, its words as written, and as the library compares them."""

    id: int
    text: str
    plain: str


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
    members: dict[int, list[Asked]] = {}
    for asked in sorted(questions, key=attrgetter("id")):
        near = process.extractOne(asked.plain, leaders, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME_FROM)
        leader = near[2] if near else asked.id
        leaders.setdefault(leader, asked.plain)
        members.setdefault(leader, []).append(asked)
    groups = [Group(leader, tuple(found)) for leader, found in members.items()]
    return sorted(groups, key=lambda group: (-len(group.questions), group.id))
