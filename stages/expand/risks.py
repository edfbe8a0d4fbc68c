"""The risk register: what could go wrong for the client, and the proof that it won't."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.kinds import HIGHEST, Count, Past, Percent, Person, Score, Words, choice, says
from stages.rounding import tenth
from stages.sheet_form import SheetForm

PROOFS = {
    "pilot": Text("试点", "pilot"),
    "reference": Text("案例", "reference"),
    "guarantee": Text("担保", "guarantee"),
    "none": Text("没有", "none"),
}
SEVERE = 12
"""Likelihood × impact from which an open risk weighs heavily, 3 × 4 of 25. Ours."""


class Risk(NamedTuple):
    """It is proved by a pilot, a reference or a guarantee on a day; open until then."""

    risk: Annotated[Words, says("风险", "Risk", "您最担心哪里出问题？", "What are you most afraid of?")]
    likelihood: Annotated[Score | None, says("可能性（0–5）", "Likelihood (0–5)")] = None
    impact: Annotated[
        Score | None,
        says("影响（0–5）", "Impact (0–5)", "真出了问题，后果有多大？", "If it happens, how bad is it?"),
    ] = None
    owner: Annotated[Words | None, says("负责人", "Owner")] = None
    proof_kind: Annotated[
        Annotated[str, choice(PROOFS)] | None,
        says(
            "证明方式",
            "Kind of proof",
            "怎样才能让您放心：试点、同行案例，还是写进合同的担保？",
            "What would put your mind at rest: a pilot, a peer's reference, or a guarantee in the contract?",
        ),
    ] = None
    proof: Annotated[Words | None, says("证明内容", "Proof")] = None
    proved_on: Annotated[Past | None, says("证明日期", "Proved on", needed=False)] = None
    accepted_by: Annotated[
        Person | None,
        says(
            "客户方认可人",
            "Accepted by",
            "贵公司谁看过这个证明、认可了？",
            "Who in your company has seen that proof and accepts it?",
            needed=False,
        ),
    ] = None


class Risks(NamedTuple):
    """What the client fears could go wrong, and the proof that answers it."""

    risks: Annotated[
        tuple[Risk, ...],
        says(
            "风险清单",
            "Risks",
            "这件事要是做不成，最可能栽在哪里？",
            "If this failed, what would it most likely fail on?",
        ),
    ] = ()


class Figures(NamedTuple):
    risks_open: Annotated[Count | None, says("尚未证明的风险", "Risks without proof")] = None
    proved: Annotated[Percent | None, says("已证明的比例", "Share proved")] = None
    exposure: Annotated[Percent | None, says("风险敞口", "Exposure")] = None
    worst: Annotated[Words | None, says("最大的未证明风险", "Worst without proof")] = None
    worst_weight: Annotated[
        Count | None, says("最大风险的分量（0–25）", "Weight of the worst one (0–25)")
    ] = None


def is_proved(risk: Risk) -> bool:
    """By what kind of proof, what it was, and when."""
    told = risk.proof is not None and risk.proved_on is not None
    return told and risk.proof_kind in ("pilot", "reference", "guarantee")


def weight(risk: Risk) -> int | None:
    """Likelihood × impact, 0 to 25 (the usual risk matrix, as in ISO 31010)."""
    return None if risk.likelihood is None or risk.impact is None else risk.likelihood * risk.impact


def figures(sheet: Risks) -> Figures:
    """Exposure = Σ weight of the open risks / (25 × number of risks): 0 all proved, 100 as bad as can be.

    None while an open one isn't judged; nothing at all while none is listed, for that isn't "no risk".
    """
    if not sheet.risks:
        return Figures()
    opened = _open(sheet)
    weights = [found for risk in opened if (found := weight(risk)) is not None]
    worst = _worst(sheet)
    most = HIGHEST * HIGHEST * len(sheet.risks)
    return Figures(
        risks_open=len(opened),
        proved=tenth(Fraction(len(sheet.risks) - len(opened), len(sheet.risks)) * 100),
        exposure=tenth(Fraction(sum(weights), most) * 100) if len(weights) == len(opened) else None,
        worst=worst.risk if worst else None,
        worst_weight=weight(worst) if worst else None,
    )


def _open(sheet: Risks) -> list[Risk]:
    return [risk for risk in sheet.risks if not is_proved(risk)]


def _worst(sheet: Risks) -> Risk | None:
    """The heaviest open one; the first of equals."""
    judged = [risk for risk in _open(sheet) if weight(risk) is not None]
    return max(judged, key=lambda risk: weight(risk) or 0, default=None)


def faults(sheet: Risks) -> Iterator[tuple[Path, Message]]:
    for at, risk in enumerate(sheet.risks):
        if risk.proof_kind == "none" and risk.proved_on is not None:
            yield ("risks", at, "proved_on"), msg("expand.proved_by_nothing")


def advice(sheet: Risks, today: date) -> Iterator[Message]:
    worst = _worst(sheet)
    if worst is not None and worst.proof_kind in (None, "none") and (weight(worst) or 0) >= SEVERE:
        yield msg("expand.risk_without_proof", risk=worst.risk, weight=weight(worst))
    elif worst is not None and (weight(worst) or 0) >= SEVERE:
        yield msg("expand.risk_not_proved_yet", risk=worst.risk, weight=weight(worst))
    yield from _named("expand.risks_not_judged", [risk for risk in _open(sheet) if weight(risk) is None])
    yield from _named("expand.risks_without_owner", [risk for risk in _open(sheet) if risk.owner is None])
    dated = [risk for risk in _open(sheet) if risk.proved_on is not None]
    yield from _named("expand.proved_by_what", dated)
    proved = [risk for risk in sheet.risks if is_proved(risk)]
    yield from _named("expand.proof_not_accepted", [risk for risk in proved if risk.accepted_by is None])


def _named(id: str, risks: list[Risk]) -> Iterator[Message]:
    if risks:
        yield msg(id, risks=tuple(risk.risk for risk in risks))


RISKS = SheetForm(
    "risks",
    Text("风险与证明", "Risk register"),
    Text(
        "客户担心什么，我们拿什么证明不会发生",
        "What the client is afraid of, and our proof that it won't happen",
    ),
    Risks,
    Figures,
    figures,
    faults=faults,
    advice=advice,
)
