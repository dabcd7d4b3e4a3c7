"""Hard guarantees on our own questions, drawings and emergencies; floors, not figures of merit."""

import pytest

from benchmarks import lookup_quality as quality
from benchmarks.lookup_synthetic import by_overlap, cases
from bodymap.content.shipped import shipped_atlas
from bodymap.core.atlas import Atlas
from bodymap.search.index import SearchIndex


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def test_the_files_name_what_exists(atlas: Atlas):
    for question in quality.questions():
        assert question.muscles <= atlas.muscles.keys(), question.text
        assert question.conditions <= atlas.conditions.keys(), question.text
    for drawing in quality.drawings():
        assert drawing.muscles <= atlas.muscles.keys(), drawing.id
    for emergency in quality.own("emergencies"):
        assert set(emergency["flags"]) <= atlas.red_flags.keys(), emergency
    assert len(quality.questions()) >= 150
    assert len(quality.drawings()) >= 50
    assert len(quality.own("emergencies")) >= 60
    assert len(quality.own("benign")) == 100


def test_every_emergency_raises_its_warning(atlas: Atlas, index: SearchIndex):
    assert quality.missed_emergencies(atlas, index) == []


def test_most_questions_are_answered(index: SearchIndex):
    asked = quality.questions()
    assert len(quality.missed_questions(index, asked)) <= 0.05 * len(asked)
    assert len(quality.missed_conditions(index, asked)) <= 0.05 * len(asked)


def test_german_is_understood_as_well():
    german = shipped_atlas(language="de")
    index, asked = SearchIndex(german), quality.questions(language="de")
    broad = [question for question in asked if question.breadth == "broad"]
    assert len(broad) >= 60
    assert len(asked) - len(broad) >= 20
    assert len(quality.missed_questions(index, asked)) <= 0.05 * len(asked)
    assert len(quality.missed_conditions(index, asked)) <= 0.05 * len(asked)
    assert len(quality.own("emergencies", "de")) >= 80
    assert quality.missed_emergencies(german, index) == []
    benign = quality.own("benign", "de")
    raised = [text for text in benign if index.search(text)["red_flags"]]
    assert len(benign) >= 80
    assert len(raised) <= 0.15 * len(benign)


def test_english_is_understood_in_german():
    index, asked = SearchIndex(shipped_atlas(language="de")), quality.questions()
    assert len(quality.missed_questions(index, asked)) <= 0.05 * len(asked)


def test_german_is_understood_in_english(index: SearchIndex):
    asked = quality.questions(language="de")
    said = [each for each in quality.own("emergencies", "de") if "say" in each]
    warned = [
        each
        for each in said
        if {flag.id for flag in index.search(each["say"])["red_flags"]} & set(each["flags"])
    ]
    assert len(quality.missed_questions(index, asked)) <= 0.2 * len(asked)
    assert len(warned) >= 0.8 * len(said)


def test_most_drawings_are_explained(atlas: Atlas):
    drawn = quality.drawings()
    assert len(quality.missed_drawings(atlas, drawn, quality.ranker(atlas))) <= 0.1 * len(drawn)


def test_blurred_drawings_are_explained_better_than_by_counting(atlas: Atlas):
    drawn = list(cases(atlas, "all", rounds=1, seed=1))
    rank = quality.ranker(atlas)
    found = [(case.target in rank(case.marks)[:3]) for case in drawn]
    counted = [(case.target in by_overlap(atlas, case.marks)[:3]) for case in drawn]
    assert sum(found) > 0.8 * len(drawn)
    assert sum(found) > sum(counted)


def test_few_harmless_complaints_raise_an_alarm(index: SearchIndex):
    raised = [text for text in quality.own("benign") if index.search(text)["red_flags"]]
    assert len(raised) <= 10
