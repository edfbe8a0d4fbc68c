"""A short playbook for the model: every kind of requirement once, two stages before the win and two after.

It is the shipped playbook with the stages cut down to what the model of the rules knows by heart.
"""

import copy
from datetime import UTC, datetime
from typing import Any

from commands.start import shipped_playbooks

DAY_0 = datetime(2026, 3, 2, 4, tzinfo=UTC)
"""Noon in Shanghai."""
TITLE = {"zh": "一项要求", "en": "a requirement"}
BIG = 500_000
"""From this amount in major units on, somebody must be known who can release the money."""


def _decision(point: str, valid_for: int | None, *, waivable: bool = True) -> dict[str, Any]:
    said = {"title": TITLE, "ask": TITLE, "valid_for": valid_for, "waivable": waivable}
    return {"id": f"decision:{point}", "decision": point, **said}


GATES = {
    "understand": [
        _decision("needs_known", 30),
        {
            "id": "contact:economic_buyer",
            "contact": "economic_buyer",
            "title": TITLE,
            "waivable": True,
            "when": {"field": "deal.amount", "op": ">=", "value": BIG, "currency": "CNY"},
        },
        {
            "id": "worksheet:client_profile",
            "worksheet": "client_profile",
            "at_least": 25,
            "title": TITLE,
            "waivable": True,
        },
    ],
    "expand": [
        _decision("works_low_risk", 20),
        _decision("will_buy", 10, waivable=False),
        {"id": "item:terms", "item": "terms", "title": TITLE, "waivable": True},
        {"id": "visit:two_sided", "visit": "two_sided", "within": 15, "title": TITLE, "waivable": True},
    ],
    "execute": [_decision("expectation_met", None)],
    "confirm": [
        _decision("value_confirmed", 60),
        {
            "id": "condition:deal.behaviour",
            "condition": {"field": "deal.behaviour", "op": "known"},
            "title": TITLE,
            "waivable": True,
        },
    ],
}


def parsed() -> dict[str, Any]:
    """In the form the database keeps a playbook."""
    [shipped] = [p.parsed for p in shipped_playbooks() if p.parsed["playbook"] == "client-value"]
    short = copy.deepcopy(shipped)
    short |= {"playbook": "short", "version": 1, "waits": 2}
    short["stages"] = [s for s in short["stages"] if s["id"] in GATES]
    for stage in short["stages"]:
        stage |= {"gate": GATES[stage["id"]], "checklist": []}
    short["stages"][-1]["back"] = ["execute", "understand"]
    short["stages"][1]["checklist"] = [{"id": "terms", "title": TITLE, "because": None}]
    return short
