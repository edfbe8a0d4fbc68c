"""The weekly progress sheet as a page, and as the data programs get."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from commands.printing import Column
from commands.report_day_page import ahead_data, ahead_part, line, named_day
from commands.report_names import Names
from commands.report_page import Entry, Page, Part, Table
from commands.step_line import command_line
from engine.message import Message, Step, msg, step
from engine.money import of_major, plain
from engine.weeks import AMOUNTS, Miss
from visits.agenda import PLAN, Appointment
from visits.week_figures import Figure, PlannedVisit
from visits.week_report import WeekReport
from words.say import say, write


def week_page(report: WeekReport, names: Names, whose: str) -> Page:
    parts = [_figures(report, names), _planned(report, names)]
    if report.misses:
        parts.append(Part(say("report.misses"), [_miss(report, names, what) for what in report.misses]))
    if report.ahead:
        parts.append(ahead_part(report.ahead, names, say("report.days_ahead")))
    title = say("report.week_title", whose=whose, first=report.monday, last=report.sunday)
    return Page(title, [say(said) for said in _about(report)], parts)


def _about(report: WeekReport) -> list[Message]:
    standing = "over" if report.over else "running" if report.begun else "to_come"
    days = msg(f"report.week_{standing}", n=report.working_days)
    return [days, *week_warnings(report)]


def week_warnings(report: WeekReport) -> list[Message]:
    return [msg("report.provisional", year=str(report.sunday.year))] if report.provisional else []


# ── figures ───────────────────────────────────────────────────────────────────────────────────


def _figures(report: WeekReport, names: Names) -> Part:
    headings = ("figure", "target", "actual", "attained")
    columns = [Column(say(f"report.col_{name}"), right=name != "figure") for name in headings]
    rows = [_row(figure, names) for figure in report.figures]
    notes = [_note(said, taken) for said, taken in _notes(report, names)]
    return Part(say("report.figures"), notes, Table(columns, rows))


def _row(figure: Figure, names: Names) -> tuple[str, ...]:
    target, actual = figure.target, figure.actual
    share = f"{_attained(target, actual)} %" if target and actual is not None else ""
    return (figure_name(figure.id), shown(figure.id, target, names), shown(figure.id, actual, names), share)


def _attained(target: Decimal, actual: Decimal) -> int:
    """Whole per cent, halves up; what is missed is never a full hundred."""
    share = int(actual * 100 / target + Decimal("0.5"))
    return min(share, 99) if actual < target else share


def figure_name(id: str) -> str:
    name = say(f"report.figure_{id}")
    return name[:1].upper() + name[1:]


def shown(id: str, value: Decimal | None, names: Names) -> str:
    if value is None:
        return "–"
    return write(of_major(value, names.view.workspace.currency) if id in AMOUNTS else value)


def _note(said: Message, taken: Step | None) -> Entry:
    return Entry(say(said), None, (f"→ {command_line(taken)}",) if taken else ())


def _notes(report: WeekReport, names: Names) -> Iterator[tuple[Message, Step | None]]:
    """What the figures rest on and what stayed outside, with what can be done about it."""
    week = {"--week": report.monday.isoformat()}
    known = {figure.id: figure for figure in report.figures}
    if all(figure.target is None for figure in report.figures):
        yield msg("report.no_targets"), step("target", None, user=report.user, visits=None, **week)
    if known["collection"].actual is None and known["collection"].target is not None:
        told = step("report week", None, collection=None, **week, **names.asked(report.user))
        yield msg("report.tell_collection"), told
    if report.sold is None:
        yield msg("report.no_orders"), step("order add", None, account=None, amount=None)
        return
    for currency, n in sorted(report.sold.no_rate.items()):
        rate = step("db rate", None, currency=currency, rate=None)
        yield msg("report.no_rate", n=n, currency=currency), rate
    if report.sold.no_cost:
        yield msg("report.no_cost", n=report.sold.no_cost), None
    yield msg("report.whose_orders"), None


# ── the plan, and what was missed ─────────────────────────────────────────────────────────────


def _planned(report: WeekReport, names: Names) -> Part:
    held = sum(each.held_on is not None for each in report.planned)
    if not report.planned:
        without = "report.no_plan" if report.over else "report.no_plan_yet"
        return Part(say("report.plan"), [Entry(say(without))])
    entries = [_visit(each, names) for each in report.planned]
    if report.unplanned:
        entries.append(Entry(say("report.unplanned", n=report.unplanned)))
    return Part(say("report.planned", held=held, n=len(report.planned)), entries)


def _visit(each: PlannedVisit, names: Names) -> Entry:
    text = _visit_line(each, names)
    if each.held_on is None:
        return Entry(text, "unmet" if each.missed else "unknown")
    if each.held_on == each.planned.on:
        return Entry(text, "met")
    other = say("report.held_on", day=named_day(date.fromisoformat(each.held_on)))
    return Entry(text, "met", (other,))


def _visit_line(each: PlannedVisit, names: Names) -> str:
    planned = each.planned
    about = Appointment(planned.on, PLAN, planned.why, planned.account, planned.deal, planned.contact)
    return say("report.on_day", day=named_day(date.fromisoformat(planned.on)), line=line(about, names))


def _miss(report: WeekReport, names: Names, what: str) -> Entry:
    miss = report.misses[what]
    if miss is not None:
        return Entry(missed(report, names, what), "unmet", (say("report.miss", cause=_cause(miss)),))
    week = report.monday.isoformat()
    explain = step("report miss", None, what=what, cause=None, week=week, **names.asked(report.user))
    below = (say("report.miss_open"), f"→ {command_line(explain)}")
    return Entry(missed(report, names, what), "unmet", below)


def missed(report: WeekReport, names: Names, what: str) -> str:
    """`Visits: 6 of 8`; a planned visit with its day."""
    visit = next((each for each in report.planned if each.name == what), None)
    if visit is not None:
        return say("report.missed_visit", visit=_visit_line(visit, names))
    figure = next(figure for figure in report.figures if figure.id == what)
    actual, target = (shown(what, value, names) for value in (figure.actual, figure.target))
    return say("report.missed", figure=figure_name(what), actual=actual, target=target)


def _cause(miss: Miss) -> Message:
    cause = msg(f"report.cause_{miss.cause}")
    return msg("report.cause_note", cause=cause, note=miss.note) if miss.note else cause


# ── a team ────────────────────────────────────────────────────────────────────────────────────


def team_page(reports: Sequence[WeekReport], names: Names, team: str, called: dict[str, str]) -> Page:
    """A row a person; then what was missed, and why."""
    first = reports[0]
    columns = [Column(say("report.col_person"))]
    columns += [Column(figure_name(figure.id), right=True, shrinks=True) for figure in first.figures]
    rows = [(called[r.user], *(_of_target(f, names) for f in r.figures)) for r in reports]
    notes = [Entry(say("report.amounts_in", currency=names.view.workspace.currency))]
    parts = [Part(say("report.figures"), notes, Table(columns, rows))]
    for report in reports:
        if report.misses:
            title = say("report.misses_of", whose=called[report.user])
            parts.append(Part(title, [_miss(report, names, what) for what in report.misses]))
    title = say("report.team_title", team=team, first=first.monday, last=first.sunday)
    return Page(title, [say(said) for said in _about(first)], parts)


def _of_target(figure: Figure, names: Names) -> str:
    actual, target = (_bare(figure.id, value, names) for value in (figure.actual, figure.target))
    return actual if figure.target is None else f"{actual}/{target}"


def _bare(id: str, value: Decimal | None, names: Names) -> str:
    """Without the currency, which stands below the table once."""
    text = shown(id, value, names)
    return text.rpartition(" ")[2]


# ── for programs ──────────────────────────────────────────────────────────────────────────────


def week_data(report: WeekReport, names: Names) -> dict[str, Any]:
    sold = report.sold
    currency = names.view.workspace.currency
    return {
        "user": report.user,
        "monday": report.monday.isoformat(),
        "sunday": report.sunday.isoformat(),
        "begun": report.begun,
        "over": report.over,
        "working_days": report.working_days,
        "provisional": report.provisional,
        "currency": currency,
        "figures": [_figure_data(figure, currency) for figure in report.figures],
        "orders_without_rate": dict(sold.no_rate) if sold else {},
        "orders_without_cost": sold.no_cost if sold else 0,
        "planned": [_visit_data(each, names) for each in report.planned],
        "unplanned": report.unplanned,
        "misses": [
            {"what": what, "cause": miss.cause if miss else None, "note": miss.note if miss else None}
            for what, miss in report.misses.items()
        ],
        "ahead": ahead_data(report.ahead, names),
        "warnings": [say(warning) for warning in week_warnings(report)],
    }


def _figure_data(figure: Figure, currency: str) -> dict[str, Any]:
    values = {"target": figure.target, "actual": figure.actual}
    return {
        "figure": figure.id,
        **{name: figure_text(figure.id, value, currency) for name, value in values.items()},
        "missed": figure.missed,
    }


def figure_text(id: str, value: Decimal | None, currency: str) -> str | None:
    """A count, or an amount to the minor unit, as a decimal string."""
    if value is None:
        return None
    return plain(of_major(value, currency).minor, currency) if id in AMOUNTS else f"{value:f}"


def _visit_data(each: PlannedVisit, names: Names) -> dict[str, Any]:
    planned = each.planned
    return {
        "name": each.name,
        "on": planned.on,
        "account": planned.account,
        "deal": planned.deal,
        "with": names.person(planned.contact),
        "why": planned.why,
        "held_on": each.held_on,
        "missed": each.missed,
    }
