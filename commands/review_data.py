"""A deal under review, and what changed, as programs get it."""

from typing import Any

from coach.casebook import Casebook
from coach.review.changes import Changed, Changes
from coach.review.page import Page, Said
from commands.stalled import stalled_data
from commands.views import review_data
from engine.money import plain
from engine.state import NextStep
from words.say import say


def page_data(page: Page, found: Casebook) -> dict[str, Any]:
    """What `stalled` tells of it, and what a coach wants to know besides."""
    deal, known = page.deal, page.case.known
    names = {person.key: person.name or person.key for person in known.people}
    return {
        **stalled_data(page.case, found),
        "account": deal.account,
        "account_name": known.account.name if known.account else None,
        "close_date": deal.close_date,
        "close_pushed": deal.close_pushed,
        "pushed_idle": deal.pushed_idle,
        "next_step": _step(deal.next_step, names),
        "contacts": [
            {"name": person.name or person.key, "part": person.part, "left": person.left_on}
            for person in known.people
        ],
        "ask": say(page.ask),
        "facts": {fact.id: [_text(each) for each in fact.said] for fact in page.facts},
        "review": review_data(deal.review),
        "since": [say(each) for each in page.since],
        "version": deal.version,
    }


def _text(said: Said) -> str:
    return said if isinstance(said, str) else say(said)


def _step(step: NextStep | None, names: dict[str, str]) -> dict[str, str | None] | None:
    if step is None:
        return None
    return {"what": step.what, "on": step.on, "with": names.get(step.contact or "", step.contact)}


def changes_data(found: Changes) -> list[dict[str, Any]]:
    return [_changed(each) for each in found.changed]


def _changed(each: Changed) -> dict[str, Any]:
    change, amount = each.change, each.amount
    return {
        "key": change.key,
        "kind": change.kind,
        "was": change.was,
        "now": change.now,
        "said": say(change.said),
        "title": each.title,
        "owner": each.owner,
        "stage": each.stage,
        "amount": plain(*amount) if amount else None,
        "currency": amount.currency if amount else None,
    }
