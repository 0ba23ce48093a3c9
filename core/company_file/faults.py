"""What is wrong with one value: in English for the command line, and by a text for who reads the page."""

from collections.abc import Mapping
from typing import Any

from core.errors import Invalid

_MENDS = {
    "extra_forbidden": "this key is not known here: check its spelling or remove it",
    "missing": "this key is missing: add it",
}
# The page's text by pydantic's type of an error; of the types that begin so, where a star stands.
_TEXTS = {
    "extra_forbidden": "value-extra",
    "invalid_key": "value-extra",
    "missing": "value-missing",
    "string_type": "value-text",
    "string_pattern_mismatch": "value-form",
    "string_too_short": "value-empty",
    "string_too_long": "value-long",
    "greater_than_equal": "value-least",
    "less_than_equal": "value-most",
    "literal_error": "value-choice",
    "too_short": "value-few",
    "too_long": "value-many",
    "list_type": "value-list",
    "int_*": "value-whole",
    "decimal_*": "value-amount",
    "bool_*": "value-yes-no",
    "date_*": "value-day",
    "datetime_*": "value-moment",
    "model_*": "value-map",
    "dict_*": "value-map",
}
# What our own checks say, by the key at which they look.
_OURS = {"phone": "value-phone", "phones": "value-phone", "language": "value-language"}
_LIMITS = ("ge", "le", "min_length", "max_length")
_LONGEST = 80


def fault_of(error: Any) -> Invalid:
    """The fault that pydantic tells of, with how to mend it."""
    shown, key = error.get("input"), _key(error["loc"])
    message = _MENDS.get(error["type"], error["msg"].removeprefix("Value error, "))
    is_plain = isinstance(shown, str | int | float)
    words = f"{message} (here: {shown!r})" if is_plain else message
    context: Mapping[str, Any] = error.get("ctx", {})
    return Invalid(
        words,
        _text(error["type"], key, context),
        field=key,
        shown=str(shown)[:_LONGEST] if is_plain else "",
        limit=str(next((context[name] for name in _LIMITS if name in context), "")),
        choices=str(context.get("expected", "")).replace(" or ", ", "),
    )


def _key(location: tuple[str | int, ...]) -> str:
    """The last name in a place: of the third of the phones, "phones"."""
    return next((part for part in reversed(location) if isinstance(part, str)), "")


def _text(kind: str, key: str, context: Mapping[str, Any]) -> str:
    if kind == "value_error":
        is_nobody = str(context.get("error", "")).startswith("names nobody")
        return "value-nobody" if is_nobody else _OURS.get(key, "")
    return _TEXTS.get(kind) or _TEXTS.get(f"{kind.partition('_')[0]}_*", "")
