from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.styles.forms import DayForm

FORMS = (
    "%d.%m.%Y",
    "%d/%m/%y",
    "%Y%m%d",
    "%m-%d-%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d %b %Y",
    "%I:%M %p %d.%m.%Y",
)
moments = st.datetimes(datetime(1969, 1, 1), datetime(2068, 12, 31)).map(lambda at: at.replace(microsecond=0))


def by_the_library(cell, form):
    try:
        return datetime.strptime(cell, form)
    except ValueError:
        return None


@given(moments, st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_it_reads_what_the_library_reads(moment, written, form):
    cell = moment.strftime(written)
    assert DayForm(form).read(cell) == by_the_library(cell, form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "cell",
    [
        "1.3.2017",
        "31.02.2024",
        "01/03/68",
        "01/03/69",
        "13-13-2024 1:2",
        "",
        "5.5.2024 24:00",
        "٣.٣.2024",
        "1.3.2017 ",
    ],
)
def test_and_refuses_what_it_refuses(cell, form):
    assert DayForm(form).read(cell) == (by_the_library(cell, form) if cell.isascii() else None)
