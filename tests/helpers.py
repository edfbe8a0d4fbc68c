"""What tests say again and again: a playbook in a few lines, facts in a few words, a verdict.

The short notations:

    a gate       YAML list of requirements; titles, questions and the like are filled in
    a playbook   YAML list of stages; an `id` and a `gate` will do, checklists may be plain ids
    an answer    "yes", "unsure 2026-11-01", "yes seller_observed", "yes stale"
    a contact    "champion", "decider since 2026-05-01 left 2026-11-01"
    a visit      "2026-11-01", "2026-11-01 decider", "2026-11-01 one-sided"
    a waiver     "item:listed until 2026-12-01", "… ended"
"""

import json
import re
import tempfile
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from coach.signs.table import TUNABLE
from engine.answers import KINDS
from engine.condition import read_condition
from engine.facts import ContactFact, Facts
from engine.gate import Verdict, check
from engine.playbook import Playbook, read_playbook
from engine.playbook_text.file import Loaded, load_playbook
from engine.state import Answer, Closing, Deal, Filled, Stay, Visit, Waiver
from stages.shipped_playbooks import ALONG
from stages.worksheets import WORKSHEETS

TODAY = "2026-11-21"
DAY = date.fromisoformat(TODAY)
NOW = "2026-11-21T01:00:00.000000Z"
BOTH = {"zh": "好", "en": "good"}
METHOD_VERSION = ALONG[0].version
"""Of `client-value` as it came along."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


# ── playbooks ─────────────────────────────────────────────────────────────────────────────────


def yaml(text: str):
    return YAML(typ="safe").load(StringIO(text))


@cache
def written(stages: str, *, id: str = "small", version: int = 1, signs: str = "{}") -> Loaded:
    """A playbook by its stages, read by the real reader; a fault is a mistake in the test."""
    data = {"playbook": id, "version": version, "title": BOTH, "stages": [_stage(s) for s in yaml(stages)]}
    manner = {"title": BOTH, "wants": BOTH, "wrong_card": BOTH}
    data["signs"] = yaml(signs)
    data["behaviours"] = dict.fromkeys(("project", "relationship", "profit"), manner)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "playbook.yaml")
        file.write_text(json.dumps(data), encoding="utf-8")
        loaded = load_playbook(str(file), WORKSHEETS, signs=TUNABLE)
    assert not loaded.faults, loaded.faults
    return loaded


def playbook(stages: str, **named: object) -> Playbook:
    return read_playbook(written(stages, **named).parsed)


def _stage(short: dict) -> dict:
    words = dict.fromkeys(("title", "focus", "question", "outcome", "stuck"), BOTH)
    sides = dict.fromkeys(("client", "own_team", "competitors"), BOTH)
    limits = {"warn": "20d", "critical": "35d", "quiet": "10d"}
    stage = {"status": "open", **words, "objectives": sides, "limits": limits, **short}
    stage["gate"] = [_requirement(r) for r in stage["gate"]]
    items = stage.get("checklist", [r["item"] for r in stage["gate"] if "item" in r])
    stage["checklist"] = [{"id": i, "title": BOTH} if isinstance(i, str) else i for i in items]
    return stage


def _requirement(short: dict) -> dict:
    filled = {} if "item" in short else {"title": BOTH}
    if "decision" in short:
        filled["ask"] = BOTH
    if "condition" in short:
        filled["id"] = "condition:it"
    return {**filled, **short}


# ── facts ─────────────────────────────────────────────────────────────────────────────────────


def facts(
    *,
    answers: dict[str, str] | None = None,
    contacts: tuple[str, ...] = (),
    visits: tuple[str, ...] = (),
    waivers: tuple[str, ...] = (),
    worksheets: dict[str, dict] | None = None,
    points: dict[str, int | None] | None = None,
    today: str = TODAY,
    changed: str | None = None,
    currency: str = "CNY",
    rates: dict[str, str] | None = None,
    **deal: object,
) -> Facts:
    """Facts about ACME-3 in `understand`. `worksheets` by id: the fields, and `complete` among them.

    `changed` is when the deciders last changed; any other keyword is a field of the deal.
    """
    sheets = {
        id: Filled({k: v for k, v in fields.items() if k != "complete"}, fields.get("complete", 0), {})
        for id, fields in (worksheets or {}).items()
    }
    described = {
        "answers": {point: _answer(point, said, today) for point, said in (answers or {}).items()},
        "visits": tuple(_visit(v) for v in visits),
        "waivers": tuple(_waiver(w) for w in waivers),
        "worksheets": sheets,
        **deal,
    }
    known = tuple(_contact(c) for c in contacts)
    return Facts(a_deal(**described), known, changed, points or {}, today, currency, rates or {})


def a_deal(**fields: object) -> Deal:
    stay = Stay(1, "understand", NOW, "new", ("lin",))
    base = {
        "key": "ACME-3", "title": "Line 3", "account": "ACME", "owner": "lin", "playbook": "small",
        "playbook_version": 1, "amount": None, "currency": "CNY", "close_date": None, "behaviour": None,
        "status": "open", "stay": stay, "opened_at": NOW,
    }  # fmt: skip
    return Deal(**{**base, **fields})


def stopped(deal: Deal, why: str = "no_decision") -> Deal:
    return deal._replace(status="stopped", closing=Closing(why, "they chose to wait", NOW))


def _answer(point: str, said: str, today: str) -> Answer:
    given, *rest = said.split()
    kind = next((word for word in rest if word in KINDS), "client_said")
    on = next((word for word in rest if _DAY.fullmatch(word)), today)
    return Answer(point, given, "they said so", kind, None, on, "lin", NOW, "stale" in rest)


def _contact(text: str) -> ContactFact:
    part, *rest = text.split()
    said = dict(zip(rest[::2], rest[1::2], strict=True))
    return ContactFact(f"ACME.{part}", part, None, said.get("since", "2026-01-01"), said.get("left"))


def _visit(text: str) -> Visit:
    on, *rest = text.split()
    met = next((f"ACME.{word}" for word in rest if word != "one-sided"), None)
    return Visit(on, met, "talked", "one-sided" not in rest, "lin")


def _waiver(text: str) -> Waiver:
    requirement, _, until, *rest = text.split()
    return Waiver(requirement, "understand", "agreed", until, "mei", "2026-11-01", "ended" in rest)


# ── verdicts ──────────────────────────────────────────────────────────────────────────────────


def verdict(gate: str, **known: object) -> Verdict:
    """The verdict of a gate, over facts told as `facts` takes them."""
    stage = playbook(json.dumps([{"id": "understand", "gate": yaml(gate)}]))
    return check(stage.stages[0], facts(points=stage.points, **known))


def standings(gate: str, **known: object) -> dict[str, str]:
    return {c.requirement.id: c.standing for c in verdict(gate, **known).checked}


def only(gate: str, **known: object):
    """The one requirement of a gate, judged."""
    (checked,) = verdict(gate, **known).checked
    return checked


def judge(condition: str, **known: object) -> bool | None:
    """What a condition, written as in a playbook, gives over some facts."""
    return read_condition(yaml(condition)).judge(facts(**known)).value
