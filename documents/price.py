"""What the month costs, line by line."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from documents.account import Account
from documents.printable import breakable
from documents.words import Words, short_length

_LONGEST = 24


def price(data: Mapping[str, Any], account: Account, words: Words) -> dict[str, Any] | None:
    """Fee, add-ons, work over the included time, total; None when there is nothing to pay for."""
    currency = data.get("currency")
    if not currency or not (account.has_plan or Decimal(str(data.get("total") or 0))):
        return None
    rows = [*_fee(data, account, words), *_add_ons(data, words), *_over_use(data, account, words)]
    return {
        "heading": words.say("price"),
        "head": [words.say("item"), words.say("amount")],
        "rows": rows,
        "total": [words.say("total"), words.money(data.get("total") or 0, currency)],
    }


def _fee(data: Mapping[str, Any], account: Account, words: Words) -> list[dict[str, str]]:
    if not account.has_plan:
        return []
    plan = words.ours(str(data.get("plan_name") or data.get("plan")))
    return [_row(data, words, words.say("fee"), plan, data.get("fee"))]


def _add_ons(data: Mapping[str, Any], words: Words) -> list[dict[str, str]]:
    return [
        _row(
            data,
            words,
            words.ours(str(add_on.get("name") or add_on.get("code") or "")),
            "",
            add_on.get("fee"),
        )
        for add_on in data.get("add_ons") or []
    ]


def _over_use(data: Mapping[str, Any], account: Account, words: Words) -> list[dict[str, str]]:
    charge = data.get("over_charge")
    if not account.over and not Decimal(str(charge or 0)):
        return []
    over = short_length(account.over)
    per_hour = data.get("overage_per_hour")
    if per_hour is not None:
        over = words.say("over-use-detail", over=over, price=words.money(per_hour, data["currency"]))
    return [_row(data, words, words.say("over-use"), over, charge)]


def _row(data: Mapping[str, Any], words: Words, name: str, detail: str, amount: Any) -> dict[str, str]:
    return {
        "name": breakable(name, _LONGEST),
        "detail": breakable(detail, _LONGEST),
        "amount": words.money(amount or 0, data["currency"]),
    }
