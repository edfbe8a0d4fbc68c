"""The agenda of a meeting on stalled deals, in Markdown: a section a deal, with room for what is decided."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coach.review.agreed import last, standing, task
from coach.review.page import Page
from commands.desk import Desk
from commands.review_page import joined
from commands.review_source import Scope
from engine import reads
from engine.message import msg
from engine.state import REVIEW_VERDICTS, Deal
from visits.markdown import escape_markdown
from words.say import clean, say

_LINE = "_" * 12
"""Where something is written by hand."""


def agenda(desk: Desk, pages: Sequence[Page], found: int, asked: Scope) -> str:
    """`found`: how many there are to look at, in all."""
    blocks = [
        f"# {_escaped(say('review.agenda_head', day=desk.today))}",
        _escaped(say("review.agenda_about", n=len(pages), total=found)),
    ]
    for n, page in enumerate(pages, 1):
        blocks += _deal(n, page, desk.today)
    blocks += _section("review.agenda_waiting", _waiting(desk, asked))
    seen = {page.deal.key for page in pages}
    blocks += _section("review.agenda_promises", _promises(desk, asked, seen))
    return "\n\n".join(blocks)


def _deal(n: int, page: Page, today: date) -> Iterator[str]:
    deal = page.deal
    yield f"## {n}. {_escaped(f'{deal.key} {deal.title}')}"
    yield f"**{_escaped(say('coach.ask', ask=page.ask))}**"
    lines = []
    if deal.review:
        lines.append(_labelled("review.fact_last", " · ".join(map(say, last(deal.review, today)))))
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


def _section(title: str, lines: Iterable[str]) -> list[str]:
    listed = "\n".join(f"- {_escaped(line)}" for line in lines)
    return [f"## {_escaped(say(title))}", listed] if listed else []


def _waiting(desk: Desk, asked: Scope) -> Iterator[str]:
    """Those that wait for a known reason, the first to come back first."""
    where = f"d.status IN ('open', 'won') AND d.waiting_until >= :today AND {asked.where}"
    for deal in _deals(desk, where, asked, "d.waiting_until, d.key"):
        if deal.wait:
            until = date.fromisoformat(deal.wait.until)
            yield say("review.waits", deal=_called(deal), until=until, reason=deal.wait.reason)


def _promises(desk: Desk, asked: Scope, seen: set[str]) -> Iterator[str]:
    """What earlier reviews left to do on deals that are no section of their own."""
    where = f"d.status IN ('open', 'won') AND d.review_due IS NOT NULL AND {asked.where}"
    for deal in _deals(desk, where, asked, "d.review_due, d.key"):
        review = deal.review
        if deal.key not in seen and review and (how := standing(review, desk.today)):
            stands = msg("review.task_stands", task=task(review), how=how)
            yield say("review.promised", deal=_called(deal), task=stands)


def _deals(desk: Desk, where: str, asked: Scope, order: str) -> Iterator[Deal]:
    params = {**asked.params, **({"today": desk.today.isoformat()} if ":today" in where else {})}
    keys = [each.row.key for each in reads.listed(desk.view, where, tail=f"ORDER BY {order}", **params)]
    found = reads.states(desk.view, keys)
    return (found[key] for key in keys)


def _called(deal: Deal) -> str:
    return f"{deal.key} {deal.title}"


def _escaped(text: str) -> str:
    return escape_markdown(clean(text))
