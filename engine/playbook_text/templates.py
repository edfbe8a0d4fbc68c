"""The templates beside a playbook: `*.j2` of Jinja, `*.docx` of Word, `*.typ` of typst; their faults."""

import os
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple, TypeAlias
from zipfile import BadZipFile, ZipFile

from jinja2 import Environment, TemplateSyntaxError, nodes

from engine.errors import Fault
from engine.file_content import content_of, text_of
from engine.jinja_slips import template_slip
from engine.message import Message, msg
from engine.template_filters import LEFT_OUT, OWN

Known: TypeAlias = Callable[[str], str | None]
"""The template of a name that the program brings itself."""
Wrong: TypeAlias = tuple[int, Message]
"""A line, and what is wrong there."""

_UNPACKED = 20_000_000
"""Bytes of a Word file once it is unpacked; a few kilobytes can hold gigabytes."""
_BODY = "word/document.xml"


class Templates(NamedTuple):
    """By file name; a Word file as base64. `files` is where each stands."""

    kept: Mapping[str, str]
    faults: tuple[Fault, ...]
    files: Mapping[str, str]


def read_templates(folders: Sequence[str], known: Known) -> Templates:
    """Those of each folder take the place of those before. One that says what the program's own says is left
    out: the program brings it, and may better it."""
    files = {name: os.path.join(folder, name) for folder in folders for name in _names(folder)}
    read: dict[str, str] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        found = _word_file(path) if name.endswith(".docx") else text_of(path)
        if isinstance(found, Message):
            faults.append(Fault(path, 0, 0, "", found))
        else:
            read[name] = found
    for name, text in read.items():
        if name.endswith(".j2"):
            faults += _faults(files[name], text, read, known)
    return Templates(
        {name: text for name, text in read.items() if text != known(name)},
        tuple(sorted(faults, key=lambda fault: fault[:3])),
        files,
    )


def _names(folder: str) -> list[str]:
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [name for name in names if name.endswith((".j2", ".docx", ".typ"))]


def _word_file(path: str) -> str | Message:
    content = content_of(path)
    if isinstance(content, Message):
        return content
    try:
        with ZipFile(BytesIO(content)) as parts:
            sizes = {part.filename: part.file_size for part in parts.infolist()}
    except BadZipFile:
        return msg("lint.not_word")
    if _BODY not in sizes:
        return msg("lint.not_word")
    if sum(sizes.values()) > _UNPACKED:
        return msg("lint.too_big", limit=_UNPACKED // 1_000_000)
    return b64encode(content).decode()


def _faults(path: str, text: str, beside: Mapping[str, str], known: Known) -> Iterator[Fault]:
    """What can be told without running it: nothing of it is reckoned out, for that has no limits here."""
    environment = Environment(autoescape=True)
    try:
        tree = environment.parse(text)
        unknown = [*_missing(tree, beside, known), *_strange(tree, environment)]
    except TemplateSyntaxError as error:
        unknown = [(error.lineno, msg("lint.template_syntax", detail=template_slip(error.message or "")))]
    except (SyntaxError, ValueError):  # a number Python does not read
        unknown = [(0, msg("lint.template_syntax", detail=msg("jinja.number")))]
    except RecursionError:
        unknown = [(0, msg("lint.template_too_deep"))]
    yield from (Fault(path, line, min(line, 1), "", what) for line, what in unknown)


def _missing(tree: nodes.Template, beside: Mapping[str, str], known: Known) -> Iterator[Wrong]:
    for line, wanted in _referred(tree):
        if wanted not in beside and known(wanted) is None:
            yield line, msg("lint.template_missing", name=wanted)


def _strange(tree: nodes.Template, environment: Environment) -> Iterator[Wrong]:
    """Filters and tests nobody knows."""
    filters = {*environment.filters, *OWN}.difference(LEFT_OUT)
    for each in tree.find_all(nodes.Filter):
        if each.name not in filters:
            yield each.lineno, msg("lint.template_filter", name=each.name)
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            yield test.lineno, msg("lint.template_filter", name=test.name)


def _referred(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """The templates it names, with the line; one chosen as it runs can't be known."""
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = next(node.iter_child_nodes(only=("template",)), None)
        if isinstance(named, nodes.Const) and isinstance(named.value, str):
            yield node.lineno, named.value
