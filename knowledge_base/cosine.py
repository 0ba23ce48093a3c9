"""The channel of letters: how alike two texts look, whatever their language, endings and slips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge_base.columns import Columns, Weights, count, joined
from knowledge_base.grams import grams, grams_in_parts

# In a large index a gram that so many rows share tells little and costs most of the time: it is left out.
COMMON_FROM = 1_000
COMMON_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Cosine:
    """Texts as vectors of their grams, a rare gram weighing more than a common one.

    `per_length` is 1 over the length of each row's vector.
    """

    columns: Columns
    rarity: Weights
    unknown_rarity: float
    per_length: Weights

    def scores(self, text: str) -> Weights:
        """The cosine of this text with each text of the matrix, 0 to 1."""
        _, found = grams([text])
        terms, counts = np.unique(found, return_counts=True)
        places, known = self.columns.positions(terms)
        rarity = np.where(known, self.rarity[places] if len(self.rarity) else 0, self.unknown_rarity)
        met = np.ones(len(terms)) if self.columns.weights is None else damped(counts.astype(np.float32))
        weights = (met * rarity).astype(np.float32)
        length = float(np.linalg.norm(weights)) or 1.0
        used = known & (weights > 0)
        weights = weights[used] * self.rarity[places[used]] / np.float32(length)
        return self.columns.scores(places[used], weights) * self.per_length


def cosine_of_each(texts: Sequence[str]) -> Cosine:
    """The channel over rows of one short text each: a gram is there or not, and that is all."""
    parts = (
        replace(count(owners, found, len(texts)), weights=None)
        for owners, found in grams_in_parts(texts, parted=True)
    )
    return _channel(parts, len(texts))


def cosine_of_owners(texts: Sequence[str], owners: Sequence[int], owner_count: int) -> Cosine:
    """The channel over rows that gather the texts of one owner each."""
    owner_of = np.asarray(owners, dtype=np.int32)
    counted = (
        count(owner_of[numbers], found, owner_count) for numbers, found in grams_in_parts(texts, parted=True)
    )
    return _channel((replace(part, weights=damped(part.counts)) for part in counted), owner_count)


def damped(counts: Weights) -> Weights:
    """A gram met ten times is not ten times as telling."""
    return (1 + np.log(counts)).astype(np.float32)


def _channel(parts: Iterable[Columns], row_count: int) -> Cosine:
    """The channel of these parts, each worked on by itself: all at once would need three times the memory."""
    kept, rarities = [], []
    squares = np.full(row_count, 1e-12, dtype=np.float64)
    for whole in parts:
        rarity = np.log1p(row_count / whole.spread).astype(np.float32)
        common = whole.spread > max(COMMON_FROM, COMMON_SHARE * row_count)
        rarity[common] = 0
        part = whole.without(common)
        squares += part.row_sums((np.repeat(rarity, part.spread) * part.counts) ** 2)
        kept.append(part)
        rarities.append(rarity)
    return Cosine(
        columns=joined(kept),
        rarity=np.concatenate(rarities),
        unknown_rarity=float(np.log1p(row_count)),
        per_length=(1 / np.sqrt(squares)).astype(np.float32),
    )
