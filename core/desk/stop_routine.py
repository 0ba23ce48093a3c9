"""A contact wants no statements and no hints any more, or wants them again."""

from core.desk.talk import Talk, ask_who


def stop_routine(talk: Talk) -> None:
    """Nothing is sent that was not asked for; answers, tickets and agreed times go on."""
    if talk.who is None:
        talk.say("nothing-to-stop")
    else:
        talk.who.contact.routine_stopped_at = talk.tx.now
        talk.say("routine-stopped")


def resume_routine(talk: Talk) -> None:
    """Statements and hints are sent again."""
    if talk.who is None:
        ask_who(talk)
    else:
        talk.who.contact.routine_stopped_at = None
        talk.say("routine-resumed")
