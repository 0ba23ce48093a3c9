"""What people say, and the one word that stands for all of it on both sides.

Everything is normalised already: no diacritics, ekavian ("dođete" is "dodete"). A word that ends in
`*` stands for every word that begins so; the longest beginning wins. Only words that mean the same at
a support desk belong here, whatever it supports: what is peculiar to one article is a phrase of it.
"""

_SERBIAN = {
    # printing, files, the screen
    "stampa": "print* isprint* odprint* odstamp* otstamp* istamp* stampa stampu stampe stampi stampanj* "
    "stampaj* stampam* stampat* ispis* ispisat*",
    "stampac": "stampac* printer* pisac*",
    "datoteka": "fajl* datotek* file*",
    "ekran": "ekran* zaslon* screen* skrin*",
    "excel": "excel* eksel* xls*",
    # sending, getting
    "slanje": "posalj* poslat* posla poslal* poslem* salje* saljem* salji* slati prosled* posilj*",
    "otprema": "otprem*",
    "primanje": "stigl* stigao stize stizu stizal* prispel* primi* primlj* prima* pristig*",
    "dostava": "dostav* isporuk* isporuc*",
    "narudzba": "narudz* porudz* naruc*",
    "preuzimanje": "preuzm* preuzim* skinem* skini* skinut* skida* download* povuc* povlac* uvuc*",
    "izvoz": "eksport* export* izvoz* izvez*",
    "uvoz": "import* uvez* uvoz* ucita*",
    "unos": "unos* unes* upis* ubac* doda dodam* dodat* dodaj* dodav*",
    "brisanje": "obris* izbris* brisa* brise* uklon* uklanj*",
    "promena": "promen* izmen* menja* zamen* promeni*",
    "ispravka": "isprav* korig*",
    "otkljucavanje": "otkljuc*",
    "zakljucavanje": "zakljucav* zakljucat* zakljuca zakljucam*",
    "prelazak": "predem* predet* prelaz* presl* presao prebac* presel* selid* selim*",
    # backup
    "kopija": "bekap* backup* bekup* bakap* rezervn* kopij*",
    "vracanje": "vrati* povrat* povrac* vracam* vracanj* vracen* restor* oporav*",
    # invoices and money
    "efaktura": "efaktur*",
    "faktura": "faktur* fakturis* invoice*",
    "storno": "storn* ponist*",
    "otkaz": "otkaz*",
    "raskid": "raskid* raskin*",
    "placanje": "plati placam* platim* placaj* placan* platit*",
    "plata": "plat plata* plate platu zarad*",
    "naplata": "naplac* naplat*",
    "cena": "cena cene cenu cenom cenama kosta kostaju kostalo kostal* cenovnik*",
    "novac": "novac* novca novce pare para parama gotovin* kes kesom",
    "dug": "dug duga dugu dugov* duguj* duznik* duznic* neplacen* nenaplac*",
    "ugovor": "ugovor* pretplat* paket* tarif*",
    # people and rights
    "lozinka": "sifr* lozink* passw* pasvord* zapork*",
    "zaposleni": "radnik* radnic* zaposl* kolegin* kolegic* koleg* sluzbeni*",
    "prava": "permis* dozvol* ovlasc* prava pravo pristup*",
    "ulogovanje": "ulog* login* logov* logir* loguj*",
    "zaborav": "zaborav* secam*",
    # stock
    "zaliha": "magacin* lager* zalih* skladist*",
    "stanje": "stanj*",
    "roba": "artik* roba robe robu robom proizvod proizvode proizvoda",
    "popis": "inventar* inventur* popis*",
    "prodavnica": "prodavnic* ducan* maloprodaj*",
    # the machine and the net
    "racunar": "racunar* racunal* kompjuter* komp kompa kompu* laptop* pc",
    "spor": "koci koce kocen* sporo spora usporen* usporio usporil* steka stuca baguje blokira* zamrz* "
    "sporij* zaled* smrz* vuce puz",
    "server": "server* posluzitelj*",
    "internet": "net wifi internet*",
    "mreza": "mrez*",
    "veza": "veza veze vezu konekc* konekt* poveze povezem* povezi* poveza* povezu* spoji* spajanj*",
    "azuriranje": "azurir* apdejt* update* nadograd*",
    "instalacija": "instal*",
    "greska": "gresk* pogresk* error* bag bagov*",
    "kvar": "pokvar* kvar* crkao crkl*",
    "program": "program* softver* software* aplikacij*",
    "podesavanje": "podes* postavk* namest*",
    "ukljucivanje": "ukljuc* upali* aktivir* aktivac*",
    "iskljucivanje": "iskljuc* ugasi* deaktiv*",
    "bezbednost": "bezbed* sigurnos*",
    "istek": "istek* istic*",
    "produzenje": "produz* obnov*",
    # the desk
    "mejl": "mejl* mail* email* imejl* emejl*",
    "poziv": "zvao zvala zvali zovem* zovet* pozov* poziv* pozva* nazov* nazva* zvati",
    "telefon": "telefon* mobil* tel",
    "firma": "firm* tvrtk* poduzec* preduzec*",
    "poseta": "poset* dolaz* dodete dodem* doci izlaz* teren*",
    "daljinski": "daljin* anydesk* teamviewer* timvjuer*",
    "sati": "sati casova sata sat satima",
    "vikend": "vikend* subot* nedeljom",
    "praznik": "praznik* praznic* neradn* bozic* uskrs* vaskrs*",
    "garancija": "garanc* garant* jamstv*",
    "prijava": "tiket* ticket* prijav*",
    "odgovor": "odgovor* odgovar* odziv*",
    "obuka": "obuk* obuci* skolov* trening* edukac*",
    "savet": "savet* konsult*",
    "pocetak": "pocetak* pocetk* pocin*",
    "engleski": "english* englesk*",
    "istorija": "povest* istorij*",
    "obavestenje": "obavest* notifik*",
    "nedelja": "tedn*",
    "saradnja": "suradn* saradn*",
}
_ENGLISH = {
    "cancel": "cancel* revert* undo reverse*",
    "change": "chang* modif* edit*",
    "fee": "fee fees charg* cost*",
    "money": "money funds",
    "arrive": "arriv* receiv* deliver* shipp*",
    "decline": "declin* reject* refus* denied deny*",
    "fail": "fail* broke* malfunc* crash*",
    "lost": "lost lose losing missing misplac*",
    "stolen": "stole* steal* theft* thief*",
    "phone": "phone* cellphon* smartph*",
    "verify": "verif* prove* proof*",
    "foreign": "foreign* abroad oversea* internation*",
    "close": "delet* close* closing terminat* remov*",
    "child": "child* kid kids daughter* son",
    "buy": "buy* purchas* bought",
    "wrong": "wrong* incorrect* inaccura* mistak*",
    "twice": "twice doubl* duplic*",
    "forgot": "forgot* forget*",
    "fast": "fast* quick* urgent* asap immediat*",
    "show": "show* appear* display*",
    "withdraw": "withdr*",
    "expire": "expir*",
    "pay": "pay paid paying pays payment*",
    "begin": "start* begin* began",
}


def _said(groups: dict[str, str]) -> dict[str, str]:
    return {word: plain for plain, said in groups.items() for word in said.split()}


_SYNONYMS = _said(_SERBIAN) | _said(_ENGLISH)
WHOLE_WORDS = {word: plain for word, plain in _SYNONYMS.items() if not word.endswith("*")}
BEGINNINGS = {word[:-1]: plain for word, plain in _SYNONYMS.items() if word.endswith("*")}
SHORTEST_BEGINNING = min(map(len, BEGINNINGS))
