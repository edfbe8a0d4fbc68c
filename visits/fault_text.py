"""What went wrong in the child, as plain text: nothing that comes from there is ever executed."""

import json
from typing import Any

from engine.errors import BadFile, DealgateError, Fault, Refused
from engine.message import Message, msg


def fault_text(error: DealgateError) -> bytes:
    """A refusal as JSON: its sentences by id, its faults with their places."""
    faults = error.faults if isinstance(error, BadFile) else None
    hint = _plain(error.hint) if isinstance(error.hint, Message) else None
    said = {
        "message": _plain(error.message),
        "hint": hint,
        "faults": None if faults is None else [[*fault[:4], _plain(fault.what)] for fault in faults],
    }
    return json.dumps(said).encode()


def fault_of(content: bytes) -> DealgateError:
    said = json.loads(content)
    message = _message(said["message"])
    hint = _message(said["hint"]) if said["hint"] else None
    if said["faults"] is None:
        return Refused(message, hint=hint)
    faults = [
        Fault(file, line, column, key, _message(what)) for file, line, column, key, what in said["faults"]
    ]
    return BadFile(message, faults, hint=hint)


def _plain(value: Any) -> Any:
    if isinstance(value, Message):
        return {"id": value.id, "params": {name: _plain(param) for name, param in value.params.items()}}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value if isinstance(value, int) else str(value)


def _message(said: Any) -> Message:
    return msg(said["id"], **{name: _param(value) for name, value in said["params"].items()})


def _param(value: Any) -> object:
    if isinstance(value, dict):
        return _message(value)
    return tuple(map(_param, value)) if isinstance(value, list) else value
