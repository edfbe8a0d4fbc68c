"""The sample's nine deals, each told as it went, dated back."""

from datetime import timedelta

from commands import (
    sample_beginnings,
    sample_delivery,
    sample_huanan,
    sample_kunlun,
    sample_northsea,
    sample_signing,
    sample_talks,
)
from commands.sample_orders import entered
from commands.sample_people import (
    CHEN,
    COACH,
    GAO,
    HE,
    MANAGER,
    MILLER,
    OKAFOR,
    OTHER_REP,
    REP,
    SUN,
    acting,
)
from commands.sample_story import Sheets, Story
from engine import deals
from engine.change import Change
from engine.message import Text
from words.say import say

_AXES = {
    "project": {"help_needed": "4", "complexity": "5"},
    "profit": {"help_needed": "1", "complexity": "1"},
}
"""What was judged of a client on the first call."""

PROMISED = Text("交期对比表", "the lead time comparison")


def pipeline(change: Change) -> None:
    _comparison_pending(_open(change, 40, Text("三号产线改造", "Line 3 upgrade"), "HUANAN", "480000"))
    _budget_owner_changed(_open(change, 34, Text("仓库扫码枪", "Warehouse scanners"), "BOHAI", "95000"))
    _gone_quiet(_open(change, 130, Text("工厂 MES 系统", "Plant MES"), "KUNLUN", "1900000"))
    _delivering(_open(change, 150, Text("焊接工作站", "Welding cells"), "NORTHSEA", "760000"))
    _waits(_open(change, 60, Text("包装线质检", "Packaging line inspection"), "ALBION", "310000"))
    _lost(_open(change, 90, Text("叉车租赁", "Forklift lease"), "BOHAI", "220000"))
    _ready(_open(change, 20, Text("备件补货", "Spare parts reorder"), "HUANAN", "38000", "profit"))
    _just_begun(_open(change, 3, Text("二期涂装线", "Paint shop, phase 2"), "NORTHSEA", "1200000"))
    deals.new(
        acting(change, OTHER_REP), say(Text("展会线索：自动上料", "Trade fair lead: automatic feeding"))
    )


def _open(
    change: Change, days: int, title: Text, account: str, amount: str, behaviour: str = "project"
) -> Story:
    by_rep = acting(change, REP)._replace(now=change.now - timedelta(days=days))
    deal = deals.new(by_rep, say(title), account=account, amount=amount, behaviour=behaviour)
    close = {"close_date": (by_rep.date + timedelta(days=120)).isoformat()}
    deals.set_fields(by_rep, deal.key, close)
    deals.fill(by_rep, deal.key, "buying_behaviour", {**_AXES[behaviour], "behaviour": behaviour})
    return Story(by_rep._replace(now=change.now), deal.key, acting(change, COACH).actor, change.date)


def _understood(story: Story, who: Text, days: int, sheets: Sheets) -> Story:
    """Through the first gate, so many days ago."""
    then = story.ago(days).meet(who, Text("一起走了一遍现场", "Walked the floor together"))
    then.fill(sheets)
    then.hear("needs_known", "yes", who, Text("你们说的正是我们的难处", "That is exactly our trouble"))
    then.advance()
    return story


def _comparison_pending(story: Story) -> None:
    _understood(story, CHEN, 26, sample_huanan.UNDERSTOOD)
    wanted = Text("要我们和西门子比一比交期", "Wants our lead time set against Siemens")
    then = story.ago(8).meet(CHEN, wanted, sample_talks.COMPARED)
    then.fill(sample_huanan.EXPLORED)
    unsure = Text("交期还要和另一家比", "The lead time has to be compared with the other bidder")
    then.hear("better_than_others", "unsure", CHEN, unsure)
    then.next(Text("送交期对比表", "Send the lead time comparison"), 10, CHEN)
    deals.promise(then.change, story.key, say(PROMISED), by="us", on=story.workday(2), kept=False)


def _budget_owner_changed(story: Story) -> None:
    story.ago(20).meet(GAO, Text("看了两个仓库", "Saw two warehouses"))
    new = Text(
        "管预算的人走了，接任的还没定计划",
        "Whoever held the budget has left, and the successor has no plans yet",
    )
    then = story.ago(9).meet(GAO, new, sample_talks.BUDGET_GONE).fill(sample_beginnings.BOHAI)
    then.hear("needs_known", "unsure", GAO, Text("管预算的人换了", "The budget owner has changed"))


def _gone_quiet(story: Story) -> None:
    plant = Text("何峰答应引见厂长", "He Feng will introduce the plant manager")
    story.ago(112).waive("contact:economic_buyer", plant, 30)
    _understood(story, HE, 112, sample_kunlun.UNDERSTOOD)
    then = story.ago(95).meet(
        HE, Text("讲了独特价值", "Presented what only we offer"), sample_talks.PRESENTED
    )
    then.fill(sample_kunlun.EXPLORED)
    then.hear("better_than_others", "yes", HE, Text("实施经验你们最足", "You have the most experience"))
    then.tick("comparison_shown", "criteria_agreed")
    then.waive("inside_support", plant, 30)
    then.advance().fill(sample_kunlun.BEGUN)
    for days in (60, 30):
        later = story.ago(days)
        deals.set_fields(later.change, story.key, {"close_date": later.day(150 - days)})


def _delivering(story: Story) -> None:
    _understood(story, MILLER, 140, sample_northsea.UNDERSTOOD)
    then = story.ago(120).meet(MILLER, Text("比较了三家方案", "Went through the three proposals"))
    then.fill(sample_northsea.EXPLORED)
    yes = Text("你们的焊缝检测领先", "Your seam inspection is ahead")
    then.hear("better_than_others", "yes", MILLER, yes).tick("comparison_shown").advance()
    signed = story.ago(75).fill(sample_signing.EXPANDED).tick("value_in_figures", "terms_agreed")
    for point in ("works_low_risk", "value_reachable", "will_buy"):
        signed.hear(point, "yes", MILLER, Text("董事会已经批准", "The board has approved it"))
    contract = Text("两家总经理当面签了合同", "Both general managers put their names to it")
    signed.by(acting(story.change, MANAGER).actor).meet(MILLER, contract)
    signed.advance()
    product = Text("焊接工作站", "Welding cells")
    entered(story.change, "NORTHSEA", 74, product, 760000, 585000, story.key)
    _delivered_in_part(story)


def _delivered_in_part(story: Story) -> None:
    """One cell stands, the other is late, and a complaint is being put right."""
    begun = story.ago(40).fill(sample_delivery.PLANNED)
    kickoff = Text("项目启动会，双方负责人都到了", "Kick-off, with those in charge on both sides")
    begun.by(story.coach).meet(MILLER, kickoff, sample_talks.KICKOFF)
    begun.tick("kickoff_held", "milestones_shared")
    accepted = Text("第一个工作站已验收", "The first cell is accepted")
    then = story.ago(12).meet(MILLER, accepted, sample_talks.ACCEPTED)
    then.fill(sample_delivery.FIRST_ACCEPTED)
    then.next(Text("第二个工作站试运行", "Trial run of the second cell"), 16, MILLER)
    story.ago(4).fill(sample_delivery.SECOND_LATE).fill(sample_delivery.COMPLAINED)
    sheet = say(Text("薄板的焊接参数表", "the settings for thin plates"))
    deals.promise(story.ago(4).change, story.key, sheet, by="us", on=story.day(0), kept=False)


def _waits(story: Story) -> None:
    _understood(story, OKAFOR, 44, sample_beginnings.ALBION)
    why = say(Text("客户十二月定明年预算", "The client settles next year's budget in December"))
    deals.wait(story.ago(5).change, story.key, until=story.day(12), reason=why)


def _lost(story: Story) -> None:
    story.ago(70).meet(GAO, Text("对方已在谈别家", "Already talking to another vendor"))
    why = say(Text("选了本地租赁公司", "Went with a local leasing firm"))
    deals.stop(story.ago(60).change, story.key, "lost_to_competitor", reason=why, wake=story.day(-1))


def _ready(story: Story) -> None:
    """A small reorder by a client who knows what to buy: no worksheet is asked for but how they buy."""
    agreed = Text("确认了型号和数量", "Confirmed models and quantities")
    then = story.ago(9).meet(SUN, agreed, sample_talks.CONFIRMED)
    then.hear("needs_known", "yes", SUN, Text("就按这张清单", "Exactly this list"))


def _just_begun(story: Story) -> None:
    story.ago(1).next(Text("第一次拜访", "First visit"), 4, MILLER)
