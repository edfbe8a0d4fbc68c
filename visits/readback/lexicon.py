"""What can stand on a sheet, in both languages: a line without its anchor is found by its own words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.message import Text
from engine.playbook import Playbook
from engine.requirements.contact import ContactKnown
from engine.state import Deal
from engine.worksheet import Worksheets
from visits.box import DIARY, Box, box_of, promise_anchor
from visits.marks import plain
from visits.readback.labels import without
from visits.readback.row import begins_with, count_labels, read_row
from visits.said import questions_of
from words.say import both

FIXED = ("visit:held", *(f"visit:{id}" for id in DIARY), "visit:interest", "goods:seen", "step:next")
"""Anchors that stand on every sheet."""
_OURS = {
    "ask_who_decides": "contact:economic_buyer",
    "behaviour_unknown": "set:behaviour",
    "ask_account": "set:account",
    "ask_amount": "set:amount",
    "agree_step": "step:next",
    "held": "visit:held",
    "interest": "visit:interest",
    "goods": "goods:seen",
    **{id: f"visit:{id}" for id in DIARY},
}
"""Lines of ours that ask for something, by their words."""
_TELLING = 4
"""Letters or Chinese characters by which a text may be known within a longer line."""


class Known(NamedTuple):
    """What a line asks for; `whole`: it says that and nothing else."""

    anchor: str
    whole: bool


class Lexicon:
    def __init__(
        self, playbook: Playbook, worksheets: Worksheets, deal: Deal | None, names: Mapping[str, str]
    ) -> None:
        self._playbook = playbook
        self._worksheets = worksheets
        self._anchors: dict[str, set[str]] = {}
        for anchor, said in (*_texts(playbook, worksheets, deal), *_of_people(names)):
            for word in (said.zh, said.en):
                self._anchors.setdefault(plain(word), set()).add(anchor)
        self._questions = questions_of(playbook)
        for anchor, said in self._questions.items():
            for word in (said.zh, said.en):
                self._anchors.setdefault(plain(word), {anchor})
        self._printed = {plain(word) for said in _said(playbook) for word in said} | {*self._anchors}
        self.fixed = tuple(box for anchor in FIXED if (box := self.box(anchor)))
        others = (f"answer:{next(iter(playbook.points), '')}", "contact:decider", "record:any", "set:account")
        self._others = tuple(box for anchor in others if (box := self.box(anchor)))

    def box(self, anchor: str | None) -> Box | None:
        return box_of(anchor, self._playbook, self._worksheets)

    def begins_row(self, before: str, text: str) -> bool:
        """Whether a line begins as a row of a box does, which is not the box the line before began with."""
        rows = [box for box in (*self.fixed, *self._others) if begins_with(box, text)]
        return bool(rows) and not any(begins_with(box, before) for box in rows)

    def is_empty_row(self, text: str) -> bool:
        """Whether it is a row of some box, nobody knows which, on which nothing was written."""
        for box in (*self.fixed, *self._others):
            if begins_with(box, text) and not (row := read_row(box, text)).values:
                return not row.rest and not row.faults
        return False

    def is_printed(self, text: str) -> bool:
        """Whether it is a sentence of the playbook or of ours, word for word."""
        return plain(text) in self._printed

    def says(self, anchor: str, text: str) -> bool:
        """Whether a line says what this anchor stands for, and nothing besides."""
        return anchor in self._anchors.get(plain(text), ())

    def beside(self, anchor: str, text: str) -> str | None:
        """What is written on the line of a question beside the question itself, whatever became of its
        signs; None where the question is not there any more."""
        question = self._questions[anchor]
        for word in (question.zh, question.en):
            if (rest := without(word, text)) is not None:
                return rest
        return None

    def asked(self, text: str) -> Known | None:
        """What a line asks for, by its own words; None where it doesn't say, or might mean several things."""
        told = plain(text)
        if told in self._anchors:
            return _only(self._anchors[told], whole=True)
        within = [words for words in self._anchors if len(words) >= _TELLING and words in told]
        if within:
            longest = max(within, key=len)
            return _only(self._anchors[longest], whole=False)
        return None

    def of_row(self, text: str, context: str | None) -> str | None:
        """Whose row it is, by its labels: of what was asked just before, else of a box on every sheet."""
        asked = self.box(context)
        if asked is not None and begins_with(asked, text):
            return asked.fills
        fitting = (box for box in self.fixed if begins_with(box, text))
        counted = sorted(((count_labels(box, text), box.fills) for box in fitting), reverse=True)
        if counted and (len(counted) == 1 or counted[0][0] != counted[1][0]):
            return counted[0][1]
        return None


def _only(anchors: set[str], *, whole: bool) -> Known | None:
    return Known(next(iter(anchors)), whole) if len(anchors) == 1 else None


def _texts(playbook: Playbook, worksheets: Worksheets, deal: Deal | None) -> Iterator[tuple[str, Text]]:
    for stage in playbook.stages:
        for decision in stage.decisions:
            yield f"answer:{decision.point}", decision.ask
            yield f"answer:{decision.point}", decision.title
        for item in stage.checklist:
            yield f"tick:{item.id}", item.title
        for requirement in stage.gate:
            if isinstance(requirement, ContactKnown):
                yield f"contact:{requirement.part}", requirement.title
    for id, sheet in worksheets.items():
        for field in sheet.fields:
            yield f"fill:{id}.{field.id}", field.ask
            yield f"fill:{id}.{field.id}", field.label
    for key, anchor in _OURS.items():
        yield anchor, both(f"visits.{key}")
    for promise in deal.promises if deal else ():
        yield promise_anchor(promise), Text(promise.what, promise.what)


def _of_people(names: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    for key, name in names.items():
        for kind, said in (("record", both("visits.record")), ("style", both("visits.style_unknown"))):
            yield f"{kind}:{key}", Text(*(text.replace("{name}", name) for text in said))


def _said(playbook: Playbook) -> Iterator[Text]:
    for stage in playbook.stages:
        yield from (stage.title, stage.focus, stage.question, stage.stuck, *stage.objectives.values())
        for lines in stage.visit.values():
            yield from lines
    for manners in (playbook.behaviours, playbook.styles, playbook.parts):
        for manner in manners.values():
            yield from (manner.title, manner.wants, manner.wrong_card)
