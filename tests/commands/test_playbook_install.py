"""`playbook install`: what it says of the deals that go by it, and what it refuses."""

from pathlib import Path

import pytest
from helpers import METHOD_VERSION

OURS = """\
playbook: {id}
version: {version}
extends: client-value
title: {{zh: 我们的打法, en: Our way}}
stages: [{{id: understand, limits: {{warn: {warn}}}}}]
"""


@pytest.fixture
def ours(shell, tmp_path):
    """`ours(2, warn="12d")` writes version 2; the path as it is typed."""

    def write(version, *, id="our-way", warn="10d", more=""):
        text = OURS.format(id=id, version=version, warn=warn) + more
        (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
        return "./ours.yaml"

    return write


def test_deals_that_name_it_go_by_it_and_a_deal_that_names_none_does_not(shell, ours):
    said = shell.ok(f"playbook install {ours(1)}", by="ada")
    assert said == (
        "Our way (our-way), version 1, is installed; deals opened with --playbook our-way go by it\n"
        "  → dealgate new … --playbook our-way\n"
    )
    shell.ok("new 'A thing'")
    shell.ok("new 'Another' --playbook our-way")
    assert [deal["playbook"] for deal in shell.data("list")] == ["client-value", "our-way"]


def test_of_the_one_deals_follow_unless_told_otherwise_new_deals_go_by_it(shell, ours):
    said = shell.ok(f"playbook install {ours(METHOD_VERSION + 1, id='client-value')}", by="ada")
    assert said == f"Our way (client-value), version {METHOD_VERSION + 1}, is installed; new deals go by it\n"


def test_older_deals_and_signs_are_told_of_only_where_there_are_any(shell, ours):
    keep = "Deals already open keep the gates and sheets they were opened with"
    shell.ok(f"playbook install {ours(1)}", by="ada")
    assert keep not in shell.ok(f"playbook install {ours(2)}", by="ada")
    shell.ok("new 'A thing' --playbook our-way")
    said = shell.ok(f"playbook install {ours(3)}", by="ada").splitlines()
    assert said[2:] == [keep, "  → dealgate playbook upgrade our-way --dry-run"]
    said = shell.ok(f"playbook install {ours(4, more='signs: {reopened: off}')}", by="ada")
    assert f"{keep}; its signs hold for them, too\n" in said
    shell.lang = "zh"
    said = shell.ok(f"playbook install {ours(5, more='signs: {reopened: off}')}", by="ada").splitlines()
    assert said[2] == "旧商机的关卡和拜访清单不变"


@pytest.mark.parametrize(
    ("lang", "would"),
    [
        ("en", "Our way (our-way), version 1, would be installed"),
        ("zh", "会安装我们的打法（our-way）第 1 版"),
    ],
)
def test_a_rehearsal_says_what_would_be(shell, ours, lang, would):
    shell.lang = lang
    said = shell.ok(f"playbook install {ours(1)} --dry-run", by="ada").splitlines()
    assert (said[0], len(said)) == (would, 2)
    assert "our-way" not in {each["id"] for each in shell.data("playbook list")}


def test_an_older_version_than_the_newest_is_refused_with_the_number_that_is_free(shell, ours):
    shell.ok(f"playbook install {ours(2)}", by="ada")
    shell.ok(f"playbook install {ours(4)}", by="ada")
    said = shell(f"playbook install {ours(3)}", by="ada")
    assert (said.code, said.err.splitlines()) == (
        1,
        [
            "Version 4 of our-way is here already, and deals are opened with that; version 3 is older and was"
            " not installed. Make this one version 5.",
            "  → dealgate playbook edit ./ours.yaml version=5",
        ],
    )
    shell.ok("playbook edit ./ours.yaml version=5")
    shell.ok("playbook install ./ours.yaml", by="ada")
    assert "stands here already" in shell.ok(f"playbook install {ours(2)}", by="ada")


def test_a_version_that_says_something_else_now_is_told_how_to_raise_it(shell, ours):
    shell.ok(f"playbook install {ours(1)}", by="ada")
    said = shell(f"playbook install {ours(1, warn='12d')}", by="ada")
    assert said.code == 1
    assert said.err.splitlines()[-1] == "  → dealgate playbook edit ./ours.yaml --raise-version"
    shell.ok("playbook edit ./ours.yaml --raise-version")
    assert "version 2, is installed" in shell.ok("playbook install ./ours.yaml", by="ada")


def test_a_bare_id_is_the_one_that_came_along_whatever_lies_about(shell, ours):
    folder = Path("retail")
    folder.mkdir()
    Path(ours(7, id="retail")).rename(folder / "playbook.yaml")
    said = shell.ok("playbook install retail", by="ada").splitlines()
    assert said[0].startswith("Retail and distribution (retail), version 1, is installed")
    assert said[-1].startswith("That is the retail that came along, not the folder here; ")
    assert said[-1].endswith("write ./retail")
    assert "Our way (retail), version 7" in shell.ok("playbook install ./retail", by="ada")


def test_a_table_is_refused_before_anything_is_written(shell, ours):
    assert shell(f"playbook install {ours(1)} --csv", by="ada").code == 2
    assert shell("new 'A thing' --csv").code == 2
    assert "our-way" not in {each["id"] for each in shell.data("playbook list")}
    assert shell.data("list") == []
