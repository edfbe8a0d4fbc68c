"""Who is in the sample: a team of four, five clients and the people there."""

from collections.abc import Mapping
from datetime import timedelta

from engine import accounts, contacts, staff
from engine.change import Change
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

CLIENTS: Mapping[str, Text] = {
    "HUANAN": Text("华南精工", "Huanan Precision"),
    "BOHAI": Text("渤海物流", "Bohai Logistics"),
    "KUNLUN": Text("昆仑化工", "Kunlun Chemicals"),
    "NORTHSEA": Text("北海造船", "Northsea Shipyard"),
    "ALBION": Text("阿尔比恩食品", "Albion Foods"),
}
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

_AT_CLIENTS = (
    ("HUANAN", CHEN, "decider", "analytical"),
    ("HUANAN", SUN, "user", "amiable"),
    ("BOHAI", GAO, "economic_buyer", "amiable"),
    ("KUNLUN", HE, "influencer", "driver"),
    ("NORTHSEA", MILLER, "economic_buyer", "driver"),
    ("NORTHSEA", REED, "champion", "analytical"),
    ("ALBION", OKAFOR, "champion", "expressive"),
)


def team(change: Change) -> None:
    for user, (role, name) in STAFF.items():
        staff.add(change, user, role, name=say(name), team=TEAM)


def clients(change: Change) -> None:
    for code, name in CLIENTS.items():
        accounts.add(change._replace(now=change.now - timedelta(days=KNOWN_FOR)), say(name), code)
    met = change._replace(now=change.now - timedelta(days=_MET))
    for account, who, part, style in _AT_CLIENTS:
        contacts.add(met, account, say(who), part, style, met.today)


def acting(change: Change, user: str) -> Change:
    """The same change, made by somebody of the team."""
    return change._replace(actor=Person(user, user, STAFF[user][0], TEAM, None))
