"""An operator makes, writes, approves or rejects a draft of an article in chat, or takes a phrase back."""

from typing import Any

from core.conversations.chat import Choice
from core.desk.draft_article import draft_of_group, draft_of_ticket
from core.desk.say import Text
from core.desk.settle_draft import approve_draft, edit_draft, reject_draft, with_body
from core.desk.shift import Shift
from core.errors import Conflict, Invalid, NotFound
from core.learning.articles import draft_by_id
from core.learning.phrases import undo
from core.learning.rows import ArticleVersion
from core.tickets.rows import Ticket

Facts = dict[str, Any]

ACTIONS = frozenset({"draft-ticket", "draft-group", "approve-draft", "reject-draft", "undo-phrase"})


def press_draft(shift: Shift, action: str, facts: Facts) -> None:
    """Does what the button says; says so where somebody was faster."""
    by = shift.operator.code
    try:
        match action:
            case "draft-ticket":
                ticket = shift.tx.get(Ticket, facts["ticket"])
                draft = draft_of_ticket(shift.tx, shift.moment, ticket, shift.library, by)
                shift.did("draft-of-ticket", "articles", draft.id)
                _show(shift, draft)
            case "draft-group":
                draft = draft_of_group(shift.tx, shift.moment, facts["group"], shift.library, by)
                shift.did("draft-of-questions", "articles", facts["group"])
                _show(shift, draft)
            case "undo-phrase":
                phrase = undo(shift.tx, facts["phrase"], by)
                shift.did("undo-phrase", "articles", phrase.id)
                shift.say("phrase-undone", text=phrase.text)
            case "approve-draft":
                _approve(shift, draft_by_id(shift.tx, facts["draft"]))
            case _:
                draft = draft_by_id(shift.tx, facts["draft"])
                reject_draft(shift.tx, draft, by)
                shift.did("reject", "articles", draft.id)
                shift.say("draft-rejected", title=draft.title)
    except (Conflict, NotFound):
        shift.say("press-too-late")


def write_draft(shift: Shift, draft_id: int) -> None:
    """The operator's words are the draft's text from now on, and the draft is shown with it."""
    draft = draft_by_id(shift.tx, draft_id)
    body = shift.inbound.text.strip()
    if not body:
        shift.say("only-text")
        return
    try:
        written = edit_draft(shift.tx, draft, with_body(draft, body), shift.operator.code)
    except Conflict:
        shift.say("press-too-late")
        return
    shift.did("write", "articles", draft.id)
    _show(shift, written)


def _approve(shift: Shift, draft: ArticleVersion) -> None:
    try:
        approve_draft(shift.tx, draft, shift.operator.code)
    except Invalid:
        shift.say("draft-needs-text", title=draft.title)
    else:
        shift.did("approve", "articles", draft.id)
        shift.say("draft-approved", title=draft.title)


def _show(shift: Shift, draft: ArticleVersion) -> None:
    """The draft as it is; words in answer to it become its text."""
    facts = {
        "id": draft.id,
        "title": draft.title,
        "body": draft.body,
        "questions": "\n".join(f"• {text}" for text in draft.questions),
    }
    chosen = {"draft": draft.id}
    row = [Choice("approve-draft", "approve-draft", chosen), Choice("reject-draft", "reject-draft", chosen)]
    rows = [row] if draft.body else [row[1:]]
    shift.say_text(Text("draft-shown", facts, rows, draft=draft.id))
