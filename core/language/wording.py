"""Days, times, lengths and amounts in words, for the eye and for the ear.

Serbian needs cases that CLDR does not carry (30. novembra, u sredu), so the names stand here.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal, get_currency_precision, parse_pattern

from core.language.script import in_script

_WEEKDAYS_ON = ["u ponedeljak", "u utorak", "u sredu", "u četvrtak", "u petak", "u subotu", "u nedelju"]
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
_MONTHS_OF = [
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
_MONTHS_WITH = [
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
_EN_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_EN_MONTHS = [
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
        return f"on {_EN_WEEKDAYS[on.weekday()]}, {on.day} {_EN_MONTHS[on.month - 1]}"
    return in_script(f"{_WEEKDAYS_ON[on.weekday()]}, {on.day}. {_MONTHS_OF[on.month - 1]}", language)


def date_of(on: date, language: str) -> str:
    """ "30. novembra 2026." / "30 November 2026": fits behind "od" and "do"."""
    if language == "en":
        return f"{on.day} {_EN_MONTHS[on.month - 1]} {on.year}"
    return in_script(f"{on.day}. {_MONTHS_OF[on.month - 1]} {on.year}.", language)


def last_day(after: date, language: str) -> str:
    """The day before this one: "31. majem 2027." / "31 May 2027": fits behind "zaključno sa"."""
    on = after - timedelta(days=1)
    if language == "en":
        return date_of(on, language)
    return in_script(f"{on.day}. {_MONTHS_WITH[on.month - 1]} {on.year}.", language)


def short_day(on: date, language: str) -> str:
    """ "14. 10." / "14 Oct": for lists and buttons."""
    return f"{on.day} {_EN_MONTHS[on.month - 1][:3]}" if language == "en" else f"{on.day}. {on.month}."


def month(first: date, language: str) -> str:
    """ "oktobar 2026." / "October 2026"."""
    if language == "en":
        return f"{_EN_MONTHS[first.month - 1]} {first.year}"
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
    names = _EN_WEEKDAYS if language == "en" else _SHORT_WEEKDAYS
    between = "at" if language == "en" else "u"
    told = f"{names[at.weekday()][:3]} {short_day(at.date(), language)} {between} {clock_time(at, language)}"
    return told if language == "en" else in_script(told, language)


def spoken_moment(at: datetime, language: str) -> str:
    """A moment for the ear: "u ponedeljak, 30. novembra u 8 časova i 30 minuta"."""
    if language == "en":
        minutes = f" {at.minute:02}" if at.minute else " o'clock"
        return f"{day(at.date(), language)} at {at.hour}{minutes}"
    hours = f"{at.hour} {plural(at.hour, 'čas', 'časa', 'časova')}"
    rest = f" i {at.minute} {plural(at.minute, 'minut', 'minuta', 'minuta')}" if at.minute else ""
    return in_script(f"{day(at.date(), 'sr-Latn')} u {hours}{rest}", language)


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


# For the ear: one, few, other; the whole and the hundredth. English after Serbian.
_COINS = {
    "EUR": (("evro", "evra", "evra"), ("cent", "centa", "centi"), ("euro", "euros"), ("cent", "cents")),
    "RSD": (("dinar", "dinara", "dinara"), ("para", "pare", "para"), ("dinar", "dinars"), ("para", "paras")),
    "USD": (
        ("dolar", "dolara", "dolara"),
        ("cent", "centa", "centi"),
        ("dollar", "dollars"),
        ("cent", "cents"),
    ),
}


def spoken_amount(value: Decimal, currency: str, language: str) -> str:
    """An amount for the ear: "40 evra", "1 dinar i 50 para"; other currencies as they are written."""
    coins = _COINS.get(currency)
    hundredths = round(value * 100)
    if coins is None or hundredths < 0 or hundredths != value * 100:
        return amount(value, currency, language)
    whole, rest = divmod(int(hundredths), 100)
    serbian, serbian_part, english, english_part = coins
    if language == "en":
        words = [_counted_by(whole, *english)] if whole or not rest else []
        return " ".join(words + ([_counted_by(rest, *english_part)] if rest else []))
    words = [f"{whole} {plural(whole, *serbian)}"] if whole or not rest else []
    words += [f"{rest} {plural(rest, *serbian_part)}"] if rest else []
    return in_script(" i ".join(words), language)


def _counted_by(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def size(size_bytes: int, language: str) -> str:
    """How much data: "12,4 GB", "850 MB"; the units are the same in every script."""
    for unit, worth in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size_bytes >= worth:
            written = format_decimal(Decimal(size_bytes) / worth, "#,##0.#", locale=_LOCALES[language])
            return f"{written} {unit}"
    return f"{size_bytes} B"


def plural(count: int, one: str, few: str, other: str) -> str:
    """The Serbian form that goes with this count: 1 sat, 2 sata, 5 sati, 11 sati, 21 sat."""
    if count % 10 == 1 and count % 100 != 11:
        return one
    if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        return few
    return other


def spelled(digits: str) -> str:
    """A number to be read digit by digit: "1 0 4 2"."""
    return " ".join(digits)
