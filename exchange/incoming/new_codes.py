"""Codes for the accounts a batch opens: thousands of companies begin with 北京, and each gets a number."""

from collections import Counter
from collections.abc import Iterable

from engine import account_register
from engine.account_code import NO_ACCOUNT, numbered
from engine.store import Store
from exchange.incoming.scratch import Scratch

_AHEAD = 50
"""Numbers asked for together, once those foreseen are used up."""


class NewCodes:
    """Finds for each account the first number that makes its code new, as `engine.account_code` does.

    Where the numbers of a code are used up to stands in the scratch: none is ever given back, and nobody goes
    through all the accounts there are for each batch.
    """

    def __init__(self, store: Store, scratch: Scratch) -> None:
        self._store, self._scratch = store, scratch
        self.taken = {NO_ACCOUNT}
        self._next: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        """By code the number up to which it is known what is taken."""

    def foresee(self, codes: Iterable[str]) -> None:
        """So many accounts may want these codes."""
        wanted = Counter(codes)
        used = self._scratch.numbers(wanted.keys() - self._next.keys())
        candidates: list[str] = []
        for code, times in wanted.items():
            first = self._next.setdefault(code, used.get(code, 1))
            start = max(first, self._asked.get(code, 1))
            self._asked[code] = start + times + 1
            candidates += (numbered(code, number) for number in range(start, self._asked[code]))
        self._ask(candidates)

    def take(self, code: str) -> str:
        """The code itself, or with the first number that makes it new."""
        number = self._next.get(code, 1)
        while True:
            if number >= self._asked.get(code, 1):
                self._asked[code] = number + _AHEAD
                self._ask([numbered(code, each) for each in range(number, number + _AHEAD)])
            free = numbered(code, number)
            number += 1
            if free not in self.taken:
                break
        self._next[code] = number
        self.taken.add(free)
        return free

    def write(self) -> None:
        """Keep how far the numbers are used up."""
        self._scratch.note_numbers((code, number) for code, number in self._next.items() if number > 1)

    def _ask(self, candidates: Iterable[str]) -> None:
        self.taken |= account_register.taken(self._store, candidates)
