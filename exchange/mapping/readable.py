"""What can be read of a mapping with faults, so that the rest of it is looked at as well."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

M = TypeVar("M", bound=BaseModel)


def readable(model: type[M], data: Mapping[str, Any]) -> M:
    """Key by key, and in `columns`, `activities` and the like entry by entry; what can't be read is left out.

    Such a value is good for being looked at only: what is needed may be missing from it.
    """
    read = {name: _read(field, data[name]) for name, field in model.model_fields.items() if name in data}
    known = {name: value for name, value in read.items() if value is not None}
    needed = {name: field for name, field in model.model_fields.items() if field.is_required()}
    return model.model_construct(**{name: _empty(field) for name, field in needed.items()} | known)


def _read(field: FieldInfo, value: Any) -> Any:
    """None where it can't be."""
    kind = _model(field)
    if kind is not None:
        return readable(kind, value if isinstance(value, dict) else {})
    try:
        return _adapter(field).validate_python(value)
    except ValidationError as error:
        bad = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
        if not isinstance(value, dict) or not bad:
            return None
    try:
        return _adapter(field).validate_python({key: each for key, each in value.items() if key not in bad})
    except ValidationError:
        return None


def _adapter(field: FieldInfo) -> TypeAdapter[Any]:
    return TypeAdapter(field.rebuild_annotation())


def _empty(field: FieldInfo) -> Any:
    kind = _model(field)
    if kind is not None:
        return readable(kind, {})
    return {} if field.annotation is not str else None


def _model(field: FieldInfo) -> type[BaseModel] | None:
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
