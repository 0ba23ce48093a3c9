"""Every document that the line says is one that Twilio takes, and none asks it to record a talk."""

import re
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from core.calls.line import ASKED
from core.calls.rows import Call
from core.clients.rows import Client, Contact
from core.database.outbox import Delivery
from core.desk.phone_menu import Menu
from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from simulator.twilio.grammar import read, recording_places
from telephony.caller_documents import stand
from telephony.twiml import Line
from tests.stories.world import LINE
from tests.telephony.conftest import MakeLine
from tests.telephony.line import MILICA, NIGHT, NIKOLA, SARA, WORKDAY, PhoneLine

WORDS = 'Žika & sinovi <d.o.o.> "§" ]]> 🥐'
CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF])) + "\u2028\x85"


def accepts(line: PhoneLine, leg: int = 1, sid: str = "CA9", key: str = "1") -> str:
    line.post(f"operator/offer?leg={leg}", {"CallSid": sid}).legal()
    return line.post(f"operator/answer?leg={leg}", {"CallSid": sid, "Digits": key}).legal()


@pytest.mark.parametrize(
    ("now", "callers"),
    [(WORKDAY, (MILICA, SARA)), (NIGHT, (NIKOLA, "anonymous"))],
    ids=["day", "night"],
)
def test_every_caller_goes_through_every_state_with_legal_documents_only(
    line_at: MakeLine, now: str, callers: tuple[str, ...]
) -> None:
    line = line_at(now)
    for number, caller in enumerate(callers):
        sid, form = f"CA{number}", {"CallSid": f"CA{number}", "From": caller}
        line.seeks_help(sid=sid, number=caller).legal()
        _waits_and_is_served(line, sid, form)
        for state in (*ASKED, "waiting", "call-back", "accepted", "talking", "message", "ended"):
            line.change(update(Call).where(Call.sid == sid).values(state=state))
            _says_everything(line, form)


def _waits_and_is_served(line: PhoneLine, sid: str, form: dict[str, str]) -> None:
    line.post("wait", {**form, "QueueSid": "QU1"}).legal("queue")
    if line.call(sid).state == "waiting":
        leg = line.newest_leg()
        accepts(line, leg.id, f"CA-leg-{leg.id}")
        line.post("connect", form).legal()


def _says_everything(line: PhoneLine, form: dict[str, str]) -> None:
    for digits in ("1", "hangup"):
        for path in (*ASKED, "voice", "left", "connect", "talk-over"):
            line.post(path, {**form, "Digits": digits, "QueueResult": "leave"}).legal()
        for path in ("offer", "answer", "over"):
            line.post(f"operator/{path}?leg=1", {"CallSid": "CA-leg-1", "Digits": digits}).legal()
    for digits in ("1", "2", "5", ""):
        line.post("in-line", {**form, "Digits": digits}).legal("queue")
    line.post("wait", {**form, "QueueSid": "QU1"}).legal("queue")


def test_a_page_by_telephone_says_legal_documents_from_offer_to_over(line_at: MakeLine) -> None:
    line = line_at(NIGHT)
    line.seeks_help(number=NIKOLA)
    recorded = {"CallSid": "CA1", "RecordingSid": "RE1", "RecordingUrl": "https://x/RE1"}
    line.post("left", {"CallSid": "CA1", "QueueResult": "leave"}).legal()
    line.post("message", recorded).legal()
    assert "dežurni operater" in line.post("review", {"CallSid": "CA1"}).legal()
    line.clock.turn_to(line.clock.now().replace(minute=4))
    line.work()
    pages = line.read(lambda tx: tx.all(select(Delivery.payload)))
    notification = next(p["notification"] for p in pages if p.get("do") == "page")
    asked = line.post(f"operator/page?notification={notification}", {"CallSid": "CA7"}).legal()
    assert "Tiket broj jedan nula nula jedan" in asked
    answer = f"operator/page-answer?notification={notification}"
    assert "Vaš" in line.post(answer, {"CallSid": "CA7", "Digits": "1"}).legal()
    line.post(f"operator/page?notification={notification}", {"CallSid": "CA7"}).legal()
    line.post(answer, {"CallSid": "CA7", "Digits": "2"}).legal()


def test_names_with_any_character_make_well_formed_documents(line: PhoneLine) -> None:
    for words in (WORDS, CONTROLS + "Zora" + CONTROLS, "š" * 5000, "\u202earoz"):
        line.change(update(Client).values(name=words))
        line.change(update(Contact).values(name=words))
        sid = f"CA{len(words)}"
        line.seeks_help(sid=sid).legal()
        leg = line.newest_leg()
        offered = line.post(f"operator/offer?leg={leg.id}", {"CallSid": f"{sid}-9"}).legal()
        assert "pritisnite jedan" in offered, f"the name swallowed the question: {words[:9]!r}"
        assert len(offered.encode()) < 4000
        line.post("status", {"CallSid": sid, "CallStatus": "completed"})


def test_a_call_is_offered_with_who_calls_what_covers_them_and_the_time_left(line: PhoneLine) -> None:
    line.seeks_help()
    offered = line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    for words in ("Pekara Zora", "Milica Zorić", "Osnovna podrška", "dva sata", "pritisnite jedan"):
        assert words in offered


def test_only_the_key_1_takes_a_call(line: PhoneLine) -> None:
    for number, key in enumerate(("2", "", "0", "11", "*", "#", "hangup")):
        line.seeks_help(sid=f"CA{number}")
        leg = line.newest_leg()
        assert "nije prihvaćen" in accepts(line, leg.id, f"CA-leg-{leg.id}", key)
        assert line.call(f"CA{number}").state == "waiting"
        line.post("status", {"CallSid": f"CA{number}", "CallStatus": "completed"})


def test_who_is_a_moment_too_late_hears_who_has_the_call(line: PhoneLine) -> None:
    line.seeks_help()
    assert line.post("operator/status?leg=1", {"CallSid": "CA8", "CallStatus": "no-answer"}).status == 204
    assert (line.leg(1).operator, line.leg(2).operator) == ("ana", "marko")
    line.post("operator/offer?leg=2", {"CallSid": "CA9"}).legal()
    assert "<Conference" in accepts(line, 2, "CA9")
    for path in ("offer", "answer"):
        said = line.post(f"operator/{path}?leg=1", {"CallSid": "CA8", "Digits": "1"}).legal()
        assert "Poziv je već preuzeo operater Marko Petrović" in said
        assert "<Hangup" in said
    assert line.call().operator == "marko"


def test_the_winner_who_presses_twice_stays_connected(line: PhoneLine) -> None:
    line.seeks_help()
    assert accepts(line) == line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    assert line.count(Delivery) == 3  # ring the operator, connect the caller, show the card


def test_who_accepts_after_the_caller_has_left_hears_it(line: PhoneLine) -> None:
    line.seeks_help()
    line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    line.post("left", {"CallSid": "CA1", "QueueResult": "hangup"}).legal()
    said = line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    assert "Pozivalac je u međuvremenu prekinuo vezu" in said
    assert (line.call().state, line.call().operator) == ("ended", None)


def test_where_a_question_is_asked_the_recogniser_listens_for_the_librarys_words() -> None:
    [prepayment] = [each for each in installed_articles() if each.id == "avansni-racun"]
    library, zone = IndexedLibrary((prepayment,)), ZoneInfo("Europe/Belgrade")
    desk = Line("https://a.rs", "v", "Melany", "sr-Latn", "EUR", zone, topics=library.topics)
    heard = [
        str(
            stand(
                desk,
                Call(state=state, language=language, operators=["ana"]),
                Menu("operator", True, True, True),
            )
        )
        for state, language in (("question", "sr-Latn"), ("menu", "sr-Latn"), ("question", "en"))
    ]
    assert ["avans, аванс" in each for each in heard] == [True, False, False]


def test_the_emergency_documents_are_legal_and_know_no_name(line: PhoneLine) -> None:
    for path in ("fallback", "fallback-message"):
        said = line.post(path, {"CallSid": "CA1", "To": LINE}).legal()
        assert "Melany" not in said
        assert re.findall(r'<Say language="(.+?)"', said) == ["sr-RS", "en-GB", "hu-HU"]


def test_the_guard_of_these_tests_sees_a_talk_that_is_recorded() -> None:
    document = "<Response><Dial record='record-from-answer'><Conference>x</Conference></Dial></Response>"
    read(document, "application/xml")
    assert recording_places(document) != []
