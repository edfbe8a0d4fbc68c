"""The demo's sample pipeline: nine deals as a small sales office would hold them today.

Everything goes through the one door, dated back, so that the demo is also a proof of it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from engine import accounts, contacts, deals, staff
from engine.change import Change
from engine.errors import NoDatabase, Refused
from engine.message import Text, msg
from engine.people import Person
from engine.playbook_file import Loaded
from engine.state import Day
from engine.store import open_store
from words.say import say

REP, OTHER_REP, COACH, MANAGER = "lin", "zhou", "wei", "fang"
_TEAM = "north"


class Story(NamedTuple):
    """A deal told from its beginning; `ago` says how many days before today a thing happened."""

    change: Change
    key: str

    def ago(self, days: int) -> "Story":
        return self._replace(change=self.change._replace(now=self.change.now - timedelta(days=days)))

    def day(self, days: int) -> Day:
        return (self.change.date + timedelta(days=days)).isoformat()

    def meet(self, who: Text, summary: Text) -> "Story":
        deals.log_visit(
            self.change, self.key, contact=say(who), on=None, summary=say(summary), two_sided=True
        )
        return self

    def hear(self, point: str, answer: str, who: Text, evidence: Text) -> "Story":
        deals.answer(
            self.change,
            self.key,
            point,
            answer,
            evidence=say(evidence),
            kind="client_said",
            contact=say(who),
        )
        return self

    def profile(self, **points: Text) -> "Story":
        fields = {name: say(text) for name, text in points.items()}
        deals.fill(self.change, self.key, "client_profile", fields)
        return self

    def tick(self, *items: str) -> "Story":
        for item in items:
            deals.tick(self.change, self.key, item)
        return self

    def next(self, what: Text, days: int, who: Text | None = None) -> "Story":
        deals.set_step(self.change, self.key, say(what), on=self.day(days), contact=say(who) if who else None)
        return self

    def waive(self, requirement: str, reason: Text, days: int) -> None:
        by_coach = self.change._replace(actor=Person(COACH, COACH, "coach", _TEAM, None))
        until = self.day(days)
        deals.waive(by_coach, self.key, requirement, reason=say(reason), until=until)

    def advance(self) -> "Story":
        deals.advance(self.change, self.key)
        return self


def build(path: str, user: str, shipped: list[Loaded]) -> None:
    """Make the demo's database. Raises Refused where one with deals stands already."""
    from engine.setup import set_up
    from stages.worksheets import WORKSHEETS

    try:
        with open_store(path) as store:
            if store.row("SELECT 1 FROM deal LIMIT 1"):
                raise Refused(msg("start.demo_holds", path=path))
            raise Refused(msg("start.demo_other", path=path))
    except NoDatabase:
        pass
    done = set_up(
        path,
        time_zone="Asia/Shanghai",
        country="CN",
        currency="CNY",
        user=user if user not in _PEOPLE else "admin",
        shipped=shipped,
        worksheets=WORKSHEETS,
        now=datetime.now(UTC),
    )
    with done.change.store as store, store.transaction():
        _people(done.change)
        _pipeline(done.change)


_PEOPLE: Mapping[str, tuple[str, Text]] = {
    REP: ("rep", Text("林静", "Lin Jing")),
    OTHER_REP: ("rep", Text("周毅", "Zhou Yi")),
    COACH: ("coach", Text("魏岚", "Wei Lan")),
    MANAGER: ("manager", Text("方正", "Fang Zheng")),
}

_CHEN = Text("陈宇", "Chen Yu")
_GAO = Text("高敏", "Gao Min")
_HE = Text("何峰", "He Feng")
_SUN = Text("孙丽", "Sun Li")
_MILLER = Text("米勒", "Anna Miller")
_REED = Text("李德", "Tom Reed")
_OKAFOR = Text("奥卡福", "James Okafor")


def _people(change: Change) -> None:
    for user, (role, name) in _PEOPLE.items():
        staff.add(change, user, role, name=say(name), team=_TEAM)
    early = change._replace(now=change.now - timedelta(days=400))
    since = (change.date - timedelta(days=400)).isoformat()
    for code, name in (
        ("HUANAN", Text("华南精工", "Huanan Precision")),
        ("BOHAI", Text("渤海物流", "Bohai Logistics")),
        ("KUNLUN", Text("昆仑化工", "Kunlun Chemicals")),
        ("NORTHSEA", Text("北海造船", "Northsea Shipyard")),
        ("ALBION", Text("阿尔比恩食品", "Albion Foods")),
    ):
        accounts.add(early, say(name), code)
    for account, who, part, style in (
        ("HUANAN", _CHEN, "decider", "analytical"),
        ("HUANAN", _SUN, "user", "amiable"),
        ("BOHAI", _GAO, "economic_buyer", "amiable"),
        ("KUNLUN", _HE, "influencer", "driver"),
        ("NORTHSEA", _MILLER, "economic_buyer", "driver"),
        ("NORTHSEA", _REED, "champion", "analytical"),
        ("ALBION", _OKAFOR, "champion", "expressive"),
    ):
        contacts.add(early, account, say(who), part, style, since)


_PROFILE = {
    "business_direction": Text("下游客户要求更短的交期", "Their customers want shorter lead times"),
    "business_plan": Text("今年把产能提高两成", "A fifth more capacity this year"),
    "success_factors": Text("换型时间压到一小时以内", "Changeover in under an hour"),
    "our_solution": Text("先改造瓶颈工位，再联线", "Rebuild the bottleneck station, then link the line"),
    "our_cases": Text("同行两家工厂，八个月回本", "Two plants in the trade, paid back in eight months"),
}


def _pipeline(change: Change) -> None:
    _comparison_pending(_open(change, 40, Text("三号产线改造", "Line 3 upgrade"), "HUANAN", "480000"))
    _budget_owner_changed(_open(change, 34, Text("仓库扫码枪", "Warehouse scanners"), "BOHAI", "95000"))
    _gone_quiet(_open(change, 130, Text("工厂 MES 系统", "Plant MES"), "KUNLUN", "1900000"))
    _delivering(_open(change, 150, Text("焊接工作站", "Welding cells"), "NORTHSEA", "760000"))
    _waits(_open(change, 60, Text("包装线质检", "Packaging line inspection"), "ALBION", "310000"))
    _lost(_open(change, 90, Text("叉车租赁", "Forklift lease"), "BOHAI", "220000"))
    _ready(_open(change, 20, Text("备件补货", "Spare parts reorder"), "HUANAN", "38000", "profit"))
    _just_begun(_open(change, 3, Text("二期涂装线", "Paint shop, phase 2"), "NORTHSEA", "1200000"))
    nobody = change._replace(actor=Person(OTHER_REP, OTHER_REP, "rep", _TEAM, None))
    deals.new(nobody, say(Text("展会线索：自动上料", "Trade fair lead: automatic feeding")))


def _open(
    change: Change, days: int, title: Text, account: str, amount: str, behaviour: str = "project"
) -> Story:
    by_rep = change._replace(
        now=change.now - timedelta(days=days),
        actor=Person(REP, REP, "rep", _TEAM, None),
    )
    deal = deals.new(by_rep, say(title), account=account, amount=amount, behaviour=behaviour)
    close = {"close_date": (by_rep.date + timedelta(days=120)).isoformat()}
    deals.set_fields(by_rep, deal.key, close)
    return Story(by_rep._replace(now=change.now), deal.key)


def _understood(story: Story, who: Text, days: int) -> Story:
    """Through the first gate, so many days ago."""
    then = story.ago(days).meet(who, Text("一起走了一遍现场", "Walked the floor together"))
    then.profile(**_PROFILE)
    then.hear("needs_known", "yes", who, Text("你们说的正是我们的难处", "That is exactly our trouble"))
    then.advance()
    return story


def _comparison_pending(story: Story) -> None:
    _understood(story, _CHEN, 26)
    story.ago(8).meet(_CHEN, Text("要我们和西门子比一比交期", "Wants our lead time set against Siemens"))
    unsure = Text("交期还要和另一家比", "The lead time has to be compared with the other bidder")
    story.ago(8).hear("better_than_others", "unsure", _CHEN, unsure)
    story.ago(8).next(Text("送交期对比表", "Send the lead time comparison"), 10, _CHEN)
    promised = say(Text("交期对比表", "the lead time comparison"))
    deals.promise(story.ago(8).change, story.key, promised, by="us", on=story.day(2), kept=False)


def _budget_owner_changed(story: Story) -> None:
    story.ago(20).meet(_GAO, Text("看了两个仓库", "Saw two warehouses"))
    story.ago(9).hear("needs_known", "unsure", _GAO, Text("管预算的人换了", "The budget owner has changed"))


def _gone_quiet(story: Story) -> None:
    plant = Text("何峰答应引见厂长", "He Feng will introduce the plant manager")
    story.ago(112).waive("contact:economic_buyer", plant, 30)
    _understood(story, _HE, 112)
    then = story.ago(95).meet(_HE, Text("讲了独特价值", "Presented what only we offer"))
    then.hear("better_than_others", "yes", _HE, Text("实施经验你们最足", "You have the most experience"))
    then.tick("comparison_shown", "criteria_agreed")
    then.waive("inside_support", plant, 30)
    then.advance()
    for days in (60, 30):
        later = story.ago(days)
        deals.set_fields(later.change, story.key, {"close_date": later.day(150 - days)})


def _delivering(story: Story) -> None:
    _understood(story, _MILLER, 140)
    then = story.ago(120).meet(_MILLER, Text("比较了三家方案", "Went through the three proposals"))
    yes = Text("你们的焊缝检测领先", "Your seam inspection is ahead")
    then.hear("better_than_others", "yes", _MILLER, yes).tick("comparison_shown").advance()
    signed = story.ago(75).tick("value_in_figures", "terms_agreed")
    for point in ("works_low_risk", "value_reachable", "will_buy"):
        signed.hear(point, "yes", _MILLER, Text("董事会已经批准", "The board has approved it"))
    signed.advance()
    story.ago(12).meet(_MILLER, Text("第一个工作站已验收", "The first cell is accepted"))
    story.ago(12).next(Text("第二个工作站试运行", "Trial run of the second cell"), 16, _MILLER)


def _waits(story: Story) -> None:
    _understood(story, _OKAFOR, 44)
    why = say(Text("客户十二月定明年预算", "The client settles next year's budget in December"))
    deals.wait(story.ago(5).change, story.key, until=story.day(12), reason=why)


def _lost(story: Story) -> None:
    story.ago(70).meet(_GAO, Text("对方已在谈别家", "Already talking to another vendor"))
    why = say(Text("选了本地租赁公司", "Went with a local leasing firm"))
    deals.stop(story.ago(60).change, story.key, "lost_to_competitor", reason=why, wake=story.day(-1))


def _ready(story: Story) -> None:
    then = story.ago(2).meet(_SUN, Text("确认了型号和数量", "Confirmed models and quantities"))
    then.profile(**_PROFILE)
    then.hear("needs_known", "yes", _SUN, Text("就按这张清单", "Exactly this list"))


def _just_begun(story: Story) -> None:
    story.ago(1).next(Text("第一次拜访", "First visit"), 4, _MILLER)
