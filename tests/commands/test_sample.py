"""The sample pipeline of `demo`: honest under the playbook it comes with, in both languages."""

import re
from collections import Counter
from datetime import date
from typing import ClassVar

import pytest
from shell import Shell, clock

from docs import tour
from words.say import speak

CJK = re.compile("[\u3400-\u9fff]")
HALF_WIDTH = re.compile("[\u3400-\u9fff] ?[,:;?!()]|[,:;?!()] ?[\u3400-\u9fff]")
DEALS = ("HUANAN-1", "HUANAN-2", "BOHAI-1", "BOHAI-2", "KUNLUN-1", "NORTHSEA-1", "NORTHSEA-2", "ALBION-1")


@pytest.fixture(scope="module", params=["en-sqlite", "zh-sqlite", "en-postgresql"])
def demo(request, databases, tmp_path_factory):
    lang, _, kind = request.param.partition("-")
    shell = Shell(databases.empty(kind, "demo"), str(tmp_path_factory.mktemp("demo")))
    shell.lang = lang
    with pytest.MonkeyPatch.context() as patch:
        for module in ("desk", "start", "sample"):
            patch.setattr(f"commands.{module}.datetime", clock(shell))
        shell.ok(f"demo --db '{shell.db}'")
        yield shell


def test_nothing_was_passed_by_but_what_the_coach_waived(demo):
    assert demo.data("db verify", by="wei")["faults"] == []
    shown = {key: demo.data(f"show {key}") for key in DEALS}
    assert {key: deal["stage"] for key, deal in shown.items() if deal["unproven"]} == {"KUNLUN-1": "expand"}
    waived = {
        key: [w["requirement"] for w in deal["waivers"]] for key, deal in shown.items() if deal["waivers"]
    }
    assert waived == {"KUNLUN-1": ["contact:economic_buyer", "inside_support"]}
    assert {key: deal["stage"] for key, deal in shown.items() if deal["status"] == "open"} == {
        "HUANAN-1": "explore",
        "HUANAN-2": "understand",
        "BOHAI-1": "understand",
        "KUNLUN-1": "expand",
        "NORTHSEA-2": "understand",
        "ALBION-1": "explore",
    }
    assert len(demo.data("list")) == 9 + 74


class TestEarlierDeals:
    """66 from the list kept before, eight small orders told gate by gate."""

    @pytest.fixture
    def earlier(self, demo):
        return [deal for deal in demo.data("list") if deal["key"].startswith("D-") and deal["key"] != "D-1"]

    def test_all_are_closed_a_month_ago_or_more(self, demo, earlier):
        assert Counter(deal["status"] for deal in earlier) == {"done": 35, "stopped": 39}
        assert max(deal["stage_since"] for deal in earlier) < "2026-02-05"
        assert demo.data("show D-1")["status"] == "open"
        letters = [bool(CJK.search(deal["title"])) for deal in earlier]
        assert all(letters) if demo.lang == "zh" else not any(letters)

    def test_they_are_history_enough_for_limits_of_our_own(self, demo):
        stalled = demo.data("stalled --all", by="wei")
        assert {deal["ages"]["stage"]["limit_from"] for deal in stalled} == {"history"}

    def test_they_fall_into_the_funnel_stage_by_stage(self, demo):
        (funnel,) = demo.data("stats funnel", by="wei")["funnels"]
        assert [stage["reached"] for stage in funnel["stages"]] == [81, 67, 55, 36, 35]
        assert (funnel["won"], funnel["duplicates"]) == (36, 2)

    def test_urgent_needs_are_won_more_often(self, demo):
        need = next(q for q in demo.data("stats answers", by="wei")["questions"] if q["question"] == "need")
        won = {each["answer"]: each["rate"] for each in need["answers"]}
        assert won["5"] > won["3"] > won["2"]
        assert need["verdict"] == "informative"

    def test_some_were_let_through_a_gate(self, demo):
        waived = {
            key: [w["requirement"] for w in demo.data(f"show {key}")["waivers"]]
            for key in ("D-68", "D-69", "D-72")
        }
        assert waived == {
            "D-68": [],
            "D-69": ["item:comparison_shown"],
            "D-72": ["visit:two_sided", "item:comparison_shown"],
        }


def test_siemens_leads_on_the_lead_time_and_the_canvas_has_a_gap(demo):
    sheets = demo.data("show HUANAN-1")["worksheets"]
    # 2×40 + 5×25 + 4×20 + 4×15 = 345 of 500, theirs 4×40 + 4×25 + 2×20 + 4×15 = 360
    assert [sheets["options"]["figures"][f] for f in ("our_score", "rival_score", "lead")] == [
        "69.0",
        "72.0",
        "-3.0",
    ]
    # 5 + 5 + 3 + 4 + 2 of 27
    assert [sheets["value_canvas"]["figures"][f] for f in ("fit", "extreme_open")] == ["70.4", 1]
    standings = {r["id"]: r["standing"] for r in demo.data("gate HUANAN-1")["requirements"]}
    assert [id for id, standing in standings.items() if standing != "met"] == [
        "decision:better_than_others",
        "leads",
        "item:comparison_shown",
    ]


def test_a_small_reorder_needs_next_to_nothing(demo):
    assert list(demo.data("show HUANAN-2")["worksheets"]) == ["buying_behaviour"]
    gate = demo("gate HUANAN-2 --json")
    assert gate.code == 0
    standings = [r["standing"] for r in gate.data["requirements"]]
    assert (standings.count("met"), standings.count("not_applicable")) == (3, 4)


def test_what_is_delivered_is_late_and_complained_of(demo):
    sheets = demo.data("show NORTHSEA-1")["worksheets"]
    assert (sheets["delivery_plan"]["figures"]["done"], sheets["delivery_plan"]["figures"]["late"]) == (
        "33.3",
        1,
    )
    complaints = sheets["complaints"]["figures"]
    assert (complaints["complaints_open"], complaints["next_step"]) == (1, "compensated_on")
    assert sheets["business_case"]["figures"]["irr_standing"] == "one"
    # −760,000 + 270,000 × 3.790787 at 10 %
    assert sheets["business_case"]["figures"]["npv"] == "263512.43"
    assert (sheets["risks"]["figures"]["proved"], sheets["action_plan"]["figures"]["steps_open"]) == (
        "100.0",
        0,
    )


class TestClients:
    CLASSES: ClassVar = {"NORTHSEA": "A", "KUNLUN": "A", "HUANAN": "B", "ALBION": "C", "BOHAI": "C"}

    def test_classes_are_on_record_and_would_come_out_the_same(self, demo):
        assert {a["code"]: a["class"] for a in demo.data("account list")} == self.CLASSES
        assert demo.data("account classify --dry-run", by="wei")["changed"] == []

    def test_the_review_has_somebody_under_most_of_its_questions(self, demo):
        found = {
            q["question"]: [client["code"] for client in q["clients"]]
            for q in demo.data("account review", by="wei")["questions"]
        }
        assert found["gold"] == ["NORTHSEA"]
        assert found["cost"] == ["BOHAI"]
        assert found["wanted"] == ["ALBION", "NORTHSEA"]
        assert found["cross_sell"] == ["ALBION"]

    def test_a_picture_has_no_gap_for_the_best_client(self, demo):
        lines = demo.data("account value NORTHSEA")["lines"]
        assert [line["id"] for line in lines if line["value"] is None] == []


def test_all_is_told_in_one_language(demo):
    told = [demo.data(f"show {key}") for key in DEALS]
    texts = [text for deal in told for text in _texts({**deal, "key": None, "account": None})]
    assert texts
    if demo.lang == "en":
        assert [text for text in texts if CJK.search(text)] == []
    else:
        assert [text for text in texts if HALF_WIDTH.search(text)] == []
        assert [text for text in texts if re.search(r"[a-z]+ [a-z]+ [a-z]+", text)] == []


def _texts(value):
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in (name, *_texts(inner))]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


def test_what_is_known_of_the_people_and_the_places(demo):
    client = demo.data("account show HUANAN")
    assert client["place"] == ("Jinan" if demo.lang == "en" else "济南")
    goods = client["worksheets"]["customer_record"]["fields"]["goods_seen"]
    assert len(goods) == 1
    chen = demo.data("contact show HUANAN.1")
    assert all(chen[what] for what in ("job", "preferences", "topics"))
    assert chen["visits"][0]["interest"] == ["asked_terms", "called_dear"]


def test_each_position_has_visits_of_its_own(demo):
    positions = {person["user"]: person["position"] for person in demo.data("person list")}
    assert (positions["lin"], positions["wei"], positions["fang"]) == (
        "sales_rep",
        "business_manager",
        "general_manager",
    )
    assert [client["account"] for client in demo.data("visit list --due", by="fang")] == ["KUNLUN"]
    due = [client["account"] for client in demo.data("visit list --due", by="wei")]
    assert due == ["NORTHSEA", "KUNLUN", "HUANAN"]


@pytest.mark.parametrize("weekday", range(7))
def test_the_weeks_are_worth_reading_on_any_day(tmp_path, monkeypatch, weekday):
    shell = Shell(str(tmp_path / "demo.sqlite"), str(tmp_path))
    shell.days(weekday)
    for module in ("desk", "start", "sample"):
        monkeypatch.setattr(f"commands.{module}.datetime", clock(shell))
    shell.ok(f"demo --db {shell.db}")
    assert shell.data("db verify", by="wei")["faults"] == []

    last = shell.data("report week --week 2026-02-25")
    planned = {each["account"]: each["held_on"] for each in last["planned"]}
    assert planned == {"NORTHSEA": "2026-02-24", "KUNLUN": None}
    causes = {each["what"]: each["cause"] for each in last["misses"]}
    assert (causes["KUNLUN-1"], causes["calls"]) == ("outside", None)

    now = shell.data("report week --week 2026-03-02")
    held = [(each["account"], each["held_on"]) for each in now["planned"] if each["held_on"]]
    assert held == [("HUANAN", "2026-03-02")]
    assert [each["account"] for each in now["planned"] if each["missed"]] == (
        ["KUNLUN"] * (weekday > 1) + ["BOHAI"] * (weekday > 4)
    )
    day = shell.data("report day")
    assert len(day["due"]) >= 1
    assert day["visits"][0]["diary"]["handled"] == "Promised a quotation this week"
    agreed = [each["on"] for each in shell.data("visit list --agreed")]
    assert len(agreed) == 3
    assert [on for on in agreed if date.fromisoformat(on).weekday() > 4] == []


def test_the_tour_goes_all_the_way(demo, tmp_path):
    """Last, for it moves HUANAN-1."""
    speak(demo.lang)
    sheet = tmp_path / "HUANAN-1.md"
    before, after, pens = tour.before(str(sheet)), tour.after(str(sheet)), tour.written()
    type_in(demo, before)
    speak(demo.lang)
    blank = sheet.read_text(encoding="utf-8")
    filled = tour.filled_in(blank)
    assert sum("[x]" in line for line in filled) == 6
    assert [word for words in pens.values() for word in words if word not in "\n".join(filled)] == []
    sheet.write_text("\n".join(filled), encoding="utf-8")
    type_in(demo, after)
    deal = demo.data("show HUANAN-1")
    assert (deal["stage"], deal["promises"][0]["kept"]) == ("expand", True)
    assert not (tmp_path / "HUANAN-1.left.md").exists()


def type_in(demo, walk):
    for user, *words in walk:
        said = demo(" ".join(f"'{word}'" for word in words), by=user)
        assert (said.code, said.err) == (3 if words[0] == "gate" else 0, ""), words


def test_the_review_ranks_what_is_won_among_what_is_open(demo):
    """The won deal with a complaint would else stand behind every open one."""
    found = demo.data("review", by="wei")
    statuses = [page["status"] for page in found]
    assert statuses != sorted(statuses)
    assert statuses.index("won") < len(statuses) - statuses[::-1].index("open")


class TestWhereItIsBuilt:
    @pytest.fixture
    def built(self, tmp_path, monkeypatch):
        """Where, without building it."""
        places = []
        monkeypatch.setattr("commands.sample.build", lambda url, *_: places.append(url))
        monkeypatch.chdir(tmp_path)
        return places

    @pytest.mark.parametrize("team", ["postgresql://lin:secret@server/sales", "team.sqlite"])
    def test_never_where_the_team_works(self, built, tmp_path, team):
        shell = Shell(team, str(tmp_path))
        assert "secret" not in shell.ok("demo")
        assert built == [str(tmp_path / "dealgate-demo.sqlite")]

    def test_elsewhere_if_it_is_said_and_without_the_password(self, built, tmp_path):
        there = "postgresql://lin:secret@server/sales?sslmode=require&application_name=x"
        shell = Shell("team.sqlite", str(tmp_path))
        said = shell.ok(f"demo --db '{there}'")
        assert "export DEALGATE_DB='postgresql://lin@server/sales?sslmode=require&application_name=x'" in said
        assert "secret" not in said + shell(f"demo --db '{there}' --json").out
        assert built == [there, there]

    @pytest.mark.postgresql("a file has no password")
    def test_a_refusal_shows_no_password_either(self, shell, database):
        secret = shell.db + ("&" if "?" in shell.db else "?") + "password=secret"
        said = shell(f"demo --db '{secret}'")
        assert (said.code, "secret" not in said.err, "a file of its own" in said.err) == (1, True, True)
