"""The words of the evaluation files as ids: muscles by their names, areas by their regions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bodymap.core.words import RegionId, Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef

STRENGTH: Final = 6  # of every mark; the descriptions seldom say how strong it is

# A name that stands for several entries, or one of another name; all others are ids with spaces.
_MUSCLES: Final = {
    "trapezius": "upper_trapezius middle_trapezius lower_trapezius",
    "sternocleidomastoid": "sternocleidomastoid_sternal sternocleidomastoid_clavicular",
    "occipitofrontalis": "frontalis occipitalis",
    "masseter": "masseter_superficial masseter_deep",
    "digastric": "digastric_anterior digastric_posterior",
    "scalene muscles": "scalenus_anterior scalenus_medius scalenus_posterior scalenus_minimus",
    "semispinalis": "semispinalis_capitis semispinalis_cervicis semispinalis_thoracis",
    "multifidus": "cervical_multifidi thoracic_multifidi lumbar_multifidi rotatores"
    " lumbar_rotatores",
    "rotatores": "rotatores lumbar_rotatores",
    "erector spinae": "iliocostalis_lumborum iliocostalis_thoracis longissimus_thoracis"
    " spinalis_thoracis",
    "iliocostalis": "iliocostalis_lumborum iliocostalis_thoracis",
    "iliocostalis thoracis": "iliocostalis_thoracis",
    "rhomboid muscles": "rhomboid_major_and_minor",
    "rhomboids": "rhomboid_major_and_minor",
    "deltoid": "anterior_deltoid middle_deltoid posterior_deltoid",
    "pectoralis major": "pectoralis_major_clavicular pectoralis_major_sternal"
    " pectoralis_major_costal",
    "intercostal muscles": "intercostals",
    "iliopsoas": "psoas_major iliacus",
    "psoas": "psoas_major",
    "hamstrings": "biceps_femoris semitendinosus semimembranosus",
    "quadriceps": "rectus_femoris vastus_medialis vastus_lateralis vastus_intermedius",
    "quadriceps femoris": "rectus_femoris vastus_medialis vastus_lateralis vastus_intermedius",
    "obturator": "obturator_internus obturator_externus",
    "extensor carpi radialis": "extensor_carpi_radialis_longus extensor_carpi_radialis_brevis",
    "pterygoids": "lateral_pterygoid medial_pterygoid",
    "interossei of the hand": "dorsal_interossei_of_hand first_dorsal_interosseous_of_hand",
    "dorsal interossei": "dorsal_interossei_of_hand first_dorsal_interosseous_of_hand",
    "interossei of the foot": "interossei_foot",
    "lumbricals of the hand": "lumbricals_of_hand",
    "abductor digiti minimi": "abductor_digiti_minimi_of_hand abductor_digiti_minimi_foot",
    "flexor digitorum": "flexor_digitorum_superficialis flexor_digitorum_profundus",
    "peroneus longus": "fibularis_longus",
    "peroneus brevis": "fibularis_brevis",
    "peroneus tertius": "fibularis_tertius",
    "suboccipitals": "suboccipital_muscles",
    "pelvic floor": "levator_ani coccygeus obturator_internus sphincter_ani bulbospongiosus"
    " ischiocavernosus superficial_transverse_perineal",
}

# Areas in words, without their side, as regions. Where words leave open which of two neighbours is
# meant, both are marked, as a person would shade them.
_AREAS: Final = {
    "abdomen": "abdomen_upper abdomen_lower",
    "abdomen front": "abdomen_upper abdomen_lower",
    "upper abdomen": "abdomen_upper",
    "lower abdomen": "abdomen_lower",
    "side of abdomen": "flank",
    "flank": "flank",
    "back of head": "occiput",
    "side of head": "temple above_ear",
    "side of head / temple": "temple above_ear",
    "temple": "temple",
    "top of head": "head_top",
    "forehead": "forehead",
    "front of head / forehead": "forehead",
    "eye": "eye",
    "behind eye": "eye",
    "eyebrow": "eyebrow",
    "eye and eyebrow behind the eye": "eye eyebrow",
    "cheek": "cheek",
    "cheek and jaw": "cheek jaw",
    "jaw": "jaw",
    "jaw joint": "jaw ear",
    "ear and jaw joint (tmj)": "ear jaw",
    "ear": "ear",
    "behind ear": "ear_back",
    "nose": "nose",
    "chin": "mouth_chin",
    "upper teeth": "cheek",
    "lower teeth": "jaw",
    "teeth (toothache)": "cheek jaw",
    "throat and front of neck": "neck_front",
    "front of neck": "neck_front",
    "neck": "neck_back neck_side",
    "back and side of neck": "neck_back neck_side",
    "back of neck": "neck_back",
    "side of neck": "neck_side",
    "top of shoulder": "trapezius_upper",
    "angle of neck": "trapezius_upper",
    "shoulder blade": "scapula",
    "lower shoulder blade": "scapula thoracic",
    "inner edge of shoulder blade": "interscapular",
    "inner edge of shoulder blade back": "interscapular",
    "between shoulder blade and spine": "interscapular",
    "between shoulder blades": "interscapular",
    "upper back": "interscapular",
    "upper back / between shoulder blade and spine": "interscapular",
    "mid back": "thoracic",
    "mid back / lower part of shoulder blade": "thoracic scapula",
    "back of ribs": "ribs_back",
    "shoulder": "shoulder_front shoulder_side",
    "front of shoulder": "shoulder_front",
    "outer shoulder": "shoulder_side",
    "outer side / point of shoulder": "shoulder_side",
    "back of shoulder": "shoulder_back",
    "armpit": "upper_arm_inner ribs_side",
    "front of upper arm": "upper_arm_front",
    "back of upper arm": "upper_arm_back",
    "inner side of arm": "upper_arm_inner forearm_front_ulnar",
    "inner upper arm": "upper_arm_inner",
    "outer upper arm": "upper_arm_outer",
    "upper arm outer": "upper_arm_outer",
    "outer side of upper arm": "upper_arm_outer",
    "elbow crease": "elbow_front",
    "front of elbow": "elbow_front",
    "front of elbow (elbow crease)": "elbow_front",
    "outer elbow": "elbow_outer",
    "outer elbow (lateral epicondyle)": "elbow_outer",
    "inner elbow": "elbow_inner",
    "inner elbow (medial epicondyle)": "elbow_inner",
    "point of elbow": "elbow_back",
    "back of elbow": "elbow_back",
    "palm side of forearm": "forearm_front_radial forearm_front_ulnar",
    "inner forearm": "forearm_front_ulnar",
    "back of forearm": "forearm_back_radial",
    "little-finger side of forearm": "forearm_front_ulnar forearm_back_ulnar",
    "thumb side of forearm": "forearm_back_radial",
    "forearm thumb side": "forearm_back_radial",
    "forearm little-finger side": "forearm_front_ulnar",
    "back of wrist": "wrist_back",
    "back of wrist and hand": "wrist_back hand_back",
    "wrist palm side": "wrist_front",
    "palm side of wrist": "wrist_front",
    "palm side of wrist and palm": "wrist_front palm",
    "palm": "palm",
    "back of hand": "hand_back",
    "hand thumb side": "thumb_back hand_back",
    "base of thumb": "thumb_back palm",
    "base of thumb and thumb side of hand": "thumb_back thumb_front",
    "thumb": "thumb_front thumb_back",
    "thumb palm side": "thumb_front",
    "web of thumb": "hand_back",
    "thumb and index finger": "thumb_back index_middle_back",
    "thumb index and middle finger": "thumb_back index_middle_back",
    "middle finger back": "index_middle_back",
    "index and middle fingers": "index_middle_front index_middle_back",
    "palm side of fingers": "index_middle_front ring_little_front",
    "back of fingers": "index_middle_back ring_little_back",
    "ring and little fingers": "ring_little_front ring_little_back",
    "chest front": "chest",
    "front of chest": "chest",
    "front of chest breast": "chest",
    "chest": "chest",
    "breastbone": "sternum",
    "side of ribs": "ribs_side",
    "side of chest ribs": "ribs_side",
    "low back": "lumbar",
    "low back (lumbar)": "lumbar",
    "side of low back": "flank_back",
    "sacrum": "sacrum",
    "sacroiliac joint": "sacrum",
    "sacroiliac joint back": "sacrum",
    "tailbone": "sacrum",
    "sacrum tailbone and sacroiliac joint": "sacrum",
    "buttock": "buttock_upper buttock_lower",
    "buttock back": "buttock_upper buttock_lower",
    "upper buttock": "buttock_upper",
    "lower buttock": "buttock_lower",
    "outer hip": "hip_side",
    "outer side of hip": "hip_side",
    "hip": "hip_side",
    "back and outer side of hip": "buttock_upper hip_side",
    "groin": "groin",
    "testicle": "pubic",
    "pelvis": "pubic",
    "inside the pelvis genitals perineum": "pubic",
    "front of thigh": "thigh_front",
    "inner thigh": "thigh_inner",
    "inner side of thigh": "thigh_inner",
    "outer thigh": "thigh_outer",
    "outer side of thigh": "thigh_outer",
    "back of thigh": "thigh_back",
    "front of knee": "knee_front",
    "inner knee": "knee_inner",
    "inner front of knee": "knee_inner knee_front",
    "outer knee": "knee_outer",
    "back of knee": "knee_back",
    "shin": "shin",
    "front of lower leg (shin)": "shin",
    "front of lower leg": "shin",
    "outer side of lower leg": "lower_leg_outer",
    "outer side of lower legs": "lower_leg_outer",
    "outer lower leg": "lower_leg_outer",
    "inner side of lower leg": "lower_leg_inner",
    "inner lower leg": "lower_leg_inner",
    "calf": "calf_upper calf_lower",
    "upper calf": "calf_upper",
    "achilles tendon": "calf_lower",
    "back of ankle achilles tendon": "calf_lower heel",
    "front of ankle": "ankle_front",
    "inner ankle": "ankle_inner",
    "outer ankle": "ankle_outer",
    "outer ankles": "ankle_outer",
    "outer ankle behind the ankle bone": "ankle_outer",
    "heel": "heel heel_sole",
    "underside of heel": "heel_sole",
    "inner heel": "heel heel_sole",
    "sole": "sole_arch",
    "arch of foot": "sole_arch",
    "sole and arch of foot": "sole_arch",
    "ball of foot": "ball_of_foot",
    "outer sole": "sole_outer",
    "outer edge of foot": "foot_outer",
    "top of foot": "foot_top",
    "big toe": "big_toe",
    "top of big toe": "big_toe",
    "underside of big toe": "big_toe_under",
    "top of lesser toes": "lesser_toes",
    "underside of lesser toes": "lesser_toes_under",
}
_SIDE: Final = re.compile(r"\b(left|right|both)\b")
_BOTH_UNSAID: Final = frozenset(
    {"abdomen", "abdomen front", "mid back", "low back", "upper abdomen", "lower abdomen"}
)  # what people mean across the midline when they name no side


def muscle_ids(name: str) -> frozenset[str]:
    """Return the ids that a muscle's name stands for."""
    return frozenset(_MUSCLES.get(name, name.replace(" ", "_")).split())


def marks_of(atlas: Atlas, areas: Iterable[str]) -> dict[RegionRef, int]:
    """Return the marks that areas in words stand for; without a side the right one is marked.

    Raises:
        KeyError: there is no such area in the table.
    """
    marks = {}
    for area in areas:
        said = set(_SIDE.findall(area.lower()))
        plain = re.sub(r"[\s,]+", " ", _SIDE.sub("", area.lower())).strip()
        both = "both" in said or (not said and plain in _BOTH_UNSAID)
        sides = (Side.LEFT, Side.RIGHT) if both else (Side(next(iter(said), "right")),)
        for region in _AREAS[plain].split():
            for side in sides:
                marks[atlas.ref(RegionId(region), side)] = STRENGTH
    return marks
