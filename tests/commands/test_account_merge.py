"""`account duplicates` and `account merge`, as people and programs meet them."""

import pytest


@pytest.fixture
def twice(work):
    """ACME, and the same company again as ACMET, with Ann Ross and an order."""
    work.ok("account add 'Acme Tools Co., Ltd.' --code ACMET --place Suzhou")
    work.ok("contact add 'Ann Ross' --account ACMET --part user")
    work.ok("order add ACMET 1200 --on 2026-02-02")
    return work


def test_whoever_adds_it_again_hears_of_it(work):
    said = work.ok("account add 'ACME TOOLS Ltd' --code ACMET").splitlines()
    assert said[2:] == [
        "There is ACME Acme Tools, of a name alike. If it is the same company, a manager can merge them:",
        "  → dealgate account merge ACMET --into ACME",
    ]
    assert "  → dealgate account merge ACMET --into ACME\n" in work.ok("new 'Line 9' --account ACMET")
    assert "merge" not in work.ok("account add 'Bohai Logistics'")


def test_doubles_are_listed_with_what_hangs_on_them(twice):
    assert twice.ok("account duplicates").splitlines() == [
        "1 account may be there twice; whether they are is for you to say:",
        "",
        "ACME  Acme Tools (deals 2 · people 2 · orders 0 · visits 1)",
        "  ACMET  Acme Tools Co., Ltd. (deals 0 · people 1 · orders 1 · visits 0)",
        "    the same but for how the company ends: co ltd",
        "    → dealgate account merge ACMET --into ACME",
    ]
    (double,) = twice.data("account duplicates")["accounts"]
    assert (double["code"], double["like"], double["why"], double["orders"]) == ("ACMET", "ACME", "ending", 1)
    assert twice.ok("account duplicates --csv").splitlines()[0].startswith("code,name,like,like_name,why")
    twice.lang = "zh"
    assert "    只差公司后缀：co ltd" in twice.ok("account duplicates").splitlines()


def test_where_there_are_none(work):
    assert work.ok("account duplicates") == "No account or person seems to be there twice.\n"


def test_a_merge_says_what_moved(twice):
    said = twice.ok("account merge ACMET --into ACME", by="mia").splitlines()
    assert said == [
        "ACMET Acme Tools Co., Ltd. was merged into ACME Acme Tools.",
        "  1 person: ACMET.1 (keys stay)",
        "  1 order: ACMET/1 is now ACME/1",
        "  ACME took over: place",
    ]
    assert "ACMET" not in twice.ok("account list")
    assert twice.ok("db verify", by="ada").splitlines()[0].endswith("nothing amiss.")


def test_a_rehearsal_says_the_same_and_moves_nothing(twice):
    tried = twice.ok("account merge ACME --into ACMET --dry-run", by="mia")
    assert tried.startswith("ACME Acme Tools would be merged into ACMET ")
    assert "  2 deals: ACME-1, ACME-2 (keys stay)" in tried
    assert "a deal that belongs elsewhere can be set apart again:\n  → dealgate set ACME-1 account=…" in tried
    assert [a["code"] for a in twice.data("account list")] == ["ACME", "ACMET", "HNJG"]


def test_programs_get_all_of_it(twice):
    data = twice.data("account merge ACMET --into 'Acme Tools'", by="mia")
    assert (data["code"], data["from"]["code"], data["from"]["merged_into"]) == ("ACME", "ACMET", "ACME")
    assert (data["contacts"], data["orders"]) == (["ACMET.1"], [{"was": "ACMET/1", "now": "ACME/1"}])


def test_the_one_that_is_gone_says_where_it_went(twice):
    twice.ok("account merge ACMET --into ACME", by="mia")
    assert twice.ok("account show acmet").splitlines() == [
        "ACMET  Acme Tools Co., Ltd. · Suzhou",
        "  merged into ACME Acme Tools on 2 Mar 2026, by mia",
        "  → dealgate account show ACME",
    ]
    assert twice.data("account show ACMET")["merged_into"] == "ACME"
    twice.lang = "zh"
    assert "  已于2026年3月2日由 mia 并入 ACME Acme Tools" in twice.ok("account show ACMET")


def test_whoever_names_it_is_led_on_with_a_word(twice):
    twice.ok("account merge ACMET --into ACME", by="mia")
    said = twice("new 'Line 9' --account 'acme tools co., ltd.'")
    assert (said.code, said.out.split()[0]) == (0, "ACME-3")
    assert said.err == "ACMET Acme Tools Co., Ltd. was merged into ACME Acme Tools: this is about ACME.\n"
    assert [c["key"] for c in twice("contact list --account ACMET --json").data] == [
        *("ACME.1", "ACME.2", "ACMET.1")
    ]
    assert twice("contact list --account ACME").err == ""


def test_its_past_is_as_it_was(twice):
    twice.days(3)
    twice.ok("account merge ACMET --into ACME", by="mia")
    before = twice.data("account show ACMET --as-of 2026-03-03")
    assert ([c["key"] for c in before["contacts"]], before["orders"][0]["amount"]) == (["ACMET.1"], "1200.00")
    assert before["merged_into"] is None
    assert [c["key"] for c in twice.data("contact list --account ACME --as-of 2026-03-03")] == [
        *("ACME.1", "ACME.2")
    ]


def test_history_says_it_of_each_deal(twice):
    twice.ok("account merge ACME --into ACMET", by="mia")
    assert (
        twice.ok("history ACME-1")
        .splitlines()[-1]
        .endswith("now belongs to ACMET, which ACME was merged into")
    )
    assert twice("undo ACME-1", by="mia").code == 1
    twice.lang = "zh"
    assert (
        twice.ok("history ACME-1").splitlines()[-1].endswith("客户 ACME 并入 ACMET，商机随之归到 ACMET 名下")
    )


@pytest.mark.parametrize(
    ("line", "by", "code"),
    [
        ("account merge ACMET --into ACME", "lin", 4),
        ("account merge ACME --into ACME", "mia", 1),
        ("account merge NONE --into ACME", "mia", 4),
        ("account merge ACMET --into NONE", "mia", 4),
    ],
)
def test_what_is_refused(twice, line, by, code):
    assert twice(line, by=by).code == code
    assert twice.data("account show ACMET")["merged_into"] is None
