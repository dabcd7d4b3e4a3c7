"""Why an entry was found, as a value: each language makes its own sentence of it."""

from __future__ import annotations

from enum import Enum

from bodymap.core.record import record
from bodymap.texts import later


class Because(Enum):
    """What an entry has to do with the thing that was asked for."""

    NAMED = later("{name}")
    WITH = later("with {name}")
    GOES_WITH = later("goes with {name}")
    LOOKS_LIKE = later("can look like {name}")
    MISTAKEN_FOR = later("can be mistaken for {name}")
    LIKELIER = later("likelier than a muscle with {name}")
    FELT_AT = later("is felt at: {name}")
    LIES_IN = later("its points lie in the {name}")
    LIES = later("its points lie {name}")  # the name says where: behind the eye
    MOST_TO = later("sends pain to the {name}: most people")
    MOST = later("sends pain {name}: most people")
    SOME_TO = later("sends pain to the {name}: some people")
    SOME = later("sends pain {name}: some people")


@record(frozen=True, slots=True)
class Reason:
    """`name` is that of a thing of the content, or for NAMED the other name that was asked for."""

    because: Because
    name: str

    def __str__(self) -> str:
        """Return the reason in English, as it stands in a sentence."""
        named = self.because is Because.NAMED
        return self.because.value.format(name=self.name if named else self.name.lower())
