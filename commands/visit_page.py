"""What was understood of a filled-in sheet, and what it changes, for people and for programs."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from commands.printing import mark, window, wrap
from commands.views import day
from engine.clock import from_instant
from engine.gate import Verdict
from engine.message import Text
from engine.state import Deal
from visits.bring_back.sheet import Brought
from visits.readback.reading import Left, Reading
from words.say import say


class Page(NamedTuple):
    """`before` and `after` are the gate's verdicts; None of a deal that is done."""

    deal: Deal
    reading: Reading
    brought: Brought
    before: Verdict | None
    after: Verdict | None
    applied: bool = False

    @property
    def left(self) -> list[Left]:
        """What was not understood, and what was refused."""
        return sorted((*self.reading.left, *self.brought.refused), key=lambda one: one.line)

    @property
    def notes(self) -> list[str]:
        """What is to be known of the sheet as a whole."""
        return [say(note) for note in (*self.reading.notes, *self.brought.notes)]

    def data(self, left_file: str | None = None) -> dict[str, Any]:
        return {
            "deal": self.deal.key,
            "sheet": self.reading.id,
            "applied": self.applied,
            "done": [say(done) for done in self.brought.done],
            "left": [{"line": one.line, "text": one.text, "why": say(one.why)} for one in self.left],
            "left_file": left_file,
            "notes": self.notes,
            "gate": {"before": _gate_data(self.before), "after": _gate_data(self.after)},
        }

    def text(self, left_file: str | None = None) -> str:
        return _page(
            self._head(), *self.notes, *self._earlier(), *self._done(), *self._gate(), *self._left(left_file)
        )

    def brief(self, left_file: str | None = None) -> str:
        """For whoever has just seen all of it: that it is done, and where the gate stands."""
        lines = [say("readback.did", n=len(self.brought.done), deal=self.deal.key)]
        if self.after is not None:
            met, all = sum(checked.passes for checked in self.after.checked), len(self.after.checked)
            lines.append(say("readback.gate_now", met=met, all=all))
        return _page(*lines, *(self._kept(left_file) if self.left else ()))

    def _head(self) -> str:
        deal = Text(f"{self.deal.key} {self.deal.title}", f"{self.deal.key} {self.deal.title}")
        if self.reading.on is None:
            return say("readback.head", deal=deal)
        return say("readback.head_on", deal=deal, on=day(self.reading.on))

    def _earlier(self) -> Iterator[str]:
        for before in self.brought.earlier:
            n = sum(each != "visit" for each in before.result.get("digests", ()))
            yield say("readback.read_before", who=before.actor, on=from_instant(before.at).date(), n=n)

    def _done(self) -> Iterator[str]:
        if not self.brought.done:
            yield say("readback.nothing_new" if self.brought.earlier else "readback.nothing")
            return
        n = len(self.brought.done)
        yield say("readback.written" if self.applied else "readback.to_write", n=n)
        yield from (f"  {mark('met')} {say(done)}" for done in self.brought.done)

    def _gate(self) -> Iterator[str]:
        if self.before is None or self.after is None or not self.brought.done:
            return
        stood = {checked.requirement.id: checked.passes for checked in self.before.checked}
        moved = [c for c in self.after.checked if c.passes != stood.get(c.requirement.id)]
        all = len(self.after.checked)
        met = sum(checked.passes for checked in self.after.checked)
        yield say("readback.gate", before=sum(stood.values()), after=met, all=all)
        yield from (f"  {mark(c.standing)} {say(c.requirement.title)}" for c in moved)

    def _left(self, left_file: str | None) -> Iterator[str]:
        if not self.left:
            return
        yield say("readback.left", n=len(self.left))
        for one in self.left:
            first = " ".join(one.text.split())
            yield f"  {say('readback.line', line=one.line, text=first)}"
            yield f"    {say(one.why)}"
        yield from self._kept(left_file)

    def _kept(self, left_file: str | None) -> Iterator[str]:
        if left_file is not None:
            yield say("readback.kept", path=left_file)
        elif self.applied:
            yield say("readback.not_kept")


def _page(*lines: str) -> str:
    return "\n".join(wrap(line, window(), " " * (len(line) - len(line.lstrip()) + 2)) for line in lines)


def _gate_data(verdict: Verdict | None) -> dict[str, Any] | None:
    """Whether it is passed, and the requirements still open."""
    if verdict is None:
        return None
    return {"passed": verdict.passed, "open": [checked.requirement.id for checked in verdict.missing]}
