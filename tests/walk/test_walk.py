"""One deal by hand, from the first `init` to `done`, through all seven decision points, in both languages."""

import pytest
from shell import Shell, clock

CLIENT = {
    "en": {
        "account": "Acme Tools", "code": "ACME", "who": "Chen Yu", "title": "Line 3 upgrade",
        "fact": "as they told us", "said": "they put it in their own words",
        "doubt": "the budget owner changed", "met": "walked the line with them",
        "no": "the other vendor delivers sooner", "lost": "lost on delivery",
        "again": "the other vendor backed out", "hope": "it looks good to us",
        "doc": "their comparison sheet",
        "redo": "the scope has changed", "shutdown": "the money man is away for the shutdown",
        "call": "send the plan", "ref": "a reference visit", "budget": "their budget round",
    },
    "zh": {
        "account": "华南精工", "code": "HNJG", "who": "陈宇", "title": "三号产线改造",
        "fact": "客户讲过", "said": "客户用自己的话讲了一遍", "doubt": "管预算的人换了",
        "met": "一起走了一遍产线", "no": "别家交货更快", "lost": "输在交期",
        "again": "别家退出了", "hope": "看样子不错", "doc": "客户的比较表",
        "redo": "范围变了", "shutdown": "批钱的人停产休假", "call": "发计划书", "ref": "安排参观老客户",
        "budget": "等预算会",
    },
}  # fmt: skip


@pytest.fixture(params=["en", "zh"])
def walk(request, tmp_path, monkeypatch):
    """A shell without a database, what its client says, and the key of the deal to be."""
    shell = Shell(str(tmp_path / "own.sqlite"), str(tmp_path))
    monkeypatch.setattr("commands.desk.datetime", clock(shell))
    monkeypatch.setattr("commands.start.datetime", clock(shell))
    monkeypatch.setenv("COLUMNS", "100")
    shell.lang = request.param
    return shell, CLIENT[request.param]


def test_from_init_to_done(walk, snapshot):
    shell, c = walk
    deal = f"{c['code']}-1"

    def standing(*names: str) -> list[object]:
        shown = shell.data(f"show {deal}")
        return [shown[name] for name in names]

    def says(point: str, answer: str, evidence: str, kind: str = "client_said") -> str:
        who = f"--contact '{c['who']}'" if kind == "client_said" else ""
        return f"answer {deal} {point} {answer} --evidence '{evidence}' --kind {kind} {who}"

    # The company, the client and the deal
    shell.found()
    shell.ok(f"account add '{c['account']}' --code {c['code']}")
    shell.ok(f"contact add '{c['who']}' --account {c['code']} --part decider --since 2026-01-05")
    shell.ok(f"new '{c['title']}' --account {c['code']} --amount 480000 --close 2026-09-30")

    # Understand: an unsure answer slows the deal, the client's yes opens the gate
    assert shell(f"gate {deal}").code == 3
    shell.ok(f"visit log {deal} --with '{c['who']}' --summary '{c['met']}'")
    known = ["business_direction", "business_plan", "success_factors", "our_solution", "our_cases"]
    shell.ok(f"fill {deal} client_profile " + " ".join(f"{name}='{c['fact']}'" for name in known))
    shell.ok(f"set {deal} behaviour=project")
    shell.ok(says("needs_known", "unsure", c["doubt"]))
    assert standing("slowed", "stage") == [True, "understand"]
    assert shell(f"advance {deal}").code == 3
    shell.ok(f"wait {deal} --until +5d --reason '{c['budget']}'")
    shell.days(3)
    shell.ok(says("needs_known", "yes", c["said"]))
    assert shell(f"gate {deal}").code == 0
    shell.ok(f"advance {deal}")
    assert standing("slowed", "stage", "waiting_until", "unproven") == [False, "explore", None, []]

    # Explore: a no closes the gate, nobody can waive it; stopped and opened again; hope opens nothing
    shell.ok(f"tick {deal} comparison_shown")
    shell.ok(f"tick {deal} margin_checked")
    shell.ok(f"undo {deal}")
    assert standing("items") == [["comparison_shown"]]
    shell.ok(says("better_than_others", "no", c["no"]))
    waive_no = f"waive {deal} decision:better_than_others --reason x --until +9d --json"
    assert shell(waive_no, by="wei").error["code"] == "refused"
    assert shell(f"advance {deal}").code == 3
    shell.ok(f"stop {deal} --class lost_to_competitor --reason '{c['lost']}' --wake +30d")
    assert standing("status", "stage") == ["stopped", "explore"]
    shell.days(10)
    shell.ok(f"reopen {deal} --reason '{c['again']}'")
    shell.ok(says("better_than_others", "yes", c["hope"], "seller_observed"))
    assert shell(f"advance {deal}").code == 3
    shell.ok(says("better_than_others", "yes", c["doc"], "client_document"))
    shell.ok(f"advance {deal}")

    # Expand: back to explore makes its answers stale
    shell.ok(says("works_low_risk", "yes", c["said"]))
    shell.ok(f"back {deal} explore --reason '{c['redo']}'")
    assert {a["point"]: a["reads_as"] for a in standing("answers")[0]} == {
        "needs_known": "yes",
        "better_than_others": "unsure",
        "works_low_risk": "unsure",
    }
    shell.ok(says("better_than_others", "yes", c["said"]))
    shell.ok(f"advance {deal}")

    # A waiver: by nobody who owned the deal in this stay, never of what the playbook protects
    waive = f"waive {deal} contact:economic_buyer --reason '{c['shutdown']}' --until +30d"
    assert shell(waive).code == 4
    shell.ok(f"set {deal} owner=wei", by="wei")
    shell.ok(f"set {deal} owner=lin", by="wei")
    assert shell(waive, by="wei").code == 4
    assert shell(f"waive {deal} decision:will_buy --reason x --until +9d", by="mia").code == 1
    shell.ok(waive, by="mia")
    shell.ok(f"tick {deal} terms_agreed")
    for point in ("works_low_risk", "value_reachable", "will_buy"):
        assert shell(f"advance {deal}").code == 3
        shell.ok(says(point, "yes", c["said"]))
    assert standing("status", "won_at") == ["open", None]
    shell.ok(f"advance {deal}")
    status, won_at, unproven = standing("status", "won_at", "unproven")
    assert (status, won_at[:10], unproven) == ("won", "2026-03-15", ["expand"])

    # Delivered and confirmed
    shell.ok(f"step {deal} '{c['call']}' --on +7d --with '{c['who']}'")
    shell.ok(f"promise {deal} '{c['ref']}' --by us --on +10d")
    shell.days(20)
    shell.ok(f"promise {deal} '{c['ref']}' --by us --kept")
    shell.ok(says("expectation_met", "yes", c["said"]))
    shell.ok(f"tick {deal} handover_signed")
    shell.ok(f"advance {deal}")
    shell.ok(says("value_confirmed", "yes", c["said"]))
    shell.ok(f"tick {deal} next_talk_opened")
    shell.ok(f"advance {deal}")
    assert standing("status", "stage", "unproven") == ["done", "done", ["expand"]]
    assert standing("won_at") == [won_at]
    assert shell(f"reopen {deal} --reason x").code == 4

    assert shell.ok(f"history {deal}") == snapshot
    assert shell.data("db verify", by="ada")["faults"] == []
