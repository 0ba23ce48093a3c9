"""The sets that the search is judged by: articles, and questions with their right article or none."""

import json
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.article import Article, installed_articles, read_jsonl

QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the article that answers it (None: no article does), and why none does."""

    text: str
    article: str | None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over the same articles."""

    name: str
    articles: tuple[Article, ...]
    asked: tuple[Asked, ...]


def serbian(half: str) -> QuestionSet:
    """Our own questions: `tuning` or `kept`, of which nothing may ever be learned."""
    return QuestionSet(
        f"Serbian, {half} half", installed_articles(), _questions(QUESTIONS / f"serbian-{half}.jsonl")
    )


def banking() -> QuestionSet:
    """English questions of a bank's clients, to see that nothing is tuned to one language."""
    articles = read_jsonl(QUESTIONS / "banking-articles.jsonl")
    return QuestionSet("English, banking", articles, _questions(QUESTIONS / "banking-questions.jsonl"))


def halves(whole: QuestionSet) -> tuple[QuestionSet, QuestionSet]:
    """Every other question: one half to fit on, one to judge by."""
    first, second = (
        QuestionSet(f"{whole.name}, {name} half", whole.articles, whole.asked[at::2])
        for at, name in enumerate(("tuning", "kept"))
    )
    return first, second


def _questions(path: Path) -> tuple[Asked, ...]:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(Asked(record["text"], record["article"], record.get("kind", "")) for record in records)
