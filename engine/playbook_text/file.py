"""Reads a playbook people wrote: its YAML, what it extends, the templates; every fault with its place."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from engine.errors import ERROR, WARNING, Fault
from engine.faults import MOST, in_order
from engine.file_content import text_of as content
from engine.history import canonical
from engine.message import Message
from engine.playbook_text.keys import key_of
from engine.playbook_text.parsed import completed
from engine.playbook_text.rules.table import rule_faults, rule_warnings
from engine.playbook_text.schema import Playbook
from engine.playbook_text.schema_faults import schema_faults
from engine.playbook_text.sources import Beside, Source, file_of, read_once, read_source
from engine.playbook_text.templates import Known, read_templates
from engine.playbook_text.written import Origin, Written, written
from engine.playbook_text.yaml_lines import yaml_lines
from engine.signs import Tunable
from engine.worksheet import Worksheets
from engine.yaml_places import Found


class Loaded(NamedTuple):
    """`parsed` is the JSON-ready form `read_playbook` takes; None where there are faults."""

    parsed: dict[str, Any] | None
    source: str
    """Its YAML; what extends another is written out whole, so that it stands for itself."""
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    """What is worth a second look, and keeps nobody from using it."""
    written: Written | None = None
    """With what it extends merged in; None where that can't be told."""
    trial: dict[str, Any] | None = None
    """As `parsed`, where nothing but templates has faults: enough to try the other templates."""


CheckAccounts: TypeAlias = Callable[[Mapping[str, Any]], Iterable[Found]]
"""What is wrong with `accounts`, whose keys the engine does not know; paths begin in it."""


def load_playbook(
    path: str,
    worksheets: Worksheets,
    check_accounts: CheckAccounts = lambda accounts: (),
    known: Known = lambda name: None,
    signs: Tunable | None = None,
    beside: Beside = lambda file: {},
) -> Loaded:
    """From a folder holding `playbook.yaml`, or a YAML file, with what stands in `templates/` beside it.

    `known` are the templates the program brings itself, `signs` those it knows that a deal has stalled,
    `beside` the playbooks a file may extend by their id.
    """
    source = read_source(path, beside)
    templates = read_templates([templates_of(file) for file in source.chain], known)
    if source.root is None:
        return Loaded(None, source.text, (*in_order(source.faults), *in_order(templates.faults)))
    whole = written(source.root)._replace(templates=templates.files, extends=_extends(source))

    def placed(found: Iterable[Found], level: str) -> Iterator[Fault]:
        for each in found:
            path = whole.blamed((each.path, *each.also), source.chain)
            yield Fault(*_exact(whole.origin(path), each.what), key_of(path, whole.data), each.what, level)

    sound = source.merged and isinstance(whole.data.get("stages"), list)
    checked, found = _checked(whole.data, worksheets, check_accounts, signs or {}, whole=sound)
    told = in_order(chain(source.faults, placed(found, ERROR)))
    faults = (*told, *in_order(templates.faults))
    second_look = sound and len(told) <= MOST  # beyond, nobody gets to them
    warned = rule_warnings(whole.data, worksheets, signs or {}) if second_look else ()
    warnings = in_order(placed(warned, WARNING))
    if checked is None or told:
        return Loaded(None, source.text, faults, warnings, whole)
    parsed = {**completed(checked, worksheets), "templates": templates.kept}
    if faults:
        return Loaded(None, source.text, faults, warnings, whole, parsed)
    return Loaded(parsed, source.text if len(source.chain) == 1 else text_of(whole), (), warnings, whole)


def text_of(whole: Written) -> str:
    return "".join(f"{line.text}\n" for line in yaml_lines(whole.data))


def _exact(origin: Origin, what: Message) -> Origin:
    """Where the sign stands that is wrong: on the line of its key, or soon below."""
    if what.id != "lint.yaml_full_width" or not isinstance(inner := what.params["what"], Message):
        return origin
    text = content(origin.file)
    lines = text.splitlines() if isinstance(text, str) else []
    for line in range(origin.line, min(origin.line + 3, len(lines)) + 1):
        start = origin.column - 1 if line == origin.line else 0
        if (at := lines[line - 1].find(str(inner.params["sign"]), start)) >= 0:
            return origin._replace(line=line, column=at + 1)
    return origin


def _extends(source: Source) -> Origin | None:
    if len(source.chain) == 1:
        return None
    return Origin(source.file, *read_once(source.text).place(("extends",)))


def templates_of(path: str) -> str:
    """The folder with the templates of a playbook."""
    return os.path.join(os.path.dirname(file_of(path)), "templates")


def digest(parsed: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON: what the playbook means, whatever its layout and comments."""
    return sha256(canonical(parsed).encode()).hexdigest()


def _checked(
    data: dict[str, Any],
    worksheets: Worksheets,
    check_accounts: CheckAccounts,
    signs: Tunable,
    *,
    whole: bool,
) -> tuple[Playbook | None, Iterable[Found]]:
    """`whole`: with what holds of all of it; else that would only follow from what is wrong already."""
    accounts = data.get("accounts")
    of_accounts = check_accounts(accounts) if isinstance(accounts, dict) else ()
    found = chain(
        rule_faults(data, worksheets, signs) if whole else (),
        (f._replace(path=("accounts", *f.path)) for f in of_accounts),
    )
    try:
        return Playbook.model_validate(data), found
    except ValidationError as error:
        return None, chain(found, schema_faults(error))
