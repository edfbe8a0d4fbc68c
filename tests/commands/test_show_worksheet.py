"""`show DEAL WORKSHEET`, on the screen, as Markdown and for programs; and the line it gets in `show DEAL`."""

import re

import pytest

from commands.printing import width

PEOPLE = (
    "fill ACME-1 stakeholders people.chen.stance=supports people.chen.influence=5 people.chen.cares_about='a"
    " quiet start-up' people.gao.stance=against trust_goodwill=3"
)
CASE = (
    "fill ACME-1 business_case flows.0.outflow=480000 flows.1=200000 flows.2=300000 flows.3=250000"
    " discount_rate=8 period_length=year"
)


@pytest.fixture(params=["zh", "en"])
def spoken(work, request):
    work.lang = request.param
    return work


@pytest.mark.parametrize("fill", [PEOPLE, CASE], ids=["stakeholders", "business_case"])
def test_the_page(spoken, snapshot, fill):
    spoken.ok(fill)
    page = spoken.ok(f"show ACME-1 {fill.split()[2]}")
    assert max(map(width, page.splitlines())) <= 80
    assert page == snapshot


def test_the_page_of_a_behaviour_tells_what_they_want_and_the_wrong_card(spoken, snapshot):
    assert spoken.ok("show ACME-1 buying_behaviour") == snapshot


def test_as_markdown(spoken, snapshot):
    spoken.ok(PEOPLE)
    assert spoken.ok("show ACME-1 stakeholders --markdown") == snapshot


def test_nothing_filled_in_yet(work):
    page = work.ok("show ACME-1 risks")
    assert "Nothing is filled in yet." in page
    assert page.endswith("→ dealgate fill ACME-1 risks\n")
    assert "If this failed, what would it most likely fail on?" in page


def test_for_programs(work):
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.delay.impact=5")
    data = work.data("show ACME-1 risks")
    assert {name: data[name] for name in ("id", "title", "fields")} == {
        "id": "risks",
        "title": "Risk register",
        "fields": {"risks": [{"risk": "delay", "likelihood": 4, "impact": 5}]},
    }
    assert 0 < data["complete"] < 100
    assert data["figures"]["risks_open"] == 1
    assert data["remarks"]
    assert data["gaps"] == [
        {"field": "risks", "label": "Risks", "ask": "delay lacks Owner, Kind of proof, Proof"}
    ]


def test_as_of_a_day_before(work):
    work.days(1)
    work.ok("fill ACME-1 risks risks.delay.likelihood=4")
    assert "delay" in work.ok("show ACME-1 risks")
    assert "Nothing is filled in yet." in work.ok("show ACME-1 risks --as-of 2026-03-02")


def test_a_worksheet_by_its_title_or_none_at_all(work):
    assert work.ok("show ACME-1 'risk register'") == work.ok("show ACME-1 risks")
    said = work("show ACME-1 riscs")
    assert said.code == 2
    assert "Did you mean risks?" in said.err
    assert work("show ACME-1 --markdown").code == 2


def test_who_was_erased_is_a_key(work):
    work.ok(PEOPLE)
    work.ok("contact erase gao", by="ada")
    page = work.ok("show ACME-1 stakeholders")
    assert "ACME.2" in page
    assert "Gao" not in page
    assert "Gao" not in work.ok("show ACME-1 stakeholders --markdown")


def test_names_stay_names_in_markdown(work):
    work.ok("new '[x] <b>|' --account ACME")
    work.ok("""fill ACME-3 risks "risks.a|b.owner=<i>*x*</i>" "risks.a|b.likelihood=1" """)
    page = work.ok("show ACME-3 risks --markdown")
    assert r"\[x\] \<b>\|" in page.splitlines()[0]
    assert r"| a\|b | 1 | \<i>\*x\*\</i> |" in page


def test_long_cells_run_over_lines(work, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    long = "the line stands still for three weeks because the old press cannot be taken out in one piece"
    work.ok(f"fill ACME-1 risks risks.delay.likelihood=4 risks.delay.proof='{long}' risks.delay.owner=Lin")
    page = work.ok("show ACME-1 risks")
    assert max(map(width, page.splitlines())) <= 60
    assert "three" in page
    assert "piece" in page


def test_too_many_columns_stand_row_by_row(work):
    work.ok(
        "fill ACME-1 risks risks.delay.likelihood=4 risks.delay.impact=5 risks.delay.owner=Lin"
        " risks.delay.proof_kind=pilot risks.delay.proof='plant 2' risks.delay.proved_on=2026-03-01"
        " risks.delay.accepted_by=gao"
    )
    assert "  · delay\n      Likelihood (0–5): 4\n" in work.ok("show ACME-1 risks")


def test_a_deal_shows_a_line_a_worksheet_with_its_first_figures(spoken):
    spoken.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.delay.impact=5")
    page = spoken.ok("show ACME-1")
    line = {
        "en": r"  Risk register: \d\d % · Risks without proof: 1, Share proved: 0 %\n",
        "zh": r"  风险与证明：完成 \d\d% · 尚未证明的风险：1、已证明的比例：0%\n",
    }[spoken.lang]
    assert re.search(line, page)
    assert "  → dealgate show ACME-1 risks\n" in page
    assert "three shifts" not in page, "the fields stand on the worksheet's own page"


def test_a_gate_calls_figures_and_choices_by_name(spoken):
    spoken.ok("fill ACME-1 qualification need=0 volume=3 purchasing_power=3 authority=3 creditworthiness=3")
    gate = spoken("gate ACME-1").out
    told = {
        "en": "“Result” (Qualification) is disqualified; the rule says qualified",
        "zh": "“客户资格评估”的“资格结论”是不合格，规则写的是合格",
    }[spoken.lang]
    assert told in gate.replace("\n      ", " " if spoken.lang == "en" else "")


def test_the_history_of_a_worksheet_names_its_fields(spoken):
    spoken.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.staff.impact=5")
    spoken.ok(PEOPLE)
    spoken.ok("fill ACME-1 action_plan price=480000 sign_by=2026-09-30")
    spoken.ok("fill ACME-1 buying_behaviour behaviour=profit help_needed=")
    told = spoken.ok("history ACME-1").replace("\n      ", " ").replace(" ", "")
    for said in {
        "en": (
            "Risks:delay(4),staff(5)",
            "Peopleinthedecision:ChenYu(supportsus,5,aquietstart-up),GaoYan(againstus)",
            "Price:CNY480,000;Signby:30Sep2026",
            "Helpneeded(0–5):—;",
        ),
        "zh": (
            "风险清单：delay（4）、staff（5）",
            "决策链上的人：ChenYu（支持、5、aquietstart-up）、GaoYan（反对）",
            "CNY480,000",
            "2026年9月30日",
            "采购倾向（项目型、关系型、价格型）：价格型",
        ),
    }[spoken.lang]:
        assert said in told
