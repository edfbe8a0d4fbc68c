"""A visit told at the terminal, question by question: the same boxes as on a sheet, and the same entries.

Enter skips a question, `?` explains it; the end of the input (Ctrl-D) leaves it at what was told so far;
Ctrl-C gives up and is the caller's.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from commands.printing import paint
from commands.prompt import EXPLAIN, read_line, tell
from commands.visit_record import GOODS, RECORD, Record
from engine.clock import no_day, parse_day
from engine.contacts import Contact
from engine.errors import Refused
from engine.message import Message, Text, msg
from engine.playbook import Playbook
from visits.box import DIARY, Blank, Box, box_of
from visits.bring_back.people import People
from visits.readback.reading import Entry
from visits.readback.ticks import read_ticks
from words.say import say

FIRST = ("visit:held", *(f"visit:{id}" for id in DIARY), "visit:interest")
"""What is asked of every visit."""
NEEDED = "summary"
"""The only blank that can't be skipped."""

_FIRST_OF = ("answer", "goods", "what")
"""Blanks without which nothing else of their box is asked."""
Values: TypeAlias = dict[str, str | tuple[str, ...]]
Told: TypeAlias = Mapping[str, Values]
"""By anchor and blank."""
FindPeople = Callable[[str], People]
"""Who is meant by what was typed, and who of them is not known."""


class Talk(NamedTuple):
    """`given` is what the command line said already, by anchor and blank; `points` the decision points to ask
    for, with what stands there."""

    playbook: Playbook
    today: date
    find: FindPeople
    given: Mapping[str, Mapping[str, str | tuple[str, ...]]]
    record: Record = Record()
    points: Mapping[str, Text] = {}
    step: bool = False
    """Whether the next step is asked for."""

    def entries(self) -> list[Entry]:
        """All that was told. Raises Refused where it ended before it was a visit, and KeyboardInterrupt where
        somebody gives up."""
        told = {fills: dict(values) for fills, values in self.given.items()}
        try:
            for fills, about in self._boxes(told):
                box = box_of(fills, self.playbook, {})
                if box is not None:
                    self._box(box, about, told.setdefault(fills, {}))
        except EOFError:
            tell()
            if not told.get("visit:summary"):
                raise Refused(msg("readback.not_done")) from None  # there is no visit without it
        except KeyboardInterrupt:
            tell()
            tell(say("readback.gave_up"))
            raise
        written = {fills: {id: said for id, said in told[fills].items() if said} for fills in told}
        return [
            *(Entry(fills, values) for fills, values in written.items() if values),
            *self.record.entries(self._met(told)),
        ]

    def _boxes(self, told: Told) -> Iterator[tuple[str, Message | Text]]:
        """One after the other, for who was there is told on the way."""
        yield from ((fills, msg(f"visits.{fills.partition(':')[2]}")) for fills in FIRST)
        recorded = [entry.fills for entry in self.record.entries(self._met(told))]
        for person in self._met(told):
            if (fills := f"{RECORD}:{person.key}") not in recorded:
                yield fills, msg("visits.record", name=person.name or person.key)
        if GOODS not in recorded:
            yield GOODS, msg("visits.goods")
        yield from ((f"answer:{point}", ask) for point, ask in self.points.items())
        if self.step:
            yield "step:next", msg("visits.agree_step")

    def _met(self, told: Told) -> Sequence[Contact]:
        written = told.get("visit:held", {}).get("with")
        return self.find(written).known if isinstance(written, str) else ()

    def _box(self, box: Box, about: Message | Text, told: Values) -> None:
        asked = [blank for blank in box.blanks if blank.id not in told]
        if asked:
            tell()
            tell(paint(say(about), "bold"))
        for blank in asked:
            self._blank(box, blank, told)
            if blank.id in _FIRST_OF and blank.id not in told:
                return  # nothing to ask about an answer that wasn't given

    def _blank(self, box: Box, blank: Blank, told: Values) -> None:
        """Asks until it is accepted, or skipped where it may be."""
        while True:
            tell(say(blank.label) + _choices(blank))
            typed = read_line()
            if typed in EXPLAIN:
                tell(say(_explained(box, blank)))
                tell(say("readback.explain_keys"))
            elif not typed:
                if blank.id != NEEDED:
                    return
                tell(say("readback.needed"))
            elif wrong := self._taken(box, blank, typed, told):
                tell(say(wrong))
            else:
                return

    def _taken(self, box: Box, blank: Blank, typed: str, told: Values) -> Message | None:
        """Takes what was typed; or says why not."""
        if blank.choices:
            ids = _chosen(blank, typed)
            if not ids:
                return msg("readback.no_choice", given=typed)
            told[blank.id] = ids if blank.many else ids[0]
            return None
        if blank.id == "on":
            held = box.fills == "visit:held"
            day = parse_day(typed, self.today, past=held)
            if day is None:
                return no_day(typed, self.today, past=held)
            if held and day > self.today:
                return msg("deals.in_the_future", day=day)
        if blank.id in ("with", "who") and (unknown := self.find(typed).unknown):
            return unknown[0][1]
        told[blank.id] = typed
        return None


def _choices(blank: Blank) -> str:
    if not blank.choices:
        return ""
    numbered = (f"{n} {say(said)}" for n, (_, said) in enumerate(blank.choices, 1))
    return say("visits.label_colon") + " · ".join(numbered)


def _chosen(blank: Blank, typed: str) -> tuple[str, ...]:
    """By number or by name; several with 、 or a comma between them where several may be. None is understood
    unless all are."""
    found: list[str] = []
    for part in re.split(r"\s*[、,，;；]\s*|(?<=\d)\s+(?=\d)", typed) if blank.many else [typed]:
        if part.isdecimal() and 0 < int(part) <= len(blank.choices):
            found.append(blank.choices[int(part) - 1][0])
        elif ids := read_ticks(blank, part).ids:
            found += ids
        else:
            return ()
    return tuple(dict.fromkeys(found))


def _explained(box: Box, blank: Blank) -> Message:
    if blank.choices:
        return msg("readback.explain_many" if blank.many else "readback.explain_one")
    if blank.id in ("on", "with", "who", "evidence"):
        return msg(f"readback.explain_{blank.id}")
    return msg("readback.explain_words")
