"""Numbers of people we do not know, shown so that only they recognise them."""

import re

_SHOWN = 3
_NUMBER = re.compile(r"\+?\d[\d /-]{4,}\d")


def masked_number(number: str) -> str:
    """The last three digits behind dots; what is no number ("anonymous") comes out empty."""
    digits = [letter for letter in number if letter.isdigit()]
    return f"••• {''.join(digits[-_SHOWN:])}" if len(digits) > _SHOWN else ""


def masked_digits(text: str) -> str:
    """The text with every telephone number in it masked."""
    return _NUMBER.sub(lambda found: masked_number(found.group()), text)
