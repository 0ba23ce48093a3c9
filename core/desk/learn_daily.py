"""What is learned from the clients' answers, looked at once a day; what people must hear of it."""

from core.database.runs import has_run, note_run
from core.database.transaction import Transaction
from core.desk.forget_askers import forget_askers
from core.desk.moment import Moment
from core.desk.run_day import MORNING
from core.desk.tell_learned import tell_phrases, tell_unanswered
from core.desk.warn_of_articles import warn_of_articles
from core.learning.questions import labels
from core.learning.serving import fitted_confidence, served_changed
from core.ports import FittedLibrary

# A fit that moves less than this changes no answer, and is not worth a new index in every process.
_WORTH_IT = 0.05


def learn_daily(tx: Transaction, moment: Moment, library: FittedLibrary) -> None:
    """Does all that is due today; nothing when it was done, or at night."""
    day = str(moment.local.date())
    if moment.local.hour < MORNING or has_run(tx, "learning", day) or not note_run(tx, "learning", day):
        return
    forget_askers(tx)
    warn_of_articles(tx, moment, library)
    _refit(tx, library)
    if note_run(tx, "learned", f"{moment.local:%G-W%V}"):
        tell_phrases(tx, moment, library)
        tell_unanswered(tx, moment)


def _refit(tx: Transaction, library: FittedLibrary) -> None:
    said = labels(tx, library.scoring)
    fitted = library.refitted(said)
    if fitted is None:
        return
    rounded = {name: round(value, 3) for name, value in fitted.items()}
    present = fitted_confidence(tx, library.scoring)
    if any(abs(value - present.get(name, 0.0)) > _WORTH_IT for name, value in rounded.items()):
        served_changed(tx, confidence=rounded, scoring=library.scoring, labels=len(said))
