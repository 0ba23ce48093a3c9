"""The words of the pages: texts by key, and moments as a reader says them today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from core.errors import Invalid, Wrong, WrongFile
from core.language.catalogue import Catalogue, catalogue

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A length from here on is told in days.
_DAYS_FROM_MINUTES = 48 * 60
_MOST_FAULTS = 30
_FOLDER = Path(__file__).parent / "texts"


def texts() -> Catalogue:
    """The pages' own catalogue."""
    return catalogue(_FOLDER)


@dataclass(frozen=True)
class Words:
    """Everything a template says, in one language. Moments are of the organisation's wall clock."""

    language: str

    def say(self, key: str, **facts: Any) -> str:
        """The text of a key."""
        return texts().say(key, self.language, facts)

    def told(self, wrong: Wrong) -> str:
        """Why something cannot be done; what there is in English alone only where it mends a file."""
        if isinstance(wrong, WrongFile):
            return self._faults(wrong)
        if wrong.text:
            return self.say(
                f"wrong-{wrong.text}", **{name: fact or "none" for name, fact in wrong.facts.items()}
            )
        return str(wrong) if self.language == "en" or isinstance(wrong, Invalid) else ""

    def _faults(self, wrong: WrongFile) -> str:
        """One line for each fault, as far as they can be read in one go."""
        told = [
            self.say(
                "wrong-at",
                line=str(fault.line),
                place=fault.key or "none",
                why=self.told(fault.why),
                shown=fault.why.facts.get("shown") or "none",
            )
            for fault in wrong.faults[:_MOST_FAULTS]
        ]
        more = len(wrong.faults) - len(told)
        return "\n".join([*told, self.say("wrong-more", count=more)] if more else told)

    def has(self, key: str) -> bool:
        """True if there is such a text: what comes from an address may be anything."""
        return key in texts().keys(self.language)

    def when(self, at: datetime, now: datetime) -> str:
        """A moment behind us: "14:05", "juče 14:05", "12. 10. 14:05"."""
        return self._moment("when", at, now, {0: "today", -1: "yesterday"})

    def weekday(self, on: date) -> str:
        """The short name of its weekday: "pon"."""
        return self.say("weekday", weekday=_DAYS[on.weekday()])

    def day_and_time(self, at: datetime) -> str:
        """A moment of any day, behind us or ahead: "12. 10. 14:05"."""
        return self.say("when-day", at=at.isoformat(), day=str(at.day), month=str(at.month))

    def until(self, at: datetime | None, now: datetime) -> str:
        """A moment ahead as an end: "do 16:00", "do sutra u 8:00"; without one, nothing ends it."""
        if at is None:
            return self.say("until-further")
        return self._moment("until", at, now, {0: "today", 1: "tomorrow"})

    def opens(self, at: datetime | None, now: datetime) -> str:
        """When a closed desk opens."""
        if at is None:
            return self.say("opens-never")
        return self._moment("opens", at, now, {0: "today", 1: "tomorrow"})

    def length(self, length: timedelta | None) -> str:
        """A length as a stop watch shows it: "3:07", "1:02:45"."""
        seconds = max(int((length or timedelta()).total_seconds()), 0)
        hours, minutes = divmod(seconds // 60, 60)
        if hours:
            return f"{hours}:{minutes:02}:{seconds % 60:02}"
        return f"{minutes}:{seconds % 60:02}"

    def seconds(self, seconds: int | None) -> str:
        """The same for whole seconds."""
        return self.length(timedelta(seconds=seconds or 0))

    def span(self, length: timedelta) -> str:
        """How long something has lasted, as one says it: "25 min", "3 h 10 min", "4 dana"."""
        minutes = max(int(length.total_seconds()) // 60, 0)
        if minutes >= _DAYS_FROM_MINUTES:
            return self.say("span-days", days=minutes // (24 * 60))
        return self.say("span", hours=minutes // 60, minutes=minutes % 60)

    def _moment(self, key: str, at: datetime, now: datetime, near: dict[int, str]) -> str:
        which = near.get((at.date() - now.date()).days, "day")
        facts: dict[str, Any] = {"at": at.isoformat()}
        if which == "day":
            facts |= {"day": str(at.day), "month": str(at.month), "weekday": _DAYS[at.weekday()]}
        return self.say(f"{key}-{which}", **facts)
