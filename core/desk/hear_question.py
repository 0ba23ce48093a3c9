"""A caller asks a question; the knowledge base answers in its short form, read aloud."""

from core.calls.line import move
from core.calls.rows import Call
from core.clients.identity import person
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat
from core.desk.moment import now_of
from core.desk.prompt import Article, Prompt, Said
from core.desk.say import Chat, Text, say
from core.desk.seek_person import seek_person
from core.ports import Finding, Library, Piece

MOST_REPROMPTS = 2
_LONGEST_QUESTION = 500


def hear_question(tx: Transaction, call: Call, key: str, words: str, library: Library) -> list[Said]:
    """The answer, or a person who will hear the question. 0 is a person at once, * asks again."""
    if call.state != "question":
        return []
    if key == "0":
        seek_person(tx, call, insists=True)
        return []
    if not words.strip():
        return _asked_again(tx, call, repeats=key == "*")
    call.question = words.strip()[:_LONGEST_QUESTION]
    finding = library.find(words)
    if finding.decision == "person" or not finding.pieces:
        seek_person(tx, call)
        return [Prompt("no-answer")]
    move(tx, call, to="answer", before=("question",), tries=0, article=finding.pieces[0].article_id)
    return _read(finding)


def choose_after_answer(tx: Transaction, call: Call, key: str, library: Library) -> list[Said]:
    """1 hears it again, 2 sends it to the caller's chat, 3 (or 0) is a person; at last the menu."""
    if call.state != "answer":
        return []
    piece = library.piece(call.article or "")
    match key:
        case "1" | "*" if piece:
            return [_aloud(piece)]
        case "2" if piece and (chat := chat_of(tx, call)):
            text = Text("answer", {"title": piece.title, "body": piece.body})
            say(tx, chat, text, key=f"answer-{call.id}-{piece.article_id}")
            move(tx, call, to="menu", before=("answer",), tries=0)
            return [Prompt("sent-to-chat")]
        case "0" | "3":
            seek_person(tx, call, insists=key == "0")
            return []
    call.tries += 1
    tx.session.flush()
    if call.tries > MOST_REPROMPTS:
        move(tx, call, to="menu", before=("answer",), tries=0)
    return [Prompt("not-understood")] if key else []


def chat_of(tx: Transaction, call: Call) -> Chat | None:
    """The chat to which this caller's answers can be sent, if one is linked."""
    contact = person(tx, call.contact_id).contact if call.contact_id else None
    return contact_chat(tx, now_of(tx), contact) if contact else None


def _asked_again(tx: Transaction, call: Call, *, repeats: bool) -> list[Said]:
    call.tries += 0 if repeats else 1
    tx.session.flush()
    if call.tries > MOST_REPROMPTS:
        seek_person(tx, call)
        return []
    return []


def _read(finding: Finding) -> list[Said]:
    piece = finding.pieces[0]
    if finding.decision == "answer":
        return [_aloud(piece)]
    return [Prompt("nearest-answer"), Article(piece.title + ".", piece.language), _aloud(piece)]


def _aloud(piece: Piece) -> Article:
    return Article(piece.spoken or piece.body, piece.language)
