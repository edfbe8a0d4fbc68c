"""The page of win rates: question by question, its answers, and whether they tell anything."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from coach.enough import ENOUGH
from coach.statistics.answers import OWN, Judged, Question, Survey
from coach.statistics.win_rate import Rate
from commands.printing import Column, paint, table, wrapped
from commands.step_line import command_line
from engine.message import Text, step
from engine.worksheet import Field
from words.say import say

_BAR = 20
"""Columns of a bar that stands for 100 %."""
LEAST = 5
"""Deals an answer needs to have a line of its own on the page."""


def title(question: Question) -> Text | str:
    """What a question is called: the team's own by their words, ours by the worksheet's label."""
    field = _field(question)
    return field.label if field else question.id


def answer_label(question: Question, text: str) -> str:
    """An answer as people read it: a choice by its name."""
    field = _field(question)
    return say(field.choices[text]) if field and text in field.choices else text


def _field(question: Question) -> Field | None:
    from stages.worksheets import WORKSHEETS

    if question.source == OWN:
        return None
    sheet = WORKSHEETS[question.source]
    return next((field for field in (*sheet.fields, *sheet.results) if field.id == question.id), None)


def page(
    found: Survey, asked: Sequence[Judged], left_out: Counter[str], *, least: int, narrowed: bool
) -> str:
    """`narrowed`: not all deals were asked for. Of several questions, those seldom asked are only counted."""
    shown = [each for each in asked if each.asked >= least or len(asked) == 1]
    lines = [wrapped(say(f"stats.left_out_{why}", n=left_out[why])) for why in sorted(left_out)]
    if found.every:
        every = "stats.every" if found.every.n >= ENOUGH else "stats.every_few"
        lines.insert(0, _painted(say(every, **_figures(found.every)), "bold"))
    if not found.questions:
        none = "stats.none_of_these" if narrowed else "stats.none"
        lines.append(wrapped(say("stats.nothing_asked" if found.every else none)))
        lines.append(f"  → {command_line(step('import', None, file=None, map=None))}")
    lines += _blocks(shown)
    if seldom := len(asked) - len(shown):
        lines += ["", wrapped(say("stats.seldom_asked", n=seldom, least=least))]
    if any(each.rest for each in shown):
        lines += [*([] if seldom else [""]), wrapped(say("stats.pooled"))]
    if judged := sum(each.p is not None for each in found.questions):
        lines += ["", wrapped(say("stats.about_p", n=judged))]
    return "\n".join(lines)


def said(found: Judged) -> str:
    """The verdict in one sentence."""
    if found.verdict == "informative":
        return say("stats.informative", share=f"{100 * found.information.share:.1f}", p=_p(found))
    if found.verdict == "chance":
        return say("stats.chance", p=_p(found))
    return say("stats.one_answer" if len(found.answers) + found.rarer == 1 else "stats.too_few")


def _p(found: Judged) -> str:
    p = found.p or 0.0
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"


def _blocks(shown: Sequence[Judged]) -> Iterator[str]:
    """Question by question, all in one table: a question stands as the heading over its answers."""
    blocks = [list(_rows(found)) for found in shown]
    if not blocks:
        return
    first, *rows = (row for block in blocks for row in block)
    columns = [Column(heading, right=0 < at < 5, shrinks=at == 0) for at, heading in enumerate(first)]
    lines = iter(table(rows, columns).splitlines())
    for found, block in zip(shown, blocks, strict=True):
        yield ""
        yield paint(next(lines), "bold")
        yield from islice(lines, len(block) - 1)
        colour = "green" if found.verdict == "informative" else "dim"
        yield _painted(f"  {said(found)}", colour, "  ")


def _rows(found: Judged) -> Iterator[tuple[str, ...]]:
    called = title(found.question)
    columns = ("n", "won", "rate", "interval")
    yield say(called) if isinstance(called, Text) else called, *(say(f"stats.col_{c}") for c in columns), ""
    for answer in found.answers:
        yield f"  {answer_label(found.question, answer.text)}", *_row(answer.rate)
    if found.rest:
        yield f"  {say('stats.rarer', n=found.rarer)}", *_row(found.rest)
    if found.not_asked:
        yield f"  {say('stats.not_asked')}", f"{found.not_asked:,}", "", "", "", ""


def _row(rate: Rate) -> tuple[str, str, str, str, str]:
    """Of fewer than 20 deals only the interval is told."""
    half_blocks = round(2 * _BAR * rate.rate)
    bar = "█" * (half_blocks // 2) + "▌" * (half_blocks % 2)
    told = (f"{_percent(rate.rate)}%", bar) if rate.n >= ENOUGH else ("–", "")
    return f"{rate.n:,}", f"{rate.won:,}", told[0], f"{_percent(rate.low)}–{_percent(rate.high)}%", told[1]


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _figures(rate: Rate) -> dict[str, object]:
    shares = {"rate": rate.rate, "low": rate.low, "high": rate.high}
    return {"n": rate.n, "won": f"{rate.won:,}", **{name: _percent(share) for name, share in shares.items()}}


def _painted(text: str, colour: str, indent: str = "") -> str:
    return "\n".join(paint(line, colour) for line in wrapped(text, indent).splitlines())
