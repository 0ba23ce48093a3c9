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
_OURS = r"(?:podac\w*|podatak\w*|podatk\w*|baz[aeuo]\w*|faktur\w*|dokument\w*|knjizenja|sve|godin\w*)"
_US = r"(?:mi|nam|nikome|vise|bas|uopste|apsolutno|danas|ovde|kod nas)"

_FOR_A_PERSON = {
    "a person is asked for": (
        rf"\b{_WANTED}\b(?: {_BETWEEN}){{0,5}}? {_SOMEBODY}\b",
        r"^(?:operater\w*|covek\w*|ziv\w* osob\w*|agent|human|operator)(?: (?:molim|molim vas|please))?$",
        r"\b(?:po)?zovite (?:me|nas)\b|\bnazovite (?:me|nas)\b|\bjavite (?:mi|nam) se\b",
        r"\bneka? (?:me|nas|mi|nam) neko (?:na|po)?zove\b|\bneko da (?:me|nas) (?:na|po)?zove\b",
        r"\bspojite? (?:me|nas)\b|\bprebacite? (?:me|nas) (?:na|kod)\b",
        r"\b(?:talk|speak|chat)(?:ing)? (?:to|with) (?:an? )?"
        r"(?:real |live )?(?:human|person|agent|operator|someone|somebody|representative)\b",
        r"\b(?:real|live) (?:human|person|agent)\b|\bcall me back\b|\bplease call me\b",
    ),
    "everything stands still": (
        r"\bhitn[oaie]\b",
        rf"\bnista (?:{_US} ){{0,3}}?ne radi\b|\bne radi (?:{_US} ){{0,3}}?nista\b",
        r"\bsve (?:\w+ ){0,2}?(?:stalo|stoji|palo|puklo|crklo|pokvareno)\b",
        r"\bnothing (?:\w+ )?works?(?:ing)?\b|\beverything is down\b",
    ),
    "data are lost": (
        rf"\b(?:nesta(?:lo|li|la|le|o|ju|je)|izgubi(?:o|la|li|lo|le))\b(?: \w+){{0,4}}? {_OURS}\b",
        rf"\b{_OURS}(?: \w+){{0,3}}? nesta(?:lo|li|la|le|o|ju|je)\b",
        rf"\b{_OURS}(?: \w+){{0,3}}? (?:ob|izb?)risa(?:lo|li|la|le|o|n\w*)\b",
        rf"\b(?:ob|izb?)risa(?:o|la|li|lo|le)\b(?: \w+){{0,4}}? {_OURS}\b",
        r"\bnema (?:nam |mi |vise |nigde |nasih ){1,3}(?:podat\w*|baze)\b",
        r"\bhakova\w*|\bransom\w*|\bucenjiva\w*",
        r"\b(?:lost|deleted|wiped) (?:all )?(?:of )?(?:my|our|the) data\b",
    ),
    "the price is disputed": (
        r"\bpreskup\w*|\bprevise (?:ste|je|mi|nam) ?\w* ?(?:naplat\w*|racun\w*|zaracun\w*)",
        r"\b(?:naplatili|zaracunali|obracunali|racunali) (?:ste )?(?:mi|nam|ste)\b"
        r"|\b(?:ste|st[eo]) (?:mi|nam) (?:\w+ )?(?:naplatili|zaracunali|obracunali|racunali)\b",
        r"\b(?:necu|necemo|ne zelim|ne zelimo|odbijam\w*) (?:\w+ ){0,2}?(?:da )?plati\w*",
        r"\bvrati(?:te)? (?:mi|nam) (?:novac|novce|pare)\b",
        r"\bne slaze(?:m|mo) se sa? (?:\w+ )?(?:racun\w*|obracun\w*|cen\w*|izvestaj\w*)",
        r"\bzasto (?:\w+ ){0,4}?(?:toliki|toliko|tolika) (?:racun|kosta|placa|naplac|cena)",
        r"\bzasto (?:je )?(?:nam |mi )?(?:racun|cena)(?: \w+){0,3}? tolik[ia]\b",
        r"\bzalb[aeu]\b|\b(?:za)?zali(?:m|mo|ti)\b|\bpozalim\b|\bprigovor\w*",
    ),
}  # fmt: skip
_ANY = re.compile("|".join(pattern for patterns in _FOR_A_PERSON.values() for pattern in patterns))


def is_for_a_person(question: str) -> bool:
    """Whether somebody asks for a person, quarrels about the price, lost data, or stands still."""
    return _ANY.search(normalise(question)) is not None
