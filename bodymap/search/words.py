"""The words that people use for the same thing, as tables; `text` applies them."""

from __future__ import annotations

import re
from typing import Final

# fmt: off
STOP: Final = frozenset((
    "a", "about", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "bit", "but",
    "both", "by", "can", "could", "did", "do", "does", "doing", "ever", "feel", "feeling", "feels",
    "felt",
    "for", "from", "get", "gets", "getting", "got", "had", "has", "have", "having", "he", "her",
    "his", "how", "i", "if", "ill", "im", "in", "into", "is", "it", "its", "ive", "just", "keep",
    "keeps", "kind", "left", "like", "lot", "made", "make", "makes", "me", "might", "my", "near",
    "of", "on", "one", "only", "or", "our", "over", "please", "really", "right", "she", "since",
    "so", "some", "something", "sort", "still", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "through", "to", "too", "up", "very", "was", "we",
    "were", "what", "when", "whenever", "where", "which", "while", "who", "why", "will", "with",
    "would", "you", "your",
    # what was tried and what a person is, not what hurts
    "clear", "dentist", "doctor", "doctors", "fine", "found", "gp", "mri", "nothing", "normal",
    "scan", "scans", "symptom", "symptoms", "test", "tests", "xray", "ray", "years", "weeks",
    "months", "days", "constant", "constantly", "sometimes", "always", "bad", "worse", "better",
    "after", "before", "during", "until", "life", "now", "go", "goes", "going", "gone", "went",
    "came", "come", "comes", "help", "helps", "problem", "problems", "issue", "issues", "trigger",
    "point", "points",
))
# One word of each group stands for all; the reader may use any of them.
SAME: Final = (
    ("pain", "painful", "pains", "ache", "aches", "aching", "achy", "ached", "hurt", "hurts",
     "hurting", "sore", "soreness", "painfull", "discomfort", "ouch", "hurty", "ouchy"),
    ("numb", "numbness", "asleep", "deadness", "dead", "numbing", "unfeeling"),
    ("tingle", "tingling", "tingles", "tingly", "prickling", "prickly", "paraesthesia",
     "paresthesia", "pinsandneedles", "fizzing", "buzzing"),
    ("abdomen", "belly", "tummy", "stomach", "abdominal", "gut", "tum"),
    ("spine", "spinal", "backbone", "vertebra", "vertebrae", "vertebral"),
    ("lowback", "lumbar", "lumbago"),
    ("buttock", "buttocks", "bum", "butt", "glute", "glutes", "backside", "gluteal", "arse", "rump",
     "buttcheek", "rear"),
    ("finger", "digit", "fingers", "digits"),
    ("head", "skull", "cranium", "cranial"),
    ("headache", "headaches", "cephalalgia", "cephalgia"),
    ("jaw", "mandible", "mandibular", "jawbone"),
    ("tmj", "jawjoint", "temporomandibular", "tmd", "tmjd"),
    ("kneecap", "patella", "patellar", "patellofemoral"),
    ("shoulderblade", "scapula", "scapular", "scapulae", "wingbone"),
    ("collarbone", "clavicle", "clavicular"),
    ("breastbone", "sternum", "sternal"),
    ("tailbone", "coccyx", "coccygeal", "coccydynia"),
    ("sacrum", "sacral", "sacroiliac", "sij"),
    ("stiff", "stiffness", "stiffened", "rigid", "stiffening"),
    ("thumb", "pollex", "thumbs"),
    ("tooth", "teeth", "toothache", "molar", "molars", "dental"),
    ("tight", "tightness", "tense", "tension", "tightening"),
    ("burn", "burning", "burns", "stinging", "scalding"),
    ("shoot", "shooting", "shoots", "radiating", "radiates", "radiate", "electric", "zapping"),
    ("dizzy", "dizziness", "lightheaded", "giddy", "giddiness", "vertigo", "woozy", "unsteady",
     "offbalance", "imbalance", "swaying", "wobbly"),
    ("swell", "swelling", "swollen", "swells", "puffy", "edema", "oedema", "puffiness"),
    ("weak", "weakness", "weakened", "feeble"),
    ("armpit", "axilla", "axillary", "underarm"),
    ("calf", "calves", "calfs", "sural"),
    ("foot", "feet"),
    ("heel", "heels", "calcaneus", "calcaneal"),
    ("breath", "breathing", "breathe", "breaths", "breathes", "inhale", "inhaling"),
    ("breathless", "breathlessness", "shortofbreath", "dyspnea", "dyspnoea", "winded"),
    ("front", "anterior", "ventral"),
    ("behind", "posterior", "backof", "rearof"),
    ("inner", "inside", "medial", "inward", "innermost"),
    ("outer", "outside", "lateral", "outward", "outermost"),
    ("top", "dorsal", "upperside", "dorsum"),
    ("under", "underneath", "underside", "beneath", "below", "plantar"),
    ("side", "sides", "sideways"),
    ("upperarm", "brachial"),
    ("lowerleg", "lowerlegs"),
    ("thigh", "thighs", "upperleg", "femoral"),
    ("shin", "shins", "tibia", "shinbone"),
    ("hip", "hips", "trochanter", "trochanteric"),
    ("groin", "inguinal", "groins"),
    ("rib", "ribs", "ribcage", "costal", "intercostal"),
    ("neck", "cervical", "necks"),
    ("nape", "scruff"),
    ("throat", "windpipe", "pharynx"),
    ("chest", "thorax", "pectoral", "pecs", "pec"),
    ("breast", "breasts", "boob", "boobs", "mammary", "nipple"),
    ("eye", "eyes", "orbital", "retroorbital", "eyeball", "orbit"),
    ("eyebrow", "brow", "brows", "supraorbital", "eyebrows"),
    ("ear", "ears", "auricular", "eardrum", "otalgia", "earache"),
    ("cheek", "cheeks", "zygomatic", "cheekbone"),
    ("occiput", "occipital"),
    ("temple", "temples", "temporal"),
    ("forehead", "frontal"),
    ("testicle", "testicles", "testis", "testicular", "scrotum", "balls", "ball", "nuts"),
    ("genital", "genitals", "penis", "vagina", "crotch", "vulva", "privates", "perineum"),
    ("rectum", "rectal", "anus", "anal", "backpassage"),
    ("bladder", "urinary"),
    ("pee", "urinate", "urinating", "wee", "peeing", "urine", "urination", "weeing", "piss"),
    ("poo", "stool", "bowel", "defecate", "poop", "defecation", "pooing", "pooping"),
    ("ringing", "tinnitus", "ring-ing", "whistling"),
    ("nausea", "nauseous", "queasy", "nauseated", "sickly"),
    ("vomit", "vomiting", "throwingup", "puking", "beingsick", "vomited"),
    ("cannot", "cant", "unable", "difficulty", "trouble", "couldnt", "impossible", "struggle",
     "struggling", "difficult"),
    ("turn", "turning", "rotate", "rotating", "rotation", "twist", "twisting", "swivel"),
    ("lift", "lifting", "raise", "raising", "lifts", "raised", "elevate"),
    ("carry", "carrying", "carries", "carried"),
    ("grip", "gripping", "grasp", "grasping", "squeeze", "squeezing", "fist", "clutching"),
    ("typing", "type", "keyboard", "computer", "mouse", "laptop", "texting", "typist", "desk"),
    ("run", "running", "runner", "runners", "jog", "jogging", "jogger", "sprinting"),
    ("walk", "walking", "walks", "walked", "hike", "hiking"),
    ("sit", "sitting", "sat", "seated", "sits", "seat"),
    ("stand", "standing", "stood", "stands"),
    ("sleep", "sleeping", "slept"),
    ("wake", "woke", "waking", "wakes", "woken", "awake"),
    ("bend", "bending", "bent", "bends", "stoop", "stooping", "flex"),
    ("chew", "chewing", "bite", "biting", "eating"),
    ("givesway", "buckle", "buckles", "buckling", "buckled", "giveway"),
    ("deltoid", "delt", "delts"),
    ("hamstring", "hamstrings", "hammy", "hammies"),
    ("quadriceps", "quad", "quads"),
    ("trapped", "pinched"),  # a nerve or wind, and no short name of the trapezius
    ("cramp", "cramps", "cramping", "charleyhorse", "crampy"),
    ("spasm", "spasms", "seizing", "spasming"),
    ("knot", "knots", "knotted"),
    ("lump", "lumps", "nodule", "nodules"),
    ("click", "clicking", "clicks", "popping", "pops", "pop", "clunk", "clicky", "clunking",
     "cracking", "snapping"),
    ("twitch", "twitching", "twitches", "fasciculation", "jumping"),
    ("stairs", "stair", "staircase", "upstairs", "downstairs"),
    ("night", "nighttime", "nocturnal", "nights"),
    ("morning", "mornings", "am"),
    ("sudden", "suddenly", "abrupt", "abruptly"),
    ("terrible", "severe", "awful", "excruciating", "unbearable", "horrible", "intense", "violent",
     "agony", "agonising", "agonizing"),
    ("fever", "feverish", "temperature"),
    ("sweat", "sweating", "sweaty", "clammy", "sweats", "sweated"),
    ("arm", "arms"),
    ("leg", "legs", "limb"),
    ("wrist", "wrists", "carpal"),
    ("elbow", "elbows", "epicondyle", "epicondylar"),
    ("shoulder", "shoulders"),
    ("toe", "toes"),
    ("sole", "soles"),
    ("arch", "arches", "instep"),
    ("hand", "hands"),
    ("palm", "palmar", "volar", "palms"),
    ("pregnant", "pregnancy", "expecting"),
    ("faint", "fainted", "fainting", "passedout", "blackout", "blackedout", "collapse",
     "collapsed"),
    ("break", "broken", "broke", "fracture", "fractured", "cracked"),
    ("sprain", "sprained", "sprains"),
    ("vision", "sight", "seeing", "eyesight"),
    ("blur", "blurred", "blurry", "blurring"),
    ("water", "watering", "watery", "teary", "runny", "weepy"),
    ("hit", "banged", "bang", "knocked", "bumped", "struck", "knock", "bump", "whacked"),
    ("fall", "fell", "fallen", "falls", "falling", "tripped", "slipped"),
    ("child", "toddler", "kid", "son", "daughter", "baby", "boy", "girl", "children"),
    ("diabetes", "diabetic"),
    ("workout", "training", "exercise", "gym", "exercising", "exertion", "effort"),
    ("warfarin", "anticoagulant", "anticoagulants", "apixaban", "bloodthinner"),
    ("droop", "drooping", "droopy", "drooped", "droops", "dropped", "sagging",
     "lopsided"),
    ("slur", "slurred", "slurring", "mumbling", "mumbles", "garbled"),
    ("speak", "speaking", "speech", "talk", "talking", "talks", "spoke"),
    ("crush", "crushing", "squeezed", "vice"),
    ("pressure", "heaviness", "heavy", "weight"),
    ("confused", "confusion", "muddled"),
    ("double", "doubled"),
    ("needling", "needle", "needles", "needled", "acupuncture"),
    ("tear", "tearing", "ripping", "torn", "ripped", "rip"),
    ("crash", "accident", "collision", "whiplash"),
    ("shiver", "shivering", "shivery", "chills", "rigors", "shivers"),
    ("muscle", "muscles", "muscular", "musculus"),
    ("suicidal", "suicide", "suicidally", "selfharm"),
    ("infection", "infections", "infected", "infect"),
    ("pause", "pauses", "breaks"),  # from work, and not of bones
)
# Common forms that say how bad or since when, of anything: a hint that shares no more is none.
DEGREES: Final = frozenset((
    "worst", "terrible", "sudden", "new", "strong", "mild", "slight", "quick", "slow", "recent",
    "today", "yesterday", "minute", "hour", "week", "month", "year", "usual", "often", "again",
))
# fmt: on
# What is written in several words as one; articles and pronouns between them are left out before.
_TOGETHER: Final = {
    "pinsandneedles": "pins and needles, pins n needles",
    "cramp": "charley horse, charlie horse, charley horses",
    "numb": "falls asleep, fall asleep, falling asleep, fell asleep, goes asleep, goes to sleep,"
    " go to sleep, going to sleep, gone to sleep, went to sleep, goes dead, gone dead, go dead,"
    " going dead, gone numb, goes numb, no feeling, no sensation, lost feeling, cannot feel,"
    " cant feel, can not feel, dont feel, loss of feeling, loss of sensation",
    "cannot": "can not, not able to, no longer able to, hard to, unable to, wont",
    "headache": "head ache, head aches, head pain",
    "back pain": "backache, backaches, back ache, back aches",
    "abdomen pain": "bellyache, belly ache, stomach ache, stomachache, tummy ache, tummyache",
    "shoulderblade": "shoulder blade, shoulder blades, wing bone",
    "kneecap": "knee cap, knee caps",
    "collarbone": "collar bone, collar bones",
    "breastbone": "breast bone",
    "tailbone": "tail bone",
    "cheekbone": "cheek bone, cheek bones",
    "ribcage": "rib cage",
    "jawjoint": "jaw joint, jaw joints",
    "genital": "private parts, intimate parts",
    "navel": "belly button, bellybutton, tummy button",
    "sitbone": "sit bone, sit bones, sitting bone, sitting bones, sitz bone, sits bone",
    "buttcheek": "butt cheek, bum cheek, butt cheeks, buttock cheek",
    "lowback": "low back, lower back, lower spine, small of back, low spine",
    "upperback": "upper back, upper spine",
    "midback": "mid back, middle back, middle of back, mid of back",
    "backpassage": "back passage",
    "behind": "back of, rear of, backside of, in back of",
    "through back": "through to back",
    "under": "bottom of, bottom side, under side, underside of, underneath of",
    "outer": "outside of, outer side of, outer side, lateral side, outer edge of, little toe side",
    "inner": "inside of, inner side of, inner side, medial side, inner edge of",
    "upperarm": "upper arm, upper arms",
    "lowerleg": "lower leg, lower legs",
    "thigh": "upper leg, upper legs",
    "ringfinger littlefinger": "4th and 5th fingers, 4th and 5th finger, fourth and fifth finger,"
    " fourth and fifth fingers, 4th and 5th, 4th 5th fingers, ring and little finger, ring and"
    " little fingers, ring and pinky, ring and pinky finger, ring and pinkie, ring and pinky"
    " fingers, ring and small finger, ring pinky, last two fingers, ring little finger",
    "indexfinger middlefinger": "index and middle finger, index and middle fingers, index and"
    " middle",
    "thumb indexfinger middlefinger": "first 3 fingers, first three fingers",
    "thumb indexfinger": "thumb and index, thumb and index finger, thumb and first finger, thumb"
    " and forefinger",
    "littlefinger": "little finger, little fingers, pinky finger, pinkie finger, small finger, 5th"
    " finger, fifth finger, baby finger, pinky, pinkie, pinkies, pinky side",
    "ringfinger": "ring finger, ring fingers, 4th finger, fourth finger",
    "middlefinger": "middle finger, middle fingers, 3rd finger, third finger, long finger",
    "indexfinger": "index finger, index fingers, pointer finger, 2nd finger, second finger,"
    " forefinger, pointing finger",
    "bigtoe": "big toe, big toes, great toe, large toe, hallux, first toe",
    "littletoe": "little toe, little toes, small toe, small toes, baby toe, pinky toe, lesser toes,"
    " smaller toes",
    "givesway": "gives way, give way, giving way, gave way, gives out, giving out, gave out, give"
    " out, going out from under",
    "breathless": "short of breath, shortness of breath, out of breath, breathing difficulty,"
    " catch breath, get breath, cannot breathe, cant breathe, hard to breathe, struggling to"
    " breathe, trouble breathing, difficulty breathing",
    "dizzy": "light headed, light headedness, off balance, loss of balance, room spins, room"
    " spinning, head spins, head spinning, lose balance",
    "vomit": "throw up, throws up, throwing up, threw up, being sick, been sick",
    "nausea": "feel sick, feeling sick, feels sick, felt sick, sick to stomach",
    "suicidal": "end life, ending life, end it all, ending it all, take own life, taking own life,"
    " kill myself, killing myself, kill himself, kill herself, want to die, wanna die, wish i was"
    " dead, better off dead, not worth living, not want to live, dont want to live, no reason to"
    " live, cannot live like this, cant live like this, cannot go on like this, cant go on like"
    " this, cannot go on living, cant go on living, self harm, harm myself, hurt myself on purpose,"
    " harming myself",
    "faint": "pass out, passed out, passing out, black out, blacked out, blacking out, keel over",
    "pee": "pass water, passing water, pass urine, passing urine, go for wee",
    "wipe": "toilet paper",
    "forefoot": "ball of foot, balls of feet, ball of feet, balls of foot, foot ball",
    "doubledover": "bent double, doubled over, doubled up",
    "carpaltunnel": "carpal tunnel",
    "quadratus lumborum": "ql",
    "rotatorcuff": "rotator cuff",
    "torticollis": "wry neck, wryneck",
    "stiff neck": "crick in neck, cricked neck, crick neck",
    "typing": "on phone all day, at screen",
    "sudden": "all of sudden, out of nowhere, out of blue, all at once",
    "lost vision": "blind, lost sight, lost my vision, cannot see, cant see, loss of vision, loss"
    " of sight",
    "bloodthinner": "blood thinner, blood thinners",
    "doublevision": "double vision, seeing double",
    "bothlegs": "both legs, legs both",
    "leftarm arm": "left arm",
    "oneear ear": "one ear, left ear, right ear",
    # of sports: no warning of the brain
    "swimming": "swimming stroke, swim stroke, swimming strokes",
    "breaststroke": "breast stroke",
    "backstroke": "back stroke",
    "backhand": "backhand stroke, backhand strokes",
    "forehand": "forehand stroke, forehand strokes",
    "golf": "golf stroke",
    "tennis": "tennis stroke, tennis strokes",
}
_BEHIND: Final = "knee thigh shoulder upper-arm arm head neck heel leg forearm hand wrist hip skull"
JOINED: Final = {
    tuple(phrase.split()): tuple(joined.split())
    for joined, phrases in _TOGETHER.items()
    for phrase in phrases.split(", ")
} | {("back", part): ("behind", part) for part in _BEHIND.split()}
ARTICLES: Final = frozenset(("the", "my", "a", "an", "your", "his", "her", "our", "their"))
# Everyday misspellings that lie too far from the word for the table of near words.
MISSPELT: Final = {
    "pane": "pain",
    "payn": "pain",
    "headake": "headache",
    "hedake": "headache",
    "hedeache": "headache",
    "migrane": "migraine",
    "migrain": "migraine",
    "siatic": "sciatic",
    "cyatica": "sciatica",
    "psiatica": "sciatica",
    "sciatika": "sciatica",
    "sholders": "shoulder",
    "sholder": "shoulder",
    "nee": "knee",
    "nees": "knee",
    "kness": "knee",
    "rist": "wrist",
    "rists": "wrist",
    "neckk": "neck",
    "stomack": "stomach",
    "stumach": "stomach",
    "fasitis": "fasciitis",
    "fascitis": "fasciitis",
    "achillies": "achilles",
    "akilles": "achilles",
    "archilles": "achilles",
    "artheritis": "arthritis",
    "arthuritis": "arthritis",
    "neumonia": "pneumonia",
    "num": "numb",
    "numbe": "numb",
    "tounge": "tongue",
    "thum": "thumb",
    "buttox": "buttock",
    "hamstrig": "hamstring",
    "cof": "cough",
    "coff": "cough",
    "axe": "ache",
    "acke": "ache",
    "tite": "tight",
    "stif": "stiff",
    "swolen": "swollen",
    "brest": "breast",
    "ancle": "ankle",
    "ankel": "ankle",
    "elbo": "elbow",
    "forarm": "forearm",
    "musle": "muscle",
    "mussel": "muscle",
    "mucsle": "muscle",
    "dizzyness": "dizziness",
    "vertago": "vertigo",
    "scm": "sternocleidomastoid",
    "itbs": "itb",
}
# What is said not to be there; the words that follow are no part of the question.
NEGATED: Final = re.compile(
    r"\b(no|without|not|denies|never|isnt|nor)( any| a| sign of| signs of)? "
    r"(infections?|fevers?|injur(y|ies)|swelling|swollen|numb(ness)?|tingling|redness|red|fall"
    r"|trauma|accident|broken|fractures?|cancer|cavit(y|ies)|chest pain|headaches?|weakness"
    r"|bruis(e|ing)|rash|blood|pregnant|cold|sinusitis|arthritis|stroke|heart (attack|problem)s?"
    r"|breathless(ness)?|shortness of breath|dizz(y|iness)|nausea|vomiting|hot|warm)\b"
)
# What may stand between a side and the part of the body that it is of.
# fmt: off
DESCRIBING: Final = frozenset((
    "upper", "lower", "mid", "middle", "inner", "outer", "front", "rear", "back", "little", "big",
    "great", "small", "index", "ring", "first", "second", "third", "fourth", "fifth", "long",
    "short", "whole", "entire", "deep", "outside", "inside",
))
# Common forms of what is felt: "the left hurts".
FEELINGS: Final = frozenset((
    "pain", "numb", "tingle", "stiff", "weak", "swell", "tight", "burn", "cramp", "twitch",
    "tender", "throb", "pulse",
))
# fmt: on
BOTH_SIDES: Final = r"\b(both|either|each|two) sides?\b|\bbilateral(ly)?\b|\bleft and right\b"
ENDINGS: Final = ("ings", "ing", "edly", "ed", "ly")
