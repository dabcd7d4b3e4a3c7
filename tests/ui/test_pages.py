"""The pages of each kind of thing, read as plain values."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.figures import RegionRef
from bodymap.core.preferences import Preferences, Words
from bodymap.core.selection import LISTS, Kind, Selection, region_page
from bodymap.core.words import RegionId, Side, Urgency
from bodymap.ui.page.blocks import (
    Bullets,
    Card,
    Chip,
    Heading,
    Look,
    Page,
    Para,
    plain_text,
)
from bodymap.ui.page.dressing import dressed, signs_of
from bodymap.ui.page.pages import page_of
from bodymap.ui.page.parts import UNFOLD
from tests.ui.page_parts import card, headings, links

SIDES = (Side.LEFT, Side.RIGHT)


class TestRegion:
    def test_tells_all_that_is_asked_of_it(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for ref in atlas.refs:
            page = pages[region_page(ref)]
            found = headings(page)
            named = any(ref.region in each.regions for each in atlas.conditions.values())
            wanted = [
                "Muscles that can send pain here",
                "What may ease it",
                "When to ask",
                "Sources",
            ]
            wanted += ["Associated conditions"] if named else []
            wanted += ["Trigger points in this area"] if atlas.points_in(ref) else []
            wanted += ["Referred pain"] if _refers(atlas, ref) else []
            assert [each for each in wanted if each not in found] == [], atlas.name_of(ref)

    def test_danger_comes_before_muscles(self, atlas: Atlas, pages: dict[Selection, Page]) -> None:
        for ref in atlas.refs:
            page = pages[region_page(ref)]
            first = page.blocks[0]
            assert isinstance(first, Card)
            assert first.look is Look.NOW
            muscles = next(i for i, b in enumerate(page.blocks) if isinstance(b, Heading))
            urgent = [b.look for b in page.blocks[:muscles] if isinstance(b, Card)]
            assert urgent in ([Look.NOW], [Look.NOW, Look.SOON])
            assert page.blocks[muscles] == Heading("Muscles that can send pain here", tab="Muscles")

    def test_names_every_muscle_that_sends_pain_there_once_with_its_side(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for ref in atlas.refs:
            shown = [
                Selection.parse(block.address, atlas)
                for block in pages[region_page(ref)].blocks
                if isinstance(block, Card) and block.address.startswith("muscle:")
            ]
            senders = atlas.senders(ref)
            assert {s.id for s in shown} == {s.muscle.id for s in senders}
            assert len(shown) == len({s.id for s in shown})
            assert {(s.id, s.side) for s in shown} <= {(s.muscle.id, s.side) for s in senders}

    def test_those_that_send_it_to_most_people_come_first(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        seen: set[str] = set()
        for ref in atlas.refs:
            chips = [
                span.text
                for block in pages[region_page(ref)].blocks
                if isinstance(block, Card) and block.address.startswith("muscle:")
                for inner in block.blocks
                if isinstance(inner, Para)
                for span in inner.spans
                if isinstance(span, Chip) and span.text.endswith("people feel it here")
            ]
            assert chips == sorted(chips), atlas.name_of(ref)
            seen.update(chips)
        assert seen == {"Most people feel it here", "Some people feel it here"}

    def test_names_every_point_that_lies_there(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for ref in atlas.refs:
            text = plain_text(pages[region_page(ref)].blocks)
            for lying in atlas.points_in(ref):
                assert f"{lying.muscle.name}, point {lying.point.number}: " in text

    def test_both_sides_say_the_same_of_their_side(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for region in atlas.regions:
            ref = atlas.ref(region, Side.LEFT)
            if ref.side is Side.LEFT:
                left, right = (pages[Selection(Kind.REGION, region, side)] for side in SIDES)
                assert left.tabs == right.tabs
                assert left.title.replace("left", "right") == right.title
                assert left.sided

    def test_name_carries_the_side_that_was_asked_for(self, atlas: Atlas) -> None:
        page = page_of(atlas, Selection(Kind.REGION, RegionId("temple"), Side.LEFT))
        assert page.title == "Temple, left"


def _refers(atlas: Atlas, ref: RegionRef) -> bool:
    """Tell whether main zones lead from here elsewhere, or from elsewhere to here."""
    away = any(
        atlas.zone_refs(lying.point.main, lying.side) - {ref} for lying in atlas.points_in(ref)
    )
    return away or any(
        atlas.ref(point.at.region, sender.side) != ref
        for sender in atlas.senders(ref)
        for point in sender.muscle.trigger_points
        if point.number in sender.main
    )


class TestMuscle:
    def test_has_a_card_for_each_point_with_where_it_is_felt(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for muscle in atlas.muscles.values():
            page = pages[Selection(Kind.MUSCLE, muscle.id, Side.LEFT)]
            cards = [
                b for b in page.blocks if isinstance(b, Card) and b.address.startswith("muscle:")
            ]
            assert [b.address for b in cards] == [
                f"muscle:{muscle.id}:left:{p.number}" for p in muscle.trigger_points
            ]
            for block, point in zip(cards, muscle.trigger_points, strict=True):
                text = plain_text(block.blocks)
                assert f"× {point.number}" in text
                assert ("Most people" in text) is bool(point.main)
                assert ("Some people" in text) is bool(point.spillover)

    def test_warns_where_a_warning_sign_belongs(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for muscle in atlas.muscles.values():
            page = pages[Selection(Kind.MUSCLE, muscle.id, Side.LEFT)]
            (full,) = [b for b in page.blocks if isinstance(b, Card) and b.look is Look.NOW]
            assert "help" in list(links(Page("", "", (full,)))), muscle.id
            worn = dressed(page, Preferences(), frozenset())
            (strip,) = [b for b in worn.blocks if isinstance(b, Card) and b.look is Look.STRIP]
            assert worn.blocks.index(strip) == page.blocks.index(full) == 1
            assert list(links(Page("", "", (strip,)))) == [UNFOLD]
            opened = frozenset(signs_of(full))
            assert dressed(page, Preferences(), frozenset(), opened).blocks[1] == full

    def test_every_pressure_has_a_stop_rule(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for muscle in atlas.muscles.values():
            text = plain_text(pages[Selection(Kind.MUSCLE, muscle.id, Side.LEFT)].blocks)
            assert text.count("Stop if ") >= 1 + len(muscle.ease), muscle.id

    def test_has_the_same_parts_in_the_same_order(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        order = ("Pattern", "Find it", "Ease it", "Goes with", "More", "Sources")
        for muscle in atlas.muscles.values():
            tabs = pages[Selection(Kind.MUSCLE, muscle.id, Side.RIGHT)].tabs
            assert list(tabs) == [tab for tab in order if tab in tabs]
            assert {"Pattern", "Find it", "Ease it", "More", "Sources"} <= set(tabs)


class TestSymptom:
    def test_what_is_likelier_than_a_muscle_stands_before_the_muscles(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for symptom in atlas.symptoms.values():
            found = headings(pages[Selection(Kind.SYMPTOM, symptom.id, Side.LEFT)])
            if symptom.causes_first and "Muscles that can go with it" in found:
                assert found.index("More often not a muscle") < found.index(
                    "Muscles that can go with it"
                )
            assert ("More often not a muscle" in found) is bool(symptom.causes_first)

    def test_emergency_comes_first_of_all(self, atlas: Atlas, pages: dict[Selection, Page]) -> None:
        for symptom in atlas.symptoms.values():
            page = pages[Selection(Kind.SYMPTOM, symptom.id, Side.LEFT)]
            own = any(atlas.red_flags[f].urgency is Urgency.NOW for f in symptom.red_flags)
            now = card(page, Look.NOW)
            assert now is not None or not own
            assert now is None or page.blocks[0] is now


class TestHelp:
    def test_names_every_warning_sign_once_under_its_urgency(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        page = pages[Selection(Kind.HELP)]
        looks = {Look.NOW: Urgency.NOW, Look.SOON: Urgency.SOON, Look.ASK: Urgency.ASK}
        for look, urgency in looks.items():
            cards = tuple(b for b in page.blocks if isinstance(b, Card) and b.look is look)
            signs = [f for f in atlas.red_flags.values() if f.urgency is urgency]
            assert sum(
                len(b.items) for c in cards for b in c.blocks if isinstance(b, Bullets)
            ) == len(signs)
            text = plain_text(cards).lower()
            assert [flag.id for flag in signs if flag.sign.lower() not in text] == []

    def test_the_most_urgent_come_first(self, pages: dict[Selection, Page]) -> None:
        looks = [b.look for b in pages[Selection(Kind.HELP)].blocks if isinstance(b, Card)]
        order = [Look.NOW, Look.SOON, Look.ASK]
        assert looks == sorted(looks, key=order.index)


class TestLists:
    @pytest.mark.parametrize("name", LISTS)
    def test_name_everything_once(
        self, atlas: Atlas, pages: dict[Selection, Page], name: str
    ) -> None:
        page = pages[Selection(Kind.LIST, name)]
        ids = [Selection.parse(address, atlas).id for address in links(page)]
        assert sorted(ids) == sorted(getattr(atlas, name))
        assert page.kind == f"{len(ids)} entries"

    def test_areas_lead_to_all_their_places_and_muscles(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        for area in atlas.areas.values():
            found = {
                (s.kind, s.id)
                for address in links(pages[Selection(Kind.AREA, area.id)])
                if address.startswith(("region:", "muscle:"))
                for s in [Selection.parse(address, atlas)]
            }
            assert {(Kind.REGION, region.id) for region in atlas.regions_of(area.id)} <= found
            assert {
                (Kind.MUSCLE, m.id) for m in atlas.muscles.values() if m.area == area.id
            } <= found


class TestPain:
    def test_without_marks_says_what_to_do_and_when_not_to(
        self, pages: dict[Selection, Page]
    ) -> None:
        page = pages[Selection(Kind.PAIN)]
        assert isinstance(page.blocks[0], Card)
        assert page.blocks[0].look is Look.NOW
        assert "shortlist to try, not a diagnosis" in plain_text(page.blocks)

    def test_ranks_without_percentages_and_ends_with_what_is_no_muscle(
        self, pages: dict[Selection, Page]
    ) -> None:
        page = pages[Selection(Kind.PAIN, "marked")]
        text = plain_text(page.blocks)
        assert "%" not in text
        assert "Not always a muscle" in headings(page)
        assert "shortlist to try, not a diagnosis" in text

    def test_every_single_mark_gives_a_page_that_names_it(self, atlas: Atlas) -> None:
        for ref in atlas.refs:
            page = page_of(atlas, Selection(Kind.PAIN), PainDrawing().marked(ref, 6))
            text = plain_text(page.blocks).lower()
            assert page.kind == "1 spot marked"
            assert f"{atlas.name_of(ref).lower()} (6)" in text or "no muscle in this" in text


class TestDressing:
    def test_clinical_words_put_latin_first_and_fold_the_emergency_card(
        self, atlas: Atlas, pages: dict[Selection, Page]
    ) -> None:
        clinical = Preferences(words=Words.CLINICAL)
        for selection in (
            Selection(Kind.MUSCLE, "soleus", Side.LEFT),
            Selection(Kind.REGION, "temple", Side.LEFT),
        ):
            page = pages[selection]
            worn = dressed(page, clinical, frozenset())
            assert worn.title == page.clinical != page.title
            assert page.title in worn.kind
            assert card(worn, Look.NOW) is None
            assert any(isinstance(b, Card) and b.look is Look.STRIP for b in worn.blocks)
            assert worn.tabs == page.tabs

    def test_emergency_number_is_said_only_when_it_is_known(
        self, pages: dict[Selection, Page]
    ) -> None:
        for selection in (Selection(Kind.HELP), Selection(Kind.REGION, "temple", Side.LEFT)):
            page = pages[selection]
            unknown = dressed(page, Preferences(), frozenset())
            assert plain_text(unknown.blocks) == plain_text(page.blocks)
            asks_to_set = "settings" in list(links(unknown))
            assert asks_to_set is (selection.kind is Kind.HELP)
            known = plain_text(
                dressed(page, Preferences(country="European Union"), frozenset()).blocks
            )
            assert "112" in known
            assert "112" not in plain_text(page.blocks)
