"""articles, articles import; article history, article retire."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer

from app.article_import import Imported, from_path, from_web, is_address
from app.commands.context import AsJson, looking, noted, print_json
from app.commands.drafts import print_version, version_facts
from app.commands.shelf import articles_of, opened_library
from app.links import dead_links
from app.web import Web
from core.database.transaction import Transaction
from core.desk.draft_article import draft_of_import
from core.desk.saved_hours import Saved, saved_hours
from core.desk.settle_draft import approve_draft, retire_article
from core.errors import Invalid
from core.learning.articles import Origin, history
from core.learning.rows import ArticleVersion
from core.ports import Library
from knowledge_base.doublets import faults, in_words

_US = "command"


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    group = typer.Typer(help="Checks every article, tells what each saved, imports others.")
    group.callback(invoke_without_command=True)(check)
    group.command("import")(import_articles)
    cli.add_typer(group, name="articles")
    one = typer.Typer(help="One article.", no_args_is_help=True)
    one.command("history")(show_history)
    one.command("retire")(retire)
    cli.add_typer(one, name="article")


def check(
    context: typer.Context,
    articles_path: Annotated[
        Path | None, typer.Option("--articles", help="Another folder, or JSONL.")
    ] = None,
    links: Annotated[bool, typer.Option("--links", help="Asks for every page that is linked to.")] = False,
    saved: Annotated[bool, typer.Option("--saved", help="Tells what each article saved.")] = False,
    as_json: AsJson = False,
) -> None:
    """Checks every article: header, links, doublets, titles that do not lead to it. Exit 1 if any fault."""
    if context.invoked_subcommand:
        return
    if saved:
        _tell_saved(as_json)
        return
    checked = articles_of(articles_path)
    found = [(article, in_words(fault)) for article, fault in faults(checked)]
    if links:
        found += asyncio.run(dead_links(checked, Web()))
    if as_json:
        print_json({"articles": len(checked), "faults": [{"article": a, "fault": what} for a, what in found]})
    else:
        print(f"{len(checked)} articles, {len(found)} faults")
        for article, what in found:
            print(f"  {article}: {what}")
    if found:
        raise typer.Exit(1)


def import_articles(
    where: Annotated[str, typer.Argument(help="A folder of Markdown, a .md or .csv file, or an address.")],
    approve: Annotated[
        bool, typer.Option("--approve", help="Answer with them at once; only Markdown with its whole header.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Reads articles from elsewhere as drafts, for a person to approve; what is unchanged is passed over."""
    found = [asyncio.run(from_web(where, Web()))] if is_address(where) else from_path(Path(where))
    if approve and not all(each.is_whole for each in found):
        raise Invalid("--approve needs Markdown with its whole header; a person reads anything else first")
    with opened_library() as (database, clock, library), database.begin(clock) as tx:
        drafts = [_take_in(tx, each, library, approve=approve) for each in found]
        told = [version_facts(draft) for draft in drafts if draft]
    if as_json:
        print_json({"read": len(found), "drafts": told})
        return
    print(f"{len(found)} articles read, {len(told)} {'approved' if approve else 'new drafts'}")
    for draft in told:
        print_version(draft)


def show_history(
    article: Annotated[str, typer.Argument(help="The article's id.")], as_json: AsJson = False
) -> None:
    """Every version of an article that was ever written or approved here."""
    with looking() as (tx, _moment):
        told = [version_facts(row) for row in history(tx, article)]
    if as_json:
        print_json(told)
    else:
        for version in told:
            print_version(version)


def retire(article: Annotated[str, typer.Argument(help="The article's id.")]) -> None:
    """The bot answers with it no more; its versions are kept, and an approved draft of it brings it back."""
    with opened_library() as (database, clock, library), database.begin(clock) as tx:
        retire_article(tx, article, library, _US)
        noted(tx, "retire", "articles", article)
    print(f"{article}: answers nobody any more")


def _take_in(tx: Transaction, each: Imported, library: Library, *, approve: bool) -> ArticleVersion | None:
    origin = Origin("import", each.origin, _US)
    draft = draft_of_import(tx, each.article, each.contents, origin, library)
    if draft:
        noted(tx, "import-article", "articles", draft.id)
    if draft and approve:
        approve_draft(tx, draft, _US)
        noted(tx, "approve", "articles", draft.id)
    return draft


def _tell_saved(as_json: bool) -> None:
    with looking() as (tx, _moment):
        found = saved_hours(tx)
    if as_json:
        print_json([_saved(each) for each in found])
        return
    minutes = sum(each.minutes or 0 for each in found)
    print(f"{minutes // 60} h {minutes % 60} min saved")
    for each in found:
        usual = "nothing booked yet" if each.usual_minutes is None else f"{each.usual_minutes} min a ticket"
        print(f"  {each.article}: helped {each.helped} of {each.shown}, denied {each.denied}; {usual}")
    print("Counted: a client said that it helped, and no question, person or ticket followed within a day.")


def _saved(each: Saved) -> dict[str, Any]:
    return {
        "article": each.article,
        "shown": each.shown,
        "helped": each.helped,
        "denied": each.denied,
        "usual_minutes": each.usual_minutes,
        "usual_of": each.of,
        "saved_minutes": each.minutes,
    }
