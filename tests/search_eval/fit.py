"""`python -m tests.search_eval.fit`: the confidence that fits best, and what thresholds do with it.

Fitted on the tuning half of our questions and on every other English one, each set weighing the same;
the kept half and the other English ones only judge (`make search-eval`).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from knowledge_base.answer import SURENESS, Sureness
from knowledge_base.index import build
from tests.search_eval.judge import Said, at_threshold, most_answered, say
from tests.search_eval.rankers import ours
from tests.search_eval.sets import QuestionSet, banking, halves, serbian

_ROUNDS = 30
_PRIOR = 0.05

Numbers = NDArray[np.float64]


def main() -> None:
    """Prints the fitted numbers, and what each threshold would do to the sets they were fitted on."""
    sets = [serbian("tuning"), halves(banking())[0]]
    fitted = fit(sets)
    print(fitted)
    for one in sets:
        said = say(ours(one.articles, fitted), one.asked)
        print(f"{one.name}: most answered at 10 % wrong {most_answered(said)}")
        for threshold in (0.15, 0.2, 0.25, 0.3, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
            wrong, answered, without = at_threshold(said, threshold)
            below = _right_below(said, threshold)
            print(
                f"  {threshold:.2f}: wrong {wrong:.3f}, answered {answered:.3f}, of none {without:.3f};"
                f" below it right {below:.3f}"
            )


def fit(sets: list[QuestionSet]) -> Sureness:
    """The logistic of score and margin that makes these answers likeliest, each set weighing the same."""
    seen = [_seen(one) for one in sets]
    rows = np.concatenate([rows for rows, _ in seen])
    right = np.concatenate([right for _, right in seen])
    weights = np.concatenate([np.full(len(right), 500 / len(right)) for _, right in seen])
    base, per_score, per_margin = _logistic(rows, right, weights)
    return replace(SURENESS, base=base, per_score=per_score, per_margin=per_margin)


def _seen(one: QuestionSet) -> tuple[Numbers, Numbers]:
    """For each question 1, the best score and its margin; and whether the best was right."""
    index = build(one.articles)
    rows, right = [], []
    for asked in one.asked:
        scores = index.scores(asked.text)
        second, first = np.sort(scores)[-2:]
        if first > 0:
            rows.append((1.0, float(first), float(first - second)))
            right.append(float(one.articles[int(scores.argmax())].id == asked.article))
    return np.asarray(rows), np.asarray(right)


def _logistic(rows: Numbers, right: Numbers, weights: Numbers) -> tuple[float, float, float]:
    """By Newton's method, with a slight pull to nought."""
    found = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (likely - right)) + _PRIOR * found
        curve = (rows * (weights * likely * (1 - likely))[:, None]).T @ rows + _PRIOR * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    base, per_score, per_margin = (round(float(value), 1) for value in found)
    return base, per_score, per_margin


def _right_below(said: list[Said], threshold: float) -> float:
    """How often the nearest is right where it is surer than the last threshold and less sure than this."""
    inside = [one.right for one in said if threshold - 0.1 <= one.sure < threshold]
    return sum(inside) / max(len(inside), 1)


if __name__ == "__main__":
    main()
