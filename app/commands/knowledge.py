"""ask."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, print_json
from app.commands.shelf import index_of
from core.errors import Invalid
from knowledge_base.answer import Found
from knowledge_base.article import records
from knowledge_base.index import LONGEST_QUESTION, Index, needs_a_person
from knowledge_base.search import batch

_FORM = '{"id": …, "text": "…"}'


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(ask)


def ask(
    question: Annotated[str | None, typer.Argument(help="A question, as people write it.")] = None,
    articles_path: Annotated[
        Path | None, typer.Option("--articles", help="Other articles: a folder of Markdown, or JSONL.")
    ] = None,
    batch_file: Annotated[
        Path | None, typer.Option("--batch", help="Answer every line of a JSONL file of {id, text}.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The article the bot would answer with, and the runners-up; exit 1 if it would not answer."""
    if (question is None) == (batch_file is None):
        raise Invalid("ask needs either a QUESTION or --batch FILE")
    if question is not None and not question.strip():
        raise Invalid("the QUESTION is empty; write it as people ask, in quotes")
    index = index_of(articles_path)
    if batch_file is not None:
        _answer_batch(index, batch_file)
    elif question is not None:
        _answer_one(index, question, as_json)


def _answer_one(index: Index, question: str, as_json: bool) -> None:
    answer = index.find(question)
    article = answer.article.id if answer.article else None
    if as_json:
        print_json(
            {
                "question": question,
                "decision": answer.decision,
                "article": article,
                "confidence": round(answer.confidence, 4),
                "others": _ranked(answer.others),
                "answer_from": index.sureness.answer_from,
                "offer_from": index.sureness.offer_from,
            }
        )
    else:
        print(f"{answer.decision}: {article or '-'} ({answer.confidence:.2f})")
        for other in answer.others:
            print(f"  {other.confidence:.2f}  {other.article_id}")
        print(f"answered from {index.sureness.answer_from:.2f}, offered from {index.sureness.offer_from:.2f}")
        if len(question) > LONGEST_QUESTION:
            print(
                f"longer than {LONGEST_QUESTION:,} characters: a person reads it, however near an article is"
            )
        elif needs_a_person(question):
            print("urgent, personal or disputed: a person answers, however near an article is")
        elif not answer.confidence:
            print("no article has a word of it")
    if answer.decision != "answer":
        raise typer.Exit(1)


def _answer_batch(index: Index, path: Path) -> None:
    asked = [_question(path, line, record) for line, record in records(path)]
    results = batch(index, [text for _, text in asked])
    for (question_id, _), result in zip(asked, results, strict=True):
        line = {"id": question_id, "decision": result.decision, "ranked": _ranked(result.found)}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _question(path: Path, line: int, record: Any) -> tuple[Any, str]:
    text = record.get("text")
    if "id" not in record:
        raise Invalid(f"{path}, line {line}: key 'id' is missing; a question is {_FORM}")
    if not isinstance(text, str):
        raise Invalid(f"{path}, line {line}: key 'text' must be a text; a question is {_FORM}")
    return record["id"], text


def _ranked(found: Iterable[Found]) -> list[dict[str, Any]]:
    return [{"article": f.article_id, "confidence": round(f.confidence, 4)} for f in found]
