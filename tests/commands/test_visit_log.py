"""`visit log`: with options for who has them at hand, by questions for who hasn't."""

import sys

import pytest
from terminal import Terminal


def last_visit(work, deal="ACME-1"):
    return work.data(f"show {deal}")["visits"][-1]


def people_of(work):
    everyone = work.data("contact list --account ACME")
    return {one["name"]: work.data(f"contact show {one['key']}") for one in everyone}


def goods_at(work):
    return work.data("account show ACME customer_record")["fields"]["goods_seen"]


def test_all_of_it_in_one_line(work):
    said = work.ok(
        "visit log ACME-1 --with chen --with gao --summary 'the offer, page by page' --channel online"
        " --interest listened --interest asked_terms --gained 'a date' --opinions 'too slow'"
        " --handled 'passed on' --insight 'shutdowns decide'"
    )
    assert "Chen Yu, Gao Yan" in said
    visit = last_visit(work)
    assert (visit["with"], visit["people"], visit["channel"]) == ("Chen Yu", ["Chen Yu", "Gao Yan"], "online")
    assert sorted(visit["interest"]) == ["asked_terms", "listened"]
    assert visit["diary"]["handled"] == "passed on"


def test_a_call_is_no_visit(work):
    said = work.ok("visit log ACME-1 --with chen --summary 'rang back' --channel 电话")
    assert "your call with Chen Yu" in said
    assert last_visit(work)["channel"] == "call"


def test_a_client_without_a_deal(work):
    work.ok("contact add 'Sun Wei' --account HNJG --part user --since 2026-01-05")
    done = work.data("visit log --account HNJG --with sun --summary 'a first talk'")
    assert (done["account"], done["with"], done["two_sided"]) == ("HNJG", ["Sun Wei"], True)
    assert "HNJG" in work.ok("visit log --account 华南 --with sun --summary again")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("visit log ACME-1", "Missing: --with, --summary"),
        ("visit log ACME-1 --with chen", "Missing: --summary"),
        ("visit log --with chen --summary x", "Name the deal"),
        ("visit log ACME-1 --account ACME --with chen --summary x", "not both"),
        ("visit log ACME-1 --with chen --summary x --channel pigeon", "pigeon"),
        ("visit log ACME-1 --with chen --summary x --interest yawned", "yawned"),
    ],
)
def test_what_is_missing_is_named(work, line, said):
    answer = work(line)
    assert answer.code == 2
    assert said in answer.err


def test_the_customer_record_is_carried_forward(work):
    said = work.ok(
        "visit log ACME-1 --with chen --with gao --summary 'saw the store' --topics 'Gao Yan: golf'"
        " --preferences 'Chen Yu：green tea' --goods 'Controls (Siemens)' --goods '扫描器（某某）'"
    )
    assert "Controls seen there" in said
    people = people_of(work)
    assert people["Gao Yan"]["topics"] == "golf"
    assert people["Chen Yu"]["preferences"] == "green tea"
    seen = goods_at(work)
    assert [(row["goods"], row["competitor"]) for row in seen] == [
        ("Controls", "Siemens"),
        ("扫描器", "某某"),
    ]
    work.ok("visit log --account ACME --with gao --summary again --topics 'the fair' --goods Printer")
    people = people_of(work)
    assert people["Gao Yan"]["topics"] == "golf; the fair"


def test_whose_record_it_is_has_to_be_said_where_several_were_there(work):
    before = work.data("show ACME-1")["version"]
    said = work("visit log ACME-1 --with chen --with gao --summary x --topics golf")
    assert said.code == 2
    assert "Whose is “golf”?" in said.err
    assert work.data("show ACME-1")["version"] == before


def test_a_friday_named_is_the_one_behind_us(work):
    work.now = work.now.replace(month=3, day=9)  # a Monday
    work.ok("visit log ACME-1 --with chen --summary 'saw the store' --on Friday")
    assert last_visit(work)["on"] == "2026-03-06"


# ── with a person at the terminal ─────────────────────────────────────────────────────────────


def talk(work, line, answers, lang="en"):
    """Type one answer to each question; what was on the screen in all, and the exit code."""
    terminal = Terminal(work, f"visit log {line}", lang=lang)
    screen = "".join(terminal.answers(*answers))
    said, code = terminal.last()
    return screen + said, code


terminals = pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")


@terminals
@pytest.mark.parametrize(
    ("lang", "answer", "channel", "signs"),
    [("en", "yes", "online", "2, listened closely"), ("zh", "是", "线上", "2、听得很认真")],
)
def test_question_by_question(work, lang, answer, channel, signs):
    typed = ["2026-03-01", "?", "nobody", "chen、gao", channel, "", "", "saw the store", "too slow", ""]
    typed += ["", "", "", "", signs, "green tea", "", "", "", "golf", "", "Controls", "Siemens", ""]
    typed += [answer, "Chen Yu", "they showed the plan", ""]
    typed += ["send the offer", "2099-01-05", "gao"]
    screen, code = talk(work, "ACME-1", typed, lang)
    assert code == 0, screen
    assert "nobody" in screen
    deal = work.data("show ACME-1")
    visit = next(v for v in deal["visits"] if v["summary"] == "saw the store")
    assert (visit["on"], visit["people"], visit["channel"]) == (
        "2026-03-01",
        ["Chen Yu", "Gao Yan"],
        "online",
    )
    assert sorted(visit["interest"]) == ["asked_terms", "listened"]
    assert deal["next_step"]["what"] == "send the offer"
    people = people_of(work)
    assert (people["Chen Yu"]["preferences"], people["Gao Yan"]["topics"]) == ("green tea", "golf")
    seen = goods_at(work)
    assert [(row["goods"], row["competitor"]) for row in seen] == [("Controls", "Siemens")]


@terminals
def test_what_was_said_is_not_asked_and_the_end_of_input_leaves_it_at_that(work):
    screen, code = talk(
        work, "ACME-1 --with chen --on 2026-03-01 --two-sided", ["by phone", "rang back", "^D"]
    )
    assert code == 0, screen
    assert "Who was there" not in screen
    assert "Their reply" not in screen
    visit = last_visit(work)
    assert (visit["summary"], visit["channel"], visit["two_sided"]) == ("rang back", "call", True)


@terminals
def test_a_client_without_a_deal_question_by_question(work):
    typed = ["", "chen gao yan", "", "", "saw the store"] + [""] * 7
    typed += ["", "the fair", "", "", "", "", "Printer", "", ""]
    screen, code = talk(work, "--account ACME", typed)
    assert code == 0, screen
    people = people_of(work)
    assert people["Chen Yu"]["topics"] == "the fair"
    seen = goods_at(work)
    assert [row["goods"] for row in seen] == ["Printer"]


@terminals
def test_ctrl_c_writes_nothing(work):
    before = work.data("show ACME-1")["version"]
    screen, code = talk(work, "ACME-1", ["", "chen", "^C"])
    assert code == 130
    assert "nothing was written" in screen
    assert work.data("show ACME-1")["version"] == before


@terminals
def test_an_end_before_it_is_a_visit_writes_nothing(work):
    before = work.data("show ACME-1")["version"]
    screen, code = talk(work, "ACME-1", ["^D"])
    assert code == 1
    assert "Nothing was written" in screen
    assert work.data("show ACME-1")["version"] == before


@terminals
def test_a_day_to_come_is_refused_where_it_is_typed(work):
    screen, code = talk(work, "ACME-1", ["2099-01-05", "2026-03-01", "chen", "", "", "saw the store", "^D"])
    assert code == 0, screen
    assert "5 Jan 2099" in screen
    assert last_visit(work)["on"] == "2026-03-01"
