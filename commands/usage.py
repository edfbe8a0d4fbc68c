"""A command line that can't be read, in our words: click says it in English only."""

import re
from collections.abc import Iterable, Sequence

import typer
from typer._click.core import Parameter, ParameterSource
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

from commands.help_page import name_of
from commands.options import LARGEST, LEAST
from engine.errors import Usage
from engine.message import Message, msg

_TYPED = ParameterSource.COMMANDLINE


def explain(error: typer.TyperException, argv: Sequence[str]) -> Usage:
    """The same refusal as one of ours, with where to read more."""
    ctx = error.ctx if isinstance(error, UsageError) else None
    path = ctx.command_path if ctx else "dealgate"
    return Usage(_sentence(error, path, argv), hint=msg("shell.see_help", path=path))


def _sentence(error: typer.TyperException, path: str, argv: Sequence[str]) -> Message:
    if isinstance(error, NoSuchOption):
        return _no_such_option(error, path, argv)
    if isinstance(error, MissingParameter):
        return _missing(error)
    if isinstance(error, BadOptionUsage):
        wants = "requires" in error.message
        return msg("shell.wants_value" if wants else "shell.takes_no_value", name=error.option_name)
    if isinstance(error, BadParameter):
        return _bad_value(error)
    if extra := re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message):
        return msg("shell.too_much", words=extra[1])
    if error.message == "Missing command.":
        return msg("shell.missing_command")
    return msg("shell.usage", what=error.format_message())


def _no_such_option(error: NoSuchOption, path: str, argv: Sequence[str]) -> Message:
    name = error.option_name
    field = name.lstrip("-").replace("-", "_")
    if field in _fields(path.partition(" ")[2]):
        return msg("shell.no_option_field", name=name, pair=f"{field}={_value_of(name, argv)}")
    if error.possibilities:
        return msg("shell.no_option_but", name=name, close=error.possibilities[0])
    return msg("shell.no_option", name=name)


def _fields(command: str) -> Iterable[str]:
    """What stands as FIELD=VALUE behind a command, where somebody may take it for an option."""
    if command == "set":
        from engine.deal_fields import FIELDS

        return (*FIELDS, "close")
    if command == "fill":
        from stages.worksheets import WORKSHEETS

        return (field.id for sheet in WORKSHEETS.values() for field in sheet.fields)
    if command == "contact edit":
        from commands.contact import EDITABLE

        return EDITABLE
    if command == "account edit":
        from commands.account import EDITABLE as OF_ACCOUNT

        return OF_ACCOUNT
    return ()


def _value_of(option: str, argv: Sequence[str]) -> str:
    """The word after an option, or behind its `=`, quoted for a shell."""
    from shlex import quote

    for at, word in enumerate(argv):
        if word.startswith(f"{option}="):
            return quote(word.partition("=")[2])
        if word == option and at + 1 < len(argv):
            return quote(argv[at + 1])
    return "…"


def _missing(error: MissingParameter) -> Message:
    """All that is missing: what was given is processed first, so the rest never came."""
    ctx = error.ctx
    if ctx is None or error.param is None:
        return msg("shell.missing", names=_name(error.param))
    wanted = [p for p in ctx.command.params if p.required and p.name]
    missing = (p for p in wanted if ctx.get_parameter_source(p.name or "") is not _TYPED)
    return msg("shell.missing", names=tuple(map(_name, missing)))


def _bad_value(error: BadParameter) -> Message:
    kind = error.param.type if error.param else None
    if choices := getattr(kind, "choices", None):
        return msg("shell.not_among", name=_name(error.param), known=tuple(map(str, choices)))
    if kind is not None and kind.name.startswith("int"):
        low, high = getattr(kind, "min", None), getattr(kind, "max", None)
        if high == LARGEST and _is_above(error.message, LARGEST):
            return msg("shell.too_large", name=_name(error.param), high=LARGEST)
        if low in (None, LEAST):
            return msg("shell.no_number", name=_name(error.param))
        if high in (None, LARGEST):
            return msg("shell.not_below", name=_name(error.param), low=low)
        return msg("shell.not_between", name=_name(error.param), low=low, high=high)
    return msg("shell.bad_value", name=_name(error.param), what=error.message)


def _is_above(said: str, largest: int) -> bool:
    """Whether it was a number, and too large: `12 is not in the range …`."""
    number = re.match(r"-?\d+ is not in the range", said)
    return number is not None and int(said.split()[0]) > largest


def _name(param: Parameter | None) -> str:
    if param is None:
        return "?"
    return param.opts[0] if param.opts[0].startswith("-") else name_of(param)
