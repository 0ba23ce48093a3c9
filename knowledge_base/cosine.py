"""The channel of letters: how alike two texts look, whatever their language, endings and slips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge_base.columns import Columns, Weights, count
from knowledge_base.grams import grams

# In a large index a gram that so many rows share tells little and costs most of the time: it is left out.
COMMON_FROM = 1_000
COMMON_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Cosine:
    """Texts as unit vectors of their grams, a rare gram weighing more than a common one."""

    columns: Columns
    rarity: Weights
    unknown_rarity: float

    def scores(self, text: str) -> Weights:
        """The cosine of this text with each text of the matrix, 0 to 1."""
        _, found = grams([text])
        terms, counts = np.unique(found, return_counts=True)
        places, known = self.columns.positions(terms)
        rarity = np.where(known, self.rarity[places] if len(self.rarity) else 0, self.unknown_rarity)
        weights = (damped(counts.astype(np.float32)) * rarity).astype(np.float32)
        length = float(np.linalg.norm(weights)) or 1.0
        used = known & (weights > 0)
        return self.columns.scores(places[used], weights[used] / np.float32(length))


def cosine(texts: Sequence[str], owners: Sequence[int], owner_count: int) -> Cosine:
    """The channel over rows that gather the texts of one owner each."""
    text_numbers, found = grams(texts)
    rows = np.asarray(owners, dtype=np.int64)[text_numbers]
    columns = count(rows, found, owner_count)
    rarity = np.log1p(owner_count / columns.spread).astype(np.float32)
    rarity[columns.spread > max(COMMON_FROM, COMMON_SHARE * owner_count)] = 0
    weights = damped(columns.weights) * np.repeat(rarity, columns.spread)
    squares = np.bincount(columns.rows, weights=weights**2, minlength=owner_count)
    lengths = np.sqrt(np.maximum(squares, 1e-12)).astype(np.float32)
    return Cosine(
        columns=replace(columns, weights=(weights / lengths[columns.rows]).astype(np.float32)),
        rarity=rarity,
        unknown_rarity=float(np.log1p(owner_count)),
    )


def damped(counts: Weights) -> Weights:
    """A gram met ten times is not ten times as telling."""
    return (1 + np.log(counts)).astype(np.float32)
