"""A coach's verdict on one deal, asked at the terminal. It talks on stderr: stdout is data.

Enter skips, or takes what the question offers; `?` explains; `-` agrees on nothing after all. `q`, the end of
the input (Ctrl-D) and Ctrl-C end the meeting, and what was said by then counts.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from commands.choices import named, recognised
from commands.printing import paint
from commands.prompt import EXPLAIN, TAKE_AWAY, read_line, tell
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
    """How words become a login and a day; both raise a DealgateError that says what is wrong.

    `owner` and `usual` are who does it by when unless somebody says so: a login and a day.
    """

    login: Callable[[str], str]
    day: Callable[[str], Day]
    owner: str
    usual: Day


class Asked(NamedTuple):
    """Nothing decided: skipped. `over`: the coach has had enough, or the input ended; `broken`: by Ctrl-C.

    `lost` is help that nobody was asked for, which cannot be recorded.
    """

    decided: Verdict | None
    over: bool = False
    broken: bool = False
    lost: Verdict | None = None


def ask(last: Review | None, read: Reader) -> Asked:
    """However it ends, what was said stays: where something is agreed and not by whom or when, the owner does
    it by the usual day; only help needs somebody."""
    talk = _Talk(read)
    over = broken = False
    try:
        talk.all(last)
    except (EOFError, KeyboardInterrupt) as end:
        tell()
        over, broken = True, isinstance(end, KeyboardInterrupt)
    said = talk.said
    if said is None and talk.kept is not None:
        tell(say("review.kept_dropped"))
    if said and said.verdict == "help" and said.who is None:
        return Asked(None, over, broken, lost=said)
    if said and (said.what or said.who):
        said = said._replace(who=said.who or read.owner, due=said.due or read.usual)
    return Asked(said, over, broken)


class _Back(Exception):
    """Nothing is agreed after all."""


class _Talk:
    """`said` is what was decided so far."""

    def __init__(self, read: Reader) -> None:
        self.read = read
        self.kept: bool | None = None
        self.said: Verdict | None = None

    def all(self, last: Review | None) -> None:
        self.kept = _kept() if last and last.agreed else None
        while (id := _verdict()) is not None:
            self.said = Verdict(id, kept=self.kept)
            try:
                self._agreed(self.said)
                return
            except _Back:
                self.said = Verdict(id, kept=self.kept)
            if id != "help":
                tell(say("review.nothing_agreed"))
                return
            # Without somebody who helps it is no verdict.
            self.said = None

    def _agreed(self, said: Verdict) -> None:
        """What is to be done; of help who is to give it must be known."""
        helps, read = said.verdict == "help", self.read
        what = _typed(msg("review.ask_help" if helps else "review.ask_what"), msg("review.explain_what"))
        if not helps and (not what or what in TAKE_AWAY):
            return
        if what in TAKE_AWAY:
            raise _Back
        self.said = said = said._replace(what=what or None)
        whom = msg("review.ask_helper") if helps else msg("review.ask_who", owner=read.owner)
        explained = msg("review.explain_who")
        who = _until_right(whom, explained, read.login, None if helps else read.owner)
        self.said = said = said._replace(who=who)
        asked = msg("review.ask_due", usual=date.fromisoformat(read.usual))
        due = _until_right(asked, msg("review.explain_due"), read.day, read.usual)
        self.said = said._replace(due=due)


def _kept() -> bool | None:
    while True:
        typed = _typed(msg("review.ask_kept"), msg("review.explain_kept"))
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
    question = msg("review.ask_verdict", choices=choices)
    while True:
        typed = _typed(question, msg("review.explain_verdict"), "bold")
        if not typed:
            return None
        verdict = numbered.get(typed) or recognised(typed.casefold(), names)
        if verdict is not None:
            return verdict
        tell(say("review.unknown_verdict", given=typed, choices=choices))


def _until_right(
    question: Message, explained: Message, read: Callable[[str], str], default: str | None
) -> str:
    """Where there is no default something must be said. Raises _Back."""
    while True:
        typed = _typed(question, explained)
        if typed in TAKE_AWAY:
            raise _Back
        if not typed and default is not None:
            return default
        try:
            if typed:
                return read(typed)
            tell(say(explained))
        except DealgateError as error:
            tell(say(error.message))


def _typed(question: Message, explained: Message, style: str = "") -> str:
    """The answer; an explanation is followed by the question once more."""
    while True:
        tell(paint(say(question), style) if style else say(question))
        typed = read_line()
        if typed in QUIT:
            raise EOFError
        if typed not in EXPLAIN:
            return typed
        tell(say(explained))
