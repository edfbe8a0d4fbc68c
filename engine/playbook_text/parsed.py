"""The form of a playbook that is installed and run: JSON-ready, complete, the same for the same meaning."""

from typing import Any

from engine.playbook_text.rules.book import requirement_id
from engine.playbook_text.schema import STOP_CLASSES, Playbook
from engine.worksheet import Worksheets


def completed(playbook: Playbook, worksheets: Worksheets) -> dict[str, Any]:
    """JSON-ready, with what follows from elsewhere filled in: titles, labels, ids."""
    parsed: dict[str, Any] = playbook.model_dump(mode="json", by_alias=True, exclude_none=True)
    if not parsed["signs"]:
        del parsed["signs"]  # a playbook that changes none means what it meant before there were any
    if parsed["closing"] == "moves":
        del parsed["closing"]  # likewise
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
