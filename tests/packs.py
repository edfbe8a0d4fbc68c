"""What every shipped playbook must keep: complete, bilingual, its sheets in print, a deal through the door.

A walk is told as a table: by stage the client's answers, the ticks and the worksheets its gate waits for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import filled
from shell import Shell

from coach.signs.table import TUNABLE
from engine.message import Text
from engine.playbook import Playbook, read_playbook
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import shipped
from stages.worksheets import WORKSHEETS
from visits.render import Printer
from visits.sample_sheets import Sample, samples
from words.say import say, speak

CJK = re.compile(r"[\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,:;?!()\"]|[,:;?!()\"][\u3400-\u9fff]")
SIDES = {"client", "own_team", "competitors"}
SECTIONS = {"prepare", "open", "ask", "suggest", "close", "kit", "objections"}
PARTS = {"economic_buyer", "decider", "influencer", "user", "buyer", "blocker", "champion"}


def parsed(id: str) -> dict[str, Any]:
    loaded = load_method_playbook(shipped()[id], TUNABLE)
    assert (loaded.faults, loaded.warnings) == ((), ())
    assert loaded.parsed is not None
    return loaded.parsed


def playbook(id: str) -> Playbook:
    return read_playbook(parsed(id))


# ── complete, in both languages ───────────────────────────────────────────────────────────────


def texts(value: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every bilingual text with its path."""
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        yield path, Text(**value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from texts(inner, f"{path}[{at}]")


def badly_written(data: Mapping[str, Any]) -> list[str]:
    """Paths of texts in the wrong language, or with half-width punctuation in Chinese."""
    return [
        path
        for path, text in texts(data)
        if not CJK.search(text.zh) or CJK.search(text.en) or HALF_WIDTH.search(text.zh)
    ]


def lacking(book: Playbook) -> list[str]:
    """What a rep would miss: a side without objective, a step of the visit without lines, a part unknown."""
    found = [f"part {part}" for part in sorted(PARTS - set(book.parts))]
    found += [f"behaviour {b}" for b in ("project", "relationship", "profit") if b not in book.behaviours]
    for stage in book.stages:
        found += [f"{stage.id}: {side}" for side in SIDES - set(stage.objectives)]
        found += [f"{stage.id}: {name}" for name in SECTIONS if len(stage.visit.get(name, ())) < 2]
        found += [f"{stage.id}: no decision"] * (not stage.decisions)
    return found


def said_twice(book: Playbook) -> list[str]:
    """Visit lines that serve two stages."""
    lines = [text.en for stage in book.stages for part in stage.visit.values() for text in part]
    return sorted({line for line in lines if lines.count(line) > 1})


# ── sheets ────────────────────────────────────────────────────────────────────────────────────


class Printed(NamedTuple):
    sample: Sample
    text: str


def printed(book: Playbook, language: str) -> list[Printed]:
    """The sheet of every stage with every behaviour, and of a deal nobody knows anything about."""
    speak(language)
    try:
        with Printer() as printer:
            return [
                Printed(each, str(printer.print(each.sheet, book.templates, "text")))
                for each in samples(book, WORKSHEETS)
            ]
    finally:
        speak("en")


def unlike(book: Playbook, language: str) -> list[tuple[str, str | None]]:
    """Sheets that don't say the stage's question, how this client buys, or hold a blank nobody filled."""
    found = []
    for sample, text in printed(book, language):
        words = " ".join(text.split())
        stage = book.stage(sample.stage)
        wanted = [stage.question]
        if sample.behaviour:
            wanted.append(book.behaviours[sample.behaviour].title)
        if "{" in words or not all(_said(each, language) in words for each in wanted):
            found.append((sample.stage, sample.behaviour))
    return found


def _said(text: Text, language: str) -> str:
    speak(language)
    return say(text)


# ── a deal, by hand ───────────────────────────────────────────────────────────────────────────


class Leg(NamedTuple):
    """What one gate waits for."""

    stage: str
    answers: Sequence[str] = ()
    items: Sequence[str] = ()
    fills: Sequence[str] = ()


class Walk:
    """A deal of ACME on a pack, from the first stage on."""

    def __init__(
        self, shell: Shell, pack: str, *, amount: int, behaviour: str, people: Sequence[str]
    ) -> None:
        self.shell, self.deal, self.words = shell, "ACME-1", filled.WORDS["en"]
        shell.ok(f"playbook install {pack}", by="mia")
        shell.ok("account add 'Acme Tools' --code ACME")
        for at, part in enumerate(people):
            name = self.words["who"] if at == 0 else f"Gao {part}"
            shell.ok(f"contact add '{name}' --account ACME --part {part} --since 2026-01-05")
        deal = f"new 'Line 3' --account ACME --amount {amount} --behaviour {behaviour} --playbook {pack}"
        shell.ok(deal)

    def talk(self, who: str = "Chen") -> None:
        self.shell.ok(f"visit log {self.deal} --with '{who}' --summary 'went through it together'")

    def says(self, point: str, answer: str = "yes") -> None:
        told = "--evidence 'in their words' --kind client_said --contact Chen"
        self.shell.ok(f"answer {self.deal} {point} {answer} {told}")

    def fill(self, typed: str) -> None:
        self.shell.ok(f"fill {self.deal} {typed}")

    def tick(self, item: str) -> None:
        self.shell.ok(f"tick {self.deal} {item}")

    def open_ones(self) -> list[str]:
        """What the gate still waits for."""
        checked = self.shell.data(f"gate {self.deal}")["requirements"]
        return [each["id"] for each in checked if each["standing"] in ("unmet", "unknown")]

    def advance(self) -> str:
        """The stage it stands in now."""
        self.shell.ok(f"advance {self.deal}")
        return str(self.shell.data(f"show {self.deal}")["stage"])

    def refused(self, line: str, *, by: str = "wei") -> int:
        return self.shell(line, by=by).code

    def go(self, legs: Sequence[Leg]) -> list[str]:
        """Through every gate, each closed at first; the stages it came to."""
        stages = []
        for leg in legs:
            assert self.shell.data(f"show {self.deal}")["stage"] == leg.stage
            assert self.shell(f"advance {self.deal}").code == 3, leg.stage
            for item in leg.items:
                self.tick(item)
            for typed in leg.fills:
                self.fill(typed)
            for point in leg.answers:
                self.says(point)
            assert self.open_ones() == [], leg.stage
            stages.append(self.advance())
        return stages
