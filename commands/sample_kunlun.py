"""KUNLUN-1, the plant MES: well prepared with the one person we know there, and then left alone."""

from commands.sample_people import HE
from commands.sample_story import Sheets, Today
from engine.message import Text

UNDERSTOOD: Sheets = {
    "client_profile": {
        "business_direction": Text(
            "下游制药客户要求每一批都能追溯",
            "Their pharmaceutical customers ask for every batch to be traceable",
        ),
        "business_plan": Text(
            "明年六月前两条产线通过客户审核", "Two lines to pass the customers' audit by next June"
        ),
        "success_factors": Text(
            "批记录当天出得来，不再靠手抄", "Batch records on the same day, and no longer by hand"
        ),
        "our_solution": Text(
            "先上批次追溯，再接设备数据", "Batch tracing first, the data of the equipment second"
        ),
        "our_cases": Text(
            "三家化工厂，平均七个月上线", "Three chemical plants, live after seven months on average"
        ),
    },
    "qualification": {
        "need": 4,
        "need_evidence": Text(
            "上次审核开了十一个不符合项", "Eleven findings in the last audit; He Feng showed us the report"
        ),
        "volume": 4,
        "volume_evidence": Text("两条线，四十个工位", "Two lines, forty stations"),
        "purchasing_power": 3,
        "purchasing_power_evidence": Text(
            "信息化预算报了两百万元，还没批", "CNY 2 million asked for, not yet released"
        ),
        "authority": 2,
        "authority_evidence": Text(
            "何峰只能推荐，厂长拍板，还没见过",
            "He Feng recommends; the plant manager decides, whom we have not met",
        ),
        "creditworthiness": 4,
        "creditworthiness_evidence": Text("六年往来，按月结清", "Six years together, settled every month"),
        "signs_checked_on": Today(-112),
    },
    "stakeholders": {
        "people": [
            {
                "person": HE,
                "stance": "supports",
                "influence": 3,
                "cares_about": Text("下次审核不再出丑", "Not to be shown up in the next audit"),
            }
        ],
        "trust_appearance": 4,
        "trust_goodwill": 3,
        "trust_expertise": 4,
        "trust_shared_values": 3,
        "trust_standing": 2,
    },
}

_RECORDS = Text("一批的记录手抄要两天", "It takes two days to write up one batch by hand")
_RECALL = Text("查一批货的去向要翻一周的本子", "Tracing one batch means a week in the files")
_AUDIT = Text("明年六月前通过客户审核", "Pass the customers' audit by next June")
_SAME_DAY = Text("批记录当天就能交", "Batch records handed over on the same day")

_LIVE, _EXPERIENCE, _COST = (
    Text("上线时间", "Time to go live"),
    Text("行业经验", "Experience in the trade"),
    Text("总费用", "Cost in all"),
)

EXPLORED: Sheets = {
    "value_canvas": {
        "segment": Text("化工厂的信息化负责人", "Heads of IT in chemical plants"),
        "jobs": [{"job": _AUDIT, "weight": 5, "sort": "functional"}],
        "pains": [
            {"pain": _RECORDS, "weight": 4},
            {"pain": _RECALL, "weight": 5, "extreme": "yes"},
        ],
        "gains": [{"gain": _SAME_DAY, "weight": 3}],
        "products": [{"product": Text("批次追溯模块", "Batch tracing module")}],
        "relievers": [
            {
                "reliever": Text("投料扫码，去向自动连上", "Scanned at the feed, linked to where it went"),
                "addresses": [_RECALL],
            }
        ],
        "creators": [
            {
                "creator": Text(
                    "按审核条款做好的批记录模板", "Batch records laid out by the audit's clauses"
                ),
                "addresses": [_AUDIT, _SAME_DAY],
            }
        ],
    },
    "options": {
        "criteria": [
            {"criterion": _LIVE, "weight": 4},
            {"criterion": _EXPERIENCE, "weight": 4},
            {"criterion": _COST, "weight": 2},
        ],
        "options": [
            {
                "option": Text("我们的 MES 分两步上", "Our MES in two steps"),
                "whose": "us",
                "scores": {_LIVE: 4, _EXPERIENCE: 5, _COST: 3},
            },
            {
                "option": Text("集团自己开发", "Built by the group's own IT"),
                "whose": "competitor",
                "scores": {_LIVE: 2, _EXPERIENCE: 2, _COST: 4},
            },
            {
                "option": Text("继续手抄", "Going on by hand"),
                "whose": "nothing",
                "scores": {_LIVE: 0, _EXPERIENCE: 1, _COST: 5},
            },
        ],
        "agreed_with": HE,
    },
}

BEGUN: Sheets = {
    "business_case": {
        "flows": [
            {"period": 0, "inflow": 0, "outflow": 1900000},
            {"period": 1, "inflow": 500000, "outflow": 120000},
            {"period": 2, "inflow": 800000, "outflow": 120000},
            {"period": 3, "inflow": 800000, "outflow": 120000},
            {"period": 4, "inflow": 800000, "outflow": 120000},
        ],
        "discount_rate": 10,
        "assumptions": Text(
            "省下的人工按二十人算；审核丢单没有计入",
            "Twenty people's writing saved; orders lost over an audit not counted",
        ),
    },
    "risks": {
        "risks": [
            {
                "risk": Text("老设备读不出数据", "The old machines give no data"),
                "likelihood": 4,
                "impact": 4,
                "owner": Text("周毅", "Zhou Yi"),
                "proof_kind": "pilot",
                "proof": Text("选一台最老的试接", "Connect the oldest one first"),
            },
            {
                "risk": Text("厂长另有打算", "The plant manager has other plans"),
                "likelihood": 3,
                "impact": 5,
            },
        ]
    },
}
