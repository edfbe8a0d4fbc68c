import pytest
from buying import TODAY
from helpers import DAY

from stages.accounts.perceived_value import PERCEIVED_VALUE


def read(**raw):
    values, faults = PERCEIVED_VALUE.read(raw, {}, "CNY", DAY)
    assert faults == ()
    return values


def test_vc_is_fc_less_cc():
    # 300,000 + 50,000 − (200,000 + 30,000)
    values = read(benefits={"省电": "30万", "少停机": "5万"}, costs={"价格": "20万", "培训时间": "3万"})
    assert PERCEIVED_VALUE.figures(values) == {
        "benefit": "350000.00",
        "cost": "230000.00",
        "value": "120000.00",
    }
    assert PERCEIVED_VALUE.complete(values) == 100


def test_a_side_that_is_empty_or_open_is_unknown():
    assert PERCEIVED_VALUE.figures(read(benefits={"省电": "30万"})) == {"benefit": "300000.00"}
    open = read(benefits={"省电": "30万"}, costs=[{"cost": "价格", "amount": "1"}, {"cost": "培训"}])
    assert PERCEIVED_VALUE.figures(open) == {"benefit": "300000.00"}
    assert PERCEIVED_VALUE.complete({}) == 0


@pytest.mark.parametrize(
    ("cost", "said"), [("99", []), ("100", ["value.feels_no_value"]), ("101", ["value.feels_no_value"])]
)
def test_a_client_who_gives_as_much_as_they_get(cost, said):
    values = read(benefits={"a": "100"}, costs={"b": cost})
    assert [each.id for each in PERCEIVED_VALUE.remarks(values, TODAY)] == said


def test_each_belongs_on_its_own_side():
    raw = {"benefits": {"a": "-1"}, "costs": {"b": "-2"}}
    _, faults = PERCEIVED_VALUE.read(raw, {}, "CNY", DAY)
    assert [(f.field, f.what.id) for f in faults] == [
        ("benefits.1.amount", "value.below_zero"),
        ("costs.1.amount", "value.below_zero"),
    ]
