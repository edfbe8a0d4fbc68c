"""Options comparison: ours and everybody else's, scored on the client's weighted criteria."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.explore.names import meant, plain
from stages.kinds import HIGHEST, Count, Number, Person, Scores, Words, choice, says
from stages.rounding import tenth
from stages.sheet_form import SheetForm

WHOSE: Mapping[str, Text] = {
    "us": Text("我们", "ours"),
    "competitor": Text("对手", "a competitor's"),
    "nothing": Text("维持现状", "doing nothing"),
}
NARROW = 5
"""(+) A lead of fewer points of 100 decides nothing."""


class Criterion(NamedTuple):
    criterion: Annotated[Words, says("标准", "Criterion")]
    weight: Annotated[
        Number | None,
        says("权重", "Weight", "这一条在您心里占多大分量？", "How much does this one count with you?"),
    ] = None


class Option(NamedTuple):
    option: Annotated[Words, says("方案", "Option")]
    whose: Annotated[
        Annotated[str, choice(WHOSE)] | None, says("谁的方案", "Whose", "这是谁的方案？", "Whose is it?")
    ] = None
    scores: Annotated[
        Scores | None,
        says(
            "各标准得分（0–5）",
            "Scores by criterion (0–5)",
            "按您的标准，这个方案每一条打几分？",
            "How would you score this one on each of your criteria?",
        ),
    ] = None


class Options(NamedTuple):
    """The weights are on any scale; scores run from 0 (fails) to 5 (as good as can be)."""

    criteria: Annotated[
        tuple[Criterion, ...],
        says(
            "客户的标准",
            "The client's criteria",
            "您会拿哪几条标准来选？哪一条最重？",
            "What will you choose by, and what counts most?",
        ),
    ] = ()
    options: Annotated[
        tuple[Option, ...],
        says(
            "各家方案",
            "Options",
            "哪几种方案还在您的考虑之中？什么都不做算不算一种？",
            "Which options are still open to you? Is doing nothing one of them?",
        ),
    ] = ()
    agreed_with: Annotated[
        Person | None,
        says(
            "标准和谁商定的",
            "Criteria agreed with",
            "这些标准和权重，是和客户的哪一位定下来的？",
            "With whom at the client were criteria and weights agreed?",
            needed=False,
        ),
    ] = None


class Figures(NamedTuple):
    our_score: Annotated[Number | None, says("我们的得分（满分 100）", "Our score (of 100)")] = None
    best_rival: Annotated[Words | None, says("最强的另一种方案", "Best other option")] = None
    rival_score: Annotated[Number | None, says("它的得分（满分 100）", "Its score (of 100)")] = None
    lead: Annotated[Number | None, says("领先分数", "Our lead in points")] = None
    leads_on: Annotated[Count | None, says("领先的标准数", "Criteria we lead on")] = None
    trails_on: Annotated[Count | None, says("落后的标准数", "Criteria we trail on")] = None
    compared: Annotated[Count | None, says("已完整比较的另外方案", "Other options fully scored")] = None


class Rated(NamedTuple):
    """An option scored on all that weighs; `points` of 100, unrounded."""

    option: Option
    points: Fraction


class Duel(NamedTuple):
    """Our best option against the best of the others, criterion by criterion, the heaviest first."""

    ours: Rated
    theirs: Rated
    leads: tuple[str, ...]
    trails: tuple[str, ...]


def weights(sheet: Options) -> dict[str, Decimal] | None:
    """What weighs, by criterion as it is compared; None while a weight is missing or all are zero."""
    known = {plain(row.criterion): row.weight for row in sheet.criteria}
    weighing = {name: weight for name, weight in known.items() if weight}
    return weighing if weighing and None not in known.values() else None


def scored(option: Option) -> dict[str, int]:
    return {plain(name): score for name, score in (option.scores or {}).items()}


def rated(sheet: Options) -> list[Rated]:
    """The options scored on every criterion that weighs: Σ weight × score / (HIGHEST × Σ weight) × 100.

    Simple additive weighting; the method (section 6.2) asks for weighted criteria and scores.
    """
    if (weighing := weights(sheet)) is None:
        return []
    most = HIGHEST * Fraction(sum(weighing.values()))
    found = []
    for option in sheet.options:
        scores = scored(option)
        if scores.keys() >= weighing.keys():
            points = sum(Fraction(weight) * scores[name] for name, weight in weighing.items())
            found.append(Rated(option, points / most * 100))
    return found


def duel(sheet: Options) -> Duel | None:
    """None until one of ours and one of somebody else's are fully scored. Of equals the first listed."""
    every = rated(sheet)
    ours = max((r for r in every if r.option.whose == "us"), key=lambda r: r.points, default=None)
    theirs = max((r for r in every if _is_rival(r.option)), key=lambda r: r.points, default=None)
    weighing = weights(sheet)
    if ours is None or theirs is None or weighing is None:
        return None
    mine, other = scored(ours.option), scored(theirs.option)
    names = {plain(row.criterion): row.criterion for row in sheet.criteria}
    heaviest = sorted(weighing, key=lambda name: -weighing[name])
    return Duel(
        ours,
        theirs,
        tuple(names[name] for name in heaviest if mine[name] > other[name]),
        tuple(names[name] for name in heaviest if mine[name] < other[name]),
    )


def _is_rival(option: Option) -> bool:
    """Doing nothing competes, too."""
    return option.whose in ("competitor", "nothing")


def figures(sheet: Options) -> Figures:
    every = rated(sheet)
    ours = [r.points for r in every if r.option.whose == "us"]
    compared = sum(_is_rival(r.option) for r in every)
    found = Figures(tenth(max(ours)) if ours else None, compared=compared if sheet.options else None)
    if (met := duel(sheet)) is None:
        return found
    return found._replace(
        best_rival=met.theirs.option.option,
        rival_score=tenth(met.theirs.points),
        lead=tenth(met.ours.points - met.theirs.points),
        leads_on=len(met.leads),
        trails_on=len(met.trails),
    )


def share(sheet: Options) -> Fraction:
    """A third for the weights; the rest for the scores of all options on all criteria, of which there must
    be one of ours and one other (a column for each that is missing)."""
    if not sheet.criteria:
        return Fraction()
    weighed = Fraction(sum(row.weight is not None for row in sheet.criteria), len(sheet.criteria))
    wanted = {plain(row.criterion) for row in sheet.criteria}
    columns = [
        Fraction(len(wanted & scored(row).keys()), len(wanted)) if row.whose else Fraction()
        for row in sheet.options
    ]
    columns += [Fraction()] * (all(row.whose != "us" for row in sheet.options))
    columns += [Fraction()] * (not any(_is_rival(row) for row in sheet.options))
    return (weighed + 2 * sum(columns, Fraction()) / len(columns)) / 3


def faults(sheet: Options) -> Iterator[tuple[Path, Message]]:
    for at, row in enumerate(sheet.criteria):
        if row.weight is not None and row.weight < 0:
            yield ("criteria", at, "weight"), msg("explore.weight_below_zero")
    if sheet.criteria and all(row.weight == 0 for row in sheet.criteria):
        yield ("criteria",), msg("explore.weights_zero")
    criteria = [row.criterion for row in sheet.criteria]
    listed = {plain(name) for name in criteria}
    for at, option in enumerate(sheet.options):
        for name in option.scores or {}:
            if plain(name) in listed:
                continue
            path = ("options", at, "scores", name)
            if close := meant(name, criteria):
                yield path, msg("explore.no_such_criterion_close", name=name, close=close)
            else:
                yield path, msg("explore.no_such_criterion", name=name)


def advice(sheet: Options, today: date) -> Iterator[Message]:
    yield from _of_gaps(sheet)
    if (met := duel(sheet)) is None:
        return
    rival, lead = met.theirs.option.option, met.ours.points - met.theirs.points
    if met.trails:
        yield msg("explore.trails", rival=rival, criteria=met.trails)
    if met.leads:
        yield msg("explore.leads", rival=rival, criteria=met.leads)
    if lead < 0:
        yield msg("explore.behind", rival=rival, points=tenth(-lead))
    elif lead < NARROW:
        yield msg("explore.narrow", rival=rival, points=tenth(lead))


def _of_gaps(sheet: Options) -> Iterator[Message]:
    if unweighed := tuple(row.criterion for row in sheet.criteria if row.weight is None):
        yield msg("explore.unweighed", criteria=unweighed)
    if sheet.criteria and sheet.agreed_with is None:
        yield msg("explore.criteria_ours")
    for row in sheet.options:
        lacking = tuple(c.criterion for c in sheet.criteria if plain(c.criterion) not in scored(row))
        if not row.scores:
            yield msg("explore.no_scores", option=row.option)
        elif lacking:
            yield msg("explore.scores_lacking", option=row.option, criteria=lacking)
    if unowned := tuple(row.option for row in sheet.options if row.whose is None):
        yield msg("explore.whose_unknown", options=unowned)
    if sheet.options and all(row.whose == "us" for row in sheet.options):
        yield msg("explore.nothing_to_compare")


OPTIONS = SheetForm(
    "options",
    Text("方案比较", "Options comparison"),
    Text(
        "按客户的标准和权重，把我们、对手和维持现状放在一起比",
        "Our options, the competitors' and doing nothing, compared on the client's weighted criteria",
    ),
    Options,
    Figures,
    figures,
    faults,
    advice,
    share,
)
