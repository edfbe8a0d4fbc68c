"""Why something was missed, asked at the terminal. It talks on stderr: stdout is the report."""

from typing import NamedTuple

from commands.choices import named, recognised
from commands.prompt import read_line, tell
from engine.weeks import CAUSES
from words.say import say


class Answer(NamedTuple):
    """No cause: not now."""

    cause: str | None
    note: str | None


def cause_of(missed: str) -> Answer | None:
    """The cause by its number, its id or its name; None at the end of the input."""
    names = named(CAUSES, "report.cause_")
    numbered = {str(n): id for n, id in enumerate(CAUSES, 1)}
    choices = tuple(f"{n} {say(f'report.cause_{id}')}" for n, id in numbered.items())
    while True:
        typed = _typed(say("report.ask_cause", missed=missed, choices=choices))
        if typed is None:
            return None
        if not typed:
            return Answer(None, None)
        cause = numbered.get(typed) or recognised(typed, names)
        if cause is not None:
            return Answer(cause, _typed(say("report.ask_note")) or None)


def _typed(question: str) -> str | None:
    tell(question)
    try:
        return read_line()
    except EOFError:
        tell()
        return None
