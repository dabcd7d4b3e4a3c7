"""Which yes or no questions would change the ranking most."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Final

from bodymap.core.drawing import SignId
from bodymap.core.entries import Muscle
from bodymap.core.words import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymap.core.entries import Sign
    from bodymap.core.explain import Explanation

MOST: Final = 3
_ASKED_OF: Final = 8  # muscles at the head of the ranking that are worth a question


@dataclass(frozen=True, slots=True)
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

    A question is worth the more the less sure its muscle is: p (1 - p), with p the muscle's share
    among the best explanations. Each muscle is asked about once at a time.
    """
    best = ranking[:_ASKED_OF]
    odds = [exp(each.score - best[0].score) for each in best]  # the best one's are 1
    worth = {}
    for each, odd in zip(best, odds, strict=True):
        share = odd / sum(odds)
        question = _open_question(each, answers)
        if question is not None and question.id not in worth:
            worth[question.id] = (share * (1 - share), question)
    ordered = sorted(worth.values(), key=lambda pair: (-pair[0], pair[1].id.muscle))
    return tuple(question for _, question in ordered[:MOST])


def _open_question(found: Explanation, answers: Mapping[SignId, bool | None]) -> Question | None:
    for number, sign in enumerate(found.muscle.signs):
        sign_id = SignId(found.muscle.id, number)
        if sign.ask and sign_id not in answers:
            return Question(sign_id, _asked(sign), found.muscle, found.side)
    return None


def _asked(sign: Sign) -> str:
    return sign.ask if sign.ask.endswith("?") else sign.ask + "?"
