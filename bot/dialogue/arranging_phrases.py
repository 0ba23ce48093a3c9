"""How people ask us to work on their computer, now or at a time, and for a visit or consulting."""

from bot.dialogue.phrase import Phrases
from core.language.spelling import word_set
from core.ports import Wish

_REMOTE = word_set("daljinski daljinska daljinsku daljinske daljinu remote remotely")
_REMOTE_WORK = word_set("""
    podrska podrsku podrske pomoc pristup pristupite rad radite uradite sesija sesiju
    support session help assistance access
""")
_TOOL = word_set("anydesk anydeska anydesku anydeskom teamviewer teamviewera teamvieweru teamviewerom")
_CONNECT = word_set("""
    povezete povezite poveze zakacite zakaci prikljucite ulogujete ulogujte udjete udjite
    connect log
""")
_COMPUTER = word_set("""
    racunar racunaru racunara kompjuter kompjuteru kompjutera komp kompu laptop laptopu laptopa
    computer pc machine
""")
_WISH = word_set("""
    treba potrebna potreban potrebno hocu hocemo zelim zelimo mozete moze mogu hteo htela
    molim please need want would like can could
""")
_AROUND_REMOTE = word_set("""
    mi nam meni da li bi bismo bih se na moj nas kod mene nama preko putem a om u sa odmah sad sada danas
    jedna jednu brzo hitno vasa vasu vas
    i we a an the to my our you your into in on via with through some us me now today have get
""")

_SLOT = word_set("termin termina termine terminu sastanak sastanka sastanku appointment appointments meeting")
_BOOK = word_set("""
    zakazem zakazemo zakazite zakazi zakazati zakazes zakazimo zakazao zakazala zakazivanje zakazivanja
    dogovorim dogovorimo dogovorite dogovoriti ugovorim ugovorimo rezervisem rezervisemo
    treba trebaju trebala trebalo trebao potreban potrebna potrebne potrebno hocu hocemo zelim zelimo
    hteo htela hteli trazim trazimo imate dajte
    book schedule arrange need want like plan make get
""")
_VISIT = word_set("poseta posetu posete poseti posetom visit visits")
_CONSULTING = word_set("""
    konsultacije konsultacija konsultaciju konsultacijama konsultacijom consulting consultation consultations
""")
_COME = word_set(
    "dodjete dodete doci dodje dolazite dolaziti navratite svratite posetite posetiti come visit"
)
_US = word_set("nas nama firmu firmi kancelariju kancelariji teren us office company")
_ANYBODY, _CAN = word_set("neko iko nekoga someone somebody"), word_set("moze mozete moglo mogao can could")
# To have it at a time, not now.
_ARRANGE = word_set("""
    zakazem zakazemo zakazite zakazi zakazati zakazimo zakazivanje dogovorim dogovorimo dogovorite rezervisem
    rezervisemo termin termina book schedule arrange appointment
""")
_CHANGE = word_set("""
    otkazem otkazemo otkazite otkazati otkaz pomerim pomerimo pomerite pomeriti odlozim odlozimo odlozite
    promenim promenimo promenite odgovara cancel move postpone change reschedule suit
""")
_DAY = word_set("""
    danas sutra prekosutra ponedeljak utorak sredu cetvrtak petak tomorrow monday tuesday wednesday
    thursday friday
""")
_AROUND_SLOT = word_set("""
    da li jel dal mogu mozemo moze mozete mogli mogla biste su ne moram moramo bih bismo smo sam se i a za
    u na od do kod sa s mi nam nas jednu jedan jedno neko iko nekoga prvi prvu slobodan slobodna slobodno
    slobodne ove ovog ovaj sledece sledeci nedelje nedelju meseca mesec godine kad kada kasnije ranije
    neki neku nesto uskoro sto pre sutra ponedeljak utorak sredu cetvrtak petak vas vase vasa vasu jos
    novi novu oko vezi we would could can on to an the for at in thursday friday monday tuesday wednesday
    tomorrow our with you your please next this week month soon when some
""")


def remote_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask for work from afar, with these words of courtesy around; numbers name a time."""
    booked = _REMOTE_WORK | _WISH | _AROUND_REMOTE | _BOOK | _SLOT | _DAY | _AROUND_SLOT | courtesy
    connected = _REMOTE | _TOOL | _WISH | _AROUND_REMOTE | _DAY | courtesy
    return (
        Phrases(Wish.APPOINTMENT, (_REMOTE, _ARRANGE), booked, "remote", True),
        Phrases(
            Wish.REMOTE, (_REMOTE, _REMOTE_WORK, _WISH), _AROUND_REMOTE | _DAY | courtesy, has_numbers=True
        ),
        Phrases(Wish.REMOTE, (_CONNECT, _COMPUTER), connected, has_numbers=True),
        Phrases(Wish.REMOTE, (_CONNECT, _TOOL), _COMPUTER | connected, has_numbers=True),
    )


def appointment_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask for a time with us, or to change it."""
    return (
        Phrases(Wish.APPOINTMENT, (_VISIT, _BOOK), _SLOT | _AROUND_SLOT | _US | courtesy, "visit", True),
        Phrases(Wish.APPOINTMENT, (_COME, _US | _DAY), _AROUND_SLOT | courtesy, "visit"),
        Phrases(Wish.APPOINTMENT, (_COME, _ANYBODY, _CAN), _AROUND_SLOT | courtesy, "visit"),
        Phrases(Wish.APPOINTMENT, (_CONSULTING, _BOOK), _SLOT | _AROUND_SLOT | courtesy, "consulting", True),
        Phrases(Wish.APPOINTMENT, (_SLOT, _VISIT), _BOOK | _AROUND_SLOT | courtesy, "visit"),
        Phrases(Wish.APPOINTMENT, (_SLOT, _CONSULTING), _BOOK | _AROUND_SLOT | courtesy, "consulting"),
        Phrases(Wish.APPOINTMENT, (_SLOT, _BOOK), _AROUND_SLOT | courtesy),
        Phrases(Wish.APPOINTMENT, (word_set("termin termini appointment"),), courtesy),
        Phrases(Wish.APPOINTMENT, (word_set("poseta posetu visit"),), courtesy, "visit"),
        Phrases(
            Wish.APPOINTMENT, (word_set("konsultacije konsultacija consulting"),), courtesy, "consulting"
        ),
        Phrases(
            Wish.APPOINTMENT, (word_set("zakazi zakazite zakazem zakazivanje book"),), _AROUND_SLOT | courtesy
        ),
        Phrases(
            Wish.APPOINTMENT,
            (_SLOT | _VISIT | _CONSULTING, _CHANGE),
            _BOOK | _AROUND_SLOT | _US | courtesy,
            "change",
        ),
    )
