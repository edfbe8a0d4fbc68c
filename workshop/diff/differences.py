"""In what two playbooks differ, by meaning: stage by stage, then the rest."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from engine.facts import known_names
from engine.message import Text, msg
from engine.playbook_text.conditions import Terms
from engine.playbook_text.logic.reasoning import Reasoning
from stages.worksheets import WORKSHEETS
from workshop.diff.cadence import cadence_differs
from workshop.diff.difference import ADDED, CHANGED, REMOVED, At, Difference
from workshop.diff.entries import Sides
from workshop.diff.keys import keys_differ, value_differs
from workshop.diff.manners import MANNERS, manners_differ
from workshop.diff.signs import signs_differ
from workshop.diff.stages import stages_differ

_NAMES = ("playbook", "version", "extends")
"""What a playbook is called is no difference in what it means."""
_ROOMS = ("stages", *MANNERS, "stop_classes", "signs", "cadence", "accounts", "templates")


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """`old` and `new` parsed, as the database keeps them. Empty where they mean the same."""
    reasoning = Reasoning(_terms(old, new))
    whole = At(msg("diff.group_playbook"), ())
    return tuple(
        chain(
            keys_differ(whole, old, new, but=(*_NAMES, *_ROOMS)),
            stages_differ(Sides(old["stages"], new["stages"]), reasoning),
            _stop_classes_differ(old["stop_classes"], new["stop_classes"]),
            *(manners_differ(kind, old.get(kind, {}), new.get(kind, {})) for kind in MANNERS),
            signs_differ(old.get("signs", {}), new.get("signs", {}), reasoning),
            cadence_differs(old.get("cadence", {}), new.get("cadence", {})),
            keys_differ(
                At(msg("diff.group_accounts"), ("accounts",)),
                old.get("accounts", {}),
                new.get("accounts", {}),
            ),
            _templates_differ(old["templates"], new["templates"]),
        )
    )


def _terms(*playbooks: Mapping[str, Any]) -> Terms:
    stages = [stage for playbook in playbooks for stage in playbook["stages"]]
    points = [r["decision"] for stage in stages for r in stage["gate"] if "decision" in r]
    ids = tuple(dict.fromkeys(stage["id"] for stage in stages))
    return Terms(known_names(points, WORKSHEETS), ids, WORKSHEETS)


def _stop_classes_differ(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for id in dict.fromkeys((*old, *new)):
        at = At(msg("diff.group_stop_classes"), ("stop_classes",))
        if id in old and id in new:
            yield from value_differs(at, id, old[id], new[id])
            continue
        at = at.into(id, msg("diff.named", title=Text(**{**old, **new}[id]), id=id))
        yield at.differs(REMOVED, old[id]) if id in old else at.differs(ADDED, None, new[id])


def _templates_differ(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """What a template is changed to is for the sheets it makes to show."""
    for name in dict.fromkeys((*old, *new)):
        at = At(msg("diff.group_templates"), ("templates", name), (name,))
        if name not in new:
            yield at.differs(REMOVED, old[name])
        elif name not in old:
            yield at.differs(ADDED, None, new[name])
        elif old[name] != new[name]:
            yield at.differs(CHANGED, old[name], new[name])
