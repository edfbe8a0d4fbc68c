"""`playbook show --resolved`: a playbook whole, as YAML; with `--origin`, where each line comes from."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from commands.playbook_named import Named
from commands.printing import pad, paint, width, window, wrap
from engine.errors import Usage
from engine.message import msg
from stages.shipped_playbooks import FOLDER
from words.say import say

if TYPE_CHECKING:
    from engine.playbook_text.written import Written
    from engine.yaml_places import Path


def whole_data(found: Named) -> dict[str, Any]:
    """As it is written, `extends` resolved."""
    from engine.playbook_text.sources import read_once

    data = found.written.data if found.written is not None else read_once(found.source).data
    return {key: value for key, value in data.items() if key != "extends"}


def with_files(found: Named) -> "Written":
    """Raises Usage of one that is installed: nobody knows any more which line came from where."""
    if found.written is None:
        raise Usage(msg("playbook_page.origin_of_files", playbook=found.said, id=found.playbook.id))
    return found.written


def origin_data(whole: "Written") -> dict[str, Any]:
    """By key, as faults name them."""
    from engine.playbook_text.keys import key_of

    places = ((path, whole.origin(path)) for path in _paths(whole.data, ()))
    return {key_of(path, whole.data): place._asdict() for path, place in places}


def _paths(data: Any, path: "Path") -> Iterator["Path"]:
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def origin_page(whole: "Written") -> str:
    """Which file is called how, then every line; what is too long goes on below, with nothing beside it.
    In one line stands what stands in one line of its file."""
    from engine.playbook_text.yaml_lines import yaml_lines

    names = short_names(dict.fromkeys(origin.file for origin in whole.origins.values()))

    def joins(path: "Path", value: Any) -> bool:
        keys = value if isinstance(value, dict) else range(len(value))
        return len({whole.origin(each)[:2] for each in (path, *((*path, key) for key in keys))}) == 1

    lines = list(yaml_lines(whole.data, joins))
    beside = [_beside(names, whole, line.path) for line in lines]
    wide = max(map(width, beside))
    room = window() - wide - 2
    said = [_legend(name, file) for file, name in names.items()]
    for from_, line in zip(beside, lines, strict=True):
        indent = " " * (len(line.text) - len(line.text.lstrip(" -")) + 2)
        first, *rest = wrap(line.text, room, indent).split("\n")
        said.append(f"{paint(pad(from_, wide, right=True), 'dim')}  {first}")
        said += [f"{' ' * (wide + 2)}{more}" for more in rest]
    return "\n".join(said)


def _legend(name: str, file: str) -> str:
    if file.startswith(FOLDER + os.sep):
        return say("playbook_page.origin_along", name=name)
    return say("playbook_page.origin_file", name=name, file=file)


def _beside(names: dict[str, str], whole: "Written", path: "Path") -> str:
    origin = whole.origin(path)
    return f"{names[origin.file]}:{origin.line}"


def short_names(files: Iterable[str]) -> dict[str, str]:
    """By file, the folder of a playbook or the file's own name; more of the path where two are alike."""
    parts = {file: _parts(file) for file in files}
    return {file: _shortest(own, [p for f, p in parts.items() if f != file]) for file, own in parts.items()}


def _parts(file: str) -> list[str]:
    folder, name = os.path.split(os.path.abspath(file))
    return (folder if name == "playbook.yaml" else os.path.join(folder, name)).split(os.sep)


def _shortest(own: list[str], others: list[list[str]]) -> str:
    for n in range(1, len(own)):
        if all(other[-n:] != own[-n:] for other in others):
            return "/".join(own[-n:])
    return "/".join(own)
