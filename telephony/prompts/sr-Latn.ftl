# Sve što pozivalac ili operater čuje. Kratko, učtivo, i čita se naglas pre svake izmene.

# Pozivalac
greeting-desk = Dobar dan. Dobili ste podršku kompanije { $company }. Radimo i upravo Vas povezujemo sa operaterom. Molimo Vas, ostanite na vezi.
greeting-on-call = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno je van radnog vremena, ali Vaš ugovor uključuje dežurnog operatera. Zovemo ga za Vas. Molimo Vas, ostanite na vezi.
greeting-closed = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno ne radimo. Sledeći put radimo { SPOKEN($opens) }.
greeting-no-one = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno niko od operatera nije dostupan.
ask-consent = Sati podrške uključeni u Vaš ugovor su za ovaj mesec iskorišćeni. Sledeći sat staje { MONEY($price, $currency) }. Ako želite da nastavite, pritisnite jedan. Ako ne, možete da ostavite poruku.
ask-recording = Da bismo poboljšali podršku, razgovor možemo da snimimo. Snimak čuvamo kratko i niko drugi ga ne dobija. Ako pristajete, pritisnite jedan. Ako ne, samo sačekajte; podrška je ista.
consented = Hvala. Povezujemo Vas sa operaterom.
connecting = Povezujemo Vas. Izvolite.
nobody-free = Nažalost, nijedan operater trenutno nije mogao da se javi.
leave-message = Molimo Vas da posle zvučnog signala ostavite poruku do dva minuta. Za kraj pritisnite taraba.
message-taken-paged = Hvala. Vaša poruka je primljena i dežurni operater je obavešten.
message-taken-later = Hvala. Vaša poruka je primljena. Javićemo Vam se { SPOKEN($opens) }.
message-taken-now = Hvala. Vaša poruka je primljena. Javićemo Vam se u toku radnog vremena.
goodbye = Hvala na pozivu. Prijatan dan.
one-moment = Trenutak, molim Vas.

# Operater
offer = Poziv za podršku. { $who }. { $promise }. { $time ->
    [some] Preostalo vreme ovog meseca: { LENGTH($left) }.
    [none] Uključeno vreme je iskorišćeno.
   *[unknown] { "" }
} { $asks ->
    [yes] Pitanje glasi: { $question }.
   *[no] { "" }
} Da prihvatite poziv, pritisnite jedan. Da ga odbijete, pritisnite dva.
invite = { $operator } Vas poziva u razgovor koji je u toku. { $who }. { $promise }. { $asks ->
    [yes] Pitanje glasi: { $question }.
   *[no] { "" }
} Da se uključite, pritisnite jedan. Ako ne možete, pritisnite dva.
who-known = { $client }, { $contact }
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
taken-by = Poziv je već preuzeo operater { $operator }.
page =
    { $over ->
        [yes] Svi su pozvani i niko se nije javio.
       *[no] Dežurstvo.
    } Tiket broj { SPELLED($number) }. { $who }. { $promise }. Da prihvatite, pritisnite jedan. Da prosledite dalje, pritisnite dva.
pages =
    { $over ->
        [yes] Svi su pozvani i niko se nije javio.
       *[no] Dežurstvo.
    } { $count ->
        [one] Čeka { $count } tiket
        [few] Čekaju { $count } tiketa
       *[other] Čeka { $count } tiketa
    }. Prvi je tiket broj { SPELLED($number) }. { $who }. { $promise }. Da prihvatite sve, pritisnite jedan. Da prosledite dalje, pritisnite dva.
pages-accepted =
    Hvala. { $count ->
        [one] Preuzeli ste { $count } tiket
       *[other] Preuzeli ste { $count } tiketa
    }. { $late ->
        [0] Podaci su u Vašem četu.
        [one] Još { $late } tiket u međuvremenu je preuzeo neko drugi. Podaci su u Vašem četu.
       *[other] Još { $late } tiketa u međuvremenu su preuzeli drugi. Podaci su u Vašem četu.
    }
page-accepted = Hvala. Tiket broj { SPELLED($number) } je Vaš. Podaci su u Vašem četu.
page-passed = U redu, prosleđujemo dalje.
page-taken-by = Tiket je već preuzeo operater { $operator }.
test-call = Ovo je probni poziv Vašeg sistema za dežurstvo. Sve je u redu. Prijatno.
alarm = Ovde Vaš sistem za dežurstvo. Pozivanje dežurnih kasni i klijenti čekaju. Molimo Vas, odmah proverite sistem. Ponavljam: pozivanje dežurnih kasni.
page-over = Ovaj poziv više nije potreban. Hvala.

# Operaterova sopstvena linija
own-pin = Dobar dan, { $operator }. Ukucajte svoj PIN i pritisnite taraba.
own-pin-wrong = PIN nije tačan. Pokušajte ponovo i pritisnite taraba.
own-pin-closed = PIN nije prihvaćen. Prijatno.
own-menu = Da počnete dežurstvo, pritisnite jedan. Da ga završite, pritisnite dva. Da čujete ko čeka, pritisnite tri. Da pozovete klijenta, pritisnite četiri.
own-duty-on = Dežurni ste. Dežurstvo traje do kraja smene, { SPOKEN($until) }.
own-duty-off = Više niste dežurni do kraja smene, { SPOKEN($until) }.
own-duty-on-already = Već ste dežurni.
own-duty-off-already = Niste dežurni.
own-duty-alone = Osim Vas nema nikog drugog, pa dežurstvo ne može da se završi. Najpre se dogovorite o zameni.
own-duty-no-schedule = Za ovo vreme dežurstvo nije planirano.
own-waiting =
    { $count ->
        [0] Niko ne čeka.
        [one] Čeka { $count } pozivalac.
        [few] Čekaju { $count } pozivaoca.
       *[other] Čeka { $count } pozivalaca.
    }
own-waits =
    { $known ->
        [yes] { $client }, { $contact }
       *[no] Nepoznat pozivalac
    }, { $minutes ->
        [0] manje od minuta
       *[other] { LENGTH($minutes) }
    }.
own-ticket = Ukucajte broj tiketa i pritisnite taraba.
own-no-ticket = Taj tiket ne postoji.
own-no-number = Za taj tiket nemamo broj telefona klijenta.
own-not-allowed = Taj broj ne smemo da pozovemo.
own-calling = Zovemo klijenta { $client }, { $contact }.
own-not-reached = Klijent se nije javio. Prijatno.
own-goodbye = Prijatno.
