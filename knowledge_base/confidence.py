"""Fits the confidence to what clients say of answers: from the installed parameters, and never far by few."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge_base.answer import SURENESS, Sureness

# Fewer labels than this say nothing.
FEWEST_LABELS = 50
# How far from the installed parameters the prior thinks ours may lie: base, per score, per margin.
_SPREAD = (1.0, 2.0, 5.0)
_STEPS, _NEAR_ENOUGH, _STEEP = 50, 1e-6, 30.0

# The top score, how far the second best is behind, and whether the nearest article was the right one.
Label = tuple[float, float, bool]


def refitted(labels: Sequence[Label], prior: Sureness = SURENESS) -> Sureness:
    """The most likely parameters by these labels and the prior; the prior itself without labels.

    Newton's method on a strictly concave function: it ends at the one maximum. A score never counts
    against an article, whatever few labels say.
    """
    if not labels:
        return prior
    middle = np.array([prior.base, prior.per_score, prior.per_margin])
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
    base, per_score, per_margin = (float(value) for value in best)
    return replace(prior, base=base, per_score=max(0.0, per_score), per_margin=max(0.0, per_margin))
