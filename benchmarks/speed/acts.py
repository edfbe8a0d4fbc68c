"""What people do in a company that has grown, each time about other deals."""

import sys
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from benchmarks.speed.places import Filled
from benchmarks.speed.report import Both
from benchmarks.speed.timing import Typed, in_process

_number = count(1)


class Act(NamedTuple):
    """`daily`: a user does it every day, so that what has long been closed must not make it slow."""

    id: str
    name: Both
    seconds: Callable[[Filled, int], float]
    daily: bool
    changes: bool = False
    most: int = sys.maxsize
    """Deals of the largest company it is tried in."""


def moved_on(place: Filled) -> float:
    """Seconds; no deal is moved on twice."""
    key, owner = place.take_ready()
    return in_process(place.url, Typed(("advance", key), owner))


def _about(*words: str, allowed: tuple[int, ...] = (0,)) -> Callable[[Filled, int], float]:
    """By the owner of an open deal; KEY stands for it."""

    def seconds(place: Filled, number: int) -> float:
        key, owner = place.open[number * 7 % len(place.open)]
        line = tuple(key if word == "KEY" else word for word in words)
        return in_process(place.url, Typed(line, owner, allowed))

    return seconds


def _answer(place: Filled, number: int) -> float:
    key, owner = place.open[number * 7 % len(place.open)]
    line = ("answer", key, "needs_known", "yes", "--evidence", f"they said so {next(_number)}")
    return in_process(place.url, Typed((*line, "--kind", "event_held"), owner))


def _visit(place: Filled, number: int) -> float:
    key, owner = place.open[number * 7 % len(place.open)]
    there, said = f"{key.rpartition('-')[0]}.1", f"went through the numbers {next(_number)}"
    return in_process(place.url, Typed(("visit", "log", key, "--with", there, "--summary", said), owner))


def _new(place: Filled, number: int) -> float:
    key, owner = place.open[number * 7 % len(place.open)]
    line = ("new", f"Another line {next(_number)}", "--account", key.rpartition("-")[0])
    return in_process(place.url, Typed(line, owner))


def _coach(*words: str) -> Callable[[Filled, int], float]:
    def seconds(place: Filled, number: int) -> float:
        assert place.company is not None
        team = number % -(-place.company.reps // 10)
        line = tuple(word.format(team=team) for word in words)
        return in_process(place.url, Typed(line, f"coach{team}"))

    return seconds


def _named(command: str, en: str = "", zh: str = "") -> Both:
    return Both(f"`{command}`{en}", f"`{command}`{zh}")


ACTS = (
    Act("next", _named("next"), _about("next"), daily=True),
    Act("show", _named("show"), _about("show", "KEY"), daily=True),
    Act("gate", _named("gate"), _about("gate", "KEY", allowed=(0, 3)), daily=True),
    Act("list", _named("list", ", a page", "，一页"), _about("list", "--after", "KEY"), daily=True),
    Act("prep", _named("prep"), _about("prep", "KEY"), daily=True),
    Act("new", _named("new"), _new, daily=True, changes=True),
    Act("visit", _named("visit log"), _visit, daily=True, changes=True),
    Act("answer", _named("answer"), _answer, daily=True, changes=True),
    Act("advance", _named("advance"), lambda place, _: moved_on(place), daily=True, changes=True),
    Act(
        "own",
        _named("stalled", ", of one rep", "，一个销售的"),
        _coach("stalled", "--owner", "rep{team}"),
        daily=True,
    ),
    Act("team", _named("stalled --team"), _coach("stalled", "--team", "team{team}"), daily=True),
    Act("everybody", _named("stalled", ", everybody's", "，所有人的"), _coach("stalled"), daily=True),
    Act(
        "oldest",
        _named("stalled --oldest", ", a page", "，一页"),
        _coach("stalled", "--oldest"),
        daily=True,
    ),
)
