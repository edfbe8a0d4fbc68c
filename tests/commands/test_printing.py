"""Text that fits a window, and the forms for programs."""

import io
import json
import sys

import pytest

from commands import printing
from commands.printing import Column, csv_text, cut, emit, harmless, mark, pad, table, width, wrap
from commands.settings import Settings
from engine.errors import Usage


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("ACME-3", 6),
        ("商机", 4),
        ("CNY 95,000", 10),
        ("，。", 4),
        ("e\u0301", 1),
        ("\x1b[31m✗\x1b[0m", 1),
        ("…", 1),
    ],
)
def test_a_chinese_character_takes_two_columns(text, columns):
    assert width(text) == columns


def test_padding_and_cutting_count_columns():
    assert pad("商机", 6) == "商机  "
    assert pad("95,000", 8, right=True) == "  95,000"
    assert cut("三号产线改造", 12) == "三号产线改造"
    assert cut("三号产线改造", 8) == "三号产…"
    assert cut("Line 3 upgrade", 8) == "Line 3…"


def test_a_line_breaks_between_words_and_is_indented():
    assert wrap("You know 2 people, neither signs", 18, "   ") == "You know 2 people,\n   neither signs"


def test_a_chinese_line_never_begins_with_a_closing_mark_nor_ends_with_an_opening_one():
    assert wrap("先找到根本原因，再行动", 14) == "先找到根本原\n因，再行动"
    assert wrap("需要认识他（陈宇）", 12) == "需要认识他\n（陈宇）"


def test_a_percent_sign_stays_with_its_number():
    assert wrap("of these 98 % of those", 11) == "of these\n98 % of\nthose"


def test_a_word_longer_than_the_line_stays_whole():
    assert wrap("see https://example.org/very/long now", 10) == "see\nhttps://example.org/very/long\nnow"


def test_a_number_keeps_its_measure_word():
    text = "客户要紧的任务不要求 · 2 个商机，金额 300,000 元，第 3 版（5 项）"
    for columns in range(8, 60):
        lines = wrap(text, columns).splitlines()
        assert not any(line.rstrip("（").endswith(("2", "000", "3", "5")) for line in lines), lines


def test_no_character_is_lost_by_wrapping():
    text = "金额超过 300,000 元时，需要认识 economic buyer（有签字权的人）；现在 2 人都不签字。"
    for columns in range(6, 60):
        wrapped = wrap(text, columns)
        assert wrapped.replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_a_table_lines_up_chinese_and_numbers(monkeypatch):
    monkeypatch.setattr(printing, "window", lambda: 80)
    columns = [Column("Deal"), Column("Title"), Column("Amount", right=True)]
    rows = [("ACME-3", "三号产线", "480,000"), ("BOHAI-1", "Scanners", "95,000")]
    assert table(rows, columns).splitlines() == [
        "Deal     Title      Amount",
        "ACME-3   三号产线  480,000",
        "BOHAI-1  Scanners   95,000",
    ]


def test_in_a_narrow_window_only_the_elastic_column_gives_way(monkeypatch):
    monkeypatch.setattr(printing, "window", lambda: 30)
    columns = [Column("Deal"), Column("Title", shrinks=True), Column("Amount", right=True)]
    lines = table([("ACME-3", "仓库扫码枪和三号产线改造", "480,000")], columns).splitlines()
    assert lines[1] == "ACME-3  仓库扫码枪和…  480,000"
    assert max(map(width, lines)) == 30


def test_a_cell_is_one_line_and_cannot_steer_the_terminal():
    assert table([("a\nb\x1b]0;title\x07",)], [Column("x")]).splitlines()[1] == "a b ]0;title"


def settings(**wishes):
    settings = Settings(db="x", user="lin")
    for name, value in wishes.items():
        setattr(settings, name, value)
    return settings


def test_json_is_one_object_on_one_line_in_plain_chinese(capsys):
    emit(settings(json=True), [{"title": "三号产线", "amount": None}], lambda: "text")
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "三号产线" in out
    assert json.loads(out) == {"dealgate": 1, "data": [{"title": "三号产线", "amount": None}]}


def test_people_get_text(capsys):
    emit(settings(), {"deal": "ACME-3"}, lambda: "商机 ACME-3")
    assert capsys.readouterr().out == "商机 ACME-3\n"


def test_csv_flattens_what_is_nested():
    rows = [
        {"key": "ACME-3", "next_step": {"what": "看样机", "with": None}, "unproven": ["understand"]},
        {"key": "D-1", "next_step": None, "slowed": True},
    ]
    assert csv_text(rows).splitlines() == [
        "key,next_step.what,next_step.with,unproven,next_step,slowed",
        'ACME-3,看样机,,"[""understand""]",,',
        "D-1,,,,,true",
    ]
    columns = ("key", "next_step.what", "next_step.with")
    assert csv_text(rows, columns).splitlines() == [",".join(columns), "ACME-3,看样机,", "D-1,,"]
    assert csv_text([], columns) == "key,next_step.what,next_step.with\n"


def test_only_rows_have_a_csv():
    with pytest.raises(Usage) as refusal:
        csv_text({"deal": "ACME-3"})
    assert refusal.value.message.id == "shell.no_csv"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 555", "'+1 555"),
        ("@sum", "'@sum"),
        ("-cmd|x", "'-cmd|x"),
        ("\t=1", "'\t=1"),
        ("-480000.00", "-480000.00"),
        ("三号=产线", "三号=产线"),
    ],
)
def test_a_spreadsheet_runs_nothing_of_ours(cell, written):
    assert harmless(cell) == written


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert mark("unmet") == "✗"
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert mark("unmet") == "\x1b[31m✗\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert mark("unmet") == "✗"


def test_every_standing_has_its_own_mark():
    standings = ("met", "unmet", "unknown", "waived", "not_applicable")
    assert "".join(map(mark, standings)) == "✓✗?~–"
