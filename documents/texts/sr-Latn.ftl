# Texts of printed documents, in Serbian Latin; Serbian Cyrillic is made of them letter by letter.
# Signs of units (h, min) are international: in quotes, they stay Latin in Cyrillic too. An empty fact
# arrives as "none". Lengths in words stand behind a colon: the words around must not change with them.

## The head

statement = Izveštaj o podršci za { MONTH($month) }
statement-title = Izveštaj o podršci, { $client }, { MONTH($month) }
month = { MONTH($month) }
no-plan = bez ugovora o podršci
page = strana { $page } od { $pages }

## The month in figures

included = uključeno
carried = preneto
used = iskorišćeno
returned = vraćeno
left = preostalo
over = preko uključenog
worked = rad u mesecu
used-share = Iskorišćeno { $percent } % od { $available }
returned-share = Iskorišćeno 0 % od { $available }; vraćeno: { $returned }
meter-alt =
    { $returned ->
        [none] Iskorišćeno: { $used }
       *[other] Vraćeno: { $returned }
    }; uključeno: { $available }; { $over ->
        [none] preostalo: { $left }.
       *[other] preko uključenog: { $over }.
    }
sentence-used =
    { $client }, { MONTH($month) } – { $returned ->
        [none] iskorišćeno: { $used }
       *[other] vraćeno: { $returned }
    }; uključeno: { $available }; { $over ->
        [none] preostalo: { $left }
       *[other] preko uključenog: { $over }
    }
sentence-worked = { $client }, { MONTH($month) } – rad u mesecu: { $worked }
sentence-kinds = po vrsti rada: { $kinds }
sentence-history = po mesecima: { $months }
named-length = { $name } { $length }
returned-length = { $name } vraćeno: { $length }

## By kind and by month

by-kind = Po vrsti rada
kind =
    { $kind ->
        [phone] telefon
        [remote] rad na daljinu
        [email] mejl
        [chat] poruke
        [consulting] konsultacije
        [visit] poseta
        [internal] interni rad
       *[other] { $kind }
    }
history =
    { $count ->
        [one] Poslednji mesec
        [few] Poslednja { $count } meseca
       *[other] Poslednjih { $count } meseci
    }
history-unit = sati : minuti
history-alt = Iskorišćeno po mesecima: { $months }.
history-month =
    { MONTH($month) } { $returned ->
        [none] { $used }
       *[other] vraćeno: { $returned }
    } (uključeno: { $included })
short-month =
    { $number ->
        [1] jan
        [2] feb
        [3] mart
        [4] apr
        [5] maj
        [6] jun
        [7] jul
        [8] avg
        [9] sept
        [10] okt
        [11] nov
       *[12] dec
    }
short-day = { $day }. { $number }.

## By ticket

by-ticket = Po tiketima
ticket = Tiket
subject = Predmet
time = Vreme
no-ticket = bez tiketa
ticket-number = #{ $number }

## The price

price = Cena meseca
item = Stavka
amount = Iznos
fee = Mesečna naknada
over-use = Rad preko uključenog vremena
over-use-detail = { $over } × { $price } na sat
total = Ukupno za mesec

## Visits and answers

visits = Posete od početka godine: { $used } od { $included } ugovorenih.
visits-only = Posete od početka godine: { $used }.
visits-planned = Zakazano: { $days }
response-promised =
    { $clock ->
        [yes] Prvi odgovor je obećan najkasnije za { $promised }, u svako doba.
       *[no] Prvi odgovor je obećan najkasnije za { $promised } radnog vremena.
    }
response =
    U roku: { $kept }; van roka: { $missed }{ $open ->
        [0] .
       *[other] ; bez odgovora još: { $open }.
    }
response-none = U ovom mesecu niste otvarali tikete.

## Backups

backups =
    { $count ->
        [0] Bekap u oblaku: u ovom mesecu nije napravljen nijedan.
       *[other] Bekap u oblaku: { $count } u ovom mesecu{ $size ->
            [none] { "" }
           *[other] , ukupno { $size }
        }; poslednji: { $last }
    }

## Corrections of earlier months

corrections = Ispravke ranijih meseci
corrected-month = Mesec
work-of = Rad od

## Every piece of work

lines =
    { $count ->
        [one] { $count } stavka
        [few] { $count } stavke
       *[other] { $count } stavki
    }
day = Dan
kind-of-work = Vrsta rada
operator = Operater
note = Opis
minutes = Minuti
sum = Zbir
no-work = U ovom mesecu nije bilo rada.

## What could serve the client better

hints = Predlog savetnika
hint-hours-unused = Dva meseca zaredom koristite manje od petine uključenog vremena. Možda Vam je dovoljan manji paket.
hint-visit-not-planned = Imate ugovorenu posetu koja još nije zakazana. Javite nam kada Vam odgovara.
hint-backup-unused = Plaćate bekap u oblaku, a u poslednje vreme nije napravljen nijedan. Javite nam se da ga zajedno podesimo.
hint-contact-unlinked = Neko od Vaših kolega koji primaju izveštaj još nije povezan sa podrškom u četu. Kod za povezivanje daje Vaš savetnik.

## How it was counted

counted-step = Svaki započeti obračunski korak računa se ceo (korak: { $step }).
counted = Svaki započeti obračunski korak iz ugovora računa se ceo.
counted-free = Stavke sa znakom { $mark } ne troše uključeno vreme.
counted-no-plan = Bez ugovora nema uključenog vremena koje bi se trošilo.
questions = Pitanja o izveštaju: { $ways }
hash = Otisak podataka ({ "SHA-256" })

## An appointment for a calendar

visit = Poseta
consulting = Konsultacije
remote-session = Rad na daljinu
appointment-of-company = { $what }: { $company }, { $operator }
appointment-of-client = { $what }: { $client }
with-operator = Sa Vama radi: { $operator }
with-client = Klijent: { $client }
with-contact = Kontakt: { $contact }
about = Tema: { $about }
questions-about-it = Pitanja: { $ways }
soon = Uskoro: { $what }

duty-calendar = Dežurstva: { $of } ({ $company })
on-duty = Dežurstvo
on-duty-backup = Rezerva
