"""How each sign stands in each stage: as it comes, or as the playbook wants it there."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from coach.level import LEVELS, Level
from coach.limits.limits import Place
from coach.sign import Sign
from coach.signs.table import SIGNS
from engine.playbook import Playbook
from engine.signs import Bounds, OwnSign, Tuned
from engine.value import Value


class Setting(Value):
    """Of one sign. `level`: at which it shows, whenever it shows, `NONE` where it is switched off; None as
    the sign itself says."""

    level: Level | None
    bounds: Bounds | None
    tuned: bool = False

    @property
    def off(self) -> bool:
        return self.level == Level.NONE


class Tuning(Value):
    """Of one stage: a setting for each of SIGNS, in their order, and the playbook's own signs there."""

    settings: tuple[Setting, ...]
    own: tuple[OwnSign, ...] = ()

    @property
    def looks(self) -> bool:
        """Whether a deal has to be looked into to find its level, its row alone won't do."""
        raised = any(
            (s.level or 0) > Level.NOTE for sign, s in zip(SIGNS, self.settings, strict=True) if sign.look
        )
        return raised or any(LEVELS[own.level] > Level.NOTE for own in self.own)


Tunings: TypeAlias = Mapping[Place, Tuning]

AS_THEY_COME = Tuning(tuple(Setting(None, sign.bounds) for sign in SIGNS))


def tunings(playbooks: Sequence[Playbook]) -> Tunings:
    """By the newest version of each playbook, which comes first, whichever its deals are pinned to: signs are
    how the coach looks at deals, no part of the gates agreed for them."""
    newest: dict[str, Playbook] = {}
    for book in playbooks:
        newest.setdefault(book.id, book)
    return {
        (book.id, book.version, stage.id): tuning(newest[book.id], stage.id)
        for book in playbooks
        for stage in book.stages
    }


def tuning(playbook: Playbook, stage: str) -> Tuning:
    signs = playbook.signs
    if not signs.tuned and not signs.own:
        return AS_THEY_COME
    settings = tuple(_setting(sign, signs.tuned.get(sign.id), stage) for sign in SIGNS)
    return Tuning(settings, tuple(own for own in signs.own if own.holds_in(stage)))


def _setting(sign: Sign, said: Tuned | None, stage: str) -> Setting:
    if said is None or not said.holds_in(stage):
        return Setting(None, sign.bounds)
    level = None if said.level is None else LEVELS.get(said.level, Level.NONE)
    if sign.bounds is None:
        return Setting(level, None, tuned=True)
    unit, warn, critical = sign.bounds
    own = Bounds(unit, said.warn or warn, said.critical or critical)
    return Setting(level, own, tuned=said.warn is not None or said.critical is not None)
