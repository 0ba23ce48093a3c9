# Sve što pozivalac ili operater čuje. Kratko, učtivo, i čita se naglas pre svake izmene.

# Pozivalac
greeting-desk = Dobar dan. Dobili ste podršku kompanije { $company }. Radimo i upravo Vas povezujemo sa operaterom. Molimo Vas, ostanite na vezi.
greeting-on-call = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno je van radnog vremena, ali Vaš ugovor uključuje dežurnog operatera. Zovemo ga za Vas. Molimo Vas, ostanite na vezi.
greeting-closed = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno ne radimo. Sledeći put radimo { SPOKEN($opens) }.
greeting-no-one = Dobar dan. Dobili ste podršku kompanije { $company }. Trenutno niko od operatera nije dostupan.
ask-consent = Sati podrške uključeni u Vaš ugovor su za ovaj mesec iskorišćeni. Sledeći sat staje { MONEY($price, $currency) }. Ako želite da nastavite, pritisnite jedan. Ako ne, možete da ostavite poruku.
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
not-accepted = Poziv nije prihvaćen. Prijatno.
caller-gone = Pozivalac je u međuvremenu prekinuo vezu.
taken-by = Poziv je već preuzeo operater { $operator }.
page = Dežurstvo. Tiket broj { SPELLED($number) }. { $who }. { $promise }. Da prihvatite, pritisnite jedan. Da prosledite dalje, pritisnite dva.
pages =
    Dežurstvo. { $count ->
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
alarm = Ovde Vaš sistem za dežurstvo. Pozivanje dežurnih kasni i klijenti čekaju. Molimo Vas, odmah proverite sistem. Ponavljam: pozivanje dežurnih kasni.
page-over = Ovaj poziv više nije potreban. Hvala.
