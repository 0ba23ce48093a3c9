"""Words by which a whole message is known to want one plain thing, folded as `core.language.script` does it.

A message is taken for a wish if each of its words belongs to the wish, and it has at least one word of
each group that the wish needs. So "hoću da pričam sa živim čovekom" is known without being listed, and
"hoću da pričam sa knjigovođom" is left to the search.
"""

import re

from bot.dialogue.arranging_phrases import appointment_phrases, remote_phrases
from bot.dialogue.asking_phrases import MONTHS, invoice_phrases, price_phrases, progress_phrases, ways_phrases
from bot.dialogue.opening_phrases import opening_phrases
from bot.dialogue.phrase import Phrases
from core.language.spelling import is_among, word_set
from core.ports import Wish

_GREETING = word_set("""
    zdravo cao ciao caos pozdrav pozdravi hej ej halo alo dan jutro vece postovani postovana postovanje
    hello hi hey morning afternoon evening greetings
""")
_AROUND_GREETING = word_set("""
    dobar dobro dobra dobri veliki svima svim vama vam ljudi ekipo ekipa drugari podrsko gospodo komsije
    komsija komsinice drustvo momci devojke kolege kolega koleginice majstori majstore druze prijatelju
    good dear all there team sir madam everyone
""")
_PLEASE = word_set("molim vas te lepo bih hvala unapred please pls thanks thank you")
_COURTESY = _GREETING | _AROUND_GREETING | _PLEASE
_QUESTION_COMING = word_set("imam imamo jedno pitanje molbu problem trebate treba mi pomoc i have a question")
_PRESENCE = word_set("koga nekog nekoga neko iko anybody anyone")
_AROUND_PRESENCE = word_set("ima li jel je da tu ovde onlajn online radi rade javlja is there here")

_PERSON = word_set("""
    covek coveka coveku covekom cojek osoba osobu osobe osobom osobi zaposlenog ljudsko bice
    operater operatera operateru operaterom operaterka operaterku operator operatora operatorom
    agent agenta agentom konsultant konsultanta konsultantom human person representative
""")
_WANT_PERSON = word_set("""
    hocu zelim trazim treba trebao trebala trebace hteo htela hteli bih bismo da li mogu moze mozemo mozete
    mi me nas se sam dobijem dobiti pricam pricati razgovaram razgovarati popricam govorim cujem
    spojite spoji povezite povezi prebacite prebaci zovi zovite pozovite pozovi zvati daj dajte javi javite
    hitno odmah sad sada sa s uz na od do ima koga nekog neko nekoga nekim kim zivog zivu ziv ziva zivom zivim
    pravog pravu pravim pravi pravom stvarnog vase vaseg vas vasim iz i dezurnog dezurnim
    slobodan slobodnog slobodnim podrske podrskom podrsku tehnicke tehnickom
    please i want need to would like wanna can could get talk speak chat with connect me a an the real live
    actual transfer someone somebody from support now give call
""")
_SOMEBODY = word_set("neko nekog nekoga nekom nekim someone somebody")
_NEEDED = word_set("treba trebao trebala hocu zelim need want")
_HELPED_NOT = word_set("ne nije pomaze pomoglo pomaze it did not help helped")
_BOT = word_set("bot bota botom robot robota robotom masina masinu masinom")
_NOT = word_set("necu ne nije not no bez")

_HOURS = word_set("""
    sati sat sata satnica satnice satnicu minuta minute minuti vremena vreme hours minutes time
""")
_HAVE = word_set("""
    imam imamo nam mi ostalo ostaje ostalih preostalo preostaje preostalih preostali slobodnih
    neiskoriscenih iskoristili iskoristio potrosili potrosio potrosila stanje saldo
    left remaining remain have balance
""")
_SPENT = word_set("potrosio potrosila potrosili iskoristio iskoristila iskoristili used spent")
_AROUND_HOURS = word_set("""
    koliko kolko kolika koji koje je jos u ovom ovog ovaj tekuci tekucem jel mesecu meseca mesec do kraja
    na raspolaganju podrske
    podrsku podrska ugovoru ugovora paketu paketa po nas nasih nasem moje moji smo sam od ukupno trenutno
    sad sada firma da li mogu vidim proverim proverite proveri recite reci zanima zelim
    how many much support do i we our my of this month the in what is are tell show me check
""")

_CONTRACT = word_set("""
    ugovor ugovora ugovoru ugovorom paket paketu paketa garancija garancije garanciji garanciju
    contract plan warranty
""")
_PROMISES = word_set("""
    sta koji kakav kakvu pripada sledi imam imamo obuhvata ukljucuje ukljuceno pokriva dobijam dobijamo
    pise stoji pravo prava traje istice vazi what which covers includes included entitled have expires ends
    end expire last
""")
_AROUND_CONTRACT = word_set("""
    mi nam nas moj mojim nasim nasem po u na sve je su do kada kad sa za podrsku podrske podrsci da li imate
    i we our my is are does do by in the a under to when until support
""")

_DUTY = word_set("dezuran dezurni dezurna dezura dezurstvo dezurstva dezurstvu")
_WHO = word_set("ko koji who")
_AROUND_DUTY = word_set(
    "je danas sada sad trenutno nocas sutra veceras u na smena smeni operater is on duty now"
)

_ENGLISH = word_set("english engleski engleskom engleskog")
_CYRILLIC = word_set("cirilica cirilicu cirilicom cirilici cyrillic")
_LATIN = word_set("latinica latinicu latinicom latinici srpski srpskom serbian")
_LANGUAGE = word_set("jezik language pismo")
_AROUND_LANGUAGE = word_set("""
    mi nam me na pisite pisi pricaj govori pricate govorite moze mozete li da molim jezik jezika promeni
    promenite menjaj menjajte predji predjite
    prebaci hocu zelim speak do you in please switch to change language can we i
""")

_THANKS = word_set("hvala fala zahvaljujem zahvaljujemo zahvalan zahvalna thanks thank thx tnx ty")
_AROUND_THANKS = word_set("""
    puno mnogo lepo lijepo vam ti vama na pomoci pomoc odgovoru odgovor brzom javljanju trudu ljubazni ste
    super odlicno sjajno ok okej okay u redu to je sve bilo toliko za sada radi sad reseno resen uspelo
    sam smo probala probao probali sad sada sve ipak proradilo proradio proradila uspeo uspela uspeli
    resila resio resili resilo se nasao nasla nasli aha to e prijatan prijatno dan vece vikend i takodje
    najlepse nista
    veliko veliki jako vrlo cao pozdrav dovidjenja
    very much so a lot you for your the help great works all good bye
""")

_DONE = word_set("""
    radi proradilo proradio proradila uspelo uspeo uspela uspeli reseno resen resio resila resili resilo
    sredio sredila sredilo
    solved works fixed
""")
_ENOUGH = _THANKS | _COURTESY | word_set("mi nam to je sve u redu ok okej nista za sad sada ne")
_ACCEPTS = word_set(
    "ok okej okay oke vazi moze super odlicno sjajno savrseno razumem jasno great fine perfect"
)
_AROUND_DONE = word_set("""
    nista ma
    sad sada sve je sam smo se ipak opet napokon konacno to mi nam kod nas aha e da ok okej super odlicno
    lepo bravo
    u redu now it all is
""")

_CLOSE = word_set("zatvori zatvorite zatvoriti zatvorimo zatvorim close")
_AROUND_CLOSE = word_set("""
    tiket tiketa prijavu ga to taj ovaj moze mozete mozemo slobodno da se li je reseno sad sada moj
    the my ticket it please you can never mind nevermind odustajem
""")

_WHAT = word_set("sta sto sve what")
_CAN_DO = word_set("umes umete mozes mozete znas znate radis nudis can do")
_AROUND_CAN_DO = word_set("ti vi ovde da mi you here")
_HELP = word_set(
    "pomoc pomocu help komande opcije meni uputstvo pomozite pomozi pomagaj commands menu options"
)
_AROUND_HELP = word_set("treba mi potrebna nam molim me can you i need some sve koje su moze mala hitno")

_ADVISOR = word_set("savetnik savetnika savetniku savetnikom savetnica savetnicu advisor")
_MY = word_set("moj mog moga mom mome mojim moja moju mojoj svoj svog svoga svom svojim svoju svojom nas my")

_CALL = word_set("""
    zovite zovi pozovite pozovi nazovite nazovi nazvati pozvati zvati zovnite javite call ring phone
""")
_ME = word_set("me mi nas nama ovde us")
_BY_PHONE = word_set("telefonom telefon telefona poziv poziva mobilni mob phone back telefonski")
_WANT_CALL = word_set(
    "hocu zelim treba trazim moze mogu mozete li da bi bih ako se want need please can could you"
)
_CALL_TIME = word_set("""
    sad sada odmah hitno kad kada stignete mozete budete mogli neko za posle danas sutra ujutru popodne
    u oko na on iza pre h sati sat sata minuta min pola broj ponedeljak utorak sredu cetvrtak petak at after
    around in
    prekosutra now asap later today tomorrow when somebody someone
""")

_TICKETS = word_set(
    "tikete tiketi tiketa tiket prijave prijava prijavu predmete predmeti zahtevi zahteve tickets"
)
_LIST = word_set("""
    moje moji moja mojih nase nasi otvorene otvoreni otvorenih spisak lista listu pokazi pokazite prikazi
    koje koji svi sve my our open list show all
""")
_AROUND_LIST = word_set(
    "imam imamo mi nam su jos uvek da li sta je sa s status stanje mojih me are do i have what of the"
)
_OF_TICKET = word_set(
    "tiket tiketom tiketa tiketu tiketima prijava prijavom prijave prijavi predmet predmetom zahtev zahtevom"
)
_WHAT_OF = word_set(
    "sta kako dokle status stanje novo novosti novog kad kada gotov gotovo resen ide napreduje what how"
)
_NEW = word_set("nov novi novu novo new")
_ONE_TICKET = word_set("tiket tiketa prijavu prijava problem zahtev ticket")
_AROUND_NEW = word_set("hocu zelim treba da otvorim otvorite prijavim bih imam open want to a an i")

_STATEMENT = word_set("izvestaj izvestaja izvestaje obracun obracuna statement report")
_AROUND_STATEMENT = (
    word_set("""
    posaljite posalji poslednji mesecni zadnji moj nas za prosli mesec meseca hocu zelim treba mi nam
    daj dajte gde je da li mogu dobijem opet ponovo vidim o podrsci podrske send me the
    last monthly my our of month please
""")
    | MONTHS
)
_VISITS = word_set("poseta posete posetu poseti visits visit")
_COUNT = word_set("koliko kolko imam imamo ostalo preostalo preostaje pravo many left have remaining")
_AROUND_VISITS = word_set("""
    mi nam jos li da na jel dal ima neku jednu ove ovoj godine godini do kraja smo iskoristili po ugovoru
    how do we i this year nasih nam je
""")

_WHO_IS = word_set("ko koji koja who")
_AROUND_WHO = word_set("mi nam nas nasa je moj moja is our my the")
_NOT_ME = word_set("nisam nije not odjavi odjavite odvezi odvezite unlink")
_LEAVES = word_set("odjavim odjavimo odjavljujem odvezem unlink")
_SELF = word_set("ja me moj nalog cet mene account")
_AROUND_SELF = word_set("to ovo taj ta ovaj vise ste pogresili this is that it my you am i da sam povezan")
_STOP = word_set("stop prekini prekinite odjava unsubscribe")
_SENDING = word_set("slanje slati saljete izvestaje izvestaja izvestaj poruke obavestenja")
_ROUTINE = word_set("""
    ne nemojte nemoj saljite salji slati saljete vise poruke poruka porukama obavestenja obavestenjima
    izvestaje izvestaj mi prestanite da sa s tim ovim tih te ove
    messages statements sending no more me
""")

_ABOUT_TICKET = word_set("""
    sta sa s za je bilo ima novo novog kako stoji stoje dokle stiglo stigao kada kad ce biti gotov gotovo
    resen reseno tiket tiketom tiketa tiketu ticket br broj prijava prijavom prijave predmet predmetom status
    stanje
    moj mojim moja nas nasim i a pitam pitao samo oko vezi u ide napreduje ste stigli smo do ima li nesto
    se what about is with the on any news my how going of where
""")
_ARE = word_set(
    "jesi jeste jesil jesili si ste jel je ovo are is pricam razgovaram dopisujem pisem talking speaking"
)
_MACHINE = _BOT | word_set(
    "bot botovi program masina vestacka inteligencija ai automat automatski odgovarac machine"
)
_AROUND_ARE = word_set("""
    li ti vi ovo ovde da l a ili sa s to neki neka pravi prava bre zaista stvarno ko jel you this i am with or
    odgovara
""")
_TALKING = word_set("razgovaram pricam dopisujem cujem")
_CALLED = word_set("zoves zovete ime")
_NUMBER = re.compile(r"\d{4,7}")


def ticket_asked_for(words: list[str]) -> str:
    """The number, if these words ask for one ticket and for nothing else: "šta je sa 1042?"; else nothing."""
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    others = [word for word in words if word not in numbers]
    known = _ABOUT_TICKET | _COURTESY
    return numbers[0] if len(numbers) == 1 and all(is_among(word, known) for word in others) else ""


# In the order in which they are tried.
PHRASES = (
    Phrases(Wish.CALL_ME, (_CALL, _ME), _BY_PHONE | _WANT_CALL | _CALL_TIME | _COURTESY, has_numbers=True),
    Phrases(Wish.CALL_ME, (_CALL, _BY_PHONE), _ME | _WANT_CALL | _CALL_TIME | _COURTESY, has_numbers=True),
    Phrases(Wish.STATEMENT, (_STATEMENT,), _AROUND_STATEMENT | _COURTESY),
    Phrases(Wish.VISITS, (_VISITS, _COUNT), _AROUND_VISITS | _COURTESY),
    Phrases(Wish.WHO_ADVISOR, (_ADVISOR, _WHO_IS), _AROUND_WHO | _COURTESY),
    Phrases(Wish.NEW, (_NEW, _ONE_TICKET), _AROUND_NEW | _COURTESY),
    Phrases(
        Wish.NEW,
        (word_set("otvori otvorite otvorim open"), _ONE_TICKET),
        _AROUND_NEW | _NEW | _ME | _COURTESY,
    ),
    Phrases(Wish.TICKETS, (_TICKETS, _LIST), _AROUND_LIST | _COURTESY),
    Phrases(Wish.TICKETS, (word_set("tiketi tickets"),), _COURTESY),
    Phrases(Wish.TICKETS, (_OF_TICKET, _WHAT_OF), _ABOUT_TICKET | _COURTESY),
    Phrases(Wish.NOT_ME, (_NOT_ME, _SELF), _AROUND_SELF | _COURTESY),
    Phrases(
        Wish.NOT_ME, (word_set("log sign logout"), word_set("out off logout")), word_set("me") | _COURTESY
    ),
    Phrases(
        Wish.NOT_ME,
        (word_set("ko who"), word_set("ja i"), word_set("sam am")),
        _COURTESY | word_set("to ovde"),
    ),
    Phrases(
        Wish.NOT_ME, (_LEAVES,), word_set("hocu zelim bih da se kako mogu mi odavde i want to") | _COURTESY
    ),
    Phrases(Wish.STOP, (_STOP,), _ROUTINE | _COURTESY),
    Phrases(Wish.RESUME, (word_set("resume"),), _ROUTINE | _COURTESY),
    Phrases(Wish.RESUME, (word_set("nastavi nastavite"), _SENDING), _ROUTINE | _COURTESY),
    Phrases(
        Wish.STOP,
        (
            word_set("ne nemojte nemoj prestanite no"),
            word_set("saljite salji slati saljete sending messages porukama obavestenjima"),
            word_set("""
                poruke poruka porukama obavestenja obavestenjima izvestaje izvestaj nista messages statements
            """),
        ),
        _ROUTINE | _COURTESY,
    ),
    Phrases(
        Wish.STOP,
        (
            word_set("ne necu no dont"),
            word_set("zelim zelimo hocu hocemo want"),
            word_set("poruke poruka obavestenja izvestaje izvestaj messages statements"),
        ),
        _ROUTINE | _COURTESY | word_set("i da vise vase any your i we do not mesecne"),
    ),
    Phrases(Wish.CLOSE, (_CLOSE,), _AROUND_CLOSE | _AROUND_THANKS | _COURTESY, has_numbers=True),
    Phrases(
        Wish.ABOUT, (_TALKING, _PERSON, word_set("li jel dal")), word_set("da sa s ja ovde vi pravim zivim")
    ),
    Phrases(Wish.PERSON, (_PERSON,), _WANT_PERSON | _HELPED_NOT | _COURTESY),
    Phrases(Wish.PERSON, (_SOMEBODY, _NEEDED), _WANT_PERSON | _HELPED_NOT | _COURTESY),
    Phrases(Wish.PERSON, (_PERSON, _BOT, _NOT), _WANT_PERSON | _COURTESY),
    Phrases(Wish.ABOUT, (_ARE, _MACHINE), _AROUND_ARE | _PERSON | word_set("ziv ziva") | _COURTESY),
    Phrases(Wish.ABOUT, (_ARE, _PERSON | word_set("ziv ziva")), _AROUND_ARE | _COURTESY),
    Phrases(Wish.ABOUT, (word_set("ko kim who whom"), _ARE), word_set("ti vi sa s you am i") | _COURTESY),
    Phrases(Wish.ABOUT, (word_set("sta what"), word_set("ovo this")), word_set("je is") | _COURTESY),
    Phrases(
        Wish.ABOUT,
        (word_set("kako koje what"), _CALLED),
        word_set("se ti vam vi je your name is") | _COURTESY,
    ),
    Phrases(Wish.ADVISOR, (_ADVISOR,), _MY | _WANT_PERSON | _COURTESY),
    *remote_phrases(_COURTESY),
    *appointment_phrases(_COURTESY),
    Phrases(Wish.HOURS, (_HOURS, _HAVE), _AROUND_HOURS | _COURTESY),
    Phrases(Wish.HOURS, (_SPENT, word_set("koliko kolko how")), _AROUND_HOURS | _COURTESY),
    *invoice_phrases(_COURTESY),
    *price_phrases(_COURTESY),
    *opening_phrases(_COURTESY),
    *progress_phrases(_COURTESY),
    *ways_phrases(_COURTESY),
    Phrases(Wish.HOURS, (word_set("sati satnica stanje"),), _PLEASE),
    Phrases(Wish.CONTRACT, (_CONTRACT, _PROMISES), _AROUND_CONTRACT | _COURTESY),
    Phrases(Wish.CONTRACT, (word_set("ugovor contract"),), _PLEASE | _MY | word_set("nas")),
    Phrases(Wish.DUTY, (_DUTY, _WHO), _AROUND_DUTY | _COURTESY),
    Phrases(Wish.LANGUAGE, (_ENGLISH,), _AROUND_LANGUAGE | _COURTESY, "en"),
    Phrases(Wish.LANGUAGE, (_CYRILLIC,), _AROUND_LANGUAGE | _COURTESY, "sr-Cyrl"),
    Phrases(Wish.LANGUAGE, (_LATIN,), _AROUND_LANGUAGE | _COURTESY, "sr-Latn"),
    Phrases(Wish.LANGUAGE, (_LANGUAGE,), _AROUND_LANGUAGE | _COURTESY),
    Phrases(Wish.GREETING, (_PRESENCE,), _AROUND_PRESENCE | _COURTESY),
    Phrases(Wish.GREETING, (word_set("kako how"), word_set("si ste you")), word_set("mi vi are") | _COURTESY),
    Phrases(Wish.GREETING, (_GREETING,), _AROUND_GREETING | _QUESTION_COMING | _AROUND_PRESENCE),
    Phrases(Wish.THANKS, (_DONE,), _AROUND_DONE | _AROUND_THANKS | _COURTESY, "solved"),
    Phrases(Wish.THANKS, (word_set("ne nista no nothing"), word_set("treba vise more")), _ENOUGH, "solved"),
    Phrases(Wish.THANKS, (_THANKS,), _AROUND_THANKS | _GREETING | word_set("da jeste pomoglo yes it helped")),
    Phrases(Wish.THANKS, (_ACCEPTS,), _AROUND_DONE | _COURTESY, "accepts"),
    Phrases(Wish.HELP, (_WHAT, _CAN_DO), _AROUND_CAN_DO | _COURTESY),
    Phrases(Wish.HELP, (_HELP,), _AROUND_HELP | _COURTESY),
)
