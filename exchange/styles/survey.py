"""How a table is written, found out over whole columns in one pass: decimal marks, days, words for nothing.

What the mapping says counts; what it leaves out is found and shown; what can't be found out is asked.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.errors import BadFile, Fault
from engine.message import msg
from engine.money import currency_of, digits
from engine.worksheet import Worksheets
from exchange.plans.source import Source
from exchange.styles.columns import kinds
from exchange.styles.day_text import COUNTS, ORDERS
from exchange.styles.days import Days
from exchange.styles.deciding import Decision, day_of, lent, of_days, of_numbers, value_of
from exchange.styles.found import DATES, DECIMAL, NULLS, OPEN_ENDS, Found, Mixed, Undecided
from exchange.styles.looking import Looking
from exchange.styles.numbers import MARKS
from exchange.styles.open_ends import OPEN_ENDS as KNOWN_ENDS
from exchange.styles.open_ends import as_days
from exchange.styles.style import DAY, TEXT, Style
from exchange.tables.table import Table


class Survey(NamedTuple):
    """`styles` by column, of those the mapping uses. `time_zone` is where days begin."""

    styles: Mapping[str, Style]
    found: tuple[Found, ...]
    undecided: tuple[Undecided, ...]
    mixed: tuple[Mixed, ...]
    time_zone: str

    def of(self, column: str) -> Style:
        return self.styles.get(column) or Style()

    def decided(self, column: str, way: str) -> "Survey":
        """With an answer to what was undecided: it settles other columns of the kind that can be read so."""
        kind = next(each.kind for each in self.undecided if each.column == column)
        same = [
            each
            for each in self.undecided
            if (each.kind == DAY) == (kind == DAY) and any(known.way == way for known in each.ways)
        ]
        settled = {each.column: _with(self.styles[each.column], way) for each in same}
        rest = tuple(each for each in self.undecided if each not in same)
        return self._replace(styles={**self.styles, **settled}, undecided=rest)

    def check(self, file: str, heading: tuple[str, ...]) -> None:
        """Raises BadFile where a column is undecided, or written in two ways: each named, with an example."""
        at = {name: n for n, name in enumerate(heading, 1)}
        faults = [
            Fault(file, row, at[column], column, said)
            for column, row, said in (
                *((each.column, each.other.row, each.said()) for each in self.mixed),
                *((each.column, each.example.row, each.said()) for each in self.undecided),
            )
        ]
        if faults:
            raise BadFile(msg("styles.unclear", file=file, n=len(faults)), faults)


def survey(table: Table, plan: Source, time_zone: str, currency: str, worksheets: Worksheets) -> Survey:
    """One pass over the rows the plan wants; memory does not grow with them. `currency` is for rows that name
    none, `worksheets` those the plan's fields are of."""
    used = {name: kind for name, kind in kinds(plan, worksheets).items() if name in table.heading}
    looking = Looking(table, plan, used)
    looking.run(table)
    columns = [*_day_columns(plan, looking), *_number_columns(plan, used, looking, currency)]
    texts = [_Column(name, Style(TEXT)) for name, kind in used.items() if kind == TEXT]
    styles = {each.name: each.style._replace(nulls=looking.nulls[each.name]) for each in (*columns, *texts)}
    return Survey(
        styles,
        (
            *(each.found for each in columns if each.found),
            *_ends(plan, looking, styles),
            *_nulls(plan, looking),
        ),
        tuple(each.decision.open for each in columns if each.decision.open),
        tuple(each.decision.mixed for each in columns if each.decision.mixed),
        time_zone,
    )


class _Column(NamedTuple):
    """A column with what came of it; of `decision` what is still to be said."""

    name: str
    style: Style
    decision: Decision = Decision()
    found: Found | None = None


def _day_columns(plan: Source, looking: Looking) -> Iterator[_Column]:
    ends = KNOWN_ENDS if plan.open_ends is None else as_days(plan.open_ends)
    decisions = {name: of_days(name, tally) for name, tally in looking.days.items()}
    orders = {name: way for name, each in decisions.items() if (way := each.way) in ORDERS}
    for name, decision in decisions.items():
        given = tuple(plan.dates_in.get(name) or plan.dates or ())
        style = Style(DAY, days=given, open_ends=ends)
        if given and not (decision.way in COUNTS and given[0] in ORDERS):
            yield _Column(name, style)
        else:
            yield _settled(name, style, decision, lent(decision, orders) if decision.open else None)


def _number_columns(
    plan: Source, used: Mapping[str, str], looking: Looking, currency: str
) -> Iterator[_Column]:
    said = {currency, plan.fixed.get("currency", currency), *looking.currencies}
    said |= {code for tally in looking.numbers.values() for code in tally.currencies}
    fine = any(digits(code) > 2 for name in said if (code := currency_of(name)))
    certain = {name: next(iter(t.certain)) for name, t in looking.numbers.items() if len(t.certain) == 1}
    for name, tally in looking.numbers.items():
        kind = used[name]
        style = Style(kind, decimal=plan.decimal_in.get(name) or plan.decimal)
        if style.decimal is not None:
            yield _Column(name, style)
            continue
        decision = of_numbers(name, kind, tally, thousandths=fine)
        knows = tally.certain or decision.mixed
        yield _settled(name, style, decision, None if knows else lent(decision, certain))


def _settled(name: str, style: Style, decision: Decision, loan: tuple[str, str] | None) -> _Column:
    """By another column (`loan`: its way and name), or by what this one says itself."""
    way, after = loan or (decision.way, None)
    example = (decision.open or decision).example
    if way is None or example is None:
        return _Column(name, style, decision)
    reads = day_of(example.cell, way) if style.kind == DAY else value_of(example.cell, way)
    what = DATES if style.kind == DAY else DECIMAL
    found = Found(name, what, way, example.cell, reads, after)
    return _Column(name, _with(style, way), found=found)


def _ends(plan: Source, looking: Looking, styles: Mapping[str, Style]) -> Iterator[Found]:
    """One of each column: the first it has."""
    if plan.open_ends is not None:
        return
    for name, tally in looking.days.items():
        days = Days("UTC", styles[name].days, styles[name].open_ends)
        first = next((each for each in tally.ends if days.says_nothing(each.cell)), None)
        if first is not None:
            yield Found(name, OPEN_ENDS, "", first.cell)


def _nulls(plan: Source, looking: Looking) -> Iterator[Found]:
    """Words the mapping didn't name itself."""
    if plan.nulls is None:
        for name, example in looking.met.items():
            if example.cell not in plan.nulls_in.get(name, ()):
                yield Found(name, NULLS, "", example.cell)


def _with(style: Style, way: str) -> Style:
    return style._replace(decimal=way) if way in MARKS else style._replace(days=(way,))
