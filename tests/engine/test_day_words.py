"""Days as people write them: today is Wednesday, 25 November 2026."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.clock import parse_day
from engine.day_words import day_and_time, spoken_week
from words.say import speak, write

TODAY = date(2026, 11, 25)
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11月27日", FRIDAY),
        ("11月27号", FRIDAY),
        ("１１月２７日", FRIDAY),
        ("27号", FRIDAY),
        ("11月27日（周五）", FRIDAY),
        ("周五 11月27日", FRIDAY),
        ("2026年11月27日（星期五）", FRIDAY),
        ("27 Nov", FRIDAY),
        ("Nov 27", FRIDAY),
        ("27th of November", FRIDAY),
        ("November 27, 2026", FRIDAY),
        ("Fri 27 Nov", FRIDAY),
        ("Friday, 27 Nov 2026", FRIDAY),
        ("周五", FRIDAY),
        ("星期五", FRIDAY),
        ("礼拜五", FRIDAY),
        ("Friday", FRIDAY),
        ("fri.", FRIDAY),
        ("周三", TODAY),
        ("Wednesday", TODAY),
        ("周日", date(2026, 11, 29)),
        ("星期天", date(2026, 11, 29)),
        ("下周五", date(2026, 12, 4)),
        ("下个星期五", date(2026, 12, 4)),
        ("next Friday", date(2026, 12, 4)),
        ("下下周一", date(2026, 12, 7)),
        ("上周五", date(2026, 11, 20)),
        ("本周一", date(2026, 11, 23)),
        ("this Monday", date(2026, 11, 23)),
        ("last Tuesday", date(2026, 11, 24)),
        ("上周二", date(2026, 11, 17)),
        ("大后天", date(2026, 11, 28)),
        ("大前天", date(2026, 11, 22)),
        ("27.11.2026", FRIDAY),
        ("2026.11.27", FRIDAY),
        ("7.12.2026", date(2026, 12, 7)),
        ("27/11/2026", FRIDAY),
        ("11/27/2026", FRIDAY),
    ],
)
def test_a_day_said(text, day):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "to_come", "nearest"),
    [
        ("11月20日", date(2027, 11, 20), date(2026, 11, 20)),
        ("20 Nov", date(2027, 11, 20), date(2026, 11, 20)),
        ("1月5日", date(2027, 1, 5), date(2027, 1, 5)),
        ("24号", date(2026, 12, 24), date(2026, 11, 24)),
        ("周一", date(2026, 11, 30), date(2026, 11, 23)),
        ("Saturday", date(2026, 11, 28), date(2026, 11, 28)),
        ("29 Feb", date(2028, 2, 29), date(2028, 2, 29)),
        ("31号", date(2026, 12, 31), date(2026, 10, 31)),
    ],
)
def test_what_lacks_its_year_is_to_come_or_where_things_happened_the_nearest(text, to_come, nearest):
    assert parse_day(text, TODAY) == to_come
    assert parse_day(text, TODAY, past=True) == nearest


@pytest.mark.parametrize(
    "text",
    [
        *(
            "11月31日",
            "13月1日",
            "2026年27日",
            "0号",
            "32号",
            "周八",
            "下周",
            "30 Feb",
            "27 Foo",
            "Nov",
            "may",
        ),
        *(
            "next month",
            "last foo",
            "Foo 27 Nov",
            "the 27th",
            "周四 11月27日",
            "Thu 27 Nov 2026",
            "11-27",
            "27/11",
            "11/12/2026",
            "31.11.2026",
        ),
    ],
)
def test_nonsense_and_what_two_people_would_read_two_ways_is_no_day(text):
    assert parse_day(text, TODAY) is None


@pytest.mark.parametrize("language", ["zh", "en"])
@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_what_we_print_is_read_back(language, day):
    speak(language)
    try:
        printed = write(day)
    finally:
        speak("en")
    assert parse_day(printed, TODAY) == parse_day(printed, TODAY, past=True) == day


@given(st.text(max_size=30), st.dates())
@example("31号", date.max)
@example("next monday", date.max)
@example("last monday", date.min)
def test_any_text_is_a_day_or_none(text, today):
    assert parse_day(text, today) is None or parse_day(text, today).year in range(1900, 3000)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from("一二三四五六日"))
def test_a_weekday_is_within_the_week_to_come_and_with_past_within_three_days(today, name):
    ahead, nearest = parse_day(f"周{name}", today), parse_day(f"周{name}", today, past=True)
    assert 0 <= (ahead - today).days <= 6
    assert abs((nearest - today).days) <= 3
    assert ahead.weekday() == nearest.weekday() == "一二三四五六日".index(name)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("11月27日 10:00", "10:00"),
        ("11月27日10点半", "10点半"),
        ("周五下午两点", "下午两点"),
        ("周五下午", "下午"),
        ("27 Nov 2pm", "2pm"),
        ("27 Nov, 2:30 p.m.", "2:30 p.m."),
        ("Friday at 14:00", "14:00"),
        ("2pm on Friday", "2pm"),
        ("Friday", ""),
    ],
)
def test_a_day_with_its_time(text, time):
    assert day_and_time(text, TODAY) == (FRIDAY, time)


@pytest.mark.parametrize("text", ["10:00", "soon", "soon 10:00", ""])
def test_a_time_without_a_day_is_none(text):
    assert day_and_time(text, TODAY)[0] is None


@pytest.mark.parametrize(
    "text", [", " * 30_000 + "10:00", "at " * 30_000, "，" * 60_000, "9" * 60_000 + "月"]
)
def test_what_is_far_too_long_for_a_day_is_none_at_once(text):
    began = time.process_time()
    assert day_and_time(text, TODAY) == (None, "")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "weeks"), [("本周", 0), ("this week", 0), ("上周", -1), ("Last  week", -1), ("下周", 1)]
)
def test_a_week_said(text, weeks):
    assert spoken_week(text, TODAY) == date(2026, 11, 23) + timedelta(weeks=weeks)
    assert spoken_week("周五", TODAY) is None
