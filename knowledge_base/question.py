"""A question read once for all channels: its letters for those that see letters, its words for the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge_base.normalise import normalise, rewritten, stem
from knowledge_base.stop_words import STOP_WORDS
from knowledge_base.vocabulary import SHORTEST_CORRECTED, SURE_ENOUGH, Vocabulary

Meanings = dict[str, float]

# A word whose end is missing may mean any of some.
BEGUN_WEIGHS = 0.8
_Read = tuple[str, Meanings]


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
    words = list(_joined(normalise(text).split(), vocabulary))
    for place, word in enumerate(words, start=1):
        for written, meaning in _read(word, vocabulary, may_be_cut=place == len(words)):
            letters.append(written)
            if written not in STOP_WORDS and (len(written) > 1 or written.isdigit()):
                meanings.append(meaning)
    return Question(" ".join(letters), tuple(meanings))


def _joined(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The words, two of them as one where a space fell into a known word: "fak tura", "stam pac"."""
    before = ""
    for word in words:
        both_strange = before and _strange(before, vocabulary) and _strange(word, vocabulary)
        if both_strange and vocabulary.knows(before + word):
            yield before + word
            before = ""
        else:
            if before:
                yield before
            before = word
    if before:
        yield before


def _strange(word: str, vocabulary: Vocabulary) -> bool:
    """Whether neither an article nor we know the word: then it may be a slip."""
    return word not in STOP_WORDS and not vocabulary.knows(word) and rewritten(word) == word


def _read(word: str, vocabulary: Vocabulary, *, may_be_cut: bool) -> Iterator[_Read]:
    strange = _strange(word, vocabulary)
    if strange and may_be_cut and (begun := vocabulary.begun(word)):
        yield word, {stem(rewritten(other)): BEGUN_WEIGHS for other in begun}
        return
    if len(word) < SHORTEST_CORRECTED or not strange:
        yield _known(word)
        return
    near = vocabulary.near(word)
    if near and near[0][1] >= SURE_ENOUGH:
        written = rewritten(near[0][0])
        yield written, _meanings(near) | {stem(written): 1.0}
    elif parts := vocabulary.parted(word):
        yield from map(_known, parts)
    else:
        yield rewritten(word), _meanings(near)


def _known(word: str) -> _Read:
    written = rewritten(word)
    return written, {stem(written): 1.0}


def _meanings(near: Sequence[tuple[str, float]]) -> Meanings:
    meanings: Meanings = {}
    for other, ratio in near:
        meaning = stem(rewritten(other))
        meanings[meaning] = max(meanings.get(meaning, 0.0), (ratio / 100) ** 2)
    return meanings
