"""Everything that can be refused: each error owns its exit code and its sentence."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from engine.message import Message, Step, msg
from engine.value import Value


class DealgateError(Exception):
    """A refusal a user can act on. `details` is JSON-ready and goes out under `error.details`."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        message: Message,
        *,
        hint: Message | Step | None = None,
        details: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message.id)
        self.message = message
        self.hint = hint
        self.details = details or {}


class Refused(DealgateError):
    """The rules say no: nothing is wrong with the command, nothing was written."""

    code = "refused"


class NoDatabase(DealgateError):
    code = "no_database"


class Usage(DealgateError):
    code = "usage"
    exit_code = 2


def unknown(id: str, given: str, choices: Iterable[str]) -> Usage:
    """A name that is not among those there are; says which there are and which comes close."""
    from difflib import get_close_matches

    known = tuple(choices)
    close = get_close_matches(given, known, n=1)
    hint = msg("deals.did_you_mean", close=close[0]) if close else None
    return Usage(msg(id, given=given, choices=known), hint=hint, details={"candidates": list(known)})


class GateClosed(DealgateError):
    """The gate is not passed. `page` is the verdict as `gate` prints it, put there by whoever prints."""

    code = "gate_closed"
    exit_code = 3
    page = ""


class NotFound(DealgateError):
    """No such thing, or more than one; `details["candidates"]` lists keys that come close."""

    code = "not_found"
    exit_code = 4


class NotAllowed(DealgateError):
    code = "not_allowed"
    exit_code = 4


class OldDatabase(DealgateError):
    code = "old_database"
    exit_code = 5


class Conflict(DealgateError):
    """Someone else changed it meanwhile; `details["changes"]` says who, when and what."""

    code = "conflict"
    exit_code = 6


ERROR, WARNING = "error", "warning"
"""What keeps a file from being used, and what is worth a second look."""


def rule_of(what: Message) -> str:
    """The rule that was broken, by its message, whether or not it offers a name that comes close."""
    return what.id.removeprefix("lint.").removesuffix("_close").removesuffix("_none")


class Fault(Value):
    """One thing wrong in a file, with its place. `line` and `column` count from 1; 0 is unknown."""

    file: str
    line: int
    column: int
    key: str
    what: Message
    level: str = ERROR

    @property
    def rule(self) -> str:
        return rule_of(self.what)


class BadFile(DealgateError):
    """A playbook, mapping or input file that can't be used; every fault at once."""

    code = "bad_file"
    exit_code = 7

    def __init__(
        self, message: Message, faults: Sequence[Fault] = (), *, hint: Message | Step | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.faults = tuple(faults)
