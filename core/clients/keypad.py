"""A client's code on the keys of a telephone, as the letters are printed on them (ITU-T E.161)."""

_KEYS = {
    letter: key
    for key, letters in {
        "2": "abc",
        "3": "def",
        "4": "ghi",
        "5": "jkl",
        "6": "mno",
        "7": "pqrs",
        "8": "tuv",
        "9": "wxyz",
    }.items()
    for letter in letters
}


def on_keypad(code: str) -> str:
    """The digits that are typed for a code: "zora" is "9672", "k-17" is "517"."""
    return "".join(_KEYS.get(sign, sign) for sign in code.lower() if sign.isascii() and sign.isalnum())
