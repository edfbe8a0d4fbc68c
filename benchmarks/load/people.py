"""Fifty people at one desk: of ten requests nine look at something, and one changes something.

Each is a rep or a coach with deals of their own. Whoever changes something has opened the deal's page before,
fills in a form that stands there, and is led back to it.
"""

import asyncio
import html
import re
from collections.abc import Sequence
from random import Random
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.load.browser import Answer, Browser

BOARD, NARROWED, DEAL, FOUND, CHANGE, BACK = "board", "narrowed", "deal", "found", "change", "back"
READS = ((BOARD, 5), (NARROWED, 6), (DEAL, 12), (FOUND, 4))
CHANGES = 0.125
"""Of all clicks: each is a page, a form and the page again, so that one request in ten changes something."""
_FORM = r'<form class="act[^"]*" id="{id}-form" method="post" action="([^"]+)".*?</form>'
_HIDDEN = r'<input type="hidden" name="([^"]+)" value="([^"]*)">'


class Person(NamedTuple):
    """`deals`: the keys of those they may change."""

    user: str
    team: str
    cookie: str
    deals: Sequence[str]


class Request(NamedTuple):
    what: str
    took: float
    fine: bool
    conflict: bool


class Load(NamedTuple):
    """`requests` of all people, and the seconds they took together; `faults`: what should not have come."""

    requests: list[Request]
    seconds: float
    faults: list[str]


async def click(
    port: int, people: Sequence[Person], seconds: float, *, think: float, words: Sequence[str], seed: int = 10
) -> Load:
    """For so long; between two clicks each thinks for up to `think` seconds. `words`: what they look for."""
    load = Load([], 0.0, [])
    start = perf_counter()
    ends = start + seconds
    everybody = [
        _Somebody(person, Browser(port, person.cookie), Random(f"{seed} {person.user}"), words, load)
        for person in people
    ]
    await asyncio.gather(*(each.work(ends, think) for each in everybody))
    return load._replace(seconds=perf_counter() - start)


class _Somebody:
    def __init__(
        self, person: Person, browser: Browser, random: Random, words: Sequence[str], load: Load
    ) -> None:
        self._person, self._browser, self._random = person, browser, random
        self._words, self._load = words, load
        self._n = 0

    async def work(self, ends: float, think: float) -> None:
        await asyncio.sleep(self._random.random() * think)  # not all at the same moment
        while perf_counter() < ends:
            if self._random.random() < CHANGES:
                await self._change()
            else:
                await self._look()
            await asyncio.sleep(self._random.random() * think)
        await self._browser.close()

    async def _look(self) -> None:
        (what,) = self._random.choices([w for w, _ in READS], [n for _, n in READS])
        person = self._person
        if what == BOARD:
            path = "/"
        elif what == NARROWED:
            path = self._random.choice((f"/?team={person.team}", f"/?owner={person.user}"))
        elif what == DEAL:
            path = f"/deals/{self._random.choice(person.deals)}"
        else:
            path = f"/find?deal={quote(self._random.choice(self._words))}"
        answer = await self._browser.get(path)
        self._keep(what, answer, answer.status in (200, 303))

    async def _change(self) -> None:
        """The gate is gone through where it is open; else something else is done, of what the page offers."""
        deal = self._random.choice(self._person.deals)
        page = await self._browser.get(f"/deals/{deal}")
        self._keep(DEAL, page, page.status == 200)
        acts = self._acts(page.text)
        if not acts:
            return
        action, fields = acts[0] if "advance" in acts[0][0] else self._random.choice(acts)
        done = await self._browser.post(action, fields)
        conflict = done.status == 409 and 'role="alert"' in done.text
        self._keep(CHANGE, done, done.status == 303 or conflict, conflict)
        if done.status == 303:
            back = await self._browser.get(done.location)
            self._keep(BACK, back, back.status == 200 and "data-told" in back.text)

    def _acts(self, page: str) -> list[tuple[str, dict[str, str]]]:
        self._n += 1
        said = f"what came of it, {self._person.user} {self._n}"
        there = next(iter(re.findall(r'<option value="([^"]+\.\d+)"', page)), "")
        typed = {
            "advance": {},
            "step": {"what": said, "on": "2099-01-04", "with": there},
            "visit": {"with": there, "summary": said} if there else None,
            "item-[a-z_]+": {},
            "settle-decision:[a-z_]+": {"answer": "yes", "evidence": said, "kind": "event_held"},
        }
        found = []
        for id, fields in typed.items():
            form = re.search(_FORM.format(id=id), page, re.DOTALL)
            if form and fields is not None:
                hidden = {name: html.unescape(value) for name, value in re.findall(_HIDDEN, form[0])}
                found.append((form[1], {**hidden, **fields}))
        return found

    def _keep(self, what: str, answer: Answer, fine: bool, conflict: bool = False) -> None:
        self._load.requests.append(Request(what, answer.took, fine, conflict))
        if not fine:
            said = re.sub(r"<[^>]+>|\s+", " ", answer.text.partition("<main")[2] or answer.text)
            self._load.faults.append(f"{self._person.user} {what} {answer.status} {said[:300]}")
