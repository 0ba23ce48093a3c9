"""A message that asks for several plain things: "do kad radite? i zovite me", each told apart."""

import re

from bot.dialogue.understand import understand
from core.language.script import fold
from core.language.spelling import word_set
from core.ports import Part, Wish

# What is told at once, and leaves the rest of the message as it is.
_TOLD = frozenset(
    {
        *(Wish.OPENING, Wish.HOURS, Wish.VISITS, Wish.WHO_ADVISOR, Wish.CONTRACT, Wish.PRICE, Wish.TICKETS),
        *(Wish.STATEMENT, Wish.INVOICE, Wish.WAYS),
    }
)
# What is done once, however many are asked for: the first of these, and the other words go along.
_DONE = (Wish.CALL_ME, Wish.REMOTE, Wish.APPOINTMENT, Wish.ADVISOR, Wish.PERSON)
_COURTESY = (Wish.GREETING, Wish.THANKS)
# Few messages have one of these words: the others are not taken apart.
_SIGNS = word_set("""
    radite rade radi radno otvoreni otvarate zatvarate open sati sat hours savetnik advisor ugovor ugovoru
    contract poseta posete posetu visits visit tiketi tickets kosta kostaju kostati cena cenu naplacujete
    price cost zovite pozovite nazovite pozvati call covek coveka operater operatera human operator
    garancija garanciju warranty izvestaj izvestaja statement racun fakturu invoice telefon phone dugujemo
""")
_SENTENCE = re.compile(r"(?<=[.?!;])\s+|\n+")
_JOINT = re.compile(
    r"\s*,\s*(?:(?:i|a|pa|te|and|и|а|па|те)\s+)?|\s+(?:i|a|pa|te|and|и|а|па|те)\s+"
    r"|\s+(?=(?:do\s+kad|dokle|koliko|kolko|kad|ko\s|zovite|pozovite|how|when|call|until"
    r"|до\s+кад|докле|колико|кад|зовите|позовите))",
    re.IGNORECASE,
)
_JOINS = re.compile(r"^(?:i|a|pa|te|and|и|а|па|те)\s+", re.IGNORECASE)
_MOST_LETTERS = 400
_FEWEST_WORDS = 3


def read(text: str) -> tuple[Wish, str, tuple[Part, ...]]:
    """The wish and its argument; for a QUESTION of several plain things, its parts."""
    wish, argument = understand(text)
    parts = parts_of(text) if wish in (Wish.QUESTION, Wish.PRICE) else ()
    return (Wish.QUESTION, "", parts) if parts else (wish, argument, ())


def parts_of(text: str) -> tuple[Part, ...]:
    """What is told first, then what is done or asked; nothing for a message that is about one thing."""
    if len(text) > _MOST_LETTERS or _SIGNS.isdisjoint(fold(text)):
        return ()
    found = [part for sentence in _SENTENCE.split(text) if sentence.strip() for part in _in(sentence.strip())]
    plain = [part for part in found if part.wish not in _COURTESY]
    if len(plain) < 2:
        return tuple(plain) if len(found) > 1 and plain and plain[0].wish is not Wish.QUESTION else ()
    if any(part.wish not in (*_TOLD, *_DONE, Wish.QUESTION) for part in plain):
        return ()
    told = [part for part in plain if part.wish in _TOLD]
    rest = [part for part in plain if part.wish not in _TOLD]
    if told and rest:
        return (*told, _as_one(rest))
    return tuple(told) or _if_done(rest)


def _in(sentence: str) -> list[Part]:
    """The sentence as it is; in parts if every one of them wants something plain."""
    whole = _part(sentence)
    if whole.wish is not Wish.QUESTION:
        return [whole]
    if called := _with_call(sentence):
        return called
    for joint in _JOINT.finditer(sentence):
        first, rest = sentence[: joint.start()].strip(), sentence[joint.end() :].strip()
        if first and rest and (parts := _apart(_part(first), _in(rest))):
            return parts
    return [whole]


def _apart(first: Part, others: list[Part]) -> list[Part]:
    """Both, if they are two things: each plain, or one of them a question beside what is told in full."""
    questions = [part for part in (first, *others) if part.wish is Wish.QUESTION]
    told = [part for part in (first, *others) if part.wish in _TOLD]
    if not questions:
        return [first, *others]
    is_clear = len(questions) == 1 and len(told) == len(others)
    return [first, *others] if is_clear and all(map(_is_said_in_full, (*questions, *told))) else []


def _is_said_in_full(part: Part) -> bool:
    """ "Koliko sati imam", not "ugovor": that may be one more thing to be printed."""
    return len(part.text.split()) >= _FEWEST_WORDS


def _with_call(sentence: str) -> list[Part]:
    """ "Ne radi kasa, zovite me": whoever says so in the end wants to be called about the rest."""
    *_, joint = [None, *_JOINT.finditer(sentence)]
    if joint is None:
        return []
    about, last = sentence[: joint.start()].strip(), _part(sentence[joint.end() :].strip())
    first = _part(about)
    is_about = last.wish is Wish.CALL_ME and first.wish is Wish.QUESTION
    return [first, last] if about and is_about else []


def _part(text: str) -> Part:
    text = _JOINS.sub("", text)
    wish, argument = understand(text, linked=True)
    return Part(wish, argument, text)


def _as_one(rest: list[Part]) -> Part:
    """What is asked for besides, with all its words: a call, a person, or a question."""
    words = " ".join(part.text for part in rest)
    wish = next((wish for wish in _DONE if any(part.wish is wish for part in rest)), Wish.QUESTION)
    one = next((part for part in rest if part.wish is wish), rest[0])
    if len(rest) == 1:
        return one
    # Behind a wish to be called stands what it is about.
    return Part(wish, words if wish is Wish.CALL_ME else one.argument, words)


def _if_done(rest: list[Part]) -> tuple[Part, ...]:
    """ "Ne radi kasa. Zovite me": what is asked for is done, and the words go along."""
    one = _as_one(rest)
    return () if one.wish is Wish.QUESTION else (one,)
