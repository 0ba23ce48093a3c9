"""Writing articles: a draft by hand, from questions or from a ticket; trying and approving it."""

from functools import partial
from urllib.parse import urlencode

from core.database.transaction import Transaction
from core.desk.draft_article import draft_by_hand, draft_of_group, draft_of_ticket, has_answer
from core.desk.settle_draft import approve_draft, edit_draft, reject_draft, retire_article
from core.errors import Invalid, NotFound
from core.language.catalogue import LANGUAGES
from core.learning.articles import Contents, contents_of, draft_by_id
from core.learning.phrases import undo
from core.learning.rows import ArticleVersion
from core.ports import Finding
from core.tickets.tickets import ticket_by_number
from web.areas.articles import PATH, VIEWS
from web.asked import After, Answer, Asked, Go, Shown
from web.door import StaffDoor

_DRAFT = f"{VIEWS['drafts']}/{{id}}"
_LONGEST = {"title": 200, "body": 20_000, "spoken": 500, "ask": 300}
_MOST_LINES = 60


def article_work(door: StaffDoor) -> None:
    """`/articles/drafts/ID`, and the forms of the area."""
    does = partial(door.does, area="articles")
    door.shows(_DRAFT, partial(_draft, door), area="articles")
    does(VIEWS["drafts"], partial(_new, door), verb="draft")
    does(f"{VIEWS['drafts']}/ticket", partial(_of_ticket, door), verb="draft-of-ticket")
    does(f"{VIEWS['unanswered']}/{{id}}/draft", partial(_of_group, door), verb="draft-of-questions")
    does(_DRAFT, _save, verb="write")
    does(f"{_DRAFT}/approve", _approve, verb="approve")
    does(f"{_DRAFT}/reject", _reject, verb="reject")
    does(f"{VIEWS['phrases']}/{{id}}/undo", _undo, verb="undo-phrase")
    does(f"{PATH}/{{article}}/edit", partial(_edit, door), verb="draft")
    does(f"{PATH}/{{article}}/retire", partial(_retire, door), verb="retire")


def _draft(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    row = draft_by_id(tx, asked.number("id"))
    question = " ".join(asked.query.get("ask", "").split())[: _LONGEST["ask"]]
    facts = {
        "draft": row,
        "contents": contents_of(row),
        "served": door.ports.shelf.articles().get(row.article),
        "longest": _LONGEST,
        "ask": question,
        "may_change": asked.viewer.may("change", "articles"),
        "zone": asked.moment.calendar.zone,
    }
    if not question:
        return Shown("articles/draft.html", {**facts, "tried": None})
    # A library with the draft in it takes a moment to build: not within the transaction.
    return After(lambda: _tried(door, row.article, facts))


def _tried(door: StaffDoor, article: str, facts: dict[str, object]) -> Shown:
    contents, question = facts["contents"], str(facts["ask"])
    assert isinstance(contents, Contents)
    tried: dict[str, Finding] = {
        "now": door.ports.library.find(question),
        "then": door.ports.shelf.find_with(article, contents, question),
    }
    return Shown("articles/draft.html", {**facts, "tried": tried})


def _new(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    title = _text(asked, "title")
    if not title:
        raise Invalid("title: write the question that the article answers", "title")
    contents = Contents(title, language=asked.moment.company.language)
    return _to(draft_by_hand(tx, None, contents, door.ports.library, asked.viewer.code))


def _of_ticket(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    typed = asked.form.get("number", "").strip().removeprefix("#")
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
        raise Invalid(f"number {typed!r}: write the number of a ticket, as 1042", "ticket-number", text=typed)
    ticket = ticket_by_number(tx, int(typed))
    if not has_answer(tx, ticket):
        raise Invalid(
            f"ticket #{ticket.number}: no operator has answered in writing",
            "no-answer",
            number=str(ticket.number),
        )
    return _to(draft_of_ticket(tx, asked.moment, ticket, door.ports.library, asked.viewer.code))


def _of_group(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    group = asked.number("id")
    return _to(draft_of_group(tx, asked.moment, group, door.ports.library, asked.viewer.code))


def _edit(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    article = asked.path["article"]
    said = door.ports.shelf.articles().get(article)
    if said is None:
        raise NotFound(f"there is no article {article!r}")
    return _to(draft_by_hand(tx, article, said, door.ports.library, asked.viewer.code))


def _save(tx: Transaction, asked: Asked) -> Answer:
    draft, contents = draft_by_id(tx, asked.number("id")), _contents(asked)
    if contents != contents_of(draft):
        draft = edit_draft(tx, draft, contents, asked.viewer.code)
    return _to(draft, asked.form.get("ask", ""))


def _approve(tx: Transaction, asked: Asked) -> Answer:
    draft = draft_by_id(tx, asked.number("id"))
    approve_draft(tx, draft, asked.viewer.code)
    return Go(f"{PATH}/{draft.article}", "article-approved")


def _reject(tx: Transaction, asked: Asked) -> Answer:
    reject_draft(tx, draft_by_id(tx, asked.number("id")), asked.viewer.code)
    return Go(VIEWS["drafts"], "draft-rejected")


def _undo(tx: Transaction, asked: Asked) -> Answer:
    undo(tx, asked.number("id"), asked.viewer.code)
    return Go(VIEWS["phrases"], "phrase-undone")


def _retire(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    article = asked.path["article"]
    retire_article(tx, article, door.ports.library, asked.viewer.code)
    return Go(f"{PATH}/{article}", "article-retired")


def _to(draft: ArticleVersion, ask: str = "") -> Go:
    question = " ".join(ask.split())[: _LONGEST["ask"]]
    tried = f"?{urlencode({'ask': question})}#tried" if question else ""
    return Go(f"{VIEWS['drafts']}/{draft.id}{tried}")


def _contents(asked: Asked) -> Contents:
    language = asked.form.get("language", "")
    if language not in LANGUAGES:
        raise Invalid(f"language {language!r}: use one of {', '.join(LANGUAGES)}")
    return Contents(
        _text(asked, "title"),
        asked.form.get("body", "").strip()[: _LONGEST["body"]],
        _several(asked, "questions", "\n"),
        _several(asked, "tags", ","),
        _several(asked, "products", ","),
        language,
        _text(asked, "spoken"),
    )


def _text(asked: Asked, name: str) -> str:
    return " ".join(asked.form.get(name, "").split())[: _LONGEST[name]]


def _several(asked: Asked, name: str, mark: str) -> tuple[str, ...]:
    given = (" ".join(text.split())[:200] for text in asked.form.get(name, "").split(mark))
    return tuple(dict.fromkeys(text for text in given if text))[:_MOST_LINES]
