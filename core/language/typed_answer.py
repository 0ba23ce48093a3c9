"""A yes, a no, a mark from 1 to 5, or a question, as people type it instead of pressing a button."""

import re

from core.language.typed_day import folded


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How somebody's card and a place are written where a messenger sends them.
CARD, PLACE = "👤", "📍"
_YES = _set("da jeste jesu jesam dada ok okej vazi moze super odlicno yes yep yeah sure")
_NO = _set("ne nije nisu nisam no nope not nazalost")
# These say neither, but may stand beside.
_BESIDE = _set("""
    je sam smo mi nam ovo to hvala puno fala pomoglo pomogao pomogli pomaze uspelo uspeo uspela radi
    resio resila reseno bas nista uopste i dalje opet jos uvek did it help helped this thanks works
""")
_SAYS_YES = _set("pomoglo pomogao pomogli uspelo uspeo uspela radi resio resila reseno helped works")
_MARKS = {"jedan": 1, "dva": 2, "tri": 3, "cetiri": 4, "pet": 5}
_AROUND_MARK = _set("ocena ocenu od mene zvezdica zvezdice cista hvala")
_LITTLE = _set("""
    a aha e hm hmm mhm mda pa i test testiram proba probam ovaj molim ej hej imam imamo problem znam nemam
    pojma jos nesto jedno jednu stvar pitanje molbu
""")
_GIVES_UP = _set("""
    odustajem odustajemo otkazi otkazite otkazujem predomislio predomislila nemoj nemojte ne treba cancel
    never mind nevermind no
""")
_MARKED = re.compile(
    r"\s*(?P<named>ocena|ocenu|оцена)?\s*(?P<mark>[1-5])(?P<sign>\s*[,.:;!–-]\s*|\s+)(?P<words>[^\W\d_].*)",
    re.DOTALL | re.IGNORECASE,
)
_PRAISES = _set("""
    brzo super odlicno sjajno hvala sve zadovoljan zadovoljna zadovoljni pohvale ljubazni ljubazno svaka
    top bravo great fast thanks good excellent quick all
""")
_BLAMES = _set("sporo predugo dugo kasno lose nezadovoljan nezadovoljna moglo slow late bad poor")
_TROUBLE = re.compile(
    r"\bhitno\b|\bne (?:radi|rade|mogu|mozemo|moze|stampa|otvara|pali)\b|\bnece (?:da|se)\b"
    r"|\bstoji (?:mi|nam|sve|rad)\b|\bpuk(?:ao|la|lo|le)\b|\bgresk\w+\b|\bblokira\w*\b"
    r"|\bpa(?:o|la|lo|le) (?:je|mi|nam|su|sistem|server|baza)\b"
    r"|\b(?:urgent|broken|crash\w*|error)\b|\b(?:does not|doesn.?t|not) work\w*\b"
)
# With one of these begins who asks how something is done, and does not tell what is wrong.
_ASKS = _set("kako gde kada kad koliko sta koji koja koje moze da how where when what which can")


def sounds_asked(text: str) -> bool:
    """Whether a line of it begins as a question does, or ends as one."""
    lines = [folded(line).split() for line in text.splitlines() if line.strip()]
    return text.rstrip().endswith("?") or any(line and line[0].strip("?!.,") in _ASKS for line in lines)


def sounds_troubled(text: str) -> bool:
    """Whether it tells that something does not work, whatever was asked for just before."""
    return _TROUBLE.search(folded(text)) is not None


def gives_up(text: str) -> bool:
    """Whether these words, all of them, say that what was begun is not wanted any more."""
    words = _words(text)
    return bool(words & _GIVES_UP) and words <= _GIVES_UP | _BESIDE | _set("vise se od poziva zvati me")


def says_little(text: str) -> bool:
    """Whether it is no more than signs, numbers, a yes, a no, a place or a card: nobody could answer that."""
    if text.startswith((CARD, PLACE)):
        return True
    return all(
        word in _YES | _NO | _LITTLE or not any(sign.isalpha() for sign in word) for word in _words(text)
    )


def typed_yes(text: str) -> bool | None:
    """Whether these words, all of them, say yes or no; None if they say anything else."""
    words = _words(text)
    if not words or not words <= _YES | _NO | _BESIDE:
        return None
    if words & _NO:
        return False
    return True if words & (_YES | _SAYS_YES) else None


def typed_mark(text: str) -> int | None:
    """The mark from 1 to 5 that these words give and nothing beside; else None."""
    words = _words(text) - _AROUND_MARK
    if len(words) != 1:
        return None
    [word] = words
    return int(word) if word in ("1", "2", "3", "4", "5") else _MARKS.get(word)


def mark_and_words(text: str) -> tuple[int | None, str]:
    """The mark, and what is said to it: "5! sve pohvale", "4 brzo ste reagovali"; not "2 kase ne rade"."""
    if mark := typed_mark(text):
        return mark, ""
    found = _MARKED.match(text)
    if found is None:
        return None, ""
    begins = folded(found["words"]).split()[0].strip(".,!?;:()+")
    parted = found["sign"].strip() or found["named"]
    said = int(found["mark"]), found["words"].strip()
    return said if parted or begins in _PRAISES or begins in _BLAMES else (None, "")


def _words(text: str) -> set[str]:
    return {word.strip(".,!?;:()+") for word in folded(text).split()} - {""}
