"""The delivery plan: what was promised, the milestones that bring it, and what the client is told of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.execute.milestone import Milestone, faults_of, is_done
from stages.kinds import Count, Day, Names, Past, Percent, Person, Words, says
from stages.rounding import percent
from stages.sheet_form import SheetForm


class Report(NamedTuple):
    """What the client was told of the progress."""

    on: Annotated[Past, says("通报日期", "Reported on", "哪天通报的？", "When did we report?")]
    what: Annotated[Words | None, says("内容", "What", "讲了哪些进展？", "What did we tell them?")] = None
    to: Annotated[Person | None, says("通报对象", "To", "向客户的哪一位讲的？", "Whom did we tell?")] = None


class DeliveryPlan(NamedTuple):
    """From the promised value to milestones with dates, and the progress reports in between."""

    promises: Annotated[
        Names,
        says(
            "承诺的价值",
            "Value promised",
            "签约时我们答应了您哪几条？",
            "Which things did we promise you when you signed?",
        ),
    ] = ()
    milestones: Annotated[
        tuple[Milestone, ...],
        says("里程碑", "Milestones", "到哪一步、哪一天，您就能看到成果？", "What will you see, and by when?"),
    ] = ()
    report_every: Annotated[
        Count | None,
        says(
            "通报间隔（天）",
            "Report every (days)",
            "您希望隔几天听我们报一次进展？",
            "Every how many days would you like to hear how it stands?",
        ),
    ] = None
    reports: Annotated[
        tuple[Report, ...],
        says(
            "进展通报",
            "Progress reports",
            "上次向您通报进展，是哪天、讲到哪里？",
            "When did we last report to you, and what?",
        ),
    ] = ()


class Figures(NamedTuple):
    milestones_total: Annotated[Count | None, says("里程碑总数", "Milestones")] = None
    milestones_done: Annotated[Count | None, says("已完成的里程碑", "Milestones done")] = None
    done: Annotated[Percent | None, says("完成比例", "Share done")] = None
    accepted: Annotated[Count | None, says("客户已签收的里程碑", "Milestones accepted by the client")] = None
    late: Annotated[Count | None, says("延误的里程碑", "Milestones late")] = None
    next_due: Annotated[Day | None, says("下一个到期日", "Next due")] = None
    last_due: Annotated[Day | None, says("最后一个到期日", "Last due")] = None
    promises_unplanned: Annotated[Count | None, says("没有里程碑的承诺", "Promises without a milestone")] = (
        None
    )
    promises_delivered: Annotated[Count | None, says("已交付的承诺", "Promises delivered")] = None
    last_report: Annotated[Day | None, says("最近一次通报", "Last report")] = None
    next_report: Annotated[Day | None, says("下次通报", "Next report due")] = None


def figures(plan: DeliveryPlan) -> Figures:
    """Counts and dates (the method, section 6.4: promised value to milestones with due dates and status).

    All milestones weigh alike. A promise is delivered when it has milestones and all of them are done.
    """
    found = Figures(last_report=_last_report(plan), next_report=_next_report(plan))
    if plan.promises:
        found = found._replace(
            promises_unplanned=len(unplanned(plan)),
            promises_delivered=sum(_delivered(plan, promise) for promise in plan.promises),
        )
    if not plan.milestones:
        return found
    done = sum(map(is_done, plan.milestones))
    dates = [m.due for m in plan.milestones if m.due is not None]
    return found._replace(
        milestones_total=len(plan.milestones),
        milestones_done=done,
        done=percent(Decimal(done) / len(plan.milestones)),
        accepted=sum(is_done(m) and m.accepted_by is not None for m in plan.milestones),
        late=sum(m.status == "late" for m in plan.milestones),
        next_due=min((m.due for m in plan.milestones if m.due is not None and not is_done(m)), default=None),
        last_due=max(dates, default=None),
    )


def serving(plan: DeliveryPlan, promise: str) -> list[Milestone]:
    return [m for m in plan.milestones if m.promise and m.promise.casefold() == promise.casefold()]


def unplanned(plan: DeliveryPlan) -> list[str]:
    """Promises no milestone serves."""
    return [promise for promise in plan.promises if not serving(plan, promise)]


def _delivered(plan: DeliveryPlan, promise: str) -> bool:
    milestones = serving(plan, promise)
    return bool(milestones) and all(map(is_done, milestones))


def _last_report(plan: DeliveryPlan) -> date | None:
    return max((report.on for report in plan.reports), default=None)


def _next_report(plan: DeliveryPlan) -> date | None:
    """The last report and the interval agreed; None while one of them is missing, or all is done."""
    last = _last_report(plan)
    if last is None or plan.report_every is None or _finished(plan):
        return None
    return last + timedelta(min(plan.report_every, (date.max - last).days))


def _finished(plan: DeliveryPlan) -> bool:
    return bool(plan.milestones) and all(map(is_done, plan.milestones))


def faults(plan: DeliveryPlan) -> Iterator[tuple[Path, Message]]:
    for at, milestone in enumerate(plan.milestones):
        for column, what in faults_of(milestone, plan.promises):
            yield ("milestones", at, column), what
    if plan.report_every == 0:
        yield ("report_every",), msg("execute.every_zero")


def advice(plan: DeliveryPlan, today: date) -> Iterator[Message]:
    """What is overdue, what the client has not accepted, and whether they feel the progress (section 3)."""
    waiting = [m for m in plan.milestones if not is_done(m) and m.due is not None and m.due < today]
    for milestone in sorted(waiting, key=lambda m: m.due or today):
        days = (today - (milestone.due or today)).days
        yield msg("execute.overdue", milestone=milestone.milestone, due=milestone.due, n=days)
    unaccepted = tuple(m.milestone for m in plan.milestones if is_done(m) and m.accepted_by is None)
    if unaccepted:
        yield msg("execute.unaccepted", milestones=unaccepted)
    bare = tuple(unplanned(plan)) if plan.milestones else ()
    if bare:
        yield msg("execute.unplanned", promises=bare)
    yield from _on_reports(plan, today)


def _on_reports(plan: DeliveryPlan, today: date) -> Iterator[Message]:
    last, next_one = _last_report(plan), _next_report(plan)
    begun = any(m.status in ("under_way", "late", "done") for m in plan.milestones)
    if last is None and begun:
        yield msg("execute.never_reported")
    elif next_one is not None and next_one < today:
        yield msg("execute.report_overdue", day=last, every=plan.report_every, n=(today - next_one).days)


DELIVERY_PLAN = SheetForm(
    "delivery_plan",
    Text("交付计划", "Delivery plan"),
    Text(
        "把答应客户的价值拆成里程碑，按期交付，并让客户看得见进展",
        "What was promised to the client as milestones with dates, and the progress they are told of",
    ),
    DeliveryPlan,
    Figures,
    figures,
    faults,
    advice,
    names={("milestones", "promise"): ("promises",)},
)
