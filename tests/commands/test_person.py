"""`person`: who uses the product, in which role, and who takes over."""


def test_people_come_change_and_are_listed(shell):
    assert shell.ok("person add kim --role rep --team north --name 'Kim Lee'", by="mia") == (
        "kim is registered: rep.\n"
    )
    assert shell.ok("person add kim --role coach", by="mia") == "kim is updated:\n  Role: rep → coach\n"
    assert shell("person add kim --role coach", by="mia").out.endswith("nothing changed.\n")
    [kim] = [p for p in shell.data("person list") if p["user"] == "kim"]
    assert kim == {
        "user": "kim",
        "name": "Kim Lee",
        "role": "coach",
        "team": "north",
        "position": "business_manager",
        "left": None,
    }
    assert shell.ok("person list").splitlines()[:2] == [
        "Login  Name     Role     Position          Team   Left",
        "ada    ada      admin    sales rep",
    ]


def test_a_position_by_its_id_or_its_name(shell):
    assert shell.ok("person add kim --role rep --position 营销总监", by="mia") == "kim is registered: rep.\n"
    said = shell.ok("person add kim --role rep --position general_manager", by="mia")
    assert said == "kim is updated:\n  Position: marketing director → general manager\n"
    [kim] = [p for p in shell.data("person list") if p["user"] == "kim"]
    assert kim["position"] == "general_manager"
    assert shell("person add kim --role rep --position king --json", by="mia").error["code"] == "usage"


def test_only_a_manager_or_an_admin_manages_people(shell):
    for who in ("lin", "wei"):
        said = shell("person add kim --role rep", by=who)
        assert (said.code, said.err.splitlines()[0]) == (
            4,
            f"{who} may not manage people; that takes a manager or an admin.",
        )


def test_whoever_leaves_hands_everything_over(work):
    assert work.ok("person leave lin --to bo", by="mia") == "lin has left; 3 deals handed over to bo.\n"
    assert {d["owner"] for d in work.data("list", by="bo")} == {"bo"}
    assert work("list --json", by="lin").error["code"] == "not_found", "who left can't act any more"
    assert work.data("history ACME-1", by="bo")[-1]["kind"] == "set"
    [lin] = [p for p in work.data("person list", by="bo") if p["user"] == "lin"]
    assert lin["left"] == "2026-03-02"


def test_what_reviews_asked_of_whoever_leaves_is_handed_over_and_counted(work):
    work.ok("review ACME-1 --verdict help --who bo --by +3d", by="mia")
    said = work.ok("person leave bo --to lin", by="mia")
    assert said == "bo has left; 0 deals and 1 open review task handed over to lin.\n"
    assert work.data("show ACME-1")["review"]["who"] == "lin"
    assert "what the review had agreed is now for lin to do" in work.ok("history ACME-1")
    assert "评审时说好的事改由 lin 办" in work.ok("history ACME-1 --lang zh")


def test_who_comes_back_is_told_so(work):
    work.ok("person leave lin --to bo", by="mia")
    assert work.ok("person add lin --role rep", by="mia") == "lin is back: rep.\n"


def test_the_last_admin_stays(shell):
    said = shell("person leave ada --to mia --json", by="ada")
    assert (said.code, said.error["hint"]) == (1, "dealgate person add … --role admin")
    shell.ok("person add mia --role admin", by="ada")
    shell.ok("person leave ada --to mia", by="ada")


def test_a_coach_coaches_their_own_team(work):
    assert work("set ACME-1 title=x", by="wei").code == 0
    work.ok("person add kai --role coach --team south", by="ada")
    assert work("set ACME-1 title=y --json", by="kai").error["code"] == "not_allowed"
    work.ok("set ACME-1 owner=bo", by="mia")
    assert work("set ACME-1 title=y", by="kai").code == 0
    assert work("set ACME-1 title=z --json", by="wei").error["code"] == "not_allowed"


def test_alone_there_is_nobody_to_waive(tmp_path, shell):
    alone = {"DEALGATE_DB": str(tmp_path / "alone.sqlite")}
    shell.ok("init", by="sam", **alone)
    shell.ok("new x", by="sam", **alone)
    said = shell("waive D-1 visit:two_sided --reason x --until +3d --json", by="sam", **alone)
    assert (said.code, said.error["message"]) == (
        4,
        "A workspace of one person has no waivers: there is nobody to answer for it.",
    )


class TestWhoIsNamed:
    """Not who acts: nobody is told to act as somebody else."""

    def test_who_is_nobody(self, shell):
        for line in ("leave ghost --to mia", "leave lin --to ghost"):
            said = shell(f"person {line}", by="mia")
            assert (said.code, said.err) == (4, "Nobody here is called “ghost”.\n  → dealgate person list\n")
        shell.lang = "zh"
        assert shell("person leave ghost --to mia", by="mia").err.startswith("没有“ghost”这个人。\n")

    def test_who_left_before(self, work):
        work.ok("person leave lin --to bo", by="mia")
        for line in ("person leave lin --to bo", "person leave bo --to lin", "set ACME-1 owner=lin"):
            said = work(line, by="mia")
            assert (said.code, said.err.splitlines()[0]) == (4, "lin left on 2 Mar 2026."), line
        work.lang = "zh"
        assert work("person leave lin --to bo", by="mia").err.startswith("lin 已于 2026年3月2日 离开。\n")

    def test_who_left_and_acts(self, work):
        work.ok("person leave lin --to bo", by="mia")
        assert work("next", by="lin").err.startswith("lin left on 2 Mar 2026.\n")


def test_a_refusal_says_who_may(work):
    said = work("set ACME-1 owner=mia", by="lin").err
    assert said.startswith("You may not give a deal to mia; that takes their team's coach, a manager or an")
    work.lang = "zh"
    assert "只有 lin 本人、所在团队的销售教练" in work("set ACME-1 title=x", by="bo").err
