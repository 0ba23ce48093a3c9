"""A client comes in: a greeting with what is open, the common ways, and what we are."""

from core.clients.phone_number import as_written
from core.conversations.chat import Choice
from core.desk.talk import Talk, alive_ticket, ask_who, person_choice


def greet_client(talk: Talk) -> None:
    """By name where we know it, with the open ticket; a stranger is asked who it is."""
    company = talk.moment.company.name
    ticket = alive_ticket(talk)
    if talk.who and ticket:
        name, number = talk.who.contact.name, str(ticket.number)
        talk.say("greeting-with-ticket", name=name, number=number, subject=ticket.subject)
    elif talk.who:
        talk.say("greeting", *menu()[:1], [person_choice()], name=talk.who.contact.name, company=company)
    else:
        talk.say("greeting-stranger", company=company)
        ask_who(talk)


def help_client(talk: Talk) -> None:
    """What can be asked for, and how."""
    talk.say("help", *menu(), [person_choice()])


def tell_ways(talk: Talk) -> None:
    """How we are reached besides here: by telephone, by mail, or we call."""
    company = talk.moment.company
    call = Choice("menu-call-me", "wish", {"wish": "call-me"})
    talk.say("our-ways", [call], [person_choice()], phone=as_written(company.phone), email=company.email)


def tell_about_us(talk: Talk) -> None:
    """ "Are you a robot?": who answers here."""
    talk.say("about-us", [person_choice()], company=talk.moment.company.name)


def menu() -> list[list[Choice]]:
    """The common ways, each one press away."""
    rows = (("tickets", "new"), ("hours", "statement"), ("visits", "who-advisor"), ("appointment", "call-me"))
    return [[Choice(f"menu-{wish}", "wish", {"wish": wish}) for wish in row] for row in rows]
