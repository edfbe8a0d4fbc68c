"""A case tried out: the gate and the machine that deals go by, on the facts it gives."""

from collections.abc import Iterator
from typing import NamedTuple

from engine import moves
from engine.errors import DealgateError
from engine.facts import Facts
from engine.gate import Checked, Verdict, check
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import DONE, STOPPED
from engine.worksheet import Worksheets
from workshop.cases.file import Case
from workshop.cases.given import facts_of
from workshop.cases.notation import Move

_REASON = "case"


class Miss(NamedTuple):
    """An expectation that was not met, and the requirements it is about, as the gate judged them."""

    said: Message
    about: tuple[Checked, ...] = ()


class Outcome(NamedTuple):
    case: Case
    verdict: Verdict | None
    """None behind the last stage, where there is no gate."""
    misses: tuple[Miss, ...]


def try_case(case: Case, playbook: Playbook, worksheets: Worksheets) -> Outcome:
    expects = case.expects
    stopped = expects.move is not None and expects.move.name == "reopen" and expects.stage != DONE
    facts = facts_of(case.given, expects.stage, playbook, worksheets, stopped=stopped)
    verdict = None if expects.stage == DONE else check(playbook.stage(expects.stage), facts)
    misses = list(_gate_misses(case, verdict)) if verdict else []
    if expects.move is not None:
        misses += _move_misses(case, expects.move, facts, verdict, playbook)
    return Outcome(case, verdict, tuple(misses))


def _gate_misses(case: Case, verdict: Verdict) -> Iterator[Miss]:
    expects = case.expects
    if expects.gate == "passed" and not verdict.passed:
        yield Miss(msg("cases.should_be_passed", n=len(verdict.missing)), verdict.missing)
    elif expects.gate == "closed" and verdict.passed:
        yield Miss(msg("cases.should_be_closed"))
    for checked in verdict.checked:
        yield from _requirement_misses(case, checked)


def _requirement_misses(case: Case, checked: Checked) -> Iterator[Miss]:
    expects, id = case.expects, checked.requirement.id
    standing = Message(f"cases.is_{checked.standing}", {})
    wanted = expects.standings().get(id)
    if wanted is not None and wanted != checked.standing:
        said = msg("cases.should_stand", id=id, wanted=Message(f"cases.as_{wanted}", {}), standing=standing)
        yield Miss(said, (checked,))
    elif id in expects.open and checked.passes:
        yield Miss(msg("cases.should_be_open", id=id, standing=standing), (checked,))
    elif expects.open and id not in expects.open and not checked.passes:
        yield Miss(msg("cases.should_pass", id=id, standing=standing), (checked,))


def _move_misses(
    case: Case, move: Move, facts: Facts, verdict: Verdict | None, playbook: Playbook
) -> Iterator[Miss]:
    expects = case.expects
    try:
        to = _moved(move, facts, verdict, playbook)
    except DealgateError as error:
        if not expects.refused:
            missing = verdict.missing if verdict and isinstance(error, moves.GateNotPassed) else ()
            yield Miss(msg("cases.was_refused", to=expects.leads_to or "", why=error.message), missing)
        return
    if expects.refused:
        yield Miss(msg("cases.was_not_refused", to=to))
    elif to != expects.leads_to:
        yield Miss(msg("cases.led_elsewhere", wanted=expects.leads_to or "", to=to))


def _moved(move: Move, facts: Facts, verdict: Verdict | None, playbook: Playbook) -> str:
    """Where it leads. Raises what the door would."""
    deal = facts.deal
    if move.name == "back":
        return str(moves.back(deal, playbook, move.to or "", _REASON)["to"])
    if move.name == "stop":
        moves.stop(deal, playbook, move.to or "", _REASON, None)
        return STOPPED
    if move.name == "reopen":
        return str(moves.reopen(deal, playbook, _REASON)["to"])
    return str(moves.advance(deal, playbook, facts, verdict or Verdict(deal.key, DONE, ()))["to"])


def touched(outcome: Outcome) -> Iterator[Checked]:
    """The requirements whose standing the case would notice. One on the whole gate notices those that let
    it pass; `open` says it of every one."""
    if outcome.verdict is None:
        return
    expects = outcome.case.expects
    whole = bool(expects.open) or expects.gate == "passed"
    whole |= expects.move is not None and expects.move.name == "advance" and not expects.refused
    named = expects.standings()
    for checked in outcome.verdict.checked:
        if whole or checked.requirement.id in named:
            yield checked
