"""What the cases have seen of each requirement, counted by hand."""

from case_book import BOOK, outcomes
from helpers import playbook

from workshop.cases.coverage import coverage


def covered(cases):
    return coverage(playbook(BOOK), outcomes(f"cases:\n{cases}"))


def seen(cases, id):
    return next(s for s in covered(cases).seen if s.requirement == id)


def test_a_standing_that_is_named_is_seen():
    one = seen(
        """
- {case: a, stage: understand, given: {answers: {needs_known: yes}}, met: [decision:needs_known]}
- {case: b, stage: understand, unknown: [decision:needs_known]}
- {case: c, stage: understand, given: {waived: [decision:needs_known]}, waived: [decision:needs_known]}
""",
        "decision:needs_known",
    )
    assert (one.met, one.open, one.waived, one.lacking) == (1, 1, 1, ())


def test_a_closed_gate_alone_would_notice_no_requirement():
    """Whatever of it were dropped, the gate would stay closed by another."""
    one = seen("- {case: a, stage: understand, gate: closed}\n", "decision:needs_known")
    assert (one.met, one.open) == (0, 0)
    refused = "- {case: a, stage: understand, move: advance, refused: true}\n"
    assert seen(refused, "decision:needs_known").open == 0


def test_open_says_it_of_every_requirement():
    given = "{amount: 1 CNY, contacts: [economic_buyer]}"
    cases = f"- {{case: a, stage: understand, given: {given}, open: [decision:needs_known]}}\n"
    found = {s.requirement: (s.met, s.open, s.not_needed) for s in covered(cases).seen}
    assert found["decision:needs_known"] == (0, 1, 0)
    assert found["worksheet:client_profile"] == (0, 0, 1)
    assert found["contact:economic_buyer"] == (1, 0, 0)


def test_what_lacks_is_named_a_guard_wants_to_be_seen_both_ways():
    cases = (
        "- {case: a, stage: understand, given: {amount: 100000 CNY}, unknown: [worksheet:client_profile]}\n"
    )
    found = covered(cases)
    lacking = {s.requirement: s.lacking for s in found.lacking}
    assert lacking["worksheet:client_profile"] == ("met", "not_needed")
    assert lacking["contact:economic_buyer"] == ("met", "open")
    assert found.stages_without == ("expand",)
    assert not found.complete


def test_it_is_complete_when_all_was_seen():
    done = "{waived: null, answers: {will_buy: yes}, items: [terms_agreed]}"
    assert covered(f"""
- case: a
  stage: understand
  open: [decision:needs_known, worksheet:client_profile, contact:economic_buyer]
- case: b
  stage: understand
  given: {{amount: 1 CNY, answers: {{needs_known: yes}}, contacts: [economic_buyer]}}
  gate: passed
- case: c
  stage: understand
  given: {{amount: 100000 CNY, worksheets: {{client_profile: {{complete: 70}}}}}}
  met: [worksheet:client_profile]
- {{case: d, stage: expand, given: {done}, move: advance, leads_to: done}}
- {{case: e, stage: expand, open: [decision:will_buy, item:terms_agreed]}}
""").complete
