"""`playbook upgrade`: what becomes of deals, said before and after, in both languages; and how to go back."""

import csv
import io
import re
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value" / "playbook.yaml"
AGAIN = (
    "        valid_for: 90d\n      - worksheet",
    "        valid_for: 90d\n      - item: root_cause\n      - worksheet",
)
"""The first gate asks for one more thing."""
RENAMED = ("- id: understand\n", "- id: listen\n"), ("      understand:", "      listen:")
EARLIER = (
    "stages:\n",
    """stages:
  - id: enter
    status: open
    label: {zh: 接触, en: Enter}
    title: {zh: 建立接触, en: Get in touch}
    question: {zh: 谈得上吗？, en: Is there anything to talk about?}
    focus: {zh: 接触, en: A first talk}
    outcome: {zh: 已接触, en: Met}
    objectives:
      {client: {zh: 认识, en: Meet}, own_team: {zh: 准备, en: Prepare}, competitors: {zh: 看, en: Look}}
    limits: {warn: 20d, critical: 35d, quiet: 10d}
    stuck: {zh: 见不到人, en: Nobody to meet}
    gate:
      - id: known_amount
        title: {zh: 有金额, en: There is an amount}
        condition: {field: deal.amount, op: ">", value: 0, currency: CNY}
""",
)
"""A stage before the first."""
WON = ("    status: open\n", "    status: won\n")
"""All stages are."""
RETITLED = (
    ("zh: 客户认为我们懂他的需要", "zh: 客户觉得我们听懂了"),
    ("zh: 这家供应商知道我们需要什么吗？", "zh: 他们听懂了吗？"),
)


@pytest.fixture
def installed(work, tmp_path):
    """`installed((old, new), …)`: the next version of the shipped playbook, with some of its text changed."""

    def install(*changes):
        text = SHIPPED.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        version = work.data("playbook list", by="ada")[0]["version"] + 1
        folder = tmp_path / f"v{version}"
        folder.mkdir()
        text = re.sub(r"^version: \d+", f"version: {version}", text, count=1, flags=re.MULTILINE)
        (folder / "playbook.yaml").write_text(text, encoding="utf-8")
        work.ok(f"playbook install {folder}", by="ada")
        return version

    return install


def flat(said):
    """However wide the window was."""
    return " ".join(said.split())


def gate(work, deal):
    found = work.data(f"gate {deal}")
    return found["passed"], {each["id"]: each["standing"] for each in found["requirements"]}


class TestPreview:
    def test_a_table_of_the_deals_whose_verdict_changes_and_why(self, work, installed):
        version = installed(AGAIN)
        said = flat(work.ok("playbook upgrade --dry-run", by="ada"))
        assert f"2 deals would follow Client Value Method (client-value), version {version}." in said
        assert "not asked → unmet · 2 deals" in said
        met = sum(map(_passes, gate(work, "ACME-1")[1].values()))
        line = f"ACME-1 Line 3 upgrade · lin · Understand · closed ({met} of 7) → closed ({met} of 8)"
        assert line in said
        assert "Dry run: nothing was written." in said
        assert "--take-back" not in said
        assert {each["deals"] for each in work.data("playbook list")} == {0, 3}

    def test_in_chinese(self, work, installed):
        version = installed(AGAIN)
        work.lang = "zh"
        said = flat(work.ok("playbook upgrade client-value --dry-run", by="ada"))
        assert f"2 个商机会改照客户价值法（client-value）第 {version} 版走。" in said
        assert "不要求 → 未满足 · 2 个" in said

    def test_what_it_said_is_what_comes(self, work, installed):
        installed(AGAIN)
        foretold = work.data("playbook upgrade --dry-run", by="ada")
        done = work.data("playbook upgrade", by="ada")
        assert (foretold["batch"], foretold["deals"]) == (None, done["deals"])
        for each in done["deals"]:
            passed, standings = gate(work, each["key"])
            becomes = {"passed": passed, "met": sum(map(_passes, standings.values())), "all": len(standings)}
            assert each["becomes"] == becomes
            for turned in each["requirements"]:
                assert standings[turned["id"]] == turned["becomes"]

    def test_as_a_table_for_programs(self, work, installed):
        installed(AGAIN)
        rows = list(csv.DictReader(io.StringIO(work.ok("playbook upgrade --dry-run --csv", by="ada"))))
        assert [(row["key"], row["changes"], row["becomes.all"]) for row in rows] == [
            ("ACME-1", "true", "8"),
            ("D-1", "true", rows[1]["becomes.all"]),
        ]

    def test_where_nothing_changes_it_is_counted(self, work, installed):
        installed(*RETITLED)
        found = work.data("playbook upgrade", by="ada")
        assert {name: n for name, n in found["counts"].items() if n} == {"deals": 2, "unchanged": 2}
        assert "2 deals stand exactly as before." in found["message"]

    def test_nothing_to_do(self, work):
        assert "There is no deal to take there" in work.ok("playbook upgrade", by="ada")


def _passes(standing):
    return standing in ("met", "waived", "not_applicable")


class TestStages:
    def test_a_stage_that_is_gone_and_where_its_deals_go(self, work, installed):
        version = installed(*RENAMED)
        error = work("playbook upgrade --json", by="ada").error
        assert {each["key"] for each in error["details"]["deals"]} == {"ACME-1", "D-1"}
        assert "--stage understand=…" in error["hint"]
        assert work.data("show ACME-1")["playbook_version"] != version
        since = work.data("show ACME-1")["stage_since"]
        work.ok("playbook upgrade --stage understand=listen", by="ada")
        after = work.data("show ACME-1")
        assert (after["stage"], after["stage_since"], after["playbook_version"]) == ("listen", since, version)

    def test_what_becomes_won_is_counted_and_what_is_open_again(self, work, installed):
        installed(*RENAMED, WON)
        line = "playbook upgrade --stage understand=listen"
        assert "2 deals become won." in work.ok(f"{line} --dry-run", by="ada")
        rows = list(csv.DictReader(io.StringIO(work.ok(f"{line} --dry-run --csv", by="ada"))))
        assert [(row["status"], row["to_status"], row["unproven"]) for row in rows] == [
            ("open", "won", '["understand"]')
        ] * 2
        found = work.data(line, by="ada")
        assert (found["counts"]["won"], found["counts"]["unproven"]) == (2, 2)
        work.lang = "zh"
        said = work.ok(f"playbook upgrade --take-back {found['batch']}", by="ada")
        assert "2 个从赢单变回进行中。" in said

    def test_not_past_a_gate(self, work, installed):
        installed(*RENAMED)
        said = work("playbook upgrade --stage understand=execute", by="ada")
        assert (said.code, "led past gates that nobody has passed" in said.err) == (1, True)
        assert "--stage understand=explore" in said.err
        assert {each["deals"] for each in work.data("playbook list")} == {0, 3}

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("understand", "should be OLD=NEW"),
            ("nowhere=listen", "There is no stage “nowhere”"),
            ("understand=nowhere", "There is no stage “nowhere”"),
            ("explore=expand", "deals stay there"),
            ("understand=listen --stage understand=explore", "understand to two stages, listen, explore"),
        ],
    )
    def test_a_way_that_is_none(self, work, installed, typed, said):
        installed(*RENAMED)
        error = work(f"playbook upgrade --stage {typed} --json", by="ada").error
        assert (error["code"], said in error["message"]) == ("usage", True)

    def test_everything_else_goes_on_with_ids_its_playbook_does_not_know(self, work, installed):
        """An unproven stage, a waiver, ticks and answers of before: every page is shown, none breaks."""
        installed(*RENAMED, ("id: own_words", "id: their_words"))
        work.ok("playbook upgrade --stage understand=listen", by="ada")
        for line in (
            *("show ACME-1", "gate ACME-1", "history ACME-1", "prep ACME-1", "prep --all --out sheets"),
            *(
                "next",
                "list",
                "list --stage listen",
                "stalled --all",
                "review",
                "review ACME-1",
                "visit plan",
            ),
            *("stats funnel", "stats time", "stats wins", "stats waivers", "stats signs", "stats velocity"),
            *(
                "stats answers",
                "stats stops",
                "forecast",
                "limits",
                "report week",
                "review --since 2026-01-01",
            ),
            *("account show ACME", "playbook list", "db verify", "report html --out page.html"),
            *("show ACME-1 --as-of 2026-03-02", "list --as-of 2026-03-02"),
        ):
            for lang in ("en", "zh"):
                work.lang = lang
                said = work(line, by="ada")
                assert said.code in (0, 3), (line, said)
        work.lang = "en"
        work.ok("limits --learn", by="ada")
        work.ok("step ACME-1 call --on +2d")
        work.ok("undo ACME-1")


class TestOneByOne:
    def test_named_deals_alone(self, work, installed):
        version = installed(AGAIN)
        assert [each["key"] for each in work.data("playbook upgrade --deal D-1", by="ada")["deals"]] == [
            "D-1"
        ]
        assert work.data("show D-1")["playbook_version"] == version
        assert work.data("show ACME-1")["playbook_version"] == version - 1
        back = work.data(f"playbook upgrade --to {version - 1} --deal D-1", by="ada")
        assert [each["from"]["version"] for each in back["deals"]] == [version]

    def test_those_of_an_owner_or_a_team(self, work, installed):
        installed(AGAIN)
        assert work.data("playbook upgrade --owner bo", by="ada")["deals"] == []
        assert len(work.data("playbook upgrade --team north", by="ada")["deals"]) == 2

    def test_what_is_over_is_named(self, work, installed):
        installed(AGAIN)
        error = work("playbook upgrade --deal ACME-1 --deal ACME-2 --json", by="ada").error
        assert error["details"]["deals"] == ["ACME-2"]

    @pytest.mark.parametrize(
        ("line", "code", "hint"),
        [
            ("upgrade --to retail", "not_found", "dealgate playbook install retail"),
            ("upgrade retail", "not_found", "dealgate playbook install retail"),
            ("upgrade --to v4", "usage", "dealgate playbook upgrade client-value --to 4"),
            ("upgrade client-value@4", "usage", "dealgate playbook upgrade client-value --to 4"),
        ],
    )
    def test_what_was_meant_is_offered(self, work, line, code, hint):
        said = work(f"playbook {line}", by="ada")
        assert f"→ {hint}" in said.err
        assert work(f"playbook {line} --json", by="ada").error["code"] == code

    def test_a_named_one_of_somebody_else_s(self, work, installed):
        installed(AGAIN)
        said = work("playbook upgrade --deal ACME-1 --owner bo", by="ada")
        assert (
            said.code,
            "isn't among those --owner and --team ask for" in said.err,
            "ACME-1" in said.err,
        ) == (1, True, True)
        work.lang = "zh"
        assert (
            "不在 --owner、--team 的范围内" in work("playbook upgrade --deal ACME-1 --owner bo", by="ada").err
        )

    @pytest.mark.parametrize(
        ("to", "code"), [("77", "not_found"), ("3rd", "not_found"), ("client-value@x", "usage")]
    )
    def test_a_version_that_is_none(self, work, to, code):
        assert work(f"playbook upgrade --to {to} --json", by="ada").error["code"] == code

    def test_a_version_is_no_single_deal_s(self, work):
        assert work("playbook upgrade --expect 3 --json", by="ada").error["code"] == "usage"


class TestBack:
    def test_there_and_back(self, work, installed):
        version = installed(AGAIN)
        before = work.data("show ACME-1")
        batch = work.data("playbook upgrade", by="ada")["batch"]
        listed = next(each for each in work.data("playbook list") if each["version"] == version)
        assert [
            (each["batch"], each["by"], each["deals"], each["taken_back"]) for each in listed["upgrades"]
        ] == [(batch, "ada", 2, False)]
        assert f"{batch}  2 Mar 2026, ada: 2 deals to version {version}" in work.ok("playbook list")
        rehearsed = flat(work.ok(f"playbook upgrade --take-back {batch} --dry-run", by="mia"))
        assert "2 deals of batch" in rehearsed
        assert "unmet → not asked" in rehearsed
        said = work.ok(f"playbook upgrade --take-back {batch}", by="mia")
        assert f"batch {batch} is taken back" in said
        assert work.data("show ACME-1") == {**before, "version": before["version"] + 2}
        assert "(taken back)" in work.ok("playbook list")

    def test_batches_are_listed_by_when_they_were(self, work, installed):
        """Of two versions, and back again: the last one first, whatever version it went to."""
        version = installed(AGAIN)
        names = [work.data("playbook upgrade", by="ada")["batch"]]
        work.days(1)
        one_back = f"playbook upgrade --to {version - 1} --deal D-1"
        names.append(work.data(one_back, by="ada")["batch"])
        said = work.ok("playbook list")
        assert said.index(names[1]) < said.index(names[0])
        work.days(1)
        names.append(work.data("playbook upgrade", by="ada")["batch"])
        said = work.ok("playbook list")
        assert [said.index(name) for name in names] == sorted((said.index(n) for n in names), reverse=True)

    def test_its_limits_are_learned_anew(self, work, installed, monkeypatch):
        """Both ways: a deal's stages are others, and so are the days each took."""
        learned = []
        monkeypatch.setattr("commands.playbook_upgrade.relearn", learned.append)
        assert work.data("playbook upgrade", by="ada")["deals"] == []
        assert learned == []
        installed(AGAIN)
        batch = work.data("playbook upgrade", by="ada")["batch"]
        assert len(learned) == 1
        work.ok(f"playbook upgrade --take-back {batch}", by="ada")
        assert len(learned) == 2

    def test_who_changed_what_since(self, work, installed):
        installed(AGAIN)
        batch = work.data("playbook upgrade", by="ada")["batch"]
        work.ok("tick ACME-1 root_cause")
        said = work(f"playbook upgrade --take-back {batch}", by="ada")
        assert (said.code, "ACME-1 (lin: tick)" in said.err) == (1, True)

    def test_a_single_undo_points_there(self, work, installed):
        installed(AGAIN)
        batch = work.data("playbook upgrade", by="ada")["batch"]
        said = work("undo ACME-1", by="ada")
        assert (said.code, f"→ dealgate playbook upgrade --take-back '{batch}'" in said.err) == (1, True)

    def test_it_goes_alone(self, work):
        assert work("playbook upgrade client-value --take-back x.1 --json", by="ada").error["code"] == "usage"

    @pytest.mark.parametrize("user", ["lin", "wei"])
    def test_neither_a_rep_nor_a_coach(self, work, installed, user):
        installed(AGAIN)
        assert work("playbook upgrade --dry-run --json", by=user).error["code"] == "not_allowed"


class TestThePast:
    def test_new_titles_rewrite_no_history(self, work, installed):
        """What the client was asked is told as it was asked then."""
        work.lang = "zh"
        before = work.ok("history ACME-1").splitlines()[1:]
        installed(*RETITLED, *RENAMED, ("{zh: 了解需求,", "{zh: 听懂需求,"))
        work.ok("playbook upgrade --stage understand=listen", by="ada")
        after = work.ok("history ACME-1").splitlines()[1:]
        assert after[: len(before)] == before
        assert "听懂需求" in "".join(after[len(before) :])
        assert "他们听懂了吗" in work.ok("show ACME-1")

    def test_what_comes_later_is_told_in_the_new_words(self, work, installed):
        installed(("en: Does this supplier know what we need?", "en: Do they hear us?"))
        work.ok("playbook upgrade", by="ada")
        assert "Do they hear us" not in work.ok("history ACME-1")
        work.ok("answer ACME-1 needs_known unsure --evidence 'asked again' --kind client_said --contact chen")
        assert "Do they hear us" in flat(work.ok("history ACME-1"))

    def test_a_stage_that_is_gone_keeps_its_name(self, work, installed):
        """Between the stage it left and the one it was led to stands a new one, so it is unproven."""
        installed(*RENAMED, EARLIER)
        found = work.data("playbook upgrade --stage understand=listen", by="ada")
        assert found["counts"]["unproven"] == 2
        assert work.data("show ACME-1")["unproven"] == ["understand"]
        for lang, name in (("en", "Understand the need"), ("zh", "了解需求")):
            work.lang = lang
            assert name in work.ok("show ACME-1")
            assert name in work("gate ACME-1").out
        work.lang = "en"
        assert "understand" in work.ok("stalled --all")

    def test_nor_after_it_was_taken_back(self, work, installed):
        before = work.ok("history ACME-1").splitlines()[1:]
        installed(("en: Does this supplier know what we need?", "en: Do they hear us?"))
        batch = work.data("playbook upgrade", by="ada")["batch"]
        work.ok(f"playbook upgrade --take-back {batch}", by="ada")
        work.ok("answer ACME-1 needs_known unsure --evidence 'asked again' --kind client_said --contact chen")
        after = work.ok("history ACME-1")
        assert after.splitlines()[1 : len(before) + 1] == before
        assert "Do they hear us" not in after


class TestInstall:
    def test_older_deals_are_pointed_to(self, work, installed, tmp_path):
        version = installed(AGAIN)
        said = work.ok(f"playbook install v{version}", by="ada")
        assert "→ dealgate playbook upgrade client-value --dry-run" in said
        work.ok("playbook upgrade", by="ada")
        assert "playbook upgrade" not in work.ok(f"playbook install v{version}", by="ada")

    def test_another_meaning_under_the_same_number_is_refused_with_what_differs(
        self, work, installed, tmp_path
    ):
        version = installed(AGAIN)
        file = tmp_path / f"v{version}" / "playbook.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("at_least: 70%", "at_least: 90%"), encoding="utf-8"
        )
        said = work(f"playbook install v{version}", by="ada")
        assert said.code == 1
        assert f"make this one version {version + 1}." in said.err
        assert "tightened" in said.err
        error = work(f"playbook install v{version} --json", by="ada").error
        assert error["details"]["free"] == version + 1
        assert {each["kind"] for each in error["details"]["differences"]} == {"tightened"}
