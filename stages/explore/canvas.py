"""What stands on a value proposition canvas: the client's side, and what we set against it."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple, TypeAlias

from engine.message import Text
from stages.kinds import Names, Score, Words, YesNo, choice, says

SORTS: Mapping[str, Text] = {
    "functional": Text("功能性", "functional"),
    "social": Text("社会性", "social"),
    "emotional": Text("情感性", "emotional"),
}
"""What a job is about: getting something done, how one looks to others, how one feels."""

Weight: TypeAlias = Annotated[
    Score | None,
    says("重要程度（0–5）", "Weight (0–5)", "这一条对您有多要紧？", "How much does this one matter to you?"),
]
Quote: TypeAlias = Annotated[
    Words | None,
    says(
        "客户原话",
        "In their own words",
        "他当时是怎么说的？",
        "How did they put it?",
        needed=False,
    ),
]


class Job(NamedTuple):
    job: Annotated[Words, says("任务", "Job")]
    weight: Weight = None
    sort: Annotated[
        Annotated[str, choice(SORTS)] | None,
        says(
            "性质",
            "Sort",
            "办成它是为了把事做完、给别人看，还是图个安心？",
            "Is it about getting it done, how it looks to others, or an easy mind?",
        ),
    ] = None
    own_words: Quote = None


class Pain(NamedTuple):
    pain: Annotated[Words, says("痛点", "Pain")]
    weight: Weight = None
    extreme: Annotated[
        YesNo | None,
        says(
            "是不是难以忍受",
            "Extreme",
            "再这样下去，会不会有人为此丢掉职位或客户？",
            "Could somebody lose their job or a customer over it?",
            needed=False,
        ),
    ] = None
    hidden: Annotated[
        YesNo | None,
        says(
            "是不是隐藏的",
            "Hidden",
            "这一条是我们追问出来、客户自己没提起的吗？",
            "Did it take our asking to bring this one up?",
            needed=False,
        ),
    ] = None
    own_words: Quote = None


class Gain(NamedTuple):
    gain: Annotated[Words, says("收益", "Gain")]
    weight: Weight = None
    unexpected: Annotated[
        YesNo | None,
        says(
            "是不是意料之外",
            "Unexpected",
            "这个好处出乎您的意料吗？",
            "Is this a gain you would not have thought of?",
            needed=False,
        ),
    ] = None
    own_words: Quote = None


class Product(NamedTuple):
    product: Annotated[Words, says("产品或服务", "Product or service")]


class Reliever(NamedTuple):
    reliever: Annotated[Words, says("解痛办法", "Pain reliever")]
    addresses: Annotated[Names, says("解决哪些痛点", "Pains it relieves")] = ()


class Creator(NamedTuple):
    creator: Annotated[Words, says("增益办法", "Gain creator")]
    addresses: Annotated[Names, says("带来哪些收益、帮到哪些任务", "Gains or jobs it serves")] = ()


class Canvas(NamedTuple):
    """Jobs, pains and gains of one client segment, weighted by the client; what of ours addresses them."""

    segment: Annotated[
        Words | None,
        says(
            "谁的画布",
            "Whose canvas",
            "这张画布说的是哪一类人？一类人一张。",
            "Whose jobs are these? One kind of person to a canvas.",
        ),
    ] = None
    jobs: Annotated[
        tuple[Job, ...],
        says(
            "客户的任务",
            "Jobs",
            "这一块工作里，您最要办成的是哪几件事？哪件最要紧？",
            "What do you most need to get done here, and which comes first?",
        ),
    ] = ()
    pains: Annotated[
        tuple[Pain, ...],
        says(
            "客户的痛点",
            "Pains",
            "办这些事的时候，什么最费时、费钱、让您担心？一年大概多少？",
            "What about it costs you time, money or sleep, and how much in a year?",
        ),
    ] = ()
    gains: Annotated[
        tuple[Gain, ...],
        says(
            "客户想要的收益",
            "Gains",
            "做到什么程度您会满意？做到什么程度您会惊喜？",
            "What result would satisfy you, and what would delight you?",
        ),
    ] = ()
    products: Annotated[
        tuple[Product, ...],
        says(
            "我们的产品和服务",
            "Products and services",
            "我们拿得出哪些产品和服务？",
            "What do we have to offer here?",
        ),
    ] = ()
    relievers: Annotated[
        tuple[Reliever, ...],
        says(
            "解痛办法",
            "Pain relievers",
            "我们怎么让哪一个痛点消失？",
            "How exactly do we take which pain away?",
        ),
    ] = ()
    creators: Annotated[
        tuple[Creator, ...],
        says(
            "增益办法",
            "Gain creators",
            "我们怎么带来哪一项收益？",
            "How exactly do we bring which gain about?",
        ),
    ] = ()
