"""What the sample's team judged of its clients' value, beside what they bought."""

from collections.abc import Mapping
from datetime import timedelta

from coach.clients.portfolio import rules_of
from coach.clients.sales import sales
from commands.sample_story import Sheets, Today, Told, typed_fields
from engine import account_sheets, accounts
from engine.change import Change
from engine.message import Text
from engine.reads import View
from stages.accounts.abc_class import classify
from stages.accounts.purchases import by_account, days_back
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS

_JUDGED = 30
"""Days since the team went through its clients."""

_CLIENTS = ("HUANAN", "BOHAI", "KUNLUN", "NORTHSEA", "ALBION")
_RATED: Mapping[str, tuple[int | str, ...]] = {
    "price_sensitivity": (3, 5, 2, 2, 4),
    "standing": (3, 2, 4, 4, 3),
    "recent_performance": (4, 2, 3, 5, 4),
    "dependence_on_us": (3, 1, 3, 4, 1),
    "openness_to_new": (4, 2, 3, 4, 5),
    "future_need": (4, 2, 4, 5, 5),
    "spending_mix": (3, 1, 3, 4, 2),
    "switching_ease": (3, 5, 2, 2, 4),
    "attitude_to_competitors": (3, 4, 3, 2, 3),
    "satisfaction": (4, 2, 3, 4, 3),
    "loyalty": (3, 1, 3, 4, 2),
    "trust": (4, 2, 3, 5, 3),
    "response": (4, 1, 2, 5, 4),
    "direct_function": (3, 1, 4, 5, 2),
    "indirect_function": (2, 1, 2, 4, 3),
    "credit_standing": (4, 2, 4, 5, 4),
    "years_together": (3, 4, 6, 5, 2),
    "share_of_wallet": (40, 15, 35, 60, 10),
    "buys_elsewhere": ("few", "few", "few", "none", "many"),
    "cost_to_serve": (24000, 18000, 110000, 95000, 16000),
    "acquisition_cost": (30000, 15000, 160000, 120000, 20000),
}
"""A column a client."""

_MORE: Mapping[str, Sheets] = {
    "NORTHSEA": {
        "rating": {"wanted": "yes"},
        "composition": {
            "referrals": [
                {
                    "client": Text("东岸船舶修理", "Eastshore Ship Repair"),
                    "margin": 60000,
                    "since": Today(-290),
                }
            ],
            "expected": 520000,
        },
        "switching_cost": {
            "holds": [
                {
                    "what": Text("年度维护合同", "Yearly service contract"),
                    "kind": "contract",
                    "whose": "ours",
                    "amount": 90000,
                    "until": Today(62),
                },
                {
                    "what": Text("焊接参数库", "Welding settings we worked out together"),
                    "kind": "learning",
                    "whose": "ours",
                    "amount": 160000,
                },
                {
                    "what": Text("北方焊接的返利", "Nordweld's yearly rebate"),
                    "kind": "reward",
                    "whose": "theirs",
                    "amount": 40000,
                },
            ]
        },
        "perceived_value": {
            "benefits": [
                {"benefit": Text("返修少了", "Less rework"), "amount": 450000},
                {"benefit": Text("焊材随叫随到", "Wire whenever it is needed"), "amount": 80000},
            ],
            "costs": [
                {"cost": Text("货款", "Price"), "amount": 330000},
                {"cost": Text("配合验收的人手", "People tied up by acceptance"), "amount": 45000},
            ],
        },
    },
    "HUANAN": {
        "perceived_value": {
            "benefits": [{"benefit": Text("备件两天到", "Spare parts within two days"), "amount": 420000}],
            "costs": [
                {"cost": Text("货款", "Price"), "amount": 330000},
                {"cost": Text("型号要自己核对", "Type numbers they check themselves"), "amount": 25000},
            ],
        },
    },
    "ALBION": {
        "rating": {
            "wanted": "yes",
            "potential": 5,
            "elsewhere": [
                Text("码垛机", "Palletisers"),
                Text("视觉相机", "Cameras"),
                Text("传感器", "Sensors"),
            ],
        },
        "switching_cost": {
            "holds": [
                {
                    "what": Text("原厂整线维保", "Line maker's full-line maintenance"),
                    "kind": "bundle",
                    "whose": "theirs",
                    "amount": 55000,
                    "until": Today(80),
                },
                {
                    "what": Text("输送带按线定制", "Belts cut to their line"),
                    "kind": "learning",
                    "whose": "ours",
                    "amount": 12000,
                },
            ]
        },
    },
}


def judged(change: Change) -> None:
    """Ratings of all, and what was written down of some beyond that."""
    then = change._replace(now=change.now - timedelta(days=_JUDGED))
    for at, account in enumerate(_CLIENTS):
        more = {id: dict(sheet) for id, sheet in _MORE.get(account, {}).items()}
        scores: dict[str | Text, Told] = {name: column[at] for name, column in _RATED.items()}
        more["rating"] = scores | more.get("rating", {})
        for id, told in more.items():
            account_sheets.fill(then, account, id, typed_fields(told, change.date), ACCOUNT_WORKSHEETS)


def classed(change: Change) -> None:
    """The classes by what was bought, put on record as `account classify` does."""
    rules = rules_of(change.store)
    known = {account.code: account for account in accounts.everyone(change.store)}
    sold = sales(View(change.store, change.workspace, change.date))
    window = days_back(rules.window, change.date)
    ranked = classify(by_account(sold.purchases, known), window, rules, sold.currency)
    accounts.classify(change, {code: each.abc for code, each in ranked.items() if each.abc is not None})
