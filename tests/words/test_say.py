"""Messages said in both languages."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from engine.message import Text, msg
from engine.money import Money
from words import say as mechanism
from words.say import choose, current, say, speak

ROOM = {
    "gone": ("{n} 个商机停滞了", "{n:deal has|deals have} stopped"),
    "promised": ("{who}答应{on}之前给{what}", "{who} promised {what} by {on}"),
    "worth": ("{amount}", "{amount}"),
    "because": ("因为{why}", "because {why}"),
    "braces": ("{{字段}}={value}", "{{field}}={value}"),
}


@pytest.fixture(autouse=True)
def _room(monkeypatch):
    monkeypatch.setitem(sys.modules, "words.trial", SimpleNamespace(WORDS=ROOM))
    yield
    mechanism._room.cache_clear()
    speak("en")


def both(message, **params):
    spoken = []
    for language in ("zh", "en"):
        speak(language)
        spoken.append(say(message, **params))
    return tuple(spoken)


@pytest.mark.parametrize(
    ("n", "english"),
    [(0, "0 deals have stopped"), (1, "1 deal has stopped"), (8800, "8,800 deals have stopped")],
)
def test_english_counts_and_chinese_does_not(n, english):
    assert both("trial.gone", n=n) == (f"{n} 个商机停滞了", english)


def test_a_day_is_written_as_each_language_does():
    zh, en = both(msg("trial.promised", who="陈宇", what="对比", on=date(2026, 11, 3)))
    assert zh == "陈宇答应2026年11月3日之前给对比"
    assert en == "陈宇 promised 对比 by 3 Nov 2026"


@pytest.mark.parametrize(
    ("who", "what", "chinese"),
    [
        ("陈宇", "对比", "陈宇答应2026年11月3日之前给对比"),
        ("Chen Yu", "MES 报价", "Chen Yu 答应2026年11月3日之前给 MES 报价"),
        ("lin", "“MES”", "lin 答应2026年11月3日之前给“MES”"),
    ],
)
def test_chinese_sets_latin_words_apart(who, what, chinese):
    zh, en = both(msg("trial.promised", who=who, what=what, on=date(2026, 11, 3)))
    assert zh == chinese
    assert en == f"{who} promised {what} by 3 Nov 2026"


def test_a_moment_has_its_time():
    moment = datetime(2026, 11, 21, 8, 5, tzinfo=UTC)
    assert both("trial.because", why=moment) == ("因为2026年11月21日 08:05", "because 21 Nov 2026 08:05")


@pytest.mark.parametrize(
    ("money", "written"),
    [
        (Money(48000000, "CNY"), "CNY 480,000"),
        (Money(48000050, "CNY"), "CNY 480,000.50"),
        (Money(-1500, "JPY"), "JPY -1,500"),
        (Money(1234, "KWD"), "KWD 1.234"),
    ],
)
def test_money_drops_empty_decimals(money, written):
    assert both("trial.worth", amount=money) == (written, written)


def test_a_plain_number_is_left_alone_for_it_may_be_a_year():
    assert both("trial.worth", amount=2026) == ("2026", "2026")
    assert both("trial.worth", amount=Decimal("7.12")) == ("7.12", "7.12")


def test_messages_and_texts_nest_and_lists_are_joined():
    parts = (msg("trial.gone", n=1), Text("预算没批", "no budget"), None)
    assert both("trial.because", why=parts) == (
        "因为 1 个商机停滞了、预算没批、—",
        "because 1 deal has stopped, no budget, —",
    )


def test_a_text_of_a_playbook_is_said_as_it_is():
    assert both(Text("了解", "understand")) == ("了解", "understand")


def test_doubled_braces_are_braces():
    assert both("trial.braces", value="x")[1] == "{field}=x"


def test_what_other_people_typed_cannot_steer_the_terminal():
    assert both("trial.because", why="a\x1b[31mb\nc\u202e")[1] == "because a�[31mb c�"


@pytest.mark.parametrize("id", ["trial.nothing", "nowhere.at_all"])
def test_a_missing_id_is_named(id):
    with pytest.raises(KeyError, match=id):
        say(id)


def test_a_missing_parameter_is_named():
    with pytest.raises(KeyError, match=r"trial\.because lacks why"):
        say("trial.because")


@pytest.mark.parametrize(
    ("argv", "environ", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "de_DE.UTF-8", "DEALGATE_LANG": "zh"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "DEALGATE_LANG": "klingon"}, "zh"),
        (["gate", "X", "--lang", "en"], {"DEALGATE_LANG": "zh"}, "en"),
        (["--lang=zh", "gate", "X"], {}, "zh"),
        (["--lang", "zh_TW", "list"], {}, "zh"),
        (["new", "--", "--lang", "zh"], {}, "en"),
        (["list", "--lang"], {}, "en"),
    ],
)
def test_the_language_is_chosen_by_option_then_environment_then_locale(argv, environ, language):
    assert choose(argv, environ) == language == current()


def test_a_text_of_a_playbook_steers_no_terminal():
    """It may have lines of its own: the lists a refusal names do."""
    label = Text("探\x1b[31m索\u202e", "Explore\x1b[2J\u202e\nnow")
    assert both(label) == ("探�[31m索�", "Explore�[2J�\nnow")
    assert both(msg("trial.because", why=label))[1] == "because Explore�[2J�\nnow"
