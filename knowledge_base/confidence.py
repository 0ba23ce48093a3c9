"""How surely the nearest article is the right one: a logistic of its score and its margin, kept in a value.

What clients say of answers moves the parameters, from the installed ones on, and never far by few.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Fewer labels than this say nothing.
FEWEST_LABELS = 50
# How far from the installed parameters the prior thinks ours may lie: base, per score, per margin.
_SPREAD = (1.0, 2.0, 5.0)
_STEPS, _NEAR_ENOUGH, _STEEP = 50, 1e-6, 30.0

# The top score, how far the second best is behind, and whether the nearest article was the right one.
Label = tuple[float, float, bool]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The parameters of the logistic."""

    base: float
    per_score: float
    per_margin: float

    def of(self, score: float, margin: float) -> float:
        """How surely the article with this score and this margin over the others is right, 0 to 1."""
        # The margin counts most: a high score that another article shares says which two, not which one.
        return 1 / (1 + math.exp(-(self.base + self.per_score * score + self.per_margin * margin)))


INSTALLED = Confidence(-3.7, 6.7, 18.8)


def refitted(labels: Sequence[Label], prior: Confidence = INSTALLED) -> Confidence:
    """The most likely parameters by these labels and the prior; the prior itself without labels.

    Newton's method on a strictly concave function: it ends at the one maximum. A score never counts
    against an article, whatever few labels say.
    """
    middle = np.array([prior.base, prior.per_score, prior.per_margin])
    if not labels:
        return prior
    seen = np.array([(1.0, top, margin) for top, margin, _ in labels])
    right = np.array([float(is_right) for *_, is_right in labels])
    precision = np.diag([1 / spread**2 for spread in _SPREAD])
    best = middle.copy()
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-np.clip(seen @ best, -_STEEP, _STEEP)))
        slope = seen.T @ (right - sure) - precision @ (best - middle)
        bend = (seen * (sure * (1 - sure))[:, None]).T @ seen + precision
        step = np.linalg.solve(bend, slope)
        best = best + step
        if float(np.abs(step).max()) < _NEAR_ENOUGH:
            break
    return Confidence(float(best[0]), max(0.0, float(best[1])), max(0.0, float(best[2])))
