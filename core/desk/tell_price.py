"""What support costs this client: an hour beyond the plan, one outside business hours, the month."""

from typing import Any

from core.contracts.standing import Cover
from core.desk.say import Text, say
from core.desk.talk import Talk, person_choice


def tell_price(talk: Talk) -> bool:
    """Tells it as the contract has it; False where there is none: prices are general then, or agreed on.

    What a month costs is for those who read the statement.
    """
    cover = talk.moment.cover(talk.who.client) if talk.who else None
    if talk.who is None or cover is None or cover.plan is None:
        return False
    facts = {"client": talk.who.client.name, **_facts(talk, cover)}
    facts["fee"] = _fee(cover) if talk.who.contact.gets_statement else ""
    say(talk.tx, talk.chat, Text("contract-price", facts, [[person_choice()]]))
    return True


def _facts(talk: Talk, cover: Cover) -> dict[str, Any]:
    plan, company = cover.plan, talk.moment.company
    assert plan
    return {
        "plan": plan.name,
        "included": plan.included_minutes,
        "per_hour": str(plan.overage_per_hour),
        "step": plan.billing_step_minutes or company.billing_step_minutes,
        "on_exhausted": plan.on_exhausted,
        "always": "yes" if cover.covers_always else "no",
        "factor": float(cover.after_hours_factor),
        "currency": company.currency,
    }


def _fee(cover: Cover) -> str:
    assert cover.plan
    return str(cover.plan.monthly_fee + sum(add_on.monthly_fee for add_on in cover.add_ons))
