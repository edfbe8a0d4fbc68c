"""What a section found, as it is written down."""

from benchmarks.speed.page import summary
from benchmarks.speed.report import Both, Judged, seconds, table

SLOW = Judged(Both("slow", "慢"), 8.04, 8)
QUICK = Judged(Both("quick", "快"), 7.96, 8)


def test_a_figure_over_its_target_has_missed_it():
    assert SLOW.cells == ("8.04×", "≤ 8×", ("**missed**", "**没做到**"))
    assert QUICK.cells == ("7.96×", "≤ 8×", ("kept", "做到"))


def test_a_table_is_said_in_both_languages():
    found = table((Both("what", "什么"), "ms"), [(SLOW.what, "1")])
    assert found.en.splitlines()[-1] == "| slow | 1 |"
    assert found.zh.splitlines()[0] == "| 什么 | ms |"


def test_the_summary_counts_and_names_those_that_missed():
    said = summary([SLOW, QUICK])
    assert said.en.startswith("Of 2 figures with a target, 1 kept it, 1 missed it.")
    assert "| slow | 8.04× | ≤ 8× |" in said.en
    missed, _, every = said.en.partition("everything with a target")
    assert "quick" not in missed
    assert "| quick | 7.96× | ≤ 8× | kept |" in every
    assert "| 慢 | 8.04× | ≤ 8× |" in said.zh


def test_times_are_written_as_a_person_reads_them():
    assert [seconds(each) for each in (125.4, 1.26, 0.0314, 0.000042)] == [
        "125 s",
        "1.3 s",
        "31.4 ms",
        "42.0 µs",
    ]
