"""A coach's verdict on one deal, asked at the terminal. It talks on stderr: stdout is data.

Enter skips, `?` explains; `q` and the end of the input (Ctrl-D) end the meeting; Ctrl-C is the caller's.
"""

from collections.abc import Callable
from typing import NamedTuple

from commands.choices import named, recognised
from commands.printing import paint
from commands.prompt import EXPLAIN, read_line, tell
from engine.errors import DealgateError
from engine.message import Message, msg
from engine.state import REVIEW_VERDICTS, Day, Review
from words.say import say

QUIT = ("q", "Q", "quit", "退出", "结束")
_YES, _NO = ("y", "yes", "是", "办了", "办到了"), ("n", "no", "否", "没有", "没办到")


class Verdict(NamedTuple):
    """As the engine takes it; `who` is a login."""

    verdict: str
    what: str | None = None
    who: str | None = None
    due: Day | None = None
    kept: bool | None = None


class Reader(NamedTuple):
    """How words become a login and a day; both raise a DealgateError that says what is wrong."""

    login: Callable[[str], str]
    day: Callable[[str], Day]


class Asked(NamedTuple):
    """Nothing said: skipped. `over`: the coach has had enough, or the input ended."""

    said: Verdict | None
    over: bool = False


def ask(last: Review | None, owner: str, read: Reader) -> Asked:
    """What was said stays: where it ends behind the verdict, the verdict counts, unless it is for help."""
    verdict: Verdict | None = None
    try:
        kept = _kept() if last and last.agreed else None
        id = _verdict()
        verdict = Verdict(id, kept=kept) if id else None
        return Asked(_agreed(verdict, owner, read) if verdict else None)
    except EOFError:
        tell()
        if verdict is None:
            return Asked(None, over=True)
        helps = verdict.verdict == "help"
        tell(say("review.help_dropped" if helps else "review.task_dropped"))
        return Asked(None if helps else verdict, over=True)


def _kept() -> bool | None:
    while True:
        tell(say("review.ask_kept"))
        typed = _typed(msg("review.explain_kept"))
        if typed.casefold() in _YES:
            return True
        if typed.casefold() in _NO:
            return False
        if not typed:
            return None
        tell(say("review.explain_kept"))


def _verdict() -> str | None:
    names = named(REVIEW_VERDICTS, "review.verdict_")
    numbered = {str(n): id for n, id in enumerate(REVIEW_VERDICTS, 1)}
    choices = tuple(f"{n} {say(f'review.verdict_{id}')}" for n, id in numbered.items())
    while True:
        tell(paint(say("review.ask_verdict", choices=choices), "bold"))
        typed = _typed(msg("review.explain_verdict"))
        if not typed:
            return None
        verdict = numbered.get(typed) or recognised(typed.casefold(), names)
        if verdict is not None:
            return verdict
        tell(say("review.unknown_verdict", given=typed, choices=choices))


def _agreed(said: Verdict, owner: str, read: Reader) -> Verdict:
    """What is to be done; of help who is to give it must be known."""
    helps = said.verdict == "help"
    tell(say("review.ask_help" if helps else "review.ask_what"))
    what = _typed(msg("review.explain_what")) or None
    if what is None and not helps:
        return said
    whom = msg("review.ask_helper") if helps else msg("review.ask_who", owner=owner)
    who = _until_right(whom, msg("review.explain_who"), read.login, None if helps else owner)
    due = _until_right(msg("review.ask_due"), msg("review.explain_due"), read.day, None)
    return said._replace(what=what, who=who, due=due)


def _until_right(
    question: Message, explained: Message, read: Callable[[str], str], default: str | None
) -> str:
    """Where there is no default something must be said."""
    while True:
        tell(say(question))
        typed = _typed(explained)
        if not typed and default is not None:
            return default
        try:
            if typed:
                return read(typed)
            tell(say(explained))
        except DealgateError as error:
            tell(say(error.message))


def _typed(explained: Message) -> str:
    while True:
        typed = read_line()
        if typed in QUIT:
            raise EOFError
        if typed not in EXPLAIN:
            return typed
        tell(say(explained))
