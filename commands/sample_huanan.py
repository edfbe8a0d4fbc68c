"""HUANAN-1, the line upgrade: what the rep wrote down until the client wanted the comparison."""

from commands.sample_people import CHEN, SUN
from commands.sample_story import Sheets, Today
from engine.message import Text

UNDERSTOOD: Sheets = {
    "client_profile": {
        "business_direction": Text(
            "下游客户批量变小、交期变短，去年丢了两张急单",
            "Their customers order smaller lots at shorter notice; two rush orders were lost last year",
        ),
        "business_plan": Text(
            "今年产能提高两成，不盖新厂房", "A fifth more capacity this year, without a new hall"
        ),
        "success_factors": Text(
            "换型压到一小时以内；改造期间不断供",
            "Changeover under an hour, and no gap in supply during the rebuild",
        ),
        "our_solution": Text(
            "先改造瓶颈工位，再联线", "Rebuild the bottleneck station first, then link the line"
        ),
        "our_competitiveness": Text(
            "别家要换整条线，我们分步改造，旧设备照用",
            "Others replace the whole line; we rebuild step by step and keep what is good",
        ),
        "our_cases": Text("同行两家工厂，八个月回本", "Two plants in the trade, paid back in eight months"),
    },
    "qualification": {
        "need": 4,
        "need_evidence": Text(
            "陈宇：再丢一张急单，今年的指标就完不成了",
            "Chen Yu: one more lost rush order and this year's target is gone",
        ),
        "volume": 3,
        "volume_evidence": Text("先改一条线，见效再改两条", "One line now, two more if it works"),
        "purchasing_power": 4,
        "purchasing_power_evidence": Text(
            "技改预算五十万元，已列入今年计划", "CNY 500,000 for improvements stand in this year's budget"
        ),
        "authority": 4,
        "authority_evidence": Text("五十万元以内陈宇签字就行", "Up to CNY 500,000 Chen Yu signs alone"),
        "creditworthiness": 4,
        "creditworthiness_evidence": Text(
            "合作三年，最晚的一笔拖了两周", "Three years together; the worst delay was two weeks"
        ),
        "signs_checked_on": Today(-26),
    },
    "buying_behaviour": {
        "help_needed": 4,
        "complexity": 4,
        "behaviour": "project",
        "note": Text("第一次做联线，牵涉三个车间", "Their first linked line, and three shops are involved"),
    },
    "stakeholders": {
        "people": [
            {
                "person": CHEN,
                "stance": "neutral",
                "influence": 5,
                "cares_about": Text("改造不能耽误发货", "No shipment may suffer from the rebuild"),
            },
            {
                "person": SUN,
                "stance": "supports",
                "influence": 2,
                "cares_about": Text("换型不用再加班", "No more evenings lost to changeovers"),
            },
        ],
        "trust_appearance": 4,
        "trust_goodwill": 4,
        "trust_expertise": 4,
        "trust_shared_values": 3,
        "trust_standing": 3,
    },
    "competitors": {
        "competitors": [
            {
                "name": Text("西门子", "Siemens"),
                "proposal": Text("更换整条线，带数字化套件", "A new line, with the digital package"),
                "strength": Text("牌子响，交期写进合同", "The name, and a delivery date in the contract"),
                "weakness": Text("投资高一倍，旧设备用不上", "Costs twice as much and scraps what they have"),
                "incumbent": "no",
            }
        ]
    },
}

_CHANGEOVER = Text("一班换型两次，每次两个半小时", "Two changeovers a shift, two and a half hours each")
STANDSTILL = Text("停线一天少发三万元的货", "Each day the line stands still is CNY 30,000 not shipped")
_OVERTIME = Text("隔一个星期六就要加班", "Overtime every other Saturday")
_MORE = Text("原有厂房多出两成零件", "Get a fifth more parts out of the same hall")
_UNDER_AN_HOUR = Text("换型不到一小时", "Changeover in under an hour")
_OWN_PEOPLE = Text("自己的人会调，不用等厂家", "Their own people can set it up without waiting for anybody")

LEAD_TIME, _SHORT, _PRICE, _SERVICE = (
    Text("交期", "Lead time"),
    Text("换型时间", "Changeover time"),
    Text("价格", "Price"),
    Text("售后服务", "Service"),
)
STAGED = Text("我们的分步改造", "Our rebuild in steps")

EXPLORED: Sheets = {
    "value_canvas": {
        "segment": Text("机加工车间的生产经理", "Production managers of machining shops"),
        "jobs": [
            {"job": _MORE, "weight": 5, "sort": "functional"},
            {
                "job": Text("给管理层拿出一个站得住的方案", "Bring the board a plan that holds"),
                "weight": 3,
                "sort": "social",
            },
        ],
        "pains": [
            {
                "pain": _CHANGEOVER,
                "weight": 5,
                "own_words": Text("一天有五个小时在拧螺丝", "Five hours a day we turn screws"),
            },
            {
                "pain": STANDSTILL,
                "weight": 5,
                "extreme": "yes",
                "own_words": Text("停线我可赔不起", "A standstill is what I can't afford"),
            },
            {"pain": _OVERTIME, "weight": 3, "hidden": "yes"},
        ],
        "gains": [
            {"gain": _UNDER_AN_HOUR, "weight": 4},
            {"gain": _OWN_PEOPLE, "weight": 2, "unexpected": "yes"},
        ],
        "products": [
            {"product": Text("瓶颈工位改造", "Rebuild of the bottleneck station")},
            {"product": Text("三台设备联线", "Linking of the three machines")},
        ],
        "relievers": [
            {
                "reliever": Text("快换夹具，在线外预先调好", "Quick-change fixtures, set up off the line"),
                "addresses": [_CHANGEOVER, _OVERTIME],
            }
        ],
        "creators": [
            {
                "creator": Text("三台设备联成一线，逐件流转", "Three machines linked, one piece at a time"),
                "addresses": [_MORE],
            },
            {
                "creator": Text(
                    "换型步骤写成标准，跟班带教两周",
                    "A standard for each changeover, and two weeks of training on shift",
                ),
                "addresses": [_UNDER_AN_HOUR, _OWN_PEOPLE],
            },
        ],
    },
    "options": {
        "criteria": [
            {"criterion": LEAD_TIME, "weight": 40},
            {"criterion": _SHORT, "weight": 25},
            {"criterion": _PRICE, "weight": 20},
            {"criterion": _SERVICE, "weight": 15},
        ],
        "options": [
            {
                "option": STAGED,
                "whose": "us",
                "scores": {LEAD_TIME: 2, _SHORT: 5, _PRICE: 4, _SERVICE: 4},
            },
            {
                "option": Text("西门子的新线", "A new line by Siemens"),
                "whose": "competitor",
                "scores": {LEAD_TIME: 4, _SHORT: 4, _PRICE: 2, _SERVICE: 4},
            },
            {
                "option": Text("维持现状", "Going on as it is"),
                "whose": "nothing",
                "scores": {LEAD_TIME: 0, _SHORT: 1, _PRICE: 5, _SERVICE: 3},
            },
        ],
        "agreed_with": CHEN,
    },
}
