"""`target`: what a manager expects of somebody's week."""


def test_targets_are_set_for_weeks_in_a_row_and_shown(work):
    said = work.ok("target lin visits=8 sales=30万 --weeks 2", by="wei")
    assert said == (
        "Targets of lin, 2 Mar 2026 to 15 Mar 2026:\n"
        "Monday      visits  calls    sales  margin  new clients  collection\n"
        "2026-03-02       8      –  300,000       –            –           –\n"
    )
    weeks = work.data("target lin --weeks 3")["weeks"]
    assert [(w["monday"], w["targets"]) for w in weeks] == [
        ("2026-03-02", {"visits": "8", "sales": "300000.00"}),
        ("2026-03-09", {"visits": "8", "sales": "300000.00"}),
        ("2026-03-16", {}),
    ]


def test_figures_by_their_names_in_either_language(work):
    work.ok("target lin 拜访=5 'new clients=2' --week 下周", by="mia")
    assert work.data("target lin --week 2026-03-10")["weeks"][0]["targets"] == {
        "visits": "5",
        "new_clients": "2",
    }


def test_who_has_none_yet(work):
    assert work.ok("target lin") == "lin has no targets yet.\n  → dealgate target lin visits=…\n"


def test_who_may(work):
    assert work("target lin visits=1").code == 4
    assert work("target bo visits=1", by="wei").code == 4
    assert work("target lin", by="bo").code == 4
    assert work("target nobody visits=1 --json", by="mia").error["code"] == "not_found"


def test_what_is_no_target(work):
    said = work("target lin visits=many sales=much", by="wei")
    assert (said.code, "visits=many, sales=much" in said.err) == (2, True)
    assert work("target lin visit=3", by="wei").err.splitlines()[1].strip().startswith("Did you mean")
    assert work("target lin visits=3 --as-of 2026-03-01", by="wei").code == 2
    assert work("target lin --dry-run").code == 2


def test_a_dry_run_changes_nothing(work):
    assert work.data("target lin visits=3 --dry-run", by="wei")["dry_run"] is True
    assert work.data("target lin")["weeks"][0]["targets"] == {}


def test_what_stood_before_is_said_and_the_weekend_sets_the_week_to_come(work):
    work.ok("target lin visits=8", by="wei")
    work.days(5)  # Saturday
    assert work.data("target lin visits=3", by="wei")["weeks"][0]["monday"] == "2026-03-09"
    said = work.ok("target lin visits=5 calls=2", by="wei")
    assert said.splitlines()[-1] == "visits, week of 2026-03-09: 3 → 5"
    assert work.data("target lin --week 2026-03-02")["weeks"][0]["targets"] == {"visits": "8"}
