"""ALBION-1 and BOHAI-1: what was written down of two deals that have not come far."""

from commands.sample_people import OKAFOR
from commands.sample_story import Sheets, Today
from engine.message import Text

ALBION: Sheets = {
    "client_profile": {
        "business_direction": Text(
            "商超对错标、漏标直接罚款", "Supermarkets fine every wrong or missing label"
        ),
        "business_plan": Text(
            "明年三条包装线全部在线检", "All three packaging lines inspected by machine next year"
        ),
        "success_factors": Text("错标为零，线速不降", "No wrong label, at the speed of today"),
        "our_solution": Text("先在一条线上装视觉检测", "Cameras on one line first"),
        "our_cases": Text("一家饮料厂，罚款一年没有再出现", "A bottler, a year without a fine"),
    },
    "qualification": {
        "need": 4,
        "need_evidence": Text("去年罚款二十六万元", "CNY 260,000 of fines last year"),
        "volume": 3,
        "volume_evidence": Text("三条线，先上一条", "Three lines, one to begin with"),
        "purchasing_power": 3,
        "purchasing_power_evidence": Text("明年预算十二月定", "Next year's budget is settled in December"),
        "authority": 3,
        "authority_evidence": Text(
            "奥卡福提案，总经理批", "James Okafor proposes, the general manager approves"
        ),
        "creditworthiness": 4,
        "creditworthiness_evidence": Text("两年来都是货到付款", "Paid on delivery for two years"),
        "signs_checked_on": Today(-44),
    },
    "stakeholders": {
        "people": [
            {
                "person": OKAFOR,
                "stance": "supports",
                "influence": 3,
                "cares_about": Text("让总部看到这条线", "That head office comes to see his line"),
            }
        ],
        "trust_appearance": 4,
        "trust_goodwill": 4,
        "trust_expertise": 3,
        "trust_shared_values": 4,
        "trust_standing": 3,
    },
}

BOHAI: Sheets = {
    "qualification": {
        "need": 3,
        "need_evidence": Text("盘点一次停两天", "Each stocktaking closes them for two days"),
        "volume": 2,
        "volume_evidence": Text("两个仓库，六十把", "Two warehouses, sixty scanners"),
        "purchasing_power": 2,
        "purchasing_power_evidence": Text("预算要重新报", "The budget has to be asked for anew"),
        "authority": 1,
        "authority_evidence": Text(
            "管预算的人换了，新来的还没见过", "The budget owner has changed; we have not met the new one"
        ),
        "creditworthiness": 3,
        "creditworthiness_evidence": Text(
            "去年有一笔拖了三个月", "One payment was three months late last year"
        ),
        "signs_checked_on": Today(-9),
        "warning_signs": ["turnover"],
    }
}
