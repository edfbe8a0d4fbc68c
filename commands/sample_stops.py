"""Where the sample's rep meant to go, last week and this one, and what was seen there."""

from typing import NamedTuple

from commands.sample_people import GAO, HE, REED, SUN
from commands.sample_story import IN_PERSON, Sheets, Talk, Today
from engine.message import Text

_NOTHING: Sheets = {}


class Stop(NamedTuple):
    """A visit the rep meant to make, so many days after the Monday; `seen` is what came of it."""

    weekday: int
    account: str
    deal: str | None
    who: Text
    why: Text
    held: Text | None = None
    talk: Talk = IN_PERSON
    seen: Sheets = _NOTHING


_HALL = Text("看二期厂房", "See the hall of phase 2")
_FIXTURES = Text("看夹具用得怎么样", "See how the fixtures do")
_NOT_SEEN = Text("三个月没去了", "Three months without a visit")
_NEW_OWNER = Text("见新的预算负责人", "Meet the new budget owner")

LAST_WEEK = (
    Stop(
        1,
        "NORTHSEA",
        None,
        REED,
        _HALL,
        held=Text(
            "在二期厂房走了一圈，他们明年要上涂装", "Round the new hall; they want to paint there next year"
        ),
        talk=Talk(interest=("asked_background",), gained=Text("约好谈二期", "Phase 2 is to be talked over")),
        seen={
            "customer_record": {
                "address": Text("海港路一号，从三号门进", "1 Harbour Road, gate 3"),
                "business_situation": Text(
                    "订单排到后年，缺熟练焊工", "Full for two years, and short of welders"
                ),
                "goods_seen": [
                    {
                        "goods": Text("手工焊机", "Manual welders"),
                        "competitor": Text("北方焊接", "Nordweld"),
                        "seen_on": Today(),
                        "note": Text("十二台，用了八年", "Twelve of them, eight years old"),
                    }
                ],
            }
        },
    ),
    Stop(3, "KUNLUN", "KUNLUN-1", HE, _NOT_SEEN),
)

THIS_WEEK = (
    Stop(
        0,
        "HUANAN",
        None,
        SUN,
        _FIXTURES,
        held=Text("新夹具好用，换型快了二十分钟", "The new fixtures save twenty minutes a changeover"),
        talk=Talk(
            interest=("handled",),
            gained=Text("孙丽愿意给陈宇看记录", "Sun Li will show Chen Yu her record"),
            opinions=Text("夹具编号太小，看不清", "The numbers on the fixtures are too small to read"),
            handled=Text("下一批改成大号", "The next lot gets large ones"),
        ),
        seen={
            "customer_record": {
                "business_situation": Text("急单多，隔周加班", "Many rush orders, overtime every other week"),
                "goods_seen": [
                    {
                        "goods": Text("数控系统", "Machine controls"),
                        "competitor": Text("西门子", "Siemens"),
                        "seen_on": Today(),
                        "note": Text("去年新换的两台", "Two machines, new last year"),
                    }
                ],
            }
        },
    ),
    Stop(1, "KUNLUN", "KUNLUN-1", HE, _NOT_SEEN),
    Stop(4, "BOHAI", "BOHAI-1", GAO, _NEW_OWNER),
)
