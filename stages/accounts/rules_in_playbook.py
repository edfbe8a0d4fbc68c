"""The key `accounts` of a playbook: thresholds and weights a team sets instead of the method's."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.message import msg
from engine.playbook_text.schema_faults import unknown
from engine.yaml_places import Found
from stages.accounts.rules import DEFAULTS, faults, read_rules


def rule_faults(accounts: Mapping[str, Any]) -> Iterator[Found]:
    """Unknown keys, values of another kind, and what does not fit together."""
    known = DEFAULTS._asdict()
    sound: dict[str, Any] = {}
    for key, given in accounts.items():
        if key not in known:
            yield Found((key,), unknown(msg("value.noun_rule"), key, known))
        elif isinstance(known[key], Mapping):
            wrong = list(_weight_faults(key, given, known[key]))
            yield from wrong
            if not wrong:
                sound[key] = given
        elif not _alike(given, known[key]):
            kind = "value.rule_wants_number" if isinstance(known[key], int) else "value.rule_wants_text"
            yield Found((key,), msg(kind, key=key))
        else:
            sound[key] = given
    for what in faults(read_rules(sound)):
        place = what.params.get("key") or what.params.get("low") or what.params.get("first")
        yield Found((str(place),) if place in known else (), what)


def _weight_faults(key: str, given: Any, known: Mapping[str, int]) -> Iterator[Found]:
    if not isinstance(given, dict):
        yield Found((key,), msg("lint.want_mapping"))
        return
    for name, weight in given.items():
        if name not in known:
            yield Found((key, name), unknown(msg("value.noun_rule"), name, known))
        elif isinstance(weight, bool) or not isinstance(weight, int):
            yield Found((key, name), msg("value.rule_wants_number", key=name))


def _alike(given: Any, default: Any) -> bool:
    """Whole numbers for whole numbers, text for texts; a decimal is quoted, so that it stays exact."""
    if isinstance(default, int):
        return isinstance(given, int) and not isinstance(given, bool)
    return isinstance(given, str)
