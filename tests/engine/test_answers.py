"""How an answer reads on a day: the rules in the order in which they are told."""

import pytest

from engine.answers import fresh_until, read_answer
from engine.state import Answer

ASKED = Answer("needs_known", "yes", "she said so", "client_said", "ACME.1", "2026-10-22", "lin", "")


@pytest.mark.parametrize(
    ("answer", "today", "changed", "read"),
    [
        (ASKED, "2026-11-21", None, ("yes", "gate.yes", False)),
        (ASKED, "2026-11-22", None, ("unsure", "gate.stale_age", True)),
        (ASKED, "2026-11-21", "2026-10-22", ("yes", "gate.yes", False)),
        (ASKED, "2026-11-21", "2026-10-23", ("unsure", "gate.stale_deciders", True)),
        (ASKED, "2026-11-22", "2026-10-23", ("unsure", "gate.stale_age", True)),
        (ASKED._replace(stale=True), "2026-11-22", "2026-10-23", ("unsure", "gate.stale_back", True)),
        (ASKED._replace(kind="seller_observed"), "2026-11-21", None, ("unsure", "gate.hope", False)),
        (ASKED._replace(answer="unsure"), "2027-11-21", None, ("unsure", "gate.unsure", False)),
        (ASKED._replace(answer="no"), "2027-11-21", "2027-11-20", ("no", "gate.no", False)),
        (ASKED._replace(answer="no", stale=True), "2026-11-21", None, ("no", "gate.no", False)),
    ],
)
def test_reading(answer, today, changed, read):
    found = read_answer(answer, 30, today, changed)
    assert (found.answer, found.why.id, found.stale) == read
    assert found.why.params["evidence"] == "she said so"


def test_fresh_until_counts_calendar_days_from_the_evidence():
    assert fresh_until(ASKED._replace(on="2026-02-27"), 2) == "2026-03-01"
    assert fresh_until(ASKED, None) is None
