"""Plots in the terminal: plain characters, every line as wide as the window allows."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.portfolio_plot import Axes, Point, curve, scatter
from commands.printing import width

CORNERS = {
    (True, True): "黄金",
    (True, False): "有流失风险",
    (False, True): "别过度服务",
    (False, False): "边缘",
}
amounts = st.one_of(
    st.integers(-(10**6), 10**6),
    st.integers(0, 9).map(lambda power: 10**power),
    st.just(0),
).map(Decimal)
points = st.builds(
    Point,
    amounts,
    st.integers(0, 5).map(Decimal),
    st.sampled_from("ABC•"),
    st.sampled_from(("华南精工集团", "Acme", "客\x1b户")),
)


@pytest.fixture(scope="module", autouse=True)
def a_narrow_window():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        yield


@settings(max_examples=60, deadline=None)
@given(st.lists(points, min_size=1, max_size=40), amounts)
def test_a_scatter_never_breaks_a_line(found, at):
    drawn = scatter(found, Axes("价值 × 忠诚度", "客户价值", "忠诚度", (at, Decimal(3)), CORNERS))
    assert max(map(width, drawn.splitlines())) <= 79
    assert len(drawn.splitlines()) == 20
    assert "\x1b" not in drawn


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=200))
def test_a_curve_rises_from_nothing_to_all(values):
    total, running, shares = sum(values), 0, [Decimal(0)]
    for value in sorted(values, reverse=True):
        running += value
        shares.append(Decimal(running) * 100 / total)
    drawn = curve(shares, {"A": 80, "B": 95}, "客户贡献", "客户数")
    assert max(map(width, drawn.splitlines())) <= 79
    assert "A 80%" in drawn


def test_who_stands_where():
    """One high on both sides, one low on both; each in the row of its score, named beside its class."""
    drawn = scatter(
        [Point(Decimal(900), Decimal(5), "A", "华南精工"), Point(Decimal(100), Decimal(1), "C", "Acme")],
        Axes("Value × loyalty", "value", "loyalty", (Decimal(500), Decimal(3)), CORNERS),
    )
    high = next(line for line in drawn.splitlines() if line.startswith("5┤"))
    assert high.index("华南精工") < high.index("A")
    low = next(line for line in drawn.splitlines() if "Acme" in line)
    assert low.index("C") < low.index("Acme") < low.index("┊")
    assert drawn.splitlines().index(high) < drawn.splitlines().index(low)


def test_without_plotext_it_says_what_to_install(monkeypatch, work):
    for n, amount in enumerate((5, 7)):
        work.ok(f"account add C{n} --code C{n}")
        work.ok(f"order add C{n} {amount}")
    monkeypatch.setitem(__import__("sys").modules, "plotext", None)
    assert "pip install plotext" in work("account list --plot").err
