"""`advance`, `back`, `stop`, `reopen` and `undo`: a deal moves, or says why it does not."""

from shell import sized_up

HEARD = "--evidence heard --kind client_document"


def through(work, deal="ACME-1"):
    sized_up(work, deal)
    work.ok(f"answer {deal} needs_known yes {HEARD}")
    return work.ok(f"advance {deal}")


def test_advancing_says_what_was_proved_and_what_comes(work):
    assert (
        through(work)
        == """\
  ✓ The client feels we know what they need
  ~ Client profile
  ✓ Qualified on all five: need, volume, money, authority and credit
  ✓ We know how this client prefers to buy
  ✓ Stakeholders
  – We know the economic buyer
  ✓ One real conversation with the client, both sides talking
ACME-1 moves to Explore the options by waiver. Validated is not fully proven, and stays on record so.
To work on together: Which options and ways of working are of real value to the client?
What the client must be able to answer: “Does this supplier meet our need better than the other vendors?”
  → dealgate gate ACME-1
"""
    )
    assert work.data("show ACME-1")["unproven"] == ["understand"]


def test_a_stage_proved_later_is_unproven_no_more(work):
    through(work)
    work.ok("back ACME-1 understand --reason again")
    filled = ("business_direction", "success_factors", "our_solution", "our_cases")
    work.ok("fill ACME-1 client_profile " + " ".join(f"{name}=known" for name in filled))
    assert "Earned: Validated." in through(work)
    assert work.data("show ACME-1")["unproven"] == []


def test_going_back_asks_the_client_again_and_ends_waivers(work):
    through(work)
    assert work.ok("back ACME-1 understand --reason 'scope changed'") == (
        "ACME-1 goes back to Understand the need.\n"
        "1 answer must be asked of the client again.\n"
        "  → dealgate gate ACME-1\n"
    )
    standings = {r["id"]: r["standing"] for r in work.data("gate ACME-1")["requirements"]}
    assert standings["decision:needs_known"] == "unmet"
    assert standings["worksheet:client_profile"] == "unmet"
    assert work.data("show ACME-1")["slowed"] is True


def test_only_an_earlier_stage_is_back(work):
    said = work("back ACME-1 explore --reason x")
    assert (said.code, said.err) == (
        1,
        "ACME-1 stands in the first stage; there is none before it.\n",
    )
    through(work)
    said = work("back ACME-1 expand --reason x")
    assert said.err == "ACME-1 stands in explore and can only go back to: understand\n"


def test_stopping_and_opening_again(work):
    assert work.ok("stop ACME-1 --class cancelled --reason 'no project' --wake 2026-06-01") == (
        "ACME-1 is stopped: Cancelled by the client.\nIt wakes on 1 Jun 2026.\n"
    )
    stopped = work.data("show ACME-1")
    assert (stopped["status"], stopped["stage"], stopped["slowed"]) == ("stopped", "understand", False)
    assert stopped["waiting_until"] is None
    assert stopped["closing"]["class"] == "cancelled"
    assert work.ok("reopen ACME-1 --reason 'it is back'").startswith("ACME-1 is open again, in Understand")
    again = work.data("show ACME-1")
    assert (again["status"], again["closing"]) == ("open", None)
    assert [a["answer"] for a in again["answers"]] == ["unsure"], "nothing was forgotten"


def test_a_stopped_deal_does_not_move(work):
    for line in ("advance ACME-2", "tick ACME-2 own_words", f"answer ACME-2 needs_known yes {HEARD}"):
        said = work(line)
        assert (said.code, said.err) == (
            1,
            "ACME-2 is stopped; reopen it first.\n  → dealgate reopen ACME-2 --reason …\n",
        )


def test_who_may_move_a_deal(work):
    stop = "stop ACME-1 --class duplicate --reason x --dry-run"
    refused = work(stop, by="bo")
    assert (refused.code, refused.err) == (
        4,
        "ACME-1 belongs to lin; only they, their team's coach, a manager or an admin may change it.\n",
    )
    for by in ("lin", "wei", "mia", "ada"):
        work.ok(stop, by=by)


def test_the_last_change_is_taken_back_and_only_that(work):
    work.ok("tick ACME-1 root_cause")
    assert work.ok("undo ACME-1") == (
        "ACME-1: taken back: ticked “Trace the problem to its cause, not just its symptoms”\n"
    )
    assert work.data("show ACME-1")["items"] == ["own_words"]
    again = work("undo ACME-1")
    assert (again.code, again.err) == (
        1,
        "“undo” can't be taken back. Only the newest event can, and only once; never an opening, a visit,"
        " a waiver, a reopening, an import, a move with its account, or an undo.\n"
        "  → dealgate history ACME-1\n",
    )


def test_a_move_taken_back_leaves_the_deal_as_it_was(work):
    before = work.data("show ACME-1")
    work.ok("stop ACME-1 --class cancelled --reason x")
    work.ok("undo ACME-1")
    after = work.data("show ACME-1")
    assert after.pop("version") == before.pop("version") + 2
    assert after == before


def test_somebody_elses_change_is_theirs_or_a_coachs_to_take_back(work):
    work.ok("tick ACME-1 root_cause", by="wei")
    assert work("undo ACME-1").code == 4
    work.ok("tick ACME-1 decision_path")
    work.ok("undo ACME-1", by="wei")
