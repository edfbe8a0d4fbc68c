"""A file of cases spoiled at random: its faults are said, or it is tried; nothing breaks."""

import json
from random import Random

import pytest
from case_book import spoiled_or_tried

from benchmarks.mutations import mutant

FILE = {
    "facts": {
        "ready": {
            "amount": "480000 CNY",
            "behaviour": "project",
            "class": "A",
            "close": "in 30d",
            "contacts": ["economic_buyer", "champion left 3d ago", "decider since 200d ago"],
            "answers": {"needs_known": "yes 91d ago", "will_buy": "yes seller_observed"},
            "worksheets": {"client_profile": {"complete": "70"}, "business_case": {"npv": "1 CNY"}},
            "items": ["listed"],
            "visits": ["two_sided 10d ago", "decider 3d ago"],
            "waived": ["contact:economic_buyer"],
            "rates": {"USD": "7.1"},
        }
    },
    "cases": [
        {
            "case": {"zh": "一", "en": "one"},
            "stage": "understand",
            "like": ["ready"],
            "given": {"amount": None, "today": "2026-11-01", "unproven": ["understand"]},
            "open": ["decision:needs_known"],
            "met": ["contact:economic_buyer"],
            "move": "advance",
            "refused": "true",
        },
        {"case": "two", "stage": "expand", "like": "ready", "move": "back to understand", "leads_to": "done"},
        {"case": "three", "stage": "expand", "gate": "closed", "move": "stop no_decision", "leads_to": "x"},
    ],
}
OTHERS = (
    None,
    [],
    {},
    "",
    "0",
    "-1",
    [[]],
    {"": None},
    "9999999999d ago",
    "2026-02-31",
    "1e9 CNY",
    "9d",
    "done",
)


@pytest.mark.parametrize("seed", range(150))
def test_a_broken_file_is_read_without_breaking_anything(seed):
    spoiled_or_tried(json.dumps(mutant(FILE, Random(seed)).data, ensure_ascii=False))


@pytest.mark.parametrize("seed", range(150))
def test_something_else_in_the_place_of_a_value(seed):
    random = Random(seed)
    data = json.loads(json.dumps(FILE))
    home = data
    while True:
        key = random.choice(list(home) if isinstance(home, dict) else range(len(home)))
        if not isinstance(home[key], dict | list) or not home[key] or random.random() < 0.2:
            break
        home = home[key]
    home[key] = random.choice(OTHERS)
    spoiled_or_tried(json.dumps(data, ensure_ascii=False))
