"""Help pages in both languages."""

import re
import sys
from types import ModuleType
from typing import Annotated, Literal

import pytest
import typer
from typer.core import TyperOption

from commands import help_page
from commands.options import DealKey
from commands.printing import width
from commands.program import run
from commands.table import Entry
from words.say import speak

TABLE = {"deals": {"answer": Entry("trial_help:answer", "write")}}
PAGE_ZH = """\
用法：dealgate answer 商机 POINT --kind KIND [选项]

记录客户对决策点的回答和依据

参数
  商机   商机编号，如 ACME-3；唯一的开头几位也可以
  POINT  决策点，如 needs_known

选项
  --kind KIND              在决策中的角色；可选 client_said、client_document、
                           event_held [必填]
  --limit 数字             最多列出多少行 [默认：5]
  --two-sided/--one-sided  客户有回应，还是只有我方单方面联系
"""


def answer(
    ctx: typer.Context,
    deal: DealKey,
    point: Annotated[str, typer.Argument(help="argument.point")],
    kind: Annotated[
        Literal["client_said", "client_document", "event_held"],
        typer.Option("--kind", help="option.part"),
    ],
    limit: Annotated[int, typer.Option("--limit", help="option.limit")] = 5,
    two_sided: Annotated[bool, typer.Option("--two-sided/--one-sided", help="option.two_sided")] = True,
) -> None: ...


@pytest.fixture
def help_text(monkeypatch, capsys):
    module = ModuleType("trial_help")
    module.answer = answer
    monkeypatch.setitem(sys.modules, "trial_help", module)
    monkeypatch.setattr(help_page, "room", lambda: 80)

    def page(*argv):
        assert run(TABLE, [*argv, "--help"], {"HOME": "/nowhere"}) == 0
        return capsys.readouterr().out

    yield page
    speak("en")


def test_the_page_of_a_command(help_text):
    page = help_text("answer", "--lang", "zh")
    assert page.startswith(PAGE_ZH)
    assert page.rstrip().endswith("--kind client_said --contact 陈宇")
    assert "\n通用选项\n  --json " in page
    assert "  --expect 版本号 " in page


@pytest.mark.parametrize("argv", [(), ("answer",)])
def test_no_heading_stays_english(help_text, argv):
    page = help_text(*argv, "--lang", "zh")
    assert not re.search(r"Usage|Options|Arguments|Commands|required|default|TEXT|Show", page)
    assert all(width(line) <= 80 for line in page.splitlines())


def test_a_usage_line_breaks_between_words_alone(help_text, monkeypatch):
    monkeypatch.setattr(help_page, "room", lambda: 45)
    assert help_text("answer", "--lang", "zh").splitlines()[:2] == [
        "用法：dealgate answer 商机 POINT --kind KIND",
        "    [选项]",
    ]


def test_the_english_page_is_english(help_text):
    assert help_text("answer").isascii()
    assert "[required]" in help_text("answer")


def test_the_long_word_comes_first_whatever_order_it_came_in(help_text, monkeypatch):
    assert "  --help, -h " in help_text("answer")
    backwards = TyperOption(param_decls=["-h", "--help"], is_flag=True)
    assert help_page._flags(backwards) == "--help, -h"
