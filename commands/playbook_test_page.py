"""What `playbook test` found, for people and for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from commands.printing import Column, mark, paint, table, window, wrap
from commands.step_line import command_line
from commands.views import reason_text
from engine.gate import Checked
from engine.message import Message, step
from engine.requirements.finding import MET, UNMET
from words.say import clean, say
from workshop.cases.bench import Tried, accepted_file
from workshop.cases.coverage import Coverage, Seen
from workshop.cases.trial import Outcome
from workshop.cases.wording import Differences

_FEW = 5
"""Places of wording, and gaps of coverage, that are named before the rest is only counted."""


def page(tried: Iterable[Tried], *, coverage: bool, verbose: bool) -> str:
    return "\n\n".join("\n".join(_one(each, coverage, verbose)) for each in tried)


def _one(tried: Tried, coverage: bool, verbose: bool) -> Iterator[str]:
    for outcome in tried.outcomes if verbose else tried.failed:
        yield from _case(outcome)
    if verbose or tried.failed:
        yield ""
    book = tried.playbook
    named = {"title": book.title, "version": book.version}
    if not tried.outcomes:
        said = say("cases.none", **named)
    elif tried.failed:
        said = say("cases.some_fail", n=len(tried.failed), all=len(tried.outcomes), **named)
    else:
        said = say("cases.all_pass", n=len(tried.outcomes), **named)
    yield _line(said)
    if tried.outcomes and tried.place.whole:
        yield from _coverage(tried.coverage, coverage)
    if tried.place.own_folder is not None:
        yield from _wording(tried.wording, tried.place.own_folder)


def _case(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    sign = mark(UNMET if outcome.misses else MET)
    yield wrap(f"{sign} {paint(_line(say(case.name)), 'bold')}", window(), "  ")
    yield f"  {paint(_line(f'{case.file}:{case.line}'), 'dim')}"
    for miss in outcome.misses:
        yield wrap(f"  {_line(say(miss.said))}", window(), "  ")
        for checked in miss.about:
            yield from _judged(checked)


def _line(text: str) -> str:
    """One line of what somebody else wrote: a pipeline takes a line that begins with `::` for an order, and
    any word may come to begin one."""
    return clean(text).replace("::", ": :")


def _judged(checked: Checked) -> Iterator[str]:
    title = f"{_line(say(checked.requirement.title))}  {paint(checked.requirement.id, 'dim')}"
    yield wrap(f"    {mark(checked.standing)} {title}", window(), "      ")
    for reason in checked.why:
        yield wrap(f"      {_line(reason_text(reason))}", window(), "      ")


# ── coverage and wording ──────────────────────────────────────────────────────────────────────


def _coverage(coverage: Coverage, whole: bool) -> Iterator[str]:
    everything = len(coverage.seen)
    if coverage.complete:
        yield say("cases.covered", all=everything)
    else:
        yield say("cases.not_covered", n=len(coverage.lacking), all=everything)
        gaps = [say("cases.lacks_stage", stage=stage) for stage in coverage.stages_without]
        gaps += [_gap(seen) for seen in coverage.lacking if seen.stage not in coverage.stages_without]
        yield from _few(gaps, len(gaps) if whole else _FEW)
    if whole:
        yield ""
        yield _table(coverage)


def _gap(seen: Seen) -> str:
    how = tuple(Message(f"cases.never_{name}", {}) for name in seen.lacking)
    return say("cases.lacks", stage=seen.stage, id=seen.requirement, how=how)


def _table(coverage: Coverage) -> str:
    columns = (
        Column(say("cases.col_stage")),
        Column(say("cases.col_requirement"), shrinks=True),
        Column(say("cases.col_met"), right=True),
        Column(say("cases.col_open"), right=True),
        Column(say("cases.col_not_needed"), right=True),
        Column(say("cases.col_waived"), right=True),
    )
    rows = [
        (s.stage, s.requirement, *map(str, (s.met, s.open, s.not_needed if s.guarded else "", s.waived)))
        for s in coverage.seen
    ]
    return table(rows, columns)


def _wording(wording: Differences | Message | None, folder: str) -> Iterator[str]:
    accept = f"  → {command_line(step('playbook test', None, file=folder, accept=''))}"
    if wording is None:
        yield from (say("cases.wording_unchecked"), accept)
    elif isinstance(wording, Message):
        yield from (say("cases.wording_bad", file=accepted_file(folder), why=wording), accept)
    elif wording.all:
        yield say("cases.wording_differs", n=len(wording.all))
        yield from _few(list(_places(wording)), _FEW)
        yield accept
    else:
        yield say("cases.wording_stands")


def _places(wording: Differences) -> Iterator[str]:
    for place in wording.changed:
        yield f"{_line(place)}  {say('cases.place_changed')}"
    for place in wording.added:
        yield f"{_line(place)}  {say('cases.place_added')}"
    for place in wording.gone:
        yield f"{_line(place)}  {say('cases.place_gone')}"


def _few(lines: list[str], most: int) -> Iterator[str]:
    yield from (wrap(f"  {line}", window(), "    ") for line in lines[:most])
    if len(lines) > most:
        yield f"  {say('cases.and_more', n=len(lines) - most)}"


# ── for programs ──────────────────────────────────────────────────────────────────────────────


def tried_data(tried: Tried) -> dict[str, Any]:
    """`wording` is null where nothing has been accepted, or only some of the cases were run."""
    return {
        "playbook": tried.playbook.id,
        "version": tried.playbook.version,
        "passed": tried.passed,
        "cases": [_case_data(outcome) for outcome in tried.outcomes],
        "coverage": {
            "complete": tried.coverage.complete,
            "stages_without": list(tried.coverage.stages_without),
            "requirements": [{**s._asdict(), "lacking": list(s.lacking)} for s in tried.coverage.seen],
        },
        "wording": _wording_data(tried.wording),
    }


CASE_COLUMNS = ("playbook", "version", "case", "file", "line", "stage", "passed", "misses")


def case_rows(tried: Iterable[Tried]) -> list[dict[str, Any]]:
    """A row a case; what it missed in sentences, one below the other."""
    rows = []
    for each in tried:
        of = {"playbook": each.playbook.id, "version": each.playbook.version}
        for outcome in each.outcomes:
            misses = "\n".join(say(miss.said) for miss in outcome.misses)
            rows.append({**of, **_case_data(outcome), "misses": misses})
    return rows


def _case_data(outcome: Outcome) -> dict[str, Any]:
    case = outcome.case
    checked = outcome.verdict.checked if outcome.verdict else ()
    return {
        "case": say(case.name),
        "file": case.file,
        "line": case.line,
        "stage": case.expects.stage,
        "passed": not outcome.misses,
        "standings": {c.requirement.id: c.standing for c in checked},
        "misses": [
            {
                "what": say(miss.said),
                "requirements": [
                    {"id": c.requirement.id, "standing": c.standing, "why": [reason_text(w) for w in c.why]}
                    for c in miss.about
                ],
            }
            for miss in outcome.misses
        ],
    }


def _wording_data(wording: Differences | Message | None) -> dict[str, Any] | None:
    if isinstance(wording, Message):
        return {"unreadable": say(wording)}
    return {key: list(places) for key, places in wording._asdict().items()} if wording else None
