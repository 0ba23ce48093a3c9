"""The month in figures and drawings: what the page and the picture have in common."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from documents.letter import Letter
from documents.words import Words, clock_length, length_parts, short_length


@dataclass(frozen=True)
class Account:
    """A month's minutes. `worked` is all that was done, whether or not it drew on the included time."""

    has_plan: bool
    included: int
    carried: int
    used: int
    left: int
    over: int
    worked: int

    @property
    def available(self) -> int:
        """Included and carried over."""
        return self.included + self.carried


def month_of(data: Mapping[str, Any]) -> str:
    """The month as "2026-10". Raises Invalid: without its month a statement means nothing."""
    month = str(data.get("month") or "")
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
        raise Invalid(f"a statement needs its month, written like 2026-10, not {month!r}")
    return month


def account_of(data: Mapping[str, Any]) -> Account:
    """The balance in the statement's data; what is not there is zero."""
    balance = data.get("balance") or {}
    names = ("included", "carried", "used", "left", "over")
    minutes = {name: int(balance.get(f"{name}_minutes") or 0) for name in names}
    worked = sum(int(minutes) for minutes in (data.get("by_kind") or {}).values())
    return Account(has_plan=has_plan(data), worked=worked, **minutes)


def has_plan(data: Mapping[str, Any]) -> bool:
    """Whether a contract covered the month."""
    return bool(data.get("plan") or data.get("plan_name"))


def client_name(data: Mapping[str, Any]) -> str:
    """The client's name as it was written, or the code."""
    return str(data.get("name") or data.get("client") or "")


def figures(account: Account, words: Words) -> list[dict[str, Any]]:
    """The big numbers of the month, as many as mean something."""
    if not account.has_plan:
        return [_figure(words.say("worked"), account.worked, "used")]
    shown = [_figure(words.say("included"), account.included, "plain")]
    if account.carried:
        shown.append(_figure(words.say("carried"), account.carried, "plain"))
    if account.used < 0:
        shown.append(_figure(words.say("returned"), -account.used, "used"))
    else:
        shown.append(_figure(words.say("used"), account.used, "used"))
    if account.over:
        return [*shown, _figure(words.say("over"), account.over, "over")]
    return [*shown, _figure(words.say("left"), account.left, "plain")]


def meter(account: Account, words: Words) -> dict[str, Any] | None:
    """Used against included; None where nothing is included and nothing drew."""
    if not account.has_plan or not (account.available or account.used > 0):
        return None
    used = max(account.used, 0)
    return {
        "used": used,
        "available": account.available,
        "share": _share(account, words),
        "alt": words.say("meter-alt", **spoken_balance(account, words)),
    }


def spoken_balance(account: Account, words: Words) -> dict[str, str]:
    """The balance in words, as the texts for screen readers want it."""
    return {
        "used": words.spoken(account.used),
        "returned": words.returned(account.used),
        "available": words.spoken(account.available),
        "left": words.spoken(account.left),
        "over": words.spoken(account.over) if account.over else "none",
    }


def kinds(data: Mapping[str, Any], words: Words) -> dict[str, Any] | None:
    """Minutes by kind of work, most first; None without work."""
    by_kind = {str(kind): int(minutes) for kind, minutes in (data.get("by_kind") or {}).items()}
    if not by_kind:
        return None
    rows = [
        {"name": words.say("kind", kind=kind), "minutes": minutes, "length": short_length(minutes)}
        for kind, minutes in sorted(by_kind.items(), key=lambda item: (-item[1], item[0]))
    ]
    return {"heading": words.say("by-kind"), "rows": rows, "most": max(1, *by_kind.values())}


def history(letter: Letter, words: Words) -> dict[str, Any] | None:
    """The last months side by side; None when there are none, or nothing was included or used in them."""
    months = letter.history
    most = max((max(used, included) for _, used, included in months), default=0)
    if most <= 0:
        return None
    return {
        "heading": words.say("history", count=len(months)),
        "unit": words.say("history-unit"),
        "months": [_bar(words, *month) for month in months],
        "most": most,
        "legend": {key: words.say(key) for key in ("used", "over", "included")},
        "has_over": any(used > included for _, used, included in months),
        "alt": words.say("history-alt", months=_spoken_history(letter, words)),
    }


def _spoken_history(letter: Letter, words: Words) -> str:
    return ", ".join(
        words.say(
            "history-month",
            month=month,
            used=words.spoken(used),
            returned=words.returned(used),
            included=words.spoken(included),
        )
        for month, used, included in letter.history
    )


def _bar(words: Words, month: str, used: int, included: int) -> dict[str, Any]:
    return {
        "label": words.short_month(month),
        "used": max(used, 0),
        "included": max(included, 0),
        "length": clock_length(max(used, 0)),
    }


def _figure(label: str, minutes: int, tone: str) -> dict[str, Any]:
    return {"label": label, "parts": length_parts(minutes), "tone": tone}


def _share(account: Account, words: Words) -> str | None:
    if not account.available:
        return None
    available = short_length(account.available)
    if account.used < 0:
        return words.say("returned-share", available=available, returned=short_length(-account.used))
    percent = round(100 * account.used / account.available)
    return words.say("used-share", percent=str(percent), available=available)
