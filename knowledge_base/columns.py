"""A sparse matrix kept by columns: for each term, the rows that have it and how often.

Everything is one flat array a kind, so that an index of many articles costs bytes and not objects.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Rows = NDArray[np.int32]
Weights = NDArray[np.float32]
_ROW_BITS = 32


@dataclass(frozen=True, slots=True)
class Columns:
    """`terms` are sorted; the rows of the i-th stand at `starts[i]:starts[i + 1]`.

    Without `weights` every entry weighs 1.
    """

    terms: Rows
    starts: Numbers
    rows: Rows
    weights: Weights | None
    row_count: int

    @property
    def spread(self) -> Numbers:
        """In how many rows each term stands."""
        return np.diff(self.starts)

    @property
    def counts(self) -> Weights:
        """What each entry weighs."""
        return np.ones(len(self.rows), dtype=np.float32) if self.weights is None else self.weights

    def positions(self, terms: Rows | Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Where each term stands, and whether it is there at all (else its place means nothing)."""
        if not len(self.terms):
            return np.zeros(len(terms), dtype=np.int64), np.zeros(len(terms), dtype=bool)
        places = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return places, self.terms[places] == terms

    def scores(self, places: Numbers, weights: Weights) -> Weights:
        """For every row, the sum over these columns of their weight there times the weight given."""
        firsts, ends = self.starts[places], self.starts[places + 1]
        here = [slice(first, end) for first, end in zip(firsts.tolist(), ends.tolist(), strict=True)]
        if not here:
            return np.zeros(self.row_count, dtype=np.float32)
        met = np.repeat(weights, ends - firsts)
        if self.weights is not None:
            met *= np.concatenate([self.weights[column] for column in here])
        # All at once: adding a column at a time reads and writes the total anew for each.
        rows = np.concatenate([self.rows[column] for column in here])
        return np.bincount(rows, weights=met, minlength=self.row_count).astype(np.float32)

    def row_sums(self, by_entry: Weights) -> Weights:
        """For every row, the sum of these values, one for each entry."""
        return np.bincount(self.rows, weights=by_entry, minlength=self.row_count).astype(np.float32)

    def without(self, unwanted: NDArray[np.bool_]) -> "Columns":
        """The matrix with the columns of these terms empty; the terms stay known."""
        spread = self.spread
        kept = ~np.repeat(unwanted, spread)
        starts = np.concatenate([[0], np.cumsum(np.where(unwanted, 0, spread))])
        weights = None if self.weights is None else self.weights[kept]
        return Columns(self.terms, starts, self.rows[kept], weights, self.row_count)


def count(rows: Rows | Numbers, terms: Rows | Numbers, row_count: int) -> Columns:
    """The matrix whose weights say how often each term stands in each row."""
    keys = terms.astype(np.int64)
    keys <<= _ROW_BITS
    keys |= rows
    keys.sort()
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    weights = np.diff(firsts, append=len(keys)).astype(np.float32)
    keys = keys[firsts]
    rows_of = (keys & (2**_ROW_BITS - 1)).astype(np.int32)
    keys >>= _ROW_BITS
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return Columns(
        terms=keys[starts].astype(np.int32),
        starts=np.append(starts, len(keys)),
        rows=rows_of,
        weights=weights,
        row_count=row_count,
    )


def joined(parts: Iterable[Columns]) -> Columns:
    """One matrix of parts over the same rows, whose terms rise from part to part."""
    parts = tuple(parts)
    ends = np.cumsum([0, *(len(part.rows) for part in parts)])
    weights = [part.weights for part in parts if part.weights is not None]
    return Columns(
        terms=np.concatenate([part.terms for part in parts]),
        starts=np.concatenate(
            [*(part.starts[:-1] + end for part, end in zip(parts, ends, strict=False)), ends[-1:]]
        ),
        rows=np.concatenate([part.rows for part in parts]),
        weights=np.concatenate(weights) if weights else None,
        row_count=parts[0].row_count,
    )
