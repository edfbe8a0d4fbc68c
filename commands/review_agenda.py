"""The agenda of a meeting on stalled deals, in Markdown: a section a deal, with room for what is decided."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from coach.limits.limits import Clock
from coach.review.agreed import last, standing, task
from coach.review.page import Page
from commands.desk import Desk
from commands.review_page import joined
from commands.review_source import Scope, Sitting
from commands.views import review_data
from engine import reads
from engine.message import Message, msg
from engine.state import REVIEW_VERDICTS, Deal, Review, Wait
from visits.markdown import escape_markdown
from words.say import clean, say

_LINE = "_" * 12
"""Where something is written by hand."""


def agenda(desk: Desk, sitting: Sitting, asked: Scope) -> str:
    pages, clock = tuple(sitting.pages()), sitting.casebook.clock
    blocks = [_head(clock), _escaped(say("review.agenda_about", n=len(pages), total=sitting.found))]
    for n, page in enumerate(pages, 1):
        blocks += _deal(f"{n}. ", page, clock)
    for title, lines in others(desk, asked, {page.deal.key for page in pages}, clock):
        blocks += _section(title, lines)
    return "\n\n".join(blocks)


def others(desk: Desk, asked: Scope, seen: set[str], clock: Clock) -> Iterator[tuple[Message, list[str]]]:
    """What stands below the deals that were `seen`, under a title each: who waits, what was promised."""
    waiting = [_waits(*found) for found in _waiting(desk, asked)]
    yield msg("review.agenda_waiting"), waiting
    yield msg("review.agenda_promises"), [_promised(*found, clock) for found in _promises(desk, asked, seen)]


def agenda_data(desk: Desk, deals: list[dict[str, Any]], asked: Scope) -> dict[str, Any]:
    """The same for programs. `deals` are those with a section of their own."""
    seen = {deal["key"] for deal in deals}
    return {
        "deals": deals,
        "waiting": [
            {**_brief(deal), "until": wait.until, "reason": wait.reason}
            for deal, wait in _waiting(desk, asked)
        ],
        "promises": [
            {**_brief(deal), "review": review_data(review)} for deal, review in _promises(desk, asked, seen)
        ],
    }


def _brief(deal: Deal) -> dict[str, str]:
    return {"key": deal.key, "title": deal.title, "owner": deal.owner}


def agenda_of_one(sitting: Sitting) -> str:
    clock = sitting.casebook.clock
    return "\n\n".join([_head(clock), *_deal("", sitting.first, clock)])


def _head(clock: Clock) -> str:
    return f"# {_escaped(say('review.agenda_head', day=clock.today))}"


def _deal(number: str, page: Page, clock: Clock) -> Iterator[str]:
    deal = page.deal
    yield f"## {number}{_escaped(f'{deal.key} {deal.title}')}"
    yield f"**{_escaped(say('coach.ask', ask=page.ask))}**"
    lines = []
    if deal.review:
        lines.append(
            _labelled(
                "review.fact_last", " · ".join(map(say, last(deal.review, clock.today, clock.calendar)))
            )
        )
        since = joined(page.since) if page.since else say("review.since_nothing")
        lines.append(_labelled("review.fact_since", since))
    lines += [_labelled(f"review.fact_{fact.id}", joined(fact.said)) for fact in page.facts]
    lines.append(_labelled("review.fact_first", say(page.case.diagnosis.first_step)))
    yield "\n".join(lines)
    boxes = [say(f"review.verdict_{id}") for id in REVIEW_VERDICTS]
    kept = [say("review.box_kept")] if deal.review and deal.review.agreed else []
    yield "\n".join(f"- [ ] {_escaped(box)}" for box in [*kept, *boxes])
    yield say("review.agenda_blanks", line=_LINE)


def _labelled(label: str, text: str) -> str:
    return f"- **{_escaped(say(label))}** {_escaped(text)}"


def _section(title: Message, lines: Iterable[str]) -> list[str]:
    listed = "\n".join(f"- {_escaped(line)}" for line in lines)
    return [f"## {_escaped(say(title))}", listed] if listed else []


def _waiting(desk: Desk, asked: Scope) -> Iterator[tuple[Deal, Wait]]:
    """Those that wait for a known reason, the first to come back first."""
    where = f"d.status IN ('open', 'won') AND d.waiting_until >= :today AND {asked.where}"
    for deal in _deals(desk, where, asked, "d.waiting_until, d.key"):
        if deal.wait:
            yield deal, deal.wait


def _promises(desk: Desk, asked: Scope, seen: set[str]) -> Iterator[tuple[Deal, Review]]:
    """What earlier reviews left to do on deals that are no section of their own."""
    where = f"d.status IN ('open', 'won') AND d.review_due IS NOT NULL AND {asked.where}"
    for deal in _deals(desk, where, asked, "d.review_due, d.key"):
        if deal.key not in seen and deal.review:
            yield deal, deal.review


def _waits(deal: Deal, wait: Wait) -> str:
    until = date.fromisoformat(wait.until)
    return say("review.waits", deal=_called(deal), until=until, reason=wait.reason)


def _promised(deal: Deal, review: Review, clock: Clock) -> str:
    how = standing(review, clock.today, clock.calendar)
    return say(
        "review.promised", deal=_called(deal), task=msg("review.task_stands", task=task(review), how=how)
    )


def _deals(desk: Desk, where: str, asked: Scope, order: str) -> Iterator[Deal]:
    params = {**asked.params, **({"today": desk.today.isoformat()} if ":today" in where else {})}
    keys = [each.row.key for each in reads.listed(desk.view, where, tail=f"ORDER BY {order}", **params)]
    found = reads.states(desk.view, keys)
    return (found[key] for key in keys)


def _called(deal: Deal) -> str:
    return f"{deal.key} {deal.title}"


def _escaped(text: str) -> str:
    return escape_markdown(clean(text))
