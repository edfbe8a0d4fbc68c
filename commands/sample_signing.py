"""NORTHSEA-1 up to the signature: what it returns, what could go wrong, and who did what by when."""

from collections.abc import Sequence

from commands.sample_people import MILLER, REED
from commands.sample_story import Sheets, Today, Told
from engine.message import Text

_ZHOU, _LIN = Text("周毅", "Zhou Yi"), Text("林静", "Lin Jing")

_YEARS: Sequence[Told] = [{"period": year, "inflow": 320000, "outflow": 50000} for year in range(1, 6)]

EXPANDED: Sheets = {
    "business_case": {
        "flows": [
            {"period": 0, "inflow": 0, "outflow": 760000},
            *_YEARS,
        ],
        "discount_rate": 10,
        "assumptions": Text(
            "返修少花四十五万元，先按七成算", "CNY 450,000 less rework a year, of which we count seven tenths"
        ),
        "agreed_with": MILLER,
        "agreed_on": Today(-82),
    },
    "delivered_value": {
        "offers": [
            {
                "offer": Text("我们的两个工作站", "Our two cells"),
                "whose": "us",
                "product": 1600000,
                "service": 180000,
                "personnel": 120000,
                "image": 100000,
                "money": 1010000,
                "time": 60000,
                "energy": 40000,
                "sensory": 10000,
            },
            {
                "offer": Text("北方焊接", "Nordweld"),
                "whose": "competitor",
                "product": 1200000,
                "service": 120000,
                "personnel": 60000,
                "image": 120000,
                "money": 980000,
                "time": 90000,
                "energy": 60000,
                "sensory": 20000,
            },
        ]
    },
    "risks": {
        "risks": [
            {
                "risk": Text("烟尘让检测失灵", "Fumes blind the inspection"),
                "likelihood": 3,
                "impact": 4,
                "owner": _ZHOU,
                "proof_kind": "pilot",
                "proof": Text(
                    "三号船台试焊二十米，漏检为零", "20 m of trial seams on berth 3, no flaw missed"
                ),
                "proved_on": Today(-95),
                "accepted_by": REED,
            },
            {
                "risk": Text("焊工学不会操作", "The welders can't work with it"),
                "likelihood": 2,
                "impact": 3,
                "owner": _LIN,
                "proof_kind": "reference",
                "proof": Text("带班组长去内河船厂看了一天", "The foremen spent a day at the inland yard"),
                "proved_on": Today(-88),
                "accepted_by": REED,
            },
            {
                "risk": Text("第二个工作站赶不上船台", "The second cell comes too late for the berth"),
                "likelihood": 2,
                "impact": 5,
                "owner": _ZHOU,
                "proof_kind": "guarantee",
                "proof": Text("每晚一周退百分之一货款", "1 % of the price back for every week"),
                "proved_on": Today(-80),
                "accepted_by": MILLER,
            },
        ]
    },
    "action_plan": {
        "solution": Text(
            "两个工作站，含检测、培训和一年维护", "Two cells with inspection, training and a year's service"
        ),
        "price": 760000,
        "payment_terms": Text(
            "预付三成，发货五成，验收后三十天内两成",
            "30 % down, 50 % on shipment, 20 % within thirty days of acceptance",
        ),
        "sign_by": Today(-75),
        "steps": [
            {
                "step": Text("技术协议定稿", "Technical agreement settled"),
                "by": "both",
                "who_us": _ZHOU,
                "who_client": REED,
                "due": Today(-95),
                "done_on": Today(-96),
            },
            {
                "step": Text("合同送审", "Contract sent for review"),
                "by": "us",
                "who_us": _LIN,
                "due": Today(-88),
                "done_on": Today(-88),
            },
            {
                "step": Text("董事会批准", "Approved by the board"),
                "by": "client",
                "who_client": MILLER,
                "due": Today(-80),
                "done_on": Today(-78),
            },
        ],
        "credit_limit": 1500000,
        "receivables": 210000,
        "notes_receivable": 0,
    },
}
