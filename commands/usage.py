"""A command line that can't be read, in our words: click says it in English only."""

import re

import typer
from typer._click.core import Parameter, ParameterSource
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

from commands.help_page import name_of
from engine.errors import Usage
from engine.message import Message, msg

_TYPED = ParameterSource.COMMANDLINE


def explain(error: typer.TyperException) -> Usage:
    """The same refusal as one of ours, with where to read more."""
    ctx = error.ctx if isinstance(error, UsageError) else None
    path = ctx.command_path if ctx else "dealgate"
    return Usage(_sentence(error), hint=msg("shell.see_help", path=path))


def _sentence(error: typer.TyperException) -> Message:
    if isinstance(error, NoSuchOption):
        if error.possibilities:
            return msg("shell.no_option_but", name=error.option_name, close=error.possibilities[0])
        return msg("shell.no_option", name=error.option_name)
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
        return msg("shell.no_number", name=_name(error.param))
    return msg("shell.bad_value", name=_name(error.param), what=error.message)


def _name(param: Parameter | None) -> str:
    if param is None:
        return "?"
    return param.opts[0] if param.opts[0].startswith("-") else name_of(param)
