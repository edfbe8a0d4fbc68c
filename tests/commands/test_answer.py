"""`answer` and `waive`: what the client decided, and what a coach lets pass."""

import filled
import pytest
from shell import sized_up

HEARD = "--evidence heard --kind client_document"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (f"needs_known yes {HEARD}", "The client says yes.\nThe gate of ACME-1 opens by waiver"),
        (
            f"needs_known unsure {HEARD}",
            "The deal slows down: unsure, today: “heard”.\n1 requirement still open, first of all:"
            " The client feels we know what they need\n",
        ),
        (
            f"needs_known no {HEARD}",
            "The client says no, today: “heard”. The gate stays closed; a no can't be waived.\n"
            "  → dealgate stop ACME-1 --class … --reason …\n",
        ),
        (
            "needs_known yes --evidence hope --kind seller_observed",
            "Noted, but it is only what the seller saw; the client has not said it: “hope”."
            " A gate opens on the client's own answer alone.\n",
        ),
        (
            f"will_buy no {HEARD}",
            "Noted: no, today: “heard”. It counts at the gate of Agree the solution.\n",
        ),
    ],
)
def test_an_answer_says_what_it_means(work, given, said):
    sized_up(work)
    assert said in work.ok(f"answer ACME-1 {given}")


def test_hope_does_not_slow_a_deal_and_opens_nothing(work):
    work.ok("answer ACME-1 needs_known yes --evidence hope --kind seller_observed")
    deal = work.data("show ACME-1")
    assert (deal["slowed"], deal["answers"][0]["standing"]) == (False, "unmet")
    assert work("advance ACME-1").code == 3


def test_evidence_ages(work):
    work.ok("new Fresh --account ACME --amount 1000")
    work.ok(f"answer ACME-3 needs_known yes {HEARD} --on 2026-02-01")

    def standing():
        [point] = [r for r in work.data("gate ACME-3")["requirements"] if r["kind"] == "decision"]
        return point["standing"]

    assert standing() == "met"
    work.days(61)  # 2 May, the ninetieth day
    assert (standing(), work.data("show ACME-3")["slowed"]) == ("met", False)
    work.days(1)
    assert (standing(), work.data("show ACME-3")["slowed"]) == ("unmet", True)


def test_a_waiver_is_for_a_coach_who_never_owned_it_in_this_stay(work):
    waive = "waive ACME-1 decision:needs_known --reason 'on holiday' --until +9d"
    assert work(f"{waive} --json").error["code"] == "not_allowed"
    assert work(f"{waive} --json", by="ada").error["code"] == "not_allowed"
    work.ok("set ACME-1 owner=wei", by="mia")
    work.ok("set ACME-1 owner=lin", by="mia")
    refused = work(waive, by="wei")
    assert (refused.code, refused.err) == (
        4,
        "wei has owned this deal during this stay and can't waive for it.\n",
    )
    said = work.ok(waive, by="mia")
    assert said.startswith(
        "ACME-1: “The client feels we know what they need” is waived until 11 Mar 2026; it stays on record."
    )
    assert work.data("show ACME-1")["slowed"] is True, "a waiver settles nothing"
    again = work(waive, by="mia")
    assert (again.code, again.err.splitlines()[0]) == (
        1,
        "“The client feels we know what they need” is waived already, by mia until 11 Mar 2026.",
    )


def test_without_a_point_the_gate_says_which_it_asks_for(work):
    said = work("answer ACME-1")
    assert (said.code, said.err.splitlines()[1:]) == (
        2,
        [
            "  needs_known  Does this supplier know what we need?",
            "  → dealgate answer ACME-1 needs_known … --evidence … --kind …",
        ],
    )
    assert work("answer ACME-1 --json").error["details"] == {"candidates": ["needs_known"]}
    assert work("answer NOPE --json").error["code"] == "not_found"
    assert "--evidence" in work("answer ACME-1 needs_known yes").err


def test_what_cannot_be_waived(work):
    by_id = "--reason x --until +9d --json"
    met = work(f"waive ACME-1 visit:two_sided {by_id}", by="mia")
    assert met.error["code"] == "refused"
    work.ok("answer ACME-1 needs_known no --evidence later --kind client_document")
    no = work(f"waive ACME-1 decision:needs_known {by_id}", by="mia")
    assert (no.code, no.error["hint"]) == (1, "dealgate stop ACME-1 --class … --reason …")
    unknown = work(f"waive ACME-1 decision:will_buy {by_id}", by="mia")
    assert unknown.code == 2
    assert "decision:needs_known" in unknown.error["details"]["candidates"]


def test_somebody_new_decides_and_yeses_are_asked_again(work):
    work.ok(f"answer ACME-1 needs_known yes {HEARD}")
    work.days(1)
    said = work.ok("contact add 'Li Lei' --account ACME --part economic_buyer")
    assert "on 1 deal the client must be asked again" in said
    assert work.data("show ACME-1")["slowed"] is True
    [answer] = work.data("show ACME-1")["answers"]
    assert (answer["answer"], answer["reads_as"]) == ("yes", "unsure")
    work.ok(f"answer ACME-1 needs_known yes {HEARD}")
    assert work.data("show ACME-1")["slowed"] is False


def test_a_waiver_given_before_does_not_outlive_a_no(work):
    sized_up(work)
    work.ok("waive ACME-1 decision:needs_known --reason 'on holiday' --until +9d", by="mia")
    assert work("gate ACME-1").code == 0
    work.ok("answer ACME-1 needs_known no --evidence later --kind client_document")
    [point] = [r for r in work.data("gate ACME-1")["requirements"] if r["kind"] == "decision"]
    assert (point["standing"], point["waivable"]) == ("unmet", False)
    assert work("advance ACME-1").code == 3
    work.ok("answer ACME-1 needs_known unsure --evidence 'perhaps' --kind client_document")
    assert work("gate ACME-1").code == 0, "the waiver is still in force for a doubt"


def test_what_the_playbook_protects_is_told_so(work):
    sized_up(work)
    work.ok("answer ACME-1 needs_known yes --evidence heard --kind client_document")
    work.ok("set ACME-1 behaviour=profit")
    work.ok("advance ACME-1")
    work.ok("tick ACME-1 comparison_shown")
    work.ok(f"fill ACME-1 {filled.explored(filled.WORDS['en'], ours=4)}")
    work.ok("answer ACME-1 better_than_others yes --evidence heard --kind client_document")
    work.ok("advance ACME-1")
    waivable = {r["id"]: r["waivable"] for r in work.data("gate ACME-1")["requirements"]}
    assert (waivable["decision:will_buy"], waivable["decision:works_low_risk"]) == (False, True)
    refused = work("waive ACME-1 decision:will_buy --reason x --until +9d", by="mia")
    assert refused.err.startswith("The playbook lets nobody waive ")
