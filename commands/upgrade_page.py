"""What an upgrade does to deals, as programs and people get it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from commands import titles
from commands.printing import mark, paint, window, wrap
from commands.step_line import command_line
from commands.views import reason_text, why
from engine.gate import Checked, Verdict
from engine.message import Message, Text, msg, step
from engine.upgrade_batches import Batch
from engine.upgrades import Wish
from engine.upgrading import Effect, Turned
from words.say import say

SHOWN = 50
"""Deals a person is shown; a program gets all."""


def upgraded(wish: Wish, batch: str | None, effects: Sequence[Effect], *, rehearsed: bool) -> dict[str, Any]:
    to = wish.to
    said = {"title": to.title, "playbook": to.id, "version": to.version}
    lines = [say("upgrade.none", of=wish.of, **said)]
    if effects:
        head = "upgrade.would" if rehearsed else "upgrade.done"
        lines = [say(head, n=len(effects), batch=batch, **said), *_told(effects, in_full=rehearsed)]
    if batch and not rehearsed:
        lines.append(say("upgrade.can_go_back"))
        lines.append(f"  → {command_line(step('playbook upgrade', take_back=batch))}")
    return _data(effects, to.id, to.version, None if rehearsed else batch, lines)


def taken_back(batch: Batch, effects: Sequence[Effect], *, rehearsed: bool) -> dict[str, Any]:
    head = "upgrade.would_go_back" if rehearsed else "upgrade.went_back"
    lines = [say(head, n=len(effects), batch=batch.id), *_told(effects, in_full=rehearsed)]
    return _data(effects, batch.playbook, batch.version, batch.id, lines)


# ── for programs ──────────────────────────────────────────────────────────────────────────────


def _data(
    effects: Sequence[Effect], playbook: str, version: int, batch: str | None, lines: list[str]
) -> dict[str, Any]:
    return {
        "playbook": playbook,
        "version": version,
        "batch": batch,
        "counts": _counts(effects),
        "deals": [_deal(effect) for effect in effects],
        "message": "\n".join(lines),
    }


def _counts(effects: Sequence[Effect]) -> dict[str, int]:
    """How many gates open, close, ask for something else and stay as they are, or don't change at all; how
    many deals are won by it, open again, or further than they have proved."""
    turns = Counter((e.before.passed, e.verdict.passed) for e in effects)
    return {
        "deals": len(effects),
        "open": turns[False, True],
        "close": turns[True, False],
        "otherwise": sum(e.changes and e.before.passed == e.verdict.passed for e in effects),
        "unchanged": sum(not e.changes for e in effects),
        "won": sum((e.deal.status, e.after.status) == ("open", "won") for e in effects),
        "reopened": sum((e.deal.status, e.after.status) == ("won", "open") for e in effects),
        "unproven": sum(e.after.unproven != e.deal.unproven for e in effects),
    }


def _deal(effect: Effect) -> dict[str, Any]:
    deal, left = effect.deal, effect.left
    return {
        "key": deal.key,
        "title": deal.title,
        "owner": deal.owner,
        "from": {"playbook": deal.playbook, "version": deal.playbook_version},
        "stage": deal.stage,
        "to_stage": effect.after.stage,
        "status": deal.status,
        "to_status": effect.after.status,
        "unproven": list(effect.after.unproven),
        "was": _verdict(effect.before),
        "becomes": _verdict(effect.verdict),
        "changes": effect.changes,
        "requirements": [_requirement(turned) for turned in effect.turned],
        "left": {"answers": list(left.points), "items": list(left.items), "waivers": list(left.waivers)},
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {"passed": verdict.passed, "met": _met(verdict), "all": len(verdict.checked)}


def _met(verdict: Verdict) -> int:
    return sum(checked.passes for checked in verdict.checked)


def _requirement(turned: Turned) -> dict[str, Any]:
    shown = _shown(turned)
    return {
        "id": shown.requirement.id,
        "title": say(shown.requirement.title),
        "was": turned.before.standing if turned.before else None,
        "becomes": turned.after.standing if turned.after else None,
        "why": why(turned.after.why) if turned.after else None,
    }


def _shown(turned: Turned) -> Checked:
    shown = turned.after or turned.before
    assert shown is not None, "one of the two gates asks for it"
    return shown


# ── for people ────────────────────────────────────────────────────────────────────────────────


def _told(effects: Sequence[Effect], *, in_full: bool) -> Iterator[str]:
    """How many stand otherwise and what makes it; the deals themselves where there is still a choice."""
    counts = _counts(effects)
    for id in ("won", "reopened", "unproven", "close", "open", "otherwise", "unchanged"):
        if counts[id]:
            yield say(f"upgrade.count_{id}", n=counts[id])
    changed = [effect for effect in effects if effect.changes or effect.deal.status != effect.after.status]
    if any(effect.changes for effect in changed):
        yield ""
        yield from _reasons(changed)
    if in_full:
        for effect in changed[:SHOWN]:
            yield ""
            yield from _effect_lines(effect)
        if len(changed) > SHOWN:
            yield ""
            yield say("upgrade.more", n=len(changed) - SHOWN)
    left = list(_left(effects))
    if left:
        yield ""
        yield say("upgrade.left")
        yield from left


def _reasons(changed: Sequence[Effect]) -> Iterator[str]:
    """The requirements that stand otherwise, those of most deals first."""
    turns: Counter[tuple[str, str | None, str | None]] = Counter()
    seen: dict[tuple[str, str | None, str | None], Turned] = {}
    for turned in (turned for effect in changed for turned in effect.turned):
        before, after = (each.standing if each else None for each in turned)
        turn = (_shown(turned).requirement.id, before, after)
        turns[turn] += 1
        seen.setdefault(turn, turned)
    for turn, n in turns.most_common():
        yield wrap(f"  {_line(seen[turn])} · {say('upgrade.deals', n=n)}", window(), "      ")


def _line(turned: Turned) -> str:
    shown = _shown(turned)
    sign = mark(turned.after.standing) if turned.after else " "
    turn = say("upgrade.turn", was=_standing(turned.before), now=_standing(turned.after))
    return f"{sign} {say(shown.requirement.title)}  {paint(shown.requirement.id, 'dim')}  {turn}"


def _standing(checked: Checked | None) -> Message:
    return msg(f"upgrade.stands_{checked.standing if checked else 'unasked'}")


def _effect_lines(effect: Effect) -> Iterator[str]:
    deal, after = effect.deal, effect.after
    stages: tuple[Message | Text, Message | Text]
    stages = effect.was.stage(deal.stage).label, effect.to.stage(after.stage).label
    if deal.status != after.status:
        stages = _in_status(stages[0], deal.status), _in_status(stages[1], after.status)
    same = (deal.stage, deal.status) == (after.stage, after.status)
    stage = stages[1] if same else msg("upgrade.turn", was=stages[0], now=stages[1])
    turn = msg("upgrade.turn", was=_gate(effect.before), now=_gate(effect.verdict))
    head = say("upgrade.deal", title=deal.title, owner=deal.owner, stage=stage, turn=turn)
    yield wrap(f"{paint(deal.key, 'bold')}  {head}", window(), "      ")
    for turned in effect.turned:
        yield wrap(f"  {_line(turned)}", window(), "      ")
        for reason in turned.after.why if turned.after else ():
            yield wrap(f"      {reason_text(reason)}", window(), "      ")


def _in_status(stage: Message | Text, status: str) -> Message:
    return msg("upgrade.in_status", stage=stage, status=msg(f"moves.status_{status}"))


def _gate(verdict: Verdict) -> Message:
    if verdict.passed:
        return msg("upgrade.passes")
    return msg("upgrade.lacks", met=_met(verdict), all=len(verdict.checked))


def _left(effects: Sequence[Effect]) -> Iterator[str]:
    """What stays on record and counts for nothing any more, by what it was said of."""
    found: Counter[tuple[str, Text | str]] = Counter()
    for effect in effects:
        was, left = effect.was, effect.left
        found.update(("answer", titles.question(was, point)) for point in left.points)
        found.update(("item", titles.item(was, item)) for item in left.items)
        found.update(
            ("waiver", titles.requirement(was, effect.deal.stage, requirement))
            for requirement in left.waivers
        )
    for (kind, title), n in found.most_common():
        yield wrap(f"  {say(f'upgrade.left_{kind}', what=title, n=n)}", window(), "      ")
