"""NORTHSEA-1 after the signature: what is delivered, what is late, and the complaint being put right."""

from commands.sample_people import MILLER, REED
from commands.sample_story import Sheets, Today
from engine.message import Text

_RATE = Text("返修率低于百分之一", "Rework under 1 %")
_TRAINED = Text("自己的焊工会操作", "Their own welders run it")
_FIRST = Text("第一个工作站验收", "First cell accepted")
_SECOND = Text("第二个工作站试运行", "Trial run of the second cell")
_ZHOU = Text("周毅", "Zhou Yi")

PLANNED: Sheets = {
    "delivery_plan": {
        "promises": [_RATE, _TRAINED],
        "milestones": [
            {"milestone": _FIRST, "promise": _RATE, "due": Today(-14), "status": "planned", "owner": _ZHOU},
            {"milestone": _SECOND, "promise": _RATE, "due": Today(-5), "status": "planned", "owner": _ZHOU},
            {
                "milestone": Text("十二名焊工培训完", "Twelve welders trained"),
                "promise": _TRAINED,
                "due": Today(20),
                "status": "planned",
                "owner": Text("林静", "Lin Jing"),
            },
        ],
        "report_every": 30,
        "reports": [
            {
                "on": Today(-40),
                "what": Text("第一个工作站已到厂", "The first cell has arrived"),
                "to": MILLER,
            }
        ],
    }
}

FIRST_ACCEPTED: Sheets = {
    "delivery_plan": {
        "milestones": {_FIRST: {"status": "done", "done_on": Today(-12), "accepted_by": REED}},
        "reports": {
            "+": {
                "on": Today(-12),
                "what": Text("第一个工作站验收，第二个在装", "First cell accepted, the second being set up"),
                "to": MILLER,
            }
        },
    }
}

SECOND_LATE: Sheets = {"delivery_plan": {"milestones": {_SECOND: {"status": "late"}}}}

COMPLAINED: Sheets = {
    "complaints": {
        "complaints": [
            {
                "complaint": Text(
                    "飞溅粘在舷板上，要人工铲", "Spatter sticks to the hull plates and is chipped off by hand"
                ),
                "kind": "quality",
                "raised_on": Today(-6),
                "raised_by": REED,
                "listened_on": Today(-6),
                "apologised_on": Today(-6),
                "restated_on": Today(-5),
                "offered_on": Today(-4),
                "offer": Text(
                    "换低飞溅焊丝并重调参数，铲除的工时我们付",
                    "Low-spatter wire and new settings; we pay the hours of chipping",
                ),
                "promised_for": Today(8),
            }
        ],
        "front_line_limit": 10000,
    }
}
