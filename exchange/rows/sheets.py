"""What a table says in a deal's worksheets: read through the worksheet, and joined to what stands there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from engine.message import Message
from engine.state import merged
from engine.worksheet import FieldFault, Worksheet, Worksheets
from exchange.plans.accounts import AccountPlan
from exchange.plans.deals import DealPlan

QUALIFICATION, ANSWERS = "qualification", "answers"
"""Where the answers to a team's own questions stand."""

Said: TypeAlias = Mapping[str, Mapping[str, Any]]
"""By worksheet what a table says: values by field, and under ANSWERS those of the team's own questions by
question. None where a cell says nothing; what no column was named for is not there."""


class SheetReader:
    """Knows which columns hold what of which worksheet."""

    def __init__(self, plan: DealPlan | AccountPlan, worksheets: Worksheets, today: date) -> None:
        self._today = today
        self._columns = plan.worksheets
        asked = plan.answers if isinstance(plan, DealPlan) else {}
        self._questions = {" ".join(question.split()): name for question, name in asked.items()}
        ids = [*plan.worksheets, *([QUALIFICATION] if asked else [])]
        self._sheets = {id: worksheets[id] for id in dict.fromkeys(ids)}

    def read(
        self, cell: Callable[[str], str | None], currency: str
    ) -> tuple[Said, dict[str, Any], list[tuple[str | None, Message]]]:
        """What the cells say, what that settles of the deal itself, and every fault with its column."""
        said: dict[str, dict[str, Any]] = {}
        settles: dict[str, Any] = {}
        faults: list[tuple[str | None, Message]] = []
        for id, sheet in self._sheets.items():
            given: dict[str, Any] = {name: cell(column) for name, column in self._columns.get(id, {}).items()}
            answers = {question: _words(cell(column)) for question, column in self._of(id).items()}
            raw = {**given, ANSWERS: _rows(answers)} if answers else given
            values, wrong = sheet.read(raw, {}, currency, self._today)
            faults += ((column_of(self._columns, id, fault), fault.what) for fault in wrong)
            said[id] = {**given, **values, **({ANSWERS: answers} if answers else {})}
            settles |= sheet.settles(values)
        return said, settles, faults

    def _of(self, id: str) -> Mapping[str, str]:
        return self._questions if id == QUALIFICATION else {}


def column_of(columns: Mapping[str, Mapping[str, str]], id: str, fault: FieldFault) -> str | None:
    """Where it is wrong; None where that is no single column."""
    return columns.get(id, {}).get(str(fault.path[0]))


class Joined(NamedTuple):
    """What is to be told of the worksheets, each as the data of a happening; or the faults, by worksheet."""

    filled: list[dict[str, Any]]
    faults: list[tuple[str, FieldFault]]


def first_filled(said: Said, worksheets: Worksheets) -> list[dict[str, Any]]:
    """What a new deal is filled in with."""
    found = []
    for id, values in said.items():
        fields = {**values, ANSWERS: _rows(values[ANSWERS]) or None} if ANSWERS in values else values
        kept = {name: value for name, value in fields.items() if value is not None}
        if kept:
            found.append(_filled(worksheets[id], kept, kept))
    return found


def later_filled(
    said: Said, told: Said, standing: Said, worksheets: Worksheets, currency: str, today: date
) -> Joined:
    """What changed in the table since it was `told`, joined to the fields that are `standing`.

    So what only people here have changed stays theirs, their own questions included.
    """
    joined = Joined([], [])
    for id, values in said.items():
        fields, sheet = standing.get(id, {}), worksheets[id]
        changed = _difference(values, told.get(id, {}))
        if not changed:
            continue
        raw = {name: value for name, value in changed.items() if name != ANSWERS}
        if ANSWERS in changed:
            raw[ANSWERS] = _rows({**_answers(fields.get(ANSWERS, ())), **changed[ANSWERS]})
        read, faults = sheet.read(raw, fields, currency, today)
        joined.faults.extend((id, fault) for fault in faults)
        joined.filled.append({**_filled(sheet, read, merged(fields, read)), "said": changed})
    return joined


def told_by(filled: Iterable[Mapping[str, Any]]) -> Said:
    """What imports have said so far, from what they filled in, first to last."""
    told: dict[str, dict[str, Any]] = {}
    for each in filled:
        fields = each["fields"]
        first = {**fields, ANSWERS: _answers(fields[ANSWERS])} if ANSWERS in fields else fields
        said = each.get("said", first)
        before = told.setdefault(each["worksheet"], {})
        answers = {**before.get(ANSWERS, {}), **said.get(ANSWERS, {})}
        before |= {**said, ANSWERS: answers}
    return told


def _difference(said: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    changed = {n: v for n, v in said.items() if n != ANSWERS and v != told.get(n)}
    before = told.get(ANSWERS, {})
    answers = {q: a for q, a in said.get(ANSWERS, {}).items() if a != before.get(q)}
    return {**changed, ANSWERS: answers} if answers else changed


def _filled(sheet: Worksheet, fields: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    done = {"complete": sheet.complete(whole), "figures": sheet.figures(whole)}
    return {"worksheet": sheet.id, "fields": fields, **done}


def _rows(answers: Mapping[str, str | None]) -> list[dict[str, str]]:
    return [{"question": q, "answer": a} for q, a in answers.items() if a is not None]


def _words(cell: str | None) -> str | None:
    """As the worksheet keeps a text, so that the two compare."""
    return " ".join(cell.split()) if cell else None


def _answers(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {row["question"]: row.get("answer") for row in rows}
