"""`stats`: what the team's own closed deals tell."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer

from coach.statistics.answers import Answer, Judged, Survey, Tally
from coach.statistics.closed import Asked, closed
from coach.statistics.win_rate import Rate
from commands import filters
from commands.choices import Names, chosen
from commands.completion import users
from commands.desk import Desk, reading
from commands.stats_text import LEAST, answer_label, page, said, title
from engine.clock import start_of_day
from engine.message import Text
from words.say import say

Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.closed_since")]
Question = Annotated[
    str | None, typer.Option("--question", metavar="metavar.question", help="option.question")
]
Least = Annotated[
    int | None, typer.Option("--min", metavar="metavar.number", help="option.least_deals", min=1)
]

COLUMNS = (
    *("question", "from", "verdict", "share", "p", "answer", "title", "others"),
    *("n", "won", "rate", "low", "high"),
)
"""Of an answer, as CSV; `answer` is empty for the rarer ones together and for those who were not asked."""


def answers(
    ctx: typer.Context,
    owner: Owner = None,
    team: Team = None,
    since: Since = None,
    question: Question = None,
    least: Least = None,
) -> None:
    """Programs get every answer unless they ask for less; a page of hundreds nobody would read."""
    desk = reading(ctx)
    if least is None:
        least = 1 if desk.settings.json or desk.settings.csv else LEAST
    left_out: Counter[str] = Counter()
    tally = Tally()
    for deal in closed(desk.view, _asked(desk, owner, team, since), left_out):
        tally.add(deal)
    found = tally.survey(least)
    shown = found.questions if question is None else _only(question, found)
    data: Any = None
    if desk.settings.csv:
        data = [line for each in shown for line in _lines(each)]
    elif desk.settings.json:
        data = _object(found, shown, left_out)
    narrowed = any((owner, team, since))
    desk.emit(data, lambda: page(found, shown, left_out, least=least, narrowed=narrowed), COLUMNS)


def _asked(desk: Desk, owner: str | None, team: str | None, since: str | None) -> Asked:
    day = desk.day_or_none(since, past=True)
    start = start_of_day(date.fromisoformat(day), desk.view.workspace.time_zone) if day else None
    return Asked(filters.owners(desk.store, owner, team), start)


def _only(typed: str, found: Survey) -> tuple[Judged, ...]:
    """The questions of that name: one of the team's own may be called as one of ours is."""
    names: Names = {each.question.id: _called(each) for each in found.questions}
    id = chosen(typed, names, "stats.unknown_question") if names else typed
    return tuple(each for each in found.questions if each.question.id == id)


def _called(found: Judged) -> tuple[Text, ...]:
    called = title(found.question)
    return (called,) if isinstance(called, Text) else ()


def _object(found: Survey, shown: tuple[Judged, ...], left_out: Counter[str]) -> dict[str, Any]:
    every = found.every
    return {
        "deals": every.n if every else 0,
        "won": every.won if every else 0,
        **_interval(every),
        "uncertainty": _figure(found.uncertainty),
        "left_out": {"duplicate": left_out["duplicate"], "undated": left_out["undated"]},
        "questions": [_question(each) for each in shown],
    }


def _question(found: Judged) -> dict[str, Any]:
    told = found.information
    return {
        "question": found.question.id,
        "from": found.question.source,
        "title": say(called) if isinstance(called := title(found.question), Text) else called,
        "verdict": found.verdict,
        "because": said(found),
        "asked": found.asked,
        "not_asked": found.not_asked,
        "bits": _figure(told.bits),
        "chance_bits": _figure(told.chance_bits),
        "share": _figure(told.share),
        "g": _figure(told.g),
        "df": told.df,
        "p": _figure(found.p),
        "answers": [_answer(found, answer) for answer in found.answers],
        "others": {"answers": found.rarer, **_counted(found.rest)} if found.rest else None,
    }


def _answer(found: Judged, answer: Answer) -> dict[str, Any]:
    label = answer_label(found.question, answer.text)
    return {"answer": answer.text, "title": label, **_counted(answer.rate)}


def _counted(rate: Rate) -> dict[str, Any]:
    return {"n": rate.n, "won": rate.won, **_interval(rate)}


def _interval(rate: Rate | None) -> dict[str, float | None]:
    return {name: _figure(getattr(rate, name, None)) for name in ("rate", "low", "high")}


def _figure(value: float | None) -> float | None:
    """Six digits: more would only look exact."""
    return None if value is None else float(f"{value:.6g}")


def _lines(found: Judged) -> Iterator[dict[str, Any]]:
    question = _question(found)
    each = {name: question[name] for name in ("question", "from", "verdict", "share", "p")}
    yield from ({**each, **answer} for answer in question["answers"])
    if others := question["others"]:
        yield {**each, **others, "others": others["answers"]}
    if found.not_asked:
        yield {**each, "n": found.not_asked}
