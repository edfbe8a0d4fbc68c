"""The picture of growth: a line an act, each with its name where nothing covers it."""

import re

from benchmarks.speed.chart import Line, drawn

LINES = [Line("`next`", True, [0.01, 0.011]), Line("`stalled` <all>", False, [0.011, 0.0111])]


def test_every_line_is_named_and_no_name_covers_another():
    svg = drawn({"SQLite": LINES}, (1_000, 10_000), "en")
    assert ">next<" in svg
    assert ">stalled &lt;all&gt;<" in svg
    places = [float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)" class="name', svg)]
    assert len(places) == 2
    assert abs(places[0] - places[1]) >= 14


def test_what_is_done_seldom_is_dashed():
    svg = drawn({"SQLite": LINES}, (1_000, 10_000), "zh")
    assert len(re.findall(r'class="line hue\d seldom"', svg)) == 1
    assert "每天做" in svg
