"""Reads a playbook people wrote: a YAML file, its templates beside it, every fault with its place."""

import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from engine.errors import Fault
from engine.faults import in_order
from engine.file_content import text_of
from engine.history import canonical
from engine.message import Message, msg
from engine.playbook_text.rules import requirement_id, rule_faults
from engine.playbook_text.schema import STOP_CLASSES, Playbook
from engine.playbook_text.schema_faults import schema_faults
from engine.playbook_text.templates import Known, read_templates
from engine.signs import Tunable
from engine.worksheet import Worksheets
from engine.yaml_places import Found, Path, Tree, read_tree


class Loaded(NamedTuple):
    """`parsed` is the JSON-ready form `read_playbook` takes; None where there are faults."""

    parsed: dict[str, Any] | None
    source: str
    faults: tuple[Fault, ...]


CheckAccounts: TypeAlias = Callable[[Mapping[str, Any]], Iterable[Found]]
"""What is wrong with `accounts`, whose keys the engine does not know; paths begin in it."""


def load_playbook(
    path: str,
    worksheets: Worksheets,
    check_accounts: CheckAccounts = lambda accounts: (),
    known: Known = lambda name: None,
    signs: Tunable | None = None,
) -> Loaded:
    """From a folder holding `playbook.yaml`, or a YAML file, with what stands in `templates/` beside it.

    `known` are the templates the program brings itself, `signs` those it knows that a deal has stalled.
    """
    file = _file(path)
    source = text_of(file)
    if isinstance(source, Message):
        return Loaded(None, "", (Fault(file, 0, 0, "", source),))
    tree = read_tree(source)
    templates = read_templates(templates_of(path), known)
    checked, found = _check(tree, worksheets, check_accounts, signs or {})
    named = (Fault(file, *(f.place or tree.place(f.path)), _key(f.path, tree.data), f.what) for f in found)
    faults = (*in_order(named), *in_order(templates.faults))
    if checked is None or faults:
        return Loaded(None, source, faults)
    return Loaded({**_completed(checked, worksheets), "templates": templates.kept}, source, ())


def templates_of(path: str) -> str:
    """The folder with the templates of a playbook."""
    return os.path.join(os.path.dirname(_file(path)), "templates")


def _file(path: str) -> str:
    return os.path.join(path, "playbook.yaml") if os.path.isdir(path) else path


def digest(parsed: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON: what the playbook means, whatever its layout and comments."""
    return sha256(canonical(parsed).encode()).hexdigest()


def _check(
    tree: Tree, worksheets: Worksheets, check_accounts: CheckAccounts, signs: Tunable
) -> tuple[Playbook | None, Iterable[Found]]:
    if tree.data is None:
        return None, tree.faults or (Found((), msg("lint.empty_file")),)
    if not isinstance(tree.data, dict):
        return None, (*tree.faults, Found((), msg("lint.want_mapping")))
    accounts = tree.data.get("accounts")
    of_accounts = check_accounts(accounts) if isinstance(accounts, dict) else ()
    found = chain(
        tree.faults,
        rule_faults(tree.data, worksheets, signs),
        (f._replace(path=("accounts", *f.path)) for f in of_accounts),
    )
    try:
        return Playbook.model_validate(tree.data), found
    except ValidationError as error:
        return None, chain(found, schema_faults(error))


def _key(path: Path, data: Any) -> str:
    """`stages.explore.gate[2].title`: stages by their id, other items by their position from 0."""
    key = ""
    for at, part in enumerate(path):
        if isinstance(part, str):
            key += f".{part}" if key else part
        else:
            id = data["stages"][part].get("id") if path[:at] == ("stages",) and _has(data, part) else None
            key += f".{id}" if isinstance(id, str) else f"[{part}]"
    return key


def _has(data: Any, stage: int) -> bool:
    return isinstance(data, dict) and isinstance(data["stages"][stage], dict)


def _completed(playbook: Playbook, worksheets: Worksheets) -> dict[str, Any]:
    """JSON-ready, with what follows from elsewhere filled in: titles, labels, ids."""
    parsed: dict[str, Any] = playbook.model_dump(mode="json", by_alias=True, exclude_none=True)
    if not parsed["signs"]:
        del parsed["signs"]  # a playbook that changes none means what it meant before there were any
    own = parsed["stop_classes"]
    parsed["stop_classes"] = {**{id: text.model_dump() for id, text in STOP_CLASSES.items()}, **own}
    for stage in parsed["stages"]:
        if stage["limits"]["learn"]:
            del stage["limits"]["learn"]  # likewise
        stage.setdefault("label", stage["title"])
        items = {item["id"]: item["title"] for item in stage["checklist"]}
        for requirement in stage["gate"]:
            requirement.setdefault("id", requirement_id(requirement))
            if "item" in requirement:
                requirement["title"] = items[requirement["item"]]
            elif "worksheet" in requirement:
                title = worksheets[requirement["worksheet"]].title
                requirement.setdefault("title", title._asdict())
    return parsed
