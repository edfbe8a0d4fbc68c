"""Stakeholders: where those who decide stand, how much they weigh, and how far they trust us.

The part somebody has in the decision and their social style stand at the contact.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, NamedTuple, TypeAlias

from engine.message import Message, Text, msg
from stages.kinds import Count, Number, Percent, Person, Score, Words, choice, says
from stages.rounding import tenth
from stages.sheet_form import SheetForm

STANCES: Mapping[str, Text] = {
    "supports": Text("支持", "supports us"),
    "neutral": Text("中立", "neutral"),
    "against": Text("反对", "against us"),
    "unknown": Text("不清楚", "unknown"),
}
TRUST: Mapping[str, Text] = {
    "trust_appearance": Text("形象", "appearance"),
    "trust_goodwill": Text("善意", "goodwill"),
    "trust_expertise": Text("专业", "expertise"),
    "trust_shared_values": Text("共同价值观", "shared values"),
    "trust_standing": Text("地位", "standing"),
}
"""The five sides of trust (the method, section 3)."""

INFLUENTIAL = 4
"""(+) From that influence on, one person can turn the decision."""
THIN = 2
"""(+) A side of trust scored so low or lower is to be built."""

Scored: TypeAlias = Score | None


class Stakeholder(NamedTuple):
    person: Annotated[Person, says("姓名", "Person")]
    stance: Annotated[
        Annotated[str, choice(STANCES)] | None,
        says("态度", "Stance", "他对我们的方案怎么看？", "How do they see our proposal?"),
    ] = None
    influence: Annotated[
        Scored,
        says("影响力（0–5）", "Influence (0–5)", "他的意见有多大分量？", "How much does their word weigh?"),
    ] = None
    cares_about: Annotated[
        Words | None,
        says(
            "最在意什么",
            "Cares about",
            "这件事办成了，对他个人意味着什么？",
            "What would success here mean to them in person?",
        ),
    ] = None


class Stakeholders(NamedTuple):
    """Everybody who has a say, and this client's trust in us on its five sides, each 0 (none) to 5."""

    people: Annotated[
        tuple[Stakeholder, ...],
        says(
            "决策链上的人",
            "People in the decision",
            "除了您，还有谁会参与决定？各自最关心什么？",
            "Who else has a say in this, and what matters most to each?",
        ),
    ] = ()
    trust_appearance: Annotated[
        Scored,
        says(
            "信任·形象（0–5）",
            "Trust: appearance (0–5)",
            "我们的人、资料和场所，给您的第一印象怎么样？",
            "What impression do our people, papers and premises make on you?",
        ),
    ] = None
    trust_goodwill: Annotated[
        Scored,
        says(
            "信任·善意（0–5）",
            "Trust: goodwill (0–5)",
            "您觉得我们是在为您着想吗？从哪件事看出来？",
            "Do you feel we have your interest at heart, and what made you think so?",
        ),
    ] = None
    trust_expertise: Annotated[
        Scored,
        says(
            "信任·专业（0–5）",
            "Trust: expertise (0–5)",
            "在您看来，我们对这一行懂到什么程度？",
            "How well do you think we know your line of business?",
        ),
    ] = None
    trust_shared_values: Annotated[
        Scored,
        says(
            "信任·共同价值观（0–5）",
            "Trust: shared values (0–5)",
            "在质量、守信、待人这些事上，您觉得我们是一路人吗？",
            "On quality, keeping one's word and treating people, are we of one mind?",
        ),
    ] = None
    trust_standing: Annotated[
        Scored,
        says(
            "信任·地位（0–5）",
            "Trust: standing (0–5)",
            "选我们，您在公司里说得出口、站得住脚吗？",
            "Could you stand up in your company for having chosen us?",
        ),
    ] = None


class Figures(NamedTuple):
    people_known: Annotated[Count | None, says("已知的决策人数", "People known")] = None
    supporters: Annotated[Count | None, says("支持者", "Supporters")] = None
    opponents: Annotated[Count | None, says("反对者", "Opponents")] = None
    support: Annotated[Percent | None, says("支持率（按影响力）", "Support, by influence")] = None
    trust: Annotated[Number | None, says("信任均分（0–5）", "Trust, mean (0–5)")] = None
    weakest_trust: Annotated[
        Annotated[str, choice(TRUST)] | None, says("信任最薄弱的一面", "Weakest side of trust")
    ] = None


def figures(sheet: Stakeholders) -> Figures:
    """Parts in the decision and the five sides of trust are the method's (sections 6.1 and 3); the
    arithmetic is ours (+).

    Support is the influence of those in favour over everybody's, once each person's is known; one whose
    stance is unknown is not in favour. Trust is the plain mean of the five sides, once all are scored.
    """
    stances = [row.stance for row in sheet.people]
    found = Figures(len(stances), stances.count("supports"), stances.count("against"))
    influence = [row.influence for row in sheet.people if row.influence is not None]
    if len(influence) == len(sheet.people) and (weight := sum(influence)):
        favour = sum(row.influence or 0 for row in sheet.people if row.stance == "supports")
        found = found._replace(support=tenth(Fraction(favour * 100, weight)))
    sides = {id: getattr(sheet, id) for id in TRUST if getattr(sheet, id) is not None}
    if len(sides) < len(TRUST):
        return found
    mean = tenth(Fraction(sum(sides.values()), len(sides)))
    return found._replace(trust=mean, weakest_trust=min(sides, key=lambda id: sides[id]))


def share(sheet: Stakeholders) -> Fraction:
    """Half for the people (a stance, an influence and a care for each), half for the five sides of trust."""
    known = [
        Fraction(
            (row.stance not in (None, "unknown")) + (row.influence is not None) + bool(row.cares_about), 3
        )
        for row in sheet.people
    ]
    people = sum(known, Fraction()) / len(known) if known else Fraction()
    trust = Fraction(sum(getattr(sheet, id) is not None for id in TRUST), len(TRUST))
    return (people + trust) / 2


def advice(sheet: Stakeholders, today: date) -> Iterator[Message]:
    heavy = [row for row in sheet.people if (row.influence or 0) >= INFLUENTIAL]
    if len(sheet.people) == 1:
        yield msg("understand.one_person", person=sheet.people[0].person)
    if against := tuple(row.person for row in heavy if row.stance == "against"):
        yield msg("understand.opponent", people=against)
    if unread := tuple(row.person for row in heavy if row.stance in (None, "unknown")):
        yield msg("understand.stance_unknown", people=unread)
    if len(sheet.people) > 1 and all(row.stance != "supports" for row in sheet.people):
        yield msg("understand.no_supporter")
    weakest = figures(sheet).weakest_trust
    if weakest is not None and getattr(sheet, weakest) <= THIN:
        yield msg(f"understand.thin_{weakest}", score=getattr(sheet, weakest))


STAKEHOLDERS = SheetForm(
    "stakeholders",
    Text("决策链", "Stakeholders"),
    Text(
        "谁有发言权、站在哪一边、分量多重，客户对我们信任到什么程度",
        "Who has a say, which side they are on, how much they weigh, and how far this client trusts us",
    ),
    Stakeholders,
    Figures,
    figures,
    advice=advice,
    share=share,
)
