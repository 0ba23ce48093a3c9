"""Moments, lengths, amounts and numbers for the ear: all in words, in the gender and case that they stand in.

A voice that reads "2150 dinara" or "21. 5." by itself guesses the gender and the case, and often wrongly.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from core.language.numerals import cardinal, english_ordinal, ordinal, plural
from core.language.script import in_script
from core.language.wording import EN_MONTHS, EN_WEEKDAYS, MONTHS_OF, MONTHS_WITH, WEEKDAYS_ON, amount

# One, few, other of what is counted; English after Serbian.
_HOURS = (("sat", "sata", "sati"), ("hour", "hours"))
_MINUTES = (("minut", "minuta", "minuta"), ("minute", "minutes"))
_Coin = tuple[tuple[str, str, str], tuple[str, str]]
# The whole and the hundredth, behind a verb: "košta 21 paru".
_COINS: dict[str, tuple[_Coin, _Coin]] = {
    "EUR": ((("evro", "evra", "evra"), ("euro", "euros")), (("cent", "centa", "centi"), ("cent", "cents"))),
    "RSD": (
        (("dinar", "dinara", "dinara"), ("dinar", "dinars")),
        (("paru", "pare", "para"), ("para", "paras")),
    ),
    "USD": (
        (("dolar", "dolara", "dolara"), ("dollar", "dollars")),
        (("cent", "centa", "centi"), ("cent", "cents")),
    ),
}
_FEMININE = {"paru"}


def spoken_moment(at: datetime, language: str, today: date | None = None) -> str:
    """ "u ponedeljak, tridesetog novembra u osam časova i trideset minuta", by the moment's own offset.

    With `today` it is "danas" or "sutra" where it is so; midnight is of no day that all would agree on.
    """
    is_near = today is not None and (at.hour or at.minute) and 0 <= (at.date() - today).days <= 1
    if language == "en":
        day = f"the {english_ordinal(at.day)} of {EN_MONTHS[at.month - 1]}"
        near = "today" if at.date() == today else "tomorrow"
        return f"{near if is_near else f'on {EN_WEEKDAYS[at.weekday()]}, {day}'} {_english_time(at)}"
    day = f"{WEEKDAYS_ON[at.weekday()]}, {ordinal(at.day, 'of')} {MONTHS_OF[at.month - 1]}"
    near = "danas" if at.date() == today else "sutra"
    return in_script(f"{near if is_near else day} {_serbian_time(at)}", language)


def spoken_last_day(after: date, language: str) -> str:
    """The day before this one: "trideset prvim majem dve hiljade dvadeset sedme", behind "zaključno sa"."""
    on = after - timedelta(days=1)
    if language == "en":
        return f"the {english_ordinal(on.day)} of {EN_MONTHS[on.month - 1]} {_english_year(on.year)}"
    day = f"{ordinal(on.day, 'with')} {MONTHS_WITH[on.month - 1]}"
    return in_script(f"{day} {_serbian_year(on.year)}", language)


def spoken_length(minutes: int, language: str) -> str:
    """ "jedan sat i petnaest minuta", "dva sata"; one given back begins with "minus"."""
    if minutes < 0:
        return f"{in_script('minus', language)} {spoken_length(-minutes, language)}"
    hours, rest = divmod(minutes, 60)
    words = [_counted(hours, _HOURS, language)] if hours else []
    words += [_counted(rest, _MINUTES, language)] if rest or not hours else []
    return in_script((" and " if language == "en" else " i ").join(words), language)


def spoken_amount(value: Decimal, currency: str, language: str) -> str:
    """ "dve hiljade sto pedeset dinara", "jedan evro i pedeset centi"; other currencies as written."""
    coins = _COINS.get(currency)
    hundredths = round(value * 100)
    if coins is None or hundredths < 0 or hundredths != value * 100:
        return amount(value, currency, language)
    whole, rest = divmod(int(hundredths), 100)
    words = [_counted(whole, coins[0], language)] if whole or not rest else []
    words += [_counted(rest, coins[1], language)] if rest else []
    return in_script((" and " if language == "en" else " i ").join(words), language)


def spoken_count(count: int, language: str) -> str:
    """A number before a masculine noun: "jedan", "dvadeset dva"."""
    return in_script(cardinal(count, language), language)


def spelled(digits: str, language: str) -> str:
    """A number read digit by digit: "jedan nula četiri dva"; what is no digit stays."""
    words = (cardinal(int(sign), language) if sign in "0123456789" else sign for sign in digits)
    return in_script(" ".join(words), language)


def _counted(count: int, noun: _Coin, language: str) -> str:
    serbian, (one, many) = noun
    if language == "en":
        return f"{cardinal(count, language)} {one if count == 1 else many}"
    return f"{cardinal(count, language, feminine=serbian[0] in _FEMININE)} {plural(count, *serbian)}"


def _serbian_time(at: datetime) -> str:
    if not at.hour and not at.minute:
        return "u ponoć"
    hours = f"u {cardinal(at.hour, 'sr-Latn')} {plural(at.hour, 'čas', 'časa', 'časova')}"
    return f"{hours} i {_counted(at.minute, _MINUTES, 'sr-Latn')}" if at.minute else hours


def _english_time(at: datetime) -> str:
    if not at.minute and at.hour % 12 == 0:
        return "at noon" if at.hour else "at midnight"
    part = "in the morning" if at.hour < 12 else "in the afternoon" if at.hour < 18 else "in the evening"
    hour = cardinal((at.hour - 1) % 12 + 1, "en")
    minutes = f" {'oh ' if at.minute < 10 else ''}{cardinal(at.minute, 'en')}" if at.minute else ""
    return f"at {hour}{minutes} {part}"


def _serbian_year(year: int) -> str:
    before, last = year // 100 * 100, year % 100
    return f"{cardinal(before, 'sr-Latn')} {ordinal(last, 'of-year')} godine" if last else f"{year}. godine"


def _english_year(year: int) -> str:
    century, rest = divmod(year, 100)
    if century > 10 and rest >= 10:
        return f"{cardinal(century, 'en')} {cardinal(rest, 'en')}"
    return cardinal(year, "en")
