"""What everything counts in a search, in one place, each with its reason.

Chosen on the sentences of tests/evaluation; see docs/decisions/0011-search.md for the figures.
"""

from __future__ import annotations

from typing import Final

from bodymap.core.words import Frequency, Relation

# -- how well a phrase answers --------------------------------------------------------------------
NAME: Final = 1.0  # what the content calls an entry
ALIAS: Final = 0.95  # another name, or how people say it: as good, but the name wins a tie
PLAIN: Final = 0.4  # a word in the explanation is a hint, not a name
OWN_SHARE: Final = 0.7  # of the phrase that was said: the whole of a short phrase inside a long
ASKED_SHARE: Final = 0.3  # sentence is a good answer; of the sentence that the phrase explains
BEGUN: Final = 0.8  # the word is still being typed
BEGUN_TOO: Final = 0.5  # the word is whole, but may go on: "head" to "headache"
MISSPELT: Final = 0.85  # times the likeness of the word that was probably meant
ENOUGH: Final = 0.3  # results below this share of the best of their group are left out
COMMON_WORD: Final = 0.04  # of all phrases: a word in more of them finds none by itself
ROOM: Final = 1_500  # phrases that are looked at for one question: keeps 100 times the content fast

# -- what speaks for a muscle: each word asked votes once, through the best entry it names ---------
NAMED: Final = 3.0  # whoever types a muscle's name wants it first
SYMPTOM: Final = 1.0  # a symptom that lists the muscle was written for this very question
SYMPTOM_RANK: Final = 0.06  # what each further place in such a list takes off
PLACE_MAIN: Final = 0.8  # sends pain there in most people
PLACE_SPILLOVER: Final = 0.32  # sends pain there in some
PLACE_LIES: Final = 0.2  # its points lie there: the sore spot itself may be what is meant
FURTHER_PLACE: Final = 0.4  # a region that a pain reaches beside its own
CONDITION: Final = 0.7  # the muscle page names the condition
HINT: Final = 0.55  # its signs, loads or feelings speak of it: weak alone, decides between equals
HINT_TELLS: Final = 0.4  # "sends pain to the shoulder" is a better reason to show than a sign
HINT_WHOLE: Final = 9.0  # rarity that a hint must share to count fully: about two rare words
PLACE_WORD: Final = 1.5  # where it hurts says more about a muscle than when or how
COMMON: Final = {  # how often points are described in a muscle: the same order as its page shows
    Frequency.VERY_COMMON: 1.0,
    Frequency.COMMON: 0.88,
    Frequency.LESS_COMMON: 0.74,
}
RELATION: Final = {  # how a muscle names a condition
    Relation.GOES_WITH: 1.0,
    Relation.MISTAKEN_FOR: 1.0,
    Relation.LOOKS_LIKE: 0.6,  # named only to be told apart
}

# -- what speaks for a condition ------------------------------------------------------------------
CONDITION_NAMED: Final = 1.3  # its own name or alias was typed
CAUSE_FIRST: Final = 1.0  # a symptom says that it is likelier than a muscle
CAUSE_ALSO: Final = 0.6  # a symptom lists it further down
CAUSE_RANK: Final = 0.07  # what each further place in such a list takes off
CONDITION_PLACE: Final = 0.2  # it hurts there: weak, for most conditions do somewhere

# -- what raises a warning ------------------------------------------------------------------------
FLAG_SHARE: Final = 0.7  # how well a warning must be said; a missed one costs more than a needless
FLAG_SHARE_LONG: Final = 0.58  # with three of its words or more, chance is unlikely
FLAG_RARITY: Final = 4.0  # what was said of it must be rarer than "pain" alone
FLAG_SYMPTOM: Final = 0.8  # a symptom whose causes are likelier than a muscle, said so well, warns
FLAG_NEAR_BEST: Final = 0.97  # and only if no other symptom was said better
FLAGS_OF_SYMPTOM: Final = 1  # its first warning that concerns the likeliest cause
MOST_FLAGS: Final = 4  # more would not be read

# -- how many speak: the tail only adds noise, and time --------------------------------------------
ENTRIES_HEARD: Final = 8  # the best entries of one kind
HINTS_HEARD: Final = 40  # the best hints
LISTED: Final = 32  # what one entry speaks for, from the top of its list
