"""How much support time a client has left this month, in words."""

from core.clients.rows import Client
from core.contracts.standing import Standing
from core.desk.moment import Moment
from core.desk.say import Text


def hours_text(moment: Moment, client: Client) -> Text:
    """The balance of the running month, or what stands in for it where there is no contract."""
    cover = moment.cover(client)
    if cover.plan is None:
        until = cover.changes_on.isoformat() if cover.changes_on else ""
        key = "hours-warranty" if cover.standing is Standing.WARRANTY else "hours-no-contract"
        return Text(key, {"client": client.name, "until": until})
    balance = moment.balance(client)
    facts = {
        "client": client.name,
        "plan": cover.plan.name,
        "month": f"{moment.local:%Y-%m}",
        "included": balance.included_minutes + balance.carried_minutes,
        "used": balance.used_minutes,
        "left": balance.left_minutes,
        "over": balance.over_minutes,
    }
    return Text("hours-over" if balance.over_minutes else "hours-left", facts)
