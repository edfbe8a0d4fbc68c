"""What the schema finds wrong, as messages of ours: key by key, with what was meant."""

from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from engine.message import Message, msg
from engine.nearest import nearest, shown
from engine.playbook_text.gate_schema import LOGIC
from engine.playbook_text.notation import Bilingual
from engine.playbook_text.schema import Playbook
from engine.requirements.kinds import KINDS
from engine.yaml_full_width import first_in, first_slip, misread
from engine.yaml_places import Found, Path

_PLAIN: Mapping[str, Message] = {
    "string_type": msg("lint.want_text"),
    "string_too_short": msg("lint.want_text"),
    "int_type": msg("lint.want_number"),
    "bool_type": msg("lint.want_true_or_false"),
    "list_type": msg("lint.want_list"),
    "dict_type": msg("lint.want_mapping"),
    "model_type": msg("lint.want_mapping"),
    "too_short": msg("lint.empty_list"),
}

_AGAINST: Mapping[str, tuple[str, ...]] = {"lint.limits_fall": ("warn",)}
"""What a value is held against: keys beside it."""

_KEYS_WANTED = ("list_type", "dict_type", "model_type", "lint.one_kind", "lint.one_logic")
_PLAIN_WANTED = ("int_type", "lint.duration", "lint.per_cent", "lint.rhythm", "string_pattern_mismatch")
_MOST_SHOWN = 12
"""Of the names there are."""


def unknown(noun: Message, given: str, allowed: Iterable[str]) -> Message:
    """No such thing: did you mean the closest, or else all there are."""
    known = tuple(allowed)
    wrong = shown(given)
    if "，" in given and any(part.strip() in known for part in given.split("，")):
        return misread("，")
    if close := nearest(given, known, cutoff=0.7):
        return msg("lint.unknown_close", noun=noun, given=wrong, close=close)
    if not known:
        return msg("lint.unknown_none", noun=noun, given=wrong)
    if len(known) > _MOST_SHOWN:
        more = msg("lint.names_more", more=len(known) - _MOST_SHOWN)
        return msg("lint.unknown", noun=noun, given=wrong, known=(*known[:_MOST_SHOWN], more))
    return msg("lint.unknown", noun=noun, given=wrong, known=known)


def schema_faults(error: ValidationError, root: type[BaseModel] = Playbook) -> Iterator[Found]:
    """`root` is the model that was validated."""
    for detail in error.errors(include_url=False):
        yield from _found(detail, root)


def _found(detail: ErrorDetails, root: type[BaseModel]) -> Iterator[Found]:
    kind, loc, given = detail["type"], detail["loc"], detail["input"]
    path: Path = tuple(part for part in loc if not _is_mark(part))
    ctx = dict(detail.get("ctx", {}))
    if sign := _wide(kind, path, given):
        yield Found(path[:-1] if kind == "missing" else path, misread(sign))
    elif kind in ("lint.one_kind", "lint.one_logic"):
        yield from _no_kind(path, given, KINDS if kind == "lint.one_kind" else LOGIC, kind)
    elif kind == "lint.not_one_of":
        yield Found(path, unknown(msg("lint.value"), ctx["given"], ctx["allowed"]))
    elif given is None and kind in ("lint.duration", "lint.per_cent", "lint.rhythm"):
        yield Found(path, msg("lint.no_value"))
    elif "." in kind:  # one of ours: pydantic's own have none
        also = tuple((*path[:-1], each) for each in _AGAINST.get(kind, ()))
        yield Found(path, Message(kind, ctx), also=also)
    elif kind == "extra_forbidden":
        yield Found(path, _unknown_key(str(path[-1]), _keys(_model_at(loc[:-1], root))))
    elif path and path[-1] in ("zh", "en") and (kind == "missing" or not str(given or "").strip()):
        yield Found(path[:-1], msg("lint.no_zh") if path[-1] == "zh" else msg("lint.no_en"))
    elif kind == "missing":
        yield Found(path, msg("lint.missing_key", key=str(path[-1])))
    else:
        yield Found(path, _plain(kind, loc, given, ctx, root))


def _wide(kind: str, path: Path, given: object) -> str | None:
    """The sign of a Chinese keyboard that made it wrong, if one did."""
    if kind in _KEYS_WANTED:
        return slip[1] if (slip := first_slip(given)) else None
    if kind == "extra_forbidden":
        return first_in(str(path[-1]))
    if kind == "missing" and path[-1] in ("zh", "en") and isinstance(given, dict):
        return next((slip[1] for each in given.values() if (slip := first_slip(f"{{{each}"))), None)
    return first_in(given) if kind in _PLAIN_WANTED and isinstance(given, str) else None


def _is_mark(part: str | int) -> bool:
    """Parts of a place that are the schema's own: the branch of a union, a key instead of its value."""
    return isinstance(part, str) and (part.startswith("kind:") or part == "[key]")


def _plain(kind: str, loc: Path, given: object, ctx: Mapping[str, Any], root: type[BaseModel]) -> Message:
    if kind == "model_type" and _model_at(loc, root) is Bilingual:
        return msg("lint.want_bilingual")
    if kind in ("string_pattern_mismatch", "string_too_long"):
        wrong = shown(str(given))
        return (
            msg("lint.bad_currency", given=wrong)
            if loc[-1] == "currency"
            else msg("lint.bad_id", given=wrong)
        )
    if kind == "greater_than_equal":
        return msg("lint.too_small", least=ctx["ge"])
    if kind == "less_than_equal":
        return msg("lint.too_large", most=ctx["le"])
    return _PLAIN.get(kind, msg("lint.wrong_value"))


def _no_kind(path: Path, given: object, kinds: Iterable[str], id: str) -> Iterator[Found]:
    """Not exactly one kind: a slip of the pen where a key comes close to one, else say which there are."""
    known = tuple(kinds)
    data = given if isinstance(given, dict) else {}
    slip = next((key for key in data if key not in known and nearest(key, known, cutoff=0.7)), None)
    if slip and not any(key in data for key in known):
        yield Found((*path, slip), _unknown_key(slip, known))
    else:
        yield Found(path, Message(id, {"known": known}))


def _unknown_key(key: str, allowed: tuple[str, ...]) -> Message:
    if close := nearest(key, allowed, cutoff=0.7):
        return msg("lint.unknown_key_close", close=close)
    return msg("lint.unknown_key", known=allowed)


def _keys(model: type[BaseModel] | None) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()


def _model_at(loc: Path, root: type[BaseModel]) -> type[BaseModel] | None:
    """The model that reads what stands at a place: found by walking the schema's annotations."""
    reached: list[tuple[str | None, Any]] = [(None, root)]
    for part in loc:
        reached = [inner for tag, kind in reached for inner in _inside(tag, kind, part)]
    return next((kind for _, kind in reached if _is_model(kind)), None)


def _inside(tag: str | None, kind: Any, part: str | int) -> list[tuple[str | None, Any]]:
    if _is_mark(part):
        return [(tag, kind)] if tag == part else []
    if get_origin(kind) in (list, dict):
        return list(_members(get_args(kind)[-1]))
    if not _is_model(kind):
        return []
    fields = kind.model_fields.items()
    return [m for name, f in fields if (f.alias or name) == part for m in _members(f.annotation)]


def _members(annotation: Any, tag: str | None = None) -> Iterator[tuple[str | None, Any]]:
    """The plain types an annotation allows, each with its union tag."""
    origin = get_origin(annotation)
    if origin is Annotated:
        core, *notes = get_args(annotation)
        yield from _members(core, next((n.tag for n in notes if isinstance(n, Tag)), tag))
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _members(member, tag)
    else:
        yield tag, annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
