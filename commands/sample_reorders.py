"""Small orders of the last year by clients who knew what to buy: told through the door, gate by gate.

Some were let through a gate by the coach. Like the other earlier deals they stand under no account.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from commands.sample_past import (
    AIR,
    CAMERA,
    CHEAPER,
    GINKGO,
    HAIYAN,
    HARPER,
    HENGFENG,
    JIGS,
    QINGHE,
    SANJIANG,
    SCALES,
    SCANNERS,
    STANDSTILL,
    WON,
    YIMENG,
    YUNLING,
    End,
    title,
)
from commands.sample_people import COACH, OTHER_REP, REP, acting
from commands.sample_story import Story, Told
from engine import deals
from engine.change import Change
from engine.message import Text
from words.say import say

_JUDGED: Mapping[str | Text, Told] = {"help_needed": "1", "complexity": "2", "behaviour": "profit"}
_TALKED = Text("电话里把型号和数量过了一遍", "Went through models and quantities on the phone")
_WRITTEN = Text("客户邮件确认", "The client confirmed it by mail")
_NO_TIME = Text("客户等着要货，先走一步", "The client is waiting for the goods; we go ahead")
_NOTHING_NOW = Text("一年内够用", "They have enough for a year")

_COMPARED, _TERMS, _HANDED_OVER = "comparison_shown", "terms_agreed", "handover_signed"
_GATES = (
    (("needs_known",), None),
    (("better_than_others",), _COMPARED),
    (("works_low_risk", "value_reachable", "will_buy"), _TERMS),
    (("expectation_met",), _HANDED_OVER),
    (("value_confirmed",), None),
)
"""What each gate asks of such an order: decision points, and an item of the checklist."""


class Reorder(NamedTuple):
    ago: int
    """Days since it began."""
    product: Text
    client: Text
    amount: int
    owner: str
    stays: tuple[int, ...]
    """Days in each stage it came to."""
    end: End
    waived: tuple[int, ...] = ()
    """The gates, counted from 0, at which the coach let an item of the checklist or a talk pass."""
    pushed: int = 0


REORDERS = (
    Reorder(345, SCANNERS, HAIYAN, 32000, REP, (6, 9, 14, 24, 9), WON),
    Reorder(318, JIGS, QINGHE, 54000, REP, (5, 11, 19, 30, 12), WON, (1,)),
    Reorder(287, AIR, GINKGO, 47000, OTHER_REP, (7, 10, 52), STANDSTILL, (1,), 2),
    Reorder(255, SCALES, HENGFENG, 61000, REP, (4, 8, 17, 27, 10), WON),
    Reorder(228, CAMERA, HARPER, 83000, REP, (8, 12, 44), CHEAPER, (0, 1), 1),
    Reorder(196, SCANNERS, YIMENG, 29000, OTHER_REP, (3, 9, 15, 22, 8), WON),
    Reorder(171, JIGS, SANJIANG, 58000, REP, (6, 10, 21, 33, 14), WON, (2,), 1),
    Reorder(143, SCALES, YUNLING, 66000, REP, (5, 13, 47), CHEAPER, (1,), 2),
)


def reorders(change: Change) -> None:
    for told in REORDERS:
        _told(change, told)


def _told(change: Change, told: Reorder) -> None:
    then = acting(change, told.owner)._replace(now=change.now - timedelta(days=told.ago))
    name = title(told.client, told.product)
    deal = deals.new(then, name, account=None, amount=str(told.amount), behaviour="profit")
    story = Story(then._replace(now=change.now), deal.key, acting(change, COACH).actor, change.date)
    begun = story.ago(told.ago)
    deals.set_fields(begun.change, story.key, {"close_date": begun.day(60)})
    begun.fill({"buying_behaviour": _JUDGED})
    _came(story, told)


def _came(story: Story, told: Reorder) -> None:
    """From gate to gate; its close date is put off in the last stage it came to."""
    *before, last = told.stays
    ago = told.ago
    for stage, days in enumerate(before):
        ago -= days
        _through(story.ago(ago), stage, waived=stage in told.waived)
    for n in range(told.pushed):
        then = story.ago(ago - last * (n + 1) // (told.pushed + 1))
        deals.set_fields(then.change, story.key, {"close_date": then.day(30)})
    ended = story.ago(ago - last)
    if told.end is None:
        _through(ended, len(before), waived=False)
    else:
        stop_class, reason = told.end
        deals.stop(ended.change, story.key, stop_class, reason=say(reason))


def _through(story: Story, stage: int, *, waived: bool) -> None:
    """Through the gate of a stage, counted from 0."""
    points, item = _GATES[stage]
    if stage < 2 and not (waived and item is None):
        deals.log_visit(
            story.change,
            story.key,
            contact=None,
            on=None,
            summary=say(_TALKED),
            two_sided=True,
            channel="call",
        )
    for point in points:
        deals.answer(story.change, story.key, point, "yes", evidence=say(_WRITTEN), kind="client_document")
    if item and not waived:
        story.tick(item)
    if waived:
        story.waive(f"item:{item}" if item else "visit:two_sided", _NO_TIME, 30)
    if stage == len(_GATES) - 1:
        story.fill({"next_conversation": {"kind": "none", "reason_none": _NOTHING_NOW}})
    story.advance()
