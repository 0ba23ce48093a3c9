### Around the web chat: what its page and the button on another site say. Talked to with Vi.

title = Podrška
button = Podrška (čet)
open-chat = Otvori čet sa podrškom
close-chat = Zatvori čet
frame-title = Čet sa podrškom
unread =
    { $count ->
        [one] { $count } nova poruka
        [few] { $count } nove poruke
       *[other] { $count } novih poruka
    }

## The head

open-until = Tu smo danas do { CLOCK($at) }
closed-until = Sada smo zatvoreni. Otvaramo { WHEN($at) }
open-always = Tu smo
closed = Sada smo zatvoreni
language = Jezik
language-sr-Latn = { "Latinica" }
language-sr-Cyrl = { "Ћирилица" }
language-en = { "English" }

## The talk

log = Razgovor
welcome = Dobar dan! Kako možemo da pomognemo?
welcome-more = Pitajte slobodno, svojim rečima. Ako ne znamo odgovor, javlja se čovek.
ask-help = Pomoć
ask-person = Hoću čoveka
desk-says = Podrška
you-say = Vi
sending = Šalje se…
not-sent = Nije poslato.
send-again = Pošalji ponovo
edited = izmenjeno
new-below = Nove poruke
earlier = Ranije poruke
today = Danas
yesterday = Juče
new-tab = otvara se u novoj kartici

## Writing

message = Poruka
write-here = Napišite poruku…
send = Pošalji
too-long = Poruka je preduga: skratite je na { $most } znakova.
letters-left = Ostalo još { $left } znakova
code-ready = Kod je upisan u polje. Pritisnite „Pošalji” da se povežete.
attach = Priloži datoteku
drop-here = Pustite datoteke ovde
file-too-large = Datoteka je veća od 20 MB i ne može da se pošalje.
files-too-many = Previše datoteka odjednom. Sačekajte koji minut.
edit = Izmeni
you-edit = Menjate svoju poruku. Esc odustaje.

## What goes wrong

offline = Nema veze. Poruke čekaju i poslaćemo ih čim se veza vrati.
slow-down = Previše poruka odjednom. Šaljemo dalje za koji trenutak.
failed = Nešto nije u redu kod nas. Pokušavamo ponovo.
no-script = Za čet je potreban JavaScript. Pišite nam ili nas pozovite.
