"""What people say, and the word that our articles use for it.

Both sides are normalised already. A key that ends in `*` stands for every word that begins so; the
longest beginning wins. Only words that mean the same in a support desk belong here.
"""

_SYNONYMS = {
    # printing
    "print*": "stampa", "isprint*": "stampa", "odprint*": "stampa", "odstamp*": "stampa",
    "otstamp*": "stampa",
    "istamp*": "stampa", "stampanj*": "stampa", "stampaj*": "stampa", "stampam*": "stampa",
    "stampat*": "stampa",
    "stampi*": "stampa", "stampu*": "stampa",
    "printer*": "stampac", "pisac*": "stampac",
    # sending and receiving
    "posalj*": "slanje", "poslat*": "slanje", "posla": "slanje", "poslal*": "slanje", "saljem*": "slanje",
    "salje*": "slanje", "slati": "slanje", "salji*": "slanje", "poslem*": "slanje", "otprem*": "otprema",
    # backup
    "bekap*": "kopija", "backup*": "kopija", "bekup*": "kopija", "bakap*": "kopija", "rezervn*": "kopija",
    "kopij*": "kopija", "bekapuj*": "kopija",
    "vrati*": "vracanje", "povrat*": "vracanje", "vracam*": "vracanje", "restor*": "vracanje",
    "oporav*": "vracanje",
    # invoices
    "efaktur*": "efaktura", "fakturis*": "faktura", "faktur*": "faktura", "invoice*": "faktura",
    "storn*": "storno", "ponist*": "storno", "otkaz*": "otkaz",
    # people and rights
    "sifr*": "lozinka", "lozink*": "lozinka", "passw*": "lozinka", "pasvord*": "lozinka",
    "zapork*": "lozinka",
    "radnik*": "zaposleni", "zaposlen*": "zaposleni", "kolegin*": "zaposleni", "koleg*": "zaposleni",
    "permis*": "prava", "dozvol*": "prava", "ovlasc*": "prava", "prava": "prava", "pravo": "prava",
    # pay
    "plat": "plata", "plata*": "plata", "plate": "plata", "platu": "plata", "plati": "placanje",
    "zarad*": "plata",
    "placam*": "placanje", "platim*": "placanje", "kosta": "cena", "kostaju": "cena", "kostalo": "cena",
    "pretplat*": "ugovor",
    # stock
    "magacin*": "zaliha", "lager*": "zaliha", "zalih*": "zaliha", "stanj*": "stanje", "artik*": "roba",
    "inventar*": "popis", "inventur*": "popis",
    # the machine and the net
    "kompjuter*": "racunar", "komp": "racunar", "kompa": "racunar", "laptop*": "racunar", "pc": "racunar",
    "kompu*": "racunar",
    "koci": "spor", "sporo": "spor", "spora": "spor", "usporen*": "spor", "usporio": "spor", "steka": "spor",
    "stuca": "spor", "baguje": "spor", "blokira*": "spor", "zamrz*": "spor", "sporij*": "spor",
    "net": "internet", "wifi": "internet", "mrez*": "mreza",
    "azurir*": "azuriranje", "apdejt*": "azuriranje", "update*": "azuriranje", "nadograd*": "azuriranje",
    "instal*": "instalacija", "excel*": "excel", "eksel*": "excel", "xls*": "excel",
    "eksport*": "izvoz", "export*": "izvoz", "izvoz*": "izvoz", "izvez*": "izvoz",
    "import*": "uvoz", "uvez*": "uvoz", "uvoz*": "uvoz", "ucita*": "uvoz",
    "greska": "greska", "gresku": "greska", "error*": "greska",
    "fajl*": "datoteka", "datotek*": "datoteka", "file*": "datoteka",
    # the desk
    "mejl*": "mejl", "mail*": "mejl", "email*": "mejl", "imejl*": "mejl", "emejl*": "mejl",
    "tel": "telefon", "tvrtk*": "firma", "poduzec*": "firma", "preduzec*": "firma",
    "dolaz*": "poseta", "dodete": "poseta", "izlaz*": "poseta", "teren*": "poseta",
    "daljin*": "daljinski", "anydesk*": "daljinski", "teamviewer*": "daljinski", "timvjuer*": "daljinski",
    "sati": "sati", "casova": "sati", "sata": "sati", "sat": "sati",
    "vikend*": "vikend", "subot*": "vikend", "nedeljom": "vikend",
    "garanc*": "garancija", "paket*": "ugovor", "tarif*": "ugovor",
    "tiket*": "prijava", "ticket*": "prijava",
}  # fmt: skip

WHOLE_WORDS = {word: plain for word, plain in _SYNONYMS.items() if not word.endswith("*")}
BEGINNINGS = {word[:-1]: plain for word, plain in _SYNONYMS.items() if word.endswith("*")}
SHORTEST_BEGINNING = min(map(len, BEGINNINGS))
