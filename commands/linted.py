"""What lint finds in one playbook, its templates tried as well."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from commands.playbook_named import is_path
from engine.errors import Fault
from engine.message import Message
from engine.playbook import Playbook, read_playbook
from words.say import say

if TYPE_CHECKING:
    from engine.playbook_text.file import Loaded
    from engine.playbook_text.written import Origin


class Linted(NamedTuple):
    """`faults` with the warnings, as they stand in the file; `unseen` why templates could not be tried;
    `extends` where the file says what it is built on."""

    path: str
    playbook: Playbook | None
    faults: tuple[Fault, ...]
    unseen: tuple[Message, ...]
    extends: "Origin | None" = None


def linted(path: str) -> Linted:
    """A path, or the id of one that came along."""
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook
    from stages.shipped_playbooks import shipped

    path = path if is_path(path) else shipped().get(path, path)
    loaded = load_method_playbook(path, TUNABLE)
    found = (*loaded.faults, *loaded.warnings)
    unseen: tuple[Message, ...] = ()
    if (tryable := loaded.parsed or loaded.trial) is not None:
        tried, unseen = _tried(read_playbook(tryable), loaded)
        found = (*found, *tried)
    playbook = read_playbook(loaded.parsed) if loaded.parsed else None
    extends = loaded.written.extends if loaded.written else None
    return Linted(path, playbook, tuple(sorted(found, key=lambda fault: fault[:3])), unseen, extends)


def _tried(playbook: Playbook, loaded: "Loaded") -> tuple[list[Fault], tuple[Message, ...]]:
    """Faults by the path of the template, as all others are; what can't be read has been told already."""
    from stages.worksheets import WORKSHEETS
    from visits.template_check import check_templates
    from visits.unused_templates import unused_templates

    checked = check_templates(playbook, WORKSHEETS)
    files = loaded.written.templates if loaded.written else {}
    told = {fault.file for fault in loaded.faults}
    found = (
        fault._replace(file=files.get(fault.file, fault.file))
        for fault in (*checked.faults, *unused_templates(playbook))
    )
    return [fault for fault in found if fault.file not in told], checked.unseen


def from_elsewhere(each: Linted, fault: Fault) -> bool:
    """Whether it stands in what the playbook is built on, and neither beside it nor around here."""
    if each.extends is None:
        return False
    folders = (os.path.dirname(os.path.abspath(each.extends.file)), os.getcwd())
    return not any(os.path.abspath(fault.file).startswith(folder + os.sep) for folder in folders)


def named_short(each: Linted) -> Iterator[Fault]:
    """What stands in a playbook that came along is named by its id: nobody mends it there."""
    from stages.shipped_playbooks import FOLDER

    for fault in each.faults:
        if from_elsewhere(each, fault) and fault.file.startswith(FOLDER + os.sep):
            id = os.path.relpath(fault.file, FOLDER).partition(os.sep)[0]
            yield fault._replace(file=say("lint.along", name=id))
        else:
            yield fault


def at_hand(each: Linted) -> Iterator[Fault]:
    """As review and editors place it: by the way from the folder one stands in. What comes from elsewhere
    stands where one's own file says what it is built on, its own place before the key."""
    for fault, short in zip(each.faults, named_short(each), strict=True):
        if each.extends is not None and from_elsewhere(each, fault):
            key = f"{':'.join(str(part) for part in short[:3] if part)} {fault.key}".rstrip()
            yield Fault(*each.extends, key, fault.what, fault.level)._replace(file=_near(each.extends.file))
        else:
            yield fault._replace(file=_near(fault.file))


def _near(file: str) -> str:
    near = os.path.relpath(file)
    return file if near.startswith(os.pardir) else near
