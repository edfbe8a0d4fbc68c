"""What the sample's clients have bought: days ago, product, amount, what it cost us. One has stopped."""

from collections.abc import Mapping
from datetime import timedelta

from engine import orders
from engine.change import Change
from engine.message import Text
from words.say import say

_SPARES, _FIXTURES = Text("备件", "Spare parts"), Text("夹具", "Fixtures")
_TYRES, _BATTERIES = Text("叉车轮胎", "Forklift tyres"), Text("叉车电池", "Forklift batteries")
_VALVES, _INSTRUMENTS = Text("阀门", "Valves"), Text("仪表", "Instruments")
_WIRE, _TORCHES, _CARE = (
    Text("焊材", "Welding wire"),
    Text("焊枪", "Torches"),
    Text("年度维护", "Yearly service"),
)
BELTS = Text("输送带", "Conveyor belts")

BOUGHT: Mapping[str, tuple[tuple[int, Text, int, int], ...]] = {
    "HUANAN": (
        (705, _SPARES, 36000, 24500),
        (655, _FIXTURES, 52000, 33000),
        (600, _SPARES, 38500, 26000),
        (540, _SPARES, 41000, 27800),
        (480, _FIXTURES, 55000, 35500),
        (425, _SPARES, 39500, 27000),
        (370, _SPARES, 42000, 28700),
        (320, _SPARES, 37500, 25600),
        (270, _FIXTURES, 58000, 37000),
        (215, _SPARES, 43500, 29800),
        (160, _SPARES, 40000, 27500),
        (105, _SPARES, 46000, 31300),
        (45, _FIXTURES, 61000, 39500),
    ),
    "BOHAI": (
        (1040, _BATTERIES, 52000, 41000),
        (930, _TYRES, 38000, 31500),
        (830, _BATTERIES, 41000, 33800),
        (735, _TYRES, 25000, 21200),
    ),
    "KUNLUN": (
        (728, _INSTRUMENTS, 460000, 332000),
        (530, _VALVES, 420000, 309000),
        (335, _INSTRUMENTS, 520000, 378000),
        (335, _VALVES, 340000, 251000),
    ),
    "NORTHSEA": (
        (715, _WIRE, 92000, 64000),
        (630, _WIRE, 94500, 65500),
        (610, _CARE, 150000, 78000),
        (540, _WIRE, 96000, 66800),
        (475, _TORCHES, 210000, 147000),
        (450, _WIRE, 91000, 63200),
        (355, _WIRE, 98000, 68500),
        (265, _WIRE, 104000, 72000),
        (245, _CARE, 180000, 92000),
        (175, _WIRE, 99500, 69400),
        (85, _WIRE, 108000, 75000),
    ),
    "ALBION": (
        (690, BELTS, 18500, 13100),
        (600, BELTS, 21000, 14900),
        (515, BELTS, 19500, 13900),
        (430, BELTS, 22000, 15600),
        (340, BELTS, 20500, 14500),
        (255, BELTS, 23500, 16700),
        (170, BELTS, 21500, 15300),
        (80, BELTS, 24000, 17000),
    ),
}


def entered(
    change: Change, account: str, days: int, product: Text, amount: int, cost: int, deal: str | None = None
) -> None:
    """An order, entered on the day it came in."""
    then = change._replace(now=change.now - timedelta(days=days))
    orders.add(then, account, str(amount), None, then.today, str(cost), say(product), None, deal)


def bought(change: Change) -> None:
    for account, placed in BOUGHT.items():
        for days, product, amount, cost in placed:
            entered(change, account, days, product, amount, cost)
