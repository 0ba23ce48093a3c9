"""Forgets who asked what: a question is kept for its words, a person only while the matter lasts."""

from datetime import timedelta

from sqlalchemy import delete, update

from core.conversations.chat import BUTTON_LIFE
from core.conversations.rows import Button, Conversation
from core.database.transaction import Transaction
from core.learning.questions import SAME_MATTER
from core.learning.rows import ArticleWarning, Verdict

# A phrase for which no second client is found in so long is learned by nobody.
_VERDICTS_FOR = timedelta(days=180)
# All that name a kept question; pressed later than their life, they are too late with a row or without.
_ACTIONS = ("helped", "not-helped", "show-article")


def forget_askers(tx: Transaction) -> None:
    """Cuts what ties a chat or a client to a question, once nothing can follow from it any more."""
    over = Conversation.last_heard_at < tx.now - SAME_MATTER
    tx.changed(update(Conversation).where(over, Conversation.asked_id.is_not(None)).values(asked_id=None))
    dead = (Button.action.in_(_ACTIONS), Button.shown_at < tx.now - BUTTON_LIFE)
    tx.session.execute(delete(Button).where(*dead))
    tx.session.execute(delete(Verdict).where(Verdict.said_at < tx.now - _VERDICTS_FOR))
    tx.session.execute(delete(ArticleWarning).where(ArticleWarning.told_at < tx.now - _VERDICTS_FOR))
