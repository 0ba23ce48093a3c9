"""Articles: what the bot answers with and what it saved, drafts, the unanswered, and what was learned."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import func, select

from core.database.transaction import Transaction
from core.desk.saved_hours import Saved, saved_hours
from core.errors import NotFound
from core.learning.articles import Contents, drafts, in_force
from core.learning.phrases import phrases
from core.learning.questions import unanswered
from core.learning.rows import ArticleVersion, Phrase
from web.asked import After, Answer, Asked, Shown
from web.door import StaffDoor
from web.lists import Tab

PATH = "/articles"
VIEWS = {
    "list": PATH,
    "drafts": f"{PATH}/drafts",
    "unanswered": f"{PATH}/unanswered",
    "phrases": f"{PATH}/phrases",
    "warnings": f"{PATH}/warnings",
}
# Groups and phrases that one page shows.
_MOST_SHOWN = 100
_NEVER = Saved("", 0, 0, 0, None, "all")


@dataclass(frozen=True)
class Line:
    """An article in the list; `state` is installed, approved or retired, `draft` the one that waits."""

    id: str
    title: str
    state: str
    version: int | None
    saved: Saved
    draft: int | None


def article_pages(door: StaffDoor) -> None:
    """`/articles` with its views, and `/articles/ID` with its versions."""
    door.shows(PATH, partial(_list, door), area="articles")
    door.shows(VIEWS["drafts"], _drafts, area="articles")
    door.shows(VIEWS["unanswered"], _unanswered, area="articles")
    door.shows(VIEWS["phrases"], partial(_phrases, door), area="articles")
    door.shows(VIEWS["warnings"], partial(_warnings, door), area="articles")


def article_page(door: StaffDoor) -> None:
    """Behind the other addresses: an article may be called anything."""
    door.shows(f"{PATH}/{{article}}", partial(_one, door), area="articles")


def tabs(tx: Transaction, asked: Asked, here: str) -> list[Tab]:
    """The views of the area, with what waits in them."""
    waits = select(func.count()).select_from(ArticleVersion).where(ArticleVersion.state == "draft")
    counts = {"drafts": tx.first(waits)}
    return [
        Tab(path, asked.words.say(f"articles-tab-{view}"), view == here, counts.get(view))
        for view, path in VIEWS.items()
    ]


def _list(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    typed = " ".join(asked.query.get("q", "").split())[:100]
    lines = _lines(tx, door.ports.shelf.articles())
    wanted = door.ports.library.plain(typed)
    facts = {
        "tabs": tabs(tx, asked, "list"),
        "q": typed,
        "lines": [line for line in lines if wanted in door.ports.library.plain(f"{line.title} {line.id}")],
        "saved_minutes": sum(line.saved.minutes or 0 for line in lines),
        "may_change": asked.viewer.may("change", "articles"),
    }
    return Shown("articles/list.html", facts)


def _lines(tx: Transaction, served: Mapping[str, Contents]) -> list[Line]:
    """What saved most comes first, then by title; those that answer no more come last."""
    settled = {row.article: row for row in in_force(tx)}
    waiting = {row.article: row.id for row in drafts(tx)}
    saved = {each.article: each for each in saved_hours(tx)}
    titles = {article: contents.title for article, contents in served.items()}
    retired = {article: row.title for article, row in settled.items() if article not in served}
    lines = [
        _line(article, title, settled.get(article), saved.get(article, _NEVER), waiting.get(article))
        for article, title in {**titles, **retired}.items()
    ]
    return sorted(lines, key=lambda line: (line.state == "retired", -(line.saved.minutes or 0), line.title))


def _line(article: str, title: str, row: ArticleVersion | None, saved: Saved, draft: int | None) -> Line:
    return Line(article, title, row.state if row else "installed", row.version if row else None, saved, draft)


def _one(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    article = asked.path["article"]
    served = door.ports.shelf.articles().get(article)
    written = select(ArticleVersion).where(ArticleVersion.article == article)
    versions = tx.all(written.order_by(ArticleVersion.version.desc()))
    if served is None and not versions:
        raise NotFound(f"there is no article {article!r}")
    saved = next((each for each in saved_hours(tx) if each.article == article), _NEVER)
    facts = {
        "article": article,
        "contents": served,
        "standing": _standing(tx, article),
        "versions": versions,
        "draft": next((row.id for row in versions if row.state == "draft"), None),
        "phrases": [row for row in phrases(tx, article) if row.state == "learned"],
        "saved": saved,
        "name_of": asked.moment.name_of,
        "may_change": asked.viewer.may("change", "articles"),
        "zone": asked.moment.calendar.zone,
    }
    return Shown("articles/one.html", facts)


def _standing(tx: Transaction, article: str) -> str:
    """Why the bot does not answer with it: it is coming, was never approved, or is retired."""
    settled = next((row.state for row in in_force(tx) if row.article == article), "draft")
    return "coming" if settled == "approved" else settled


def _drafts(tx: Transaction, asked: Asked) -> Answer:
    facts = {
        "tabs": tabs(tx, asked, "drafts"),
        "drafts": list(reversed(drafts(tx))),
        "name_of": asked.moment.name_of,
        "may_change": asked.viewer.may("change", "articles"),
        "zone": asked.moment.calendar.zone,
    }
    return Shown("articles/drafts.html", facts)


def _unanswered(tx: Transaction, asked: Asked) -> Answer:
    groups = unanswered(tx)
    facts = {
        "tabs": tabs(tx, asked, "unanswered"),
        "groups": groups[:_MOST_SHOWN],
        "more": max(len(groups) - _MOST_SHOWN, 0),
        "may_change": asked.viewer.may("change", "articles"),
    }
    return Shown("articles/unanswered.html", facts)


def _phrases(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    rows = tx.all(select(Phrase).order_by(Phrase.id.desc()).limit(_MOST_SHOWN))
    titles = {article: contents.title for article, contents in door.ports.shelf.articles().items()}
    facts = {
        "tabs": tabs(tx, asked, "phrases"),
        "phrases": [(row, titles.get(row.article, row.article)) for row in rows],
        "name_of": asked.moment.name_of,
        "may_change": asked.viewer.may("change", "articles"),
        "zone": asked.moment.calendar.zone,
    }
    return Shown("articles/phrases.html", facts)


def _warnings(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    shown, shelf = tabs(tx, asked, "warnings"), door.ports.shelf
    # Every article is asked for its own title: not within the transaction.
    return After(lambda: Shown("articles/warnings.html", {"tabs": shown, "faults": shelf.faults()}))
