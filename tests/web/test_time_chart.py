"""The curve of a stage and the deals under it. The axis runs from 38 to 346, the share from 160 up to 30."""

import re
from xml.etree import ElementTree

from pages import here, marks, stage_time

from coach.statistics.pile_up import PileUp
from web.time_chart import time_chart
from words.say import speak

SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure, tag, kind):
    root = ElementTree.fromstring(figure.drawing)
    return [each for each in root.iter(f"{SVG}{tag}") if each.get("class") == kind]


def letters(figure):
    return ["".join(each.itertext()) for each in ElementTree.fromstring(figure.drawing).iter(f"{SVG}text")]


def steps(figure):
    (curve,) = drawn(figure, "path", "curve")
    return [tuple(map(float, place.split())) for place in re.split("[ML]", curve.get("d"))[1:]]


def test_the_curve_steps_down_where_stays_end():
    # Limits at 28 and 49 days make an axis of 50: a day is 308 / 50 = 6.16 units. Of four, one stay ends on
    # day 15 (three quarters left), one on day 30 (a half); two last, and nothing is known behind day 45.
    figure = time_chart(stage_time((15, 30), (30, 45)), here(30, 45), marks(), "t")
    assert steps(figure) == [
        (38, 30),
        (130.4, 30),
        (130.4, 62.5),
        (222.8, 62.5),
        (222.8, 95),
        (315.2, 95),
        (315.2, 95),
    ]


def test_the_interval_lies_around_the_curve():
    figure = time_chart(stage_time(range(1, 31)), [], marks(), "t")
    (band,) = drawn(figure, "path", "range")
    places = [tuple(map(float, each.rstrip("Z").split())) for each in re.split("[ML]", band.get("d"))[1:]]
    half = len(places) // 2
    below, above = places[:half], places[half:][::-1]
    middle = steps(figure)
    assert [x for x, _ in below] == [x for x, _ in above] == [x for x, _ in middle]
    assert all(low >= at >= high for (_, low), (_, at), (_, high) in zip(below, middle, above, strict=True))


def test_limits_stand_at_their_day_and_say_their_number():
    figure = time_chart(stage_time((15,)), [], marks(20, 35), "t")
    places = {
        kind: float(drawn(figure, "line", f"limit {kind}")[0].get("x1")) for kind in ("warn", "critical")
    }
    assert places == {"warn": 210.5, "critical": 339.8}  # 28 and 49 days of 6.16, from 38
    assert {
        "stage's warning: 20 working days, about 28 calendar days",
        "stage's critical: 35 working days, about 49 calendar days",
    } <= {*letters(figure)}


def test_open_deals_stand_under_the_curve_by_age_and_the_oldest_by_name():
    # Pillars are four units wide; 10 and 10.2 days share one, twice as high as that of 40.
    figure = time_chart(stage_time((15,)), here(10, 10.2, 40), marks(), "t")
    fine, warn = (drawn(figure, "rect", f"open {kind}")[0] for kind in ("fine", "warn"))
    assert (float(fine.get("x")), float(fine.get("height"))) == (98.5, 12)
    assert (float(warn.get("x")), float(warn.get("height"))) == (282.5, 6)
    assert {"critical 0", "warning 1", "within limits 2"} <= {*letters(figure)}
    assert "Here now: 3; the oldest is A-1, 40 days" in letters(figure)


def test_the_oldest_is_never_hidden():
    near = time_chart(stage_time((15,)), here(3, 240), marks(), "t")
    assert "Here now: 2; the oldest is A-1, 240 days" in letters(near)
    assert "calendar days in the stage" in letters(near)
    # A deal of ten years would push all others into a corner: the axis ends before it, and says so.
    far = time_chart(stage_time((15,)), here(3, 3650), marks(), "t")
    assert "Here now: 2; the oldest is A-1, 3,650 days" in letters(far)
    assert "calendar days in the stage; older deals stand at the edge" in letters(far)
    assert float(drawn(far, "rect", "open critical")[0].get("x")) == 342.5
    assert far.table.rows[-1] == ("100", "–", "–", "1")


def test_what_is_known_behind_the_axis_makes_the_curve_run_on_to_its_end():
    figure = time_chart(stage_time((15, 15, 15), (3650,)), here(3650), marks(), "t")
    # A quarter is left on day 15 of 100, and for ten years.
    assert steps(figure)[-2:] == [(84.2, 127.5), (346, 127.5)]


def test_the_table_has_the_numbers_of_the_axis():
    figure = time_chart(stage_time(range(1, 41), (50,)), here(50), marks(), "t")
    assert figure.table.headings == ("Day", "Still there", "95% interval", "Open now, this old or older")
    # Of 41, twenty have ended by day 20.
    assert [row[0] for row in figure.table.rows] == ["0", "10", "20", "30", "40", "50"]
    assert figure.table.rows[2] == ("20", "51%", "35–65%", "1")
    assert figure.table.rows[4][1] == "2%"
    assert figure.table.rows[5] == ("50", "2%", "0–11%", "1")


def test_what_there_is_to_see_is_said():
    figure = time_chart(
        stage_time(range(1, 41), (50, 90)), here(50, 90), marks(source="history", ended=40), "t"
    )
    assert figure.title == "Explore: how long deals stay"
    assert figure.about == (
        "Deals here now: 2; past their own warning limit: 2, of these past the critical one: 2."
        " Of 42 stays 40 have ended. Left the stage: half within 21 days, three quarters within 32,"
        " nine in ten within 38. For the stage as a whole, 20 working days are a warning and 35 critical,"
        " by the team's own history (40 stays that ended)."
    )


def test_a_critical_limit_nobody_could_learn_is_the_playbooks():
    both = marks(source="history", ended=40)
    mixed = both._replace(source=both.source._replace(critical=None))
    told = time_chart(stage_time(range(1, 41), (50,)), here(50), mixed, "t").about
    assert told.endswith(
        "For the stage as a whole, 20 working days are a warning by the team's own history (40 stays that"
        " ended), and 35 critical by the playbook: too few stays were watched for long enough."
    )


def test_where_few_have_left_that_is_what_is_said():
    figure = time_chart(stage_time(range(1, 21), range(30, 60)), here(30), marks(), "t")
    assert "Left the stage: fewer than half so far." in figure.about
    few = time_chart(stage_time((3, 5)), [], marks(), "t")
    assert few.about.startswith(
        "So far too few deals to say, 2 of 20. For the stage as a whole, 20 working days"
    )
    assert "Nothing is here now" in letters(few)


def test_chinese():
    speak("zh")
    figure = time_chart(stage_time(range(1, 41), (50,)), here(50), marks(), "t")
    assert figure.title == "“探索”阶段：停留多久"
    assert "40 次已经结束。离开这个阶段的：21 天内一半、" in figure.about
    assert figure.about.startswith("现在这里有 1 个商机：1 个超过自己的预警线，其中 1 个越过红线。")
    assert "现在 1 个，最久的 A-1 已 50 天" in letters(figure)


def test_no_line_runs_through_letters():
    # Both limits end on the ground, at 200; below it every sign is told in a line of its own.
    figure = time_chart(stage_time((15,)), here(3), marks(20, 21), "t")
    for kind in ("warn", "critical"):
        line, _ = drawn(figure, "line", f"limit {kind}")
        x, top, ground = (float(line.get(name)) for name in ("x1", "y1", "y2"))
        across = [
            each
            for each in ElementTree.fromstring(figure.drawing).iter(f"{SVG}text")
            if top < float(each.get("y")) - 4 < ground and abs(float(each.get("x")) - x) < 200
        ]
        assert {each.get("text-anchor") for each in across} <= {"end"}  # the shares, left of the axis
    # Where they stand close together their signs stand on either side.
    (warn,) = [e for e in drawn(figure, "text", "sign warn") if e.get("text-anchor") != "middle"]
    assert warn.get("text-anchor") == "end"


def test_a_deal_goes_by_its_own_limit_not_by_the_line():
    # 25 days are before the stage's line at 28, and past the limit the deal has itself.
    figure = time_chart(stage_time((15,)), here(25, warn=10), marks(), "t")
    assert (
        "Deals here now: 1; past their own warning limit: 1, of these past the critical one: 0."
        in figure.about
    )
    beyond = time_chart(stage_time((15,)), here(30, warn=40, critical=60), marks(), "t")
    assert "Deals here now: 1, none of them past its own limits." in beyond.about
    assert len(drawn(beyond, "rect", "open fine")) == 2  # the pillar and its key


def test_a_pile_up_is_told_and_its_days_stand_in_the_table():
    pile = PileUp("no_decision", 30, 31, 42, 4.2, 1e-9)
    found = stage_time(range(1, 61))
    figure = time_chart(found, [], marks(), "t", [(pile, "No decision")])
    assert "Day 30–31: 42 stopped (No decision), where the weeks before and after would make it about 4." in (
        figure.about
    )
    days = [row[0] for row in figure.table.rows]
    assert days == ["0", "20", "29", "30", "31", "32", "33", "40", "60"]
    speak("zh")
    assert "第 30–31 天终止的特别多：42 个" in time_chart(found, [], marks(), "t", [(pile, "不作决定")]).about


def test_a_stage_with_nothing_in_it_and_all_on_the_first_day():
    assert drawn(time_chart(stage_time(), [], marks(0, 0), "t"), "path", "curve") == []
    figure = time_chart(stage_time((0, 0, 0)), here(0), marks(0, 0), "t")
    assert steps(figure)[-1] == (38, 160)


def test_thousands_of_stays_make_a_small_drawing():
    figure = time_chart(stage_time([n / 100 for n in range(13_000)]), here(*range(130)), marks(), "t")
    assert len(figure.drawing) < 60_000
