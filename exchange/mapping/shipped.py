"""The mappings that come along with the program, by name, and which of them fits a table best."""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from exchange.mapping.columns import fit, folded, names_of
from exchange.mapping.file import SHIPPED, load_mapping
from exchange.mapping.named_columns import named
from exchange.plans.plan import Plan

MAIN = "deals"
"""What is taken where two fit alike."""


class Fitness(NamedTuple):
    """How well a mapping fits a heading: what it misses counts first, then what it finds."""

    complete: bool
    found: int
    """Columns of the mapping that are there."""
    main: bool


@cache
def shipped() -> dict[str, str]:
    """By name, `salesforce/deals`, the path of each."""
    found: dict[str, str] = {}
    for crm in sorted(os.listdir(SHIPPED)):
        folder = os.path.join(SHIPPED, crm)
        if os.path.isdir(folder):
            files = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
            found |= {f"{crm}/{name.removesuffix('.yaml')}": os.path.join(folder, name) for name in files}
    return found


def of_crm(crm: str) -> list[str]:
    """The names of those of one CRM; none where there is no such."""
    return [name for name in shipped() if name.startswith(f"{crm}/")]


def best(names: Iterable[str], heading: Sequence[str]) -> tuple[str, Fitness] | None:
    """The one that fits best, complete or not; None where no column of any is there."""
    rated = [(fitness(load_mapping(shipped()[name]).plan, heading, name), name) for name in names]
    rated = [each for each in rated if each[0].found]
    if not rated:
        return None
    rating, name = max(rated, key=lambda each: each[0])
    return name, rating


def fitness(plan: Plan, heading: Sequence[str], name: str) -> Fitness:
    there = frozenset(map(folded, heading))
    columns = dict.fromkeys(column for _, column in named(plan))
    found = sum(any(folded(each) in there for each in names_of(plan, column)) for column in columns)
    return Fitness(not fit(plan, heading).faults, found, name.endswith(f"/{MAIN}"))


def names_of_its_own(name: str, heading: Sequence[str]) -> list[str]:
    """Headings that this mapping knows and those of no other CRM do. A bare word, such as `company`, is
    anybody's."""
    crm = name.partition("/")[0]
    others = {each for other in shipped() if not other.startswith(f"{crm}/") for each in _known_as(other)}
    own = _known_as(name) - others
    return [each for each in heading if folded(each) in own and not _is_a_word(each)]


def _is_a_word(name: str) -> bool:
    """`company` or `Company`; `StageName` and `公司名称` are more."""
    return name.isascii() and name.isalpha() and (name.islower() or name.istitle())


@cache
def _known_as(name: str) -> frozenset[str]:
    plan = load_mapping(shipped()[name]).plan
    return frozenset(folded(each) for _, column in named(plan) for each in names_of(plan, column))
