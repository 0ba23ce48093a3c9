"""A client's visits of this year: included, made, and when the next ones are."""

from core.conversations.chat import Choice
from core.desk.talk import Talk, ask_who
from core.desk.visits import visits_of_year
from core.hours.month import Month


def tell_visits(talk: Talk) -> None:
    """The three numbers, the days, and a button to arrange one where there is one left."""
    if talk.who is None:
        ask_who(talk)
        return
    moment, client = talk.moment, talk.who.client
    visits = visits_of_year(talk.tx, moment, client, moment.local.year)
    plan = moment.cover(client).plan
    included = plan.visits_per_year if plan else 0
    ahead = [at.astimezone(moment.calendar.zone).isoformat() for at in visits.ahead(moment.at)]
    book = Choice("book-visit", "want-appointment", {"kind": "visit", "text": "", "another": True})
    rows = [[book]] if visits.taken() < included else []
    made = visits.made(Month.containing(moment.at, moment.calendar.zone))
    talk.say("visits-of-year", *rows, year=str(moment.local.year), included=included, made=made, ahead=ahead)
