"""What the search says about causes, warnings and reasons, on the shipped content."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.words import RedFlagId, Urgency
from bodymap.search.index import SearchIndex


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def first(index: SearchIndex, text: str, group: str, count: int = 4) -> list[str]:
    return [result.id for result in index.search(text)[group][:count]]


@pytest.mark.parametrize(
    ("text", "condition", "flag"),
    [
        ("hand falls asleep", "carpal_tunnel_syndrome", "arm_numb_stays"),
        ("numb ring and little finger", "ulnar_neuropathy", ""),
        ("one calf is swollen and warm", "deep_vein_thrombosis", "calf_clot"),
        ("chest pain", "acute_coronary_syndrome", "chest_heart"),
        ("sciatica", "lumbar_radiculopathy", ""),
    ],
)
def test_what_is_likelier_than_a_muscle_comes_with_its_warning(
    index: SearchIndex, text: str, condition: str, flag: str
):
    assert first(index, text, "conditions")[0] == condition
    assert not flag or flag in first(index, text, "red_flags")


def test_numbness_is_not_answered_with_night_cramps(index: SearchIndex):
    assert "night_leg_cramps" not in first(index, "hand falls asleep", "conditions", 12)


@pytest.mark.parametrize(
    "text",
    [
        "chest pain on stairs and a swollen calf",
        "one calf or leg is swollen, warm, red or throbbing",
        "pins and needles in the arm stay",
        "buzzing ears and chest discomfort",
        "jaw pain on chewing",
        "painful periods",
    ],
)
def test_the_most_urgent_warning_comes_first(index: SearchIndex, atlas: Atlas, text: str):
    """However much better the words of another were said."""
    flags = index.search(text)["red_flags"]
    urgencies = [atlas.red_flags[RedFlagId(flag.id)].urgency for flag in flags]
    assert [flag.urgency for flag in flags] == urgencies
    order = [list(Urgency).index(urgency) for urgency in urgencies]
    assert order == sorted(order)
    assert len(set(order)) > 1


@pytest.mark.parametrize("text", ["he", "che", "ches", "wors", "ringin", "mast", "toe ti"])
def test_a_word_that_is_only_begun_raises_no_warning(index: SearchIndex, text: str):
    assert index.search(text)["red_flags"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "dry needling",
        "pain between the shoulder blades at the computer",
        "knot above my knee",
        "sore abs after sit ups",
        "soleus",
        "chest",
        "left chest",
        "pectoral",
        "knee pain",
        "my side aches",
        "pain behind the knee",
        "ache over one eye",
        "pain in the big toe",
    ],
)
def test_the_name_of_something_plain_raises_no_warning(index: SearchIndex, text: str):
    assert index.search(text)["red_flags"] == ()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("ripping pain between the shoulder blades", "chest_aorta"),
        ("breathless after dry needling", "any_after_treatment"),
        ("found a lump", "any_lump"),
        ("ringing in one ear", "head_one_sided_tinnitus"),
        ("ringing in my left ear", "head_one_sided_tinnitus"),
    ],
)
def test_what_makes_it_a_warning_raises_one(index: SearchIndex, text: str, flag: str):
    assert flag in first(index, text, "red_flags")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("frontal headache no infection", "frontal headache"),
        ("knee pain, no swelling", "knee pain"),
    ],
)
def test_what_is_said_not_to_be_there_is_not_searched(index: SearchIndex, text: str, other: str):
    assert index.search(text) == index.search(other)


@pytest.mark.parametrize(
    ("text", "muscle"),
    [
        ("SCM", "sternocleidomastoid_sternal"),
        ("QL", "quadratus_lumborum"),
        ("TFL", "tensor_fasciae_latae"),
        ("Musculus soleus", "soleus"),
        ("pirifromis", "piriformis"),
        ("trapez", "upper_trapezius"),
    ],
)
def test_a_muscle_that_is_named_comes_first(index: SearchIndex, text: str, muscle: str):
    assert first(index, text, "muscles")[0] == muscle


def test_what_only_shares_a_word_with_the_name_of_a_muscle_is_left_out(index: SearchIndex):
    found = index.search("abductor digiti minimi of the foot")
    assert found["muscles"][0].outright
    assert [group for group, results in found.items() if results] == ["muscles"]
    assert index.search("foot")["regions"]


@pytest.mark.parametrize("text", ["stiff neck and headache", "pain", "numb thumb at night"])
def test_what_fits_far_worse_than_the_best_is_left_out(index: SearchIndex, text: str):
    found = {
        group: [each.score for each in results]
        for group, results in index.search(text).items()
        if results and group != "red_flags"
    }
    assert len(found) > 1
    for scores in found.values():
        assert scores[-1] >= 0.3 * scores[0] - 1e-4
        assert len(scores) <= 12


@pytest.mark.parametrize("degree", ["again", "quick", "usual", "worst"])
def test_how_bad_or_since_when_is_no_hint_by_itself(index: SearchIndex, degree: str):
    assert "knee" in index.search("knee")["muscles"][0].why
    assert "knee" in index.search(f"{degree} knee")["muscles"][0].why


@pytest.mark.parametrize(
    ("text", "muscle"),
    [
        ("medial ankle pain", "tibialis_posterior"),
        ("lateral foot pain", "abductor_digiti_minimi_foot"),
    ],
)
def test_a_common_word_of_a_hint_outweighs_no_place(index: SearchIndex, text: str, muscle: str):
    assert first(index, text, "muscles")[0] == muscle


def test_several_places_count_together(index: SearchIndex):
    assert "scalenus_anterior" in first(index, "shoulder blade pain and tingling thumb", "muscles")


def test_reasons_say_where_and_how_often(index: SearchIndex):
    why = {r.id: r.why for r in index.search("pain behind the eye")["muscles"]}
    assert why["splenius_cervicis"] == "sends pain to the eye: most people"
    whys = {r.why for r in index.search("pain behind the ear")["muscles"]}
    assert "sends pain behind the ear: most people" in whys


@pytest.mark.parametrize(
    ("query", "shown", "bold"),
    [
        ("siatica", "Sciatica-like pain", ("sciatica",)),
        ("numb little finger", "Numb or tingling little finger", ("numb", "little", "finger")),
        ("the belly hurts", "Pain in the abdomen", ("pain", "abdomen")),
        ("hea", "Headache of the heel", ("headache",)),
        ("", "Anything", ()),
    ],
)
def test_words_to_set_bold(index: SearchIndex, query: str, shown: str, bold: tuple[str, ...]):
    assert index.matched(query, shown) == bold


@pytest.mark.parametrize("text", ["tendinusis", "shulda", "hedacks"])
def test_what_is_only_somewhat_like_a_word_still_finds_something(index: SearchIndex, text: str):
    assert any(index.search(text).values())


@pytest.mark.parametrize(("begun", "meant"), [("axil", "armpit"), ("antico", "warfarin")])
def test_what_begins_a_word_for_something_finds_it(index: SearchIndex, begun: str, meant: str):
    assert meant in index._matcher.asked(begun)[0].readings


def test_the_same_question_has_the_same_answer(index: SearchIndex, atlas: Atlas):
    again = SearchIndex(atlas)
    for text in ("stiff neck and headache", "heel pain", "hand falls asleep", "sholder blad"):
        assert again.search(text) == index.search(text)


def test_a_common_word_that_may_go_on_finds_nothing_by_itself(index: SearchIndex):
    """The end of "aches" may become a rarer word; what else is said still finds its place."""
    assert "shoulder_back" in [
        each.id for each in index.search("back of shoulder aches")["regions"]
    ]
