"""What the managers read once a week: phrases that were learned, and what nobody could answer."""

from sqlalchemy import select, update

from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_operator
from core.learning.questions import unanswered
from core.learning.rows import Phrase
from core.ports import Library
from core.roster.reading import with_role

# More in one message is read by nobody; the rest is told the week after, and by the commands.
_MOST_TOLD = 5
_ASKED_OFTEN = 3
_LABEL_LENGTH = 30


def tell_phrases(tx: Transaction, moment: Moment, library: Library) -> None:
    """Phrases that nobody heard of yet, each with a button that takes it back."""
    untold = select(Phrase).where(Phrase.state == "learned", Phrase.told_at.is_(None))
    found = tx.all(untold.order_by(Phrase.id).limit(_MOST_TOLD))
    if not found:
        return
    tx.changed(update(Phrase).where(Phrase.id.in_([row.id for row in found])).values(told_at=tx.now))
    lines = [{"text": row.text, "title": _title(library, row.article)} for row in found]
    rows = [[_button("undo-phrase", {"phrase": row.id}, row.text)] for row in found]
    _tell(tx, moment, Text("phrases-learned", {"phrases": lines}, rows))


def tell_unanswered(tx: Transaction, moment: Moment) -> None:
    """What was asked often and answered by no article, each with a button that makes a draft."""
    often = [group for group in unanswered(tx) if len(group.questions) >= _ASKED_OFTEN][:_MOST_TOLD]
    if not often:
        return
    lines = [{"text": group.texts[0], "count": len(group.questions)} for group in often]
    rows = [[_button("draft-group", {"group": group.id}, group.texts[0])] for group in often]
    _tell(tx, moment, Text("unanswered", {"questions": lines}, rows))


def _tell(tx: Transaction, moment: Moment, text: Text) -> None:
    for manager in with_role(moment.operators.values(), "manager"):
        tell_operator(tx, moment, manager.code, text)


def _button(action: str, facts: dict[str, int], text: str) -> Choice:
    short = text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"
    label = "undo-phrase" if action == "undo-phrase" else "draft-group"
    return Choice(label, action, dict(facts), {"text": short})


def _title(library: Library, article: str) -> str:
    piece = library.piece(article)
    return piece.title if piece else article
