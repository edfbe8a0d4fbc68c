"""`contact`: the people at the client."""

from databases import everything


def test_people_at_the_client(work):
    assert work.ok("contact list --account ACME") == (
        "Key     Name     Part     Style       Since       Left\n"
        "ACME.1  Chen Yu  decider  analytical  5 Jan 2026\n"
        "ACME.2  Gao Yan  user                 5 Jan 2026\n"
    )
    assert [c["key"] for c in work.data("contact list")] == ["ACME.1", "ACME.2"]


def test_somebody_new_who_decides_says_what_must_be_renewed(work):
    assert work.ok("contact add 'Li Lei' --account ACME --part economic_buyer") == (
        "Li Lei of ACME is added: economic buyer.\n"
    )
    work.ok("answer ACME-1 needs_known yes --evidence heard --kind client_document")
    work.days(2)
    assert work.ok("contact add 'Zhao Min' --account ACME --part decider") == (
        "Zhao Min of ACME is added: decider.\n"
        "The people who decide have changed: on 1 deal the client must be asked again, as a yes from before"
        " 4 Mar 2026 no longer counts.\n"
        "If they were there all along, say since when with --since, and nothing has to be asked again.\n"
    )
    assert work.ok("contact leave li").startswith("Li Lei has left; it is on record.\nThe people who decide")
    assert "again" not in work.ok("contact add 'Han Mei' --account ACME --part user")


def test_somebody_is_found_by_the_beginning_of_the_name(work):
    work.ok("contact add 'Chen Wei' --account ACME --part user")
    error = work("contact leave chen --json").error
    assert error["details"]["candidates"] == ["ACME.1 Chen Yu", "ACME.3 Chen Wei"]
    work.ok("contact leave 'chen w'")
    work.ok("contact leave acme.2")
    assert [c["left"] for c in work.data("contact list")] == [None, "2026-03-02", "2026-03-02"]


def test_a_part_can_change(work):
    work.ok("contact edit gao part=champion style=driver")
    [gao] = [c for c in work.data("contact list") if c["key"] == "ACME.2"]
    assert (gao["part"], gao["style"], gao["since"]) == ("champion", "driver", "2026-03-02")
    work.days(5)
    [before] = [c for c in work.data("contact list --as-of 2026-03-01") if c["key"] == "ACME.2"]
    assert (before["part"], before["style"]) == ("user", None)
    assert work("contact edit gao colour=red").code == 2
    assert work("contact edit gao part=king").code == 2


def test_nobody_leaves_twice_or_tomorrow(work):
    work.ok("contact leave gao --on 2026-03-01")
    assert work("contact leave gao --json").error["code"] == "refused"
    assert work("contact leave chen --on +3d --json").error["code"] == "usage"
    assert work("contact add Li --account ACME --part user --since +3d --json").error["code"] == "usage"


def test_a_decider_who_was_there_all_along_makes_nothing_stale(work):
    work.ok("answer ACME-1 needs_known yes --evidence heard --kind client_document")
    work.days(3)
    work.ok("contact add 'Li Lei' --account ACME --part decider --since 2026-01-01")
    assert work.data("show ACME-1")["slowed"] is False
    work.ok("contact leave li")
    assert work.data("show ACME-1")["slowed"] is True


def test_a_field_taken_for_an_option_is_written_out(work):
    said = work("contact edit gao --part user")
    assert (said.code, said.err.splitlines()[0]) == (
        2,
        "There is no option --part; a field is written part=user",
    )
    assert "name='Gao Min'" in work("contact edit gao '--name=Gao Min'").err
    assert "amount=5" in work("set ACME-1 --amount 5").err
    assert "note=…" in work("fill ACME-1 buying_behaviour --note").err
    assert "=" not in work("contact edit gao --colour red").err.splitlines()[0]


def test_somebody_known_is_edited(work):
    assert (
        work("contact add 'Chen Yu' --account ACME --part user --json")
        .error["hint"]
        .startswith("dealgate contact edit 'Chen Yu' part=")
    )


class TestTheRecord:
    """What is known of a person beside the name."""

    def test_the_job_when_somebody_is_added_the_rest_later(self, work):
        work.ok("contact add 'Li Lei' --account ACME --part buyer --job 'head of purchasing'")
        assert work.ok("contact edit li phone='0755 8888' 聊得来的话题=钓鱼 Family='two girls'") == (
            "Li Lei is updated.\n"
        )
        [li] = [c for c in work.data("contact list") if c["name"] == "Li Lei"]
        assert (li["job"], "phone" in li) == ("head of purchasing", False)
        assert work.ok("contact list --account ACME").splitlines()[0].split() == [
            "Key", "Name", "Position", "Part", "Style", "Since", "Left",
        ]  # fmt: skip
        shown = work.data("contact show li")
        assert {name: shown[name] for name in ("job", "phone", "topics", "family", "email")} == {
            "job": "head of purchasing", "phone": "0755 8888", "topics": "钓鱼", "family": "two girls",
            "email": None,
        }  # fmt: skip
        work.ok("contact edit li phone=")
        assert work.data("contact show li")["phone"] is None
        assert work.ok("contact edit li topics=钓鱼") == "Li Lei is on record like that already.\n"

    def test_what_cannot_be_told_of_a_person(self, work):
        said = work("contact edit gao colour=red shoe=42").err
        assert "colour, shoe" in said
        assert "topics (Topics they enjoy)" in said
        assert "phone" in work("contact edit gao phone=1 电话=2").err

    def test_all_of_it_on_one_page(self, work):
        work.ok("contact edit chen job='plant manager' preferences='mornings; no calls after six'")
        work.days(1)
        work.ok("visit log ACME-1 --with gao --summary 'asked about spares'")
        assert work.ok("contact show chen").splitlines() == [
            "Chen Yu · ACME Acme Tools",
            "  decider · analytical · since 5 Jan 2026",
            "  Position: plant manager",
            "  Likes and dislikes: mornings; no calls after six",
            "",
            "What they answered",
            "  “Does this supplier know what we need?” unsure on 2 Mar 2026: “the budget",
            "    owner changed” [ACME-1]",
            "",
            "Visits and calls",
            "  2 Mar 2026, in person, Chen Yu: walked the line [ACME-1]",
        ]
        work.lang = "zh"
        assert work.ok("contact show chen").splitlines()[:4] == [
            "Chen Yu · ACME Acme Tools",
            "  决策人 · 分析型 · 2026年1月5日起",
            "  职务：plant manager",
            "  喜好和忌讳：mornings; no calls after six",
        ]
        shown = work.data("contact show chen")
        assert [(a["deal"], a["point"], a["answer"]) for a in shown["answers"]] == [
            ("ACME-1", "needs_known", "unsure")
        ]
        assert [(v["deal"], v["people"], v["summary"]) for v in shown["visits"]] == [
            ("ACME-1", ["Chen Yu"], "walked the line")
        ]

    def test_as_of_a_day_before(self, work):
        work.ok("contact edit gao phone=1")
        work.days(5)
        work.ok("contact edit gao phone=2")
        assert work.data("contact show gao --as-of 2026-03-03")["phone"] == "1"
        assert work("contact show gao --as-of 2026-01-01 --json").error["code"] == "not_found"

    def test_nothing_is_left_of_who_was_erased(self, work):
        work.ok("contact edit chen phone=0755 email=chen@acme.cn")
        work.ok("visit log ACME-1 --with 'Chen Yu' --summary 'a talk' --request r-1")
        work.ok("contact erase 'Chen Yu' --request r-2", by="mia")
        shown = work.data("contact show ACME.1")
        assert (shown["name"], shown["phone"], shown["email"]) == (None, None, None)
        assert "(erased) · ACME" in work.ok("contact show ACME.1")
        held = [row for rows in everything(work.db).values() for row in rows]
        assert not [row for row in held if "chen@acme.cn" in row or "Chen Yu" in row]
