"""`contact`: the people at the client."""


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
