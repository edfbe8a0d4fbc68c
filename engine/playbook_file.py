"""Reads a playbook people wrote: a YAML file, its templates beside it, every fault with its place."""

import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from jinja2 import Environment, TemplateSyntaxError
from pydantic import ValidationError

from engine.errors import Fault
from engine.history import canonical
from engine.message import Message, msg
from engine.playbook_faults import schema_faults
from engine.playbook_places import Found, Path, Tree, read_tree
from engine.playbook_rules import requirement_id, rule_faults
from engine.playbook_schema import STOP_CLASSES, Playbook
from engine.worksheet import Worksheets

LARGEST = 1_000_000
"""Bytes of a playbook or of one template."""


class Loaded(NamedTuple):
    """`parsed` is the JSON-ready form `read_playbook` takes; None where there are faults."""

    parsed: dict[str, Any] | None
    source: str
    faults: tuple[Fault, ...]


CheckAccounts: TypeAlias = Callable[[Mapping[str, Any]], Iterable[Found]]
"""What is wrong with `accounts`, whose keys the engine does not know; paths begin in it."""


def load_playbook(
    path: str, worksheets: Worksheets, check_accounts: CheckAccounts = lambda accounts: ()
) -> Loaded:
    """From a folder holding `playbook.yaml`, or a YAML file; `templates/` beside it may hold `*.j2`."""
    file = os.path.join(path, "playbook.yaml") if os.path.isdir(path) else path
    source = _text(file)
    if isinstance(source, Message):
        return Loaded(None, "", (Fault(file, 0, 0, "", source),))
    tree = read_tree(source)
    templates, template_faults = _templates(os.path.join(os.path.dirname(file), "templates"))
    checked, found = _check(tree, worksheets, check_accounts)
    named = [Fault(file, *(f.place or tree.place(f.path)), _key(f.path, tree.data), f.what) for f in found]
    faults = (*sorted(named, key=lambda fault: fault[1:4]), *template_faults)
    if checked is None or faults:
        return Loaded(None, source, faults)
    return Loaded({**_completed(checked, worksheets), "templates": templates}, source, ())


def digest(parsed: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON: what the playbook means, whatever its layout and comments."""
    return sha256(canonical(parsed).encode()).hexdigest()


def _text(path: str) -> str | Message:
    """A file's text, or why there is none."""
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return msg("lint.no_file")
    except OSError:
        return msg("lint.unreadable")
    if len(content) > LARGEST:
        return msg("lint.too_big", limit=LARGEST // 1_000_000)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return msg("lint.not_utf8", line=content[: error.start].count(b"\n") + 1)


def _check(
    tree: Tree, worksheets: Worksheets, check_accounts: CheckAccounts
) -> tuple[Playbook | None, Iterable[Found]]:
    if tree.data is None:
        return None, tree.faults or (Found((), msg("lint.empty_file")),)
    if not isinstance(tree.data, dict):
        return None, (*tree.faults, Found((), msg("lint.want_mapping")))
    found = [*tree.faults, *rule_faults(tree.data, worksheets)]
    if isinstance(accounts := tree.data.get("accounts"), dict):
        found += [f._replace(path=("accounts", *f.path)) for f in check_accounts(accounts)]
    try:
        return Playbook.model_validate(tree.data), found
    except ValidationError as error:
        return None, [*found, *schema_faults(error)]


def _templates(folder: str) -> tuple[dict[str, str], list[Fault]]:
    """Every `*.j2` of the folder by its name, and what Jinja can't parse."""
    templates: dict[str, str] = {}
    faults = []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if name.endswith(".j2"):
            file = os.path.join(folder, name)
            text = _text(file)
            if isinstance(text, Message):
                faults.append(Fault(file, 0, 0, "", text))
                continue
            templates[name] = text
            try:
                Environment(autoescape=True).parse(text)
            except TemplateSyntaxError as error:
                what = msg("lint.template_syntax", detail=error.message or "")
                faults.append(Fault(file, error.lineno, 1, "", what))
    return templates, faults


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
    own = parsed["stop_classes"]
    parsed["stop_classes"] = {**{id: text.model_dump() for id, text in STOP_CLASSES.items()}, **own}
    for stage in parsed["stages"]:
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
