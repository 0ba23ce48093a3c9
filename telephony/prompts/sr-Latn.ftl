# Sve što pozivalac ili operater čuje. Kratko, učtivo, i čita se naglas pre svake izmene.

# Pozivalac
greeting-open = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno radimo.
greeting-on-call = Dobar dan, ovde podrška kompanije { $company }: zovemo dežurnog operatera, molimo Vas, ostanite na vezi.
greeting-asks = Dobar dan, ovde podrška kompanije { $company }.
greeting-closed = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno ne radimo. Sledeći put radimo { SPOKEN($opens, $today) }.
greeting-no-one = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno niko od operatera nije dostupan.
ask-recording = Da bismo poboljšali podršku, razgovor možemo da snimimo. Snimak čuvamo { $days ->
    [one] { COUNTED($days) } dan
   *[other] { COUNTED($days) } dana
} i niko drugi ga ne dobija. Ako pristajete, pritisnite jedan. Ako ne, samo sačekajte; podrška je ista.
place-kept = Vaše mesto u redu je sačuvano.
ask-code = Ako ste naš klijent, ukucajte šifru klijenta i pritisnite tarabu. Ako niste, pritisnite samo tarabu.
code-right = Hvala.
code-wrong = Tu šifru ne poznajemo.
code-unknown = Tu šifru ne poznajemo. Nastavljamo bez nje.
menu-help = Za tehničku pomoć pritisnite jedan.
menu-message = Da ostavite poruku, pritisnite jedan.
menu-standing = Za stanje tiketa i preostalih sati pritisnite dva.
menu-question = Da postavite pitanje, pritisnite tri.
menu-advisor = Za razgovor sa savetnikom pritisnite četiri.
menu-person = Za operatera u svakom trenutku pritisnite nulu, a za ponavljanje zvezdicu.
menu-again = Za ponavljanje pritisnite zvezdicu.
not-understood = Nismo Vas razumeli.
ask-pin = Ukucajte svoj PIN i pritisnite tarabu.
pin-wrong = PIN nije ispravan.
pin-refused = Bez ispravnog PIN-a ne možemo da nastavimo.
pin-locked = PIN je previše puta bio pogrešan. Molimo Vas, pokušajte ponovo za sat vremena.
needs-pin = Te podatke telefonom dajemo samo uz PIN.
caller-hours-left =
    { $left ->
        [0] Vreme uključeno u Vaš ugovor je za ovaj mesec iskorišćeno.
       *[other] Preostalo vreme za ovaj mesec: { SPOKENLENGTH($left) }.
    }
caller-hours-over = Vreme uključeno u Vaš ugovor je za ovaj mesec iskorišćeno. Rad preko toga: { SPOKENLENGTH($over) }.
caller-hours-warranty = Vaš program je u garanciji zaključno sa { SPOKENLASTDAY($until) }.
caller-hours-no-contract = Trenutno nemate ugovor o podršci.
caller-tickets =
    { $count ->
        [0] Nemate otvorenih tiketa.
        [one] Imate { COUNTED($count) } otvoren tiket.
        [few] Imate { COUNTED($count) } otvorena tiketa.
       *[other] Imate { COUNTED($count) } otvorenih tiketa.
    }
caller-ticket-open = Tiket broj { SPELLED($number) } čeka operatera.
caller-ticket-taken = Na tiketu broj { SPELLED($number) } radi { $operator }.
ask-question = Recite pitanje jednom rečenicom. Za operatera pritisnite nulu.
no-answer = Na to pitanje će Vam najbolje odgovoriti operater.
nearest-answer = Najbliže Vašem pitanju je ovo.
after-answer = Da ponovo čujete odgovor, pritisnite jedan. { $chat ->
    [yes] Da Vam odgovor pošaljemo u čet, pritisnite dva.
   *[no] { "" }
} Za operatera pritisnite tri.
sent-to-chat = Poslali smo Vam odgovor u čet.
ask-consent = Sati podrške uključeni u Vaš ugovor su za ovaj mesec iskorišćeni. Sledeći sat košta { AMOUNT($price, $currency) }. Da nastavite, pritisnite jedan. Da ostavite poruku, pritisnite dva.
used-up-bill = Sati podrške uključeni u Vaš ugovor su za ovaj mesec iskorišćeni. Sledeći sat košta { AMOUNT($price, $currency) }.
used-up-message = Sati podrške uključeni u Vaš ugovor su za ovaj mesec iskorišćeni, a sledeći sat košta { AMOUNT($price, $currency) }. Po Vašem ugovoru sada primamo poruku.
consented = Hvala.
connecting-operator = Povezujemo Vas sa operaterom. Molimo Vas, ostanite na vezi.
connecting = Povezujemo Vas. Izvolite.
line-place =
    { $ahead ->
        [0] Vi ste sledeći na redu.
        [one] Ispred Vas je { COUNTED($ahead) } pozivalac.
        [few] Ispred Vas su { COUNTED($ahead) } pozivaoca.
       *[other] Ispred Vas je { COUNTED($ahead) } pozivalaca.
    }
line-forecast = Očekivano čekanje: { SPOKENLENGTH($minutes) }.
line-call-back = Da Vas pozovemo čim se operater oslobodi, pritisnite jedan.
line-message = Da ostavite poruku, pritisnite dva.
call-back-promised = Pozvaćemo Vas čim se operater oslobodi. Vaše mesto u redu je sačuvano. Prijatan dan.
back-offer = Dobar dan. Ovde podrška kompanije { $company }. Tražili ste da Vas pozovemo. Za razgovor sa operaterom pritisnite jedan.
back-later = Operater trenutno nije dostupan. Pozvaćemo Vas ponovo. Prijatan dan.
nobody-free = Nažalost, nijedan operater trenutno nije mogao da se javi.
leave-message = Molimo Vas da posle zvučnog signala ostavite poruku do dva minuta. Za kraj pritisnite tarabu.
review-message = Da pošaljete poruku, pritisnite jedan. Da je preslušate, pritisnite dva. Da je snimite ponovo, pritisnite tri.
message-taken-paged = Hvala. Vaša poruka je primljena i dežurni operater je obavešten.
message-taken-later = Hvala. Vaša poruka je primljena. Javićemo Vam se { SPOKEN($opens, $today) }.
message-taken-now = Hvala. Vaša poruka je primljena. Javićemo Vam se u toku radnog vremena.
goodbye = Hvala na pozivu. Prijatan dan.
one-moment = Trenutak, molim Vas.
# Bez baze i bez imena: čuje se i na mađarskom (hu.ftl), jednom za drugim, pa je svako što kraće.
emergency-message = Dobar dan. Imamo tehničke smetnje. Molimo Vas, ostavite poruku posle zvučnog signala.
emergency-taken = Hvala. Vaša poruka je primljena. Javićemo Vam se.

# Operater
offer = Poziv za podršku. { $who }. { $promise }. { $time ->
    [some] Preostalo vreme ovog meseca: { SPOKENLENGTH($left) }.
    [none] Uključeno vreme je iskorišćeno.
    [agreed] Uključeno vreme je iskorišćeno, klijent je pristao na naplatu.
    [unagreed] Uključeno vreme je iskorišćeno, a klijent nije pristao na naplatu.
   *[unknown] { "" }
} { $asks ->
    [yes] Pitanje glasi: { $question }.
   *[no] { "" }
} { $back ->
    [yes] Traži povratni poziv: zovemo klijenta kada prihvatite.
   *[no] { "" }
} Da prihvatite poziv, pritisnite jedan. Da ga odbijete, pritisnite dva.
invite = { $operator } Vas poziva u razgovor koji je u toku. { $who }. { $promise }. { $asks ->
    [yes] Pitanje glasi: { $question }.
   *[no] { "" }
} Da se uključite, pritisnite jedan. Ako ne možete, pritisnite dva.
who-known = { $names }
who-unknown = Nepoznat pozivalac
promise-contract = Ugovor: { $plan }
promise-warranty = Program je u garanciji
promise-lapsed = Ugovor je istekao
promise-none = Bez ugovora
promise-unknown = Bez ugovora
accepted = Povezujem.
is-recorded = Razgovor se snima.
not-accepted = Poziv nije prihvaćen. Prijatno.
caller-gone = Pozivalac je u međuvremenu prekinuo vezu.
client-unreached = Klijent se nije javio. Hvala, zvaćemo ponovo.
taken-by = Poziv je već preuzeo operater { $operator }.
page =
    { $over ->
        [yes] Svi su pozvani i niko se nije javio.
       *[no] Dežurstvo.
    } Tiket broj { SPELLED($number) }. { $who }. { $promise }. Da prihvatite, pritisnite jedan. Da prosledite dalje, pritisnite dva.
page-again = Ponovljen poziv.
pages =
    { $over ->
        [yes] Svi su pozvani i niko se nije javio.
       *[no] Dežurstvo.
    } { $count ->
        [one] Čeka { COUNTED($count) } tiket
        [few] Čekaju { COUNTED($count) } tiketa
       *[other] Čeka { COUNTED($count) } tiketa
    }. Prvi je tiket broj { SPELLED($number) }. { $who }. { $promise }. Da prihvatite sve, pritisnite jedan. Da prosledite dalje, pritisnite dva.
pages-accepted =
    Hvala. { $count ->
        [one] Preuzeli ste { COUNTED($count) } tiket
       *[other] Preuzeli ste { COUNTED($count) } tiketa
    }. { $late ->
        [0] {""}
        [one] Još { COUNTED($late) } tiket u međuvremenu je preuzeo neko drugi.
       *[other] Još { COUNTED($late) } tiketa u međuvremenu su preuzeli drugi.
    } { $chat ->
        [yes] Podaci su u Vašem četu.
       *[no] Podaci su na stranici podrške.
    }
page-silent = Dežurstvo. Tiket broj { SPELLED($number) }. { $who }. Prihvatili ste ga, ali klijent još nije dobio odgovor. Ako radite na njemu, pritisnite jedan. Da ga prosledite dalje, pritisnite dva.
page-kept = U redu. Tiket broj { SPELLED($number) } ostaje kod Vas.
page-accepted =
    Hvala. Tiket broj { SPELLED($number) } je Vaš. { $chat ->
        [yes] Podaci su u Vašem četu.
       *[no] Podaci su na stranici podrške.
    }
page-passed = U redu, prosleđujemo dalje.
page-taken-by = Tiket je već preuzeo operater { $operator }.
test-call = Ovo je probni poziv Vašeg sistema za dežurstvo. Sve je u redu. Prijatno.
alarm = Ovde Vaš sistem za dežurstvo. Pozivanje dežurnih kasni i klijenti čekaju. Molimo Vas, odmah proverite sistem. Ponavljam: pozivanje dežurnih kasni.
page-over = Ovaj poziv više nije potreban. Hvala.

# Operaterova sopstvena linija
own-pin = Dobar dan, { $operator }. Ukucajte svoj PIN i pritisnite tarabu.
own-pin-silent = Ukucajte svoj PIN i pritisnite tarabu.
own-pin-wrong = PIN nije ispravan. Pokušajte ponovo i pritisnite tarabu.
own-pin-closed = PIN nije prihvaćen. Prijatno.
own-menu = Da počnete dežurstvo, pritisnite jedan. Da ga završite, pritisnite dva. Da čujete ko čeka, pritisnite tri. Da pozovete klijenta, pritisnite četiri.
own-duty-on = Dežurni ste. Dežurstvo traje do kraja smene, { SPOKEN($until, $today) }.
own-duty-off = Više niste dežurni do kraja smene, { SPOKEN($until, $today) }.
own-duty-on-already = Već ste dežurni.
own-duty-off-already = Niste dežurni.
own-duty-alone = Osim Vas nema nikoga, pa dežurstvo ne može da se završi. Najpre se dogovorite o zameni.
own-duty-no-schedule = Za ovo vreme dežurstvo nije planirano.
own-waiting =
    { $count ->
        [0] Niko ne čeka.
        [one] Čeka { COUNTED($count) } pozivalac.
        [few] Čekaju { COUNTED($count) } pozivaoca.
       *[other] Čeka { COUNTED($count) } pozivalaca.
    }
own-waits =
    { $known ->
        [yes] { $names }
       *[no] Nepoznat pozivalac
    }, { $minutes ->
        [0] manje od minuta
       *[other] { SPOKENLENGTH($minutes) }
    }.
own-ticket = Ukucajte broj tiketa i pritisnite tarabu.
own-no-ticket = Taj tiket ne postoji.
own-no-number = Za taj tiket nemamo broj telefona klijenta.
own-not-allowed = Taj broj ne smemo da pozovemo.
own-calling = Zovemo klijenta { $client }, { $contact }.
own-not-reached = Klijent se nije javio. Prijatno.
own-goodbye = Prijatno.
