"""How people ask what support costs them, for our invoices, how far a ticket is, and how we are reached."""

from bot.dialogue.phrase import Phrases
from core.language.spelling import word_set
from core.ports import Wish

_COSTS = word_set("""
    kosta kostati kostaju kostace kostao kosto cena cenu cene posto naplacujete naplacuje naplata placamo
    placam placa platiti platimo naplatite cost costs price charge charged pay rate fee
""")
_AN_HOUR = word_set("sat sata sati hour hours hourly minut minuta")
_OUTSIDE = word_set("vikendom vikend nocu noc praznikom praznicima weekend weekends night nights holidays")
_MONTHLY = word_set("mesecno mesec mesecna mesecnu pretplata pretplatu monthly month")
_OURS = word_set("nas nasa nase nam moj moja our my")
_AROUND_COSTS = word_set("""
    koliko kolko kolika koja koji je li jel da mi me nam nas ce cete ako kad kada bi bih za po od do u na
    se vam vas vasa vase preko iznad van posle nakon ugovor ugovora ugovorenog ukljucenog ukljucenih
    paketa paket limita potrosim potrosimo potrose sve svih dodatni dodatno dodatnih jedan jos rada rad
    radite radimo radnog vremena podrske podrsku podrska operatera dezurni dezurnog dezuran posao poziv
    poziva zanima recite koliku danas how much what per is an a the we do i you of over above beyond
    outside after more extra contract plan for if one it work support business does
""")

_STATUS = word_set("status novosti novost novo news update updates")
_AROUND_STATUS = word_set(
    "ima imate li jel da sta o any is there some on my mom mog za mi nam jos do sad sada"
)
_WAIT = word_set("""
    stigli stiglo cekam cekamo cekati cekanje cekali cekala gotovo gotov reseno resite resicete javite
    javiti javicete stici stigne stize dodje
    doci dodjete dolazi dolazite odgovorite odgovoriti odgovoricete odgovor zavrsite wait waiting
    ready answer reply fixed done
""")
_HOW_LONG = word_set("koliko kolko kad kada dokle when how long jos dalje vec still")
_AROUND_WAIT = word_set("""
    cu cemo cete ce mi nam se ja i a to ovo biti da li je treba trebamo jos vise otprilike na sat sata
    sati minuta minut dan dana pola vise od jutros juce vas vama neko iko operater operatera ste sam smo
    bogu do zasto ne nije why is i have to will it be you get my this much longer am are we for an hour hours
    someone
""")
_NOBODY = word_set("niko nitko nobody")
_ANSWERS = word_set("javlja javio javila odgovara odgovorio dolazi answers answering")
_SEEN = word_set(
    "video videla videli procitao procitali citate cita vidi vidite stigla stiglo seen read got dobili dobio"
)
_MESSAGE = word_set("poruku poruka poruke message messages")
_AROUND_SEEN = word_set(
    "da li je jel neko iko moju moja moje nasu ste od juce danas jutros did anyone anybody has have you my"
)


_WAYS = word_set("""
    telefon telefona telefonom broj brojeve mejl mejla mail email imejl kontakt kontakte kontaktiram
    kontaktiramo adresa adresu phone number contact reach address
""")
_YOURS = word_set("vas vam vase vasa vasu ste imate your you")
_AROUND_WAYS = word_set("""
    koji koja koju koje je su li na kako da mogu mozemo mogli bih do dodjem nadjem zovem zovemo pozovem
    pisem podrske podrska podrsku firme i ili za gde dajte mi posaljite recite what is how can i do we
    where are the support or and a
""")


_INVOICE = word_set("""
    racun racuna racune racuni faktura fakture fakturu fakturi predracun predracuna predracune invoice
    invoices bill bills
""")
# Invoices of their own they write with our program: only these words say that one of ours is meant.
_FROM_US = word_set("vas vasa vasu vase vasi vasih vasa podrsku podrske odrzavanje odrzavanja pretplatu your")
_SEND_US = word_set("posaljite posalji prosledite dostavite saljete posaljete")
_OUR_COPY = word_set("""
    nas nasa nasu nase dobili dobio dobila dobijamo stigao stigla kopiju duplikat our copy received
""")
MONTHS = word_set("""
    januar januara februar februara mart marta april aprila maj maja jun juna
    jul jula avgust avgusta septembar septembra oktobar oktobra novembar novembra decembar decembra
    january february march may june july august september october november december
""")
_MONTH = word_set("mesec meseca mesecni mesecnu month")
_AROUND_INVOICE = word_set("""
    nam mi me od za na prosli prosla prosle proslog poslednji poslednju poslednje zadnji zadnju ovaj ovog
    nismo nisam nije gde je stigli jos moze mozete da li treba trebao trebala trebaju imate poslali bi ste
    kad kada ce cete opet ponovo mejl mejlom mail pdf u where is the a of us for last not have we did can
    could you from
""")
_OWE = word_set("dugujemo dugujem dug duga dugovanje dugovanja zaduzenje zaduzenja owe debt")
_AROUND_OWE = word_set("""
    koliko kolko kolika koji koje koliki vam vama prema nesto nas nase nasa imamo imam li da jel je
    stanje po za podrsku podrske ukupno trenutno jos uvek how much do we you what our is the of
""")


def invoice_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask for what we ourselves charge: our invoice, or what is owed to us."""
    known = _SEND_US | _FROM_US | _OUR_COPY | MONTHS | _MONTH | _AROUND_INVOICE | courtesy
    return (
        *(
            Phrases(Wish.INVOICE, (_INVOICE, *needs), known, has_numbers=True)
            for needs in (
                (_SEND_US,),
                (_FROM_US,),
                (_OUR_COPY, MONTHS | _MONTH),
                (word_set("send"), word_set("us me")),
            )
        ),
        Phrases(Wish.INVOICE, (_OWE,), _AROUND_OWE | courtesy),
    )


def ways_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask how we are reached."""
    alone = word_set("telefon telefoni kontakt kontakti mejl adresa phone contact contacts")
    return (
        Phrases(Wish.WAYS, (_WAYS, _YOURS), _AROUND_WAYS | courtesy),
        Phrases(Wish.WAYS, (alone,), courtesy),
    )


def price_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask what an hour costs, one outside business hours, the month."""
    may = _COSTS | _AN_HOUR | _OUTSIDE | _AROUND_COSTS | courtesy
    beyond = word_set(
        "preko iznad van posle nakon potrosim potrosimo potrose over above beyond outside after extra"
    )
    return (
        Phrases(Wish.PRICE, (_COSTS, _AN_HOUR), may),
        Phrases(Wish.PRICE, (frozenset({"much"}), _AN_HOUR, beyond), may),
        Phrases(Wish.PRICE, (_COSTS, _OUTSIDE), may),
        Phrases(Wish.PRICE, (_COSTS, beyond), may),
        Phrases(Wish.PRICE, (_COSTS, _MONTHLY), may | _MONTHLY | _OURS),
    )


def progress_phrases(courtesy: frozenset[str]) -> tuple[Phrases, ...]:
    """The ways to ask how far it is, and whether anybody has read it."""
    return (
        Phrases(Wish.PROGRESS, (_STATUS,), _AROUND_STATUS | courtesy),
        Phrases(Wish.PROGRESS, (_HOW_LONG, _WAIT), _AROUND_WAIT | courtesy, has_numbers=True),
        Phrases(Wish.PROGRESS, (_SEEN, _MESSAGE), _AROUND_SEEN | courtesy),
        Phrases(
            Wish.PROGRESS,
            (word_set("kad kada"), word_set("ce cete cemo")),
            word_set("a i pa to vise") | courtesy,
        ),
        Phrases(Wish.PROGRESS, (_NOBODY, _ANSWERS), _AROUND_WAIT | courtesy),
    )
