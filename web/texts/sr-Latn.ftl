# Texts of the pages, in Serbian Latin; Serbian Cyrillic is made of them letter by letter.

product = { "Dežurni" }
skip = Preskoči na sadržaj
menu = Glavni meni
menu-front = Početna
menu-chat = Čet
menu-phone = Telefon
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
backup = Zamena
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
login-lead = Dežurni operateri rade u svom Telegram četu sa botom.
login-how = Tamo stižu novi tiketi i dežurstva, tamo se prihvataju, prosleđuju i tamo se odgovara klijentima. Pišite botu sa naloga koji je upisan u podacima firme, i prepoznaće Vas.
login-later = Prijava lozinkom dolazi sa stranicom za zaposlene. Dotle ovde nema šta da se unese.
