"""JSON as a page shows it: indented, lists cut short."""

import json
from typing import Any

_SHOWN = 2
"""Entries of a JSON list that a page shows."""


def laid_out(said: Any) -> str:
    return json.dumps(_shortened(said), ensure_ascii=False, indent=2) + "\n"


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shortened(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shortened(inner) for inner in value[:_SHOWN]] + (["…"] if value[_SHOWN:] else [])
    return value
