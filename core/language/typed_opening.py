"""Of which days somebody asks whether we work: danas, u petak, 1. januara, za vikend, praznicima."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.errors import Invalid
from core.language.spelling import meant, word_set
from core.language.typed_day import day_pattern, folded, typed_day

# Every word by which a day is named, folded.
DAY_WORDS = word_set("""
    danas sutra prekosutra sad sada trenutno nocas nocu noc veceras vikend vikenda vikendom vikendima
    ponedeljak ponedeljkom utorak utorkom sreda sredu sredom cetvrtak cetvrtkom petak petkom subota subotu
    subote subotom nedelja nedelju nedelje nedeljom radnim danima dana dan
    praznik praznika praznici praznicima praznike prazniku neradnim neradni neradne drzavni drzavne drzavnim
    uskrs uskrsa vaskrs bozic bozica nova novu nove godina godinu godine sretenje veliki velikog
    prvi prvog drugi drugog januar januara februar februara mart marta april aprila maj maja jun juna jul jula
    avgust avgusta septembar septembra oktobar oktobra novembar novembra decembar decembra
    today tomorrow tonight now currently night nights weekend weekends weekdays holiday holidays
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays
    sunday sundays january february march april may june july august september october november december
    easter christmas new year years first second good
""")
_WORD = re.compile(r"[a-z]+")

_DAY = re.compile(rf"(?<![\w.])(?:{day_pattern()})(?!\w)")
_ORDINALS = {"prvi": "1", "prvog": "1", "drugi": "2", "drugog": "2", "first": "1", "second": "2"}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\b")
# Each week's: "subotom", "on weekends"; the whole week answers that, and a night.
_EVERY = re.compile(
    r"\b(?:(?:ponedeljk|utork|sred|cetvrtk|petk|subot|nedelj|vikend|noc|nedeljam)om|nocu|danima|weekdays|nights?"
    r"|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)
_WEEKEND = re.compile(r"\b(?:vikend\w*|weekend)\b")
_HOLIDAYS = re.compile(r"\b(?:prazni\w+|holidays?|neradn\w+)\b")
# How a holiday is called, and what stands in its name as the state has it.
_NAMED = (
    (re.compile(r"\b(?:uskrs\w*|vaskrs\w*|easter)\b"), "uskrs|vaskrs"),
    (re.compile(r"\b(?:bozic\w*|christmas)\b"), "bozic"),
    (re.compile(r"\b(?:nov[aeu] godin\w|new year\S*)"), "nova godina"),
    (re.compile(r"\b(?:sretenj\w+|dan\w* drzavnosti|statehood)\b"), "drzavnosti|sretenje"),
    (re.compile(r"\bvelik(?:i|og) pet(?:ak|ka)\b|\bgood friday\b"), "veliki petak"),
)
_NOW = re.compile(r"\b(?:sada?|trenutno|danas|veceras|nocas|odmah|now|today|tonight|currently)\b")
_CLOSES = re.compile(r"\b(?:do kad\w?|dokad\w?|dokle|do koliko|until|till|kad\w? zatvarate)\b")


@dataclass(frozen=True)
class AskedDays:
    """The days asked about; or the holidays, those of this name where there is one; else the whole week."""

    days: tuple[date, ...] = ()
    holidays: bool = False
    named: str = ""


def asked_days(text: str, today: date) -> AskedDays:
    """What these words ask about, slips mended. A day that the calendar does not have: the week."""
    words = _WORD.sub(lambda found: meant(found[0], DAY_WORDS) or found[0], folded(text))
    words = _ORDINAL.sub(lambda found: _ORDINALS[found[1]] + ".", words)
    days = _named_days(words, today)
    if days or _DAY.search(words):
        return AskedDays(days)
    for said, named in _NAMED:
        if said.search(words):
            return AskedDays(holidays=True, named=named)
    if _HOLIDAYS.search(words):
        return AskedDays(holidays=True)
    if _EVERY.search(words):
        return AskedDays()
    if _WEEKEND.search(words):
        return AskedDays(_weekend(today))
    is_today = _NOW.search(words) or _CLOSES.search(words) or _is_bare(words)
    return AskedDays((today,)) if is_today else AskedDays()


def _named_days(words: str, today: date) -> tuple[date, ...]:
    found = []
    for named in _DAY.finditer(words):
        try:
            on = typed_day(named.groupdict(), today)
        except Invalid:
            continue
        found.append(_coming(on, today))
    return tuple(sorted(set(found)))


def _coming(on: date, today: date) -> date:
    """Nobody asks whether we will work on a day that is over: next year's is meant."""
    if on >= today or (on.month, on.day) == (2, 29):
        return on
    return on.replace(year=today.year if on.replace(year=today.year) >= today else today.year + 1)


def _weekend(today: date) -> tuple[date, ...]:
    """The coming one; on a Sunday what is left of it."""
    ahead = max(5 - today.weekday(), 0)
    first = today + timedelta(days=ahead)
    return (first,) if first.weekday() == 6 else (first, first + timedelta(days=1))


def _is_bare(words: str) -> bool:
    """ "Da li radite?", "are you open": now."""
    return re.search(r"\b(?:kada?|vreme|when|hours|od koliko|u koliko)\b", words) is None
