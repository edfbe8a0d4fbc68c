"""`step`, `promise` and `wait`: what happens next, and what was promised."""


def test_a_next_step_has_a_day_and_somebody_at_the_client(work):
    assert work.ok("step ACME-1 'show the pilot' --on 2026-03-20 --with gao") == (
        "Next for ACME-1: show the pilot, on 20 Mar 2026.\nIt replaces “send the comparison”, 5 Mar 2026.\n"
    )
    assert work.data("show ACME-1")["next_step"] == {
        "what": "show the pilot",
        "on": "2026-03-20",
        "with": "Gao Yan",
    }


def test_a_step_nobody_at_the_client_knows_of_is_told_so(work):
    assert "Nobody at the client is named for it yet: --with." in work.ok("step ACME-1 call --on +1w")
    assert work("step D-1 call --on +1w --with chen --json").error["hint"] == "dealgate set D-1 account=…"


def test_a_step_on_a_day_off_gets_a_word(work):
    """Labour Day 2026 is published; 7 March is a Saturday; of 2027 nobody knows yet."""
    off = "1 May 2026 is a day off: make sure the client means it."
    assert work.ok("step ACME-1 'show the pilot' --on 2026-05-01 --with gao").splitlines()[-1] == off
    assert "2026年3月7日休息，请和客户确认。" in work.ok(
        "step ACME-1 call --on 2026-03-07 --with gao --lang zh"
    )
    assert work.ok("step ACME-1 call --on 2027-02-08 --with gao").splitlines()[-1] == (
        "8 Feb 2027 is a day off as far as is known; the holidays of 2027 are not published yet."
        " Make sure the client means it."
    )
    assert "day off" not in work.ok("step ACME-1 call --on 2026-05-09 --with gao")  # a Saturday worked for it


def test_a_promise_is_made_and_kept(work):
    assert work.ok("promise ACME-1 'the floor plan' --by client --on +3d") == (
        "ACME-1: the client promised the floor plan, by 5 Mar 2026.\n"
    )
    assert work.ok("promise ACME-1 'the floor plan' --by client --kept") == (
        "ACME-1: promise kept: the floor plan.\n"
    )
    promises = {p["what"]: p for p in work.data("show ACME-1")["promises"]}
    assert promises["the floor plan"] == {
        "what": "the floor plan",
        "by": "client",
        "on": "2026-03-05",
        "kept": True,
    }
    assert promises["a reference visit"]["kept"] is False


def test_a_promise_needs_a_day_and_a_side(work):
    assert work("promise ACME-1 'the floor plan' --by client --json").error["message"] == "Say by when: --on."
    assert work("promise ACME-1 x --by them --on +1d").code == 2


def test_a_promise_nobody_made_cannot_be_kept(work):
    said = work("promise ACME-1 'a refernce visit' --by us --kept --json")
    assert said.code == 4
    assert said.error["details"]["candidates"] == ["a reference visit"]


def test_waiting_is_quiet_until_its_day_and_a_limited_number_of_times(work):
    assert work.ok("wait ACME-1 --until 2026-03-20 --reason 'still no budget'") == (
        "ACME-1 waits until 20 Mar 2026: still no budget\n"
    )
    third = work("wait ACME-1 --until 2026-03-30 --reason 'once more'")
    assert (third.code, third.err) == (
        1,
        "ACME-1 has waited 2 times in this stage already; look at the gate instead.\n"
        "  → dealgate gate ACME-1\n",
    )
    assert work.data("list --status open")[0]["waiting_until"] == "2026-03-20"
