"""Matters that no article may answer, however near one is: they go to a person at once.

The patterns read normalised text: lower case, no diacritics, ekavian, no punctuation.
"""

import re

from knowledge_base.normalise import normalise

_WANTED = r"(?:hoc[ue]|hocemo|daj|dajte|zelim|zelimo|treba|trebam|molim|mogu|mozemo|moze|spoji\w*|prebaci\w*)"
# Only words that may stand between wanting and whom: "treba obuka za pet ljudi" asks for no person.
_BETWEEN = (
    r"(?:mi|me|nam|nas|vas|li|da|sa?|na|do|se|molim|odmah|sada?|pricam\w*|popricam\w*|razgovara\w*|govori\w*"
    r"|cuje\w*|dobije\w*|dode\w*|vez\w*|nek\w*|jedn\w*|ziv\w*|prav\w*|stvarn\w*|vas\w*)"
)
_SOMEBODY = (
    r"(?:operater\w*|cove[kc]\w*|vas\w* ljud\w*|sa ljud\w*|ziv\w* osob\w*|prav\w* osob\w*|osob\w* a ne"
    r"|nek\w* (?:od|iz) vas\w*)"
)
_A = r"(?:an? |your |the )?(?:real |live |actual )?"
_WHO = r"(?:human|person|agent|operator|someone|somebody|representative|manager|supervisor)"
_OURS = r"(?:podac\w*|podatak\w*|podatk\w*|baz[aeuo]\w*|faktur\w*|dokument\w*|knjizenja|sve|godin\w*)"
_DATA = r"(?:data|database|invoices|files|records|documents|backups?|everything)"
_US = r"(?:mi|nam|nikome|vise|bas|uopste|apsolutno|danas|ovde|kod nas)"

_FOR_A_PERSON = {
    "a person is asked for": (
        rf"\b{_WANTED}\b(?: {_BETWEEN}){{0,5}}? {_SOMEBODY}\b",
        r"^(?:operater\w*|covek\w*|ziv\w* osob\w*|agent|human|operator)(?: (?:molim|molim vas|please))?$",
        r"\b(?:po)?zovite (?:me|nas)\b|\bnazovite (?:me|nas)\b|\bjavite (?:mi|nam) se\b",
        r"\bneka? (?:me|nas|mi|nam) neko (?:na|po)?zove\b|\bneko da (?:me|nas) (?:na|po)?zove\b",
        r"\bspojite? (?:me|nas)\b|\bprebacite? (?:me|nas) (?:na|kod)\b",
        r"\b(?:pric|popric|razgovar|govor|cuje)\w* sa? (?:nek(?:im|om)|ljudima|direktor\w*|vlasnik\w*)\b",
        r"\bnek\w* ziv\w*\b|\bziv\w* (?:osob|cove|agent|operater|stvor)\w*",
        r"\b(?:me|nas|mi|nam) neko (?:\w+ )?(?:po|na)?zva\w*",
        r"\b(?:po|na)zvati (?:me|nas)\b|\b(?:me|nas) (?:po|na)zvati\b",
        rf"\b(?:talk|speak|chat)(?:ing)? (?:to|with) {_A}{_WHO}\b",
        rf"\b(?:connect|transfer|put) (?:me|us)(?: through)? (?:to|with) {_A}{_WHO}\b",
        rf"\b(?:need|want|get me|give me) {_A}{_WHO}\b",
        r"\b(?:real|live) (?:human|person|agent)\b|\bcall me back\b|\bplease call me\b",
    ),
    "everything stands still": (
        r"\bhitn[oaie]\b",
        r"\bstoji (?:mi |nam )?(?:ce[ol]\w*|citav\w*|kompletn\w*)\b|\bred (?:mi |nam )?(?:je )?do vrata\b",
        r"\bnista (?:\w+ ){0,3}?ne radi\b",
        rf"\bne radi (?:{_US} ){{0,3}}?nista\b",
        r"\bsve (?:\w+ ){0,2}?(?:stalo|stoji|palo|puklo|crklo|pokvareno)\b",
        r"\bnothing (?:\w+ )?works?(?:ing)?\b",
        r"\beverything (?:is |has |just |went ){0,2}(?:down|stopped|crashed|broke\w*)\b",
        r"\b(?:whole|entire) (?:\w+ )?(?:is |has |went ){0,2}(?:down|stopped|stuck)\b",
        r"\b(?:this|it)(?: is| s) (?:very |really )?urgent\b|\burgent help\b",
    ),
    "data are lost": (
        rf"\b(?:nesta(?:lo|li|la|le|o|ju|je)|izgubi(?:o|la|li|lo|le))\b(?: \w+){{0,4}}? {_OURS}\b",
        rf"\b{_OURS}(?: \w+){{0,3}}? nesta(?:lo|li|la|le|o|ju|je)\b",
        rf"\b{_OURS}(?: \w+){{0,3}}? (?:ob|izb?)risa(?:lo|li|la|le|o|n\w*)\b",
        rf"\b(?:ob|izb?)risa(?:o|la|li|lo|le)\b(?: \w+){{0,4}}? {_OURS}\b",
        r"\bnema (?:nam |mi |vise |nigde |nasih ){1,3}(?:podat\w*|baze)\b",
        r"\bnijedn\w* (?:dokument\w*|faktur\w*|podat\w*)|\b(?:baza|sve) (?:je |nam je |mi je )?prazn[oa]\b",
        r"\bhakova\w*|\bransom\w*|\bucenjiva\w*|\bhacked\b|\bmalware\b",
        r"\bvirus\w*(?: \w+){0,3}? (?:zakljuc|racunar|server|podat|podac|baz)\w*",
        rf"\b(?:lost|deleted|wiped|erased) (?:\w+ ){{0,3}}?{_DATA}\b",
        rf"\b{_DATA} (?:\w+ ){{0,3}}?(?:gone|lost|deleted|wiped|erased|disappeared|vanished)\b",
    ),
    "the price is disputed": (
        r"\bpreskup\w*|\bprevise (?:ste|je|mi|nam) ?\w* ?(?:naplat\w*|racun\w*|zaracun\w*)",
        r"\b(?:naplatili|zaracunali|obracunali|racunali) (?:ste )?(?:mi|nam|ste)\b"
        r"|\b(?:ste|st[eo]) (?:mi|nam) (?:\w+ )?(?:naplatili|zaracunali|obracunali|racunali)\b",
        r"\b(?:necu|necemo|ne zelim|ne zelimo|odbijam\w*) (?:\w+ ){0,2}?(?:da )?plati\w*",
        r"\b(?:odbili|skinuli|oduzeli) (?:ste )?(?:mi|nam)\b|\bste (?:mi|nam) (?:odbili|skinuli|oduzeli)\b",
        r"\bvrati(?:te)? (?:mi|nam) (?:novac|novce|pare)\b",
        r"\bne slaze(?:m|mo) se sa? (?:\w+ )?(?:racun\w*|obracun\w*|cen\w*|izvestaj\w*)",
        r"\bzasto (?:\w+ ){0,4}?(?:toliki|toliko|tolika) (?:racun|kosta|placa|naplac|cena)",
        r"\bzasto (?:je )?(?:nam |mi )?(?:racun|cena)(?: \w+){0,3}? tolik[ia]\b",
        r"\bracun\w* (?:\w+ ){0,4}?(?:duplo|dvostruko|previsok\w*|prevelik\w*|ogrom\w*)\b",
        r"\bne (?:pada (?:mi|nam) na pamet|mislim|mislimo|namerav\w*) (?:\w+ ){0,3}?plat\w*",
        r"\b(?:bezobraz|sramot|skandal|lopov|pljack|prevarant|neprijat|nekultur|neljubaz|nezadovolj)\w*",
        r"\btuzi(?:cu|cemo|m|mo)\b|\btuzb\w*|\b(?:pare|novac) nazad\b",
        r"\b(?:refuse|not going|won t) (?:to )?pay\b|\brip ?off\b|\bripped off\b",
        r"\byou (?:\w+ )?(?:over)?charged (?:us|me)\b|\bmy money back\b|\bmy lawyer\b|\bsue you\b",
        r"\bcomplain\w*|\bunacceptable\b|\boutrageous\b|\bscam\w*",
        r"^(?:moze|mogu|dajte|dajete|imate|ima)\b(?: \w+){0,3}? popust\w*$",
        r"\bzalb[aeu]\b|\b(?:za)?zali(?:m|mo|ti)\b|\bpozalim\b|\bprigovor\w*",
    ),
}  # fmt: skip
_ANY = re.compile("|".join(pattern for patterns in _FOR_A_PERSON.values() for pattern in patterns))


def is_for_a_person(question: str) -> bool:
    """Whether somebody asks for a person, quarrels about the price, lost data, or stands still."""
    return _ANY.search(normalise(question)) is not None
