"""`python -m tests.search_eval`: how right, sure and fast the search is beside two baselines, as tables."""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

from knowledge_base.answer import SURENESS
from knowledge_base.urgent import is_for_a_person
from tests.search_eval.corrupt import SPOILED
from tests.search_eval.judge import (
    Said,
    among_3,
    area_under_roc,
    at_threshold,
    calibration,
    hit_at_1,
    most_answered,
    mrr_at_5,
    say,
)
from tests.search_eval.rankers import RANKERS, Ranker
from tests.search_eval.sets import QuestionSet, banking, halves, serbian


def main() -> None:
    """Prints what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.search_eval", description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=[100, 1_000, 10_000, 100_000])
    counts = parser.parse_args().counts
    sets = [serbian("tuning"), serbian("kept"), banking(), halves(banking())[1]]
    rankers = [{name: make(one.articles) for name, make in RANKERS.items()} for one in sets]
    said = [
        {name: say(ranker, one.asked) for name, ranker in each.items()}
        for one, each in zip(sets, rankers, strict=True)
    ]
    _tell_rightness(sets, said)
    _tell_decisions(sets, [each["ours"] for each in said])
    _tell_calibration(sets, [each["ours"] for each in said])
    _tell_spoiled(sets[:3], rankers)
    _tell_speed(counts)


def _tell_rightness(sets: Sequence[QuestionSet], said: Sequence[dict[str, list[Said]]]) -> None:
    _table(
        "How right: of questions with an article (hit@1, MRR@5, among three); against none (area under ROC);"
        " the most that could be answered at 10 % wrong",
        ("set", "questions", "of them none", "search", "hit@1", "MRR@5", "in 3", "AUC none", "answered"),
        [
            (
                one.name,
                len(one.asked),
                sum(asked.article is None for asked in one.asked),
                name,
                *_shares(hit_at_1(words), mrr_at_5(words), among_3(words), area_under_roc(words)),
                *_shares(most_answered(words)[0]),
            )
            for one, each in zip(sets, said, strict=True)
            for name, words in each.items()
        ],
    )


def _tell_decisions(sets: Sequence[QuestionSet], said: Sequence[list[Said]]) -> None:
    """What is done at the chosen thresholds, matters for a person going to one first."""
    rows = []
    for one, words in zip(sets, said, strict=True):
        left = [word for word in words if not is_for_a_person(word.asked.text)]
        wrong, answered, without = at_threshold(left, SURENESS.answer_from)
        offered = [word for word in left if SURENESS.offer_from <= word.sure < SURENESS.answer_from]
        near = [word for word in offered if word.asked.article]
        rows.append(
            (
                one.name,
                *_shares(wrong, answered, without, len(offered) / len(words), among_3(near)),
                f"{_sent(words, 'person')} / {_sent(words, '', 'near', 'far')}",
            )
        )
    _table(
        f"What is done: answered from {SURENESS.answer_from}, offered from {SURENESS.offer_from}",
        ("set", "wrong of answered", "answered", "answered of none", "offered", "right one in offer",
         "to a person: of personal / of others"),
        rows,
    )  # fmt: skip


def _sent(words: Sequence[Said], *kinds: str) -> str:
    """How many of the questions of these kinds are taken for a person's matter, of how many."""
    these = [word for word in words if word.asked.kind in kinds]
    return f"{sum(is_for_a_person(word.asked.text) for word in these)} of {len(these)}"


def _tell_calibration(sets: Sequence[QuestionSet], said: Sequence[list[Said]]) -> None:
    rows = []
    for one, words in zip(sets, said, strict=True):
        error, table = calibration(words)
        tenths = "; ".join(f"{sure:.2f}: {right:.2f} of {count}" for count, sure, right in table)
        rows.append((one.name, f"{error:.3f}", tenths))
    _table(
        "Calibration: mean distance of confidence and truth; confidence: right, by tenths",
        ("set", "ECE", "tenths"),
        rows,
    )


def _tell_spoiled(sets: Sequence[QuestionSet], rankers: Sequence[dict[str, Ranker]]) -> None:
    rows = []
    for one, each in zip(sets, rankers, strict=False):
        for name, ranker in each.items():
            whole = hit_at_1(say(ranker, one.asked))
            losses = []
            for spoil, _ in SPOILED.values():
                asked = [replace(asked, text=spoil(asked.text)) for asked in one.asked]
                losses.append(f"{100 * (hit_at_1(say(ranker, asked)) - whole):+.1f}")
            rows.append((one.name, name, *losses))
    _table("Points of hit@1 when each question is spoiled", ("set", "search", *SPOILED), rows)


def _tell_speed(counts: Sequence[int]) -> None:
    rows = [(f"{count:,}", name, *_measured(name, count)) for count in counts for name in RANKERS]
    _table(
        "Speed on one core, in its own time; megabytes at the peak, the articles among them",
        ("articles", "search", "build s", "p50 ms", "p99 ms", "peak MB", "articles MB"),
        rows,
    )


def _measured(name: str, count: int) -> list[float]:
    command = [sys.executable, "-m", "tests.search_eval.speed", name, str(count)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return list(json.loads(ran.stdout).values())


def _shares(*values: float) -> list[str]:
    return [f"{value:.3f}" for value in values]


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    print(f"\n{title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


if __name__ == "__main__":
    main()
