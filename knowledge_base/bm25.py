"""The channel of words: BM25 over stems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge_base.columns import Columns, Weights, count
from knowledge_base.normalise import stem
from knowledge_base.question import Meanings

SATURATION = 1.2
LENGTH_MATTERS = 0.75


@dataclass(frozen=True, slots=True)
class Bm25:
    """Texts as their stems. Scores are parts of what a perfect text would get, 0 to 1."""

    columns: Columns
    numbers: Mapping[str, int]
    rarity: Weights
    unknown_rarity: float

    def scores(self, meanings: Sequence[Meanings]) -> Weights:
        """How much of these words each row holds; a word known to none counts as missed everywhere."""
        wanted: dict[int, float] = {}
        perfect = 0.0
        for meaning in meanings:
            known = {self.numbers[stem]: weight for stem, weight in meaning.items() if stem in self.numbers}
            for number, weight in known.items():
                wanted[number] = max(wanted.get(number, 0.0), weight)
            perfect += max((float(self.rarity[number]) for number in known), default=self.unknown_rarity)
        if not wanted:
            return np.zeros(self.columns.row_count, dtype=np.float32)
        weights = np.fromiter(wanted.values(), dtype=np.float32) / np.float32(perfect)
        return self.columns.scores(np.fromiter(wanted, dtype=np.int64), weights)


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
        rarity=rarity,
        unknown_rarity=float(np.log1p(2 * len(texts) + 1)),
    )
