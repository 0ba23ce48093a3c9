"""The numbers by which a ranker is judged, each a pure function of what it said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.search_eval.rankers import Ranked, Ranker
from tests.search_eval.sets import Asked

BINS = 10
WRONG_AT_MOST = 0.10


@dataclass(frozen=True, slots=True)
class Said:
    """What a ranker said to one question."""

    asked: Asked
    ranked: Ranked

    @property
    def sure(self) -> float:
        """How sure it is of its first; nought when it found nothing."""
        return self.ranked[0][1] if self.ranked else 0.0

    @property
    def right(self) -> bool:
        """Whether its first is the right article; never where no article is right."""
        return bool(self.ranked) and self.ranked[0][0] == self.asked.article


def say(ranker: Ranker, asked: Iterable[Asked]) -> list[Said]:
    """The ranker's word on every question."""
    return [Said(question, ranker(question.text)) for question in asked]


def hit_at_1(said: Iterable[Said]) -> float:
    """The share of questions with an article whose right article is first."""
    answerable = [one for one in said if one.asked.article]
    return sum(one.right for one in answerable) / len(answerable)


def mrr_at_5(said: Iterable[Said]) -> float:
    """The mean of 1 / place of the right article, nought beyond the fifth."""
    answerable = [one for one in said if one.asked.article]
    return sum(_one_over_place(one) for one in answerable) / len(answerable)


def among_3(said: Iterable[Said]) -> float:
    """The share of questions with an article whose right article is among the first three."""
    answerable = [one for one in said if one.asked.article]
    return sum(_one_over_place(one) > 0.3 for one in answerable) / len(answerable)


def area_under_roc(said: Sequence[Said]) -> float:
    """How often a question with an article is surer than one without, ties counting half."""
    with_one = [one.sure for one in said if one.asked.article]
    without = [one.sure for one in said if not one.asked.article]
    wins = sum((a > b) + (a == b) / 2 for a in with_one for b in without)
    return wins / (len(with_one) * len(without))


def at_threshold(said: Sequence[Said], threshold: float) -> tuple[float, float, float]:
    """Of the answered the wrong share; of those with an article the share answered, and of those without."""
    answered = [one for one in said if one.sure >= threshold]
    wrong = sum(not one.right for one in answered) / max(len(answered), 1)
    with_one = sum(one.asked.article is not None for one in said)
    answered_with = sum(one.asked.article is not None for one in answered)
    return wrong, answered_with / with_one, (len(answered) - answered_with) / max(len(said) - with_one, 1)


def most_answered(said: Sequence[Said], wrong_at_most: float = WRONG_AT_MOST) -> tuple[float, float]:
    """The largest share of questions with an article answered rightly at few enough wrong, and from where."""
    with_one = sum(one.asked.article is not None for one in said)
    best, threshold, right = 0.0, 1.0, 0
    ordered = sorted(said, key=lambda one: -one.sure)
    for count, one in enumerate(ordered, start=1):
        right += one.right
        is_last_of_its_sureness = count == len(ordered) or ordered[count].sure < one.sure
        if is_last_of_its_sureness and 1 - right / count <= wrong_at_most and right / with_one > best:
            best, threshold = right / with_one, one.sure
    return best, threshold


def calibration(said: Sequence[Said]) -> tuple[float, list[tuple[int, float, float]]]:
    """The mean distance between sureness and truth, and by tenths: how many, how sure, how often right."""
    table = []
    for number in range(BINS):
        inside = [one for one in said if min(int(one.sure * BINS), BINS - 1) == number]
        if inside:
            sure = sum(one.sure for one in inside) / len(inside)
            table.append((len(inside), sure, sum(one.right for one in inside) / len(inside)))
    return sum(count * abs(sure - right) for count, sure, right in table) / len(said), table


def _one_over_place(one: Said) -> float:
    places = [place for place, (found, _) in enumerate(one.ranked[:5], start=1) if found == one.asked.article]
    return 1 / places[0] if places else 0.0
