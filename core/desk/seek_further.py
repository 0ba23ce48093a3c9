"""The article did not help: near ones and one question first, then a person."""

from typing import Any

from core.conversations.chat import Choice
from core.desk.answer_question import answer_question
from core.desk.expect_words import expect_words
from core.desk.follow_question import heard_whether_it_helped
from core.desk.talk import Talk, hand_over, person_choice

_MOST_NEAR = 2


def seek_further(talk: Talk, facts: dict[str, Any]) -> None:
    """Shows what is near and asks what exactly is wrong; whoever was asked before gets a person."""
    heard_whether_it_helped(talk, facts, helped=False)
    if facts.get("shown"):
        hand_over(talk, facts["question"])
        return
    tried = {**facts, "shown": [facts["article"]]}
    near = [
        piece for piece in talk.library.find(facts["question"]).pieces if piece.article_id != facts["article"]
    ]
    rows = [
        [Choice("article", "show-article", {**tried, "article": piece.article_id}, {"title": piece.title})]
        for piece in near[:_MOST_NEAR]
    ]
    expect_words(talk.tx, talk.conversation, "clarify", tried)
    talk.say("what-exactly", *rows, [person_choice(facts["question"])], near="yes" if rows else "no")


def hear_clarified(talk: Talk, facts: dict[str, Any]) -> None:
    """With these words the question finds another article, or goes to a person."""
    answer_question(talk, f"{facts['question']}\n{talk.inbound.text.strip()}", tried=facts["shown"])
