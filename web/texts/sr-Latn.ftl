# Texts of the pages, in Serbian Latin; Serbian Cyrillic is made of them letter by letter.

product = { "Dežurni" }
skip = Preskoči na sadržaj
menu = Glavni meni
menu-front = Početna
menu-chat = Čet
menu-phone = Telefon
menu-more = Još
languages = Jezik
language-name = { $language ->
    [en] { "English" }
    [sr-Cyrl] { "Ћирилица" }
   *[other] { "Latinica" }
}
offline = Veza sa serverom je prekinuta. Prikaz je od ranije; pokušavamo ponovo.

## Moments

when-today = { CLOCK($at) }
when-yesterday = juče { CLOCK($at) }
when-day = { $day }. { $month }. { CLOCK($at) }
until-today = do { CLOCK($at) }
until-tomorrow = do sutra u { CLOCK($at) }
until-day = do { $weekday ->
    [mon] pon
    [tue] uto
    [wed] sre
    [thu] čet
    [fri] pet
    [sat] sub
   *[sun] ned
} { $day }. { $month }. u { CLOCK($at) }
weekday = { $weekday ->
    [mon] pon
    [tue] uto
    [wed] sre
    [thu] čet
    [fri] pet
    [sat] sub
   *[sun] ned
}
until-further = do daljeg
opens-today = otvara se danas u { CLOCK($at) }
opens-tomorrow = otvara se sutra u { CLOCK($at) }
opens-day = otvara se { MOMENT($at) }
opens-never = bez zakazanog otvaranja

## The desk now

now-title = Podrška sada
on-duty = Na dužnosti
on-duty-until = Smena { $until }
nobody-on-duty = Trenutno niko
nobody-on-duty-why = Raspored u ovom času nema nikoga. Klijenti mogu da ostave poruku.
open = Otvoreno
closed = Zatvoreno
holiday = Praznik: { $name }
backup = Rezerva
nobody = niko
hours-today = Danas radimo
closed-all-day = ne radimo
on-the-line = Na liniji
waiting-count = { $count ->
    [0] niko ne čeka
   *[other] čeka { $count }
}
talking-count = u razgovoru { $count }
open-tickets = Tiketi
open-count = čeka { $count }
taken-count = u radu { $count }

## Try it

try-title = Isprobajte
try-chat = Čet sa botom
try-chat-what = Pišite kao klijent, odgovorite kao operater.
try-phone = Telefon
try-phone-what = Pozovite liniju i javite se na drugoj strani.

## A month's statements on their way

run = Šaljemo izveštaje za { MONTH($month) } Klijenti: { $queued } od { $clients }; čeka na isporuku: { $waiting }.

## Waiting and pages

waiting-title = Čekaju na liniji
waits = čeka { $length }
waiting-rank = { $kind ->
    [contract] ugovor, rang { $rank }
    [warranty] garancija
   *[none] bez ugovora
}
talks-title = U razgovoru
talk-with = · { $name }
risk-title = Rok za odgovor ističe
holes-title = Rupe pred nama
manager-untold = rukovodilac još nije obavešten: nema čet koji prima poruke
untold-absences-title = Odsustva koja pogađaju dežurstvo
untold-swaps-title = Dogovorene zamene
untold-swap = dežura { $taker }, po rasporedu { $asker }
page-asked = pitani: { $names }
page-accept = Prihvatam
page-pass = Ne mogu
pages-title = Dežurni još nije prihvatio
page-lasts = traje { $length }

## Lists

calls-title = Poslednji pozivi
calls-none = Još nije bilo poziva.
tickets-title = Poslednji tiketi
tickets-none = Još nema tiketa.
column-at = Vreme
column-caller = Ko zove
column-client = Klijent
column-decision = Odluka
column-outcome = Ishod
column-operator = Operater
column-number = Broj
column-subject = Predmet
column-state = Stanje
column-opened = Otvoren
stranger = nepoznat
hidden-number = skriven broj
decision = { $decision ->
    [desk] podrška
    [on-call] dežurni
   *[message] govorna poruka
}
outcome = { $outcome ->
    [talked] razgovor
    [voicemail] ostavio poruku
    [missed] propušten
    [heard-message] saslušao obaveštenje
    [unreached] nije dobijen
    [called-again] pozvao ponovo
    [answered] čuo odgovor
    [left-menu] odustao u meniju
    [is-code] unosi šifru
    [is-menu] bira u meniju
    [is-question] postavlja pitanje
    [is-answer] sluša odgovor
    [is-pin] unosi PIN
    [is-call-back] čeka povratni poziv
    [is-review] preslušava poruku
    [is-consent] odlučuje o naplati
    [is-waiting] čeka u redu
    [is-accepted] povezuje se
    [is-talking] razgovara
    [is-message] na govornoj pošti
   *[other] završen
}
outcome-talked = razgovor { $length }
state = { $state ->
    [open] čeka
    [taken] u radu
   *[closed] zatvoren
}
ticket-number = #{ $number }

## Login

login-title = Prijava
login-name = Oznaka ili e-pošta
login-password = Lozinka
login-go = Prijavi se
login-wrong = Ime ili lozinka nisu ispravni, ili je bilo previše pokušaja. Pokušajte ponovo, ili sačekajte 15 minuta.
login-link-lead = Bez lozinke: poslaćemo Vam link u čet u kojem radite. Važi 10 minuta, jednom.
login-link-go = Pošalji link u čet
login-demo = Ovo je demo firma: uđite kao bilo ko.
role-operator = operater
role-advisor = savetnik
role-manager = rukovodilac
code-title = Još jedan korak
code-lead = Otvorite aplikaciju za potvrdu i upišite šest cifara.
code-label = Kod iz aplikacije
code-wrong = Kod nije ispravan ili je već upotrebljen. Sačekajte sledeći.
factor-title = Drugi korak prijave
factor-lead = Skenirajte sliku aplikacijom za potvrdu (na primer { "Google Authenticator, Aegis" }) i upišite kod koji pokaže.
factor-picture = QR kod za aplikaciju za potvrdu
factor-by-hand = Ili je upišite rukom:
factor-go = Uključi
factor-wrong = Kod ne odgovara ovoj slici. Da li je sat na telefonu tačan?
factor-set = Uključen je: uz lozinku tražimo i kod iz aplikacije.
factor-none = Nije uključen. Rukovodiocima je obavezan, a svima ga preporučujemo.
factor-add = Uključi drugi korak
factor-change = Promeni aplikaciju
enter-title = Prijava linkom
enter-lead = Link važi jednom. Pritisnite da uđete.
password-title = Lozinka
password-lead = Nova lozinka odjavljuje sve Vaše druge uređaje.
password-none = Još nemate lozinku: ulazite samo linkom iz četa.
password-new = Nova lozinka, bar 12 znakova
password-length = Lozinka ima od 12 do 200 znakova. Najbolje je nekoliko reči.
password-easy = Ova lozinka se lako pogađa. Uzmite nekoliko reči koje ne idu zajedno.
password-stale = Prijavili ste se pre više od 15 minuta: prijavite se ponovo, pa promenite lozinku.
again-title = Promena načina prijave
again-lead = Lozinka i drugi korak menjaju se samo do 15 minuta posle prijave, da ih ne promeni neko ko zatekne otvoren ekran.
again-go = Prijavi se ponovo
save = Sačuvaj
sign-out = Odjavi se
sign-out-everywhere = sa svih uređaja
said-again = Stranica je predugo bila otvorena. Prijavite se ponovo.
said-again-first = Prijavite se ponovo; posle toga možete da promenite način prijave.
said-link-sent = Ako ta osoba ima čet sa botom, link je upravo stigao.
said-link-dead = Taj link je iskorišćen ili je istekao. Zatražite nov.
said-password-set = Lozinka je promenjena.
said-signed-out = Odjavljeni ste.

## Refusals

refused-not-allowed = To ne možete
refused-not-allowed-lead = Vaša uloga to ne dozvoljava, ili je stranica predugo bila otvorena.
refused-not-found = Toga nema
refused-not-found-lead = Ovo ne postoji, ili nije za Vas.
refused-conflict = Neko je bio brži
refused-conflict-lead = Stanje se u međuvremenu promenilo. Ništa nije sačuvano.
refused-wrong = Tako ne može
refused-wrong-lead = Ništa nije sačuvano. Vratite se nazad: ono što ste uneli je tamo.
refused-away = Baza podataka se ne odaziva
refused-away-lead = Pokušajte ponovo za koji trenutak. Što je poslato u međuvremenu, možda nije sačuvano.
refused-in-english = Šta tačno nije u redu, zasad samo na engleskom:
refused-back = Na početnu

## Why something cannot be done

wrong-backwards = Kraj je pre početka. Zamenite ta dva vremena.
wrong-same-person = Izaberite dve različite osobe, ili jedno od dva polja ostavite prazno.
wrong-last-before-first = Poslednji dan je pre prvog.
wrong-first-missing = Upišite prvi dan.
wrong-day = { $text ->
    [none] Upišite dan.
   *[other] „{ $text }“ nije dan. Pišite ga kao 2026-12-25.
}
wrong-moment = { $text ->
    [none] Upišite i dan i vreme.
   *[other] „{ $text }“ nije vreme. Pišite ga kao 2026-12-25 22:00.
}
wrong-month = „{ $text }“ nije mesec. Pišite ga kao 2026-10.
wrong-form = Obrazac nije mogao da se pročita. Najviše može 5 priloga, do 20 MB svaki; ako ih ima više, pošaljite ih u dva puta.
wrong-length = { $text ->
    [none] Upišite koliko je trajalo: { "25m, 1h15" } ili od kada do kada: 9:10-9:40.
   *[other] „{ $text }“ ne umemo da pročitamo. Pišite koliko je trajalo: { "25m, 1h15" } ili od kada do kada: 9:10-9:40.
}
wrong-too-long = „{ $text }“ je predugo. Da li su početak i kraj na svom mestu?
wrong-minutes = Upišite ceo broj minuta; 0 poništava upis.
wrong-webhook-address = Ovo nije adresa. Pišite je kao { "https://primer.rs/putanja" }.
wrong-webhook-https = Adresa mora da počinje sa { "https://" }. Drugačije sme samo za računare koji su navedeni u podešavanju { "DEZURNI_WEBHOOK_HOSTS" }.
wrong-webhook-private = { $host } je u privatnoj mreži. Ako mu verujete, navedite ga u podešavanju { "DEZURNI_WEBHOOK_HOSTS" }.
wrong-webhook-secret = Adresa ne može da sadrži ime, lozinku ni deo iza znaka #. Poruke su i bez toga potpisane.
wrong-webhook-events = Izaberite bar jedan događaj.
wrong-webhook-most = Najviše može { $most } adresa. Prvo uklonite neku.
wrong-key-name = Ključu treba naziv, do 64 znaka.
wrong-key-taken = Naziv „{ $name }“ već ima jedan ključ, makar i opozvan: po nazivu se u dnevniku vidi šta je ko radio. Izaberite drugi.
wrong-key-days = Ključ važi najmanje 1 dan, a najviše { $most }.
wrong-key-scopes = Izaberite bar nešto što ključ sme.
wrong-title = Upišite pitanje na koje članak odgovara.
wrong-ticket-number = { $text ->
    [none] Upišite broj tiketa.
   *[other] „{ $text }“ nije broj tiketa. Pišite ga kao 1042.
}
wrong-no-answer = U tiketu #{ $number } nijedan operater nije pisano odgovorio, pa nema od čega da se napravi nacrt.
wrong-draft-empty = Nacrt još nema tekst. Napišite odgovor, pa ga odobrite.
wrong-letters = { $count ->
    [one] Tekst ima { $count } znak, a najviše može { $most }.
    [few] Tekst ima { $count } znaka, a najviše može { $most }.
   *[other] Tekst ima { $count } znakova, a najviše može { $most }.
}
wrong-colleague = Izaberite kolegu.
wrong-month-open = Mesec još traje: izveštaj se šalje kada se završi.
wrong-contract-backwards = Ugovor se završava pre nego što počinje.
wrong-address-doubled = Isti broj ili ista adresa stoji kod dve osobe. Ostavite samo jednu.
wrong-address-taken = { $address } već pripada drugoj osobi ({ $code }).
wrong-field = Nije ispravno polje: { $field ->
    [code] oznaka
    [name] naziv
    [tax_id] PIB
    [delivered_on] isporučeno
    [phones] telefoni
    [email] e-pošta
    [telegram_id] { "Telegram" }
    [pin] { "PIN" }
    [until] do kada ugovor važi
    [from] od kada važi
    [included_minutes] uključeno minuta
    [monthly_fee] mesečno
    [overage_per_hour] sat preko uključenog
   *[other] { $field }
}. Proverite šta ste uneli.
wrong-file-missing = Izaberite fajl: fajl firme ({ ".yaml" }) ili tabelu klijenata ({ ".csv, .xlsx" }).
wrong-file-long = Fajl je veći od { $most } MB.
wrong-file-kind = „{ $name }“ nije ni fajl firme ({ ".yaml" }) ni tabela klijenata ({ ".csv, .xlsx" }).
wrong-file-coding = Fajl nije u kodiranju { "UTF-8" }. Sačuvajte ga tako (u Excelu: { "CSV UTF-8" }).
wrong-file-empty = Fajl je prazan.
wrong-file-csv = Fajl nije ispravna tabela { "CSV" }.
wrong-file-xlsx = Fajl nije ispravna tabela { "XLSX" }.
wrong-file-heading = Prvi red tabele mora da imenuje kolone: { $columns }.
wrong-file-look = Pre uvoza ponovo pogledajte šta bi se promenilo.
wrong-at = { $place ->
    [none] Red { $line }
   *[other] Red { $line }, { $place }
}: { $why }{ $shown ->
    [none] {""}
   *[other] {" "}Piše: „{ $shown }“.
}
wrong-more = { $count ->
    [one] Ima još { $count } greška.
    [few] Ima još { $count } greške.
   *[other] Ima još { $count } grešaka.
}
wrong-not-yaml = ovde fajl nije ispravan { "YAML" }. Proverite uvlačenje redova, dvotačke i navodnike.
wrong-key-twice = ovaj ključ u istoj celini stoji dva puta. Ostavite jedan.
wrong-value-missing = nedostaje obavezan podatak. Dodajte ga.
wrong-value-extra = ovaj ključ nije poznat. Proverite kako je napisan, ili ga uklonite.
wrong-value-text = ovde treba tekst.
wrong-value-whole = ovde treba ceo broj.
wrong-value-amount = ovde treba broj, najviše sa dve decimale, sa tačkom: 60.50.
wrong-value-yes-no = ovde treba { "true" } (da) ili { "false" } (ne).
wrong-value-day = ovde treba dan, kao 2026-12-25.
wrong-value-moment = ovde treba dan i vreme, kao 2026-12-25 22:00.
wrong-value-least = najmanja dozvoljena vrednost je { $limit }.
wrong-value-most = najveća dozvoljena vrednost je { $limit }.
wrong-value-choice = može samo jedno od ovoga: { $choices }.
wrong-value-form = { $field ->
    [code] oznaka počinje slovom ili cifrom, a u njoj mogu biti slova bez kvačica, cifre, crtica i donja crta, najviše 64 znaka.
    [currency] valuta su tri velika slova, kao { "EUR" }.
    [pin] { "PIN" } ima od 4 do 8 cifara; { "keep" } ostavlja onaj koji je poznat.
    [telegram_id] { "Telegram" } se navodi brojem naloga: samo cifre.
    [forum] grupa se navodi svojim brojem, koji počinje sa -100.
    [prefixes] početak broja piše se kao +381.
   *[other] ovo nije napisano u traženom obliku.
}
wrong-value-empty = ovo ne sme da bude prazno.
wrong-value-long = ovo je predugo: najviše { $limit } znakova.
wrong-value-few = najmanji dozvoljeni broj stavki je { $limit }.
wrong-value-many = najveći dozvoljeni broj stavki je { $limit }.
wrong-value-list = ovde treba spisak, kao [a, b].
wrong-value-map = ovde treba celina sa svojim ključevima, uvučena ispod ovog reda.
wrong-value-phone = ovo nije broj telefona. Pišite ga kao +381601230001.
wrong-value-language = ovaj jezik ne postoji ovde. Može { "sr-Latn, sr-Cyrl" } ili { "en" }.
wrong-value-nobody = niko nije naveden: upišite { "operator" }, { "substitute" }, ili oba.
wrong-no-manager = niko nema ulogu { "manager" }. Dajte je bar jednoj osobi: njoj se javlja šta nije uspelo.
wrong-undiallable = { $phone } ne počinje ničim što je dozvoljeno u { "telephone.prefixes" } ({ $allowed }).
wrong-time-zone = „{ $zone }“ nije vremenska zona. Pišite je kao { "Europe/Belgrade" }.
wrong-hours = „{ $text }“ nije radno vreme. Pišite ga kao 08:00-16:00.
wrong-hours-overlap = { $text } počinje pre nego što se prethodno završi. Poređajte ih, bez preklapanja.
wrong-country = ne znamo praznike zemlje „{ $country }“. Pišite je oznakom, kao { "RS" }.
wrong-code-twice = oznaka „{ $code }“ stoji dva puta. Promenite jednu.
wrong-unknown-code = { $whose ->
    [none] {""}
   *[other] Klijent { $whose }:{" "}
}{ $noun ->
    [operator] nema operatera „{ $code }“
    [product] nema proizvoda „{ $code }“
    [plan] nema paketa „{ $code }“
    [add-on] nema dodatka „{ $code }“
    [schedule] nema rasporeda „{ $code }“
   *[other] niko koga treba obavestiti nema oznaku „{ $code }“
}. { $known ->
    [none] Nijedan nije naveden.
   *[other] Navedeni su: { $known }.
}
wrong-step-order = ovaj korak je ranije od onog iznad njega. Poređajte ih po vremenu.
wrong-address-of-two = { $address } stoji kod dve osobe: „{ $owner }“ i „{ $other }“. Ostavite jednu.
wrong-span-backwards = kraj je pre početka.
wrong-change-order = ova izmena ugovora nije posle prethodne. Poređajte ih po danima.
wrong-change-after-end = ova izmena počinje tek kada je ugovor završen.
wrong-contract-order = Klijent { $client }: izmene ugovora moraju biti poređane po danima.
wrong-contract-before-known = Klijent { $client }: ugovor od { $day } je pre onog koji je već upisan, od { $known }. Prošlost se ne menja: upišite poznati dan.
wrong-contract-ended = Klijent { $client }: { $day } je prošlo, a prošlost se ne menja. Neka se ugovor završi danas ili kasnije.
wrong-contract-changed = Klijent { $client }: { $day } je prošlo, a ta izmena tada nije bila upisana. Neka važi od danas ili kasnije.
wrong-contact-taken = Oznaka „{ $code }“ već pripada osobi kod drugog klijenta.
wrong-rehearsal-hours = Trajanje je od 1 do { $most } sati.
wrong-rehearsal-who = Nema takve osobe. Izaberite je sa spiska, ili upišite broj telefona kao +381601230001.
wrong-rehearsal-no-phone = Ta osoba nema telefon: neka piše.
wrong-rehearsal-stranger = Pisati može samo neko koga znamo: izaberite osobu sa spiska.
wrong-rehearsal-long = Proba traje predugo. Zadajte manje sati.
wrong-rehearsal-busy = Upravo teče druga proba. Pokušajte ponovo za koji trenutak.

## Lists

actions = Radnje
pager = Stranice
pager-newer = Novije
pager-older = Starije
pager-back = Nazad

## Menu

menu-now = Sada
menu-tickets = Tiketi
menu-clients = Klijenti
menu-roster = Raspored
menu-calls = Pozivi
menu-articles = Članci
menu-statements = Izveštaji
menu-delivery = Isporuka
menu-audit = Dnevnik
menu-rehearsal = Proba
menu-staff = Zaposleni

## Page: tickets

span = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
span-days = { $days ->
    [one] { $days } dan
   *[other] { $days } dana
}
tickets-search = Klijent, broj, reči iz poruka
tickets-search-leave = Nazad u sanduče
tickets-views = Pogledi
tickets-found = Pronađeno za „{ $q }“.
tickets-mine = Moji
tickets-unassigned = Ničiji
tickets-waiting = Čekaju odgovor
tickets-risk = Rok ističe
tickets-all = Svi
tickets-closed = Zatvoreni
tickets-nothing-mine = Nemate nijedan tiket u radu.
tickets-nothing-unassigned = Sve je preuzeto.
tickets-nothing-waiting = Niko ne čeka na odgovor.
tickets-nothing-risk = Nijedan rok nije blizu.
tickets-nothing-all = Još nema tiketa.
tickets-nothing-closed = Još nijedan tiket nije zatvoren.
tickets-nothing-found = Nema takvog tiketa. Traži se po početku reči, ćirilicom ili latinicom, i bez kvačica.
column-answer = Odgovor
pager-start = Na početak
pager-further = Dalje
ticket-late = kasni { $length }
ticket-due = odgovor { $at }
ticket-waits = čeka { $length }
ticket-source = { $source ->
    [telegram] Telegram
    [viber] Viber
    [webchat] čet na sajtu
    [chat] čet
    [voicemail] govorna poruka
    [missed-call] propušten poziv
    [phone] telefon
    [call] razgovor
    [session] daljinski rad
    [api] API
    [page] sa stranice
   *[other] { $source }
}
ticket-has = { $state ->
    [closed] zatvoren · { $name }
   *[other] vodi { $name }
}
ticket-rated = ocena { $rating }
urgency = { $urgency ->
    [all-stopped] svima stoji rad
    [stopped] rad stoji
    [one-stopped] stoji jedno mesto
    [hindered] rad je otežan
   *[can-wait] može da sačeka
}
urgency-unknown = nije rečeno
ticket-take = Preuzmi
ticket-answer = Odgovori
ticket-close = Zatvori tiket
ticket-reopen = Otvori ponovo
ticket-story = Tok
ticket-earlier = Prikaži i ranije
ticket-by = { $author ->
    [client] Klijent
    [desk] Dežurni
   *[other] Operater
}
ticket-note-mark = beleška, klijent je ne vidi
ticket-edited = (izmenjeno)
file-state = { $state ->
    [waiting] stiže
    [refused] nije primljeno: preveliko ili previše odjednom
    [lost] nije stiglo
   *[deleted] obrisano
}
ticket-looks = { $name } takođe gleda ovaj tiket.
ticket-writes = { $name } upravo piše…
event = { $what ->
    [taken] { $who } preuzima tiket
    [released] Tiket više ne vodi { $holder }; opet čeka
    [handed] { $who } predaje tiket: { $holder } → { $taker }
    [closed] { $who ->
        [none] Tiket je zatvoren
       *[other] { $who } zatvara tiket
    }
    [reopened] { $who ->
        [none] Klijent ponovo otvara tiket
       *[other] { $who } ponovo otvara tiket
    }
    [urgency] { $who ->
        [none] Klijent kaže
       *[other] { $who } upisuje hitnost
    }: { $urgency ->
        [all-stopped] svima stoji rad
        [stopped] rad stoji
        [one-stopped] stoji jedno mesto
        [hindered] rad je otežan
        [can-wait] može da sačeka
       *[other] nije rečeno
    }
    [merged] { $who } spaja: ovde je nastavljen #{ $number }
    [linked] { $who } povezuje sa #{ $number }
   *[other] { $what }
}
story-call = { $direction ->
    [out] { $who ->
        [none] Pozvali smo klijenta
       *[other] { $who } zove klijenta
    }
   *[in] { $who ->
        [none] Klijent zove
       *[other] Klijent zove; javlja se { $who }
    }
}
story-listen = preslušaj
story-call-more = o pozivu
story-paged = Zovemo dežurnog
story-attempt = { $who }: { $way ->
    [call] telefonom
   *[chat] u četu
}, { $state ->
    [accepted] prihvata
    [passed] ne može
    [no-answer] ne javlja se
    [no-key] javlja se, ne potvrđuje
    [failed] nije dobijen
    [throttled] previše poziva za kratko vreme
   *[sent] obavešten
}
story-accepted = { $who } prihvata
story-session = Daljinski rad ({ $who }): { $state ->
    [asked] čeka se saglasnost klijenta
    [agreed] klijent se slaže
    [running] u toku
    [refused] nije bio
   *[other] { $minutes } min
}
story-time = { $who } upisuje { $minutes } min
story-time-hidden = klijent ne vidi
reply-kind = Kome pišete
reply-to-client = Odgovor klijentu
reply-note = Beleška za kolege
reply-text = Pišite ovde
reply-no-chat = Klijent nema čet uz ovaj tiket: odgovor ostaje upisan, a klijenta treba pozvati.
reply-send = Pošalji klijentu
reply-send-close = Pošalji i zatvori
reply-keep-note = Sačuvaj belešku
reply-article = Ubaci gotov odgovor
reply-is-article = članak
reply-kept = Nacrt je sačuvan.
article-search = O čemu: gotov odgovor ili članak
article-none = Nema takvog odgovora ni članka.
card-contact = Kontakt
card-phone = Telefon
card-more = Šta ugovor pokriva
card-stranger = Nepoznat klijent
card-stranger-what = Javlja se neko koga nema u podacima firme.
ticket-book = Upiši vreme
ticket-hand = Predaj kolegi
ticket-hand-to = Kome
ticket-hand-go = Predaj
ticket-summary = Šta je urađeno (klijent ovo čita)
ticket-urgency = Hitnost
ticket-join = Poveži ili spoji
ticket-other = Broj drugog tiketa
ticket-link = Poveži
ticket-merge = Spoji u taj
ticket-merge-sure = Tiket #{ $number } se zatvara i nastavlja u drugom. Spojiti?
ticket-merge-what = Povezani ostaju dva tiketa. Spajanjem se #{ $number } nastavlja u drugom: sve što je rečeno prelazi tamo, a stari broj vodi na njega.
ticket-related = Povezani tiketi
ticket-unlink = Raskini vezu sa #{ $number }
ticket-others = Ostalo od ovog klijenta
new-ticket = Novi tiket
new-ticket-who = Čiji je? Osoba, klijent, broj telefona:
new-ticket-other = neko drugi
new-ticket-text = Šta klijent javlja
new-ticket-way = Ko za njega čuje
new-ticket-way-mine = Radim ga ja; drugi za njega ne moraju da čuju.
new-ticket-way-now = Dežurni, odmah: kako ugovor kaže, i noću.
new-ticket-way-wait = Dežurni, kada otvorimo; noću niko ne zvoni.
new-ticket-go = Otvori tiket
said-opened = Tiket je otvoren.
reply-files = Prilozi, do 20 MB svaki:
said-not-so-large = Prilog je duži od 20 MB, pa ništa nije poslato. Ono što ste napisali je sačuvano.
said-replied = Poslato klijentu.
said-noted = Beleška je sačuvana.
said-taken = Tiket je Vaš.
said-given = Tiket je predat.
said-closed = Tiket je zatvoren; klijent je obavešten.
said-reopened = Tiket je ponovo otvoren i Vaš je.
said-merged = Tiketi su spojeni.
said-merged-here = Taj tiket je spojen sa ovim i nastavlja se ovde.
said-linked = Tiketi su povezani.
said-unlinked-ticket = Tiketi više nisu povezani.
said-urgency-set = Hitnost je upisana.
said-accepted = Poziv je Vaš, a sa njim i tiket.
said-passed = Zovemo sledećeg.
said-said-before = To je već poslato.
said-not-empty = Ništa nije napisano, pa ništa nije ni poslato.
said-not-reached = Odgovor je sačuvan, ali klijent nema čet: pozovite ga.
said-not-on-closed = Tiket je u međuvremenu zatvoren. Otvorite ga ponovo pa pošaljite; ono što ste napisali je sačuvano.
said-not-before-this = Prvo ovaj: klijent sa ugovorom čeka, pa je on pre onog drugog.
said-not-before-others = Drugi klijent sa ugovorom čeka duže: prvo se preuzima njegov tiket.
said-not-taken = Kolega je bio brži: tiket je već preuzet.
said-not-given = Tiket u međuvremenu nije više tamo gde je bio. Pogledajte ko ga sada vodi.
said-not-closed-twice = Tiket je već zatvoren. Ništa nije poslato drugi put.
said-not-reopened = Tiket je već otvoren.
said-not-of-one-client = Spajaju se samo dva tiketa istog klijenta.
said-not-merged = Jedan od ta dva tiketa se u međuvremenu promenio. Pogledajte oba pa pokušajte ponovo.
said-not-to-itself = Tiket se ne povezuje sam sa sobom.
said-not-accepted = Kolega je bio brži: poziv je već prihvaćen.
said-not-passed = Taj poziv više nije otvoren, ili niste bili pitani.

## Keys

keys-title = Prečice na tastaturi
keys-close = Zatvori
keys-lists = Kroz spisak: dole, gore
keys-open = Otvori
keys-search = Traži
keys-new = Novi tiket, na spisku tiketa
keys-help = Ove prečice
keys-go = pa slovo
keys-answer = Odgovor
keys-note = Beleška
keys-take = Preuzmi
keys-close-ticket = Zatvori tiket
keys-article = Ubaci gotov odgovor
keys-send = Pošalji
keys-time = Upiši vreme
keys-hand = Predaj
keys-urgency = Hitnost
keys-join = Poveži ili spoji
keys-everywhere = Svuda
keys-ticket = Na tiketu

## Page: clients

standing = { $standing ->
    [contract] ugovor
    [warranty] garancija
    [lapsed] ugovor istekao
    [none] bez ugovora
   *[unknown] nepoznat
}
clients-search = Ime, oznaka, telefon, PIB
clients-none = Nema takvog klijenta.
clients-column-name = Klijent
clients-column-standing = Ugovor
clients-column-advisor = Savetnik
clients-column-tickets = Otvoreni tiketi
client-advisor = Savetnik: { $name }
client-hours = Sati za { MONTH($month) }
client-months = Meseci
month-previous = Prethodni mesec
month-next = Sledeći mesec
month-of = { MONTH($month) }
client-year = Sati po mesecima
year-drawn = iz uključenih sati
year-free = ne troši sate
year-hours = { $month }: { LENGTH($drawn) } iz uključenih sati, { LENGTH($free) } ne troši sate
minutes-long = { LENGTH($minutes) }
client-left = Preostalo { LENGTH($minutes) }
client-of = iskorišćeno { LENGTH($used) } od { LENGTH($included) }
client-over = preko { LENGTH($minutes) }
client-days = Iskorišćeni minuti po danima
day-minutes = { SHORTDAY($on) }: { $minutes } min
client-entries = Upisani rad
entries-column-when = Kada
entries-column-kind = Vrsta
entries-column-minutes = Minuta
entries-column-who = Ko
entries-column-note = Šta je urađeno
entries-none = U ovom mesecu nema upisanog rada.
entry-free = ne troši
entry-correct = Ispravi
entry-minutes = Treba da bude minuta (0 poništava)
entry-why = Zašto; klijent to čita
kind = { $kind ->
    [phone] telefon
    [remote] daljinski rad
    [email] e-pošta
    [chat] čet
    [consulting] konsultacije
    [visit] poseta
   *[internal] interno
}
book-typed = Koliko: 25m, 1h15, 9:10-9:40
book-kind = Vrsta
book-note = Šta je urađeno
book-go = Upiši
said-booked = Upisano.
said-corrected = Ispravljeno.
said-unlinked = Čet više nije povezan.
client-contract = Ugovor
price-fee = Mesečno
price-hour = Sat preko uključenog
money = { MONEY($amount, $currency) }
client-hints = Plaća, a ne koristi
hint-hours-unused = Dva meseca zaredom iskorišćeno je manje od petine sati.
hint-visit-not-planned = Ove godine nijedna poseta nije planirana.
hint-backup-unused = Bekap se plaća, a već 35 dana nije urađen nijedan.
hint-contact-unlinked = Neko ko prima izveštaj nema povezan čet.
client-people = Ljudi
person-reads = prima izveštaj
person-link = Poveži čet
person-unlink = Raskini
link-title = Kod za: { $name }
link-lead = Neka ga pošalje botu kao poruku. Važi 10 minuta, jednom; raniji kodovi više ne važe.
client-visits = Posete
visits-of = Ove godine { $taken } od { $included }
appointment-state = { $state ->
    [proposed] predloženo
    [confirmed] dogovoreno
    [done] obavljeno
   *[cancelled] otkazano
}

client-new = Nov klijent
client-edit = Izmena klijenta
client-change = Izmeni
client-agreed = Šta je kada ugovoreno
client-agreed-on = { DATE($on) }
client-history = Ko je šta menjao
said-client-changed = Izmena je upisana.
said-imported = Uvoz je završen.
cancel = Odustani
company-title = Uvoz i izvoz
company-lead = Pre uvoza vidite šta bi se promenilo. Istorija ostaje: promena ugovora važi od dana, ne prepisuje se unazad.
company-import = Uvoz
company-import-lead = Fajl firme ({ "YAML" }) uvozi se ceo: ko u njemu nije naveden više se ne opslužuje. Tabela klijenata samo dodaje i menja.
company-file = Fajl: { ".yaml, .csv" } ili { ".xlsx" }
company-look = Pogledaj šta bi se promenilo
company-export = Izvoz
company-yaml = Fajl firme: sve što se i uvozi
company-clients = Klijenti i njihovi ljudi
company-pins = PIN-ovi se ne izvoze: u fajlu stoji samo da postoje.
company-preview = Šta bi se promenilo
company-carry-out = Sprovedi
plan-verb = { $verb ->
    [added] dodaje se
    [changed] menja se
   *[removed] uklanja se
}
plan-change = Promena
plan-what = Šta
plan-fields = Podaci
plan-kind = { $kind ->
    [clients] klijent
    [contacts] osoba
    [contact_methods] adresa osobe
    [contracts] ugovor
    [amendments] šta je ugovoreno
    [plans] vrsta ugovora
    [plan_versions] uslovi vrste ugovora
    [add_ons] dodatak
    [add_on_versions] uslovi dodatka
    [operators] operater
    [schedules] raspored
    [overrides] zamena
    [absences] odsustvo
    [policies] pravilo obaveštavanja
   *[organisation] firma
}
plan-field = { $field ->
    [code] oznaka
    [name] naziv
    [tax_id] PIB
    [product] program
    [delivered_on] isporučeno
    [advisor] savetnik
    [active] aktivno
    [language] jezik
    [gets_statement] prima izveštaj
    [pin_hash] PIN
    [routine_stopped_at] ne želi redovne poruke od
    [channel] kanal
    [address] adresa
    [source] odakle
    [tied_at] povezano
    [from_on] od
    [until_on] do
    [starts_on] važi od
    [ends_on] poslednji dan
    [plan_id] vrsta ugovora
    [add_ons] dodaci
    [terms] uslovi
    [monthly_fee] mesečno
    [covers_always] pokriva sve sate
    [after_hours_factor] van radnog vremena množi
    [phone] telefon
    [telegram_id] Telegram
    [email] e-pošta
    [roles] uloge
    [reach] kako se do nje dolazi
    [covers] pokriva
    [position] redosled
    [operators] operateri
    [operator] umesto
    [substitute] dolazi
    [rotation] smenjivanje
    [backup] rezerva
    [layers] slojevi
    [shifts] smene
    [starts] od
    [ends] do
    [reason] razlog
    [policy] koraci
    [time_zone] vremenska zona
    [currency] valuta
    [billing_step_minutes] obračunski korak u minutima
    [warranty_months] garancija u mesecima
    [warranty_rank] mesto garancije u redu
    [business_hours] radno vreme
    [holidays] praznici
    [products] programi
    [throttle] koliko često se zove
    [chat] čet
    [telephone] telefonska linija
    [opened_at] otvoreno
    [uid] oznaka u kalendaru
    [told_at] javljeno
    [schedule_id] raspored
   *[other] { $field }
}
plan-more = I još promena: { $count }.
plan-nothing = Ništa se ne bi promenilo.
edit-company = Firma
edit-name = Naziv
edit-code = Oznaka
edit-tax = PIB
edit-product = Program
edit-delivered = Isporučeno
edit-plan = Vrsta ugovora
edit-until = Do (taj dan se ne računa)
edit-holds = Izmena važi od
edit-holds-help = Danas ili neki dan unapred.
edit-add-ons = Dodaci
edit-term = { $name ->
    [included_minutes] Uključeno minuta
    [monthly_fee] Mesečno
   *[overage_per_hour] Sat preko uključenog
}
edit-terms-help = Samo ako je ugovoreno drugačije nego što vrsta ugovora kaže; prazno: kao u vrsti ugovora.
edit-ahead = Ugovoreno unapred
edit-drop = Opozovi: od { DATE($on) } { $plan }
person-new = Još jedna osoba
person-name = Ime
person-phones = Telefoni, odvojeni zarezom
person-email = E-pošta
person-gone = više nije kontakt
person-pin-kept = postoji
person-pin-help = PIN: prazno ostavlja kakav jeste, crtica (-) ga ukida.

## Page: roster

from = Od
until = Do
remove = Ukloni
roster-from = Raspored od { SHORTDAY($on) }
roster-day = { SHORTDAY($on) }
roster-move = Drugi dani
roster-earlier = Ranije
roster-later = Kasnije
roster-today = Danas
roster-week = Nedelja
roster-month = Mesec
roster-holes = Rupe u rasporedu
roster-backup = rezerva:
roster-overrides = Zamene
roster-no-overrides = Nema zamena u narednih 60 dana.
roster-absences = Odsustva
roster-no-absences = Niko nije odsutan u narednih 60 dana.
roster-swaps = Dogovori o zameni
roster-no-swaps = Niko ne traži zamenu.
swap-agreed = Dogovoreno: { $taker } dolazi umesto { $asker }
swap-lead = Treba Vam zamena na dežurstvu? Pitamo koga izaberete, ili sve koji tada mogu; raspored se menja tek kad neko prihvati.
swap-whom = Koga pitamo
swap-everybody = sve koji mogu
swap-propose = Zamoli za zamenu
said-swap-proposed = Molba je poslata. Javićemo Vam u četu kada neko odgovori.
swap-do-accept-swap = Prihvatam
swap-do-refuse-swap = Ne mogu
swap-do-withdraw-swap = Ne treba više
said-accept-swap = Zamena je dogovorena i upisana u raspored.
said-refuse-swap = Zabeleženo: ne možete.
said-withdraw-swap = Molba je povučena.
said-not-swapped = To više nije moguće: zamena je u međuvremenu rešena, ili se raspored promenio.
roster-feeds = Raspored u Vašem kalendaru
roster-feeds-lead = Dodajte adresu u { "Google, Apple" } ili { "Outlook" } kalendar i smene se same osvežavaju. Ko ima adresu, vidi raspored: ne delite je.
feed-own = Moje smene
feed-schedule = Ceo raspored „{ $code }“
feed-subscribe = Dodaj u kalendar na ovom uređaju
feed-renew = Opozovi i daj novu adresu
feed-renew-sure = Stara adresa odmah prestaje da važi i kalendari koji je koriste više se ne osvežavaju. Napraviti novu?
said-feed-renewed = Stara adresa više ne važi. Nova je ovde dole: dodajte je u kalendar.
roster-schedule = Raspored
roster-drag = Prevucite ime na smenu, ili popunite polja.
roster-source = { $source ->
    [file] iz podataka firme
    [swap] dogovor operatera
    [feed] iz kalendara
   *[page] upisano ovde
}
override-replaces = { $substitute } umesto: { $operator }
override-adds = dolazi i { $substitute }
override-removes = ne dolazi { $operator }
override-instead-of = Umesto
override-comes = Dolazi
absence-days = { SHORTDAY($first) } – { SHORTDAY($last) }
absence-who = Ko
absence-first = Prvi dan
absence-last = Poslednji dan
absence-reason = Razlog
swap-asked = { $asker } pita: { $asked }
swap-asked-all = { $asker } pita sve: ko može?
said-override-added = Zamena je upisana.
said-override-removed = Zamena je uklonjena.
said-absence-added = Odsustvo je upisano.
said-absence-removed = Odsustvo je uklonjeno.

proof-title = Dokaz pokrivenosti
proof-whole = U narednih { $days } dana svako koga smo obećali da ćemo primiti ima koga da dobije. Klijenata: { $clients }.
hole-no-schedule = nijedan raspored ne pokriva to vreme
hole-absent = odsutni su svi: { $people }
hole-nobody = u rasporedu „{ $schedule }“ tada nema nikoga
hole-unreachable = niko se ne može pozvati telefonom: { $people }
hole-unpaged = obaveštenje ne bi stiglo ni do koga: { $people }
hole-person = { $name } ({ $chat ->
    [linked] čet radi
    [blocked] čet ne prima poruke
   *[none] nema četa
}, { $phone ->
    [dead] telefon ne radi
    [none] nema telefona
   *[other] telefon radi
})
proof-holes = U narednih { $days } dana ima sati kada neko ne bi dobio nikoga, a obećano mu je.
proof-days = Dani, redom
proof-hole = ima rupa
proof-when = Kada
proof-who = Ko
proof-why = Zašto
proof-more = i još { $count }
roster-cover = Zamena za ovu smenu

## Page: calls

filter = Suzi spisak
filter-month = Mesec
filter-all = svi
filter-go = Prikaži
pager-newest = Najnovije
seconds = { $count } s
percent = { $number }%
column-wait = Čekanje
calls-tab-log = Spisak
calls-tab-level = Kvalitet odziva
calls-who = Klijent ili broj
calls-none-such = Takvih poziva nema.
call-out = pozvali smo mi
call-title = Poziv { $id }
call-why = Zašto je tako odlučeno
call-no-reasons = Odluka nije zapisana.
call-legs = Kome je zvonilo
call-no-legs = Nikome nije zvonilo.
call-talk = Razgovor
call-moments = Tok poziva
call-at-started = Poziv je počeo
call-at-waiting = Stao u red
call-at-connected = Povezan sa operaterom
call-at-talk = Razgovor je počeo
call-at-talk-end = Razgovor je završen
call-at-ended = Poziv je završen
call-consented = Pristao na naplatu
call-ticket = Tiket
call-question = Pitao je:
talk-now = Vaš razgovor
talk-is-held = klijent je na čekanju
talk-hold = Stavi na čekanje
talk-take-back = Vrati se u razgovor
talk-whom = Koga da pozovemo u razgovor?
talk-invite = Pozovi
talk-advisor = savetnik
talk-nobody-free = Nijedan kolega sada nije slobodan.
talk-is-in = u razgovoru
talk-rings = zvoni
talk-hand-over = Predaj razgovor i izađi
talk-hand-over-sure = Razgovor dalje vodi { $name }, a Vaša veza se prekida. Da predamo?
said-talk-on-hold = Klijent je na čekanju i čuje muziku.
said-talk-resumed = Ponovo razgovarate sa klijentom.
said-colleague-rings = Zovemo kolegu. Kad se uključi, možete mu predati razgovor.
said-talk-handed-over = Predali ste razgovor.
said-not-your-talk = Taj razgovor je završen ili ga vodi neko drugi.
said-not-held-twice = To je već učinjeno. Pogledajte da li je klijent na čekanju.
said-not-free-now = Taj kolega sada nije slobodan.
said-colleague-gone = Kolega više nije na vezi, pa je razgovor ostao kod Vas.
call-sounds = Snimci
sound-kind = { $kind ->
    [voicemail] Govorna poruka
   *[talk] Snimljen razgovor
}
sound-play = Poslušaj
sound-coming = još nije stigao
sound-deleted = obrisan
sound-noted = Svako slušanje se upisuje u dnevnik.
leg-operator = Operater
leg-rung = Zazvonilo
leg-result = Ishod
leg-lasted = Trajalo
leg-join = pridružuje se
leg-reason = { $reason ->
    [talked] razgovarao
    [dropped] preuzeo, veza se prekinula
    [accepted] preuzeo
    [answered] javio se
    [ringing] zvoni
    [no-key] javio se, nije pritisnuo 1
    [passed] prosledio dalje
    [too-late] zakasnio
    [taken] preuzeo je neko drugi
    [caller-gone] pozivalac je odustao
    [left-line] pozivalac je napustio red
    [message] pozivalac ostavlja poruku
    [deadline] isteklo vreme za zvonjenje
    [busy] zauzet
    [no-answer] nije se javio
    [canceled] zvonjenje prekinuto
    [failed] broj nije dostupan
    [unreachable] veza trenutno ne radi
    [not-dialled] nije birano
    [no-word] nema povratne informacije
    [client-unreached] klijent nije dobijen
    [call-back-over] povratni poziv je otkazan
   *[other] završeno
}
level-title = Kvalitet odziva, { MONTH($month) }
level-lead = Broje se pozivi u kojima je neko čekao na čoveka. Na vreme znači: javili smo se u roku od 30 sekundi.
level-calls = Poziva
level-answered = Javili smo se
level-in-time = Na vreme
level-late = Kasnije ili u poruku
level-share = Udeo na vreme
level-given-up = Odustalo
level-plan = Ugovor
level-by-plan = Po ugovoru
level-by-hour = Po satu u danu
level-hour-column = Sat
level-hour = { $hour }–{ $hour }:59
level-by-month = Po mesecima
level-none = U ovom mesecu niko nije čekao na čoveka.
level-column = { $name }: poziva { $calls }, na vreme { $in_time }, odustalo { $abandoned }

## Page: articles

articles-tab-list = Članci
articles-tab-drafts = Nacrti
articles-tab-unanswered = Bez odgovora
articles-tab-phrases = Naučeno od klijenata
articles-tab-warnings = Upozorenja
articles-search = Naslov članka
articles-saved = Ušteđeno: { LENGTH($minutes) }
articles-saved-how = Računa se kada klijent kaže da je pomoglo, a zatim u roku od jednog dana ne pita ponovo, ne traži čoveka i ne otvori tiket.
articles-none = Takvih članaka nema.
articles-column-title = Članak
articles-column-state = Stanje
articles-column-helped = Pomoglo
articles-column-denied = Nije pomoglo
articles-column-saved = Ušteđeno
articles-of = { $helped } od { $shown }
articles-length = { LENGTH($minutes) }
article-state = { $state ->
    [installed] isporučen
    [approved] odobren, verzija { $version }
   *[retired] povučen
}
article-has-draft = nacrt čeka
article-new-title = Nov članak: pitanje na koje odgovara
article-new = Napravi nacrt
article-edit = Izmeni
article-retire = Povuci
article-answers-nobody = { $standing ->
    [coming] Bot ga upravo učitava i odgovara njime za nekoliko sekundi.
    [draft] Članak još nije odobren: bot njime ne odgovara.
   *[retired] Ovim člankom se više ne odgovara.
}
article-title = Naslov: pitanje na koje odgovara
article-body = Odgovor
article-body-help = **Dve zvezdice** oko reči prikazuju je podebljano.
article-questions = Kako se još pita
article-questions-help = Svako pitanje u svom redu, onako kako ga ljudi pišu.
article-spoken = Kratko, za telefon
article-tags = Oznake
article-products = Programi
article-versions = Verzije
article-installed = Članak je isporučen uz program i nije menjan.
article-use = Upotreba
article-shown = Prikazan
article-preview = Kako ga klijent vidi
article-before = Sadašnji odgovor
version-name = verzija { $number }
version-state = { $state ->
    [draft] nacrt
    [approved] odobrena
    [rejected] odbačena
    [replaced] zamenjena novijom
   *[retired] povučena
}
draft-source = { $source ->
    [question] iz pitanja klijenata
    [ticket] iz tiketa
    [import] uvezen:
    [page] napisan ovde
    [edit] izmena nacrta
   *[retire] povlačenje
}
draft-newest = sve verzije
draft-approve = Odobri
draft-reject = Odbaci
draft-save = Sačuvaj nacrt
draft-make = Napravi nacrt
draft-empty = Nacrt još nema tekst.
draft-no-text = bez teksta
draft-from-ticket = Iz zatvorenog tiketa, po broju
drafts-lead = Nacrtom se ne odgovara nikome dok ga neko od nas ne odobri.
drafts-none = Nema nacrta koji čekaju.
drafts-column-title = Nacrt
drafts-column-source = Odakle
drafts-column-who = Ko
drafts-column-when = Kada
try-question = Probno pitanje
try-help = Posle čuvanja vidite šta bi bot odgovorio sada, a šta sa ovim člankom.
try-go = Probaj
draft-tried = Na pitanje
try-now = Bot sada
try-then = Bot sa ovim člankom
try-this = ovaj članak
try-sure = sigurnost { $percent }%
try-decision = { $decision ->
    [answer] Odgovara člankom.
    [offer] Nudi nekoliko članaka.
   *[person] Predaje pitanje čoveku.
}
unanswered-lead = Šta su klijenti pitali, a bot nije umeo da odgovori: slična pitanja su zajedno.
unanswered-none = Nema pitanja bez odgovora.
unanswered-more = Još grupa: { $count }.
unanswered-times = pitano { $count } puta
phrases-lead = Kada dva klijenta potvrde isti odgovor, njihovo pitanje postaje još jedan način da se članak nađe.
phrases-none = Još ništa nije naučeno.
phrases-column-text = Pitanje
phrases-column-article = Članak
phrases-column-state = Stanje
phrases-column-when = Naučeno
phrase-undo = Poništi
phrase-state = { $state ->
    [learned] naučeno
    [denied] klijent je osporio
   *[undone] poništeno
}
warnings-lead = Članci koji jedni drugima otimaju pitanja, mrtve veze i naslovi koje niko ne nalazi.
fault-rival = Osvaja pitanja članka „{ $other }“, a on njegova: spojite ih, ili ih jasnije razdvojte.
fault-few = Ima manje od { $fewest } načina na koje se pita: dodajte kako ljudi to kažu.
fault-empty = Nema teksta.
fault-dead-link = Vodi na „{ $target }“, a takvog članka nema.
fault-lost = Na njegov naslov odgovara „{ $other }“: neka se naslovi razlikuju.
fault-lost-to-nothing = Na njegov naslov ne odgovara nijedan članak: promenite naslov.
fault-unasked = Niko ne pita nijednom rečju iz naslova: napišite naslov onako kako ljudi pitaju.
fault-shared = Pitanje „{ $phrase }“ stoji i u članku „{ $other }“: ostavite ga samo jednom.
warnings-none = Sa člancima je sve u redu.
said-article-approved = Odobreno: bot odgovara ovim člankom za nekoliko sekundi.
said-draft-rejected = Nacrt je odbačen.
said-phrase-undone = Poništeno: to pitanje više ne vodi do članka.
said-article-retired = Članak je povučen i njime se više ne odgovara.

## Page: statements

month-short = { MONTH($month) }
statements-title = Izveštaji za { MONTH($month) }
statements-none = Nema izveštaja.
statements-clients = Klijenata
statements-queued = Pušteno u slanje
statements-sent = Primilo osoba
statements-unreached = Nije stiglo
statements-column-client = Klijent
statements-column-state = Stanje
statements-column-total = Ukupno
statements-column-pdf = Dokument
statements-column-send = Slanje
statement-preview = Kako bi izgledao
statement-send = Pošalji
statements-send-all = { $count ->
    [one] Pošalji preostali { $count } izveštaj
    [few] Pošalji preostala { $count } izveštaja
   *[other] Pošalji preostalih { $count } izveštaja
}
statements-send-sure = { $count ->
    [one] Poslati { $count } izveštaj klijentu? Mesec se time zaključuje.
    [few] Poslati { $count } izveštaja klijentima? Mesec se time zaključuje.
   *[other] Poslati { $count } izveštaja klijentima? Mesec se time zaključuje.
}
said-statements-ordered = Izveštaji kreću u roku od jednog minuta; ovde se vidi dokle se stiglo.
statement-send-again = Pošalji ponovo
said-statement-sent = Izveštaj je krenuo.
said-statement-again = Izveštaj je ponovo krenuo.
said-not-statement = Nije poslato: niko od onih koji primaju izveštaj nema povezan čet.
said-not-statement-all = Izveštaj je krenuo, ali neko od onih koji ga primaju nema povezan čet.
statement-state = { $state ->
    [open] mesec nije zaključen
    [closed] zaključen
    [queued] poslat
   *[unreached] nije stigao
}
unreached-why = { $why ->
    [no-chat] čet nije povezan
    [no-reader] niko nije upisan da prima izveštaj
    [blocked] čet ne prima poruke
    [gave-up] aplikacija se satima nije odazivala
   *[failed] greška kod nas
}

## Page: delivery and audit

delivery-waiting = Čeka
delivery-aside = Odloženo
delivery-sent = Poslato
delivery-column-when = Kada
delivery-column-to = Kome
delivery-column-what = Šta
delivery-column-channel = Kanal
delivery-column-state = Stanje
delivery-attempts = { $count ->
    [0] još nije pokušano
    [one] { $count } pokušaj
    [few] { $count } pokušaja
   *[other] { $count } pokušaja
}
delivery-channel = { $channel ->
    [voice] telefon
    [telegram] Telegram
    [viber] Viber
    [webchat] veb čet
    [webhook] webhook
   *[other] { $channel }
}
delivery-order = { $order ->
    [ring] zove operatera zbog poziva klijenta
    [page] zove dežurnog zbog tiketa
    [alarm] zove rukovodioca: obaveštenja kasne
    [trial] probni poziv
    [call-back] zove klijenta
    [connect] spaja klijenta i operatera
    [hang-up] prekida vezu
    [stop-ringing] prestaje da zvoni
    [tell-gone] javlja operateru da je klijent prekinuo vezu
    [tell-unreached] javlja operateru da se klijent nije javio
    [tell-late] javlja operateru da je poziv preuzet
    [hold] stavlja klijenta na čekanje ili ga vraća
    [hand-over] predaje razgovor kolegi
    [look] proverava da li poziv još traje
    [look-in-line] proverava da li klijent još čeka
    [fetch-recording] preuzima snimak
    [delete-recording] briše snimak kod operatera telefonije
    [fetch-file] preuzima fajl iz četa
    [topic] otvara ili menja temu u grupi
    [menu] postavlja meni u četu
   *[other] { $order }
}
delivery-reason = { $why ->
    [blocked] osoba je blokirala bota
    [nobody] takvog četa nema
    [hurried] previše poruka odjednom; sačekaće
    [removed] adresa je uklonjena
    [answered] primalac je odgovorio greškom { $status }
   *[unreached] primalac se ne javlja
}
delivery-retry = Pokušaj ponovo
delivery-none-waiting = Ništa ne čeka.
delivery-none-aside = Ništa nije odloženo.
delivery-none-sent = Još ništa nije poslato.
said-retried = Vraćeno u red; ide odmah.
audit-csv = { "CSV" }, najnovijih { $most }
audit-all = Prikaži sve
audit-none = Još ništa nije upisano.
audit-any-kind = sve
audit-object = Broj ili oznaka
audit-from = Od dana
audit-to = Do dana
audit-none-such = Ništa takvo nije upisano.
audit-by-command = Komandna linija
audit-by-key = ključ { $name }
audit-channel = { $channel ->
    [voice] telefonom
   *[other] u četu
}
audit-open = Otvori: { $what } { $object }
audit-column-when = Kada
audit-column-who = Ko
audit-verb = { $verb ->
    [absence] upisuje odsustvo
    [absence-removed] briše odsustvo
    [accept] prihvata poziv
    [accept-call] preuzima obećani poziv
    [accept-swap] prihvata zamenu
    [add] dodaje
    [add-webhook] dodaje obaveštavanje
    [answer-call] javlja se na poziv
    [approve] odobrava članak
    [ask-session] pita klijenta za rad na daljinu
    [backup] beleži rezervnu kopiju
    [book] upisuje vreme
    [call-made] obavlja obećani poziv
    [call-out] zove klijenta
    [call-unanswered] beleži da se klijent ne javlja
    [cancel-appointment] otkazuje termin
    [change-client] menja klijenta
    [changed] menja
    [client-agreed] potvrđuje termin u ime klijenta
    [close] zatvara tiket
    [correct] ispravlja vreme
    [correct-answer] ispravlja odgovor
    [dismiss-session] skida rad na daljinu sa obračuna
    [dismiss-time] skida razgovor sa obračuna
    [draft] piše nacrt
    [draft-of-questions] pravi nacrt od pitanja
    [draft-of-ticket] pravi nacrt od tiketa
    [duty-off] prekida dežurstvo
    [duty-on] počinje dežurstvo
    [finish-appointment] upisuje izveštaj o terminu
    [give] predaje tiket
    [hand-on] prosleđuje prihvaćen poziv
    [hand-over] predaje razgovor
    [hear-again] ponovo obrađuje poruke
    [hold] stavlja razgovor na čekanje ili ga nastavlja
    [import] uvozi fajl
    [import-absences] uvozi odsustva
    [import-article] uvozi članak
    [imported] uvozi
    [invite] poziva kolegu u razgovor
    [join-call] uključuje se u razgovor
    [link] povezuje
    [listen] sluša snimak
    [make] pravi
    [make-key] pravi ključ
    [merge] spaja tikete
    [move-appointment] pomera termin
    [new-client] dodaje klijenta
    [note-time] dopisuje napomenu uz vreme
    [open] otvara tiket
    [override] upisuje zamenu
    [override-removed] briše zamenu
    [pass] propušta poziv
    [password] menja lozinku
    [preview] gleda šta bi se promenilo
    [propose-appointment] predlaže termin
    [propose-swap] moli za zamenu
    [refuse-swap] odbija zamenu
    [reject] odbacuje nacrt
    [remove-webhook] uklanja obaveštavanje
    [renew-feed] menja adresu kalendara
    [reopen] ponovo otvara tiket
    [reply] odgovara
    [retire] povlači članak
    [retry] ponovo šalje
    [revoke] ukida
    [revoke-key] ukida ključ
    [say] piše na tiketu
    [second-factor] uključuje drugi korak
    [second-factor-off] isključuje drugi korak
    [send-statement] šalje izveštaj
    [send-statements] šalje izveštaje za mesec
    [sign-in] prijavljuje se
    [sign-in-link] pravi link za prijavu
    [sign-out] odjavljuje svuda
    [start-session] počinje rad na daljinu
    [stop-session] završava rad na daljinu
    [swap] odgovara na molbu za zamenu
    [take] preuzima tiket
    [test-call] zove probno
    [test-webhook] šalje probni događaj
    [undo-phrase] poništava naučeno
    [unlink] raskida vezu
    [urgency] upisuje hitnost
    [withdraw-swap] povlači molbu za zamenu
    [work-on-it] potvrđuje da radi na tiketu
    [write] menja nacrt
   *[other] { $verb }
}
audit-kind = { $kind ->
    [account] nalog
    [appointments] termin
    [articles] članak
    [calls] poziv
    [client] klijent
    [company] firma
    [contacts] osoba
    [delivery] isporuka
    [duty] dežurstvo
    [hours] vreme
    [key] ključ
    [recordings] snimak
    [roster] raspored
    [staff] zaposleni
    [statements] izveštaj
    [tickets] tiket
    [webhook] obaveštavanje
   *[other] { $kind }
}
audit-column-verb = Šta
audit-column-object = Nad čim

## Page: staff and keys

said-trial-called = Zovemo taj telefon. Osvežite stranicu za koji trenutak da vidite ishod.
said-trial-no-number = Ta osoba nema upisan broj telefona.
said-trial-busy = Na tom telefonu je poziv u toku. Pokušajte kasnije.
said-trial-just-now = Taj telefon smo upravo zvali. Sačekajte minut.
staff-test-call = Probni poziv
staff-no-phone = bez telefona
staff-trial = probni poziv { $when }: { $outcome ->
    [rings] zvoni
    [completed] javio se
    [busy] zauzeto
    [no-answer] nije se javio
    [failed] broj nije dostupan
    [canceled] prekinut
    [refused] nije mogao da se pozove
   *[untold] ishod nije poznat
}
said-signed-out-there = Odjavljeni su na svim uređajima.
said-factor-dropped = Drugi korak je isključen, a osoba odjavljena.
said-key-revoked = Ključ više ne važi.
said-hook-removed = Tu se više ništa ne šalje.
said-hook-tested = Probni događaj je poslat. Da li je stigao, vidi se na strani Isporuka.
staff-tab-people = Ljudi
staff-tab-keys = Ključevi
staff-tab-webhooks = Obaveštenja drugima
staff-people-lead = Ko radi ovde i kako se prijavljuje. Ljudi i uloge menjaju se u fajlu firme.
staff-column-name = Ime
staff-column-roles = Uloge
staff-column-signs = Prijava
staff-password-yes = ima lozinku
staff-password-no = nema lozinku
staff-factor-yes = drugi korak uključen
staff-factor-no = bez drugog koraka
staff-chat-yes = čet povezan
staff-chat-no = čet nije povezan
staff-devices = { $count ->
    [0] nije prijavljeno
    [one] na { $count } uređaju
   *[other] na { $count } uređaja
 }
staff-link = Link za prijavu
staff-sign-out = Odjavi svuda
staff-drop-factor = Isključi drugi korak
staff-secret-link = Link za prijavu: { $name }
staff-secret-link-lead = Važi 24 sata i samo jednom. Prikazuje se samo sada: pošaljite ga toj osobi putem kome verujete.
staff-secret-key = Ključ „{ $name }“
staff-secret-key-lead = Prikazuje se samo sada. Čuvajte ga kao lozinku: ko ga ima, može sve što ključ sme.
staff-secret-webhook = Tajna za { $name }
staff-secret-webhook-lead = Prikazuje se samo sada. Njome primalac proverava da je poruka naša.
staff-keys-lead = Ključevima drugi programi rade preko API-ja, svaki samo ono što mu je dozvoljeno.
staff-keys-none = Još nema ključeva.
staff-key-new = Novi ključ
staff-key-name = Naziv: koji program, gde
staff-key-scopes = Šta sme
staff-key-days = Važi
staff-key-for-days = { $days ->
    [365] godinu dana
   *[other] { $days } dana
 }
staff-key-make = Napravi ključ
staff-key-column-key = Ključ
staff-key-column-scopes = Sme
staff-key-column-use = Korišćen
staff-key-column-until = Važi do
staff-key-unused = nikad
staff-key-on = { DATE($on) }
staff-key-revoke = Opozovi
staff-key-revoked = opozvan
staff-key-expired = istekao
scope-clients-read = klijenti i ugovori: čita
scope-hours-read = sati: čita
scope-hours-write = sati: upisuje
scope-tickets-read = tiketi: čita
scope-tickets-write = tiketi: otvara, odgovara, zatvara
scope-calls-read = pozivi: čita
scope-duty-read = ko je dežuran
scope-statements-read = izveštaji: čita
scope-prices = cene
staff-webhooks-lead = Kada se ovde nešto desi, javljamo na adrese koje upišete. Poruke su potpisane.
staff-webhooks-none = Još nema adresa.
staff-webhook-new = Nova adresa
staff-webhook-url = Adresa, počinje sa https://
staff-webhook-events = Šta javljamo
staff-webhook-make = Dodaj adresu
staff-webhook-column-url = Adresa
staff-webhook-column-events = Javljamo
staff-webhook-test = Pošalji probu
staff-webhook-remove = Ukloni
event-ping = probni događaj
event-ticket-opened = tiket otvoren
event-ticket-closed = tiket zatvoren
event-call-ended = poziv završen
event-page-opened = dežurni pozvan
event-page-accepted = dežurni prihvatio
event-page-exhausted = niko nije prihvatio
event-statement-sent = izveštaj poslat

## Page: rehearsal

rehearsal-title = Proba
rehearsal-lead = Šta bi bilo kada bi neko tada pozvao ili pisao: klijenti i raspored su Vaši, a telefon i čet su samo za probu. Niko se zaista ne zove i ništa se ne pamti.
rehearsal-who = Ko
rehearsal-who-help = šifra kontakta ili broj telefona
rehearsal-at = Kada
rehearsal-way = Kako
rehearsal-way-name = { $way ->
    [call] zove
   *[chat] piše
}
rehearsal-text = Šta piše
rehearsal-text-usual = Server ne radi, treba mi operater.
rehearsal-answers = Šta u pozivu pritiska ili kaže, redom
rehearsal-answers-help = Tasteri ili reči, sa zarezima: 2, 3, kako da napravim avansni račun. Ako ništa ne napišete, pritiska 1 za pomoć; PIN zna i ukucava sam.
rehearsal-hours = Trajanje, najviše sati
rehearsal-refuses = Ako ga pitamo za naplatu, klijent odbija
rehearsal-operators = Šta rade operateri
rehearsal-behaviour = { $behaviour ->
    [answers] javlja se i pritiska 1
    [passes] javlja se i prosleđuje
    [sleeps] spava
    [busy] telefon je zauzet
    [off] telefon je isključen
    [voicemail] javlja se govorna pošta
   *[chat] prihvata u četu
}
rehearsal-go = Pokreni probu
rehearsal-suggested = Predlozi
rehearsal-suggestion = { $what ->
    [tonight] noćas
    [holiday] { $name }
    [clocks] pomera se sat
   *[hole] niko nije dežuran
}
rehearsal-decision = { $decision ->
    [desk] Poziv ide operaterima.
    [on-call] Poziv ide dežurnom operateru.
    [message] Klijent ostavlja govornu poruku.
    [page] Obaveštavamo dežurnog operatera.
    [ticket] Tiket čeka radno vreme.
    [answer] Bot odgovara sam.
   *[none] Linija se nije javila.
}
rehearsal-reasons = Zašto
rehearsal-duty = Dežurstvo
rehearsal-backup = Rezerva
rehearsal-accepted = { $operator } prihvata posle { $time } min.
rehearsal-nobody = Niko ne prihvata.
rehearsal-rung = Telefoni koji su zvonili
rehearsal-rung-none = nijedan
rehearsal-waiting = { $count ->
    [one] Još čeka { $count } poruka
    [few] Još čekaju { $count } poruke
   *[other] Još čeka { $count } poruka
}; prva ide { $when }.
rehearsal-unsettled = Vreme je isteklo pre nego što se sve smirilo.
rehearsal-timeline = Tok događaja
rehearsal-share = Ko otvori adresu ove stranice, vidi istu probu.
rehearsal-wrong = Ova proba ne može da se pokrene
rehearsal-kind = { $kind ->
    [client] Klijent
    [desk] Podrška
   *[operator] Operater
}
rehearsal-did = { $what ->
    [calls] zove liniju
    [writes] piše
    [hears] čuje
    [gets] dobija poruku
    [rings] zvoni telefon
    [picks-up] javlja se
    [voicemail] javlja se govorna pošta
    [presses] pritiska
    [says] kaže
    [taps] bira
    [accepts] prihvata
    [is-busy] telefon je zauzet
    [rings-out] ne javlja se
    [is-off] telefon nije dostupan
    [stops-ringing] telefon prestaje da zvoni
    [leaves-message] ostavlja govornu poruku
    [hangs-up] prekida vezu
    [call-over] poziv je završen
    [ticket] otvara tiket
   *[page] obaveštava dežurne
}
