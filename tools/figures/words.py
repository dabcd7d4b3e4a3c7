"""Which word a region carries in `data-region`, where it differs from the id.

The word names the place, and is the same in every figure that shows the place.
"""

WORDS = {
    "hip_side_front": "hip_side",
    "hip_side_back": "hip_side",
    "crown": "head_top",
    "upper_arm_inner_back": "upper_arm_inner",
    "upper_arm_outer_back": "upper_arm_outer",
    "elbow_inner_back": "elbow_inner",
    "elbow_outer_back": "elbow_outer",
    "knee_inner_back": "knee_inner",
    "knee_outer_back": "knee_outer",
}


def word_of(stem: str) -> str:
    """Return the word of a region; the stem is its id without the side."""
    return WORDS.get(stem, stem)
