"""What messages mean, as people write them: messy, in both scripts, with and without diacritics."""

import pytest

from bot.dialogue.several import read
from bot.dialogue.understand import own_words, understand
from core.ports import Wish
from knowledge_base.article import installed_articles

COMMANDS = [
    ("/start", Wish.GREETING, ""),
    ("/START", Wish.GREETING, ""),
    ("/start@dezurni_bot", Wish.GREETING, ""),
    ("/start ABCD2345", Wish.LINK, "ABCD2345"),
    ("/start   x_-9", Wish.LINK, "x_-9"),
    ("  /start K7M2P9QR ", Wish.LINK, "K7M2P9QR"),
    ("/sati", Wish.HOURS, ""),
    ("/Sati@DezurniBot", Wish.HOURS, ""),
    ("/hours", Wish.HOURS, ""),
    ("/stanje", Wish.HOURS, ""),
    ("/сати", Wish.HOURS, ""),
    ("/pomoc", Wish.HELP, ""),
    ("/pomoć", Wish.HELP, ""),
    ("/help", Wish.HELP, ""),
    ("/covek", Wish.PERSON, ""),
    ("/čovek", Wish.PERSON, ""),
    ("/човек", Wish.PERSON, ""),
    ("/osoba", Wish.PERSON, ""),
    ("/operater ne radi mi štampač", Wish.PERSON, "ne radi mi štampač"),
    ("/zovite\nhitno je", Wish.CALL_ME, "hitno je"),
    ("/jezik", Wish.LANGUAGE, ""),
    ("/jezik sr", Wish.LANGUAGE, "sr-Latn"),
    ("/jezik ср", Wish.LANGUAGE, "sr-Cyrl"),
    ("/jezik sr-Cyrl", Wish.LANGUAGE, "sr-Cyrl"),
    ("/jezik SR-LATN", Wish.LANGUAGE, "sr-Latn"),
    ("/jezik ћирилица", Wish.LANGUAGE, "sr-Cyrl"),
    ("/jezik EN", Wish.LANGUAGE, "en"),
    ("/jezik klingonski", Wish.LANGUAGE, ""),
    ("/dezurni", Wish.DUTY, ""),
    ("/dežurstvo", Wish.DUTY, ""),
    ("/ko", Wish.DUTY, ""),
    ("/zatvori", Wish.CLOSE, ""),
    ("/daljinski", Wish.REMOTE, ""),
    ("/remote the printer is stuck", Wish.REMOTE, "the printer is stuck"),
    ("/termin", Wish.APPOINTMENT, ""),
    ("/термин 3.12. у 10", Wish.APPOINTMENT, "3.12. у 10"),
    ("/appointment visit", Wish.APPOINTMENT, "visit"),
    ("/tiketi", Wish.TICKETS, ""),
    ("/тикети", Wish.TICKETS, ""),
    ("/tickets", Wish.TICKETS, ""),
    ("/1042", Wish.TICKET, "1042"),
    ("/tiket 1042", Wish.TICKET, "1042"),
    ("/tiket #1042", Wish.TICKET, "1042"),
    ("/novi Ne radi skener", Wish.NEW, "Ne radi skener"),
    ("/savetnik", Wish.ADVISOR, ""),
    ("/izveštaj", Wish.STATEMENT, ""),
    ("/posete", Wish.VISITS, ""),
    ("/zovite sutra u 10", Wish.CALL_ME, "sutra u 10"),
    ("/stop", Wish.STOP, ""),
    ("/nastavi", Wish.RESUME, ""),
    ("/odjavi", Wish.NOT_ME, ""),
    ("/beleška zvati posle 14", Wish.NOTE, "zvati posle 14"),
    ("/predaj marko", Wish.HAND_ON, "marko"),
    ("/klijent zora", Wish.LOOK_UP, "zora"),
    ("/članak skener", Wish.CANNED, "skener"),
    ("/zatvori zamenjen je kabl", Wish.CLOSE, "zamenjen je kabl"),
    ("/nepoznato", Wish.HELP, ""),
]

# The dialogue's ways in plain words, as people write them.
WAYS = [
    ("koliko košta sat preko paketa", Wish.PRICE, ""),
    ("kolko ce me kostati ako radite vikendom", Wish.PRICE, ""),
    ("пошто је сат ако потрошим све", Wish.PRICE, ""),
    ("koliko placamo mesecno", Wish.PRICE, ""),
    ("how much is an hour over the contract?", Wish.PRICE, ""),
    ("ima li novosti?", Wish.PROGRESS, ""),
    ("колико ћу још чекати???", Wish.PROGRESS, ""),
    ("i dalje cekam odgovor", Wish.PROGRESS, ""),
    ("da li je neko video moju poruku", Wish.PROGRESS, ""),
    ("any news?", Wish.PROGRESS, ""),
    ("otvorite mi tiket molim vas za knjizenje izvoda", Wish.NEW, "knjizenje izvoda"),
    ("пријављујем квар: не штампа се лабела", Wish.NEW, "не штампа се лабела"),
    ("open a ticket for the broken till printer", Wish.NEW, "the broken till printer"),
    ("otvorite tiket", Wish.NEW, ""),
    ("imam li pravo na posetu", Wish.VISITS, ""),
    ("when does our warranty end", Wish.CONTRACT, ""),
    ("мењај на ћирилицу", Wish.LANGUAGE, "sr-Cyrl"),
    ("ne saljite mi nista", Wish.STOP, ""),
    ("never mind, close it please", Wish.CLOSE, ""),
    ("koliko sam potrosio ovog meseca", Wish.HOURS, ""),
    ("шта ми пише у уговору", Wish.CONTRACT, ""),
    ("can you call me tomorrow at 10 on 063 222 333", Wish.CALL_ME, ""),
    ("resume", Wish.RESUME, ""),
    ("nastavite slanje izvestaja", Wish.RESUME, ""),
    ("log me out", Wish.NOT_ME, ""),
    ("ugovor", Wish.CONTRACT, ""),
    ("u koliko sati pocinjete sa radom", Wish.OPENING, ""),
    ("what is the price per hour", Wish.PRICE, ""),
    ("termin", Wish.APPOINTMENT, ""),
    ("poseta", Wish.APPOINTMENT, "visit"),
    ("zakazi mi nesto", Wish.APPOINTMENT, ""),
    ("hteo bih posetu sledece nedelje, moze i kasnije", Wish.APPOINTMENT, "visit"),
    ("jel moze neko da dodje kod nas u petak", Wish.APPOINTMENT, "visit"),
    ("može neko da dođe?", Wish.APPOINTMENT, "visit"),
    ("i kad ce da dodje neko vise???", Wish.PROGRESS, ""),
    ("pa kad ce vise", Wish.PROGRESS, ""),
    ("zasto se niko ne javlja", Wish.PROGRESS, ""),
    ("izvestaj za oktobar", Wish.STATEMENT, ""),
    ("hocu da se odjavim", Wish.NOT_ME, ""),
    ("hej druze kako si", Wish.GREETING, ""),
    ("Sve u redu, hvala na pomoci, zatvorite tiket", Wish.CLOSE, ""),
    ("prestanite vise sa tim porukama", Wish.STOP, ""),
    ("ko si ti bre, jel ovo robot", Wish.ABOUT, ""),
    ("hvala puno, resilo se, prijatno", Wish.THANKS, "solved"),
    ("dobro jutro komsije :)", Wish.GREETING, ""),
    ("cao, jel radi neko", Wish.GREETING, ""),
    ("Hello, is anybody there?", Wish.GREETING, ""),
    ("pošaljite mi naš račun za prošli mesec", Wish.INVOICE, ""),
    ("molim vas kopiju vase fakture", Wish.INVOICE, ""),
    ("nismo dobili racun za oktobar", Wish.INVOICE, ""),
    ("колико вам дугујемо?", Wish.INVOICE, ""),
    ("can you send us the invoice for october", Wish.INVOICE, ""),
    ("kako da pošaljem fakturu", Wish.QUESTION, ""),
    ("nismo dobili fakturu", Wish.QUESTION, ""),
    ("telefon", Wish.WAYS, ""),
    ("koji vam je broj telefona", Wish.WAYS, ""),
    ("kako da vas kontaktiram?", Wish.WAYS, ""),
    ("what is your phone number", Wish.WAYS, ""),
    ("ne pomaže, treba mi neko", Wish.PERSON, ""),
    ("yes it helped, thank you", Wish.THANKS, ""),
    ("ko sam ja?", Wish.NOT_ME, ""),
    ("who am i", Wish.NOT_ME, ""),
    ("zovite me", Wish.CALL_ME, ""),
    ("Pozovite nas molim vas", Wish.CALL_ME, ""),
    ("mozete li da me pozovete telefonom", Wish.CALL_ME, ""),
    ("zovite me sutra u 10", Wish.CALL_ME, ""),
    ("позовите ме", Wish.CALL_ME, ""),
    ("call me please", Wish.CALL_ME, ""),
    ("moji tiketi", Wish.TICKETS, ""),
    ("pokazi mi moje tikete", Wish.TICKETS, ""),
    ("my tickets", Wish.TICKETS, ""),
    ("nov tiket", Wish.NEW, ""),
    ("hocu da otvorim novi tiket", Wish.NEW, ""),
    ("šta je sa 1042?", Wish.TICKET, "1042"),
    ("sta je sa tiketom 1042", Wish.TICKET, "1042"),
    ("шта је са 1042", Wish.TICKET, "1042"),
    ("#1042", Wish.TICKET, "1042"),
    ("status 1042", Wish.TICKET, "1042"),
    ("posaljite izvestaj za prosli mesec", Wish.STATEMENT, ""),
    ("koliko poseta imamo ove godine", Wish.VISITS, ""),
    ("ko je moj savetnik", Wish.WHO_ADVISOR, ""),
    ("who is my advisor", Wish.WHO_ADVISOR, ""),
    ("to nisam ja", Wish.NOT_ME, ""),
    ("stop", Wish.STOP, ""),
    ("ne saljite mi vise poruke", Wish.STOP, ""),
    ("ne želim više poruke", Wish.STOP, ""),
    ("šta je sa mojim tiketom", Wish.TICKETS, ""),
    ("dokle se stiglo sa prijavom?", Wish.TICKETS, ""),
    ("zovi me za pola sata", Wish.CALL_ME, ""),
    ("👍", Wish.THANKS, "accepts"),
    ("🙂 ❤️", Wish.THANKS, "accepts"),
    ("hvala, ne treba", Wish.THANKS, "solved"),
    ("ništa više", Wish.THANKS, "solved"),
    ("spojite me sa Anom", Wish.PERSON, ""),
    ("ko si ti", Wish.ABOUT, ""),
    ("јеси ли робот", Wish.ABOUT, ""),
    ("da li razgovaram sa čovekom?", Wish.ABOUT, ""),
    ("are you a bot", Wish.ABOUT, ""),
    ("da li mogu da razgovaram sa čovekom", Wish.PERSON, ""),
    # Those say something else besides, and are questions.
    ("hvala ne radi", Wish.QUESTION, ""),
    ("ne dobijam poruke od kupaca", Wish.QUESTION, ""),
    ("ne treba mi operater nego cenovnik", Wish.QUESTION, ""),
    ("kako je program spojen sa bazom", Wish.QUESTION, ""),
    ("😡", Wish.QUESTION, ""),
    ("?", Wish.QUESTION, ""),
    ("zovite me da mi objasnite kako se stampa faktura", Wish.QUESTION, ""),
    ("gde da vidim izvestaj o prodaji", Wish.QUESTION, ""),
    ("konto 2040 ne valja u bilansu", Wish.QUESTION, ""),
    ("stop kod fiskalizacije posle 3 racuna", Wish.QUESTION, ""),
    ("novi artikal", Wish.QUESTION, ""),
    ("nova godina 2027 kako da je otvorim", Wish.QUESTION, ""),
]


@pytest.mark.parametrize(("text", "wish", "argument"), WAYS)
def test_the_common_ways_in_plain_words(text: str, wish: Wish, argument: str) -> None:
    assert understand(text) == (wish, argument)


CODES = [
    ("K7M2P9QR", Wish.LINK, "K7M2P9QR"),
    ("k7m2p9qr", Wish.LINK, "k7m2p9qr"),
    ("  k7m2-p9qr \n", Wish.LINK, "k7m2-p9qr"),
    ("ABCDEFGH", Wish.LINK, "ABCDEFGH"),
    ("abcdefgh", Wish.QUESTION, ""),
    ("problemi", Wish.QUESTION, ""),
    ("PROBLEMI", Wish.QUESTION, ""),
    ("stampamo", Wish.QUESTION, ""),
    ("Stampacu", Wish.QUESTION, ""),
    ("60123456", Wish.QUESTION, ""),
    ("23456789", Wish.QUESTION, ""),
    ("K7M2P9Q", Wish.QUESTION, ""),
    ("moj kod je K7M2P9QR", Wish.LINK, "K7M2P9QR"),
    ("Kod: k7m2-p9qr", Wish.LINK, "k7m2-p9qr"),
    ("код је K7M2P9QR.", Wish.LINK, "K7M2P9QR"),
    # Misread: no code has 0, O, 1, I or L, and whoever sends such a one wants to be told.
    ("AB12CD0O", Wish.LINK, "AB12CD0O"),
    ("kod greške je 12345678", Wish.QUESTION, ""),
    ("kod mene ne stampa", Wish.QUESTION, ""),
    ("K7M2 P9QR", Wish.LINK, "K7M2 P9QR"),
]

PLAIN = [
    ("Zdravo", Wish.GREETING),
    ("zdravooo", Wish.GREETING),
    ("Ćao!", Wish.GREETING),
    ("cao svima", Wish.GREETING),
    ("Dobar dan", Wish.GREETING),
    ("DOBAR DAN!!!", Wish.GREETING),
    ("dobro vece", Wish.GREETING),
    ("Dobro jutro 🙂", Wish.GREETING),
    ("Добар дан", Wish.GREETING),
    ("Поштовани,", Wish.GREETING),
    ("Poštovani, dobar dan", Wish.GREETING),
    ("pozdrav, imam jedno pitanje", Wish.GREETING),
    ("Hello there", Wish.GREETING),
    ("ima li koga?", Wish.GREETING),
    ("Halo, jel ima nekog", Wish.GREETING),
    ("hvala", Wish.THANKS),
    ("Hvala puno!", Wish.THANKS),
    ("hvala vam puno na pomoći", Wish.THANKS),
    ("ok hvala", Wish.THANKS),
    ("Хвала лепо", Wish.THANKS),
    ("Super, hvala, radi sada", Wish.THANKS),
    ("zahvaljjujem", Wish.THANKS),
    ("fala", Wish.THANKS),
    ("Thank you very much", Wish.THANKS),
    ("hvala i prijatan dan", Wish.THANKS),
    ("do koliko sati radite", Wish.OPENING),
    ("koliko sati je radno vreme", Wish.OPENING),
    ("Dobar dan, da li radite u petak 4.12. i u ponedeljak?", Wish.OPENING),
    ("радите ли за Божић", Wish.OPENING),
    ("raidte li sutra", Wish.OPENING),
    ("jel radi neko sad", Wish.OPENING),
    ("do you work on holidays", Wish.OPENING),
    ("what are your opening hours", Wish.OPENING),
    ("koliko imam sati", Wish.HOURS),
    ("Koliko nam je ostalo sati?", Wish.HOURS),
    ("kolko imam jos minuta", Wish.HOURS),
    ("Zdravo, koliko imamo još sati ovog meseca? Hvala", Wish.HOURS),
    ("колико имам сати", Wish.HOURS),
    ("preostali sati", Wish.HOURS),
    ("stanje sati", Wish.HOURS),
    ("koliko smo sati potrosili", Wish.HOURS),
    ("how many hours do we have left?", Wish.HOURS),
    ("sati", Wish.HOURS),
    ("hoću čoveka", Wish.PERSON),
    ("hocu coveka", Wish.PERSON),
    ("Хоћу човека!", Wish.PERSON),
    ("zelim da pricam sa zivom osobom", Wish.PERSON),
    ("Molim vas, spojite me sa operaterom", Wish.PERSON),
    ("hocu operatra", Wish.PERSON),
    ("operater", Wish.PERSON),
    ("daj mi operatera odmah", Wish.PERSON),
    ("mogu li da dobijem operatera?", Wish.PERSON),
    ("dobar dan, treba mi operater", Wish.PERSON),
    ("necu bota hocu coveka", Wish.PERSON),
    ("talk to a human", Wish.PERSON),
    ("I want to speak with a real person please", Wish.PERSON),
    ("pomoć", Wish.HELP),
    ("Treba mi pomoc", Wish.HELP),
    ("šta sve umeš?", Wish.HELP),
    ("what can you do", Wish.HELP),
    ("šta mi pripada po ugovoru?", Wish.CONTRACT),
    ("sta sve imamo u paketu", Wish.CONTRACT),
    ("до када нам траје уговор", Wish.CONTRACT),
    ("what does our contract include?", Wish.CONTRACT),
    ("ko je dežuran", Wish.DUTY),
    ("možete li da se povežete na moj računar", Wish.REMOTE),
    ("Dobar dan, možete li da se povežete na naš računar?", Wish.REMOTE),
    ("treba mi daljinska podrška", Wish.REMOTE),
    ("Треба нам даљинска помоћ", Wish.REMOTE),
    ("uđite preko AnyDesk-a", Wish.REMOTE),
    ("udjite mi preko teamviewera molim vas", Wish.REMOTE),
    ("povežite se na moj komp", Wish.REMOTE),
    ("želim rad na daljinu", Wish.REMOTE),
    ("remote support please", Wish.REMOTE),
    ("can you connect to my computer", Wish.REMOTE),
    ("I need a remote session", Wish.REMOTE),
    ("ko je danas dezurni?", Wish.DUTY),
]

APPOINTMENTS = [
    ("hoću da zakažem posetu", "visit"),
    ("Zakažite nam posetu, molim Vas", "visit"),
    ("kada možete da dođete kod nas", "visit"),
    ("Kada biste mogli da dođete do nas?", "visit"),
    ("треба нам посета", "visit"),
    ("treba mi termin za posetu", "visit"),
    ("I would like to book a visit", "visit"),
    ("when can you come to our office", "visit"),
    ("can you visit us next week?", "visit"),
    ("treba mi termin za konsultacije", "consulting"),
    ("potrebne su nam konsultacije", "consulting"),
    ("hteli bismo konsultacije sledeće nedelje", "consulting"),
    ("book a consultation please", "consulting"),
    ("treba mi termin", ""),
    ("Želim da zakažem termin", ""),
    ("imate li slobodan termin sutra", ""),
    ("I need an appointment", ""),
    ("Može li neko da dođe kod nas?", "visit"),
    ("moramo da pomerimo posetu", "change"),
    ("Možemo li da otkažemo termin?", "change"),
    ("Moram da otkažem posetu", "change"),
    ("otkažite mi termin", "change"),
    ("ne odgovara mi termin", "change"),
    ("Морам да откажем посету", "change"),
    ("can we reschedule the appointment", ""),
]

QUESTIONS = [
    "radite li na mom tiketu",
    "kada zatvarate kasu",
    "kako da otvorim novu godinu",
    "otvorena faktura",
    "imate li vremena sutra",
    "koliko poseta imamo godišnje",
    "da li se poseta plaća",
    "kako da zakažem konsultacije",
    "treba mi konsultant za porez",
    "kako da pomerim datum na fakturi",
    "hoću da posaljem poruku",
    "need to make an invoice",
    "",
    "   ",
    "...",
    "Zdravo, ne radi mi štampač",
    "Dobar dan, kako da napravim avansni račun?",
    "Добар дан, не ради ми штампач",
    "koliko je sati",
    "hvala ali i dalje ne radi",
    "operater mi je obrisao fakture",
    "hocu da dodam novu osobu u program",
    "necu operatera",
    "koliko imam faktura",
    "stanje magacina",
    "kako da unesem ugovor sa kupcem",
    "hoću da raskinem ugovor",
    "koliko košta veći paket",
    "pomoć oko popisa na kraju godine",
    "kako da promenim jezik na fakturi",
    "da li je operater juče poslao izveštaj",
    "ne mogu da posaljem fakturu na sef, izbacuje gresku 400",
    "ko je dezurni i da li radite za Uskrs kad je praznik",
    "zdravo " * 40,
    "/",
    "//",
    "24/7 podrška",
    "kako da se zakacite na moj racunar",
    "da li treba da instaliram anydesk",
    "je li bezbedno da vam dam pristup",
    "daljinski pristup kako ide",
    "mozete li da udjete u komp i pogledate",
    "ne mogu da se povežem na server",
    "kako da povežem novi računar",
    "program ne može da se poveže na server",
    "hocu da prebacim program na nov racunar",
]

SEVERAL = [
    ("dobar dan, do kada radite? i zovite me molim vas", [Wish.OPENING], "call-me: zovite me molim vas"),
    ("zovite me do kad radite danas", [Wish.OPENING], "call-me: zovite me"),
    ("kolko jos imamo sati i ko nam je savetnik", [Wish.HOURS], "who-advisor: ko nam je savetnik"),
    ("Ne radi kasa. Do kad radite?", [Wish.OPENING], "question: Ne radi kasa."),
    ("Ne radi mi kasa. Zovite me", [], "call-me: Ne radi mi kasa. Zovite me"),
    ("Hvala puno. Koliko imam sati jos?", [], "hours: Koliko imam sati jos?"),
    ("докле радите данас? треба ми човек", [Wish.OPENING], "person: треба ми човек"),
    ("dobar dan, do kada radite? i koliko kosta sat", [Wish.OPENING], "price: koliko kosta sat"),
    ("штампач не ради, зовите ме одмах", [], "call-me: штампач не ради зовите ме одмах"),
    ("kako da odstampam fakturu i koliko sati imam", [Wish.HOURS], "question: kako da odstampam fakturu"),
    ("treba mi izvestaj. kako da odstampam fakturu", [Wish.STATEMENT], "question: kako da odstampam fakturu"),
    ("are you open tomorrow, and call me please", [Wish.OPENING], "call-me: call me please"),
]
ONE_THING = [
    "Ne radi mi kasa. Stoji nam radnja.",
    "Kako da zatvorim kasu? Ne radi mi dugme.",
    "ne radi mi stampac i skener",
    "koliko sati kasni sinhronizacija, i zasto",
    "kako da odstampam fakturu i ugovor",
    "zatvorite tiket. do kad radite?",
    "dobar dan",
]

LANGUAGES = [
    ("english please", "en"),
    ("Do you speak English?", "en"),
    ("na engleskom molim", "en"),
    ("ћирилица", "sr-Cyrl"),
    ("pisite cirilicom", "sr-Cyrl"),
    ("latinica", "sr-Latn"),
    ("jezik", ""),
]


@pytest.mark.parametrize(("text", "kind"), APPOINTMENTS)
def test_a_wish_for_a_time_is_understood_with_its_kind(text: str, kind: str) -> None:
    assert understand(text) == (Wish.APPOINTMENT, kind)


@pytest.mark.parametrize(("text", "wish", "argument"), COMMANDS + CODES)
def test_commands_and_codes(text: str, wish: Wish, argument: str) -> None:
    assert understand(text) == (wish, argument)


@pytest.mark.parametrize(("text", "wish"), PLAIN)
def test_plain_wishes(text: str, wish: Wish) -> None:
    assert understand(text)[0] is wish


@pytest.mark.parametrize(("text", "told", "then"), SEVERAL)
def test_several_plain_things_of_one_message_are_told_apart(text: str, told: list[Wish], then: str) -> None:
    wish, argument, (*first, last) = read(text)
    assert (wish, argument) == (Wish.QUESTION, "")
    assert [part.wish for part in first] == told
    assert f"{last.wish}: {last.text}" == then


@pytest.mark.parametrize("text", ONE_THING)
def test_what_is_about_one_thing_is_left_whole(text: str) -> None:
    assert read(text) == (*understand(text), ())


@pytest.mark.parametrize("text", QUESTIONS)
def test_everything_else_is_a_question(text: str) -> None:
    assert understand(text) == (Wish.QUESTION, "")


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_a_language_is_asked_for_in_words(text: str, language: str) -> None:
    assert understand(text) == (Wish.LANGUAGE, language)


def test_who_is_linked_already_needs_no_code() -> None:
    assert understand("K7M2P9QR", linked=True) == (Wish.QUESTION, "")
    assert understand("/start K7M2P9QR", linked=True) == (Wish.LINK, "K7M2P9QR")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/covek ne radi štampač", "ne radi štampač"),
        ("/covek", ""),
        ("ne radi /covek", "ne radi /covek"),
        ("", ""),
    ],
)
def test_own_words_are_those_behind_the_command(text: str, words: str) -> None:
    assert own_words(text) == words


def test_no_question_of_an_article_is_taken_for_a_wish_for_a_remote_session() -> None:
    asked = [question for article in installed_articles() for question in (article.title, *article.questions)]
    assert [text for text in asked if understand(text)[0] is Wish.REMOTE] == []
