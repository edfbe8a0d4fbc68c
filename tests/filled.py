"""The worksheets of one project deal, in either language: what a rep types behind `fill DEAL`."""

from datetime import date, timedelta

WORDS = {
    "en": {
        "fact": "as they told us", "who": "Chen Yu", "time": "Lead time", "price": "Price",
        "ours": "Our rebuild",
        "theirs": "A new line", "stands": "The line stands still for two weeks",
        "more": "A fifth more parts from the same hall", "fewer": "Scrap under 1 %",
        "stages": "Rebuilt station by station", "risk": "No parts during the rebuild",
        "agreed": "Technical agreement", "first": "First station runs", "leaks": "The coolant leaks",
        "next": "Line 4 upgrade", "boss": "Heads of machining shops", "linked": "Stations linked in a line",
        "rival": "Siemens", "share": "Scrap rate",
    },
    "zh": {
        "fact": "客户讲过", "who": "陈宇", "time": "交期", "price": "价格", "ours": "我们的改造",
        "theirs": "换整条线", "stands": "改造要停线两个星期",
        "more": "原有厂房多出两成零件", "fewer": "废品率低于百分之一",
        "stages": "一个工位一个工位地改", "risk": "改造期间供不上货",
        "agreed": "技术协议定稿", "first": "第一个工位投产", "leaks": "冷却液渗漏",
        "next": "四号产线改造", "boss": "机加工车间主任", "linked": "工位联成一线",
        "rival": "西门子", "share": "废品率",
    },
}  # fmt: skip

DIMENSIONS = ("need", "volume", "purchasing_power", "authority", "creditworthiness")
TRUST = ("appearance", "goodwill", "expertise", "shared_values", "standing")


def _pairs(prefix: str, **values: object) -> str:
    """`options."Our rebuild".whose=us`, quoted for the shell."""
    return " ".join(f"'{prefix}.{name}={value}'" for name, value in values.items())


def understood(c: dict[str, str]) -> list[str]:
    """All six; the first two, the fourth and the fifth are what the gate asks of a project-centred client."""
    known = ("business_direction", "business_plan", "success_factors", "our_solution", "our_cases")
    return [
        "client_profile " + " ".join(f"{name}='{c['fact']}'" for name in known),
        "qualification " + " ".join(f"{name}=4 {name}_evidence='{c['fact']}'" for name in DIMENSIONS),
        f"customer_facts who_they_are='{c['fact']}' what_they_buy='{c['fact']}'",
        "buying_behaviour help_needed=4 complexity=5 behaviour=project",
        "stakeholders "
        + _pairs(f'people."{c["who"]}"', stance="supports", influence=5, cares_about=c["fact"])
        + "".join(f" trust_{side}=4" for side in TRUST),
        "competitors " + _pairs(f"competitors.{c['rival']}", proposal=c["theirs"], strength=c["fact"]),
    ]


def canvas(c: dict[str, str]) -> str:
    """The form of the canvas, filled in with an editor: the pain, the job and the gain are all addressed."""
    return f"""\
segment: {c["boss"]}
jobs:
  - job: {c["more"]}
    weight: 5
    sort: functional
pains:
  - pain: {c["stands"]}
    weight: 5
    extreme: yes
gains:
  - gain: {c["fewer"]}
    weight: 3
products:
  - product: {c["ours"]}
relievers:
  - reliever: {c["stages"]}
    addresses: [{c["stands"]}]
creators:
  - creator: {c["linked"]}
    addresses:
      - {c["more"]}
      - {c["fewer"]}
"""


def explored(c: dict[str, str], ours: int) -> str:
    """The comparison; `ours` is our score on the heavier of two criteria, on which the rival has 4.

    With 2 we are at (3×2 + 2×5) / 25 = 64 of 100, the rival at (3×4 + 2×3) / 25 = 72; with 4 we are at 88.
    """
    scores = {c["ours"]: ("us", ours, 5), c["theirs"]: ("competitor", 4, 3)}
    return " ".join(
        [
            "options",
            f"'criteria.{c['time']}=3' 'criteria.{c['price']}=2' 'agreed_with={c['who']}'",
            *(
                _pairs(f"options.{name}", whose=whose)
                + " "
                + _pairs(f"options.{name}.scores", **{c["time"]: time, c["price"]: price})
                for name, (whose, time, price) in scores.items()
            ),
        ]
    )


def expanded(c: dict[str, str], today: date) -> list[str]:
    """NPV at 10 %: −480,000 + 300,000/1.1 + 300,000/1.21 = 40,661.16."""
    flows = ("flows.0.outflow=480000", "flows.1.inflow=300000", "flows.2.inflow=300000")
    values = {"product": 500000, "service": 60000, "personnel": 0, "image": 0}
    costs = {"money": 480000, "time": 20000, "energy": 0, "sensory": 0}
    step = {"by": "both", "who_us": "lin", "who_client": c["who"], "due": today}
    return [
        f"business_case {' '.join(flows)} discount_rate=10 agreed_with='{c['who']}' agreed_on={today}",
        "delivered_value "
        + _pairs(f"offers.{c['ours']}", whose="us", **values, **costs)
        + " "
        + _pairs(f"offers.{c['theirs']}", whose="competitor", **values, **(costs | {"money": 900000})),
        "risks "
        + _pairs(f"risks.{c['risk']}", likelihood=3, impact=5, owner="lin", proof_kind="pilot")
        + f" 'risks.{c['risk']}.proof={c['fact']}'",
        f"action_plan solution='{c['ours']}' price=480000 payment_terms='{c['fact']}' sign_by={today}"
        f" credit_limit=900000 receivables=120000 notes_receivable=0 "
        + _pairs(f"steps.{c['agreed']}", **step),
    ]


def promised(c: dict[str, str], today: date) -> str:
    milestone = {"promise": c["fewer"], "due": today + timedelta(14), "status": "planned", "owner": "lin"}
    return f"delivery_plan 'promises={c['fewer']}' report_every=14 " + _pairs(
        f"milestones.{c['first']}", **milestone
    )


def complaint(c: dict[str, str], **days: object) -> str:
    return "complaints " + _pairs(f"complaints.{c['leaks']}", **days)


def confirmed(c: dict[str, str], today: date) -> list[str]:
    """Scrap from 4 to 0.9 per cent where 1 was promised; expected 3, perceived 4."""
    measure = {"unit": "%", "baseline": 4, "promised": 1, "actual": "0.9"}
    return [
        "value_realised " + _pairs(f"measures.{c['share']}", **measure, agreed_on=today, agreed_by=c["who"]),
        "satisfaction asked=10 praise=8 ask_by_name=5 buy_again=9 expected=3 perceived=4",
        "loyalty product_satisfaction=5 service_satisfaction=4 cycle=appreciation",
    ]
