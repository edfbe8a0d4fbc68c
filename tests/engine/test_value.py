"""A value is what a NamedTuple is: all that follows is asked of both."""

import copy
import pickle
from typing import NamedTuple

import pytest

from engine.value import Value


class Plain(NamedTuple):
    """By the library."""

    key: str
    days: int
    why: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        return self.days > 5


class Ours(Value):
    """As commands load them."""

    key: str
    days: int
    why: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        return self.days > 5


class Single(Value):
    only: int = 7


class Nothing(Value):
    """None at all."""


@pytest.fixture(params=[Plain, Ours])
def kind(request):
    return request.param


def test_it_is_made_of_its_fields_in_order_by_name_or_by_default(kind):
    whole = kind("A-1", 9, ("late",))
    assert (whole.key, whole.days, whole.why, whole.late) == ("A-1", 9, ("late",), True)
    assert kind("A-1", 2) == kind("A-1", days=2) == kind(days=2, key="A-1") == ("A-1", 2, ())
    assert kind("A-1", 2, why=("late",)) == kind(why=("late",), days=2, key="A-1")
    key, days, why = whole
    assert [key, days, why] == list(whole)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("A-1",), {}),
        (("A-1", 1, (), 3), {}),
        (("A-1", 1), {"day": 3}),
        (("A-1", 1), {"days": 3}),
        (("A-1", 1, ()), {"days": 3}),
        (("A-1", 1, (), 3), {"days": 3}),
        ((), {"key": "A-1"}),
        ((), {"key": "A-1", "days": 1, "whys": ()}),
    ],
)
def test_too_few_too_many_or_other_values_are_refused(kind, values, named):
    with pytest.raises(TypeError):
        kind(*values, **named)


def test_it_stays_as_it_is(kind):
    whole = kind("A-1", 9)
    with pytest.raises(AttributeError):
        whole.days = 3
    with pytest.raises(AttributeError):
        whole.other = 3
    changed = whole._replace(days=3)
    assert (whole.days, changed) == (9, kind("A-1", 3))
    assert type(changed) is kind
    with pytest.raises((TypeError, ValueError)):
        whole._replace(day=3)


def test_it_is_compared_hashed_copied_and_pickled_as_a_tuple(kind):
    whole = kind("A-1", 9, ("late",))
    assert isinstance(whole, tuple)
    assert hash(whole) == hash(("A-1", 9, ("late",)))
    assert whole > kind("A-1", 8)
    for again in (copy.copy(whole), copy.deepcopy(whole), pickle.loads(pickle.dumps(whole))):
        assert again == whole
        assert type(again) is kind


def test_its_fields_are_known(kind):
    whole = kind("A-1", 9)
    assert kind._fields == kind.__match_args__ == ("key", "days", "why")
    assert kind._field_defaults == {"why": ()}
    assert whole._asdict() == {"key": "A-1", "days": 9, "why": ()}
    assert kind._make(["A-1", 9, ()]) == whole
    for wrong in (["A-1", 9, (), 1], ["A-1", 9]):
        with pytest.raises((TypeError, ValueError)):
            kind._make(wrong)
    assert repr(whole) == f"{kind.__name__}(key='A-1', days=9, why=())"
    match whole:
        case (key, 9, _):
            assert key == "A-1"


def test_all_of_it_may_have_defaults():
    assert Single() == Single(7) == Single(only=7) == (7,)


@pytest.mark.parametrize("kind", [Plain, Ours])
def test_what_is_derived_from_one_has_its_fields(kind):
    class Longer(kind):
        seen: list[str]
        times = 0

        def told(self):
            return f"{self.key}: {self.days}"

    longer = Longer("A-1", 9, why=("late",))
    longer.seen = ["today"]
    assert longer == kind("A-1", 9, ("late",))
    assert Longer._fields == kind._fields
    assert (longer.told(), longer.seen, longer.times) == ("A-1: 9", ["today"], 0)
    assert type(longer._replace(days=3)) is Longer


def test_it_may_have_no_fields():
    assert Nothing() == ()
    with pytest.raises(TypeError):
        Nothing(1)
