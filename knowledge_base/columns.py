"""A sparse matrix kept by columns: for each term, the rows that have it and how much it weighs there."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]
_ROW_BITS = 32


@dataclass(frozen=True, slots=True)
class Columns:
    """`terms` are sorted; the rows of the i-th stand at `starts[i]:starts[i + 1]`."""

    terms: Numbers
    starts: Numbers
    rows: NDArray[np.int32]
    weights: Weights
    row_count: int

    @property
    def spread(self) -> Numbers:
        """In how many rows each term stands."""
        return np.diff(self.starts)

    def positions(self, terms: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Where each term stands, and whether it is there at all (else its place means nothing)."""
        if not len(self.terms):
            return np.zeros(len(terms), dtype=np.int64), np.zeros(len(terms), dtype=bool)
        places = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return places, self.terms[places] == terms

    def scores(self, places: Numbers, weights: Weights) -> Weights:
        """For every row, the sum over these columns of their weight there times the weight given."""
        total = np.zeros(self.row_count, dtype=np.float32)
        for place, weight in zip(places.tolist(), weights.tolist(), strict=True):
            here = slice(self.starts[place], self.starts[place + 1])
            total[self.rows[here]] += self.weights[here] * np.float32(weight)
        return total


def count(rows: Numbers, terms: Numbers, row_count: int) -> Columns:
    """The matrix whose weights say how often each term stands in each row."""
    keys, counts = np.unique(terms << _ROW_BITS | rows, return_counts=True)
    known, starts = np.unique(keys >> _ROW_BITS, return_index=True)
    return Columns(
        terms=known,
        starts=np.append(starts, len(keys)),
        rows=(keys & (2**_ROW_BITS - 1)).astype(np.int32),
        weights=counts.astype(np.float32),
        row_count=row_count,
    )
