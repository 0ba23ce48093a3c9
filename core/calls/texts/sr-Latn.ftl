contract = Pod ugovorom: { $plan } (rang { $rank }).
warranty = Nema ugovora, ali program je u garanciji do { $until } (taj dan nije uključen).
lapsed = Imao je ugovor; nijedan ne važi u ovom trenutku.
none = Nema ni ugovora ni garancije.
unknown = Broj ne pripada nikome koga poznajemo.
open = Podrška radi { MOMENT($at) }, do { CLOCK($until) }.
open-always = Podrška radi bez prestanka.
closed = Podrška ne radi { MOMENT($at) }; otvara se { MOMENT($opens) }.
closed-holiday = Podrška ne radi { MOMENT($at) } ({ $holiday }); otvara se { MOMENT($opens) }.
closed-for-good = Podrška ne radi { MOMENT($at) } i otvaranje se ne vidi.
desk-answers = U radno vreme svi dobijaju podršku ({ $count ->
    [one] tu je { $count } operater
    [few] tu su { $count } operatera
   *[other] tu je { $count } operatera
 }).
desk-empty = Podrška radi, ali nema nikoga koga bismo pozvali: uzima se poruka.
not-covered-outside = Van radnog vremena do operatera vodi samo dodatak za produženu dostupnost: uzima se poruka.
covered-outside = Dodatak „{ $add_on }“ obećava operatera u ovo vreme: zove se dežurni.
nobody-on-call = Operater je obećan u ovo vreme, ali niko nije dežuran: uzima se poruka.
exhausted-ask = Uključeno vreme je iskorišćeno: pozivalac pritiska 1 ako pristaje na { MONEY($per_hour, $currency) } po satu.
exhausted-bill = Uključeno vreme je iskorišćeno: poziv se nastavlja po ceni od { MONEY($per_hour, $currency) } za sat.
exhausted-message = Uključeno vreme je iskorišćeno, a plan tada uzima poruku.
time-left = Preostalo uključeno vreme ovog meseca: { LENGTH($minutes) }.
rings = Zovu se ovim redom: { $operators }; mesto u redu po rangu { $rank }.
