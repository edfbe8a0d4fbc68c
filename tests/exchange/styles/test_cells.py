import pytest

from exchange.styles.cells import Days, plain_number


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("1054", ".", "1054"),
        ("¥1,054.50", ".", "1054.50"),
        ("$ 12,345,678", ".", "12345678"),
        ("1.054,50", ",", "1054.50"),
        ("-3", ".", "-3"),
        ("1,5", ".", None),
        ("1,05", ".", None),
        ("12,34,567", ".", None),
        ("1.5", ",", None),
        ("1e5", ".", None),
        ("about 5", ".", None),
        ("", ".", None),
    ],
)
def test_amounts_are_read_only_where_there_is_no_doubt(cell, decimal, number):
    assert plain_number(cell, decimal) == number


@pytest.mark.parametrize(
    ("formats", "cell", "instant"),
    [
        ((), "2017-03-01", "2017-02-28T16:00:00.000000Z"),
        ((), "2017-03-01 09:30", "2017-03-01T01:30:00.000000Z"),
        ((), "2017-03-01T09:30:00+01:00", "2017-03-01T08:30:00.000000Z"),
        ((), "01.03.2017", None),
        ((), "2017-02-30", None),
        ((), "0001-01-01", None),
        (("%d.%m.%Y", "%d/%m/%y"), "1.3.2017", "2017-02-28T16:00:00.000000Z"),
        (("%d.%m.%Y", "%d/%m/%y"), "01/03/17", "2017-02-28T16:00:00.000000Z"),
        (("%d.%m.%Y",), "2017-03-01", None),
    ],
)
def test_a_day_begins_where_the_workspace_is(formats, cell, instant):
    assert Days("Asia/Shanghai", formats).instant(cell) == instant


@pytest.mark.parametrize("cell", ["0001-01-01", "0001-01-02", "1600-01-01", "9999-12-31"])
def test_a_day_nobody_can_mean_is_none(cell):
    assert Days("Asia/Shanghai", ()).day(cell) is None
    assert Days("America/New_York", ("%Y-%m-%d",)).instant(cell) is None


def test_a_time_elsewhere_is_a_day_here():
    assert Days("Asia/Shanghai", ()).day("2017-03-01T20:00:00Z") == "2017-03-02"
