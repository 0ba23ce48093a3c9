"""The channel of words: BM25 over stems."""

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

    def told(self, meanings: Sequence[Meanings]) -> float:
        """How much these words say: a word of a single text nearly 1, a common one less, a strange one 0."""
        known = (
            max(
                (float(self.rarity[self.numbers[stem]]) for stem in meaning if stem in self.numbers),
                default=0.0,
            )
            for meaning in meanings
        )
        return sum(known) / self.unknown_rarity

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


def bm25(texts: Iterable[Sequence[str]]) -> Bm25:
    """The channel over texts given as their words."""
    numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    terms = array("q")
    ends = array("q", [0])
    for text in texts:
        terms.extend(map(numbers.__getitem__, map(stem, text)))
        ends.append(len(terms))
    count_of = len(ends) - 1
    rows = np.repeat(np.arange(count_of, dtype=np.int32), np.diff(ends))
    columns = count(rows, np.frombuffer(terms, dtype=np.int64), count_of)
    lengths = np.bincount(rows, minlength=count_of).astype(np.float32)
    rarity = np.log1p((count_of - columns.spread + 0.5) / (columns.spread + 0.5)).astype(np.float32)
    relative = lengths / max(float(lengths.mean()) if count_of else 0.0, 1.0)
    penalty = (SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * relative)).astype(np.float32)
    saturated = columns.counts / (columns.counts + penalty[columns.rows])
    return Bm25(
        columns=replace(columns, weights=np.repeat(rarity, columns.spread) * saturated),
        numbers=dict(numbers),
        rarity=rarity,
        unknown_rarity=float(np.log1p(2 * count_of + 1)),
    )
