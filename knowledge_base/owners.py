"""The best row of each owner, where rows stand together by their owner."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge_base.columns import Numbers, Weights

# Where fewer owners have so many rows, each is looked through by itself.
_FEW = 32


@dataclass(frozen=True, slots=True)
class Owners:
    """`order` has the owners with most rows first; in that order, `firsts` and `counts` say which are theirs.

    `layers` holds the first rows of all, the second rows of those who have two, and so on: a handful
    of long arrays, which numpy compares several times faster than many short stretches.
    """

    order: Numbers
    firsts: Numbers
    counts: Numbers
    layers: tuple[Numbers, ...]

    def best(self, scores: Weights) -> Weights:
        """The highest of the scores of each owner's rows."""
        best = scores[self.layers[0]]
        for rows in self.layers[1:]:
            np.maximum(best[: len(rows)], scores[rows], out=best[: len(rows)])
        for place in np.flatnonzero(self.counts[:_FEW] > len(self.layers)).tolist():
            first = self.firsts[place]
            best[place] = scores[first : first + self.counts[place]].max()
        by_number = np.empty_like(best)
        by_number[self.order] = best
        return by_number


def owners_of(counts: Sequence[int]) -> Owners:
    """The owners of so many rows each, one or more, in the order of the rows."""
    every = np.asarray(counts, dtype=np.int64)
    order = np.argsort(-every, kind="stable")
    firsts, ordered = (np.cumsum(every) - every)[order], every[order]
    return Owners(order, firsts, ordered, (firsts, *_deeper(firsts, ordered)))


def _deeper(firsts: Numbers, counts: Numbers) -> Iterator[Numbers]:
    for depth in itertools.count(1):
        have_it = int(np.searchsorted(-counts, -depth))
        if have_it < _FEW:
            return
        yield firsts[:have_it] + depth
