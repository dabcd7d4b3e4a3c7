"""Records are what frozen dataclasses are, defined more quickly."""

import ast
from dataclasses import field, fields, replace
from pathlib import Path

import pytest

import bodymap
from bodymap.core.record import record


@record(frozen=True)
class Stop:
    """A stop of a line."""

    name: str
    lines: tuple[int, ...] = ()
    seen: list[str] = field(default_factory=list, compare=False)


@record(frozen=True)
class Place:
    """Something else with the same fields."""

    name: str
    lines: tuple[int, ...] = ()


def test_records_are_equal_by_what_they_hold_and_what_they_are() -> None:
    assert Stop("Mill", (2,)) == Stop("Mill", (2,), ["once"])
    assert Stop("Mill", (2,)) != Stop("Mill", (3,))
    others: list[object] = [Stop("Mill"), ("Mill", ())]
    assert Place("Mill") not in others


def test_equal_records_are_found_in_sets() -> None:
    assert {Stop("Mill"), Stop("Mill", seen=["once"]), Stop("Lane")} == {Stop("Lane"), Stop("Mill")}


def test_a_record_shows_its_fields() -> None:
    assert repr(Place("Mill", (2, 3))) == "Place(name='Mill', lines=(2, 3))"


def test_a_record_can_be_walked_and_replaced() -> None:
    assert [each.name for each in fields(Place)] == ["name", "lines"]
    assert replace(Place("Mill"), lines=(4,)) == Place("Mill", (4,))


def test_a_record_asks_for_what_has_no_default() -> None:
    with pytest.raises(TypeError, match="name"):
        Place()  # type: ignore[call-arg] # the type checker would refuse it as well


def test_no_frozen_dataclass_is_defined_the_slow_way() -> None:
    slow = [
        f"{path.name}:{node.lineno}"
        for path in Path(bodymap.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for each in node.decorator_list
        if ast.unparse(each) in ("dataclass(frozen=True)", "dataclass(frozen=True, slots=True)")
    ]
    assert slow == []


@record(frozen=True, slots=True)
class Fare:
    """Something that looks at itself once it is made."""

    pence: int
    of: str = field(default="adult", kw_only=True)

    def __post_init__(self) -> None:
        if self.pence < 0:
            raise ValueError(self.pence)


@pytest.mark.parametrize("pence", [1, 2], ids=["the first", "a later one"])
def test_what_makes_a_record_is_as_it_would_have_been_written_at_once(pence: int) -> None:
    assert Fare(pence, of="child") == Fare(of="child", pence=pence)
    with pytest.raises(TypeError):
        Fare(pence, "child")  # type: ignore[call-arg] # the type checker would refuse it as well
    with pytest.raises(ValueError, match="-1"):
        Fare(-1)


def test_a_record_never_made_with_a_call_can_be_read_back() -> None:
    """As it is with the entries of the cache."""

    @record(frozen=True)
    class Ticket:
        to: str

    made = Ticket.__new__(Ticket)
    vars(made).update(to="Mill")
    assert made == Ticket("Mill")
