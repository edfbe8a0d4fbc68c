"""How a table is written, found out over whole columns in one pass: decimal marks, days, words for nothing.

What the mapping says counts; what it leaves out is found and shown; what can't be found out is asked.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from engine.errors import BadFile, Fault
from engine.message import msg
from engine.money import currency_of, digits
from engine.worksheet import Worksheets
from exchange.plans.source import Source
from exchange.styles.columns import kinds
from exchange.styles.countries import POINT
from exchange.styles.day_text import COUNTS, ORDERS
from exchange.styles.days import Days, Moment
from exchange.styles.deciding import Decision, day_of, lent, of_days, of_numbers, value_of
from exchange.styles.found import (
    DATES,
    DECIMAL,
    MIDNIGHTS,
    NULLS,
    OPEN_ENDS,
    UNITS,
    Found,
    Mixed,
    Priced,
    Undecided,
)
from exchange.styles.heading_unit import unit_of
from exchange.styles.looking import Looking
from exchange.styles.numbers import MARKS
from exchange.styles.open_ends import OPEN_ENDS as KNOWN_ENDS
from exchange.styles.open_ends import as_days
from exchange.styles.pricing import priced
from exchange.styles.style import AMOUNT, DAY, TEXT, Style
from exchange.tables.table import Table


class Survey(NamedTuple):
    """`styles` by column, of those the mapping uses. `time_zone` is where days begin."""

    styles: Mapping[str, Style]
    found: tuple[Found, ...]
    undecided: tuple[Undecided, ...]
    mixed: tuple[Mixed, ...]
    time_zone: str
    currency: str
    """Of amounts whose row names none."""
    priced: Priced | None = None
    """Where that can't be told."""

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
        settled = {each.column: _with(self.styles[each.column]._replace(said=True), way) for each in same}
        rest = tuple(each for each in self.undecided if each not in same)
        return self._replace(styles={**self.styles, **settled}, undecided=rest)

    def check(self, file: str, heading: tuple[str, ...]) -> None:
        """Raises BadFile where a column is undecided, or written in two ways: each named, with an example."""
        at = {name: n for n, name in enumerate(heading, 1)}
        faults = [
            Fault(file, row, at[column], column, said)
            for column, row, said in (
                *((each.column, each.other.row, each.said()) for each in self.mixed),
                *((each.column, each.other.row, each.said()) for each in (self.priced,) if each),
                *((each.column, each.example.row, each.said()) for each in self.undecided),
            )
        ]
        if faults:
            raise BadFile(msg("styles.unclear", file=file, n=len(faults)), faults)


def survey(
    table: Table, plan: Source, time_zone: str, currency: str, worksheets: Worksheets, country: str = ""
) -> Survey:
    """One pass over the rows the plan wants; memory does not grow with them. `currency` is for rows that name
    none, `worksheets` those the plan's fields are of, `country` is where the workspace is."""
    used = {name: kind for name, kind in kinds(plan, worksheets).items() if name in table.heading}
    looking = Looking(table, plan, used)
    looking.run(table)
    money = priced(plan, used, looking, currency)
    columns = [
        *_day_columns(plan, looking, time_zone),
        *_number_columns(plan, used, looking, money.currency, country),
    ]
    texts = [_Column(name, Style(TEXT)) for name, kind in used.items() if kind == TEXT]
    styles = {each.name: each.style._replace(nulls=looking.nulls[each.name]) for each in (*columns, *texts)}
    return Survey(
        styles,
        (
            *(each.found for each in columns if each.found),
            *_midnights(looking, styles, time_zone),
            *_units(plan, used, looking, styles),
            *money.found,
            *_ends(plan, looking, styles),
            *_nulls(plan, looking),
        ),
        tuple(each.decision.open for each in columns if each.decision.open),
        tuple(each.decision.mixed for each in columns if each.decision.mixed),
        time_zone,
        money.currency,
        money.open,
    )


class _Column(NamedTuple):
    """A column with what came of it; of `decision` what is still to be said."""

    name: str
    style: Style
    decision: Decision = Decision()
    found: Found | None = None


def _day_columns(plan: Source, looking: Looking, time_zone: str) -> Iterator[_Column]:
    ends = KNOWN_ENDS if plan.open_ends is None else as_days(plan.open_ends)
    decisions = {name: of_days(name, tally) for name, tally in looking.days.items()}
    orders = {name: way for name, each in decisions.items() if (way := each.way) in ORDERS}
    for name, decision in decisions.items():
        given = tuple(plan.dates_in.get(name) or plan.dates or ())
        midnights = looking.days[name].midnights.first is not None and name != plan.fields.get("at")
        style = Style(DAY, days=given, open_ends=ends, midnights=midnights)
        if given and not (decision.way in COUNTS and given[0] in ORDERS):
            yield _Column(name, style)
        else:
            loan = lent(decision, orders) if decision.open else None
            yield _settled(name, style, decision, loan, time_zone)


def _number_columns(
    plan: Source, used: Mapping[str, str], looking: Looking, currency: str, country: str
) -> Iterator[_Column]:
    said = {currency, plan.fixed.get("currency", currency), *looking.currencies}
    said |= {code for tally in looking.numbers.values() for code in tally.currencies}
    fine = any(digits(code) > 2 for name in said if (code := currency_of(name)))
    certain = {name: next(iter(t.certain)) for name, t in looking.numbers.items() if len(t.certain) == 1}
    for name, tally in looking.numbers.items():
        kind = used[name]
        style = _priced_style(plan, name, kind)
        if style.decimal is not None:
            yield _Column(name, style)
            continue
        decision = of_numbers(name, kind, tally, thousandths=fine or style.factor > 1, point=country in POINT)
        knows = tally.certain or decision.mixed
        yield _settled(name, style, decision, None if knows else lent(decision, certain))


def _settled(
    name: str, style: Style, decision: Decision, loan: tuple[str, str] | None, time_zone: str = "UTC"
) -> _Column:
    """By another column (`loan`: its way and name), or by what this one says itself."""
    way, after = loan or (decision.way, None)
    example = (decision.open or decision).example
    if way is None or example is None:
        return _Column(name, style, decision)
    where = "UTC" if style.midnights else time_zone
    reads = day_of(example.cell, way, where) if style.kind == DAY else value_of(example.cell, way)
    what = DATES if style.kind == DAY else DECIMAL
    found = Found(name, what, way, example.cell, reads, after)
    return _Column(name, _with(style, way), found=found)


def _priced_style(plan: Source, name: str, kind: str) -> Style:
    """What the heading says of an amount's unit counts unless the mapping does."""
    style = Style(kind, decimal=plan.decimal_in.get(name) or plan.decimal)
    unit = unit_of(name) if kind == AMOUNT else None
    factor = plan.units.get(name) or (unit.factor if unit else 1)
    currencies = unit.currencies if unit else None
    return style._replace(factor=factor, currencies=currencies, said=style.decimal is not None)


def _units(
    plan: Source, used: Mapping[str, str], looking: Looking, styles: Mapping[str, Style]
) -> Iterator[Found]:
    """Headings that make more of a number, with one."""
    for name, tally in looking.numbers.items():
        style, unit = styles[name], unit_of(name)
        if used[name] != AMOUNT or name in plan.units or tally.bare is None or not unit or not unit.times:
            continue
        value = value_of(tally.bare.cell, style.decimal or ".")
        if value is not None:
            yield Found(name, UNITS, unit.written, tally.bare.cell, value * style.factor)


def _midnights(looking: Looking, styles: Mapping[str, Style], time_zone: str) -> Iterator[Found]:
    """Where the day in Greenwich is not the one it is here at that moment."""
    for name, tally in looking.days.items():
        example, style = tally.midnights.first, styles[name]
        if example is None or not style.midnights:
            continue
        there, here = (Days(where, style.days).read(example.cell) for where in ("UTC", time_zone))
        if isinstance(there, Moment) and isinstance(here, Moment) and there.day != here.day:
            day = date.fromisoformat(there.day)
            yield Found(name, DATES, MIDNIGHTS, example.cell, day)


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
