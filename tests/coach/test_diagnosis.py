import pytest

from words.say import say

KNOWN = {"contacts": ("champion", "economic_buyer")}
"""Nobody is missing at the client."""


def test_every_sign_that_shows_the_worst_first_and_notes_last(diagnosed):
    found = diagnosed(since="2026-10-20", contact="2026-09-01", answers={"needs_known": "unsure 2026-11-19"})
    assert [(f.id, f.level.name) for f in found.findings] == [
        ("silence", "CRITICAL"),
        ("stage_age", "WARN"),
        ("step_missing", "WARN"),
        ("slowed", "NOTE"),
        ("single_threaded", "NOTE"),
    ]
    assert say(found.first_step) == "Show the value"


def test_a_finding_tells_its_limit_and_where_that_is_from(diagnosed):
    found = diagnosed(
        since="2026-01-05", contact="2026-11-02", close_pushed=2, contacts=("champion", "decider")
    )
    limits = {f.id: (f.limit, f.limit_from) for f in found.findings}
    assert limits == {
        "stage_age": (35, "playbook"),
        "silence": (10, "playbook"),
        "close_pushed": (2, "default"),
        "step_missing": (None, None),
        "buyer_missing": (None, None),
    }


class TestPattern:
    def test_old_and_in_touch_is_a_queue_and_asked_where_the_decision_is_pending(self, diagnosed):
        said = {"answers": {"needs_known": "unsure 2026-11-11"}}
        found = diagnosed(since="2026-01-05", contact="2026-11-18", step="2026-12-01 with chen", **said)
        assert found.pattern.id == "queue"
        assert say(found.ask) == (
            "What would turn “Do they know us?” into a yes, and who can show it to the client?"
        )

    @pytest.mark.parametrize("contact", [None, "2026-10-30"])
    def test_old_and_silent_is_neglect_and_asked_about_the_silence(self, diagnosed, contact):
        found = diagnosed(since="2026-01-05", contact=contact)
        assert found.pattern.id == "neglect"
        assert say(found.ask).startswith(("Whom at the client", "Who at the client"))

    def test_an_open_gate_nobody_goes_through_is_ready(self, diagnosed):
        open_gate = {"answers": {"needs_known": "yes 2026-11-11"}, "items": ("listed",)}
        found = diagnosed(since="2026-01-05", contact="2026-11-18", **open_gate)
        assert (found.pattern.id, found.holding) == ("ready", None)
        assert say(found.first_step).startswith("Move it on")
        assert say(found.ask) == "The gate is open: what are we waiting for?"

    def test_an_open_gate_and_silence_is_neglect(self, diagnosed):
        open_gate = {"answers": {"needs_known": "yes 2026-10-30"}, "items": ("listed",)}
        found = diagnosed(since="2026-11-02", contact="2026-10-30", **open_gate)
        assert (found.pattern.id, found.holding) == ("neglect", None)
        assert say(found.pattern.because).startswith("Neglect: its gate was open when they last spoke")
        assert say(found.ask).startswith("Who at the client still wants this")

    def test_imported_and_never_spoken_to_nobody_can_tell(self, diagnosed):
        brought_in = {"since": "2026-01-05", "entered_by": "import"}
        found = diagnosed(**brought_in)
        assert found.pattern.id == "untold"
        assert "can't be told: no contact is on record" in say(found.pattern.because)
        assert "silence" in [f.id for f in found.findings]
        assert "silence" not in [f.id for f in found.said]
        assert say(found.ask).startswith("Whom at the client")
        assert diagnosed(contact="2026-11-18", **brought_in).pattern.id == "queue"
        assert diagnosed(contact="2026-01-05", **brought_in).pattern.id == "neglect"
        assert say(diagnosed(status="won", **brought_in).pattern.because).startswith(
            "Whether it is being deliv"
        )

    def test_where_the_playbook_leaves_silence_out_it_is_no_neglect_and_no_queue(self, diagnosed):
        old = {"since": "2026-01-05", "signs": "silence: off"}
        assert diagnosed(contact="2026-10-01", **old).pattern is None
        assert diagnosed(**old).pattern.id == "untold"

    def test_what_is_signed_waits_for_us(self, diagnosed):
        won = {"since": "2026-01-05", "contact": "2026-11-18", "status": "won"}
        found = diagnosed(**won)
        assert found.pattern.id == "delivery"
        assert say(found.ask).startswith("What that we promised is not delivered yet")
        late = diagnosed(**won, due="2026-10-01 pilot", promises=("us 2026-10-05 a reference",))
        assert say(late.ask).startswith("Does the client know it is late")
        upset = diagnosed(**won, due="2026-10-01 pilot", complaint="2026-11-02")
        assert (upset.at.id, say(upset.ask)) == (
            "complaint_open",
            "What would put it right for the client, and who calls them today?",
        )

    def test_a_deal_that_moves_may_have_an_open_gate(self, diagnosed):
        open_gate = {"answers": {"needs_known": "yes 2026-11-19"}, "items": ("listed",)}
        assert diagnosed(since="2026-11-18", contact="2026-11-19", **open_gate).pattern is None

    @pytest.mark.parametrize("given", [{}, {"since": "2026-11-02", "contact": "2026-10-01"}])
    def test_a_stay_that_is_not_old_is_none(self, diagnosed, given):
        assert diagnosed(**given).pattern is None


class TestFirstStep:
    @pytest.mark.parametrize(
        ("answers", "items", "first"),
        [
            ({}, (), "Show the value"),
            ({"needs_known": "unsure 2026-11-11"}, (), "Show the value"),
            ({"needs_known": "yes 2026-01-05"}, (), "Ask again at the next talk: “Do they know us?”"),
            (
                {"needs_known": "no 2026-11-11"},
                (),
                "Decide: stop it, or go back to where this answer can still change. “Do they know us?”",
            ),
            (
                {"needs_known": "yes 2026-11-11"},
                (),
                "The client's answers are there; settle what is missing: good",
            ),
        ],
    )
    def test_the_method_unless_what_holds_it_says_something_nearer(self, diagnosed, answers, items, first):
        found = diagnosed(since="2026-01-05", contact="2026-11-18", answers=answers, items=items)
        assert say(found.first_step) == first


def test_a_deal_that_moves_and_is_well_known_is_asked_nothing(diagnosed):
    found = diagnosed(since="2026-11-18", contact="2026-11-18", **KNOWN)
    assert (found.findings, found.ask) == ((), None)


def test_a_waiting_deal_keeps_its_ages_and_shows_no_sign(diagnosed):
    found = diagnosed(since="2026-01-05", waits="2026-11-30")
    assert (found.findings, found.pattern) == ((), None)
    assert found.ages.stage.working_days == 229
