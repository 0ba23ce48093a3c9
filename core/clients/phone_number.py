"""Telephone numbers in their one form, E.164: stored, compared and dialled so."""

import phonenumbers


def e164(raw: str, region: str = "RS") -> str:
    """A phone number as +381…; raises ValueError if it is none. Numbers without a country are Serbian."""
    if any(sign.isalpha() for sign in raw):  # the library would dial letters as on an old telephone
        raise ValueError(f"{raw!r} is not a phone number: write it as +381…")
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"{raw!r} is not a phone number: write it as +381…") from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError(f"{raw!r} is not a possible phone number: check its digits")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_e164(number: str) -> bool:
    """True for a number in the stored form; False for what a network says of a withheld one."""
    return number.startswith("+") and number[1:].isascii() and number[1:].isdecimal()


def as_written(number: str) -> str:
    """A stored number as people write it: "+381 11 3334444"; what is no number stays as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
