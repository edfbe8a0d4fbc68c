"""NORTHSEA-1, the welding cells: what was understood of the client, and what was set before them."""

from commands.sample_people import MILLER, REED
from commands.sample_story import Sheets, Today
from engine.message import Text

UNDERSTOOD: Sheets = {
    "client_profile": {
        "business_direction": Text(
            "订单转向风电安装船，船东按焊缝合格率验收",
            "Orders move to wind farm vessels, whose owners accept by weld quality",
        ),
        "business_plan": Text(
            "两年内从每年下水四艘提到六艘", "From four launches a year to six within two years"
        ),
        "success_factors": Text(
            "焊缝返修率压到百分之一以下，焊工不增加", "Weld rework under 1 %, with no more welders than today"
        ),
        "our_solution": Text("两个焊接工作站，边焊边检", "Two welding cells that inspect while they weld"),
        "our_competitiveness": Text(
            "检测装在焊枪上，别家焊完才查", "We inspect at the torch; others check when it is done"
        ),
        "our_cases": Text(
            "一家内河船厂，半年里返修率从百分之六降到百分之一",
            "An inland yard, rework from 6 % to 1 % in half a year",
        ),
        "unique_value": Text(
            "合格率写进合同，达不到由我们返修",
            "The rate stands in the contract; what misses it we weld again",
        ),
    },
    "qualification": {
        "need": 5,
        "need_evidence": Text(
            "返修一年花掉九十万元，李德给看了台账",
            "Rework costs CNY 900,000 a year; Tom Reed showed us the books",
        ),
        "volume": 4,
        "volume_evidence": Text("两个工位，二期再加三个", "Two cells now, three more in phase 2"),
        "purchasing_power": 5,
        "purchasing_power_evidence": Text("董事会已列投资计划", "In the board's investment plan"),
        "authority": 5,
        "authority_evidence": Text("米勒一百万元以内自己定", "Anna Miller decides up to CNY 1 million"),
        "creditworthiness": 4,
        "creditworthiness_evidence": Text("五年从没超过约定账期", "Five years, never beyond the agreed term"),
        "signs_checked_on": Today(-140),
        "credit_limit": 1500000,
        "receivables": 210000,
        "notes_receivable": 0,
    },
    "stakeholders": {
        "people": [
            {
                "person": MILLER,
                "stance": "supports",
                "influence": 5,
                "cares_about": Text("六艘船按期下水", "Six launches on time"),
            },
            {
                "person": REED,
                "stance": "supports",
                "influence": 3,
                "cares_about": Text("返修台账归零", "A rework book with nothing in it"),
            },
        ],
        "trust_appearance": 4,
        "trust_goodwill": 4,
        "trust_expertise": 5,
        "trust_shared_values": 4,
        "trust_standing": 4,
    },
}

_REWORK = Text("每百米焊缝返修六米", "Six metres in a hundred are welded twice")
_BERTH = Text("返修占着船台，每天损失四万元", "Rework holds up the berth at CNY 40,000 a day")
_LAUNCHES = Text("两年内每年下水六艘", "Six launches a year within two years")
_ACCEPTED = Text("船东一次验收通过", "Owners accept at the first inspection")
_PROUD = Text("焊工愿意留下来", "Welders who want to stay")

_QUALITY, _DATE, _PRICE = (
    Text("焊缝质量", "Seam quality"),
    Text("投产日期", "Date of first use"),
    Text("价格", "Price"),
)

EXPLORED: Sheets = {
    "value_canvas": {
        "segment": Text("造船厂的生产主管", "Heads of production in shipyards"),
        "jobs": [{"job": _LAUNCHES, "weight": 5, "sort": "functional"}],
        "pains": [
            {"pain": _REWORK, "weight": 5, "extreme": "yes"},
            {"pain": _BERTH, "weight": 4, "hidden": "yes"},
        ],
        "gains": [
            {"gain": _ACCEPTED, "weight": 4},
            {"gain": _PROUD, "weight": 2, "unexpected": "yes"},
        ],
        "products": [{"product": Text("焊接工作站", "Welding cell")}],
        "relievers": [
            {
                "reliever": Text("焊枪上的检测当场停焊", "The torch stops at the first flaw"),
                "addresses": [_REWORK, _BERTH],
            }
        ],
        "creators": [
            {
                "creator": Text("每道焊缝自动出检验记录", "An inspection record for every seam"),
                "addresses": [_LAUNCHES, _ACCEPTED],
            }
        ],
    },
    "options": {
        "criteria": [
            {"criterion": _QUALITY, "weight": 5},
            {"criterion": _DATE, "weight": 3},
            {"criterion": _PRICE, "weight": 2},
        ],
        "options": [
            {
                "option": Text("我们的两个工作站", "Our two cells"),
                "whose": "us",
                "scores": {_QUALITY: 5, _DATE: 4, _PRICE: 3},
            },
            {
                "option": Text("北方焊接的整线", "A line by Nordweld"),
                "whose": "competitor",
                "scores": {_QUALITY: 3, _DATE: 3, _PRICE: 3},
            },
            {
                "option": Text("机器人集成商的方案", "A robot integrator's cell"),
                "whose": "competitor",
                "scores": {_QUALITY: 3, _DATE: 2, _PRICE: 4},
            },
        ],
        "agreed_with": REED,
    },
}
