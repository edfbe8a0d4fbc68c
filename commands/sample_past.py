"""What came of the sample's earlier deals, brought in from the list the team kept before: two years of them.

They were with clients nobody has sold to again, and stand under no account.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from commands.sample_people import OTHER_REP, REP
from engine import deals, playbooks
from engine.arrivals import Brought, Happening
from engine.change import Change
from engine.clock import to_instant
from engine.message import Text
from engine.state import DONE, Instant
from exchange.incoming.happenings import Course
from exchange.rows.deal_row import Point, Row, Stop
from exchange.rows.sheets import first_filled
from words.say import say

RACKS = Text("立体货架", "Pallet racking")
SCALES = Text("在线称重", "Checkweighers")
DUST = Text("除尘设备", "Dust extraction")
CAMERA = Text("视觉检测", "Camera inspection")
PACKING = Text("包装机", "Packing machine")
AIR = Text("空压机", "Air compressors")
CONVEYOR = Text("输送线", "Conveyor line")
SCANNERS = Text("扫码系统", "Scanning system")
JIGS = Text("焊接夹具", "Welding jigs")
MES = Text("车间看板", "Shop floor boards")

LUDONG = Text("鲁东纸业", "Ludong Paper")
TAIHE = Text("泰和机械", "Taihe Machinery")
HAIYAN = Text("海晏水产", "Haiyan Seafood")
HENGFENG = Text("恒沣面粉", "Hengfeng Flour")
CHANGDAO = Text("长岛制药", "Changdao Pharma")
YIMENG = Text("沂源茶业", "Yiyuan Tea")
GINKGO = Text("银杏家具", "Ginkgo Furniture")
BINZHOU = Text("滨河纺织", "Riverside Textiles")
QINGHE = Text("青禾农机", "Qinghe Farm Machines")
SANJIANG = Text("三江电缆", "Sanjiang Cable")
HARPER = Text("哈珀酿酒", "Harper Brewing")
YUNLING = Text("云岭陶瓷", "Yunling Ceramics")

End = tuple[str, Text] | None
"""Class and reason of a stop; None of a deal that was won."""
WON: End = None
CHEAPER: End = "lost_to_competitor", Text("选了报价更低的一家", "Took the lower offer")
KNEW_THEM: End = "lost_to_competitor", Text("和老供应商续约了", "Stayed with the vendor they had")
NO_BUDGET: End = "no_decision", Text("今年没有批下预算", "No budget was granted this year")
STANDSTILL: End = (
    "no_decision",
    Text("内部意见不一，搁置了", "They could not agree among themselves and let it rest"),
)
CALLED_OFF: End = "cancelled", Text("客户取消了整个项目", "The client called the whole project off")
NO_NEED: End = "disqualified", Text("其实还没有这个需要", "There was no need yet after all")
UNFIT: End = "disqualified", Text("超出了我们能做的范围", "Beyond what we can build")
TWICE: End = "duplicate", Text("另一位同事已在跟进", "A colleague was on it already")


class Past(NamedTuple):
    ago: int
    """Days since it began."""
    product: Text
    client: Text
    amount: int
    """Thousands."""
    behaviour: str
    owner: str
    need: int
    """How urgent it was judged to be, 0 to 5."""
    stays: tuple[int, ...]
    """Days in each stage it came to."""
    end: End
    pushes: int = 0
    """How often its close date was put off."""


PAST = (
    Past(646, SCANNERS, CHANGDAO, 100, "relationship", OTHER_REP, 1, (23, 18), NO_BUDGET),
    Past(640, PACKING, CHANGDAO, 130, "project", REP, 2, (28,), UNFIT),
    Past(628, MES, CHANGDAO, 130, "profit", OTHER_REP, 4, (7, 20, 137), STANDSTILL),
    Past(624, RACKS, BINZHOU, 75, "profit", OTHER_REP, 4, (9, 65), CHEAPER, 1),
    Past(612, DUST, HENGFENG, 75, "relationship", REP, 5, (8, 20, 25, 50, 22), WON),
    Past(602, MES, QINGHE, 260, "relationship", REP, 5, (10, 18, 64, 42, 19), WON),
    Past(599, PACKING, HAIYAN, 115, "relationship", REP, 3, (12, 28), STANDSTILL, 2),
    Past(591, PACKING, LUDONG, 60, "profit", OTHER_REP, 2, (11, 65), NO_BUDGET, 2),
    Past(577, DUST, GINKGO, 27, "profit", REP, 4, (19, 12, 48, 53, 13), WON),
    Past(569, SCANNERS, YUNLING, 25, "profit", REP, 4, (4, 22, 9, 35, 24), WON),
    Past(561, CONVEYOR, HAIYAN, 95, "project", REP, 2, (9, 13, 23, 46, 17), WON),
    Past(556, CONVEYOR, HENGFENG, 60, "profit", OTHER_REP, 2, (12, 31, 95), KNEW_THEM, 1),
    Past(549, AIR, SANJIANG, 49, "profit", REP, 5, (13, 16, 32), CHEAPER, 2),
    Past(541, RACKS, CHANGDAO, 75, "relationship", REP, 2, (19, 34, 146), CHEAPER, 1),
    Past(531, DUST, SANJIANG, 140, "relationship", REP, 4, (11, 20, 18, 37, 14), WON),
    Past(520, MES, HENGFENG, 55, "relationship", REP, 5, (19,), NO_NEED),
    Past(511, MES, LUDONG, 95, "project", OTHER_REP, 5, (18, 21, 16, 55, 21), WON),
    Past(505, DUST, YIMENG, 130, "project", REP, 4, (15,), TWICE),
    Past(496, AIR, QINGHE, 135, "project", REP, 4, (9, 24, 59), STANDSTILL),
    Past(488, DUST, HARPER, 70, "profit", REP, 4, (18, 33), STANDSTILL, 1),
    Past(480, PACKING, YUNLING, 355, "project", REP, 3, (19, 17, 38, 24, 13), WON),
    Past(467, AIR, TAIHE, 85, "profit", OTHER_REP, 5, (32, 7, 22, 36, 10), WON),
    Past(465, CAMERA, QINGHE, 75, "profit", REP, 4, (8, 101), NO_BUDGET),
    Past(456, RACKS, HAIYAN, 225, "relationship", REP, 4, (9, 26, 15, 40, 30), WON),
    Past(446, SCANNERS, LUDONG, 115, "project", REP, 1, (13, 39, 65), STANDSTILL, 1),
    Past(433, JIGS, QINGHE, 75, "profit", REP, 5, (20, 9, 48, 64, 10), WON),
    Past(426, DUST, HAIYAN, 900, "project", OTHER_REP, 4, (19, 25, 36, 47, 13), WON),
    Past(418, CAMERA, SANJIANG, 140, "profit", REP, 4, (9, 38), NO_BUDGET),
    Past(406, CAMERA, LUDONG, 140, "project", REP, 1, (33, 50), NO_BUDGET),
    Past(401, CONVEYOR, SANJIANG, 65, "profit", REP, 3, (12, 34, 42, 33, 14), WON),
    Past(390, CAMERA, HARPER, 560, "project", OTHER_REP, 5, (12, 8, 21, 30, 12), WON, 1),
    Past(382, JIGS, HAIYAN, 130, "project", OTHER_REP, 4, (7, 25, 10, 51, 14), WON),
    Past(375, CONVEYOR, LUDONG, 70, "profit", REP, 4, (9, 24, 20, 33, 14), WON),
    Past(368, AIR, HARPER, 360, "project", REP, 3, (15, 25, 23, 60, 12), WON),
    Past(359, CAMERA, YUNLING, 60, "profit", OTHER_REP, 3, (13, 12, 67), STANDSTILL, 2),
    Past(351, MES, TAIHE, 60, "profit", OTHER_REP, 5, (11, 29, 37), STANDSTILL),
    Past(342, SCANNERS, YIMENG, 270, "relationship", REP, 3, (19,), UNFIT),
    Past(332, CAMERA, BINZHOU, 130, "relationship", REP, 5, (7, 14, 25, 60, 15), WON),
    Past(322, SCALES, YUNLING, 270, "project", OTHER_REP, 5, (15, 15, 24, 35, 20), WON, 1),
    Past(313, AIR, HAIYAN, 130, "relationship", REP, 4, (26,), NO_BUDGET),
    Past(308, SCALES, GINKGO, 85, "profit", REP, 3, (9, 21, 33, 34, 14), WON),
    Past(299, PACKING, SANJIANG, 155, "relationship", REP, 3, (20, 23, 28), CHEAPER, 3),
    Past(290, DUST, TAIHE, 85, "profit", OTHER_REP, 3, (16, 23, 17, 52, 28), WON),
    Past(282, PACKING, QINGHE, 225, "relationship", REP, 4, (6, 12, 30, 38, 15), WON, 1),
    Past(270, JIGS, HARPER, 245, "project", REP, 4, (46,), NO_BUDGET),
    Past(262, AIR, LUDONG, 285, "project", OTHER_REP, 5, (7, 25, 24), CHEAPER, 2),
    Past(257, JIGS, SANJIANG, 50, "profit", REP, 3, (41,), NO_NEED),
    Past(249, MES, HAIYAN, 215, "relationship", REP, 4, (5, 52, 24, 25, 20), WON),
    Past(238, DUST, BINZHOU, 225, "relationship", OTHER_REP, 2, (18,), NO_NEED),
    Past(233, CONVEYOR, YIMENG, 50, "profit", REP, 3, (14, 68), NO_BUDGET),
    Past(226, CONVEYOR, QINGHE, 75, "profit", REP, 3, (15, 28, 48), KNEW_THEM, 1),
    Past(213, CAMERA, YIMENG, 225, "relationship", OTHER_REP, 3, (26, 29, 35, 41, 18), WON),
    Past(206, MES, HARPER, 235, "project", REP, 1, (53,), UNFIT),
    Past(202, CONVEYOR, GINKGO, 55, "profit", OTHER_REP, 3, (28, 26, 10, 43, 8), WON),
    Past(191, AIR, GINKGO, 70, "profit", REP, 3, (18, 21), NO_BUDGET, 3),
    Past(179, RACKS, QINGHE, 175, "relationship", OTHER_REP, 4, (4, 14, 21, 40, 11), WON),
    Past(170, SCALES, BINZHOU, 75, "project", OTHER_REP, 4, (9, 15, 40, 39, 16), WON),
    Past(166, JIGS, HENGFENG, 115, "project", OTHER_REP, 4, (8, 21, 18), CHEAPER),
    Past(152, MES, YIMENG, 305, "project", REP, 3, (21, 25, 55), CHEAPER),
    Past(145, PACKING, GINKGO, 37, "profit", REP, 3, (8, 16, 20, 36, 14), WON),
    Past(140, AIR, HENGFENG, 110, "relationship", REP, 4, (11, 22, 19, 23, 15), WON),
    Past(131, SCANNERS, HARPER, 160, "project", REP, 2, (27,), NO_NEED),
    Past(120, CONVEYOR, CHANGDAO, 225, "relationship", REP, 3, (14, 13, 48), CHEAPER),
    Past(110, SCALES, LUDONG, 190, "project", OTHER_REP, 5, (15, 52), TWICE),
    Past(100, PACKING, TAIHE, 20, "profit", OTHER_REP, 3, (9, 15, 37), CHEAPER, 3),
    Past(99, SCANNERS, HENGFENG, 60, "relationship", REP, 5, (6, 8, 32, 9, 15), WON),
)


def past(change: Change) -> None:
    """As an import would bring them in; behind the deals that are told, so that those keep their keys."""
    playbook = playbooks.newest(change.store, "client-value")
    first = int(deals.next_key(change, None).removeprefix("D-"))
    course, brought = Course(playbook), []
    for number, told in enumerate(PAST):
        row = _row(change, told, playbook.order)
        filled = first_filled(row.said, change.worksheets)
        external = {"source": "list", "id": str(number + 1)}
        happened = [*course.opening(row, None, told.owner, external, filled), *_pushes(change, told)]
        brought.append(Brought(f"D-{first + number}", sorted(happened, key=lambda each: each.at or "")))
    deals.bring_in(change, playbook, brought)


def title(client: Text, product: Text) -> str:
    return say(Text(f"{client.zh}：{product.zh}", f"{product.en}, {client.en}"))


def _row(change: Change, told: Past, order: tuple[str, ...]) -> Row:
    need, _ = change.worksheets["qualification"].read(
        {"need": str(told.need)}, {}, change.workspace.currency, change.date
    )
    return Row(
        id=None,
        title=title(told.client, told.product),
        account=None,
        owner=told.owner,
        amount=told.amount * 100_000,
        currency=change.workspace.currency,
        close_date=_day(change, told.ago - _EXPECTED),
        behaviour=told.behaviour,
        trail=tuple(_trail(change, told, order)),
        said={"qualification": need},
    )


def _trail(change: Change, told: Past, order: tuple[str, ...]) -> Iterator[Point]:
    ago, stage = told.ago, order[0]
    for stage, days in zip(order, told.stays, strict=False):
        yield Point(_at(change, ago), stage)
        ago -= days
    if told.end is None:
        yield Point(_at(change, ago), DONE)
    else:
        stop_class, reason = told.end
        yield Point(_at(change, ago), stage, Stop(stop_class, say(reason)))


def _pushes(change: Change, told: Past) -> Iterator[Happening]:
    """Each time by a month, the first of them when the first stage was left."""
    for n in range(1, told.pushes + 1):
        fields: dict[str, Any] = {"close_date": _day(change, told.ago - _EXPECTED - 30 * n)}
        yield Happening(_at(change, told.ago - told.stays[0] - 7 * n), {"fields": fields})


_EXPECTED = 75
"""Days a deal was expected to take when it began."""


def _at(change: Change, ago: int) -> Instant:
    return to_instant(change.now - timedelta(days=ago))


def _day(change: Change, ago: int) -> str:
    return (change.date - timedelta(days=ago)).isoformat()
