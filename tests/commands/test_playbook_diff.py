"""`playbook diff` at the command line."""

import shutil

import pytest
from helpers import METHOD_VERSION

from stages.shipped_playbooks import METHOD, shipped

RAISED = f"version: {METHOD_VERSION}", f"version: {METHOD_VERSION + 1}"


@pytest.fixture
def ours(tmp_path):
    """The playbook that comes along, with a fresher answer, a longer checklist and a lower limit."""
    folder = tmp_path / "ours"
    shutil.copytree(shipped()[METHOD], folder)
    return folder


def edit(folder, *pairs):
    file = folder / "playbook.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def squeezed(text):
    return " ".join(text.split())


@pytest.mark.sqlite("reads files alone")
def test_old_and_new_in_the_reader_s_words(shell, ours):
    edit(ours, ("valid_for: 90d", "valid_for: 60d"), ("quiet: 10d", "quiet: 15d"))
    page = shell.ok(f"playbook diff {METHOD} {ours}")
    assert squeezed(page).endswith(
        "Understand the need (understand) loosened limits · silent after: 10 working days → 15 working days"
        " tightened requirement “The client feels we know what they need” (decision:needs_known)"
        " · an answer is good for: 90 days → 60 days 2 differences, 1 asking more of a deal than before"
    )
    shell.lang = "zh"
    page = shell.ok(f"playbook diff {METHOD} {ours}")
    assert "放宽  期限 · 算沉默：10 个工作日 → 15 个工作日" in page
    assert page.splitlines()[-1] == "共 2 处不同，其中 1 处比原来要求更多"


@pytest.mark.sqlite("reads files alone")
def test_check_minds_only_what_asks_for_more(shell, ours):
    edit(ours, ("valid_for: 90d", "valid_for: 60d"))
    assert shell(f"playbook diff {METHOD} {ours} --check").code == 1
    assert shell(f"playbook diff {ours} {METHOD} --check").code == 0
    assert shell(f"playbook diff {METHOD} {ours}").code == 0


@pytest.mark.sqlite("reads files alone")
def test_comments_and_layout_mean_nothing(shell, ours):
    edit(ours, ("playbook: client-value", "# ours\n\nplaybook:   client-value"), RAISED)
    assert shell.ok(f"playbook diff {METHOD} {ours}").endswith("Both mean the same\n")
    assert shell.data(f"playbook diff {METHOD} {ours}") == []


@pytest.mark.sqlite("reads files alone")
def test_a_change_told_already_is_not_told_again(shell, ours):
    edit(
        ours,
        ("value: 500000, currency: CNY}\n        because", "value: 300000, currency: CNY}\n        because"),
    )
    page = squeezed(shell.ok(f"playbook diff {METHOD} {ours}"))
    assert page.count("CNY 300,000") == 1
    assert page.count("when it is asked: as above") == 4


@pytest.mark.sqlite("reads files alone")
def test_a_text_changed_in_the_other_language_is_shown_in_that(shell, ours):
    edit(ours, ("这个客户到底需要什么价值？", "客户要什么价值？"))
    page = "".join(shell.ok(f"playbook diff {METHOD} {ours}").split())
    assert "question:“这个客户到底需要什么价值？”→“客户要什么价值？”" in page


def test_installed_versions_are_compared_by_their_numbers(shell, ours):
    edit(ours, RAISED, ("waits: 2", "waits: 1"))
    shell.ok(f"playbook install {ours}", by="ada")
    (found,) = shell.data(f"playbook diff {METHOD}@{METHOD_VERSION} {METHOD}@{METHOD_VERSION + 1}")
    assert found == {
        "place": "waits",
        "kind": "tightened",
        "what": "how often a deal may wait",
        "old": 2,
        "new": 1,
        "demands": True,
        "note": None,
    }
    assert shell.data(f"playbook diff {METHOD} {METHOD}@{METHOD_VERSION + 1}") == []


def test_a_playbook_nobody_has_is_named(shell):
    said = shell(f"playbook diff {METHOD} client-vale")
    assert said.code == 4
    assert METHOD in said.err


@pytest.mark.sqlite("reads files alone")
def test_a_stage_that_is_gone_says_so(shell):
    shell.lang = "zh"
    out = shell.ok(f"playbook diff {METHOD} reorder")
    assert "探索方案（explore）\n  删除  整个阶段" in out
    assert "采购倾向：项目型" in squeezed(out)
