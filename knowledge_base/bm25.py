"""The channel of words: BM25 over stems, where a word nobody wrote before stands for its near ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from knowledge_base.columns import Columns, Weights, count
from knowledge_base.normalise import stem

SATURATION = 1.2
LENGTH_MATTERS = 0.75
NEAR_ENOUGH = 70  # rapidfuzz ratio, 0 to 100
NEAR_WORDS = 8


@dataclass(frozen=True, slots=True)
class Bm25:
    """Texts as their stems. Scores are parts of what a perfect text would get, 0 to 1."""

    columns: Columns
    numbers: Mapping[str, int]
    vocabulary: tuple[str, ...]
    rarity: Weights
    unknown_rarity: float

    def scores(self, words: Iterable[str]) -> Weights:
        """How much of these words each row holds; a word known to none counts as missed everywhere."""
        wanted: dict[int, float] = {}
        perfect = 0.0
        for word in dict.fromkeys(words):
            near = self._near(word)
            for number, likeness in near.items():
                wanted[number] = max(wanted.get(number, 0.0), likeness)
            perfect += max((float(self.rarity[number]) for number in near), default=self.unknown_rarity)
        if not wanted:
            return np.zeros(self.columns.row_count, dtype=np.float32)
        weights = np.fromiter(wanted.values(), dtype=np.float32) / np.float32(perfect)
        return self.columns.scores(np.fromiter(wanted, dtype=np.int64), weights)

    def _near(self, word: str) -> dict[int, float]:
        """The stems this word stands for and how surely: its own, or those of words spelled nearly so."""
        if (number := self.numbers.get(stem(word))) is not None:
            return {number: 1.0}
        near: dict[int, float] = {}
        for other, ratio, _ in process.extract(
            word, self.vocabulary, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=NEAR_WORDS
        ):
            number = self.numbers[stem(other)]
            near[number] = max(near.get(number, 0.0), (ratio / 100) ** 2)
        return near


def bm25(texts: Sequence[Sequence[str]]) -> Bm25:
    """The channel over texts given as their words."""
    numbers: dict[str, int] = {}
    terms = [numbers.setdefault(stem(word), len(numbers)) for text in texts for word in text]
    lengths = np.asarray([len(text) for text in texts], dtype=np.int64)
    rows = np.repeat(np.arange(len(texts)), lengths)
    columns = count(rows, np.asarray(terms, dtype=np.int64), len(texts))
    rarity = np.log1p((len(texts) - columns.spread + 0.5) / (columns.spread + 0.5)).astype(np.float32)
    relative = lengths / max(float(lengths.mean()) if len(texts) else 0.0, 1.0)
    penalty = SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * relative[columns.rows])
    weights = np.repeat(rarity, columns.spread) * columns.weights / (columns.weights + penalty)
    return Bm25(
        columns=replace(columns, weights=weights.astype(np.float32)),
        numbers=numbers,
        vocabulary=tuple(dict.fromkeys(word for text in texts for word in text)),
        rarity=rarity,
        unknown_rarity=float(np.log1p(2 * len(texts) + 1)),
    )
