"""How people ask when we work: "do kad radite", "radite li za praznike", "are you open tomorrow"."""

from bot.dialogue.phrase import Phrases, word_set
from core.ports import Wish

_WORK = word_set("""
    radite raditi radis otvoreni otvoreno otvorena otvarate otvarati zatvarate zatvoreni zatvoreno
    open opened opening close closed closing
""")
_WORKS = word_set("radi rade work works working available")
_SOMEBODY = word_set(
    "neko iko nekoga podrska podrske kancelarija firma anyone anybody somebody someone support office"
)
_WORK_HOURS = word_set("radno radnog office business working opening work")
_OF_DAY = word_set("vreme vremena vremenu sati hours time times")
_OPENING_DAY = word_set("""
    danas sutra prekosutra sad sada trenutno nocas nocu noc veceras vikend vikenda vikendom vikendima
    ponedeljak ponedeljkom utorak utorkom sreda sredu sredom cetvrtak cetvrtkom petak petkom subota subotu
    subote subotom nedelja nedelju nedelje nedeljom radnim danima dana dan
    praznik praznika praznici praznicima praznike prazniku neradnim neradni neradne drzavni drzavne drzavnim
    uskrs uskrsa vaskrs bozic bozica nova novu nove godina godinu godine sretenje veliki velikog
    prvi prvog drugi drugog januar januara februar februara mart marta april aprila maj maja jun juna jul jula
    avgust avgusta septembar septembra oktobar oktobra novembar novembra decembar decembra
    today tomorrow tonight now currently night nights weekend weekends weekdays holiday holidays
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays
    sunday sundays january february march april may june july august september october november december
    easter christmas new year years first second good
""")
_OPENING_ASKED = word_set("""
    kad kada dokad dokada dokle koliko kolko li jel dal da je when until till what are is do does will
""")
_AROUND_OPENING = word_set("""
    do od u na za ste vi vase vasa vam koje kakvo kako jos uvek i ili a se biti budete cete hocete casova
    casa h posle pre oko interesuje zanima me recite mi molim pitanje samo imate
    you your the at on in of from to by and or how late still be what which tell me long till
""")
_ALL = _WORK | _WORKS | _SOMEBODY | _OPENING_DAY | _OPENING_ASKED | _AROUND_OPENING


def opening_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask it, with these words of courtesy around."""
    may = _ALL | courtesy
    return (
        Phrases(Wish.OPENING, (_WORK_HOURS, _OF_DAY), may, has_numbers=True),
        Phrases(Wish.OPENING, (_WORK, _OPENING_DAY | _OPENING_ASKED), may | _OF_DAY, has_numbers=True),
        Phrases(Wish.OPENING, (_WORKS, _SOMEBODY | {"you"}, _OPENING_DAY), may, has_numbers=True),
    )
