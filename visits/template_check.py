"""What a team's own templates do when they run: each makes sample sheets, apart and within its limits."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.errors import BadFile, Fault, Refused
from engine.message import Message
from engine.playbook import Playbook
from engine.worksheet import Worksheets
from visits.child import Child
from visits.sample_sheets import sample_sheets
from visits.sheet import Sheet
from visits.templates import ENDINGS, choose, own
from words.say import LANGUAGES, current


class Checked(NamedTuple):
    """`faults` name templates; `unseen` says of a format why none of its templates could be tried here."""

    faults: tuple[Fault, ...]
    unseen: tuple[Message, ...]


def check_templates(playbook: Playbook, worksheets: Worksheets, child: Child | None = None) -> Checked:
    """Every stage in every format the team has a template for, in both languages; of each template the first
    fault."""
    faults: list[Fault] = []
    unseen: list[Message] = []
    sheets = tuple(sample_sheets(playbook, worksheets))
    with child or Child() as running:
        for form in ENDINGS:
            if own(playbook.templates, ENDINGS[form]):
                for wrong in _tried(running, playbook, sheets, form):
                    if isinstance(wrong, BadFile):
                        faults += [fault for fault in wrong.faults if fault not in faults]
                    else:
                        unseen.append(wrong.message)
    return Checked(tuple(faults), tuple(unseen))


def _tried(
    child: Child, playbook: Playbook, sheets: tuple[Sheet, ...], form: str
) -> Iterator[BadFile | Refused]:
    written = own(playbook.templates)
    failed: set[str] = set()
    # What is wrong is said as it comes, so in the reader's language where it can be.
    for language in sorted(LANGUAGES, key=lambda each: each != current()):
        for sheet in sheets:
            name = choose(written, form, sheet.stage)
            if name not in failed:
                try:
                    child.render(sheet, written, name, form, language)
                except BadFile as error:
                    failed.add(name)
                    yield error
                except Refused as error:
                    yield error
                    return
