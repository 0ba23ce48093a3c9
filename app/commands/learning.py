"""unanswered, drafts, draft, phrases: what clients teach, and what people make of it."""

from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from app.article_import import contents_of_article
from app.commands.context import AsJson, looking, noted, opened, print_json
from app.commands.drafts import print_version, version_facts
from app.commands.shelf import opened_library
from core.desk.draft_article import draft_of_group
from core.desk.moment import now_of
from core.desk.settle_draft import approve_draft, edit_draft, reject_draft
from core.learning.articles import draft_by_id
from core.learning.articles import drafts as waiting_drafts
from core.learning.groups import Group
from core.learning.phrases import phrases as learned_phrases
from core.learning.phrases import undo as undo_phrase
from core.learning.questions import unanswered as unanswered_groups
from core.learning.rows import Phrase
from knowledge_base.article import read_draft

_US = "command"
_SHOWN_WORDINGS = 3

DraftId = Annotated[int, typer.Argument(help="The draft's number, as `dezurni drafts` shows it.")]


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    for command in (unanswered, drafts, phrases):
        cli.command()(command)
    group = typer.Typer(help="One draft of an article.", no_args_is_help=True)
    group.command()(show)
    group.command()(edit)
    group.command()(approve)
    group.command()(reject)
    cli.add_typer(group, name="draft")


def unanswered(
    draft: Annotated[
        int | None, typer.Option("--draft", help="Makes a draft of the group with this number.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What was asked in the last half year and answered by no article, the most frequent first."""
    if draft is None:
        with looking() as (tx, _moment):
            told = [_group(group) for group in unanswered_groups(tx)]
        if as_json:
            print_json(told)
        else:
            for group in told:
                wordings = " | ".join(group["questions"][:_SHOWN_WORDINGS])
                print(f"{group['id']:>5}  {group['count']}×  {wordings}")
        return
    with opened_library() as (database, clock, library), database.begin(clock) as tx:
        made = version_facts(draft_of_group(tx, now_of(tx), draft, library, _US))
        noted(tx, "draft-of-questions", "articles", draft)
    _tell(made, as_json)


def drafts(
    every: Annotated[bool, typer.Option("--all", help="Every version there ever was.")] = False,
    as_json: AsJson = False,
) -> None:
    """Drafts of articles that wait for a person."""
    with looking() as (tx, _moment):
        told = [version_facts(row) for row in waiting_drafts(tx, settled_too=every)]
    if as_json:
        print_json(told)
    else:
        for draft in told:
            print_version(draft)


def show(draft: DraftId, as_json: AsJson = False) -> None:
    """The draft as a Markdown file: write it on, and give it back with `draft edit`."""
    with looking() as (tx, _moment):
        row = draft_by_id(tx, draft)
        told = version_facts(row)
    if as_json:
        print_json(told)
        return
    names = ("title", "questions", "tags", "products", "language", "spoken")
    header = yaml.safe_dump({name: told[name] for name in names}, allow_unicode=True, sort_keys=False)
    print(f"---\n{header}---\n\n{told['body']}")


def edit(
    draft: DraftId,
    file: Annotated[Path, typer.Argument(help="A Markdown file with the draft's header and text.")],
    as_json: AsJson = False,
) -> None:
    """Puts what the file says in the draft's place; the earlier version is kept."""
    contents = contents_of_article(read_draft(file))
    with opened() as (database, clock), database.begin(clock) as tx:
        made = version_facts(edit_draft(tx, draft_by_id(tx, draft), contents, _US))
        noted(tx, "write", "articles", draft)
    _tell(made, as_json)


def approve(draft: DraftId) -> None:
    """From now on the bot answers with it."""
    with opened() as (database, clock), database.begin(clock) as tx:
        row = draft_by_id(tx, draft)
        approve_draft(tx, row, _US)
        noted(tx, "approve", "articles", draft)
        article = row.article
    print(f"draft {draft} approved: the bot answers with {article}")


def reject(draft: DraftId) -> None:
    """It will never answer anybody."""
    with opened() as (database, clock), database.begin(clock) as tx:
        reject_draft(tx, draft_by_id(tx, draft), _US)
        noted(tx, "reject", "articles", draft)
    print(f"draft {draft} rejected")


def phrases(
    article: Annotated[str | None, typer.Option("--article", help="Only those of this article.")] = None,
    undo: Annotated[int | None, typer.Option("--undo", help="Takes this one back, for good.")] = None,
    as_json: AsJson = False,
) -> None:
    """Phrases that clients taught: each confirmed by two different clients, and denied by none."""
    if undo is not None:
        with opened() as (database, clock), database.begin(clock) as tx:
            text = undo_phrase(tx, undo, _US).text
            noted(tx, "undo-phrase", "articles", undo)
        print(f"phrase {undo} undone: {text}")
        return
    with looking() as (tx, _moment):
        told = [_phrase(row) for row in learned_phrases(tx, article)]
    if as_json:
        print_json(told)
    else:
        for phrase in told:
            print(f"{phrase['id']:>5}  {phrase['state']}  {phrase['article']}: {phrase['text']}")


def _tell(made: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(made)
    else:
        print_version(made)


def _group(group: Group) -> dict[str, Any]:
    return {"id": group.id, "count": len(group.questions), "questions": list(group.texts)}


def _phrase(row: Phrase) -> dict[str, Any]:
    return {
        "id": row.id,
        "article": row.article,
        "text": row.text,
        "state": row.state,
        "learned_at": row.learned_at,
        "settled_at": row.settled_at,
        "settled_by": row.settled_by,
    }
