"""The batches by which deals went to a version of a playbook, in the list of playbooks."""

from collections.abc import Iterator, Sequence
from typing import Any

from commands.desk import Desk
from engine import upgrade_batches
from engine.clock import day_of
from engine.store import Store
from words.say import say


def batches(store: Store, playbook: str, version: int) -> list[dict[str, Any]]:
    """The newest first; `deals` is how many they were."""
    return [
        {"batch": each.id, "at": each.at, "by": each.actor, "deals": len(each.deals), "taken_back": each.back}
        for each in upgrade_batches.batches_to(store, playbook)
        if each.version == version
    ]


def batch_lines(desk: Desk, found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The newest first, of all versions; nothing where there was none."""
    zone = desk.view.workspace.time_zone
    told = [(each["version"], batch) for each in found for batch in each["upgrades"]]
    told.sort(key=lambda each: each[1]["at"], reverse=True)
    if told:
        yield ""
        yield say("upgrade.batches")
    for version, each in told:
        said = "upgrade.batch_back" if each["taken_back"] else "upgrade.batch"
        line = say(
            said,
            batch=each["batch"],
            day=day_of(each["at"], zone),
            actor=each["by"],
            n=each["deals"],
            version=version,
        )
        yield f"  {line}"
