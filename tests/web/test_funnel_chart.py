"""Bars as long as the deals that reached a stage are many: 360 units are the most."""

from xml.etree import ElementTree

from pages import LONG, NASTY, funnel

from web.funnel_chart import funnel_chart
from web.funnel_section import funnel_section
from words.say import speak

SVG = "{http://www.w3.org/2000/svg}"


def bars(figure):
    """Of each stage, the width of each part of its bar."""
    root = ElementTree.fromstring(figure.drawing)
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class") == "rung"]
    return [{r.get("class"): float(r.get("width")) for r in g.iter(f"{SVG}rect")} for g in groups]


def letters(figure):
    return ["".join(each.itertext()) for each in ElementTree.fromstring(figure.drawing).iter(f"{SVG}text")]


def test_bars_are_as_long_as_the_deals_are_many():
    # 200 are 360 units: of the first stage 100 went on (180), 40 are still there (72 more), 60 were stopped.
    figure = funnel_chart(funnel(("Explore", 200, 100, 60), ("Expand", 100, 40, 30)), "f")
    assert bars(figure) == [
        {"stopped": 360, "still": 252, "went-on": 180},
        {"stopped": 180, "still": 126, "went-on": 72},
    ]


def test_every_number_is_written_beside_its_bar_and_in_the_table():
    found = funnel(("Explore", 2000, 1000, 600), won=40, lost={None: 30}, open=70, back_deals=2, back_moves=3)
    figure = funnel_chart(found, "f")
    # Wilson for 1000 of 1600: 60.1 % to 64.8 %.
    assert letters(figure)[3:] == [
        "Explore",
        "2,000",
        "1,000 went on · 400 still open · 600 stopped",
        "62% (60–65%)",
    ]
    assert figure.table.headings == ("Stage", "Reached", "Went on", "Still open", "Stopped", "Share")
    assert figure.table.rows[0][1:] == ("2,000", "1,000", "400", "600", "62% (60–65%)")
    assert figure.about.startswith("40 won, 30 lost, 70 still open.")
    assert "Went back: 2, in 3 moves. Each is counted by the furthest stage it came to" in figure.about


def test_chinese_says_it_without_gaps():
    speak("zh")
    figure = funnel_chart(funnel(("Explore", 20, 10, 6), back_deals=2, back_moves=3), "f")
    assert letters(figure)[:5] == ["进入下一阶段", "仍在跟进", "终止", "阶段Explore", "20"]
    assert "区间。有 2 个商机退回过，共 3 次；它们按到过的最远阶段计算" in figure.about


def test_an_empty_stage_and_an_empty_playbook_are_drawn():
    empty = funnel(("Explore", 0, 0, 0))
    assert bars(funnel_chart(empty, "f")) == [{"stopped": 0, "still": 0, "went-on": 0}]
    assert funnel_chart(empty, "f").table.rows[0][-1] == "–"
    assert bars(funnel_chart(funnel(), "f")) == []


def test_a_name_is_a_name_and_fits():
    for name in (NASTY, LONG):
        figure = funnel_chart(funnel((name, 2, 1, 1)), "f")
        shown = letters(figure)[3]
        assert shown.endswith("…")
        assert name.startswith(shown[:-1])
        assert figure.table.rows[0][0].en == name


def test_the_section_begins_with_the_narrowest_place_that_enough_deals_came_to():
    # 40 of 100 went on from Expand; Execute, with 1 of 19, is too few to say.
    found = funnel(("Explore", 200, 100, 60), ("Expand", 100, 40, 60), ("Execute", 40, 1, 18))
    assert funnel_section([found]).lead[0] == (
        "The narrowest place in Small is Expand: of 100 deals past it or out, 40 went on, 40% (31–50%)."
    )
    few = funnel_section([funnel(("Explore", 19, 10, 9))]).lead
    assert [sentence[:11] for sentence in few] == ["Each bar is"]
    speak("zh")
    assert funnel_section([found]).lead[0] == (
        "小打法里最难走过的是“阶段Expand”：有了去向的 100 个商机里，"
        "只有 40 个进入下一阶段，比例 40% (31–50%)。"
    )
