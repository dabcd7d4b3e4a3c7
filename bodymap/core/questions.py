"""Which yes or no questions would change the ranking most."""

from __future__ import annotations

from collections import defaultdict
from math import exp
from typing import TYPE_CHECKING, Final

from bodymap.core.drawing import SignId
from bodymap.core.entries import Muscle
from bodymap.core.record import record
from bodymap.core.words import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymap.core.explain import Explanation

MOST: Final = 3
_ASKED_OF: Final = 8  # muscles at the head of the ranking that are worth a question


@record(frozen=True, slots=True)
class Question:
    """A question about one sign of one muscle on one side."""

    id: SignId
    text: str
    muscle: Muscle
    side: Side


def next_questions(
    ranking: Sequence[Explanation], answers: Mapping[SignId, bool | None]
) -> tuple[Question, ...]:
    """Return up to three open questions, the one that would change the ranking most first.

    A question is worth the change of the shares of the best muscles that its answer is expected to
    bring. What several muscles ask in the same words is one question. Each muscle is asked about
    once at a time.
    """
    best = ranking[:_ASKED_OF]
    odds = [exp(each.score - best[0].score) for each in best]
    shares = [each / sum(odds) for each in odds]
    asked: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    questions: dict[str, Question] = {}
    closed = {_text(each.muscle, sign_id) for each in best for sign_id in answers}
    for place, each in enumerate(best):
        for number, sign in enumerate(each.muscle.signs):
            if sign.ask and sign.ask not in closed:
                asked[sign.ask].append((place, sign.yes_raises))
                question = Question(
                    SignId(each.muscle.id, number), in_full(sign.ask), each.muscle, each.side
                )
                questions.setdefault(sign.ask, question)
    worth = {ask: _expected_change(shares, raised) for ask, raised in asked.items()}
    chosen: list[Question] = []
    for ask in sorted(worth, key=lambda ask: -worth[ask]):  # a tie keeps the order of the ranking
        if questions[ask].muscle.id not in {question.muscle.id for question in chosen}:
            chosen.append(questions[ask])
    return tuple(chosen[:MOST])


def _expected_change(shares: Sequence[float], raised: Sequence[tuple[int, bool]]) -> float:
    """Return how far the shares are expected to move with the answer, up to a constant factor.

    A muscle that does not ask takes the answer the other way than the first one that does. All
    signs speak as loudly; so by Bayes' rule either answer moves the shares in proportion to what
    the muscles hold that take it like the first, times what the others hold: most at one half.
    """
    alike = {place for place, yes_raises in raised if yes_raises == raised[0][1]}
    share = sum(shares[place] for place in alike)
    return round(share * (1 - share), 12)


def _text(muscle: Muscle, sign_id: SignId) -> str:
    """Return the question of a sign, empty if it is another muscle's."""
    known = sign_id.muscle == muscle.id and sign_id.number < len(muscle.signs)
    return muscle.signs[sign_id.number].ask if known else ""


def in_full(ask: str) -> str:
    """Return a question with its mark."""
    return ask if ask.endswith("?") else ask + "?"
