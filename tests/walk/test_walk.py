"""One deal by hand, from the first `init` to `done` and to the deal that follows, in both languages.

It goes through all seven decision points and all worksheets, is doubted, lost, reopened and sent back.
"""

from pathlib import Path

import filled
import pytest
from shell import Shell, clock

CLIENT = {
    "en": {
        "account": "Acme Tools", "code": "ACME", "title": "Line 3 upgrade",
        "said": "they put it in their own words",
        "doubt": "the budget owner changed", "met": "walked the line with them",
        "no": "the other vendor delivers sooner", "lost": "lost on delivery",
        "again": "the other vendor backed out", "hope": "it looks good to us",
        "doc": "their comparison sheet",
        "redo": "the scope has changed", "shutdown": "the money man is away for the shutdown",
        "call": "send the plan", "ref": "a reference visit", "budget": "their budget round",
    },
    "zh": {
        "account": "华南精工", "code": "HNJG", "title": "三号产线改造",
        "said": "客户用自己的话讲了一遍", "doubt": "管预算的人换了",
        "met": "一起走了一遍产线", "no": "别家交货更快", "lost": "输在交期",
        "again": "别家退出了", "hope": "看样子不错", "doc": "客户的比较表",
        "redo": "范围变了", "shutdown": "批钱的人停产休假", "call": "发计划书", "ref": "安排参观老客户",
        "budget": "等预算会",
    },
}  # fmt: skip


@pytest.fixture(params=["en", "zh"])
def walk(request, databases, database, tmp_path, monkeypatch):
    """A shell without a database, what its client says, and the key of the deal to be."""
    shell = Shell(databases.empty(database, "own"), str(tmp_path))
    monkeypatch.setattr("commands.desk.datetime", clock(shell))
    monkeypatch.setattr("commands.start.datetime", clock(shell))
    monkeypatch.setenv("COLUMNS", "100")
    shell.lang = request.param
    monkeypatch.chdir(tmp_path)
    return shell, CLIENT[request.param] | filled.WORDS[request.param]


def test_from_init_to_done(walk, snapshot):
    shell, c = walk
    deal = f"{c['code']}-1"

    def standing(*names: str) -> list[object]:
        shown = shell.data(f"show {deal}")
        return [shown[name] for name in names]

    def fill(typed: str) -> str:
        return shell.ok(f"fill {deal} {typed}")

    def figures(worksheet: str) -> dict[str, object]:
        return shell.data(f"show {deal}")["worksheets"][worksheet]["figures"]

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
    for typed in filled.understood(c):
        fill(typed)
    assert standing("behaviour") == ["project"], "the worksheet says it of the deal"
    assert figures("qualification")["result"] == "qualified"
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

    # A canvas from a file, and a comparison in which we trail at first: neither is left out for hope
    assert shell(f"advance {deal}").code == 3
    Path("canvas.yaml").write_text(filled.canvas(c), encoding="utf-8")
    fill("value_canvas --file canvas.yaml")
    fill(filled.explored(c, ours=2))
    assert (figures("value_canvas")["fit"], figures("options")["lead"]) == ("100.0", "-8.0")
    assert shell(f"advance {deal}").code == 3
    fill(filled.explored(c, ours=4))
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
    today = shell.now.date()
    for typed in filled.expanded(c, today):
        fill(typed)
    assert figures("business_case")["npv"] == "40661.16"
    assert figures("action_plan")["credit_left"] == "300000.00"
    fill(f"risks 'risks.{c['risk']}.proved_on={today}'")
    for point in ("works_low_risk", "value_reachable", "will_buy"):
        assert shell(f"advance {deal}").code == 3
        shell.ok(says(point, "yes", c["said"]))
    assert standing("status", "won_at") == ["open", None]
    shell.ok(f"advance {deal}")
    status, won_at, unproven = standing("status", "won_at", "unproven")
    assert (status, won_at[:10], unproven) == ("won", "2026-03-15", ["expand"])

    # Delivered: the milestone and the complaint hold the gate until both are settled
    fill(filled.promised(c, today))
    shell.ok(f"step {deal} '{c['call']}' --on +7d --with '{c['who']}'")
    shell.ok(f"promise {deal} '{c['ref']}' --by us --on +10d")
    shell.days(20)
    shell.ok(f"promise {deal} '{c['ref']}' --by us --kept")
    shell.ok(says("expectation_met", "yes", c["said"]))
    shell.ok(f"tick {deal} handover_signed")
    today = shell.now.date()
    fill(filled.complaint(c, kind="quality", raised_on=today, raised_by=c["who"], listened_on=today))
    fill(f"delivery_plan 'milestones.{c['first']}.status=done' 'milestones.{c['first']}.done_on={today}'")
    assert shell(f"advance {deal}").code == 3
    skipped = shell(f"fill {deal} {filled.complaint(c, compensated_on=today)}")
    assert skipped.code == 2, "no step of the recovery is left out"
    steps = dict.fromkeys(
        ("apologised_on", "restated_on", "offered_on", "compensated_on", "promise_kept_on"), today
    )
    fill(filled.complaint(c, **steps, offer=c["fact"], compensation=c["fact"]))
    assert figures("complaints")["complaints_open"] == 1
    fill(filled.complaint(c, satisfied="yes", satisfied_on=today))
    shell.ok(f"advance {deal}")

    # Confirmed: what was promised is measured, and the next conversation opens the deal that follows
    shell.ok(says("value_confirmed", "yes", c["said"]))
    for typed in filled.confirmed(c, today):
        fill(typed)
    assert [figures("value_realised")[f] for f in ("realised", "agreed")] == ["100.0", 1]
    assert (figures("satisfaction")["level"], figures("loyalty")["quadrant"]) == ("delighted", "loyal")
    assert shell(f"advance {deal}").code == 3
    talk = f"kind=upsell 'what={c['next']}' on={today.replace(day=28)} 'person={c['who']}'"
    assert f"{c['code']}-2" in fill(f"next_conversation {talk}")
    shell.ok(f"advance {deal}")
    assert standing("status", "stage", "unproven") == ["done", "done", ["expand"]]
    assert standing("won_at") == [won_at]
    assert shell(f"reopen {deal} --reason x").code == 4

    following = shell.data(f"show {c['code']}-2")
    wanted = {
        "title": c["next"],
        "follows": deal,
        "stage": "understand",
        "owner": "lin",
        "behaviour": "project",
    }
    assert {name: following[name] for name in wanted} == wanted
    assert following["next_step"] == {"what": c["next"], "on": "2026-04-28", "with": c["who"]}

    assert shell.ok(f"history {deal}") == snapshot
    assert shell.data("db verify", by="ada")["faults"] == []
