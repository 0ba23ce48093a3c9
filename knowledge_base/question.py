"""A question read once for all channels: its letters for those that see letters, its words for the rest."""

from dataclasses import dataclass

from knowledge_base.normalise import normalise, rewritten, stem
from knowledge_base.stop_words import STOP_WORDS
from knowledge_base.vocabulary import SHORTEST_CORRECTED, SURE_ENOUGH, Vocabulary

Meanings = dict[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """`letters` is the text with sure slips mended; `meanings` gives, word by word, its possible stems.

    A meaning weighs 1 for a known word and the square of the likeness for a word only near it; a word
    like no other has no meanings, which counts against every article.
    """

    letters: str
    meanings: tuple[Meanings, ...]


def read_question(text: str, vocabulary: Vocabulary) -> Question:
    """The question as the articles would have put it."""
    letters, meanings = [], []
    for word in normalise(text).split():
        written, meaning = _read_word(word, vocabulary)
        letters.append(written)
        if written not in STOP_WORDS and (len(written) > 1 or written.isdigit()):
            meanings.append(meaning)
    return Question(" ".join(letters), tuple(meanings))


def _read_word(word: str, vocabulary: Vocabulary) -> tuple[str, Meanings]:
    if word in STOP_WORDS or len(word) < SHORTEST_CORRECTED or vocabulary.knows(word):
        written = rewritten(word)
        return written, {stem(written): 1.0}
    near = vocabulary.near(word)
    meanings: Meanings = {}
    for other, ratio in near:
        meaning = stem(rewritten(other))
        meanings[meaning] = max(meanings.get(meaning, 0.0), (ratio / 100) ** 2)
    sure = bool(near) and near[0][1] >= SURE_ENOUGH
    return rewritten(near[0][0] if sure else word), meanings
