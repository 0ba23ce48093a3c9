"""The article did not help: near ones and one question first, then a person."""

from typing import Any

from core.conversations.chat import Choice
from core.desk.expect_words import expect_words
from core.desk.talk import Talk, hand_over, person_choice

_MOST_NEAR = 2


def seek_further(talk: Talk, facts: dict[str, Any]) -> None:
    """Shows what is near and asks what exactly is wrong; whoever was asked before gets a person."""
    question, shown = facts["question"], [*facts.get("shown", []), facts["article"]]
    if facts.get("shown"):
        hand_over(talk, question)
        return
    near = [piece for piece in talk.library.find(question).pieces if piece.article_id not in shown]
    tried = {"question": question, "shown": shown}
    rows = [
        [Choice("article", "show-article", {**tried, "article": piece.article_id}, {"title": piece.title})]
        for piece in near[:_MOST_NEAR]
    ]
    expect_words(talk.tx, talk.conversation, "clarify", tried)
    talk.say("what-exactly", *rows, [person_choice(question)], near="yes" if rows else "no")


def hear_clarified(talk: Talk, facts: dict[str, Any]) -> bool:
    """With these words the question finds another article, or goes to a person; True if one is found."""
    question = f"{facts['question']}\n{talk.inbound.text.strip()}"
    finding = talk.library.find(question)
    found = finding.decision == "answer" and finding.pieces[0].article_id not in facts["shown"]
    if not found:
        hand_over(talk, question)
    return found
