"""The table of commands: what the program knows of one before it imports anything."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from engine.value import Value

Kind: TypeAlias = Literal["read", "write", "many", "both", "plain"]
"""A read looks at a moment, a write changes something through the one door, `many` changes many things, which
have no version in common; of a command that both reads and writes, what is asked of it decides. The rest is
plain."""


class Entry(Value):
    """A command by where its function stands (`module:function`) and what it does to the data."""

    target: str
    kind: Kind


Commands: TypeAlias = Mapping[str, "Entry | Mapping[str, Entry]"]
Sections: TypeAlias = Mapping[str, Commands]
"""Commands under the headings of the help page; a command of commands is a nested table."""
