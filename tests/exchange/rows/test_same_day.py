"""A day without a time is no earlier than a time of the same day."""

WON = """
source: crm
columns: {id: id, title: what, stage: stage}
constants: {currency: CNY}
stages:
  Won: [{stage: explore, on: created}, {stage: execute, on: closed}]
"""
HEADING = "id,what,stage,created,closed"


def test_closed_on_the_day_it_was_created(team):
    """As Salesforce exports it: a time of creation, and a day it was closed on."""
    team.bring("1,A,Won,2026-03-05T09:12:44Z,2026-03-05", map=WON, heading=HEADING)
    assert team.way("D-1") == "explore 2026-03-05 → execute 2026-03-05"


def test_a_time_of_that_day_that_is_earlier_stays_wrong(team, named):
    outcome = team.bring(
        "1,A,Won,2026-03-05T09:12:44Z,2026-03-05T08:00:00Z",
        "2,B,Won,2026-03-05T09:12:44Z,2026-03-04",
        "3,C,Won,2026-03-05,2026-03-05",
        map=WON,
        heading=HEADING,
    )
    assert named(outcome) == [
        "2 closed: earlier than the step before it (created)",
        "3 closed: earlier than the step before it (created)",
    ]
