"""Faults as GitHub's workflow commands, which show each at its line in a change.

The format, and how it is escaped: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Callable

from engine.errors import Fault
from engine.message import Message


def annotation(fault: Fault, say: Callable[[Message], str]) -> str:
    """`::error file=our.yaml,line=31,col=9,title=unknown_key::stages.explore: unknown key`"""
    places = {"file": fault.file, "line": fault.line or "", "col": fault.column or "", "title": fault.rule}
    told = ",".join(f"{name}={_value(str(value))}" for name, value in places.items() if value)
    text = ": ".join(part for part in (fault.key, say(fault.what)) if part)
    return f"::{fault.level} {told}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
