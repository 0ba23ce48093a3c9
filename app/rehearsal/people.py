"""The people of a rehearsal: what each does by itself with a telephone and a chat, and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.dialogue.render import texts
from core.language.catalogue import LANGUAGES
from core.rehearsal import Deed
from simulator.telegram.chats import Message
from simulator.telegram.person import Person
from simulator.twilio import Habit, Phone
from simulator.twilio.call import Call

# How long people take: to pick up, to hear an offer and press, to read a message, to leave one, to talk.
PICK_UP = timedelta(seconds=6)
PRESS = timedelta(seconds=10)
ANSWER = timedelta(seconds=5)
READ = timedelta(seconds=45)
SPEAK_SECONDS = 15
# The PIN of every caller who has one, on the stage: a scenario never tells a real one.
PIN = "4711"
# What a caller answers who has nothing else to say: somebody is to help.
_HELP = {"code": "#", "menu": "1", "question": "0", "answer": "3", "review": "1"}
TALK = timedelta(minutes=3)
_HABITS = {
    "sleeps": Habit.SILENT,
    "chat": Habit.SILENT,
    "busy": Habit.BUSY,
    "off": Habit.UNREACHABLE,
    "voicemail": Habit.VOICEMAIL,
}


@dataclass
class Diary:
    """What people did, and what they are going to do: each intention once."""

    now: Callable[[], datetime]
    deeds: list[Deed] = field(default_factory=list)
    _planned: dict[str, datetime] = field(default_factory=dict)
    _done: set[str] = field(default_factory=set)

    def is_time(self, intention: str, wait: timedelta) -> bool:
        """True once, so long after it was first thought of."""
        if intention in self._done:
            return False
        if self._planned.setdefault(intention, self.now() + wait) > self.now():
            return False
        del self._planned[intention]
        self._done.add(intention)
        return True

    def notes(self, kind: str, who: str, what: str, text: str = "") -> None:
        """Somebody does this now."""
        self.deeds.append(Deed(self.now(), kind, who, what, text))

    def next_due(self) -> datetime | None:
        """When somebody is going to do something."""
        return min((at for at in self._planned.values() if at > self.now()), default=None)


@dataclass
class Operator:
    """An operator: behaves as the scenario says, whoever calls or writes."""

    code: str
    behaviour: str
    phone: Phone | None
    chat: Person | None
    diary: Diary

    def __post_init__(self) -> None:
        habit = _HABITS.get(self.behaviour)
        if self.phone and habit:
            self.phone.person.becomes(habit, timedelta(seconds=10))

    def acts(self) -> bool:
        """Does what the moment has come for; True if there was anything."""
        if self.behaviour in ("answers", "passes"):
            did = self._on_telephone("1" if self.behaviour == "answers" else "2")
            return (self.behaviour == "passes" and self._in_chat("pass", "pass-all")) or did
        return self.behaviour == "chat" and self._in_chat("accept", "accept-all")

    def _on_telephone(self, key: str) -> bool:
        call = self.phone.person.live_call() if self.phone else None
        if call is None or self.phone is None or call.parties.direction == "inbound":
            return False
        if call.status == "ringing" and self.diary.is_time(f"{call.sid} answer", PICK_UP):
            self.phone.answers()
            return True
        if _listens(call) and self.diary.is_time(f"{call.sid} press", PRESS):
            self.diary.notes("operator", self.code, "presses", key)
            self.phone.presses(key)
            return True
        return False

    def _in_chat(self, *keys: str) -> bool:
        found = _button(self.chat, keys) if self.chat else None
        if found and self.chat and self.diary.is_time(f"{self.code} {found[0].message_id} {keys[0]}", READ):
            self.diary.notes("operator", self.code, "taps", found[1])
            self.chat.presses_data(_data(*found), on=found[0])
            return True
        return False


@dataclass
class Caller:
    """A client on the telephone: answers what is asked, waits, leaves a message, talks for a while.

    `asked`: the question at which a call stands, and how often it was asked.
    """

    phone: Phone
    line: str
    agrees: bool
    answers: Sequence[str]
    asked: Callable[[str], tuple[str, int]]
    diary: Diary
    _told: int = 0

    def __post_init__(self) -> None:
        self._left = list(self.answers)

    def begins(self) -> None:
        """Calls the line."""
        self.phone.calls(self.line)

    def acts(self) -> bool:
        """Does what the moment has come for; True if there was anything."""
        call = self.phone.person.live_call()
        if call is None or not call.is_live:
            return False
        if call.recording_sid:
            return self._leaves_message(call)
        if _listens(call) and self._answers(call, *self.asked(call.sid)):
            return True
        if self.phone.connected_with and self.diary.is_time(f"{call.sid} talked", TALK):
            self.diary.notes("client", "", "hangs-up")
            self.phone.hangs_up()
            return True
        return False

    def _leaves_message(self, call: Call) -> bool:
        if self.diary.is_time(f"{call.sid} speak", timedelta(0)):
            self.diary.notes("client", "", "leaves-message")
            self.phone.person.speak(SPEAK_SECONDS)
            return True
        if self.diary.is_time(f"{call.sid} hash", timedelta(seconds=SPEAK_SECONDS)):
            self.phone.presses("#")
            return True
        return False

    def _answers(self, call: Call, question: str, times: int) -> bool:
        answer = self._answer(question)
        intention = f"{call.sid} {question} {times} {self._told}"
        if answer is None or not self.diary.is_time(intention, ANSWER):
            return False
        self._told += 1
        if question in _HELP and self._left:
            self._left.pop(0)
        if set(answer) <= set("0123456789*#"):
            # The PIN is nobody's business, not even the stage's.
            self.diary.notes("client", "", "presses", "PIN" if question == "pin" else answer)
            self.phone.presses(answer)
        else:
            self.diary.notes("client", "", "says", answer)
            self.phone.says(answer)
        return True

    def _answer(self, question: str) -> str | None:
        """What is answered to it; None for what is no question, or is answered by waiting."""
        match question:
            case "consent":
                return "1" if self.agrees else "2"
            case "pin":
                return f"{PIN}#"
        usual = _HELP.get(question)
        return self._left[0] if usual and self._left else usual


@dataclass
class Writer:
    """A client in a chat: writes, and where the bot answers by itself, asks for a person."""

    chat: Person
    text: str
    diary: Diary

    def begins(self) -> None:
        """Writes the text."""
        self.chat.writes(self.text)

    def acts(self) -> bool:
        """Does what the moment has come for; True if there was anything."""
        found = _button(self.chat, ("person", "no"))
        if found is None or not self.diary.is_time(f"client {found[0].message_id}", READ):
            return False
        self.diary.notes("client", "", "taps", found[1])
        self.chat.presses_data(_data(*found), on=found[0])
        return True


def _listens(call: Call) -> bool:
    return call.is_live and "dtmf" in call.gathers


def _button(chat: Person, keys: Sequence[str]) -> tuple[Message, str] | None:
    """The newest message that has one of these buttons, if it was not read yet, and the button's label."""
    labels = {texts().say(key, language, {}) for key in keys for language in LANGUAGES}
    for message in reversed(chat.unread()):
        label = next((each for each in message.labels if each in labels), None)
        if label:
            return message, label
    return None


def _data(message: Message, label: str) -> str:
    buttons = (button for row in message.buttons for button in row)
    return next(button.callback_data or "" for button in buttons if button.text == label)
