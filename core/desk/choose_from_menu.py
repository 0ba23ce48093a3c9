"""A caller chooses from the menu, by a key or a word; who chooses nothing is never trapped in it."""

from core.calls.line import move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.caller import is_locked, trust
from core.desk.hear_question import hear_question
from core.desk.phone_menu import menu_of
from core.desk.prompt import Prompt, Said
from core.desk.seek_person import seek_person
from core.desk.tell_standing import tell_standing
from core.ports import Library

MOST_REPROMPTS = 2
# So many words that are no choice are what the caller wanted to say.
_WORDS_OF_A_QUESTION = 3


def choose_from_menu(tx: Transaction, call: Call, choice: str, words: str, library: Library) -> list[Said]:
    """What is said before what comes next. `choice` is a key, empty for none; `words` what was said.

    After two reprompts a person is rung. Words that are no choice, if there are some, are the question.
    """
    if call.state != "menu":
        return []
    menu = menu_of(tx, call)
    match choice:
        case "1" | "0":
            seek_person(tx, call, insists=choice == "0")
        case "2" if menu.has_standing:
            return _standing(tx, call)
        case "3":
            move(tx, call, to="question", before=("menu",), tries=0)
        case "4" if menu.has_advisor:
            seek_person(tx, call, advisor=True)
        case "*":
            pass
        case "" if len(words.split()) >= _WORDS_OF_A_QUESTION:
            move(tx, call, to="question", before=("menu",), tries=0)
            return hear_question(tx, call, "", words, library)
        case _:
            return not_understood(tx, call, heard=bool(choice or words))
    return []


def not_understood(tx: Transaction, call: Call, *, heard: bool) -> list[Said]:
    """Asks once more, twice; then goes to a person."""
    call.tries += 1
    tx.session.flush()
    if call.tries > MOST_REPROMPTS:
        seek_person(tx, call)
        return []
    return [Prompt("not-understood")] if heard else []


def _standing(tx: Transaction, call: Call) -> list[Said]:
    match trust(tx, call):
        case "yes":
            call.tries = 0
            return tell_standing(tx, call)
        case "pin":
            move(tx, call, to="pin", before=("menu",), tries=0, wish="standing")
            return []
        case "no":
            return [Prompt("pin-locked" if is_locked(tx, call) else "needs-pin")]
