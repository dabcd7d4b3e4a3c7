"""What may be behind a question: each asked word votes once, through the best entry it names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bodymap.search.reasons import Reason

    Candidate = tuple[str, float, Reason]  # an id, how much an entry speaks for it, and why


class Votes:
    """Counts what entries say for candidates.

    Entries that answer the same words of a question do not add up: of them the one that says most
    for a candidate counts. Entries that answer different words do.
    """

    def __init__(self, weights: Sequence[float]) -> None:
        """Take what each asked word counts."""
        self._weights = weights
        self._sum = sum(weights) or 1.0
        self._best: list[dict[str, float]] = [{} for _ in weights]
        self._why: dict[str, tuple[float, Reason]] = {}

    def add(
        self, said: int, candidates: Iterable[Candidate], score: float, telling: float = 1.0
    ) -> None:
        """Let an entry that answers the words `said` (one bit each) speak for candidates.

        `telling` is how readily its reason is the one that is shown.
        """
        words = [place for place in range(len(self._weights)) if said >> place & 1]
        share = sum([self._weights[place] for place in words])
        voted = [self._best[place] for place in words]
        reasons = self._why
        for candidate, weight, why in candidates:
            value = weight * score
            for best in voted:
                if value > best.get(candidate, 0.0):
                    best[candidate] = value
            told = value * share * telling
            if candidate not in reasons or told > reasons[candidate][0]:
                reasons[candidate] = (told, why)

    def result(self) -> list[Candidate]:
        """Return all candidates with their score, from 0, and the reason that counted most."""
        scores: dict[str, float] = defaultdict(float)
        for weight, best in zip(self._weights, self._best, strict=True):
            for candidate, value in best.items():
                scores[candidate] += weight * value
        return [(each, score / self._sum, self._why[each][1]) for each, score in scores.items()]
