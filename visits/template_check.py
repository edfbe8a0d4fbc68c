"""What a team's own templates do when they run: each makes sample sheets, apart and within its limits."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.errors import BadFile, Fault, Refused
from engine.message import Message
from engine.playbook import Playbook
from engine.worksheet import Worksheets
from visits.child import Child
from visits.sample_sheets import Sample, samples
from visits.templates import ENDINGS, choose, own
from words.say import LANGUAGES, current, say

_KILLED = ("templates.too_long", "templates.too_much")
"""Nobody waits for these again."""


class Checked(NamedTuple):
    """`faults` name templates; `unseen` says of a format why none of its templates could be tried here."""

    faults: tuple[Fault, ...]
    unseen: tuple[Message, ...]


class Tried(NamedTuple):
    """What came of a template with a sample, by its stage, behaviour and language."""

    sample: tuple[str, str, str]
    faults: tuple[Fault, ...]


SAMPLE = ("stage", "behaviour", "language")


def check_templates(playbook: Playbook, worksheets: Worksheets, child: Child | None = None) -> Checked:
    """Every stage with every behaviour, in every format the team has a template for, in both languages.
    Where only some samples fail, the fault's key says which: `stage=explore behaviour=profit`."""
    faults: list[Fault] = []
    unseen: list[Message] = []
    sheets = tuple(samples(playbook, worksheets))
    with child or Child() as running:
        for form in ENDINGS:
            if own(playbook.templates, ENDINGS[form]):
                try:
                    found = _form_faults(running, playbook, sheets, form)
                except Refused as error:
                    unseen.append(error.message)
                else:
                    faults += [fault for fault in found if fault not in faults]
    return Checked(tuple(faults), tuple(unseen))


def _form_faults(child: Child, playbook: Playbook, sheets: Sequence[Sample], form: str) -> list[Fault]:
    """Raises Refused where what makes the format isn't installed."""
    written = own(playbook.templates)
    using: dict[str, list[Sample]] = {}
    for sample in sheets:
        using.setdefault(choose(written, form, sample.stage), []).append(sample)
    found: list[Fault] = []
    for name, its in using.items():
        found += _told(_tried(child, written, name, its, form))
    return found


def _tried(
    child: Child, written: dict[str, str], name: str, using: Sequence[Sample], form: str
) -> list[Tried]:
    tried: list[Tried] = []
    # What is wrong is said as it comes, so in the reader's language where it can be.
    for language in sorted(LANGUAGES, key=lambda each: each != current()):
        for sample in using:
            faults: tuple[Fault, ...] = ()
            try:
                child.render(sample.sheet, written, name, form, language, every=True)
            except BadFile as error:
                faults = error.faults
            tried.append(Tried((sample.stage, sample.behaviour or "unknown", language), faults))
            if any(fault.what.id in _KILLED for fault in faults):
                return [tried[-1]]
    return tried


def _told(tried: Sequence[Tried]) -> Iterator[Fault]:
    """Each fault once, with the samples it is found by."""
    first: dict[tuple[str | int, ...], Fault] = {}
    failed: dict[tuple[str | int, ...], list[tuple[str, str, str]]] = {}
    for each in tried:
        for fault in each.faults:
            failed.setdefault(_known_by(fault), []).append(each.sample)
            first.setdefault(_known_by(fault), fault)
    for known_by, fault in first.items():
        yield fault._replace(key=_where(failed[known_by], [each.sample for each in tried]))


def _known_by(fault: Fault) -> tuple[str | int, ...]:
    """What is the same in either language: a message can be said in both, a text was said in one."""
    detail = fault.what.params.get("detail")
    return (fault.file, fault.line, say(detail) if isinstance(detail, Message) else "")


def _where(failed: Sequence[tuple[str, str, str]], tried: Sequence[tuple[str, str, str]]) -> str:
    """What the samples that failed have in common, else the first of them; nothing where all did."""
    if set(failed) == set(tried):
        return ""
    said = []
    for at, name in enumerate(SAMPLE):
        values = dict.fromkeys(sample[at] for sample in failed)
        if any(sample[at] not in values for sample in tried):
            said.append(f"{name}={'|'.join(values)}")
    return " ".join(said or map("=".join, zip(SAMPLE, failed[0], strict=True)))
