"""What can be wrong with `signs` beyond the single key: names nobody has, limits of another kind."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from engine.message import msg
from engine.playbook_text.conditions import Terms, condition_faults
from engine.playbook_text.schema_faults import unknown
from engine.signs import DAYS, Bounds, InStage, Tunable
from engine.yaml_places import Found, Path

_LIMITS = ("warn", "critical")


def sign_faults(signs: object, known: Tunable, terms: Terms) -> Iterator[Found]:
    """`known`: the signs that come along."""
    for id, said in (signs if isinstance(signs, dict) else {}).items():
        path: Path = ("signs", str(id))
        data = said if isinstance(said, dict) else {}
        yield from _stage_faults(data.get("stages"), path, terms.stages)
        if id in known:
            yield from _tuned_faults(data, known[id], path)
        elif "condition" in data:
            yield from _own_faults(data, path, terms)
        else:
            yield Found(path, unknown(msg("lint.sign"), str(id), known))


def _stage_faults(listed: object, path: Path, stages: tuple[str, ...]) -> Iterator[Found]:
    for at, stage in enumerate(listed if isinstance(listed, list) else ()):
        if stages and isinstance(stage, str) and stage not in stages:
            yield Found((*path, "stages", at), unknown(msg("lint.stage"), stage, stages))


def _tuned_faults(data: Mapping[str, Any], bounds: Bounds | InStage | None, path: Path) -> Iterator[Found]:
    if "condition" in data:
        yield Found((*path, "condition"), msg("lint.sign_taken", id=str(path[-1])))
        return
    for key in ("because", "ask"):
        if key in data:
            yield Found((*path, key), msg("lint.sign_has_words"))
    given = {key: data[key] for key in _LIMITS if key in data}
    for key, value in given.items():
        if bounds is None:
            yield Found((*path, key), msg("lint.sign_no_limits", id=str(path[-1])))
        elif isinstance(bounds, InStage):
            where = tuple(f"limits.{each}" for each in bounds.keys)
            yield Found((*path, key), msg("lint.sign_limits_in_stage", id=str(path[-1]), where=where))
        elif isinstance(value, int | str) and isinstance(value, str) != (bounds.unit == DAYS):
            wanted = "lint.sign_wants_days" if bounds.unit == DAYS else "lint.sign_wants_times"
            yield Found((*path, key), msg(wanted))
    if given and "level" in data:
        yield Found((*path, "level"), msg("lint.sign_level_and_limits"))
    if isinstance(bounds, Bounds):
        yield from _falling({"warn": bounds.warn, "critical": bounds.critical, **given}, path)


def _falling(limits: Mapping[str, object], path: Path) -> Iterator[Found]:
    warn, critical = (_number(limits[key]) for key in _LIMITS)
    if warn is not None and critical is not None and critical < warn:
        yield Found(path, msg("lint.sign_limits_fall", critical=critical, warn=warn))


def _number(value: object) -> int | None:
    """What is no duration is said elsewhere."""
    match = re.fullmatch("([0-9]{1,4})([dw])", value) if isinstance(value, str) else None
    if match:
        return int(match[1]) * (5 if match[2] == "w" else 1)
    return value if isinstance(value, int) else None


def _own_faults(data: Mapping[str, Any], path: Path, terms: Terms) -> Iterator[Found]:
    yield from condition_faults(data["condition"], (*path, "condition"), terms)
    for key in ("because", "ask"):
        if key not in data:
            yield Found(path, msg("lint.missing_key", key=key))
    for key in _LIMITS:
        if key in data:
            yield Found((*path, key), msg("lint.sign_own_limits"))
