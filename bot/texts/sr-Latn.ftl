# Texts of the chat, in Serbian Latin; Serbian Cyrillic is made of them letter by letter.
# An empty fact arrives as "none", so that a text can choose other words for it. Lengths stand behind a
# colon or where the accusative fits: their words change with the number, the words around must not.

## Greeting, and who are you

greeting =
    Dobar dan! Ovde { $company }, podrška. Poznajemo Vas kao: { $name }.

    Kako možemo da Vam pomognemo? Pišite slobodno, svojim rečima.
greeting-stranger =
    Dobar dan! Ovde { $company }, podrška.

    Kako možemo da Vam pomognemo? Pišite slobodno, svojim rečima.
who-are-you =
    Da bismo znali šta Vam po ugovoru pripada, recite nam ko ste.

    Pošaljite ovde **jednokratni kod**: osam slova i cifara koje dobijate od svog savetnika. Kod važi 10 minuta.
who-are-you-phone =
    Da bismo znali šta Vam po ugovoru pripada, recite nam ko ste. Može na dva načina:

    • jednim pritiskom na „Podeli moj broj” ispod polja za pisanje, ako je Vaš broj kod nas upisan;
    • **jednokratnim kodom**: osam slova i cifara koje dobijate od svog savetnika. Pošaljite ga ovde kao poruku; važi 10 minuta.
share-phone = Podeli moj broj
share-phone-hint = Dugme za deljenje broja je ispod polja za pisanje.
linked =
    Hvala, sada znamo ko ste: **{ $name }** ({ $client }).

    Šta Vam po ugovoru pripada, pokazuje /ugovor. Ako to niste Vi, pišite /odjavi.
link-refused =
    Ovaj kod ne važi: nije tačan, istekao je ili je već iskorišćen. Nov kod daje Vaš savetnik; važi 10 minuta i samo jednom.

    Ako ste hteli nešto da pitate, napišite to u nekoliko reči.
link-too-many = Bilo je previše pogrešnih kodova. Pokušajte ponovo za 10 minuta; pitanje možete da napišete i odmah.
phone-not-known = Hvala. Taj broj, nažalost, nije upisan kod nas.

## Answers

answer =
    { "**" }{ $title }**

    { $body }

    Da li Vam je ovo pomoglo?
offer = Da li je nešto od ovoga ono što tražite?
glad-it-helped = Drago nam je! Ako zatreba još nešto, samo pišite.
say-more = Napišite nam u nekoliko reči šta Vam treba ili šta ne radi.
our-ways =
    Pišite nam ovde, a možete i ovako:
    Telefon: { $phone }
    Mejl: { $email }
about-us =
    Ovde odgovara program podrške { $company }: ono što zna, kaže odmah.

    Kad ne zna, ili kad Vam je tako draže, javlja se čovek, naš operater.
all-right = U redu! Tu smo ako zatreba još nešto.
you-are-welcome = Nema na čemu! Tu smo ako zatreba još nešto.
only-text = Ovo ne umemo da pročitamo. Napišite nam u nekoliko reči šta Vam treba, ili pošaljite sliku ili drugi prilog.
files-wait =
    { $count ->
        [one] Primili smo { $count } prilog.
        [few] Primili smo { $count } priloga.
       *[other] Primili smo { $count } priloga.
    } Napišite u nekoliko reči o čemu se radi.
file-too-large = Prilog „{ $name }” ima { SIZE($size) }, a čet prima najviše { SIZE($most) }. Pošaljite manji, ili ga pošaljite mejlom na { $email }.
files-too-many = Prilog „{ $name }” nismo sačuvali: danas ih je u ovom četu bilo previše. Pošaljite ga mejlom na { $email }.
file-not-fetched = Prilog „{ $name }” nije stigao do nas. Pošaljite ga još jednom.
ticket-file =
    { $author ->
        [operator] { $name } (#{ $number })
       *[other] { $sort ->
            [program] ⚠ Pazite: ovaj prilog je program. Ne pokrećite ga. { "" }
           *[other] { "" }
        }{ $name }, od klijenta (#{ $number })
    }
press-not-yours = Ovo dugme je pokazano nekome drugom, pa ovde ništa ne radi. Napišite nam šta Vam treba.
our-invoices =
    Račune za podršku ne šaljemo kroz ovaj razgovor. Šta se obračunava i koliko, piše u mesečnom izveštaju.

    Za kopiju računa ili pitanje o uplati javiće Vam se čovek.
message-set-aside =
    Vaša poruka je stigla i sačuvana je, ali zbog greške kod nas nismo mogli da odgovorimo odmah. Javili smo kolegama i odgovoriće Vam čovek.

    Ako je hitno, pozovite { $phone }.
press-too-late = Ovo dugme više ne važi. Napišite nam šta Vam treba i nastavljamo odatle.
help =
    Pitajte slobodno, svojim rečima. Ako znamo odgovor, stiže odmah; ako ne, javlja Vam se čovek.

    /covek – razgovor sa operaterom
    /zovite – pozovite me telefonom
    /tiketi – moji tiketi
    /novi – nov tiket
    /sati – koliko Vam je vremena podrške ostalo
    /ugovor – šta Vam po ugovoru pripada
    /izvestaj – poslednji mesečni izveštaj
    /posete – posete ove godine
    /savetnik – ko je Vaš savetnik, i poruka za njega
    /termin – zakazivanje posete, konsultacija ili rada na daljinu
    /daljinski – rad na Vašem računaru, na daljinu
    /jezik – latinica, ćirilica ili engleski
    /stop – bez izveštaja i obaveštenja
    /odjavi – ovo nisam ja
which-language = Na kom jeziku da Vam pišemo? { "(Which language?)" }
language-changed = U redu, od sada Vam pišemo ovako.

## The client's ticket

ticket-opened-now =
    Otvorili smo tiket **#{ $number }**.

    { $by ->
        [none] Operater Vam se javlja ovde u toku radnog vremena.
       *[other] Operater Vam odgovara ovde, najkasnije { MOMENT($by) }.
    } Ako imate nešto da dodate, samo napišite.
ticket-opened-advisor =
    Otvorili smo tiket **#{ $number }** i javili Vašem savetniku: { $advisor }.

    Odgovor Vam stiže ovde.
no-advisor = Vaša firma kod nas još nema savetnika. Prosleđujemo podršci.
advisor-away = Vaš savetnik, { $advisor }, danas nije tu. Prosleđujemo podršci.
ticket-opened-paged =
    Otvorili smo tiket **#{ $number }** i pozvali dežurnog operatera.

    Javiće Vam se ovde. Ako on ne može, zovemo sledećeg, sve dok neko ne prihvati.
ticket-opened-later =
    Otvorili smo tiket **#{ $number }**.

    { $opens ->
        [none] Sada ne radimo. Javljamo Vam se ovde čim otvorimo.
       *[other] Sada ne radimo. Otvaramo { MOMENT($opens) } i tada Vam se javljamo ovde.
    } Ako imate nešto da dodate, samo napišite.
added-to-ticket = Dodato uz tiket #{ $number }.
added-to-waiting-ticket =
    Dodato uz tiket #{ $number }. Sada ne radimo, pa ga čitamo kad otvorimo.

    Ako ne može da čeka, pozovite dežurnog operatera.
duty-called =
    Pozvali smo dežurnog operatera.

    Javiće Vam se ovde. Ako on ne može, zovemo sledećeg, sve dok neko ne prihvati.
to-who-is-on-duty = Tiket #{ $number } ide dežurnom operateru: klijent ne može da čeka do otvaranja.
ticket-taken = Vaš tiket #{ $number } sada vodi { $operator }.
operator-wrote =
    { $operator } (#{ $number }):

    { $text }
operator-corrected =
    { $operator } (#{ $number }), ispravljen odgovor:

    { $text }
your-ticket-closed =
    Tiket #{ $number } je zatvoren. Hvala što ste nam se obratili!

    Ako nešto još nije kako treba, napišite u narednih sedam dana i nastavljamo gde smo stali. Kako smo Vam pomogli, od 1 (loše) do 5 (odlično)?

## Remote sessions

session-how =
    Operater počinje rad na daljinu čim bude slobodan. Ovde ćete videti kada je počeo, kada je završen i koliko se računa.{ $reason ->
        [may-charged] { " " }Uključeno vreme je iskorišćeno, pa sat košta { MONEY($per_hour, $currency) }.
        [may-on-request] { " " }Pre početka operater Vam kaže cenu i čeka Vašu saglasnost.
        [may-warranty] { " " }U garanciji se ne naplaćuje.
       *[other] { "" }
    }
session-price =
    { $step ->
        [1] Sat rada košta { MONEY($per_hour, $currency) }, a računa se svaki započeti minut.
       *[other] Sat rada košta { MONEY($per_hour, $currency) }, a računa se svakih započetih { $step } minuta.
    }{ session-factor }
session-factor =
    { $factor ->
        [1] { "" }
       *[other] { " " }Sada je van radnog vremena, pa se vreme množi sa { $factor }.
    }
session-question =
    { $operator } može da počne rad na Vašem računaru (tiket #{ $number }).

    Uključeno vreme za ovaj mesec je iskorišćeno. { session-price }

    Da li ste saglasni?
session-begins-later = Hvala, zabeležili smo Vašu saglasnost. Operater počinje čim bude slobodan, a Vi ćete to videti ovde.
session-refused = U redu, rad na daljinu neće početi i ništa se ne naplaćuje. Ako se predomislite, samo napišite.
session-charge =
    { $charge ->
        [warranty] U garanciji se ne naplaćuje.
        [bill] Uključeno vreme za ovaj mesec je iskorišćeno. { session-price }
        [ask] { session-price }
        [agree] Naplaćuje se po dogovorenoj ceni.
       *[included] { $left ->
            [none] Po ugovoru se uključeno vreme na ovo ne troši.
           *[other] Ovog meseca preostaje: { LENGTH($left) }. Ako zatreba više, sat preko toga košta { MONEY($per_hour, $currency) }.{ session-factor }
        }
    }
session-started =
    Rad na daljinu je počeo u { CLOCK($since) } (tiket #{ $number }). Radi: { $operator }.

    { session-charge }

    Čim se završi, ovde ćete videti koliko je trajalo i koliko se računa.
session-span =
    { $day ->
        [same] Od { CLOCK($since) } do { CLOCK($until) }
       *[other] Početak: { MOMENT($since) }
            Kraj: { MOMENT($until) }
    }{ $clock ->
        [none] { "" }
       *[changed] { " " }(sat je u međuvremenu pomeren)
    }
    Trajanje: { $lasted ->
        [0] manje od minuta
       *[other] { LENGTH($lasted) }
    }
session-counted =
    Računa se: **{ LENGTH($minutes) }** ({ $step ->
        [1] svaki započeti minut
       *[other] svakih započetih { $step } minuta
    }{ $factor ->
        [1] { "" }
       *[other] ; van radnog vremena množi se sa { $factor }
    }){ $parts ->
        [1] { "" }
       *[other] { "" }

            Rad prelazi u nov mesec ili na nove uslove, pa se svaki deo računa posebno.
    }
session-result =
    { $charge ->
        [warranty] U garanciji se ne naplaćuje.
        [agreed] Naplaćuje se po dogovorenoj ceni.
        [free] Po ugovoru se uključeno vreme na ovo ne troši.
       *[plan] { $over ->
            [0] Ovog meseca preostaje: { LENGTH($left) }
           *[other] Preko uključenog: { LENGTH($over) }, { MONEY($cost, $currency) }{ $left ->
                [0] { "" }
               *[other] { "" }
                    Ovog meseca preostaje: { LENGTH($left) }
            }
        }
    }
session-ended =
    Rad na daljinu je završen (tiket #{ $number }). Operater: { $operator }.

    { session-span }
    { session-counted }

    { session-result }
session-not-counted =
    Rad na daljinu započet { MOMENT($since) } ne računa se (tiket #{ $number }).{ $left ->
        [none] { "" }
       *[other] { " " }Ovog meseca preostaje: { LENGTH($left) }.
    }
session-wanted = { $client } traži rad na daljinu (#{ $number }).
session-runs =
    Rad na daljinu je počeo u { CLOCK($since) }: { $client } (#{ $number }).

    { session-charge }{ $told ->
        [yes] { "" }
       *[no] { "" }

            Ovaj klijent nije povezan u četu: javite mu telefonom da ste počeli.
    }
session-elsewhere = Rad na daljinu već traje: { $client } (#{ $number }), od { CLOCK($since) }. Završite ga pre nego što počnete drugi.
session-asked =
    Pitali smo klijenta { $client } za saglasnost (#{ $number }). { session-price }

    Čim odgovori, javljamo Vam. Ako Vam saglasnost kaže telefonom, potvrdite ovde.
session-ask-by-phone =
    { $client } (#{ $number }): uključeno vreme je iskorišćeno. { session-price }

    Ovaj klijent nije povezan u četu. Pitajte ga telefonom i potvrdite ovde.
session-agree-price = { $client } (#{ $number }): ugovor ovo ne pokriva. Prvo se dogovorite sa klijentom o ceni.
session-agreed = Klijent je saglasan sa radom na daljinu: { $client } (#{ $number }). Počnite kada budete slobodni.
session-not-agreed = Klijent nije saglasan sa radom na daljinu: { $client } (#{ $number }).
session-still-runs = Rad na daljinu ({ $client }, #{ $number }) traje od { CLOCK($since) }: { LENGTH($minutes) }. Da li još radite?
session-booked =
    Rad na daljinu je završen: { $client } (#{ $number }).

    { session-span }
    { session-counted }

    { session-result }{ $told ->
        [yes] { "" }
       *[no] { "" }

            Ovaj klijent nije povezan u četu: javite mu koliko se računa.
    }
session-dismissed = U redu, taj rad na daljinu se ne računa (#{ $number }).
session-over = Taj rad na daljinu je već završen.
session-dismissed-already = Taj rad na daljinu je već skinut sa obračuna.
session-of-nobody = Tiket #{ $number } nema klijenta, pa ne znamo na čijem biste računaru radili.
session-ticket-closed = Tiket #{ $number } je zatvoren. Rad na daljinu može da počne samo na otvorenom tiketu.
goes-first =
    Pre tiketa #{ $behind } na redu je **#{ $number }** – { ticket-source }
    { ticket-who }

    { $text }
start-session = Počni rad na daljinu
stop-session = Završi rad
session-yes = Da, počnite
session-no = Ne
session-consented = Klijent je saglasan, počni
session-price-agreed = Cena je dogovorena, počni
open-ticket = Otvori tiket

## Hours

hours-left =
    Stanje za { MONTH($month) }
    { $client }, { $plan }

    Uključeno: { LENGTH($included) }
    { used-time }
    Preostalo: **{ LENGTH($left) }**
hours-over =
    Stanje za { MONTH($month) }
    { $client }, { $plan }

    Uključeno: { LENGTH($included) }
    Iskorišćeno: { LENGTH($used) }
    Preko uključenog: **{ LENGTH($over) }**

    Vreme preko uključenog naplaćuje se po ceni iz Vašeg ugovora.
used-time =
    { $returned ->
        [0] Iskorišćeno: { LENGTH($used) }
       *[other] Vraćeno: { LENGTH($returned) }
    }
hours-warranty =
    { $until ->
        [none] { $client }: program je u garanciji.
       *[other] { $client }: program je u garanciji. Garancija traje zaključno sa { LASTDAY($until) }
    } U garanciji nema mesečnog broja sati koji bi se trošio.
hours-no-contract =
    { $client }: trenutno nema ugovora o podršci, pa ni uključenih sati.

    Možete nam pisati i ovako: operater Vam pre početka rada kaže cenu i čeka Vašu saglasnost.

usage =
    { $percent ->
        [100] Uključeno vreme podrške za { MONTH($month) } je iskorišćeno ({ $client }).
       *[other] Iskorišćeno je { $beyond ->
            [yes] više od { $percent }%
           *[no] { $percent }%
        } uključenog vremena podrške za { MONTH($month) } ({ $client }).
    }

    Uključeno: { LENGTH($included) }
    Iskorišćeno: { LENGTH($used) }
    { $percent ->
        [100] { $on_exhausted ->
            [message] Do kraja meseca primamo Vaše poruke, a rad nastavljamo kada počne novi mesec.
           *[other] { $per_hour ->
                [none] Podrška radi i dalje; vreme preko uključenog naplaćuje se po ceni iz Vašeg ugovora.
               *[other] Podrška radi i dalje; sat rada preko uključenog vremena košta { MONEY($per_hour, $currency) }.
            }
        }
       *[other] Preostalo: **{ LENGTH($left) }**
    }

contract-price =
    { "**" }{ $client }: { $plan }**{ promise-fee }
    Uključeno: { LENGTH($included) } mesečno
    Sat preko toga: { MONEY($per_hour, $currency) }{ $step ->
        [1] { "" }, računa se svaki započeti minut
       *[other] , računa se svakih započetih { $step } minuta
    }
    Van radnog vremena: { $always ->
        [yes] { $factor ->
            [1] dežurni operater, bez doplate
           *[other] dežurni operater, vreme se množi sa { $factor }
        }
       *[no] nije ugovoreno
    }

    { $on_exhausted ->
        [ask] Kad se uključeno vreme potroši, pre svakog rada pitamo da li ste saglasni sa doplatom.
        [message] Kad se uključeno vreme potroši, rad nastavljamo sa novim mesecom.
       *[bill] Kad se uključeno vreme potroši, rad se nastavlja, a doplata stoji u mesečnom izveštaju.
    }
promise-fee =
    { $fee ->
        [none] { "" }
       *[other] { "" }
            Mesečno, sa dodacima: { MONEY($fee, $currency) }
    }

## What the contract promises

not-entitled =
    { service }: { why }.

    Savetnik može da Vam predloži rešenje: /savetnik
contract-standing =
    { $standing ->
        [contract] { "**" }{ $client }: { $plan }**
        [warranty] { "**" }{ $client }: program u garanciji**
        [lapsed] { "**" }{ $client }: ugovor je istekao**
       *[none] { "**" }{ $client }: bez ugovora o podršci**
    }
because-contract =
    { $until ->
        [none] Ugovor važi od { DATE($from) }
       *[other] Ugovor važi od { DATE($from) } zaključno sa { LASTDAY($until) }
    }
because-warranty-beside = Garancija na program traje zaključno sa { LASTDAY($until) }
because-warranty =
    Program je isporučen { DATE($on) }
    Garancija traje zaključno sa { LASTDAY($until) }
because-lapsed = Ugovor je važio zaključno sa { LASTDAY($on) }
because-no-contract = Do sada nismo imali ugovor o podršci
because-warranty-over = Garancija je trajala zaključno sa { LASTDAY($on) }
because-not-delivered = Program se isporučuje { DATE($on) }
because-begins = Novi ugovor počinje { DATE($on) }
promise-answer = Prvi odgovor: najviše { LENGTH($minutes) }{ $clock ->
        [always] , u svako doba
       *[working] { " " }radnog vremena
    }
promise-resolution = Rešenje: najviše { LENGTH($minutes) } radnog vremena
service-line = { $allowed ->
        [yes] ✓
       *[no] –
    } { service }: { why }
service =
    { $service ->
        [phone] Telefon
        [email] Mejl
        [remote] Rad na daljinu
        [consulting] Konsultacije
        [advisor] Lični savetnik
        [statement] Mesečni izveštaj
        [visit] Posete
        [after-hours] Dežurni operater
        [backup] Bekap u oblaku
       *[other] { $service }
    }
why =
    { $reason ->
        [may-included] po ugovoru
        [may-charged] uključeno vreme je iskorišćeno, pa sat košta { MONEY($per_hour, $currency) }
        [may-time-used] uključeno vreme za ovaj mesec je iskorišćeno
        [may-on-request] posle klijenata sa ugovorom; cenu Vam kažemo unapred
        [may-warranty] u garanciji
        [may-not-in-plan] van ugovora ({ $plan })
        [may-with-contract] samo uz ugovor o podršci
        [may-closed] { $opens ->
            [none] sada ne radimo
           *[other] sada ne radimo; otvaramo { MOMENT($opens) }
        }
        [may-visit] ove godine imate još { $left } (ugovoreno: { $included })
        [may-no-visit-left] ovogodišnje su iskorišćene ({ $included } od { $included })
        [may-after-hours] { $factor ->
            [1] i van radnog vremena
           *[other] i van radnog vremena; vreme se tada množi sa { $factor }
        }
        [may-add-on] kao dodatak uz ugovor
       *[may-no-add-on] nije ugovoreno
    }

## The monthly statement

statement =
    Izveštaj o podršci za { MONTH($month) }
    { $plan ->
        [none] { $client }
       *[other] { $client }, { $plan }

            Uključeno: { LENGTH($included) }
            { used-time }
            { $over ->
                [0] Preostalo: **{ LENGTH($left) }**
               *[other] Preko uključenog: **{ LENGTH($over) }**
            }
    }

    { $lines ->
        [none] U ovom mesecu nije bilo rada.
       *[other] { $lines }
    }{ $total ->
        [none] { "" }
       *[other] { "" }

            Ukupno za mesec: **{ MONEY($total, $currency) }**
    }
statement-chart = Mesec na slici
statement-pdf = Izveštaj u PDF-u
statement-by-kind = Po vrsti rada:
statement-by-ticket = Po tiketima:
statement-kind = • { kind-of }: { LENGTH($minutes) }{ $draws ->
        [no] { " " }(ne troši uključeno vreme)
       *[yes] { "" }
    }
statement-ticket = • #{ $number } { $subject }: { LENGTH($minutes) }
statement-response =
    Prvi odgovor u obećanom roku: { $kept } od { $tickets }{ $open ->
        [0] { "" }
       *[other] { " (" }bez odgovora još: { $open })
    }
statement-visits =
    Posete ove godine: { $included ->
        [0] { $used }
       *[other] { $used } od { $included }
    }{ $ahead ->
        [0] { "" }
        [1] ; sledeća je zakazana za { SHORTDAY($next) }
       *[other] ; zakazanih još: { $ahead }, prva { SHORTDAY($next) }
    }
statement-backups =
    { $count ->
        [0] Bekap u oblaku: nije napravljen nijedan
       *[other] Bekap u oblaku: napravljeno: { $count }; poslednji { SHORTDAY($last) }{ $size ->
            [0] { "" }
           *[other] { " " }(ukupno { SIZE($size) })
        }
    }
statement-hints = Predlog savetnika:
statement-hint-hours-unused = • Dva meseca zaredom koristite manje od petine uključenog vremena. Možda Vam je dovoljan manji paket.
statement-hint-visit-not-planned = • Imate ugovorenu posetu koja još nije zakazana. Javite nam kada Vam odgovara.
statement-hint-backup-unused = • Plaćate bekap u oblaku, a u poslednje vreme nije napravljen nijedan. Javite nam se da ga zajedno podesimo.
statement-hint-contact-unlinked = • Neko od Vaših kolega koji primaju izveštaj još nije povezan sa podrškom u četu. Kod za povezivanje daje Vaš savetnik.

## A question about one line of it

ask-about-line = Pitanje o stavci
line = { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }{ line-about }
line-about =
    { $about ->
        [none] { "" }
       *[other] { " " }({ $about })
    }
previous-page = Prethodne
next-page = Sledeće
lines-of-month =
    { $pages ->
        [1] Stavke za { MONTH($month) } Koja Vas zanima?
       *[other] Stavke za { MONTH($month) } ({ $page }/{ $pages }). Koja Vas zanima?
    }
line-asked =
    Reč je o stavci: { SHORTDAY($on) } { kind-of }, { LENGTH($minutes) }{ line-about }.

    Napišite ovde šta Vas kod nje zanima i to ćemo dodati uz tiket #{ $number }.

## Kinds of work

kind-of =
    { $kind ->
        [phone] { kind-phone }
        [remote] { kind-remote }
        [email] { kind-email }
        [chat] { kind-chat }
        [consulting] { kind-consulting }
        [visit] { kind-visit }
        [internal] { kind-internal }
       *[other] { $kind }
    }
kind-phone = telefon
kind-remote = rad na daljinu
kind-email = mejl
kind-chat = poruke
kind-consulting = konsultacije
kind-visit = poseta
kind-internal = interni rad

## Appointments

appointment-what =
    { $kind ->
        [visit] Poseta
        [remote] Rad na daljinu
       *[consulting] Konsultacije
    }
appointment-who =
    { $kind ->
        [visit] Dolazi: { $operator }
        [remote] Radi: { $operator }
       *[consulting] Konsultant: { $operator }
    }
appointment-details =
    { "**" }{ appointment-what }** { MOMENT($starts) }
    Trajanje: { LENGTH($minutes) }
    { $about ->
        [none] { appointment-who }
       *[other]
            { appointment-who }
            Tema: { $about }
    }
appointment-of-client =
    { "**" }{ appointment-what }** { MOMENT($starts) }
    Trajanje: { LENGTH($minutes) }
    { $contact ->
        [none] Klijent: { $client }
       *[other] Klijent: { $client }, { $contact }
    }
appointment-ics = Termin za Vaš kalendar
appointment-none = Nemate zakazan termin.
appointment-which = Šta želite da zakažete?
appointment-asked =
    { $kind ->
        [visit] Zabeležili smo da Vam treba poseta (tiket **#{ $number }**).
        [remote] Zabeležili smo da želite rad na daljinu u dogovoreno vreme (tiket **#{ $number }**).
       *[consulting] Zabeležili smo da su Vam potrebne konsultacije (tiket **#{ $number }**).
    } { $reason ->
        [may-charged] Uključeno vreme je iskorišćeno, pa sat košta { MONEY($per_hour, $currency) }.
        [may-on-request] Cenu Vam kažemo pre nego što se dogovorimo.
       *[other] Ako imate nešto da dodate, samo napišite.
    }

    { $advisor ->
        [none] { $opens ->
            [none] Predlog termina stiže Vam ovde.
           *[other] Sada ne radimo. Otvaramo { MOMENT($opens) } i tada Vam ovde šaljemo predlog termina.
        }
       *[other] Javili smo Vašem savetniku: { $advisor }. Predlog termina stiže Vam ovde.
    }
appointment-stands =
    { $state ->
        [confirmed] Ovaj termin je dogovoren:
       *[proposed] Ovaj termin smo Vam predložili i čekamo Vašu potvrdu:
    }

    { appointment-details }
appointment-proposed =
    Predlažemo Vam termin:

    { appointment-details }

    Da li Vam odgovara?
appointment-moved =
    Termin je promenjen. Novi predlog:

    { appointment-details }

    Da li Vam odgovara?
appointment-changed =
    { $state ->
        [confirmed] Termin je u međuvremenu promenjen. Sada je dogovoreno:
       *[proposed] Termin je u međuvremenu promenjen. Sada predlažemo:
    }

    { appointment-details }
appointment-over =
    { $state ->
        [done] Ovaj termin je već održan. Ako Vam treba nov termin: /termin
        [cancelled] Ovaj termin više ne važi. Ako Vam treba nov termin: /termin
       *[other] Vreme ovog termina je prošlo. Ako Vam treba nov termin: /termin
    }
appointment-confirmed =
    Hvala, dogovoreno:

    { appointment-details }

    Šaljemo Vam i fajl kojim se termin upisuje u kalendar.
appointment-declined =
    Hvala što ste nam javili. Ovaj termin više ne važi:

    { appointment-details }

    Predložićemo Vam drugi.
appointment-cancelled =
    Nažalost, ovaj termin je otkazan:

    { appointment-details }

    Ako Vam treba nov termin: /termin
appointment-not-held =
    { $kind ->
        [visit] Poseta { MOMENT($starts) } nije održana, pa se ne računa.
        [remote] Rad na daljinu { MOMENT($starts) } nije održan, pa se ne računa.
       *[consulting] Konsultacije { MOMENT($starts) } nisu održane, pa se ne računaju.
    }

    Ako Vam treba nov termin: /termin
appointment-reminder =
    Podsećamo Vas na termin:

    { appointment-details }

    { $state ->
        [confirmed] Ako Vam ipak ne odgovara, javite nam što pre.
       *[proposed] Još niste potvrdili. Da li Vam odgovara?
    }
appointment-reported =
    { $kind ->
        [visit] Poseta { MOMENT($starts) }, { $operator }:
        [remote] Rad na daljinu { MOMENT($starts) }, { $operator }:
       *[consulting] Konsultacije { MOMENT($starts) }, { $operator }:
    }

    { $counted ->
        [none] { $report }
       *[other]
            { $report }

            Za obračun: { LENGTH($counted) }
    }
visits-left =
    { $left ->
        [one] Po ugovoru imate još { $left } posetu ove godine. Da je zakažemo?
        [few] Po ugovoru imate još { $left } posete ove godine. Da ih zakažemo?
       *[other] Po ugovoru imate još { $left } poseta ove godine. Da ih zakažemo?
    } /termin
appointment-planned =
    { $moved ->
        [yes] Termin je pomeren:
       *[no] Novi termin:
    }

    { appointment-of-client }

    { $asked ->
        [none] Klijentu ne možemo da pišemo: javite mu se sami, pa pritisnite „Klijent je potvrdio”.
       *[other] Predlog je poslat klijentu i čeka potvrdu ({ $asked }).
    }{ $outside ->
        [yes] { " " }Pažnja: termin je van radnog vremena.
       *[no] { "" }
    }{ $over ->
        [yes] { " " }Pažnja: ova poseta je preko broja iz ugovora.
       *[no] { "" }
    }
appointment-not-read = Nismo razumeli kada. Pišite, na primer: /termin 3.12. u 10:00 2h, /termin u petak 10-12 ili /termin konsultacije sutra u 9
appointment-refused =
    { $reason ->
        [past] To vreme je već prošlo ({ MOMENT($starts) }). Predložite kasnije.
        [far] To je više od godinu dana unapred ({ DATE($starts) }). Proverite datum.
        [long] Termin traje najviše 12 sati, a napisali ste: { LENGTH($minutes) }. Proverite trajanje.
        [away] { $operator } tog dana ne radi. Predložite drugi dan, ili neka ide neko drugi.
        [busy] { $operator } tada već ima termin: { $client }, { MOMENT($taken_from) }. Predložite drugo vreme.
        [no-client] Taj tiket nema klijenta, pa nema kome da se predloži termin.
        [which-kind] Napišite i šta je: /termin poseta 3.12. u 10:00, /termin konsultacije 3.12. u 10:00 ili /termin daljinski 3.12. u 10:00
       *[changed] Termin se u međuvremenu promenio. Pogledajte šta sada važi, pa pokušajte ponovo.
    }
appointment-operator-confirmed =
    Dogovoreno, klijent je potvrdio:

    { appointment-of-client }
appointment-operator-declined =
    Klijentu ne odgovara:

    { appointment-of-client }

    Predložite drugi termin: odgovorite na ovu poruku, na primer /termin 3.12. u 10:00
appointment-operator-cancelled =
    Otkazano:

    { appointment-of-client }

    { $told ->
        [yes] Klijentu smo javili.
       *[no] Klijentu ne možemo da pišemo: javite mu se sami.
    }
appointment-taken-over =
    Ovaj termin sada vodi { $operator }:

    { appointment-of-client }
appointment-operator-reminder =
    Podsetnik:

    { appointment-of-client }

    { $state ->
        [confirmed] Klijent je potvrdio.
       *[proposed] Klijent još nije potvrdio.
    }
appointment-unanswered =
    Klijent još nije potvrdio termin:

    { appointment-of-client }

    Ako je hitno, pozovite ga.
appointment-report-wanted =
    { $again ->
        [yes] Još čekamo izveštaj.{ " " }
       *[no] { "" }
    }{ $kind ->
        [visit] Kako je prošla poseta kod klijenta { $client }?
        [remote] Kako je prošao rad na daljinu kod klijenta { $client }?
       *[consulting] Kako su prošle konsultacije sa klijentom { $client }?
    }

    Odgovorite na ovu poruku kratkim izveštajem; dobija ga i klijent. Ako je trajalo kraće ili duže (planirano: { LENGTH($minutes) }), počnite stvarnim trajanjem, na primer: 1h30 Popravljen štampač.
appointment-not-finished =
    { $reason ->
        [empty] Nedostaje izveštaj: napišite u nekoliko reči šta je urađeno.
        [length] Trajanje ne može biti { LENGTH($minutes) }. Pošaljite izveštaj ponovo.
        [early] Termin još nije počeo ({ MOMENT($starts) }).
       *[settled] { $state ->
            [done] Izveštaj o ovom terminu je već sačuvan.
           *[cancelled] Ovaj termin je otkazan.
        }
    }
appointment-finished =
    { $told ->
        [yes] Izveštaj je sačuvan i poslat klijentu.
       *[no] Izveštaj je sačuvan; klijentu ne možemo da pišemo.
    } Upisano: { LENGTH($minutes) } ({ $client }).
appointment-settled =
    { $state ->
        [done] Ovaj termin je već održan.
        [cancelled] Ovaj termin je već otkazan.
        [confirmed] Klijent je već potvrdio ovaj termin.
        [moved] Termin je u međuvremenu pomeren: ovo dugme više ne važi.
       *[proposed] Vreme ovog termina je prošlo.
    }

## Duty

duty-shifts = Vaše smene u naredne četiri nedelje:
duty-no-shifts = U naredne četiri nedelje nemate smena.
duty-swaps = Dogovorene zamene:
shift-line =
    • { $since ->
        [none] { $until ->
            [none] { $covers ->
                [business-hours] u radno vreme
                [outside-business-hours] van radnog vremena
               *[always] stalno
            }
           *[other] do { WHEN($until) }
        }
       *[other] { $until ->
            [none] od { WHEN($since) }
           *[other] { WHEN($since) } – { WHEN($until) }
        }
    } ({ $schedule }{ $backup ->
        [yes] , rezerva
       *[no] { "" }
    })
swap-when = { "**" }{ WHEN($since) } – { WHEN($until) }** ({ $schedules })
swap-line = • { WHEN($since) } – { WHEN($until) }: dežura { $taker }, po rasporedu { $asker }
swap-not-read = Nismo razumeli za kada Vam treba zamena. Pišite, na primer: /zamena marko 28.11. ili /zamena marko 28.11. 08:00 - 29.11. 08:00. Bez imena pitamo sve: /zamena 28.11.
swap-refused =
    { $reason ->
        [past] To vreme je već počelo ({ WHEN($since) }). Napišite od kada Vam treba zamena, na primer: /zamena marko danas 18:00 - 22:00
        [long] Zamena može da se dogovori za najviše tri meseca odjednom.
        [not-on-duty] Tada niste dežurni: { WHEN($since) } – { WHEN($until) }. Vaše smene pokazuje /dezurstvo
        [unknown] Ne znamo na koga mislite: { $name }. Napišite ime, ili ime i prezime.
        [yourself] Ne možete da zamenite sami sebe.
        [there] { $operator } je u to vreme već na dužnosti.
        [away] { $operator } u to vreme ne radi.
        [no-chat] { $operator } nema povezan čet, pa nemamo kako da pitamo.
       *[nobody] Nemamo koga da pitamo: svi iz rasporeda tada ne rade ili su već na dužnosti.
    }
swap-asked =
    { $asker } Vas moli za zamenu na dežurstvu:

    { swap-when }

    { $asked ->
        [none] Pitali smo sve koji tada mogu; dežurstvo preuzima ko prvi prihvati.
       *[other] Da li prihvatate?
    }
swap-sent =
    { $asked ->
        [none] Pitali smo sve koji tada mogu (ukupno: { $count }). Vaše dežurstvo preuzima ko prvi prihvati:
       *[other] Poslali smo Vašu molbu za zamenu, a javljamo Vam čim stigne odgovor. Pitali smo: { $asked }.
    }

    { swap-when }
swap-agreed =
    Dogovoreno. Umesto Vas dežura { $taker }:

    { swap-when }
swap-yours =
    Hvala! Preuzeli ste dežurstvo, po rasporedu: { $asker }.

    { swap-when }
swap-for-manager =
    Zamena na dežurstvu:

    { swap-when }
    Dežura: { $taker }
    Po rasporedu: { $asker }{ $backup ->
        [no] { "" }

            Pažnja: u tom vremenu nema rezerve.
       *[yes] { "" }
    }
swap-not-needed =
    { $taker ->
        [none] Molba za zamenu je povučena ({ $asker }):
       *[other] Zamena više nije potrebna, dežurstvo preuzima { $taker }:
    }

    { swap-when }
swap-you-refused = U redu, hvala na odgovoru.
swap-nobody-can =
    { $asked ->
        [none] Nažalost, niko ne može da Vas zameni. Dežurstvo ostaje Vaše:
       *[other] Nažalost, { $asked } ne može da Vas zameni. Dežurstvo ostaje Vaše:
    }

    { swap-when }
swap-expired =
    { $asked ->
        [none] Niko nije odgovorio na Vašu molbu za zamenu, a to vreme je počelo. Dežurstvo ostaje Vaše:
       *[other] Na Vašu molbu za zamenu nema odgovora ({ $asked }), a to vreme je počelo. Dežurstvo ostaje Vaše:
    }

    { swap-when }
swap-withdrawn =
    U redu, zamena se više ne traži. Dežurstvo ostaje Vaše:

    { swap-when }
swap-impossible =
    Raspored se u međuvremenu promenio, pa ova zamena više nije moguća:

    { swap-when }
swap-settled =
    { $state ->
        [agreed] O ovoj zameni je već odlučeno. Dežura { $taker }.
        [refused] O ovoj zameni je već odlučeno: niko ne može.
        [withdrawn] Ova zamena se više ne traži.
        [refused-by-you] Već ste javili da ne možete.
       *[begun] To vreme je već počelo, pa zamena više ne može da se dogovori.
    }
duty-begins =
    { $until ->
        [none] Od sada ste dežurni ({ $schedule }).
       *[other] Od sada ste dežurni do { WHEN($until) } ({ $schedule }).
    }
duty-handed-over =
    { $names ->
        [none] Vaše dežurstvo je završeno ({ $schedule }). Sada tu nema nikoga.
       *[other] Predali ste dežurstvo: od sada dežura { $names } ({ $schedule }).
    }
duty-ahead =
    { $until ->
        [none] Sutra počinje Vaše dežurstvo: od { WHEN($since) } ({ $schedule }).
       *[other] Sutra počinje Vaše dežurstvo: { WHEN($since) } – { WHEN($until) } ({ $schedule }).
    }
backup-begins =
    { $until ->
        [none] Od sada ste rezerva ({ $schedule }).
       *[other] Od sada ste rezerva do { WHEN($until) } ({ $schedule }).
    }{ $names ->
        [none] { "" }
       *[other] { " " }Dežura { $names }.
    }
backup-over =
    { $names ->
        [none] Više niste rezerva ({ $schedule }). Sada nema nikoga u rezervi.
       *[other] Više niste rezerva ({ $schedule }). Od sada je rezerva { $names }.
    }
backup-ahead =
    { $until ->
        [none] Od sutra ste rezerva: od { WHEN($since) } ({ $schedule }).
       *[other] Od sutra ste rezerva: { WHEN($since) } – { WHEN($until) } ({ $schedule }).
    }
group-moved =
    Telegram je grupi dao nov broj: { $new } (ranije { $old }).

    Poruke već idu tamo. Ako stari broj stoji u fajlu firme, upišite nov.
message-failed =
    { "**" }Poruka na koju sistem nije umeo da odgovori**
    { $known ->
        [yes] { $contact }, { $client }
        [operator] { $contact }
       *[no] Nepoznata osoba
    } ({ $channel ->
        [webchat] razgovor na sajtu
        [viber] Viber
       *[other] Telegram
    }):
    { $wordless ->
        [yes] (bez teksta)
       *[no] „{ $text }“
    }

    Javite se toj osobi. Poruka je sačuvana i čeka onoga ko održava sistem.
absence-hits =
    { "**" }Odsustvo: { $operator }, { $days ->
        [1] { SHORTDAY($since) }
       *[other] { SHORTDAY($since) } – { SHORTDAY($until) }
    }**
    Bez zamene ostaje:
absence-appointment =
    • { $kind ->
        [visit] poseta
        [remote] rad na daljinu
       *[consulting] konsultacije
    }: { $client }, { WHEN($starts) }
hole =
    { $again ->
        [yes] { "**" }Podsetnik: dežurstvo nije pokriveno**
       *[no] { "**" }Dežurstvo nije pokriveno**
    }

    { WHEN($since) } – { WHEN($until) }
    { $reason ->
        [no-schedule] Nijedan raspored ne pokriva to vreme.
        [absent] Ne radi: { $operators }
        [nobody] U rasporedu { $schedule } tada nema nikoga.
        [unpaged] Obaveštenje o tiketu ne bi stiglo nikome od dežurnih:
       *[unreachable] Niko od dežurnih ne može da se dobije telefonom:
    }
hole-person =
    • { $operator }: { $phone ->
        [dead] broj ne radi
        [known] telefon radi
       *[none] nema telefona
    }{ $chat ->
        [linked] { $phone ->
            [known] , čet radi
           *[other] , samo čet
        }
        [blocked] , čet ne prima poruke
       *[none] { $phone ->
            [known] , nema čet
           *[other] , nema ni čet
        }
    }
hole-clients =
    { $names ->
        [none] Broj klijenata bez dežurnog: { $count }
       *[other] Bez dežurnog ostaje: { $names }
    }
holes = { "**" }Dežurstvo nije pokriveno: { $count ->
        [one] { $count } termin
       *[other] { $count } termina
    }**
hole-line =
    • { WHEN($since) } – { WHEN($until) }{ $again ->
        [yes] { " " }(podsetnik)
       *[no] { "" }
    }: { $reason ->
        [no-schedule] nijedan raspored ne pokriva to vreme
        [absent] ne radi { $operators }
        [nobody] u rasporedu { $schedule } nema nikoga
        [unpaged] obaveštenje o tiketu ne bi stiglo nikome
       *[unreachable] niko ne može da se dobije telefonom
    }; { $names ->
        [none] klijenata: { $count }
       *[other] { $names }
    }
hole-people = Kako se ko može dobiti:
holes-more =
    { $more ->
        [one] i još { $more } termin
       *[other] i još { $more } termina
    }

## Buttons

urgent = Pozovi dežurnog
yes = Da
no = Ne
person = Treba mi operater
article = { $title }
without-code = Nastavi bez koda
language-sr-Latn = { "Srpski (latinica)" }
language-sr-Cyrl = { "Српски (ћирилица)" }
language-en = { "English" }
take = Preuzmi
accept = Prihvatam
accept-all = Prihvatam sve
accept-one = Prihvatam #{ $number }
cannot = Ne mogu
withdraw-swap = Ne treba mi više
pass = Prosledi dalje
pass-all = Prosledi sve
work-on-it = Radim na tome
close-ticket = Zatvori tiket
draft-ticket = Napravi nacrt članka
draft-group = Nacrt: { $text }
approve-draft = Odobri članak
reject-draft = Odbaci
undo-phrase = Poništi: { $text }
book = Upiši: { LENGTH($minutes) }
book-other = Ispravi na { LENGTH($minutes) }
dismiss = Ne računaj
want-visit = Poseta
want-consulting = Konsultacije
want-remote = Rad na daljinu
agree = Odgovara mi
disagree = Ne odgovara mi
another-appointment = Treba mi još jedan termin
book-visit = Zakaži posetu
book-consulting = Zakaži konsultacije
book-remote = Zakaži rad na daljinu
cancel-appointment = Otkaži termin
client-agreed = Klijent je potvrdio
not-held = Nije održano

## The menu of commands

command-sati = Preostalo vreme podrške
command-tiketi = Moji tiketi
command-novi = Nov tiket
command-covek = Razgovor sa operaterom
command-zovite = Pozovite me telefonom
command-savetnik = Moj savetnik
command-termin = Poseta, konsultacije ili rad na daljinu
command-izvestaj = Poslednji mesečni izveštaj
command-ugovor = Šta Vam po ugovoru pripada
command-jezik = Jezik i pismo
command-stop = Bez izveštaja i obaveštenja
command-pomoc = Šta sve možete ovde
command-moji = Tiketi koje vodim
command-dezurstvo = Ko je dežuran, i kada sam ja
command-vreme = Upiši vreme na tiket
command-beleska = Beleška koju klijent ne vidi
command-clanak = Pošalji klijentu članak
command-predaj = Predaj tiket kolegi
command-klijent = Nađi klijenta
command-daljinski = Počni ili završi rad na daljinu
command-zamena = Traži zamenu na dežurstvu
command-zatvori = Zatvori tiket

## For operators

operator-help =
    Pišete kao operater: { $name }.

    • Odgovorite na poruku o tiketu i klijent dobija Vaš odgovor.
    • Ako vodite samo jedan tiket, dovoljno je da pišete.

    /termin 3.12. u 10:00 2h – predlaže termin klijentu tog tiketa, ili ga pomera
    /vreme 25m – upisuje vreme na tiket na čiju poruku odgovarate
    /dezurstvo – ko je dežuran i do kada, i kada ste Vi
    /zamena marko 28.11. – traži zamenu na Vašem dežurstvu; bez imena pita sve
    /daljinski – počinje rad na daljinu po tiketu na čiju poruku odgovarate; opet: završava ga
    /moji – tiketi koje vodite; /1042 – ceo taj tiket
    /beleska ili // na početku – beleška uz tiket, koju klijent ne vidi
    /clanak fiskalni račun – šalje članak klijentu
    /predaj marko – predaje tiket kolegi
    /klijent zora – ugovor, sati, kontakti i tiketi klijenta
    /zatvori – zatvara tiket na čiju poruku odgovarate; iza komande može rezime za klijenta
which-ticket = Ne znamo na koji tiket mislite. Odgovorite baš na poruku o tom tiketu.
reply-sent = Poslato klijentu (#{ $number }).
reply-not-delivered =
    { "**" }Vaš odgovor na tiket #{ $number } nije stigao do klijenta.**
    { $reason ->
        [refused] Čet klijenta više ne prima naše poruke.
        [costly] Klijent nije pisao duže od 24 sata, pa bi se poruka na Viberu naplatila.
       *[away] Pokušavali smo satima, ali slanje nije uspelo.
    }
    { $phone ->
        [none] Odgovor je sačuvan uz tiket. Javite se klijentu na drugi način.
       *[other] Odgovor je sačuvan uz tiket. Javite se klijentu telefonom: { $contact }, { $phone }
    }

    { $text }
client-blocked =
    { "**" }Klijent je prekinuo razgovor{ $channel ->
        [viber] { " " }na Viberu
       *[other] { " " }u Telegramu
    } (#{ $number }): odgovori mu tamo više ne stižu.**
    { $phone ->
        [none] { $contact ->
            [none] Drugi način da mu se javite ne znamo.
           *[other] { $client }, { $contact }: javite se na drugi način.
        }
       *[other] Javite se telefonom: { $client }, { $contact }, { $phone }
    }
reply-kept = Odgovor je sačuvan uz tiket #{ $number }, ali ovaj klijent nije povezan u četu. Javite mu se telefonom ili mejlom.
ticket-closed = Tiket #{ $number } je zatvoren.
duty =
    Na dužnosti: **{ $names }**
    { $backup ->
        [none] Rezerve nema.
       *[other] Rezerva: { $backup }
    }
    { $until ->
        [none] Smena nema kraja u rasporedu.
       *[other] Smena se završava { MOMENT($until) }.
    }
duty-nobody =
    { "**" }Trenutno niko nije na dužnosti.**
    { $backup ->
        [none] Nema ni rezerve.
       *[other] Rezerva: { $backup }
    }
    { $until ->
        [none] U rasporedu nema sledeće smene.
       *[other] Sledeća smena počinje { MOMENT($until) }.
    }
ticket-who =
    { $client ->
        [none] Nepoznat pošiljalac
       *[other] { $contact ->
            [none] { $client }
           *[other] { $client }, { $contact }
        }
    }{ $standing ->
        [contract] { " (" }{ $plan })
        [warranty] { " (" }u garanciji)
        [lapsed] { " (" }ugovor je istekao)
        [none] { " (" }bez ugovora)
       *[unknown] { "" }
    }
ticket-source =
    { $source ->
        [telegram] Telegram
        [viber] Viber
        [webchat] poruke na sajtu
        [phone] telefon
        [voicemail] govorna poruka
        [missed-call] propušten poziv
       *[other] { $source }
    }
ticket-again =
    Ponovo otvoren tiket **#{ $number }** – { ticket-source }
    { ticket-who }

    { $text }
new-ticket =
    Nov tiket **#{ $number }** – { ticket-source }
    { ticket-who }

    { $text }
page =
    { "**" }Dežurstvo: tiket #{ $number }** – { ticket-source }
    { ticket-who }

    { $text }{ page-silent-before }

    Da li prihvatate?
page-silent-before =
    { $silent ->
        [none] { "" }
       *[other] { "" }

            Tiket je pre Vas prihvatio operater { $silent }, ali klijent još nije dobio odgovor.
    }
asked-again = Ponovljena poruka: možda ste je već dobili.
pages =
    { "**" }Dežurstvo: { $count ->
        [one] { $count } tiket čeka
        [few] { $count } tiketa čekaju
       *[other] { $count } tiketa čeka
    }**
page-line = #{ $number } – { ticket-who }
pages-more =
    { $more ->
        [one] i još { $more } tiket
        [few] i još { $more } tiketa
       *[other] i još { $more } tiketa
    }
page-exhausted =
    { "**" }Niko nije prihvatio tiket #{ $number }** – { ticket-source }
    { ticket-who }

    { $text }

    Svi su pozvani i niko se nije javio. Tiket čeka na Vas.
client-wrote =
    { $client ->
        [none] Nepoznat pošiljalac
       *[other] { $contact ->
            [none] { $client }
           *[other] { $contact }, { $client }
        }
    } (#{ $number }):

    { $text }
client-corrected =
    { $client ->
        [none] Nepoznat pošiljalac
       *[other] { $contact ->
            [none] { $client }
           *[other] { $contact }, { $client }
        }
    } (#{ $number }), ispravljena poruka:

    { $text }
you-took =
    Tiket #{ $number } je Vaš.

    Odgovorite na ovu poruku i klijent dobija Vaš odgovor.
added-meanwhile = U međuvremenu je klijent dodao:
yours-already = Tiket #{ $number } je već kod Vas.
taken-by =
    { $operator ->
        [none] Tiket #{ $number } više ne čeka.
       *[other] Tiket #{ $number } već vodi { $operator }.
    }
page-yours =
    Hvala! Tiket #{ $number } je Vaš.

    Odgovorite na ovu poruku i klijent dobija Vaš odgovor.
page-yours-already = Tiket #{ $number } je već kod Vas.
page-taken =
    { $operator ->
        [none] Tiket #{ $number } više ne čeka.
       *[other] Tiket #{ $number } vodi { $operator }.
    }
page-over = Tiket #{ $number } više ne traži dežurnog. Hvala što ste se javili.
alarm =
    { "**" }Pozivanje dežurnih kasni.**{ $pages ->
        [0] { "" }
       *[other] { "" }

            Na sledeći korak čeka: { $numbers } (ukupno { $pages }).
    }{ $deliveries ->
        [0] { "" }
       *[other] { "" }

            Hitne poruke i pozivi koji nisu otišli: { $deliveries }.
    }

    Odmah proverite sistem i javite se klijentima.
page-old = Ta poruka više ne važi: za tiket #{ $number } ponovo tražimo dežurnog. Odgovorite na novu poruku.
you-passed = U redu, za tiket #{ $number } pitamo sledećeg.
you-passed-all =
    { $count ->
        [0] Nijedan od tih tiketa više ne traži dežurnog.
        [one] U redu, za { $count } tiket pitamo sledećeg.
       *[other] U redu, za { $count } tiketa pitamo sledećeg.
    }
pages-yours =
    { $count ->
        [0] Nijedan tiket više ne čeka na Vas.
        [one] Hvala! Preuzeli ste { $count } tiket.
       *[other] Hvala! Preuzeli ste { $count } tiketa.
    }
pages-taken = Tikete { $numbers } vodi { $operator }.
page-silent =
    Prihvatili ste tiket #{ $number }, ali klijent još nije dobio odgovor.

    Radite li na tome?
page-kept = U redu, tiket #{ $number } ostaje kod Vas. Kad odgovorite klijentu, više Vas ne pitamo.
page-let-go = Klijent nije dobio odgovor na tiket #{ $number }, pa ponovo tražimo dežurnog. Tiket više nije kod Vas.
page-reopened = Za tiket #{ $number } ponovo tražimo dežurnog. Prihvatio ga je operater { $operator }, ali klijent još nije dobio odgovor.
talk-card =
    Razgovor je počeo: { $client ->
        [none] nepoznat pozivalac
       *[other] { $client }
    }, { $caller ->
        [none] skriven broj
       *[other] { $caller }
    }.
    { $standing ->
        [contract] Ugovor: { $plan }.
        [warranty] Program je u garanciji.
        [lapsed] Ugovor je istekao.
       *[other] Bez ugovora.
    }{ $left ->
        [none] { "" }
       *[other] { " " }Ostalo vreme: { LENGTH($left) }.
    }{ $question ->
        [none] { "" }
       *[other] { " " }Pitanje: „{ $question }“
    }{ $unagreed ->
        [yes] { "" }
            Klijent nije pristao na naplatu preko uključenog vremena.
       *[other] { "" }
    }{ $client_path ->
        [none] { "" }
       *[other] { "" }
            Klijent: { $client_path }
    }
    Poziv: { $call_path }
talk-hold = Stavi na čekanje
talk-take-back = Vrati se u razgovor
talk-colleagues = Pozovi kolegu
talk-invite = { $name }
talk-hand-over = Predaj razgovor i izađi
talk-on-hold = Klijent je na čekanju i čuje muziku.
talk-resumed = Ponovo razgovarate sa klijentom.
talk-whom = Koga da pozovemo u razgovor?
talk-nobody-free = Nijedan kolega sada nije slobodan.
talk-inviting = Zovemo: { $colleague }.
talk-joined = U razgovor se uključuje { $colleague }.
talk-handed-over = Predali ste razgovor. Dalje ga vodi { $colleague }.
talk-colleague-gone = Kolega više nije na vezi, pa je razgovor ostao kod Vas.
talk-over = Taj razgovor je završen ili ga vodi neko drugi.
voicemail-audio = Snimak govorne poruke uz tiket #{ $number }
voicemail-text =
    Govorna poruka uz tiket #{ $number }, kako ju je zapisao računar (može da pogreši):
    „{ $text }“
time-proposed =
    Razgovor sa klijentom { $client } trajao je { $talk } (minuti:sekunde).

    Za obračun: **{ LENGTH($minutes) }**{ $number ->
        [none] { "" }
       *[other] { " " }na tiketu #{ $number }
    }. Da upišemo? Za napomenu odgovorite na ovu poruku pre upisa.
time-noted = Napomena je sačuvana. Upisaćemo je uz vreme.
talk-ticket = Otvori tiket
talk-ticket-opened = Otvoren je tiket #{ $number } i Vi ga vodite.
time-booked =
    { $client }: upisano { LENGTH($minutes) }.
    { $left ->
        [none] Klijent nema uključeno vreme.
       *[other] { $over ->
            [0] Za { MONTH($month) } ostaje: { LENGTH($left) }.
           *[other] Za { MONTH($month) } preko uključenog: { LENGTH($over) }.
        }
    }
usage-advisor =
    { $client }: iskorišćeno { $beyond ->
        [yes] više od { $percent }%
       *[no] { $percent }%
    } uključenog vremena za { MONTH($month) }

    Uključeno: { LENGTH($included) }
    Iskorišćeno: { LENGTH($used) }
time-not-read = Nismo razumeli koliko je trajalo. Pišite, na primer: /vreme 25m, /vreme 1h15 ili /vreme od 9:10 do 9:40
time-of-nobody = Tiket #{ $number } nema klijenta, pa nema ni kome da se upiše vreme.
ledger-differs =
    { "**" }Provera upisa vremena**

    { $count ->
        [one] { $count } upis bi se danas računao drugačije
        [few] { $count } upisa bi se danas računala drugačije
       *[other] { $count } upisa bi se danas računalo drugačije
    }: { $entries }.
ends-soon-contract = { $client }: ugovor prestaje { DAY($on) } ({ $days ->
        [one] još { $days } dan
       *[other] još { $days } dana
    }).
ends-soon-warranty = { $client }: garancija prestaje { DAY($on) } ({ $days ->
        [one] još { $days } dan
       *[other] još { $days } dana
    }).
ends-soon-advisor-contract =
    { ends-soon-contract }

    Predlog: javite se klijentu i dogovorite produženje pre tog dana.
ends-soon-advisor-warranty =
    { ends-soon-warranty }

    Predlog: ponudite ugovor o podršci koji počinje tog dana, da klijent ne ostane bez podrške.
digest =
    { "**" }Nedeljni pregled: { $client }**

    Otvorenih tiketa: { $tickets }
    { $returned ->
        [0] Iskorišćeno ovog meseca: { LENGTH($used) } (obično { LENGTH($usual) })
       *[other] Vraćeno ovog meseca: { LENGTH($returned) } (obično se iskoristi { LENGTH($usual) })
    }
hint-hours-unused = • Dva meseca zaredom iskorišćeno je manje od petine uključenog vremena.
hint-visit-not-planned = • Ovogodišnja poseta nije ni održana ni zakazana.
hint-backup-unused = • Plaća bekap u oblaku, a u poslednjih 35 dana nije napravljen nijedan.
hint-contact-unlinked = • Kontakt koji prima izveštaj još nije povezao čet: pošaljite mu kod.
hint-ends-soon = • Ugovor ili garancija uskoro prestaje.
statements-sent =
    { "**" }Izveštaji za { MONTH($month) }**

    Poslato: { $sent }
    { $count ->
        [0] Stigli su svima.
       *[other] Nije stiglo: { $count }
    }
unreached =
    • { $contact ->
        [none] { $client }
       *[other] { $client }, { $contact }
    } – { $why ->
        [no-chat] čet nije povezan
        [no-reader] niko nije upisan da prima izveštaj
        [blocked] čet ne prima poruke
        [gave-up] aplikacija za poruke se satima nije odazivala
       *[failed] greška kod nas, vidite dnevnik
    }
time-dismissed = U redu, taj razgovor se ne računa.
time-settled = O tom razgovoru je već odlučeno.

## The dialogue: what was meant, and near answers

greeting-with-ticket =
    Dobar dan, { $name }! Vaš tiket **#{ $number }** je otvoren: { $subject }

    Ako pišete o njemu, samo nastavite.
what-exactly =
    { $near ->
        [yes] Možda je nešto od ovoga?
       *[no] Da bismo našli pravo rešenje:
    }

    Napišite u nekoliko reči šta tačno ne ide, ili šta piše na ekranu. Ako Vam je lakše, tu je i operater.

## The client's tickets, in full

thanks-on-ticket =
    Hvala na javljanju! Dodato uz tiket #{ $number }.

    Ako je sve rešeno, možete da ga zatvorite.
which-of-yours = Na šta se ovo odnosi?
ticket-reopened =
    Ponovo smo otvorili tiket **#{ $number }**.

    { $follows ->
        [paged] Pozvali smo dežurnog operatera. Javiće Vam se ovde.
        [later] { $opens ->
            [none] Sada ne radimo. Javljamo Vam se ovde čim otvorimo.
           *[other] Sada ne radimo. Otvaramo { MOMENT($opens) } i tada Vam se javljamo ovde.
        }
       *[now] { $by ->
            [none] Operater Vam se javlja ovde u toku radnog vremena.
           *[other] Operater Vam odgovara ovde, najkasnije { MOMENT($by) }.
        }
    }
too-late-to-reopen = Tiket #{ $number } je predugo zatvoren da bi se ponovo otvorio. Napišite šta Vam treba i otvaramo nov.
tickets = { "**" }Vaši tiketi**
no-tickets = Nemate otvorenih tiketa, ni skoro zatvorenih.
no-open-ticket = Nemate otvoren tiket.
no-such-ticket = Tiket #{ $number } nije među Vašima. Vaše pokazuje /tiketi
ticket-line = • **#{ $number }** { $subject } – { ticket-state }
ticket-state =
    { $state ->
        [open] čeka operatera
        [taken] vodi { $operator }
       *[closed] zatvoren
    }
ticket-story =
    { "**" }Tiket #{ $number }**: { $subject }
    Stanje: { ticket-state }{ $due ->
        [none] { "" }
       *[other] { "" }
            Odgovor najkasnije { MOMENT($due) }
    }
ticket-progress =
    { $state ->
        [open] Tiket #{ $number } čeka operatera.
       *[taken] Tiket #{ $number } vodi { $operator }. Preneli smo da pitate.
    }{ $when ->
        [later] { $opens ->
            [none] { " " }Sada ne radimo; javljamo se ovde čim otvorimo.
           *[other] { " " }Sada ne radimo. Otvaramo { MOMENT($opens) } i tada Vam se javljamo ovde.
        }
        [late] { " " }Obećano vreme za odgovor je prošlo, izvinite: podsetili smo na to.
        [due] { " " }Odgovor Vam stiže ovde, najkasnije { MOMENT($due) }.
       *[soon] { "" }
    }
ticket-said =
    { "**" }{ $author ->
        [client] Vi
        [operator] { $operator }
       *[desk] Podrška
    }**, { WHEN($at) }
    { $text }
write-new-ticket = Napišite u čemu je problem. Ako nam još nešto zatreba, pitaćemo.
write-on = Napišite šta želite da dodate uz tiket #{ $number }.
rated =
    Hvala na oceni za tiket #{ $number }!

    Ako želite, napišite i reč-dve.
rated-badly =
    Žao nam je što tiket #{ $number } nije rešen kako treba. Ocenu vidi i rukovodilac podrške.

    Napišite šta je trebalo bolje: to mu mnogo znači.
rating-kept = Hvala, zabeležili smo.
urgency-how-many = Razumemo, žurimo. Da li rad stoji svima ili samo na jednom mestu? (tiket #{ $number })
how-urgent = Dodato uz tiket #{ $number }. Koliko je hitno?
urgency-noted =
    { $urgency ->
        [all-stopped] Zabeležili smo uz tiket #{ $number }: rad stoji svima.{ $seen ->
            [yes] { " " }Operater to odmah vidi.
           *[no] { $opens ->
                [none] { "" }
               *[other] { " " }Sada ne radimo; operater ga vidi čim otvorimo, { MOMENT($opens) }.
            }
        }
        [one-stopped] Zabeležili smo uz tiket #{ $number }: rad stoji na jednom mestu.
        [hindered] Zabeležili smo uz tiket #{ $number }: radite, ali otežano.
        [stopped] Zabeležili smo uz tiket #{ $number }: rad je stao.
       *[can-wait] Zabeležili smo uz tiket #{ $number }: može da sačeka.
    }

## Everything in one tap

your-advisor =
    Vaš savetnik: **{ $advisor }**{ $away ->
        [yes] { " " }(danas odsutan, poruka ide podršci)
       *[no] { "" }
    }
no-advisor-yet = Vaša firma kod nas još nema savetnika. Za sve je tu podrška.
write-to-advisor = Napišite poruku za svog savetnika.
not-your-statement = Mesečni izveštaj Vaše firme prima drugi kontakt. Stanje sati možete da vidite i Vi.
no-statement-yet = Prvi izveštaj pravimo kad se mesec završi. Kako stoji ovaj mesec, pokazuje stanje sati.
visits-of-year =
    { "**" }Posete u { $year }. godini**

    { $included ->
        [0] Vaš ugovor ne obuhvata posete.
       *[other] Po ugovoru: { $included }
    }
    Obavljeno: { $made }
visit-ahead = Zakazano: { WHEN($at) }
routine-stopped =
    U redu, više Vam ne šaljemo mesečne izveštaje, podsetnike o potrošnji i predloge. Odgovori na Vaša pitanja i tikete stižu kao i do sada.

    Kada želite da ih opet primate, pošaljite /nastavi
routine-resumed = Dobro došli nazad! Izveštaje i obaveštenja ponovo šaljemo ovde.
nothing-to-stop = Ovde Vam ne šaljemo ništa što niste tražili.
unlinked =
    Ovaj nalog više nije povezan sa kontaktom { $name } i ne vidi ništa od tog klijenta.

    Ako je to bila greška, nov kod daje savetnik.
unlinked-there = Odjavljeno: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] čet na sajtu
    } više nije povezan sa Vama.
unlinked-from-there =
    Ovaj čet je odjavljen iz drugog četa iste osobe i ne vidi više ništa od tog klijenta.

    Ako je to bila greška, nov kod daje savetnik.
not-linked = Ovaj nalog nije povezan ni sa kim.
your-chats =
    Ovde pišete kao **{ $name }** ({ $client }).

    Povezani četovi:
chat-line = • { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] čet na sajtu
    }{ $at ->
        [none] {""}
       *[other] , povezan { DATE($at) }
    }{ $here ->
        [yes] {" "}(ovaj)
       *[no] {""}
    }
leave-here = Odjavi ovaj čet
leave-there = Odjavi: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] čet na sajtu
    }{ $at ->
        [none] {""}
       *[other] {" "}od { DATE($at) }
    }
not-me = Ovo nisam ja
not-me-noted = Hvala što ste javili. Veza je raskinuta, a osoba koja izdaje kodove je obaveštena.
chat-linked =
    Sa Vašim imenom je upravo povezan još jedan čet: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] čet na sajtu
    }.

    Ako to niste bili Vi, pritisnite dugme i odmah ga odjavljujemo.
said-not-me =
    { "**" }Čet je bio povezan sa pogrešnom osobom**

    { $contact } ({ $client }): stigla je poruka „ovo nisam ja”. Čet: { $channel ->
        [telegram] Telegram
        [viber] Viber
       *[other] čet na sajtu
    }{ $at ->
        [none] {""}
       *[other] , povezan { MOMENT($at) }
    }. Veza je raskinuta.

    Proverite kome je dat kod i da li je taj čet nešto video.

## Calls that the client asked for

call-when =
    Zvaćemo Vas na **{ $phone }**. Kada?

    Možete i da napišete: „sutra u 10”, „posle 14 h”, ili drugi broj telefona.
call-which-number = Na koji broj da Vas pozovemo? Napišite ga ovde, a možete i vreme: 060 123 4567, sutra u 10
call-not-wanted = U redu, ne zovemo Vas. Tu smo ako zatreba.
call-time-not-read = Nismo razumeli kada. Napišite, na primer: „odmah”, „u 14 h”, „sutra u 10” ili „u petak u 9:30”.
call-promised =
    { $moved ->
        [yes] U to vreme ne radimo. Zovemo Vas čim otvorimo, { MOMENT($at) }, na { $phone }.
       *[no] { $when ->
            [now] Zovemo Vas na { $phone } čim prvi operater bude slobodan.
           *[later] Zovemo Vas { MOMENT($at) } na { $phone }.
        }
    }

    To je tiket **#{ $number }**; ako imate nešto da dodate, samo napišite.
call-comes = { $operator } Vas upravo zove na { $phone } (tiket #{ $number }).
call-missed-you =
    Zvali smo Vas na { $phone }, ali nismo uspeli da Vas dobijemo (tiket #{ $number }).

    Napišite kada Vam odgovara: /zovite

## The operators' forum group

topic-post =
    { $is_new ->
        [yes] { "**" }Tiket #{ $number }** – { ticket-source }
            { ticket-who }{ $due ->
                [none] { "" }
               *[other] { "" }
                    Odgovor najkasnije { MOMENT($due) }
            }
       *[no] { topic-change }
    }
topic-change =
    { $change ->
        [taken] Vodi: **{ $operator }**
        [waits] Tiket ponovo čeka operatera.
        [reopened] { "**" }Tiket je ponovo otvoren.**
        [closed] { "**" }Tiket je zatvoren.**
        [corrected] { "**" }Ispravljeno posle zatvaranja**
       *[none] { "" }
    }
topic-how = Šta napišete ovde, stiže klijentu. Šta počinje sa // ostaje među nama.
topic-unnamed = Pišete kao anonimni administrator, pa ne znamo ko ste: klijentu nije ništa poslato. Isključite anonimnost i napišite ponovo.
topic-not-sent = Klijentu nije ništa poslato (#{ $number }): na redu je drugi tiket. Poslali smo Vam ga u privatni čet.
topic-is-closed = Tiket #{ $number } je zatvoren: klijentu nije ništa poslato. Beleška počinje sa //.

## Buttons of the dialogue

urgency-stopped = Rad je stao
urgency-hindered = Radimo otežano
urgency-can-wait = Nije hitno
urgency-all-stopped = Svima
urgency-one-stopped = Na jednom mestu
solved = Rešeno je, zatvori tiket
to-ticket = Dodaj uz tiket #{ $number }
pick-ticket = #{ $number } { $subject }
new-matter = Nešto novo
new-ticket-button = Otvori nov tiket
add-words = Dopuni
reopen = Otvori ponovo
rating = { $rating }
write-advisor = Piši savetniku
call-now = Odmah
call-in-an-hour = Za jedan sat
menu-tickets = Moji tiketi
menu-new = Nov tiket
menu-hours = Stanje sati
menu-statement = Izveštaj
menu-visits = Posete
menu-help = Pomoć
menu-who-advisor = Moj savetnik
menu-appointment = Termin
menu-call-me = Zovite me

## Operators: what clients say of tickets, and calls to make

progress-asked =
    { $client ->
        [none] Nepoznat pošiljalac
       *[other] { $client }
    } pita dokle se stiglo (#{ $number }):

    { $text }
urgency-told =
    { $client ->
        [none] Nepoznat pošiljalac
       *[other] { $client }
    } (#{ $number }): { $urgency ->
        [all-stopped] **rad stoji svima**
       *[stopped] **rad je stao**
    }
client-closed =
    { $client ->
        [none] Klijent
       *[other] { $client }
    }: tiket #{ $number } je rešen, klijent ga je zatvorio.
badly-rated =
    { "**" }Ocena { $rating }** za tiket #{ $number }{ $client ->
        [none] { "" }
       *[other] { " – " }{ $client }
    }{ $operator ->
        [none] { "" }
       *[other] { " " }(operater: { $operator })
    }{ $text ->
        [none] { "" }
       *[other] { "" }

            { $text }
    }
call-wanted =
    { "**" }Klijent čeka poziv: { $phone }** (#{ $number })
    { ticket-who }

    { $text }
accept-call = Zovem ja
call-made = Razgovarali smo
call-unanswered = Ne javlja se
call-yours =
    Vi zovete { $phone } (#{ $number }). Klijent zna da ga zovete.

    Kad završite, recite kako je prošlo.
call-was-made = Zabeleženo: razgovarali ste (#{ $number }). Vreme upisuje /vreme 15m
call-was-unanswered = Zabeleženo: klijent se ne javlja (#{ $number }). Javili smo mu i pitali kada da zovemo.
call-settled =
    { $operator ->
        [none] Taj poziv više nije potreban (#{ $number }).
       *[other] Taj poziv je preuzeo operater { $operator } (#{ $number }).
    }

sign-in-link =
    Link za prijavu na stranicu. Važi 10 minuta, jednom:
    { $url }
    Ako ga niste tražili, slobodno ga zanemarite.

## Articles, and what clients teach

draft-shown =
    { "**" }Nacrt članka: { $title }**

    { $body ->
        [none] Tekst još nije napisan. Odgovorite na ovu poruku i Vaš odgovor postaje tekst članka.
       *[other] { $body }
    }{ $questions ->
        [none] { "" }
       *[other] { "" }

            Pitanja na koja odgovara:
            { $questions }
    }{ $body ->
        [none] { "" }
       *[other] { "" }

            Kada ga odobrite, bot njime odgovara klijentima. Ako tekst treba drugačije, napišite ga kao odgovor na ovu poruku.
    }
draft-approved = Članak „{ $title }” je odobren. Od sada bot njime odgovara.
draft-rejected = U redu, nacrt „{ $title }” je odbačen.
draft-needs-text = Nacrt „{ $title }” još nema tekst. Napišite ga kao odgovor na poruku sa nacrtom.
phrases-learned =
    { "**" }Bot je naučio nova pitanja**

    Isto pitanje su po dva različita klijenta potvrdila, a niko ga nije osporio. Ako neko nije dobro, poništite ga.
phrase-line = • „{ $text }” → { $title }
phrase-undone = U redu, bot više ne vezuje „{ $text }” za taj članak.
unanswered =
    { "**" }Pitanja bez odgovora**

    Ovo klijenti često pitaju, a bot nema dobar odgovor:
unanswered-line = • „{ $text }” ({ $count ->
        [one] { $count } put
       *[other] { $count } puta
    })
article-denied =
    { "**" }Članak možda ne pomaže: { $title }**

    U poslednjih 30 dana klijenti su na pitanje da li je pomogao odgovorili „ne” { $denied ->
        [one] { $denied } put
       *[other] { $denied } puta
    } (ukupno odgovora: { $answers }).

    Pogledajte da li je tekst tačan i da li odgovara na ono što klijenti pitaju.

## Operators: their tickets, notes, colleagues, clients, articles

my-tickets =
    { $count ->
        [0] Ne vodite nijedan tiket.
        [one] { "**" }Vodite { $count } tiket**
        [few] { "**" }Vodite { $count } tiketa**
       *[other] { "**" }Vodite { $count } tiketa**
    }
no-ticket-of-number = Tiket #{ $number } ne postoji.
ticket-for-operator =
    { "**" }Tiket #{ $number }**: { $subject }
    { ticket-who }
    Stanje: { ticket-state }{ $due ->
        [none] { "" }
       *[other] { "" }
            Odgovor najkasnije { MOMENT($due) }
    }
ticket-heard =
    { "**" }{ $author ->
        [client] Klijent
        [operator] { $operator }
        [note] BELEŠKA (klijent je ne vidi) – { $operator }
       *[desk] Podrška
    }**, { WHEN($at) }{ $edited ->
        [yes] , ispravljeno
       *[no] { "" }
    }
    { $text }
note-kept = Beleška je uz tiket #{ $number }. Klijent je ne vidi.
note-empty = Iza /beleska napišite belešku, kao odgovor na poruku o tiketu.
handed = Tiket #{ $number } od sada vodi { $operator }.
handed-to-you =
    { $operator } Vam predaje tiket **#{ $number }**.
    { ticket-who }

    { $text }
not-handed = Tiket #{ $number } nije predat. Iza /predaj napišite ime kolege; predaje se samo tiket koji Vi vodite.
ticket-merged = Tiketi #{ $number } i #{ $into } se odnose na istu stvar. Nastavljamo pod brojem #{ $into }; sve što je već napisano ostaje.
whole-ticket = Ceo tiket
which-article = Koji članak šaljemo klijentu (#{ $number })?
no-such-article = Nema takvog članka. Iza /clanak napišite o čemu je, na primer: /clanak fiskalni račun
client-not-found = Nema takvog klijenta. Iza /klijent napišite deo imena firme ili kontakta, ili broj telefona.
which-client = Više klijenata odgovara. Koji?
client-choice = { $client }
client-found =
    { "**" }{ $client }**
    { $plan ->
        [none] Bez ugovora o podršci
       *[other] { $plan }, ovog meseca preostalo: { LENGTH($left) }
    }
    { $people }{ $count ->
        [0] { "" }
       *[other] { "" }

            Otvoreni tiketi:
    }
your-ticket-closed-so =
    Tiket #{ $number } je zatvoren:

    { $summary }

    Ako nešto još nije kako treba, napišite u narednih sedam dana i nastavljamo gde smo stali. Kako smo Vam pomogli, od 1 (loše) do 5 (odlično)?

## When the desk works

opening = { $lines }
opening-week-line =
    { $first ->
        [0] Ponedeljak
        [1] Utorak
        [2] Sreda
        [3] Četvrtak
        [4] Petak
        [5] Subota
       *[other] Nedelja
    }{ $more ->
        [0] { "" }
       *[other] { "–" }{ opening-week-last }
    }: { $hours ->
        [none] ne radimo
       *[other] { $hours }
    }
opening-week-last =
    { $last ->
        [0] ponedeljak
        [1] utorak
        [2] sreda
        [3] četvrtak
        [4] petak
        [5] subota
       *[other] nedelja
    }
opening-day =
    { $hours ->
        [none] Ne radimo
       *[other] Radimo
    } { $when ->
        [today] danas, { DAY($on) }
        [tomorrow] sutra, { DAY($on) }
       *[other] { DAY($on) }
    }{ $holiday ->
        [none] { "" }
       *[other] { " " }({ $holiday })
    }{ $hours ->
        [none] .
       *[other] : { $hours }.
    }
opening-now =
    { $until ->
        [none] Sada radimo.
       *[other]
            { $day ->
                [today] Sada radimo, do { CLOCK($until) }.
               *[other] Sada radimo. Zatvaramo { MOMENT($until) }.
            }
    }
opening-not-now =
    { $opens ->
        [none] Sada ne radimo.
       *[other] Sada ne radimo. Otvaramo { MOMENT($opens) }.
    }
opening-next =
    { $opens ->
        [none] Kada ponovo otvaramo, još ne znamo.
       *[other] Otvaramo { MOMENT($opens) }.
    }
opening-always = Po Vašem ugovoru dežurnog operatera možete dobiti u svako doba.
opening-no-holidays = U narednih godinu dana nema praznika koji bi promenio radno vreme.
