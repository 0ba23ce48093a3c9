"""The state's holidays, computed: Orthodox Easter, and the days moved from Sundays, included.

Computed by the `holidays` package (vacanza/holidays). The language is always passed to it, because
without one it follows the machine's locale.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import cyrtranslit
import holidays

from core.errors import Invalid

_LANGUAGES = {"sr-Latn": "sr", "sr-Cyrl": "sr", "en": "en_US"}


@lru_cache(maxsize=256)
def holiday_names(country: str, year: int, language: str) -> Mapping[date, str]:
    """The holidays of one year by day, named in `language` (sr-Latn, sr-Cyrl or en).

    Two holidays on one day have one name, joined by "; ". A country that the package does not know in
    Serbian is named in English, or in its own language. Raises Invalid for an unknown country or language.
    """
    if language not in _LANGUAGES:
        raise Invalid(f"language {language!r} is unknown: use {', '.join(_LANGUAGES)}")
    wanted = _supported(country, _LANGUAGES[language])
    found = holidays.country_holidays(country, years=year, language=wanted)
    in_latin = wanted == "sr" and language == "sr-Latn"
    names = {on: cyrtranslit.to_latin(name, "sr") if in_latin else name for on, name in found.items()}
    return MappingProxyType(names)


def _supported(country: str, wanted: str) -> str | None:
    if country not in holidays.list_supported_countries(include_aliases=True):
        words = f"holidays of country {country!r} are unknown: use an ISO code such as RS"
        raise Invalid(words, "country", country=country)
    known = holidays.country_holidays(country)
    languages = known.supported_languages
    return next((name for name in (wanted, "en_US") if name in languages), known.default_language)
