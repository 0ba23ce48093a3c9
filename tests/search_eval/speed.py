"""`python -m tests.search_eval.speed RANKER COUNT`: one ranker over invented articles, as one JSON line.

A process of its own on one core, so that the peak of memory is that of this ranker. Time is what this
core spent on us: what else the machine does meanwhile does not count.
"""

import json
import os
import resource
import sys
from time import process_time

from tests.search_eval.invented import invented_articles, invented_questions
from tests.search_eval.rankers import RANKERS

QUESTIONS = 300
SLOW_QUESTIONS = 20  # for rankers that need seconds an answer
_ENOUGH_SECONDS = 20


def main() -> None:
    """Prints build seconds, p50 and p99 in milliseconds and the peak of memory in megabytes."""
    ranker, count = sys.argv[1], int(sys.argv[2])
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    articles = invented_articles(count)
    questions = invented_questions(articles, QUESTIONS)
    before = _megabytes()
    began = process_time()
    ask = RANKERS[ranker](articles)
    built = process_time() - began
    times = []
    for question in questions:
        began = process_time()
        ask(question)
        times.append((process_time() - began) * 1000)
        if len(times) >= SLOW_QUESTIONS and sum(times) > _ENOUGH_SECONDS * 1000:
            break
    times.sort()
    measured = {
        "build_s": built,
        "p50_ms": times[len(times) // 2],
        "p99_ms": times[int(len(times) * 0.99)],
        "peak_mb": _megabytes(),
        "articles_mb": before,
    }
    print(json.dumps({key: round(value, 3) for key, value in measured.items()}))


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
