"""The shapes programs rely on: a deal in a list, a deal in full, a verdict. Text in the user's language."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from commands.step_line import command_line
from engine import accounts, reads
from engine.answers import read_answer
from engine.condition import Reason
from engine.contacts import Contact
from engine.deal_table import DealRow
from engine.gate import Checked, Verdict
from engine.money import plain
from engine.reads import Listed, Opened, View
from engine.state import Deal, Review, Visit
from words.say import say

if TYPE_CHECKING:
    from engine.unproven import Unproven

DEAL_COLUMNS = (
    *("key", "title", "account", "owner", "playbook", "stage", "status", "slowed", "waiting_until"),
    *("unproven", "amount", "currency", "stage_since", "won_at", "close_date"),
    *("next_step.what", "next_step.on", "next_step.with", "version", "behaviour"),
    "follows",
)
"""Of a deal in a list, as CSV."""


def deal_in_list(listed: Listed, names: dict[str, str]) -> dict[str, Any]:
    """`names`: contact names by key, for the next step."""
    row = listed.row
    return {
        "key": row.key,
        "title": row.title,
        "account": row.account,
        "owner": row.owner,
        "playbook": row.playbook,
        "stage": row.stage,
        "status": row.status,
        "slowed": listed.slowed,
        "waiting_until": row.waiting_until,
        "unproven": json.loads(row.unproven),
        "amount": plain(row.amount, row.currency),
        "currency": row.currency,
        "stage_since": row.stage_since,
        "won_at": row.won_at,
        "close_date": row.close_date,
        "next_step": next_step(row, names),
        "version": row.version,
        "behaviour": row.behaviour,
        "follows": row.follows,
    }


def next_step(row: DealRow, names: dict[str, str]) -> dict[str, str | None] | None:
    if row.next_what is None:
        return None
    key = row.next_contact
    return {"what": row.next_what, "on": row.next_on, "with": names.get(key, key) if key else None}


def deal_in_full(view: View, listed: Listed, now: Opened) -> dict[str, Any]:
    known = reads.people_there(view, now.deal.account)
    names = names_of(known)
    deal = now.deal
    return {
        **deal_in_list(listed, names),
        "account_name": _account_name(view, deal.account),
        "playbook_version": deal.playbook_version,
        "followed_by": reads.followers(view.store, deal.key, view.until),
        "opened_at": deal.opened_at,
        "closing": _closing(deal),
        "items": list(deal.items),
        "answers": [_answer(now, point, names) for point in now.facts.points if point in deal.answers],
        "worksheets": {
            id: {"complete": f.complete, "fields": dict(f.fields), "figures": dict(f.figures)}
            for id, f in deal.worksheets.items()
        },
        "contacts": [contact_in_list(c) for c in known],
        "waivers": [
            {"requirement": w.requirement, "reason": w.reason, "until": w.until, "by": w.by}
            | {"stage": w.stage, "on": w.on, "ended": w.ended}
            for w in deal.waivers
        ],
        "promises": [{"what": p.what, "by": p.by, "on": p.on, "kept": p.kept} for p in deal.promises],
        "visits": [visit_data(v, names) for v in deal.visits],
        "wait": {"until": deal.wait.until, "reason": deal.wait.reason} if deal.wait else None,
        "review": review_data(deal.review),
    }


def review_data(review: Review | None) -> dict[str, Any] | None:
    """What a coach decided last, and whether it is done."""
    return {**review._asdict(), "signs": list(review.signs)} if review else None


def contact_in_list(contact: Contact) -> dict[str, Any]:
    """Somebody at a client, where their account is known already."""
    return {
        "key": contact.key,
        "name": contact.name,
        "job": contact.details.job,
        "part": contact.part,
        "style": contact.style,
        "left": contact.left_on,
    }


def visit_data(visit: Visit, names: Mapping[str, str]) -> dict[str, Any]:
    """`with` is the first of the `people` who were met; `diary` has all its parts, null where empty."""
    return {
        "on": visit.on,
        "with": names.get(visit.contact, visit.contact) if visit.contact else None,
        "people": [names.get(key, key) for key in visit.people],
        "channel": visit.channel,
        "two_sided": visit.two_sided,
        "summary": visit.summary,
        "interest": list(visit.interest),
        "diary": visit.diary._asdict(),
        "by": visit.by,
    }


def _account_name(view: View, code: str | None) -> str | None:
    """As it was called on the view's day."""
    if code is None:
        return None
    then = accounts.as_of(view.store, code, view.until) if view.until is not None else None
    return (then or accounts.find(view.store, code)).name


def _closing(deal: Deal) -> dict[str, Any] | None:
    closing = deal.closing
    if closing is None:
        return None
    return {
        "class": closing.stop_class,
        "reason": closing.reason,
        "at": closing.at,
        "wake": closing.wake,
    }


def _answer(now: Opened, point: str, names: dict[str, str]) -> dict[str, Any]:
    facts = now.facts
    answer = now.deal.answers[point]
    reading = read_answer(answer, facts.points.get(point), facts.today, facts.deciders_changed_on)
    return {
        "point": point,
        "answer": answer.answer,
        "evidence": answer.evidence,
        "kind": answer.kind,
        "contact": names.get(answer.contact or "", answer.contact),
        "on": answer.on,
        "by": answer.by,
        "standing": "met" if reading.answer == "yes" else "unmet",
        "reads_as": reading.answer,
        "why": say(reading.why),
    }


def names_of(known: Iterable[Contact]) -> dict[str, str]:
    return {c.key: c.name or c.key for c in known}


def gate_data(verdict: Verdict, left: Iterable["Unproven"] = ()) -> dict[str, Any]:
    """`left` without proof: of each stage what is still missing, null where nobody can say."""
    return {
        "deal": verdict.deal,
        "stage": verdict.stage,
        "passed": verdict.passed,
        "requirements": [{**_requirement(c), "waivable": c.can_be_waived} for c in verdict.checked],
        "unproven": [
            {"stage": stage, "missing": None if missing is None else [_requirement(c) for c in missing]}
            for stage, missing in left
        ],
    }


def _requirement(checked: Checked) -> dict[str, Any]:
    return {
        "id": checked.requirement.id,
        "kind": checked.requirement.kind,
        "title": say(checked.requirement.title),
        "standing": checked.standing,
        "why": why(checked.why),
        "settle": command_line(checked.settle) if checked.settle else None,
    }


def why(reasons: tuple[Reason, ...]) -> str:
    return say("gate.separator").join(map(reason_text, reasons))


def reason_text(reason: Reason) -> str:
    """A reason a requirement gives; worksheets and their fields by name."""
    from stages.field_names import named

    return say(named(reason))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
