"""What an event is called in an event log: an id that stays, a title for people, and what there is to count.

Texts that people wrote (evidence, summaries, reasons, titles) are left out: they may name somebody.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.fold import visit_in
from engine.history import Event
from engine.message import Message, Text, msg

Data = Mapping[str, Any]
Value = str | int | bool
UNSAID = "unsaid"
"""The class of a stop where an import didn't say it."""


class Activity(NamedTuple):
    """`people` are the keys of the contacts it was with."""

    id: str
    title: Message | Text
    said: Mapping[str, Value]
    people: tuple[str, ...] = ()


def activity(event: Event) -> Activity | None:
    """What happened; None where nothing did, in the world or to the deal."""
    data = event.data
    if event.kind == "undo":
        return None
    if event.kind == "import":
        return _brought(data, event)
    if event.kind in ("advance", "back", "reopen"):
        return _entered(data["to"], data["to_title"], event.kind, _some(data, "proven", "status"))
    if event.kind == "new" and "stage" in data:
        return _entered(data["stage"], data["stage_title"], "new", _some(data, "status"))
    named = _NAMED.get(event.kind)
    return named(data, event) if named else _plain(event.kind)


def _brought(data: Data, event: Event) -> Activity | None:
    """What an import told."""
    if "opened" in data:
        opened = data["opened"]
        return _entered(opened["stage"], opened["stage_title"], "import", _some(opened, "status"))
    if "reached" in data:
        reached = data["reached"]
        return _entered(reached["stage"], reached["title"], "import", _some(reached, "status"))
    if "stopped" in data:
        return _stop(data["stopped"], event)
    if "filled" in data:
        return _fill(data["filled"], event)
    if "visit" in data:
        return _visit(data["visit"], event)
    return _set(data, event) if data.get("fields") else None


def _entered(stage: str, title: Mapping[str, str], move: str, said: Mapping[str, Value]) -> Activity:
    return Activity(f"stage.{stage}", Text(**title), {"move": move, **said})


def _stop(data: Data, event: Event) -> Activity:
    stop_class = data["class"] or UNSAID
    title = data.get("class_title")
    return Activity(f"stop.{stop_class}", Text(**title) if title else _of("stop", stop_class), {})


def _answer(data: Data, event: Event) -> Activity:
    said = {"answer": data["answer"], "kind": data["kind"]}
    return Activity(f"answer.{data['point']}", _of("answer", data["point"]), said, _met(data))


def _fill(data: Data, event: Event) -> Activity:
    sheet = data["worksheet"]
    return Activity(f"fill.{sheet}", _of("fill", sheet), _some(data, "complete"))


def _tick(data: Data, event: Event) -> Activity:
    kind = "untick" if data["off"] else "tick"
    return Activity(f"{kind}.{data['item']}", _of("tick", data["item"]), {"off": data["off"]})


def _waive(data: Data, event: Event) -> Activity:
    return Activity("waive", _kind("waive"), _some(data, "requirement", "stage", "until"))


def _visit(data: Data, event: Event) -> Activity:
    channel = data.get("channel") or "in_person"
    id = "call" if channel == "call" else "visit"
    said: dict[str, Value] = {"channel": channel, "two_sided": data["two_sided"], "on": data["on"]}
    return Activity(id, msg("eventlog.call") if id == "call" else _kind("visit"), said, _met(data))


def _step(data: Data, event: Event) -> Activity:
    return Activity("step", _kind("step"), _some(data, "on"), _met(data))


def _promise(data: Data, event: Event) -> Activity:
    id = "promise_kept" if data["kept"] else "promise"
    return Activity(f"{id}.{data['by']}", _of("promise", data["by"]), _some(data, "on"))


def _review(data: Data, event: Event) -> Activity:
    return Activity("review", _kind("review"), _some(data, "verdict", "level", "due"))


def _set(data: Data, event: Event) -> Activity:
    changed = sorted(data["fields"])
    return Activity("set", _kind("set"), {"fields": " ".join(changed)} if changed else {})


def _order(data: Data, event: Event) -> Activity:
    return Activity(event.kind, _kind(event.kind), _some(data, "number", "on"))


_NAMED: Mapping[str, Callable[[Data, Event], Activity]] = {
    "stop": _stop,
    "answer": _answer,
    "fill": _fill,
    "tick": _tick,
    "waive": _waive,
    "wait": lambda data, event: Activity("wait", _kind("wait"), _some(data, "until")),
    "visit": _visit,
    "step": _step,
    "promise": _promise,
    "review": _review,
    "set": _set,
    "order": _order,
    "order_edit": _order,
    "order_drop": _order,
}


def _plain(kind: str) -> Activity:
    return Activity(kind, _kind(kind), {})


def _kind(kind: str) -> Message:
    return msg(f"history.kind_{kind}")


def _of(kind: str, what: str) -> Message:
    return msg("eventlog.of", kind=_kind(kind), what=what)


def _some(data: Data, *names: str) -> dict[str, Value]:
    """Those of these that say anything."""
    return {name: data[name] for name in names if isinstance(data.get(name), str | int | bool)}


def _met(data: Data) -> tuple[str, ...]:
    first = data.get("contact")
    return (*([first] if first else ()), *data.get("others", ()))


def doer(event: Event) -> str | None:
    """Who did it. Of what was brought in nobody says so, except of a visit."""
    if event.kind != "import":
        return event.actor
    told = visit_in(event)
    return told[1] if told else None
