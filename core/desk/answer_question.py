"""A question gets an article, a few to choose from, or a person; it is kept without the asker."""

from collections.abc import Sequence
from typing import Any

from core.conversations.chat import Choice
from core.desk.expect_words import expect_words
from core.desk.follow_question import is_asked_again, note_shown
from core.desk.talk import (
    Talk,
    ask_who_once,
    hand_over,
    pending_offer,
    person_choice,
    with_pending,
)
from core.learning.masking import masked
from core.learning.rows import Question
from core.ports import Finding, Piece
from core.tickets.rows import Ticket

# Longer than anybody asks; what is longer is cut, and compared only so far.
_LONGEST, _LONGEST_COMPARED = 1_000, 400

Facts = dict[str, Any]


def answer_question(
    talk: Talk, question: str, *, tried: Sequence[str] = (), beside: Ticket | None = None
) -> None:
    """Shows what the library found, or hands over.

    `tried`: the articles that have not helped; `beside`: the open ticket for which the words may be meant.
    """
    finding = talk.library.find(question)
    earlier = pending_offer(talk) if finding.decision != "answer" and not tried else None
    is_asked_again(talk, finding.nearest)
    asked = _keep(talk, question, finding)
    # What nothing was chosen for, and what is written next, are one matter until something answers it.
    talk.conversation.question = with_pending(talk, f"{earlier}\n{question}" if earlier else question)
    talk.conversation.asked_id = asked.id
    facts: Facts = {"question": question, "asked": asked.id, **({"shown": list(tried)} if tried else {})}
    if beside:
        facts["beside"] = {"ticket": beside.id, "number": str(beside.number)}
    match finding:
        case Finding("answer", (piece, *_)) if piece.article_id not in tried:
            show_article(talk, piece, facts)
        case Finding("offer", pieces) if pieces and not tried:
            _offer(talk, pieces, facts)
        case _:
            hand_over(talk, talk.conversation.question)
            return
    if talk.who is None:
        ask_who_once(talk)


def show_article(talk: Talk, piece: Piece, facts: Facts) -> None:
    """The article, and whether it helped."""
    facts = {**facts, "article": piece.article_id}
    note_shown(talk, facts)
    helped = [Choice("yes", "helped", facts), Choice("no", "not-helped", facts)]
    expect_words(talk.tx, talk.conversation, "helped", facts)
    talk.say("answer", helped, [_way_out(facts)], title=piece.title, body=piece.body)


def _way_out(facts: Facts) -> Choice:
    """A person is one press away; with a ticket open, the words may have been meant for it."""
    if beside := facts.get("beside"):
        meant = {"ticket": beside["ticket"], "words": facts["question"]}
        return Choice("to-ticket", "pick-ticket", meant, {"number": beside["number"]})
    return person_choice(facts["question"])


def _offer(talk: Talk, pieces: tuple[Piece, ...], facts: Facts) -> None:
    rows = [
        [Choice("article", "show-article", {**facts, "article": p.article_id}, {"title": p.title})]
        for p in pieces
    ]
    talk.say("offer", *rows, [person_choice(talk.conversation.question)])


def _keep(talk: Talk, question: str, finding: Finding) -> Question:
    who = talk.who
    text = masked(question, [who.contact.name, who.client.name] if who else ())[:_LONGEST]
    return talk.tx.add(
        Question(
            asked_at=talk.tx.now,
            channel=talk.conversation.channel,
            product=who.client.product if who else None,
            text=text,
            plain=talk.library.plain(text)[:_LONGEST_COMPARED],
            gist=talk.library.gist(text)[:_LONGEST_COMPARED],
            outcome=finding.decision,
            for_person=finding.for_person,
            nearest=finding.nearest,
            top=finding.top,
            margin=finding.margin,
            confidence=finding.confidence,
            scoring=finding.scoring,
            by_client=who is not None,
        )
    )
