"""Whether somebody writes English, so far as a few of the most common words tell."""

import re

from core.language.spelling import word_set

# None of these is a Serbian word as well, as "i", "a", "to", "on", "me", "do" and "no" are, nor one of those
# that stand on the screens of programs.
_COMMON = word_set("""
    the an is are was were it this that these can cant cannot could would should not dont doesnt didnt isnt
    does did how what when where why which who please thanks thank need want with for from of in have has
    there anybody anyone somebody someone hello hi hey good morning afternoon evening my our your we you
    they she will been am im ive get got anything something about again still
""")
# A person says one of these; what a program says, and a Serbian client sends on as it stands, has none.
_A_PERSONS = word_set("""
    i im ive me my we our us hello hi hey good thanks thank help how what why who anybody anyone somebody
    someone doesnt isnt wont dont
""")
_FEWEST, _SHARE = 2, 0.4


def sounds_english(text: str) -> bool:
    """True if two words at least, and two of five, are English and nothing else, and a person says them."""
    words = re.findall(r"[^\W\d_]+", text.casefold().replace("'", "").replace("’", ""))
    known = sum(word in _COMMON for word in words)
    return known >= _FEWEST and known >= _SHARE * len(words) and not _A_PERSONS.isdisjoint(words)
