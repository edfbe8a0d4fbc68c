"""What authors with a Chinese keyboard and Chinese habits write, through the whole of loading."""

import pytest

from coach.signs.table import TUNABLE
from commands.failure import fault_line
from stages.method_playbook import load_method_playbook
from words.say import speak

HEAD = "playbook: ours\nversion: 1\nextends: client-value\ntitle: {zh: 我们, en: Ours}\n"
GATE = "stages:\n  - id: understand\n    gate:\n      - worksheet: client_profile\n        "
AT = "stages.understand.gate.worksheet:client_profile"


@pytest.fixture(autouse=True)
def english():
    speak("zh")
    yield
    speak("en")


@pytest.fixture
def told(tmp_path):
    def lines(text):
        file = tmp_path / "playbook.yaml"
        file.write_text(text, encoding="utf-8")
        return [
            fault_line(f).removeprefix(f"{file}:") for f in load_method_playbook(str(file), TUNABLE).faults
        ]

    return lines


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{GATE}at_least: 70％\n", f"9:21  {AT}.at_least  这里是中文百分号“％”，请改成英文的“%”"),
        ("waits: ３\n", "5:8  waits  这里是全角的“３”，请改成“3”"),
        (
            "stages:\n  - id: understand\n    limits:\n      warn：12d\n",
            "8:11  stages.understand.limits  这里是中文冒号“：”，请改成英文的“:”加一个空格",
        ),
        (
            "stages:\n  - id: understand\n    back: [explore，understand]\n",
            "7:19  stages.understand.back[0]  这里是中文逗号“，”，请改成英文的“,”加一个空格",
        ),
        (
            f'{GATE}when: {{field: deal.amount, op: ">=", value: 50万, currency: CNY}}\n',
            f"9:46  {AT}.when.value  deal.amount 要和数字比较，写成 500000",
        ),
        (
            f'{GATE}when: {{field: deal.amount, op: ">=", value: 1.5亿元, currency: CNY}}\n',
            f"9:46  {AT}.when.value  deal.amount 要和数字比较，写成 150000000",
        ),
        (
            f'{GATE}when: {{field: deal.behaviour, op: "==", value: 项目型}}\n',
            f"9:49  {AT}.when.value  这里不能是 项目型；是不是 project？",
        ),
    ],
)
def test_is_named_where_it_stands_and_nothing_beside_it(told, text, fault):
    assert told(HEAD + text) == [fault]


@pytest.mark.parametrize("title", ["{zh: 我们，en：Ours}", "{zh：我们, en: Ours}"])
def test_a_title_typed_so_misses_no_language(told, title):
    lines = told(HEAD.replace("{zh: 我们, en: Ours}", title))
    assert lines
    assert all("这里是中文" in line for line in lines)


@pytest.mark.parametrize("stages", ["understand", "{id: understand}", ""])
def test_stages_nobody_can_read_bring_no_faults_of_what_refers_to_them(told, stages):
    assert [line.split("  ")[:2] for line in told(f"{HEAD}stages: {stages}\n")] in (
        [["5:1", "stages"]],
        [["3:1", "extends"]],
    )


def test_a_list_of_names_is_cut_where_nobody_reads_on(told):
    text = "behaviours:\n  project: {leave_out: [zzzzzz]}\n"
    (line,) = told(HEAD + text)
    known = line.partition("可选：")[2].split("、")
    assert len(known) == 13
    assert known[-1].startswith("另有 ")
