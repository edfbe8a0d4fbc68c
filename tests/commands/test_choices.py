"""What the screen calls a thing may be typed for it, in either language."""

import pytest

from commands.choices import chosen, glossed, recognised
from engine.errors import Usage
from engine.message import Text
from words.say import say, speak

PARTS = {"blocker": (Text("反对者", "blocker"),), "economic_buyer": (Text("最终拍板人", "economic buyer"),)}
LONG = {"seen": (Text("让客户亲眼看到", "Let the client see it with their own eyes"),)}


@pytest.fixture
def chinese():
    speak("zh")
    yield
    speak("en")


@pytest.mark.parametrize("typed", ["economic_buyer", "最终拍板人", "Economic Buyer", "“economic  buyer”"])
def test_an_id_or_a_name_will_do(typed):
    assert recognised(typed, PARTS) == "economic_buyer"


def test_a_name_of_two_is_the_name_of_none():
    assert recognised("same", {"a": (Text("同", "same"),), "b": (Text("异", "same"),)}) is None


def refusal(typed, names):
    with pytest.raises(Usage) as caught:
        chosen(typed, names, "contacts.unknown_part")
    return caught.value


def test_what_there_is_is_glossed_where_the_name_says_more():
    error = refusal("king", PARTS)
    assert say(error.message).endswith(": blocker, economic_buyer (economic buyer)")
    assert error.details == {"candidates": ["blocker", "economic_buyer"]}


@pytest.mark.usefixtures("chinese")
def test_and_in_chinese():
    error = refusal("最终拍板", PARTS)
    assert say(error.message).endswith("：blocker（反对者）、economic_buyer（最终拍板人）")
    assert "economic_buyer" in say(error.hint)


def test_sentences_stand_on_lines_of_their_own():
    assert say(glossed(LONG)) == "\n  seen  Let the client see it with their own eyes"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("contact add Li --account ACME --part 最终拍板人 --style 分析型", "part", "economic_buyer"),
        ("contact add Li --account ACME --part 'economic buyer' --style Driver", "style", "driver"),
        ("contact edit gao part=采购", "part", "buyer"),
        ("contact edit gao style=亲和型", "style", "amiable"),
        ("set ACME-1 behaviour=价格型", "behaviour", "profit"),
        ("set ACME-1 采购倾向=关系型", "behaviour", "relationship"),
        ("set ACME-1 close=2026-12-24", "close_date", "2026-12-24"),
        ("set ACME-1 'expected close=2026-12-24'", "close_date", "2026-12-24"),
        ("new Press --behaviour 'project-centred'", "behaviour", "project"),
    ],
)
def test_commands_take_what_the_screen_says(work, line, field, value):
    assert work.data(line)[field] == value


@pytest.mark.parametrize(
    ("given", "answer"), [("是", "yes"), ("不确定", "unsure"), ("否", "no"), ("Yes", "yes")]
)
def test_an_answer_and_its_evidence(work, given, answer):
    work.ok(f"answer ACME-1 needs_known {given} --evidence heard --kind 客户的文件")
    [found] = work.data("show ACME-1")["answers"]
    assert (found["answer"], found["kind"]) == (answer, "client_document")


def test_a_point_by_its_question(work):
    work.ok("answer ACME-1 'Does this supplier know what we need?' no --evidence x --kind client_document")
    assert work.data("show ACME-1")["answers"][0]["answer"] == "no"


def test_a_stop_a_stage_and_a_promise(work):
    work.ok("promise ACME-1 offer --by 我方 --on +1d")
    assert work.data("show ACME-1")["promises"][-1]["by"] == "us"
    assert work.data("stop ACME-1 --class 客户迟迟没有决定 --reason x")["status"] == "stopped"
    assert work.data("history ACME-1")[-1]["data"]["class"] == "no_decision"
    refused = work("back D-1 探索方案 --reason x --json").error
    assert refused["code"] == "refused", "it is a stage, though none to go back to"


def test_a_choice_of_a_worksheet(work):
    work.ok("fill ACME-1 采购倾向 behaviour=价格型")
    assert work.data("show ACME-1")["worksheets"]["buying_behaviour"]["fields"]["behaviour"] == "profit"


def test_a_role(shell):
    assert shell.data("person add kim --role 销售教练", by="ada")["role"] == "coach"
