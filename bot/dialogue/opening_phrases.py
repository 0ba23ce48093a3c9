"""How people ask when we work: "do kad radite", "radite li za praznike", "are you open tomorrow"."""

from bot.dialogue.phrase import Phrases
from core.language.spelling import word_set
from core.language.typed_opening import DAY_WORDS
from core.ports import Wish

_WORK = word_set("""
    radite raditi radis pocinjete krecete zavrsavate otvoreni otvoreno otvorena otvarate otvarati
    zatvarate zatvoreni zatvoreno open opened opening close closed closing
""")
_WORKS = word_set("radi rade work works working available")
_SOMEBODY = word_set(
    "neko iko nekoga podrska podrske kancelarija firma anyone anybody somebody someone support office"
)
_WORK_HOURS = word_set("radno radnog office business working opening work")
_OF_DAY = word_set("vreme vremena vremenu sati hours time times")
_OPENING_ASKED = word_set("""
    kad kada dokad dokada dokle koliko kolko li jel dal da je when until till what are is do does will
""")
_AROUND_OPENING = word_set("""
    do od u na sa radom za ste vi vase vasa vam koje kakvo kako jos uvek i ili a se biti budete cete
    hocete casova casa h posle pre oko interesuje zanima me recite mi molim pitanje samo imate you your
    the at on in of from to by and or how late still be what which tell me long till
""")
_ALL = _WORK | _WORKS | _SOMEBODY | DAY_WORDS | _OPENING_ASKED | _AROUND_OPENING


def opening_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask it, with these words of courtesy around."""
    may = _ALL | courtesy
    return (
        Phrases(Wish.OPENING, (_WORK_HOURS, _OF_DAY), may, has_numbers=True),
        Phrases(Wish.OPENING, (_WORK, DAY_WORDS | _OPENING_ASKED), may | _OF_DAY, has_numbers=True),
        Phrases(Wish.OPENING, (_WORKS, _SOMEBODY | {"you"}, DAY_WORDS), may, has_numbers=True),
    )
