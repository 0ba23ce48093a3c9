"""What a message wants, as far as its words alone tell: a command, a code, a plain wish, or a question."""

import re

from bot.dialogue.phrases import PHRASES, ticket_asked_for
from core.clients.link_codes import looks_like_code
from core.language.script import fold
from core.ports import Wish

Understood = tuple[Wish, str]

# Telegram adds @botname to a command in a group, and when two bots know it.
_COMMAND = re.compile(r"\s*/(?P<name>\w{1,64})(?:@\w+)?(?!\S)\s*(?P<rest>.*)", re.DOTALL)
_COMMANDS = {
    "start": Wish.GREETING,
    "sati": Wish.HOURS,
    "hours": Wish.HOURS,
    "stanje": Wish.HOURS,
    "radnovreme": Wish.OPENING,
    "opening": Wish.OPENING,
    "pomoc": Wish.HELP,
    "help": Wish.HELP,
    "covek": Wish.PERSON,
    "osoba": Wish.PERSON,
    "operater": Wish.PERSON,
    "zovite": Wish.CALL_ME,
    "pozovite": Wish.CALL_ME,
    "call": Wish.CALL_ME,
    "person": Wish.PERSON,
    "operator": Wish.PERSON,
    "jezik": Wish.LANGUAGE,
    "language": Wish.LANGUAGE,
    "dezurni": Wish.DUTY,
    "dezurstvo": Wish.DUTY,
    "ko": Wish.DUTY,
    "duty": Wish.DUTY,
    "zamena": Wish.SWAP,
    "swap": Wish.SWAP,
    "savetnik": Wish.ADVISOR,
    "advisor": Wish.ADVISOR,
    "vreme": Wish.TIME,
    "time": Wish.TIME,
    "ugovor": Wish.CONTRACT,
    "contract": Wish.CONTRACT,
    "termin": Wish.APPOINTMENT,
    "appointment": Wish.APPOINTMENT,
    "daljinski": Wish.REMOTE,
    "remote": Wish.REMOTE,
    "zatvori": Wish.CLOSE,
    "close": Wish.CLOSE,
    "tiketi": Wish.TICKETS,
    "tiket": Wish.TICKETS,
    "moji": Wish.TICKETS,
    "tickets": Wish.TICKETS,
    "novi": Wish.NEW,
    "new": Wish.NEW,
    "izvestaj": Wish.STATEMENT,
    "statement": Wish.STATEMENT,
    "posete": Wish.VISITS,
    "visits": Wish.VISITS,
    "stop": Wish.STOP,
    "nastavi": Wish.RESUME,
    "resume": Wish.RESUME,
    "odjavi": Wish.NOT_ME,
    "unlink": Wish.NOT_ME,
    "beleska": Wish.NOTE,
    "note": Wish.NOTE,
    "predaj": Wish.HAND_ON,
    "hand": Wish.HAND_ON,
    "klijent": Wish.LOOK_UP,
    "client": Wish.LOOK_UP,
    "clanak": Wish.CANNED,
    "article": Wish.CANNED,
}
# "/1042", "/tiket 1042", "/tiket #1042"
_NUMBERED = re.compile(r"#?(\d{1,9})")
_LANGUAGES = {
    "sr": "sr-Latn",
    "srlatn": "sr-Latn",
    "latinica": "sr-Latn",
    "srpski": "sr-Latn",
    "srcyrl": "sr-Cyrl",
    "cirilica": "sr-Cyrl",
    "en": "en",
    "english": "en",
    "engleski": "en",
}
# "Spoj me sa Anom": by a name that no list holds. Other words for it connect cables and programs, too.
_PUT_THROUGH = frozenset(("spoj", "spojte", "spojite"))
# "Otvorite mi tiket za …", "prijavljujem kvar: …": what stands behind it is the ticket.
_REPORTS = re.compile(
    r"\s*(?:otvori(?:te)?|prijavi(?:te)?|prijav(?:lj|љ)ujem(?:o)?|open|report)"
    r"(?:\s+(?:mi|nam|molim|vas|nov[iu]?|jedan|jednu|hitno|please|a|an|new))*"
    r"\s+(?:tiket|prijavu|kvar|problem|zahtev|ticket|issue)\b(?:\s+(?:molim(?:\s+vas)?|please))?"
    r"[\s:,.\u2013-]+(?:(?:za|oko|zbog|jer|for|about|because)\s+)?(?=.*\w.*\w.*\w)",
    re.DOTALL,
)
_BEGINNING = 120
_LIKES = frozenset("👍👌🙏❤♥🧡💙💚🙂😊😀😃😄😁😉😍🥰🤗👏💪🤝✅✔🎉💯☺")
_CODE = re.compile(r"[A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4}")
_NAMED_CODE = re.compile(
    r"\s*(?:(?:dobar dan|zdravo|evo|moj|ovo je|my|the|мој|ево)[\s,:]+)*(?:kod|code|šifra|sifra|код|шифра)"
    r"(?:\s+(?:je|is|glasi|је))?[\s:=-]+(?P<code>[A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4})\s*[.!]?\s*",
    re.IGNORECASE,
)
# A plain wish is short; whoever writes more has something to tell.
_MOST_WORDS = 14


def understand(text: str, linked: bool | None = None) -> Understood:
    """The wish and its argument (a link code, a language, what stands behind a command).

    `linked`: the writer is known to be tied to a contact, and so needs no code. Words that ask for more
    than one plain thing are a QUESTION.
    """
    if command := _COMMAND.fullmatch(text):
        return _commanded(command["name"], command["rest"].strip())
    if not linked and (code := _code_in(text)):
        return Wish.LINK, code
    if reported := _REPORTS.match(_plain(text[:_BEGINNING])):
        return Wish.NEW, text[reported.end() :].strip()
    words = fold(text)
    if not words:
        return (Wish.THANKS, "accepts") if _is_liked(text) else (Wish.QUESTION, "")
    return _said(words) if len(words) <= _MOST_WORDS else (Wish.QUESTION, "")


def _said(words: list[str]) -> Understood:
    if number := ticket_asked_for(words):
        return Wish.TICKET, number
    if words[0] in _PUT_THROUGH and words[1:2] == ["me"]:
        return Wish.PERSON, ""
    found = (phrases for phrases in PHRASES if phrases.say(words))
    plain = next(found, None)
    return (plain.wish, plain.argument) if plain else (Wish.QUESTION, "")


def _plain(text: str) -> str:
    """In plain small letters, each in the place of its own."""
    return "".join(letter if len(letter := "".join(fold(sign))) == 1 else sign for sign in text)


def _is_liked(text: str) -> bool:
    """Nothing but signs, and one at least that says yes, thanks or a smile."""
    return any(sign in _LIKES for sign in text)


def own_words(text: str) -> str:
    """The text without the command before it: "/covek ne radi" says "ne radi"."""
    command = _COMMAND.fullmatch(text)
    return command["rest"].strip() if command else text


def _commanded(name: str, rest: str) -> Understood:
    plain = "".join(fold(name))
    if numbered := _NUMBERED.fullmatch(plain):
        return Wish.TICKET, numbered[1]
    wish = _COMMANDS.get(plain, Wish.HELP)
    if wish is Wish.TICKETS and (numbered := _NUMBERED.fullmatch(rest)):
        return Wish.TICKET, numbered[1]
    if wish is Wish.GREETING and rest:
        return Wish.LINK, rest
    return wish, _language(rest) if wish is Wish.LANGUAGE else rest


def _language(named: str) -> str:
    """A language of ours, or nothing: then the desk asks. "ср" is Cyrillic, as it was typed."""
    if named.strip().casefold() in ("ср", "српски"):
        return "sr-Cyrl"
    return _LANGUAGES.get("".join(fold(named)), "")


def _code_in(text: str) -> str:
    """The code that was sent, with "moj kod je" before it or not; else nothing."""
    named = _NAMED_CODE.fullmatch(text)
    token = named["code"] if named else text.strip()
    return token if _is_code(token) or (named and looks_like_code(token)) else ""


def _is_code(token: str) -> bool:
    """A code has its dash, or a digit among its letters, or capitals only: "problemi" is a word.

    With letters and digits it is taken for one that was misread even where no code of ours could read so.
    """
    if not _CODE.fullmatch(token):
        return False
    bare = token.replace("-", "").replace(" ", "")
    has_digit, has_letter = any(map(str.isdigit, bare)), any(map(str.isalpha, bare))
    if has_digit and has_letter:
        return True
    return has_letter and looks_like_code(token) and (bare.isupper() or "-" in token)
