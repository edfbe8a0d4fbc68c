"""The rating: what a team judges of a client, where orders can't tell. The index and the matrices live on it.

Every score says how much there is of what it is named after; whether much of it is good for us is for the
tools to know (price sensitivity and ease of switching are not).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple, TypeAlias

from engine.message import Message, Text, msg
from engine.worksheet import Field, Path
from stages.kinds import Amount, Currency, Names, Number, Past, Percent, Score, YesNo, choice, says
from stages.model import described
from stages.sheet_form import NoFigures, SheetForm

LEFT_BECAUSE = {
    "death": Text("客户去世或企业注销", "death or closing down"),
    "moved": Text("搬迁", "moved away"),
    "competitor": Text("被竞争对手争取走", "won by a competitor"),
    "product": Text("对产品不满意", "the product"),
    "neglect": Text("觉得我们不在乎他们", "felt we did not care"),
    "other": Text("其他原因", "other"),
}
"""Why customers leave (method §7)."""

ELSEWHERE = {
    "none": Text("不买别家的", "nothing"),
    "few": Text("一两种", "one or two kinds"),
    "many": Text("很多种", "many kinds"),
}

Scored: TypeAlias = Score | None


class Rating(NamedTuple):
    """Scores run from 0 (none) to 5 (as much as there can be)."""

    price_sensitivity: Annotated[
        Scored,
        says(
            "价格敏感度",
            "Price sensitivity",
            "价格变动对这个客户影响多大？（0 不在意，5 只看价格）",
            "How far does price decide here? (0 hardly, 5 nothing else counts)",
        ),
    ] = None
    standing: Annotated[
        Scored,
        says(
            "行业地位",
            "Standing",
            "客户在行业里的分量如何？（0 无人知晓，5 龙头）",
            "How much does their name weigh in the industry? (0 unknown, 5 a leader)",
        ),
    ] = None
    recent_performance: Annotated[
        Scored,
        says(
            "近年经营表现",
            "Performance in recent years",
            "客户近几年经营得怎么样？（0 下滑严重，5 增长强劲）",
            "How has their business gone in recent years? (0 badly, 5 strong growth)",
        ),
    ] = None
    dependence_on_us: Annotated[
        Scored,
        says(
            "对我们的依赖度",
            "Dependence on us",
            "离开我们，客户的业务会受多大影响？（0 没影响，5 离不开）",
            "What would they miss without us? (0 nothing, 5 they could not go on)",
        ),
    ] = None
    openness_to_new: Annotated[
        Scored,
        says(
            "对新产品的接受度",
            "Openness to new products",
            "客户愿不愿意试用新产品？（0 从不，5 抢先用）",
            "Do they try what is new? (0 never, 5 among the first)",
        ),
    ] = None
    future_need: Annotated[
        Scored,
        says(
            "未来需求",
            "Future need",
            "往后几年，客户对我们这类产品的需求有多大？（0 没有，5 大幅增加）",
            "How much of what we sell will they need in the years ahead? (0 none, 5 far more)",
        ),
    ] = None
    spending_mix: Annotated[
        Scored,
        says(
            "采购结构",
            "Spending mix",
            "客户的采购里，我们有优势、利润好的品类占多少？（0 没有，5 绝大部分）",
            "How much of their spending goes to what we are good at and earn on? (0 none, 5 most)",
        ),
    ] = None
    switching_ease: Annotated[
        Scored,
        says(
            "更换供应商的容易程度",
            "Ease of switching",
            "客户换掉我们有多容易？（0 很难，5 随时可换）",
            "How easily could they replace us? (0 hardly, 5 any day)",
        ),
    ] = None
    attitude_to_competitors: Annotated[
        Scored,
        says(
            "对竞争对手的好感",
            "Liking for competitors",
            "客户对竞争对手有多认可？（0 不认可，5 很认可）",
            "How well do they think of our competitors? (0 not at all, 5 highly)",
        ),
    ] = None
    satisfaction: Annotated[
        Scored,
        says(
            "满意度",
            "Satisfaction",
            "客户对我们的产品和服务满意吗？（0 很不满意，5 非常满意）",
            "How satisfied are they with us? (0 not at all, 5 delighted)",
        ),
    ] = None
    loyalty: Annotated[
        Scored,
        says(
            "忠诚度",
            "Loyalty",
            "同样的需求，客户会不会首先想到我们？（0 不会，5 只找我们）",
            "When the need comes up, do they come to us first? (0 never, 5 to nobody else)",
        ),
    ] = None
    trust: Annotated[
        Scored,
        says(
            "信任度",
            "Trust",
            "客户有多信任我们？（0 不信任，5 完全信任）",
            "How far do they trust us? (0 not at all, 5 fully)",
        ),
    ] = None
    response: Annotated[
        Scored,
        says(
            "响应度",
            "Response",
            "我们的拜访、活动和报价，客户回应得怎么样？（0 不理，5 每次都积极）",
            "How do they answer our visits, events and offers? (0 never, 5 every time)",
        ),
    ] = None
    direct_function: Annotated[
        Scored,
        says(
            "直接价值",
            "Direct function",
            "客户自己的采购给我们带来多少？（0 没有，5 极多）",
            "What does their own buying do for us? (0 nothing, 5 very much)",
        ),
    ] = None
    indirect_function: Annotated[
        Scored,
        says(
            "间接价值",
            "Indirect function",
            "转介绍、口碑、信息和创新，客户间接给我们带来多少？（0 没有，5 极多）",
            "What do they do for us beyond buying: referrals, name, information? (0 nothing, 5 very much)",
        ),
    ] = None
    potential: Annotated[
        Scored,
        says(
            "潜在价值",
            "Potential",
            "直接判断：这个客户还能做多大？（0 没有空间，5 空间很大）",
            "Judged directly: how much more could there be? (0 nothing, 5 very much)",
            needed=False,
        ),
    ] = None
    credit_standing: Annotated[
        Scored,
        says(
            "信用状况",
            "Credit standing",
            "客户付款守信吗？（0 长期拖欠，5 从不拖欠）",
            "Do they pay as agreed? (0 never, 5 always)",
        ),
    ] = None
    years_together: Annotated[
        Number | None,
        says(
            "合作年数", "Years together", "双方合作多少年了？", "For how many years have you worked together?"
        ),
    ] = None
    share_of_wallet: Annotated[
        Percent | None,
        says(
            "我们在其采购中的份额（%）",
            "Our share of wallet (%)",
            "同类采购里，客户有多大比例给了我们？",
            "How much of their spending on such things comes to us?",
        ),
    ] = None
    buys_elsewhere: Annotated[
        Annotated[str, choice(ELSEWHERE)] | None,
        says(
            "我们有、却在别家买的产品",
            "Bought elsewhere, though we sell it",
            "我们能供的产品里，客户还在别家买哪些？",
            "Which of the things we sell do they buy from others?",
        ),
    ] = None
    elsewhere: Annotated[Names, says("在别家买的品种", "What they buy elsewhere", needed=False)] = ()
    wanted: Annotated[
        YesNo | None,
        says("今年最想争取", "Among those we want most this year", needed=False),
    ] = None
    always_dropped: Annotated[
        YesNo | None,
        says("投标总被淘汰", "We are always dropped in their tenders", needed=False),
    ] = None
    cost_to_serve: Annotated[
        Amount | None,
        says(
            "每年服务成本",
            "Yearly cost to serve",
            "拜访、技术支持、送货、垫资，一年花在这个客户身上多少钱？",
            "Visits, support, delivery, credit: what does a year of serving them cost us?",
        ),
    ] = None
    acquisition_cost: Annotated[
        Amount | None,
        says("开发成本（一次性）", "Acquisition cost", needed=False),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None
    left_on: Annotated[Past | None, says("流失日期", "Left us on", needed=False)] = None
    left_because: Annotated[
        Annotated[str, choice(LEFT_BECAUSE)] | None,
        says(
            "流失原因", "Why they left", "客户为什么不再找我们？", "Why did they stop buying?", needed=False
        ),
    ] = None


def faults(rating: Rating) -> Iterator[tuple[Path, Message]]:
    if rating.years_together is not None and rating.years_together < 0:
        yield ("years_together",), msg("value.below_zero")
    if rating.share_of_wallet is not None and not 0 <= rating.share_of_wallet <= 100:
        yield ("share_of_wallet",), msg("value.no_share")
    for field, amount in (
        ("cost_to_serve", rating.cost_to_serve),
        ("acquisition_cost", rating.acquisition_cost),
    ):
        if amount is not None and amount < 0:
            yield (field,), msg("value.below_zero")


def label(field: str) -> Text:
    """How a field of the rating is called."""
    found: Field = next(each for each in described(Rating) if each.id == field)
    return found.label


def scored(rating: Rating, field: str) -> Decimal | None:
    """One of the scores; None where nobody has given it."""
    score: int | None = getattr(rating, field)
    return None if score is None else Decimal(score)


RATING = SheetForm(
    "rating",
    Text("客户评分", "Client rating"),
    Text(
        "订单看不出来、要靠团队判断的：客户的特点，和我们的关系，还有多大空间",
        "What orders can't tell and a team has to judge: traits, relationship, what more there could be",
    ),
    Rating,
    NoFigures,
    faults=faults,
)
