"""The signs' rules as SQL: one expression for the level of a deal, and one a sign for those to be shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coach.level import Level
from coach.limits.limits import Clock
from coach.sign import Rule
from coach.signs.table import SIGNS
from coach.tuning import Setting
from engine.signs import DAYS, Bounds

BY_ROW = tuple(sign for sign in SIGNS if sign.rule is not None)
"""Those that are told by the deal's row."""
_WORST_FIRST = (Level.CRITICAL, Level.WARN, Level.UNKNOWN, Level.NOTE)
_PAST = "past_"


def worst(settings: Sequence[Setting], named: Mapping[str, str]) -> str:
    """The level a deal has by its row. The first that is bad enough spares the rest, so a whole level goes
    into one condition, in the order of the signs."""
    own = _conditions(settings, named)
    whens = []
    for level in (Level.CRITICAL, Level.WARN, Level.UNKNOWN):
        if found := [conditions[level] for conditions in own.values() if level in conditions]:
            whens.append(f"WHEN {' OR '.join(found)} THEN {int(level)}")
    return f"CASE {' '.join(whens)} ELSE 0 END" if whens else "0"


def each(settings: Sequence[Setting], named: Mapping[str, str]) -> Iterator[str]:
    """The level of each sign of BY_ROW, in their order."""
    own = _conditions(settings, named)
    for sign in BY_ROW:
        whens = [f"WHEN {own[sign.id][n]} THEN {int(n)}" for n in _WORST_FIRST if n in own[sign.id]]
        yield f"CASE {' '.join(whens)} ELSE 0 END" if whens else "0"


def _conditions(settings: Sequence[Setting], named: Mapping[str, str]) -> dict[str, dict[Level, str]]:
    found = {}
    for sign, setting in zip(SIGNS, settings, strict=True):
        if sign.rule is not None:
            found[sign.id] = _of(sign.rule, setting, named)
    return found


def _of(rule: Rule, setting: Setting, named: Mapping[str, str]) -> dict[Level, str]:
    """By level. A level the playbook sets takes the place of all but the unknown."""
    own = {level: getattr(rule, level.name.lower()) for level in _WORST_FIRST}
    filled = {
        level: f"({_filled(text, setting.bounds, named)})" for level, text in own.items() if text is not None
    }
    if setting.level is None:
        return filled
    if setting.off:
        return {}
    shown = " OR ".join(text for level, text in filled.items() if level != Level.UNKNOWN)
    placed = {setting.level: f"({shown})"} if shown else {}
    if Level.UNKNOWN in filled:
        placed[Level.UNKNOWN] = filled[Level.UNKNOWN]
    return placed


def _filled(text: str, bounds: Bounds | None, named: Mapping[str, str]) -> str:
    if "{" not in text:
        return text
    limits = (
        {}
        if bounds is None
        else {"warn": _limit(bounds, bounds.warn), "critical": _limit(bounds, bounds.critical)}
    )
    return text.format(**limits, **named)


def _limit(bounds: Bounds, n: int) -> str:
    return f":{_PAST}{n}" if bounds.unit == DAYS else str(n)


def past_days(tuned: Iterable[Sequence[Setting]], clock: Clock) -> dict[str, object]:
    """The parameters the rules name: for every limit in working days the latest day that is past it."""
    limits = {
        n
        for settings in tuned
        for setting in settings
        if setting.bounds is not None and setting.bounds.unit == DAYS
        for n in (setting.bounds.warn, setting.bounds.critical)
    }
    return {f"{_PAST}{n}": clock.last_past(n)[0] for n in sorted(limits)}
