"""What the sample's rep wrote into the sales diary: who else was there, signs of interest, what was learned."""

from commands.sample_people import REED, SUN
from commands.sample_story import Talk
from engine.message import Text

COMPARED = Talk(
    others=(SUN,),
    interest=("asked_terms", "called_dear"),
    gained=Text(
        "看到了西门子的报价：交期写进合同", "Saw Siemens' offer: the delivery date is in the contract"
    ),
    lost=Text("被问到我们的交期，手上没有数据", "Asked for our lead times, I had no figures with me"),
    improve=Text(
        "去之前先把最近三个项目的交期查好", "Look up the lead times of our last three projects first"
    ),
    opinions=Text(
        "想看一家边生产边改造的工厂", "They want to see a plant that was rebuilt while it went on producing"
    ),
    handled=Text("已请同行客户约时间参观", "A customer in the trade was asked for a day to visit"),
    insight=Text("他最怕的是停线，不是多花钱", "He fears a standstill more than a higher price"),
)

BUDGET_GONE = Talk(
    channel="call",
    improve=Text("每次都问一句：预算现在归谁管", "Ask every time who holds the budget now"),
)

PRESENTED = Talk(
    interest=("asked_background",),
    gained=Text("答应引见厂长", "He will introduce us to the plant manager"),
    lost=Text("没有约定引见的日子", "No day was agreed for it"),
)

KICKOFF = Talk(others=(REED,))

ACCEPTED = Talk(
    others=(REED,),
    interest=("listened",),
    gained=Text("米勒主动谈起二期涂装线", "Anna Miller herself spoke of the paint shop"),
    lost=Text(
        "第二个工作站要晚，是她先问出来的", "It was she who found out that the second cell will be late"
    ),
    improve=Text("坏消息由我们先说", "Be the first to bring bad news"),
    insight=Text("她看的是下水日期，不是工作站", "She watches the launches, not the cells"),
)

CONFIRMED = Talk(channel="call")

RUNNING = Talk(
    channel="call",
    gained=Text("预算过了，他第一个通知我们", "Once the budget is through, he will tell us first"),
    opinions=Text("第三条线也想换同样的输送带", "He would like the same belts on line 3"),
    handled=Text("答应这周报价", "Promised a quotation this week"),
)
