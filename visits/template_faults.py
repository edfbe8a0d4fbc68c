"""What went wrong in a template, with its name and line."""

from collections.abc import Sequence

from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError

from engine.errors import BadFile, Fault
from engine.message import Message, msg
from visits.sandbox import TooMuch


class TooLong(Exception):
    """The time a template may take is over."""


def broken(name: str, error: Exception) -> BadFile:
    """`name` is the template that was asked for; the fault names the one that failed."""
    file, line = _place(error)
    return stopped(file or name, line, _what(error))


def stopped(file: str, line: int, what: Message) -> BadFile:
    return all_broken([Fault(file, line, 0, "", what)])


def all_broken(faults: Sequence[Fault]) -> BadFile:
    return BadFile(msg("templates.broken"), faults, hint=msg("templates.next"))


def _place(error: Exception) -> tuple[str | None, int]:
    """The innermost template on the way to the error, and the line it had come to."""
    if isinstance(error, TemplateSyntaxError):
        return error.name, error.lineno
    place: tuple[str | None, int] = (None, 0)
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        if (template := frame.f_globals.get("__jinja_template__")) is not None:
            place = (template.name, template.get_corresponding_lineno(trace.tb_lineno))
        elif "__jinja_exception__" in frame.f_globals:
            place = (frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _what(error: Exception) -> Message:
    if isinstance(error, TemplateNotFound):
        return msg("templates.missing", name=error.name or "")
    if isinstance(error, SecurityError):
        return msg("templates.forbidden", detail=str(error))
    if isinstance(error, TooLong):
        return msg("templates.too_long")
    if isinstance(error, TooMuch | MemoryError | OverflowError):
        return msg("templates.too_much")
    if isinstance(error, RecursionError):
        return msg("templates.endless")
    if isinstance(error, SyntaxError):  # of the Python it was made into, whose lines nobody knows
        return msg("templates.fault", detail=error.msg)
    return msg("templates.fault", detail=str(error) or type(error).__name__)
