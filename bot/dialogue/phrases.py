"""Words by which a whole message is known to want one plain thing, folded as `core.language.script` does it.

A message is taken for a wish if each of its words belongs to the wish, and it has at least one word of
each group that the wish needs. So "hoću da pričam sa živim čovekom" is known without being listed, and
"hoću da pričam sa knjigovođom" is left to the search.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from core.ports import Wish

# Shorter words are too near to each other for a typo to be told from another word.
_SHORTEST_TYPO = 5
# One wrong letter in five, two in ten.
_LIKENESS = 0.8


@dataclass(frozen=True)
class Phrases:
    """How a wish is worded: `needs` one word of each group, `may` hold any of the others."""

    wish: Wish
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    argument: str = ""
    has_numbers: bool = False

    def say(self, words: list[str]) -> bool:
        """True if these words, all of them, say this and nothing more; where they may, numbers beside."""
        if self.has_numbers:
            words = [word for word in words if not word[0].isdigit()]
        known = self.may.union(*self.needs)
        return all(_is_among(word, known) for word in words) and all(
            any(_is_among(word, group) for word in words) for group in self.needs
        )


def _is_among(word: str, known: Iterable[str]) -> bool:
    if word in known:
        return True
    if len(word) < _SHORTEST_TYPO:
        return False
    return any(
        len(other) >= _SHORTEST_TYPO and DamerauLevenshtein.normalized_similarity(word, other) >= _LIKENESS
        for other in known
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GREETING = _words("""
    zdravo cao ciao caos pozdrav pozdravi hej ej halo alo dan jutro vece postovani postovana postovanje
    hello hi hey morning afternoon evening greetings
""")
_AROUND_GREETING = _words("""
    dobar dobro dobra dobri veliki svima svim vama vam ljudi ekipo drugari podrsko gospodo
    good dear all there team sir madam everyone
""")
_PLEASE = _words("molim vas te lepo bih hvala unapred please pls thanks thank you")
_COURTESY = _GREETING | _AROUND_GREETING | _PLEASE
_QUESTION_COMING = _words("imam imamo jedno pitanje molbu problem trebate treba mi pomoc i have a question")
_PRESENCE = _words("koga nekog nekoga neko iko")
_AROUND_PRESENCE = _words("ima li jel je da tu ovde onlajn online")

_PERSON = _words("""
    covek coveka coveku covekom cojek osoba osobu osobe osobom osobi zaposlenog ljudsko bice
    operater operatera operateru operaterom operaterka operaterku operator operatora operatorom
    agent agenta agentom konsultant konsultanta konsultantom human person representative
""")
_WANT_PERSON = _words("""
    hocu zelim trazim treba trebao trebala trebace hteo htela hteli bih bismo da li mogu moze mozemo mozete
    mi me nas se sam dobijem dobiti pricam pricati razgovaram razgovarati popricam govorim cujem
    spojite spoji povezite povezi prebacite prebaci zovi zovite pozovite pozovi zvati daj dajte javi javite
    hitno odmah sad sada sa s uz na od do ima koga nekog neko nekoga nekim kim zivog zivu ziv ziva zivom zivim
    pravog pravu pravim pravi pravom stvarnog vase vaseg vas vasim iz i dezurnog dezurnim
    slobodan slobodnog slobodnim podrske podrskom podrsku tehnicke tehnickom
    please i want need to would like wanna can could get talk speak chat with connect me a an the real live
    actual transfer someone somebody from support now give call
""")
_BOT = _words("bot bota botom robot robota robotom masina masinu masinom")
_NOT = _words("necu ne nije not no bez")

_HOURS = _words("""
    sati sat sata satnica satnice satnicu minuta minute minuti vremena vreme hours minutes time
""")
_HAVE = _words("""
    imam imamo nam mi ostalo ostaje ostalih preostalo preostaje preostalih preostali slobodnih
    neiskoriscenih iskoristili iskoristio potrosili potrosio potrosila stanje saldo
    left remaining remain have balance
""")
_AROUND_HOURS = _words("""
    koliko kolko kolika koji koje je jos u ovom ovog mesecu meseca mesec do kraja na raspolaganju podrske
    podrsku podrska ugovoru ugovora paketu paketa po nas nasih nasem moje moji smo sam od ukupno trenutno
    sad sada firma da li mogu vidim proverim proverite proveri recite reci zanima zelim
    how many much support do i we our my of this month the in what is are tell show me check
""")

_CONTRACT = _words("ugovor ugovora ugovoru ugovorom paket paketu paketa contract plan")
_PROMISES = _words("""
    sta koji kakav kakvu pripada sledi imam imamo obuhvata ukljucuje ukljuceno pokriva dobijam dobijamo
    pravo prava traje istice vazi what which covers includes included entitled have expires ends
""")
_AROUND_CONTRACT = _words("""
    mi nam nas moj mojim nasim nasem po u na sve je su do kada kad sa za podrsku podrske podrsci da li imate
    i we our my is are does do by in the a under to when until support
""")

_DUTY = _words("dezuran dezurni dezurna dezura dezurstvo dezurstva dezurstvu")
_WHO = _words("ko koji who")
_AROUND_DUTY = _words(
    "je danas sada sad trenutno nocas sutra veceras u na smena smeni operater is on duty now"
)

_ENGLISH = _words("english engleski engleskom engleskog")
_CYRILLIC = _words("cirilica cirilicu cirilicom cirilici cyrillic")
_LATIN = _words("latinica latinicu latinicom latinici srpski srpskom serbian")
_LANGUAGE = _words("jezik language pismo")
_AROUND_LANGUAGE = _words("""
    mi nam me na pisite pisi pricaj govori pricate govorite moze mozete li da molim jezik jezika promeni
    promenite
    prebaci hocu zelim speak do you in please switch to change language can we i
""")

_THANKS = _words("hvala fala zahvaljujem zahvaljujemo zahvalan zahvalna thanks thank thx tnx ty")
_AROUND_THANKS = _words("""
    puno mnogo lepo lijepo vam ti vama na pomoci pomoc odgovoru odgovor brzom javljanju trudu ljubazni ste
    super odlicno sjajno ok okej okay u redu to je sve bilo toliko za sada radi sad reseno resen uspelo
    sam smo probala probao probali sad sada sve ipak proradilo proradio proradila uspeo uspela uspeli
    resila resio resili nasao nasla nasli aha to e prijatan prijatno dan vece vikend i takodje najlepse
    veliko veliki jako vrlo cao pozdrav dovidjenja
    very much so a lot you for your the help great works all good bye
""")

_DONE = _words("""
    radi proradilo proradio proradila uspelo uspeo uspela uspeli reseno resen resio resila resili sredio
    sredila
    solved works fixed
""")
_ACCEPTS = _words("ok okej okay oke vazi moze super odlicno sjajno savrseno razumem jasno great fine perfect")
_AROUND_DONE = _words("""
    nista ma
    sad sada sve je sam smo ipak opet napokon konacno to mi nam kod nas aha e da ok okej super odlicno
    lepo bravo
    u redu now it all is
""")

_CLOSE = _words("zatvori zatvorite zatvoriti zatvorimo zatvorim close")
_AROUND_CLOSE = _words("""
    tiket tiketa prijavu ga to taj ovaj moze mozete mozemo slobodno da se li je reseno sad sada moj
    the my ticket it please you can
""")

_WHAT = _words("sta sto sve what")
_CAN_DO = _words("umes umete mozes mozete znas znate radis nudis can do")
_AROUND_CAN_DO = _words("ti vi ovde da mi you here")
_HELP = _words("pomoc pomocu help komande opcije meni uputstvo pomozite pomozi pomagaj commands menu options")
_AROUND_HELP = _words("treba mi potrebna nam molim me can you i need some sve koje su moze mala hitno")

_ADVISOR = _words("savetnik savetnika savetniku savetnikom savetnica savetnicu advisor")
_MY = _words("moj mog moga mom mome mojim moja moju mojoj svoj svog svoga svom svojim svoju svojom nas my")

_REMOTE = _words("daljinski daljinska daljinsku daljinske daljinu remote remotely")
_REMOTE_WORK = _words("""
    podrska podrsku podrske pomoc pristup pristupite rad radite uradite sesija sesiju
    support session help assistance access
""")
_TOOL = _words("anydesk anydeska anydesku anydeskom teamviewer teamviewera teamvieweru teamviewerom")
_CONNECT = _words("""
    povezete povezite poveze zakacite zakaci prikljucite ulogujete ulogujte udjete udjite
    connect log
""")
_COMPUTER = _words("""
    racunar racunaru racunara kompjuter kompjuteru kompjutera komp kompu laptop laptopu laptopa
    computer pc machine
""")
_WISH = _words("""
    treba potrebna potreban potrebno hocu hocemo zelim zelimo mozete moze mogu hteo htela
    molim please need want would like can could
""")
_AROUND_REMOTE = _words("""
    mi nam meni da li bi bismo bih se na moj nas kod mene nama preko putem a om u sa odmah sad sada danas
    jedna jednu brzo hitno vasa vasu vas
    i we a an the to my our you your into in on via with through some us me now today have get
""")

_SLOT = _words("termin termina termine terminu sastanak sastanka sastanku appointment appointments meeting")
_BOOK = _words("""
    zakazem zakazemo zakazite zakazi zakazati zakazes zakazimo zakazao zakazala zakazivanje zakazivanja
    dogovorim dogovorimo dogovorite dogovoriti ugovorim ugovorimo rezervisem rezervisemo
    treba trebaju trebala trebalo trebao potreban potrebna potrebne potrebno hocu hocemo zelim zelimo
    hteo htela hteli trazim trazimo imate dajte
    book schedule arrange need want like plan make get
""")
_VISIT = _words("poseta posetu posete poseti posetom visit visits")
_CONSULTING = _words("""
    konsultacije konsultacija konsultaciju konsultacijama konsultacijom consulting consultation consultations
""")
_COME = _words("dodjete dodete doci dodje dolazite dolaziti navratite svratite posetite posetiti come visit")
_US = _words("nas nama firmu firmi kancelariju kancelariji teren us office company")
_CHANGE = _words("""
    otkazem otkazemo otkazite otkazati otkaz pomerim pomerimo pomerite pomeriti odlozim odlozimo odlozite
    promenim promenimo promenite odgovara cancel move postpone change reschedule suit
""")
_AROUND_SLOT = _words("""
    da li mogu mozemo moze mozete mogli mogla biste su ne moram moramo bih
    bismo smo sam se i a za u na od do kod sa s mi nam nas jednu jedan jedno neko iko nekoga
    prvi prvu slobodan slobodna slobodno slobodne ove ovog ovaj sledece sledeci nedelje nedelju meseca mesec
    godine kad kada neki neku nesto uskoro sto pre sutra ponedeljak utorak sredu cetvrtak petak vas vase vasa
    vasu jos novi novu oko vezi
    i we would could can to an the for at our with you your please next this week month soon when some
""")

_CALL = _words("""
    zovite zovi pozovite pozovi nazovite nazovi nazvati pozvati zvati zovnite javite call ring phone
""")
_ME = _words("me mi nas nama ovde us")
_BY_PHONE = _words("telefonom telefon telefona poziv poziva mobilni mob phone back telefonski")
_WANT_CALL = _words(
    "hocu zelim treba trazim moze mogu mozete li da bi bih ako se want need please can could you"
)
_CALL_TIME = _words("""
    sad sada odmah hitno kad kada stignete mozete budete mogli neko za posle danas sutra ujutru popodne
    u oko na iza pre h sati sat minuta min pola broj ponedeljak utorak sredu cetvrtak petak at after around in
    prekosutra now asap later today tomorrow when somebody someone
""")

_TICKETS = _words(
    "tikete tiketi tiketa tiket prijave prijava prijavu predmete predmeti zahtevi zahteve tickets"
)
_LIST = _words("""
    moje moji moja mojih nase nasi otvorene otvoreni otvorenih spisak lista listu pokazi pokazite prikazi
    koje koji svi sve my our open list show all
""")
_AROUND_LIST = _words(
    "imam imamo mi nam su jos uvek da li sta je sa s status stanje mojih me are do i have what of the"
)
_NEW = _words("nov novi novu novo new")
_ONE_TICKET = _words("tiket tiketa prijavu prijava problem zahtev ticket")
_AROUND_NEW = _words("hocu zelim treba da otvorim otvorite prijavim bih imam open want to a an i")

_STATEMENT = _words("izvestaj izvestaja izvestaje obracun obracuna statement report")
_AROUND_STATEMENT = _words("""
    posaljite posalji poslednji mesecni zadnji moj nas za prosli mesec meseca hocu zelim treba mi nam
    daj dajte gde je da li mogu dobijem opet ponovo vidim o podrsci podrske send me the
    last monthly my our of month please
""")
_VISITS = _words("poseta posete posetu poseti visits visit")
_COUNT = _words("koliko kolko imam imamo ostalo preostalo preostaje pravo many left have remaining")
_AROUND_VISITS = _words(
    "mi nam jos ove ovoj godine godini do kraja smo iskoristili po ugovoru how do we i this year nasih nam je"
)

_WHO_IS = _words("ko koji koja who")
_AROUND_WHO = _words("mi nam nas nasa je moj moja is our my the")
_NOT_ME = _words("nisam nije not odjavi odjavite odvezi odvezite unlink")
_SELF = _words("ja me moj nalog cet mene account")
_AROUND_SELF = _words("to ovo taj ta ovaj vise ste pogresili this is that it my you am i da sam povezan")
_STOP = _words("stop prekini prekinite odjava unsubscribe")
_ROUTINE = _words("""
    ne nemojte nemoj saljite salji slati vise poruke poruka obavestenja izvestaje izvestaj mi prestanite da
    messages statements sending no more me
""")

_ABOUT_TICKET = _words("""
    sta sa s za je bilo ima novo novog kako stoji stoje dokle stiglo stigao kada kad ce biti gotov gotovo
    resen reseno tiket tiketom tiketa tiketu ticket br broj prijava prijavom prijave predmet predmetom status
    stanje
    moj mojim moja nas nasim i a pitam pitao samo oko vezi u ide napreduje ste stigli smo do ima li nesto
    what about is with the on any news my how going of where
""")
_NUMBER = re.compile(r"\d{4,7}")


def ticket_asked_for(words: list[str]) -> str:
    """The number, if these words ask for one ticket and for nothing else: "šta je sa 1042?"; else nothing."""
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    others = [word for word in words if word not in numbers]
    known = _ABOUT_TICKET | _COURTESY
    return numbers[0] if len(numbers) == 1 and all(_is_among(word, known) for word in others) else ""


# In the order in which they are tried.
PHRASES = (
    Phrases(Wish.CALL_ME, (_CALL, _ME), _BY_PHONE | _WANT_CALL | _CALL_TIME | _COURTESY, has_numbers=True),
    Phrases(Wish.CALL_ME, (_CALL, _BY_PHONE), _ME | _WANT_CALL | _CALL_TIME | _COURTESY, has_numbers=True),
    Phrases(Wish.STATEMENT, (_STATEMENT,), _AROUND_STATEMENT | _COURTESY),
    Phrases(Wish.VISITS, (_VISITS, _COUNT), _AROUND_VISITS | _COURTESY),
    Phrases(Wish.WHO_ADVISOR, (_ADVISOR, _WHO_IS), _AROUND_WHO | _COURTESY),
    Phrases(Wish.NEW, (_NEW, _ONE_TICKET), _AROUND_NEW | _COURTESY),
    Phrases(Wish.TICKETS, (_TICKETS, _LIST), _AROUND_LIST | _COURTESY),
    Phrases(Wish.TICKETS, (_words("tiketi tickets"),), _COURTESY),
    Phrases(Wish.NOT_ME, (_NOT_ME, _SELF), _AROUND_SELF | _COURTESY),
    Phrases(Wish.STOP, (_STOP,), _ROUTINE | _COURTESY),
    Phrases(
        Wish.STOP,
        (
            _words("ne nemojte nemoj prestanite no"),
            _words("saljite salji slati sending messages"),
            _words("poruke poruka obavestenja izvestaje izvestaj messages statements"),
        ),
        _ROUTINE | _COURTESY,
    ),
    Phrases(Wish.CLOSE, (_CLOSE,), _AROUND_CLOSE | _COURTESY, has_numbers=True),
    Phrases(Wish.PERSON, (_PERSON,), _WANT_PERSON | _COURTESY),
    Phrases(Wish.PERSON, (_PERSON, _BOT, _NOT), _WANT_PERSON | _COURTESY),
    Phrases(Wish.ADVISOR, (_ADVISOR,), _MY | _WANT_PERSON | _COURTESY),
    Phrases(Wish.REMOTE, (_REMOTE, _REMOTE_WORK, _WISH), _AROUND_REMOTE | _COURTESY),
    Phrases(Wish.REMOTE, (_CONNECT, _COMPUTER), _REMOTE | _TOOL | _WISH | _AROUND_REMOTE | _COURTESY),
    Phrases(Wish.REMOTE, (_CONNECT, _TOOL), _COMPUTER | _WISH | _AROUND_REMOTE | _COURTESY),
    Phrases(Wish.APPOINTMENT, (_VISIT, _BOOK), _SLOT | _AROUND_SLOT | _US | _COURTESY, "visit", True),
    Phrases(Wish.APPOINTMENT, (_COME, _US), _AROUND_SLOT | _COURTESY, "visit"),
    Phrases(Wish.APPOINTMENT, (_CONSULTING, _BOOK), _SLOT | _AROUND_SLOT | _COURTESY, "consulting", True),
    Phrases(Wish.APPOINTMENT, (_SLOT, _VISIT), _BOOK | _AROUND_SLOT | _COURTESY, "visit"),
    Phrases(Wish.APPOINTMENT, (_SLOT, _CONSULTING), _BOOK | _AROUND_SLOT | _COURTESY, "consulting"),
    Phrases(Wish.APPOINTMENT, (_SLOT, _BOOK), _AROUND_SLOT | _COURTESY),
    Phrases(
        Wish.APPOINTMENT,
        (_SLOT | _VISIT | _CONSULTING, _CHANGE),
        _BOOK | _AROUND_SLOT | _US | _COURTESY,
        "change",
    ),
    Phrases(Wish.HOURS, (_HOURS, _HAVE), _AROUND_HOURS | _COURTESY),
    Phrases(Wish.HOURS, (_words("sati satnica stanje"),), _PLEASE),
    Phrases(Wish.CONTRACT, (_CONTRACT, _PROMISES), _AROUND_CONTRACT | _COURTESY),
    Phrases(Wish.DUTY, (_DUTY, _WHO), _AROUND_DUTY | _COURTESY),
    Phrases(Wish.LANGUAGE, (_ENGLISH,), _AROUND_LANGUAGE | _COURTESY, "en"),
    Phrases(Wish.LANGUAGE, (_CYRILLIC,), _AROUND_LANGUAGE | _COURTESY, "sr-Cyrl"),
    Phrases(Wish.LANGUAGE, (_LATIN,), _AROUND_LANGUAGE | _COURTESY, "sr-Latn"),
    Phrases(Wish.LANGUAGE, (_LANGUAGE,), _AROUND_LANGUAGE | _COURTESY),
    Phrases(Wish.GREETING, (_PRESENCE,), _AROUND_PRESENCE | _COURTESY),
    Phrases(Wish.GREETING, (_GREETING,), _AROUND_GREETING | _QUESTION_COMING | _AROUND_PRESENCE),
    Phrases(Wish.THANKS, (_DONE,), _AROUND_DONE | _AROUND_THANKS | _COURTESY, "solved"),
    Phrases(Wish.THANKS, (_THANKS,), _AROUND_THANKS | _GREETING),
    Phrases(Wish.THANKS, (_ACCEPTS,), _AROUND_DONE | _COURTESY, "accepts"),
    Phrases(Wish.HELP, (_WHAT, _CAN_DO), _AROUND_CAN_DO | _COURTESY),
    Phrases(Wish.HELP, (_HELP,), _AROUND_HELP | _COURTESY),
)
