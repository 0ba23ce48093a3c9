"""How urgent it is, as people type it: "stoji nam sve", "svima", "nije hitno", "hitno!!!"."""

from core.language.script import fold
from core.language.spelling import word_set

_STOPPED = word_set(
    "stoji stoje stao stala stalo stali staje blokirani blokiran blokirano standstill stopped"
)
_ALL = word_set("svima svi svuda svugde everybody everyone all nobody celoj cela ceo citav citava")
_ONE = word_set("jednom jedna jedan jednoj jednog samo kod mene meni one only me")
_ONE_PLACE = word_set("jednom jedna jedan jednoj mene one")
_HINDERED = word_set("otezano usporeno sporije difficulty slowly")
_URGENT = word_set("hitno hitna hitan urgentno urgent urgently asap odmah emergency")
_CAN_WAIT = word_set("sacekati sacekamo saceka ceka wait zuri zurimo zurba rush hurry")
_NOT = word_set("nije ne no not nismo")
_BESIDE = word_set("""
    je jako vrlo mnogo bas zaista stvarno ipak zapravo u stvari sad sada to ovo ovog momenta molim vas te
    please nam mi i a rad radi radnja radnju posao sve kasa kase magacin prodavnica prodaja firma
    kancelarija objekat mestu mesto racunaru racunar moze mozemo da se li polako do sutra it is its this
    very really our the work business shop we have can so with at place workplace
""")
_KNOWN = _STOPPED | _ALL | _ONE | _HINDERED | _URGENT | _CAN_WAIT | _NOT | _BESIDE
_MOST_WORDS = 8


def typed_urgency(text: str) -> str | None:
    """ "all-stopped", "stopped", "one-stopped", "hindered", "can-wait"; "urgent" where no more is said.

    None if the words, all of them, do not say it.
    """
    words = set(fold(text))
    if not words or len(words) > _MOST_WORDS or not words <= _KNOWN:
        return None
    if words & _NOT:
        return "can-wait" if words & (_URGENT | _CAN_WAIT) else None
    if words & _STOPPED:
        return "all-stopped" if words & _ALL else "stopped"
    if words & _ALL:
        return "all-stopped"
    for said, urgency in ((_HINDERED, "hindered"), (_URGENT, "urgent"), (_CAN_WAIT, "can-wait")):
        if words & said:
            return urgency
    return "one-stopped" if words & _ONE_PLACE else None
