"""One milestone, as a row of the delivery plan: what the client gets of what was promised, and by when."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from stages.kinds import Day, Past, Person, Words, choice, says

STATUSES = {
    "planned": Text("已计划", "planned"),
    "under_way": Text("进行中", "under way"),
    "late": Text("延误", "late"),
    "done": Text("已完成", "done"),
}


class Milestone(NamedTuple):
    """A date by which the client gets something of what was promised."""

    milestone: Annotated[
        Words,
        says(
            "里程碑",
            "Milestone",
            "到哪一步，您就能看到成果？",
            "What will you be able to see, and at which point?",
        ),
    ]
    promise: Annotated[
        Words | None,
        says(
            "对应的承诺",
            "Promise it serves",
            "这一步兑现的是哪条承诺？",
            "Which promise does this bring you?",
        ),
    ] = None
    due: Annotated[
        Day | None, says("计划日期", "Due", "您希望哪天看到？", "By when do you want to see it?")
    ] = None
    status: Annotated[
        Annotated[str, choice(STATUSES)] | None,
        says("状态", "Status", "现在做到哪一步了？", "How far has it got?"),
    ] = None
    done_on: Annotated[
        Past | None, says("完成日期", "Done on", "哪天做完的？", "When was it done?", needed=False)
    ] = None
    owner: Annotated[
        Words | None, says("我方负责人", "Our owner", "我方由谁负责？", "Who answers for it on our side?")
    ] = None
    accepted_by: Annotated[
        Person | None,
        says(
            "客户签收人", "Accepted by", "贵公司由哪一位签收？", "Who on your side accepts it?", needed=False
        ),
    ] = None


def is_done(milestone: Milestone) -> bool:
    return milestone.status == "done"


def faults_of(milestone: Milestone, promises: tuple[str, ...]) -> Iterator[tuple[str, Message]]:
    """By column. A promise counts as known while none is listed."""
    if is_done(milestone) and milestone.done_on is None:
        yield "done_on", msg("execute.done_when")
    if milestone.done_on is not None and not is_done(milestone):
        yield "status", msg("execute.not_done", day=milestone.done_on)
    if milestone.accepted_by is not None and not is_done(milestone):
        yield "accepted_by", msg("execute.accepted_undone")
    known = {promise.casefold(): promise for promise in promises}
    if milestone.promise is not None and known and milestone.promise.casefold() not in known:
        close = get_close_matches(milestone.promise.casefold(), known, n=1, cutoff=0.5)
        if close:
            yield "promise", msg("execute.no_promise_close", given=milestone.promise, close=known[close[0]])
        else:
            yield "promise", msg("execute.no_promise", given=milestone.promise, known=promises)
