"""Days, times, lengths and amounts in words, for the eye; for the ear they are in `spoken`.

Serbian needs cases that CLDR does not carry (30. novembra, u sredu), so the names stand here.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal, get_currency_precision, parse_pattern

from core.language.numerals import plural
from core.language.script import in_script

WEEKDAYS_ON = ["u ponedeljak", "u utorak", "u sredu", "u četvrtak", "u petak", "u subotu", "u nedelju"]
_MONTHS = [
    "januar",
    "februar",
    "mart",
    "april",
    "maj",
    "jun",
    "jul",
    "avgust",
    "septembar",
    "oktobar",
    "novembar",
    "decembar",
]
_SHORT_WEEKDAYS = ("pon", "uto", "sre", "čet", "pet", "sub", "ned")
MONTHS_OF = [
    "januara",
    "februara",
    "marta",
    "aprila",
    "maja",
    "juna",
    "jula",
    "avgusta",
    "septembra",
    "oktobra",
    "novembra",
    "decembra",
]
MONTHS_WITH = [
    "januarom",
    "februarom",
    "martom",
    "aprilom",
    "majem",
    "junom",
    "julom",
    "avgustom",
    "septembrom",
    "oktobrom",
    "novembrom",
    "decembrom",
]
EN_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
EN_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_LOCALES = {"sr-Latn": "sr_Latn_RS", "sr-Cyrl": "sr_Cyrl_RS", "en": "en_GB"}


def day(on: date, language: str) -> str:
    """ "u ponedeljak, 30. novembra" / "on Monday, 30 November": fits behind a verb."""
    if language == "en":
        return f"on {EN_WEEKDAYS[on.weekday()]}, {on.day} {EN_MONTHS[on.month - 1]}"
    return in_script(f"{WEEKDAYS_ON[on.weekday()]}, {on.day}. {MONTHS_OF[on.month - 1]}", language)


def date_of(on: date, language: str) -> str:
    """ "30. novembra 2026." / "30 November 2026": fits behind "od" and "do"."""
    if language == "en":
        return f"{on.day} {EN_MONTHS[on.month - 1]} {on.year}"
    return in_script(f"{on.day}. {MONTHS_OF[on.month - 1]} {on.year}.", language)


def last_day(after: date, language: str) -> str:
    """The day before this one: "31. majem 2027." / "31 May 2027": fits behind "zaključno sa"."""
    on = after - timedelta(days=1)
    if language == "en":
        return date_of(on, language)
    return in_script(f"{on.day}. {MONTHS_WITH[on.month - 1]} {on.year}.", language)


def short_day(on: date, language: str) -> str:
    """ "14. 10." / "14 Oct": for lists and buttons."""
    return f"{on.day} {EN_MONTHS[on.month - 1][:3]}" if language == "en" else f"{on.day}. {on.month}."


def month(first: date, language: str) -> str:
    """ "oktobar 2026." / "October 2026"."""
    if language == "en":
        return f"{EN_MONTHS[first.month - 1]} {first.year}"
    return in_script(f"{_MONTHS[first.month - 1]} {first.year}.", language)


def clock_time(at: datetime, language: str) -> str:
    """ "8:30", by the moment's own offset."""
    return f"{at.hour}:{at.minute:02}"


def moment(at: datetime, language: str) -> str:
    """ "u ponedeljak, 30. novembra u 8:00"."""
    between = "at" if language == "en" else in_script("u", language)
    return f"{day(at.date(), language)} {between} {clock_time(at, language)}"


def short_moment(at: datetime, language: str) -> str:
    """ "sub 28. 11. u 8:00" / "Sat 28 Nov at 8:00": for lists."""
    names = EN_WEEKDAYS if language == "en" else _SHORT_WEEKDAYS
    between = "at" if language == "en" else "u"
    told = f"{names[at.weekday()][:3]} {short_day(at.date(), language)} {between} {clock_time(at, language)}"
    return told if language == "en" else in_script(told, language)


def length(minutes: int, language: str) -> str:
    """A length of time: "1 sat i 15 minuta", "45 minuta", "2 sata"; one given back has a minus."""
    if minutes < 0:
        return "\N{MINUS SIGN}" + length(-minutes, language)
    hours, rest = divmod(minutes, 60)
    if language == "en":
        words = [_counted_en(hours, "hour")] if hours else []
        words += [_counted_en(rest, "minute")] if rest or not hours else []
        return " ".join(words)
    words = [f"{hours} {plural(hours, 'sat', 'sata', 'sati')}"] if hours else []
    words += [f"{rest} {plural(rest, 'minut', 'minuta', 'minuta')}"] if rest or not hours else []
    return in_script(" i ".join(words), language)


def _counted_en(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def amount(value: Decimal, currency: str, language: str) -> str:
    """An amount of money as the reader's locale writes it: "1.234,50 €", "1.200 RSD".

    Decimals are those usual for the currency; an amount that has more is not rounded away: "43,75 RSD".
    """
    locale = Locale.parse(_LOCALES[language])
    usual = get_currency_precision(currency)
    places = usual if value == round(value, usual) else 2
    pattern = parse_pattern(locale.currency_formats["standard"].pattern)
    pattern.frac_prec = (places, places)
    written = pattern.apply(value, locale, currency=currency, currency_digits=False)
    return str(written).replace("\xa0", " ")


def size(size_bytes: int, language: str) -> str:
    """How much data: "12,4 GB", "850 MB"; the units are the same in every script."""
    for unit, worth in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size_bytes >= worth:
            written = format_decimal(Decimal(size_bytes) / worth, "#,##0.#", locale=_LOCALES[language])
            return f"{written} {unit}"
    return f"{size_bytes} B"
