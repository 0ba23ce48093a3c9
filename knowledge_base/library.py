"""The library as the desk asks it: what to say to a question, by the index of the articles it was made of."""

from collections.abc import Iterable, Sequence

from core.ports import Finding, Piece
from knowledge_base.answer import MOST_OFFERED, SURENESS, Sureness, decide
from knowledge_base.article import Article
from knowledge_base.confidence import FEWEST_LABELS, Label, refitted
from knowledge_base.index import build, needs_a_person
from knowledge_base.normalise import normalise, stem, words

# Scores of another search mean something else: what was fitted to them is not valid here.
SCORING = f"{SURENESS.base:g} {SURENESS.per_score:g} {SURENESS.per_margin:g}"


class IndexedLibrary:
    """Articles behind an index that was built once; to change them is to build another."""

    def __init__(self, articles: Iterable[Article], sureness: Sureness = SURENESS) -> None:
        self.articles = {article.id: article for article in articles}
        self.index = build(tuple(self.articles.values()), sureness=sureness)
        self._topics = {english: self._tags(english=english) for english in (False, True)}

    def find(self, question: str) -> Finding:
        """One article and those that are near it, up to three to choose from, or a person."""
        # One more than is offered: how far the second is behind must be known however few are shown.
        ranked = self.index.ranked(question, at_most=MOST_OFFERED + 1)
        for_person = needs_a_person(question)
        decision = decide(ranked, for_a_person=for_person, sureness=self.index.sureness)
        pieces = tuple(_piece(self.articles[found.article_id]) for found in ranked[:MOST_OFFERED])
        if not ranked:
            return Finding(decision, for_person=for_person)
        first, second = ranked[0], ranked[1].score if len(ranked) > 1 else 0.0
        return Finding(
            decision,
            pieces,
            nearest=first.article_id,
            top=first.score,
            margin=first.score - second,
            confidence=first.confidence,
            for_person=for_person,
            scoring=SCORING,
        )

    @property
    def scoring(self) -> str:
        """Names the search whose scores these are."""
        return SCORING

    def piece(self, article_id: str) -> Piece | None:
        """The article with this id."""
        article = self.articles.get(article_id)
        return _piece(article) if article else None

    def plain(self, text: str) -> str:
        """The text as questions and articles are compared."""
        return normalise(text)

    def gist(self, text: str) -> str:
        """The stems of the words that say what the text is about."""
        return " ".join(map(stem, words(text)))

    def topics(self, language: str) -> Sequence[str]:
        """The tags of the articles in this language; Serbian in both scripts is one."""
        return self._topics[language == "en"]

    def _tags(self, *, english: bool) -> tuple[str, ...]:
        mine = (each for each in self.articles.values() if (each.language == "en") is english)
        return tuple(dict.fromkeys(tag for each in mine for tag in each.tags))

    def refitted(self, labels: Sequence[Label]) -> dict[str, float] | None:
        """The confidence's parameters by these labels and the installed ones; None below FEWEST_LABELS."""
        if len(labels) < FEWEST_LABELS:
            return None
        fitted = refitted(labels)
        return {"base": fitted.base, "per_score": fitted.per_score, "per_margin": fitted.per_margin}


def _piece(article: Article) -> Piece:
    phrases = tuple(map(normalise, article.phrases))
    return Piece(article.id, article.title, article.body, phrases, article.spoken, article.language)
