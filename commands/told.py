"""What became of a deal, a sentence an event: for the history, the report of a day and the page of a deal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from commands import titles
from commands.origin import is_made_up
from commands.printing import cut
from commands.views import day, names_of
from engine import contacts, playbooks, reads
from engine.clock import day_of
from engine.deal_fields import FIELDS
from engine.history import Event
from engine.message import Message, Text, msg
from engine.money import Money
from engine.moves import DONE_TITLE
from engine.playbook import Playbook
from engine.reads import View
from engine.state import DONE
from engine.value import Value
from words.say import say


class Entry(Value):
    """What became of a deal: `when` is the day in words, `said` a sentence, also of what was taken back."""

    event: Event
    when: str
    said: str


def entries_of(view: View, key: str, told: Sequence[Event]) -> Iterator[Entry]:
    """Of all that was told of a deal, in its order."""
    deal = reads.deal(view, key)
    names = names_of(contacts.of_account(view.store, deal.account))
    books = _books(view, told)
    undone = {e.data["seq"] for e in told if e.kind == "undo"}
    before: dict[tuple[str, str], Any] = {}
    stood: str | None = None
    for event, playbook in zip(told, books, strict=True):
        said = sentence(event, names, playbook, before, stood)
        if event.seq in undone:
            said = say("history.taken_back", what=said)
        else:
            before |= _filled_by(event)
            stood = _moved_to(event) or stood
        yield Entry(event, _when(event, view.workspace.time_zone), said)


def _books(view: View, told: Sequence[Event]) -> list[Playbook]:
    """For each event the playbook it was written under: what a later one calls things rewrites no past."""
    opened = told[0].data.get("opened") or told[0].data
    current = opened["playbook"], opened["playbook_version"]
    before, found = {}, []
    for event in told:
        found.append(playbooks.load(view.store, *current))
        if event.kind == "upgrade":
            before[event.seq] = current
            current = event.data["playbook"], event.data["playbook_version"]
        elif event.kind == "undo":
            current = before.get(event.data["seq"], current)
    return found


def _when(event: Event, time_zone: str) -> str:
    if event.at is None:
        return say("history.unknown_time")
    return say("history.on", day=day_of(event.at, time_zone))


def _moved_to(event: Event) -> str | None:
    """The stage a move led to."""
    data = event.data
    if event.kind == "import":
        data = data.get("opened") or data.get("reached") or {}
    elif event.kind not in _MOVES:
        return None
    stage: str | None = data.get("to") or data.get("stage")
    return stage


def _filled_by(event: Event) -> dict[tuple[str, str], Any]:
    """What a filling put into the fields, by worksheet and field."""
    data = event.data.get("filled", event.data)
    return {(data["worksheet"], id): v for id, v in data["fields"].items()} if "worksheet" in data else {}


def sentence(
    event: Event,
    names: dict[str, str],
    playbook: Playbook,
    before: Mapping[tuple[str, str], Any] | None = None,
    stood: str | None = None,
) -> str:
    """What happened, in the reader's language. `names` are those of the people at the client, by key;
    `before` is what stood in worksheets, `stood` the stage the deal was in, where that is known."""
    data = _told(event)
    said = _params(data, names) | _titles(data, playbook)
    if "worksheet" in data:
        worksheet = data["worksheet"]
        filled = {id: value for (sheet, id), value in (before or {}).items() if sheet == worksheet}
        said["fields"] = filled_fields(worksheet, data["fields"], names, playbook, filled)
    variant = _variant(event)
    if variant == "import_reached":
        variant = f"import_{_came(event.data['reached'], stood, playbook)}"
    elif variant == "import_opened":
        external = data["opened"]["external"]
        said |= external
        variant += "" if is_made_up(external["id"]) else "_under"
    elif variant == "import_stopped":
        said["class_title"] = _stop_class(data["stopped"]["class"], playbook)
        variant += "" if data["stopped"]["reason"] else "_bare"
    return say(f"history.said_{variant}", **said)


def _told(event: Event) -> dict[str, Any]:
    """What an event says of itself; an import has it inside. Who made an imported visit is its seller:
    elsewhere `by` says which side."""
    data = dict(event.data)
    if event.kind == "import" and "visit" in data:
        visit = dict(data["visit"])
        return {**visit, "seller": visit.pop("by")}
    filled: dict[str, Any] = data.get("filled", data)
    return filled


def _came(reached: Mapping[str, Any], stood: str | None, playbook: Playbook) -> str:
    """How an imported deal came to its stage: ahead over others nobody proved, or back, or neither."""
    if reached["unproven"]:
        return "reached_unproven"
    known = stood is not None and {stood, reached["stage"]} <= {*playbook.order, DONE}
    back = known and playbook.position(reached["stage"]) < playbook.position(str(stood))
    return "back" if back else "reached"


def _variant(event: Event) -> str:
    """Some kinds read differently by what they carry."""
    data = event.data
    if event.kind == "import":
        if "said" in data and not data["fields"]:
            return "import_kept"
        return "import_" + (
            _spoke(data["visit"]) if "visit" in data else next(b for b in _BROUGHT if b in data)
        )
    if event.kind == "advance":
        return ("done" if data["to"] == DONE else "advance") + ("" if data["proven"] else "_unproven")
    if event.kind == "promise":
        return f"promise_kept_{data['by']}" if data["kept"] else f"promise_{data['by']}"
    if event.kind in ("answer", "step", "visit"):
        kind = "call" if data.get("channel") == "call" else event.kind
        return kind if data["contact"] else f"{kind}_nobody"
    if event.kind == "fill" and data.get("follow_on"):
        return "fill_opened"
    if event.kind == "new" and data["amount"] is None:
        return "new_no_amount"
    if event.kind == "stop" and data["wake"]:
        return "stop_wake"
    if event.kind == "tick" and data["off"]:
        return "untick"
    if event.kind == "review" and data["due"]:
        return "review_agreed" if data["what"] else "review_help"
    return event.kind


def _spoke(visit: Mapping[str, Any]) -> str:
    kind = ("call" if visit["channel"] == "call" else "visit") if visit["two_sided"] else "sent"
    return kind if visit["contact"] else f"{kind}_nobody"


def _params(data: dict[str, Any] | Any, names: dict[str, str]) -> dict[str, object]:
    """The event's data as what a sentence can say; anything absent is None and shown as a dash."""
    flat: dict[str, Any] = dict(data)
    for inner in ("opened", "reached", "stopped"):
        if isinstance(flat.get(inner), dict):
            flat |= flat.pop(inner)
    said: dict[str, object] = {name: _value(name, value, names) for name, value in flat.items()}
    if flat.get("amount") is not None and flat.get("currency"):
        said["amount"] = Money(flat["amount"], flat["currency"])
    if flat.get("others"):
        said["contact"] = tuple(names.get(key, key) for key in (flat["contact"], *flat["others"]))
    for title in ("to_title", "stage_title", "title"):
        if isinstance(flat.get(title), dict):
            said["stage_name"] = Text(**flat[title])
    return said


def _titles(data: dict[str, Any] | Any, playbook: Playbook) -> dict[str, object]:
    """What people call the point, the item, the worksheet, the fields and the requirement an event names."""
    said: dict[str, object] = {}
    if "point" in data:
        said["ask"] = titles.question(playbook, data["point"])
    if "item" in data:
        said["item"] = titles.item(playbook, data["item"])
    if "worksheet" in data:
        said["worksheet"] = titles.worksheet(data["worksheet"])
    if "fields" in data and "worksheet" not in data:
        kept = not data["fields"] and "said" in data
        changed = data["said"] if kept else data["fields"]
        named = (name for name in changed if name not in ("currency", "days"))
        fields = [_field(name, changed[name], changed, playbook, there=kept) for name in named]
        said["fields"] = (*fields, *_days_there(changed.get("days", {}), playbook))
    if "requirement" in data:
        said["requirement"] = titles.requirement(playbook, data["stage"], data["requirement"])
    return said


def _value(name: str, value: Any, names: dict[str, str]) -> object:
    if value is None:
        return None
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return Text(**value)
    if name == "contact":
        return names.get(value, value)
    if name in ("on", "until", "wake", "close_date", "set_on", "due"):
        return day(value)
    if name == "kind":
        return msg(f"gate.evidence_{value}") if value in _EVIDENCE else msg(f"history.kind_{value}")
    if name == "answer":
        return msg(f"gate.answer_{value}")
    if name == "by":
        return msg(f"deals.side_{value}")
    if name == "verdict":
        return msg(f"review.verdict_{value}")
    if isinstance(value, list | tuple):
        return tuple(str(v) for v in value)
    return value


def _field(
    name: str, value: Any, fields: dict[str, Any], playbook: Playbook, *, there: bool = False
) -> Message:
    """One field as set: `close date 24 Dec 2026`; or as a table has it, and it is not here."""
    shown = titles.deal_field(playbook, name, value, fields.get("currency"))
    id = "history.field_there" if there else "history.field"
    return msg(id, name=msg(f"deals.field_{name}") if name in FIELDS else name, value=shown)


def _days_there(days: Mapping[str, str], playbook: Playbook) -> Iterator[Message]:
    """The days a table gives otherwise than they stand here."""
    for place, on in days.items():
        if place == "stopped":
            yield msg("history.day_stopped_there", day=day(on))
        else:
            yield msg("history.day_there", stage=_stage(place, playbook), day=day(on))


def _stage(id: str, playbook: Playbook) -> Text | str:
    if id == DONE:
        return DONE_TITLE
    return playbook.stage(id).title if id in playbook.order else id


def _stop_class(id: str | None, playbook: Playbook) -> Text | Message | str:
    return msg("history.class_unknown") if id is None else playbook.stop_classes.get(id, id)


_MOVES = ("new", "advance", "back", "reopen", "upgrade")
_BROUGHT = ("opened", "reached", "stopped", "filled", "fields")


def filled_fields(
    worksheet: str,
    fields: Mapping[str, Any],
    names: Mapping[str, str],
    playbook: Playbook,
    before: Mapping[str, Any],
) -> Text | None:
    """What a worksheet was filled in with: `Risks: delay (4, pilot), lock-in (taken away); Owner: Lin`."""
    from commands.rows_changed import rows_changed
    from commands.sheet_subject import Subject
    from commands.sheet_value import shown
    from stages.worksheets import WORKSHEETS

    sheet = WORKSHEETS.get(worksheet)
    subject = Subject("", "", 0, "", names, str, date.min, playbook.behaviours)
    told = []
    for field in sheet.fields if sheet else ():
        if field.id in fields and field.id != "currency":
            value = fields[field.id]
            if field.kind == "rows":
                value = rows_changed(
                    field, before.get(field.id) or (), value or (), subject, {**before, **fields}
                )
            else:
                value = shown(field, value, subject, fields)
            told.append(say("sheets.figure", label=field.label, value=cut(value, _LONGEST)))
    text = say("sheets.separator").join(told)
    return Text(text, text) if text else None


_LONGEST = 100
"""Columns of a worksheet's field in a sentence; the rest is for `show`."""
_EVIDENCE = ("client_said", "client_document", "event_held", "terms_accepted", "seller_observed")
