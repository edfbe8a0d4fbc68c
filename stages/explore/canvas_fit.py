"""How well what we offer fits what the client wants: fit, resonance and novelty of a canvas."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, msg
from engine.worksheet import Path
from stages.explore.canvas import Canvas
from stages.explore.names import meant, plain
from stages.kinds import Count, Percent, Words, says
from stages.rounding import tenth

IMPORTANT = 4
"""(+) From that weight on, a job, pain or gain is one of the most important."""


class Wanted(NamedTuple):
    """A job, pain or gain; `beyond` where it is more than the obvious."""

    place: str
    """`jobs`, `pains` or `gains`."""
    name: str
    weight: int | None
    beyond: bool
    extreme: bool
    addressed: bool


class Figures(NamedTuple):
    fit: Annotated[Percent | None, says("契合度", "Fit")] = None
    resonance: Annotated[
        Percent | None, says("共鸣度（最要紧的几条）", "Resonance, on what matters most")
    ] = None
    novelty: Annotated[Percent | None, says("新意（超出预期的部分）", "Novelty, beyond the obvious")] = None
    gaps: Annotated[Count | None, says("没有回应的要紧项", "Important ones not addressed")] = None
    unaddressed: Annotated[Words | None, says("最该补上的一条", "The most important one not addressed")] = (
        None
    )
    extreme_open: Annotated[Count | None, says("没有回应的极端痛点", "Extreme pains not addressed")] = None


def wanted(canvas: Canvas) -> list[Wanted]:
    """The client's side. Relievers address pains, creators gains and jobs (the method, section 6.2)."""
    relieved = {plain(name) for row in canvas.relievers for name in row.addresses}
    created = {plain(name) for row in canvas.creators for name in row.addresses}
    found = [
        Wanted("jobs", j.job, j.weight, j.sort in ("social", "emotional"), False, plain(j.job) in created)
        for j in canvas.jobs
    ]
    found += [
        Wanted("pains", p.pain, p.weight, p.hidden == "yes", p.extreme == "yes", plain(p.pain) in relieved)
        for p in canvas.pains
    ]
    found += [
        Wanted("gains", g.gain, g.weight, g.unexpected == "yes", False, plain(g.gain) in created)
        for g in canvas.gains
    ]
    return found


def figures(canvas: Canvas) -> Figures:
    """The method, section 6.2: fit is the share of the weighted jobs, pains and gains that something of ours
    addresses. Resonance and novelty are named there; their arithmetic is ours (+):

    resonance  the same share over those of weight IMPORTANT and more
    novelty    of the weight we address, the share that is a social or emotional job, a hidden pain or an
               unexpected gain

    What has no weight counts nowhere. `unaddressed` is the heaviest, pains before jobs before gains,
    extreme pains first.
    """
    every = wanted(canvas)
    if not every:
        return Figures()
    met = [each for each in every if each.addressed]
    important = [each for each in every if (each.weight or 0) >= IMPORTANT]
    missed = [each for each in every if not each.addressed and each.weight]
    order = ("pains", "jobs", "gains")
    missed.sort(key=lambda each: (-(each.weight or 0), not each.extreme, order.index(each.place)))
    return Figures(
        _part(every, met),
        _part(important, [each for each in important if each.addressed]),
        _part(met, [each for each in met if each.beyond]),
        sum(not each.addressed for each in important),
        missed[0].name if missed else None,
        sum(each.extreme and not each.addressed for each in every),
    )


def _part(whole: Iterable[Wanted], part: Iterable[Wanted]) -> Decimal | None:
    """In per cent of the weight; None where nothing has one."""
    weight = sum(each.weight or 0 for each in whole)
    return tenth(Fraction(sum(each.weight or 0 for each in part) * 100, weight)) if weight else None


def faults(canvas: Canvas) -> Iterator[tuple[Path, Message]]:
    every = wanted(canvas)
    if every and all(each.weight == 0 for each in every):
        yield (every[0].place,), msg("explore.weights_zero")
    pains = [row.pain for row in canvas.pains]
    served = [*(row.gain for row in canvas.gains), *(row.job for row in canvas.jobs)]
    for at, reliever in enumerate(canvas.relievers):
        for what in _strangers("pain", reliever.addresses, pains, served):
            yield ("relievers", at, "addresses"), what
    for at, creator in enumerate(canvas.creators):
        for what in _strangers("gain", creator.addresses, served, pains):
            yield ("creators", at, "addresses"), what


def _strangers(kind: str, names: Iterable[str], known: list[str], others: list[str]) -> Iterator[Message]:
    """Names that are not `known`; some of them may be among the `others`."""
    listed = {plain(name) for name in known}
    for name in names:
        if plain(name) in listed:
            continue
        if plain(name) in {plain(other) for other in others}:
            yield msg(f"explore.not_a_{kind}", name=name)
        elif not known:
            yield msg(f"explore.no_{kind}s", name=name)
        elif close := meant(name, known):
            yield msg(f"explore.no_such_{kind}_close", name=name, close=close)
        else:
            yield msg(f"explore.no_such_{kind}", name=name, known=tuple(known))
