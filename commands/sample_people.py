"""Who is in the sample: a team of four, five clients and the people there."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from engine import accounts, contacts, staff
from engine.change import Change
from engine.contacts import Details
from engine.message import Text
from engine.people import Person
from words.say import say

REP, OTHER_REP, COACH, MANAGER = "lin", "zhou", "wei", "fang"
TEAM = "north"

STAFF: Mapping[str, tuple[str, Text]] = {
    REP: ("rep", Text("林静", "Lin Jing")),
    OTHER_REP: ("rep", Text("周毅", "Zhou Yi")),
    COACH: ("coach", Text("魏岚", "Wei Lan")),
    MANAGER: ("manager", Text("方正", "Fang Zheng")),
}

POSITIONS: Mapping[str, str] = {COACH: "business_manager", MANAGER: "general_manager"}

_JINAN, _TIANJIN, _QINGDAO = Text("济南", "Jinan"), Text("天津", "Tianjin"), Text("青岛", "Qingdao")

CLIENTS: Mapping[str, tuple[Text, Text]] = {
    "HUANAN": (Text("华南精工", "Huanan Precision"), _JINAN),
    "BOHAI": (Text("渤海物流", "Bohai Logistics"), _TIANJIN),
    "KUNLUN": (Text("昆仑化工", "Kunlun Chemicals"), _TIANJIN),
    "NORTHSEA": (Text("北海造船", "Northsea Shipyard"), _QINGDAO),
    "ALBION": (Text("阿尔比恩食品", "Albion Foods"), _JINAN),
}
"""Name and place."""
KNOWN_FOR = 1100
"""Days we have known the clients."""
_MET = 400
"""Days since we met the people there."""

CHEN = Text("陈宇", "Chen Yu")
GAO = Text("高敏", "Gao Min")
HE = Text("何峰", "He Feng")
SUN = Text("孙丽", "Sun Li")
MILLER = Text("米勒", "Anna Miller")
REED = Text("李德", "Tom Reed")
OKAFOR = Text("奥卡福", "James Okafor")


class _There(NamedTuple):
    """Somebody at a client; `preferences` and `topics` are what their card says of them."""

    account: str
    name: Text
    part: str
    style: str
    job: Text
    preferences: Text | None = None
    topics: Text | None = None


_AT_CLIENTS = (
    _There(
        "HUANAN",
        CHEN,
        "decider",
        "analytical",
        Text("生产副总", "Head of production"),
        Text("先看数据再谈；不在饭桌上谈事", "Figures first, talk second; no business over meals"),
        Text("周末跑马拉松", "Runs marathons"),
    ),
    _There(
        "HUANAN",
        SUN,
        "user",
        "amiable",
        Text("三号线班长", "Shift leader of line 3"),
        topics=Text("女儿明年中考", "Her daughter, who changes schools next year"),
    ),
    _There(
        "BOHAI",
        GAO,
        "economic_buyer",
        "amiable",
        Text("仓储部经理", "Warehouse manager"),
        Text("周一上午开例会，别打电话", "No calls on Monday mornings: that is when they meet"),
    ),
    _There(
        "KUNLUN",
        HE,
        "influencer",
        "driver",
        Text("信息中心主任", "Head of IT"),
        Text("只给半小时，先说结论", "Gives half an hour, and wants the conclusion first"),
        Text("收藏老式计算机", "Collects early computers"),
    ),
    _There(
        "NORTHSEA",
        MILLER,
        "economic_buyer",
        "driver",
        Text("总经理", "Managing director"),
        Text("邮件只写一页", "One page an e-mail, no more"),
        Text("帆船", "Sailing"),
    ),
    _There(
        "NORTHSEA",
        REED,
        "champion",
        "analytical",
        Text("焊接车间主任", "Head of the welding shop"),
        Text("有问题直接去车间看", "Would rather show it in the shop than write about it"),
    ),
    _There(
        "ALBION",
        OKAFOR,
        "champion",
        "expressive",
        Text("包装车间主任", "Head of packaging"),
        topics=Text("拉各斯老家，足球", "Lagos, where he grew up, and football"),
    ),
)


def team(change: Change) -> None:
    for user, (role, name) in STAFF.items():
        staff.add(change, user, role, name=say(name), team=TEAM, position=POSITIONS.get(user))


def clients(change: Change) -> None:
    for code, (name, place) in CLIENTS.items():
        then = change._replace(now=change.now - timedelta(days=KNOWN_FOR))
        accounts.add(then, say(name), code, say(place))
    met = change._replace(now=change.now - timedelta(days=_MET))
    for each in _AT_CLIENTS:
        told = (each.job, each.preferences, each.topics)
        job, preferences, topics = (say(text) if text else None for text in told)
        details = Details(job=job, preferences=preferences, topics=topics)
        contacts.add(met, each.account, say(each.name), each.part, each.style, met.today, details)


def acting(change: Change, user: str) -> Change:
    """The same change, made by somebody of the team."""
    return change._replace(actor=Person(user, user, STAFF[user][0], TEAM, None))
