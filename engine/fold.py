"""The fold: `apply(deal, event) -> deal` is the only place where a deal's state changes.

Writing stores its result, `--as-of` folds a shortened list, `db verify` folds everything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from engine.answers import HOPE
from engine.history import Event
from engine.state import (
    CHANNELS,
    DONE,
    STOPPED,
    Answer,
    Closing,
    Day,
    Deal,
    Diary,
    Filled,
    Instant,
    NextStep,
    Promise,
    Review,
    Stay,
    Visit,
    Wait,
    Waiver,
    merged,
)

Data = Mapping[str, Any]


def fold(events: Iterable[Event]) -> Deal | None:
    """All events of one deal to its state: by `at` (unknown first), then `seq`; what was undone left out.

    The opening comes first whatever its time. None where it is cut off: there is no deal yet.
    """
    deal: Deal | None = None
    for state, _ in unfolded(events):
        deal = state
    return deal


def unfolded(events: Iterable[Event]) -> Iterator[tuple[Deal, Event]]:
    """The same one by one: the state after each event. Nothing where the opening is cut off."""
    ordered = sorted(events, key=lambda e: (e.seq > 1, e.at or "", e.seq))
    if not ordered or ordered[0].seq > 1:
        return
    undone = {e.data["seq"] for e in ordered if e.kind == "undo"}
    deal: Deal | None = None
    for event in ordered:
        deal = _stamp(deal, event) if deal and event.seq in undone else apply(deal, event)
        yield deal, event


def apply(deal: Deal | None, event: Event) -> Deal:
    """The state after one more event. `undo` changes nothing here: `fold` leaves out what it takes back."""
    if deal is None:
        opened = event.data if event.kind == "new" else event.data["opened"]
        return _stamp(_opened(opened, event), event)
    return _stamp(_CHANGES[event.kind](deal, event.data, event), event)


def _stamp(deal: Deal, event: Event) -> Deal:
    version, last_at = _mark(deal, event)
    if version == deal.version and last_at == deal.last_at:
        return deal
    return deal._replace(version=version, last_at=last_at)


def _mark(deal: Deal, event: Event) -> tuple[int, Instant | None]:
    """Its version and the latest time that is known, after this event."""
    at, last = event.at, deal.last_at
    return max(deal.version, event.seq), at if last is None or (at is not None and at > last) else last


def _opened(data: Data, event: Event) -> Deal:
    stay = Stay(1, data["stage"], event.at, event.kind, (data["owner"],))
    return Deal(
        key=event.subject.removeprefix("deal:"),
        title=data["title"],
        account=data["account"],
        owner=data["owner"],
        playbook=data["playbook"],
        playbook_version=data["playbook_version"],
        amount=data["amount"],
        currency=data["currency"],
        close_date=data["close_date"],
        behaviour=data["behaviour"],
        status=data["status"],
        stay=stay,
        opened_at=event.at,
        won_at=event.at if data["status"] in ("won", DONE) else None,
        unproven=tuple(data.get("unproven", ())),
        follows=data.get("follows"),
        version=event.seq,
        last_at=event.at,
    )


def _enter(deal: Deal, stage: str, status: str, event: Event) -> Deal:
    """A new stay begins; a wait belongs to the stay it was made in."""
    stay = Stay(deal.stay.number + 1, stage, event.at, event.kind, (deal.owner,))
    won_at = deal.won_at
    if status in ("won", DONE):
        won_at = won_at or event.at
    elif status == "open":
        won_at = None
    version, last_at = _mark(deal, event)  # here already: to copy a deal twice takes twice as long
    return deal._replace(
        stay=stay,
        status=status,
        won_at=won_at,
        wait=None,
        closing=None,
        version=version,
        last_at=last_at,
    )


def _set(deal: Deal, data: Data, event: Event) -> Deal:
    fields = dict(data["fields"])
    new, old = fields.get("close_date"), deal.close_date
    pushed = 1 if new and old and new > old else 0
    owner = fields.get("owner")
    stay = deal.stay
    if owner and owner not in stay.owners:
        stay = stay._replace(owners=(*stay.owners, owner))
    counted = deal._replace(
        close_pushed=deal.close_pushed + pushed, pushed_idle=deal.pushed_idle + pushed, stay=stay
    )
    if owner and deal.review and deal.review.who == deal.owner:
        # What an owner has to do goes with the deal.
        counted = counted._replace(review=deal.review._replace(who=owner))
    return counted._replace(**fields)


def _step(deal: Deal, data: Data, event: Event) -> Deal:
    return deal._replace(next_step=NextStep(data["what"], data["on"], data["contact"], data["set_on"]))


def _promise(deal: Deal, data: Data, event: Event) -> Deal:
    same = [p for p in deal.promises if p.what == data["what"]]
    if same and data["kept"]:
        kept = tuple(p._replace(kept=True) if p.what == data["what"] else p for p in deal.promises)
        return deal._replace(promises=kept)
    made = Promise(data["what"], data["by"], data["on"], data["kept"])
    return deal._replace(promises=(*(p for p in deal.promises if p not in same), made))


def _answer(deal: Deal, data: Data, event: Event) -> Deal:
    at = event.at or event.recorded_at
    given = (data["point"], data["answer"], data["evidence"], data["kind"], data["contact"], data["on"])
    answer = Answer(*given, by=event.actor, at=at)
    answered = deal._replace(answers={**deal.answers, answer.point: answer})
    if answer.kind == HOPE:
        return answered
    return _in_contact(answered, answer.on)._replace(pushed_idle=0)


def _in_contact(deal: Deal, on: Day) -> Deal:
    """What is told late does not make the silence longer."""
    return deal._replace(last_contact=max(on, deal.last_contact or on))


def _fill(deal: Deal, data: Data, event: Event) -> Deal:
    before = deal.worksheets.get(data["worksheet"])
    fields = merged(before.fields if before else {}, data["fields"])
    filled = Filled(fields, data["complete"], data["figures"])
    # A worksheet may settle something of the deal itself, such as how its client likes to buy.
    return deal._replace(worksheets={**deal.worksheets, data["worksheet"]: filled}, **data["settles"])


def _tick(deal: Deal, data: Data, event: Event) -> Deal:
    others = tuple(item for item in deal.items if item != data["item"])
    return deal._replace(items=others if data["off"] else (*others, data["item"]))


def _waive(deal: Deal, data: Data, event: Event) -> Deal:
    waiver = Waiver(
        data["requirement"], data["stage"], data["reason"], data["until"], by=event.actor, on=data["on"]
    )
    return deal._replace(waivers=(*deal.waivers, waiver))


def _wait(deal: Deal, data: Data, event: Event) -> Deal:
    times = (deal.wait.times if deal.wait else 0) + 1
    return deal._replace(wait=Wait(data["until"], data["reason"], data["on"], times))


def _review(deal: Deal, data: Data, event: Event) -> Deal:
    said = {**data, "signs": tuple(data["signs"])}
    return deal._replace(review=Review(**said, coach=event.actor))


def _review_done(deal: Deal, data: Data, event: Event) -> Deal:
    return deal._replace(review=deal.review and deal.review._replace(done=data["on"]))


def _review_handed(deal: Deal, data: Data, event: Event) -> Deal:
    return deal._replace(review=deal.review and deal.review._replace(who=data["who"]))


def visit_told(data: Data, by: str) -> Visit:
    """A visit as its event tells it; the first releases asked less about one."""
    return Visit(
        data["on"],
        data["contact"],
        data["summary"],
        data["two_sided"],
        by,
        channel=data.get("channel", CHANNELS[0]),
        others=tuple(data.get("others", ())),
        interest=tuple(data.get("interest", ())),
        diary=Diary(**data.get("diary", {})),
    )


def visit_in(event: Event) -> tuple[Data, str] | None:
    """What an event tells of a visit, and who was there; None where it tells of none.

    Whoever logs a visit made it; of one that was brought in it says so itself.
    """
    if event.kind == "visit":
        return event.data, event.actor
    said = event.data.get("visit") if event.kind == "import" else None
    return (said, said["by"]) if said else None


def _visit(deal: Deal, data: Data, event: Event) -> Deal:
    return _met(deal, visit_told(data, event.actor))


def _met(deal: Deal, visit: Visit) -> Deal:
    met = deal._replace(visits=(*deal.visits, visit))
    return _in_contact(met, visit.on) if visit.two_sided else met


def _advance(deal: Deal, data: Data, event: Event) -> Deal:
    unproven = tuple(s for s in deal.unproven if s != data["from"])
    if not data["proven"]:
        unproven = (*unproven, data["from"])
    return _enter(deal, data["to"], data["status"], event)._replace(unproven=unproven)


def _back(deal: Deal, data: Data, event: Event) -> Deal:
    """`stages` are the target and all after it, `points` the decision points that stand at their exits."""
    answers = {
        point: a._replace(stale=True) if point in data["points"] else a for point, a in deal.answers.items()
    }
    waivers = tuple(w._replace(ended=True) if w.stage in data["stages"] else w for w in deal.waivers)
    return _enter(deal, data["to"], data["status"], event)._replace(answers=answers, waivers=waivers)


def _stop(deal: Deal, data: Data, event: Event) -> Deal:
    closing = Closing(data["class"], data["reason"], event.at, data["wake"])
    return deal._replace(status=STOPPED, closing=closing, wait=None)


def _reopen(deal: Deal, data: Data, event: Event) -> Deal:
    won_at = deal.won_at
    return _enter(deal, data["to"], data["status"], event)._replace(won_at=won_at)


def upgraded(deal: Deal, data: Data, at: Instant | None) -> Deal:
    """Under another playbook: the same stay, in the stage it has there; what was said and done stays.

    What an upgrade leaves as it was it doesn't say again: an import may tell of earlier moves later on.
    """
    led = deal._replace(playbook=data["playbook"], playbook_version=data["playbook_version"])
    if data["stage"] != data["from_stage"]:
        led = led._replace(stay=led.stay._replace(stage=data["stage"]))
    if data["status"] != data["from_status"]:
        led = led._replace(status=data["status"], won_at=at if data["status"] == "won" else None)
    if not data["proven"] and data["from_stage"] not in deal.unproven:
        led = led._replace(unproven=(*deal.unproven, data["from_stage"]))
    return led


def _import(deal: Deal, data: Data, event: Event) -> Deal:
    """What an import brought to a deal: a stage, a stop, a worksheet, a visit, fields that changed."""
    if "reached" in data:
        reached = data["reached"]
        unproven = (*deal.unproven, *(s for s in reached["unproven"] if s not in deal.unproven))
        known = deal._replace(unproven=unproven) if unproven != deal.unproven else deal
        return _enter(known, reached["stage"], reached["status"], event)
    if "stopped" in data:
        return _stop(deal, data["stopped"], event)
    if "filled" in data:
        return _fill(deal, {"settles": {}, **data["filled"]}, event)
    if "visit" in data:
        return _met(deal, visit_told(data["visit"], data["visit"]["by"]))
    return _set(deal, data, event)


def _merge(deal: Deal, data: Data, event: Event) -> Deal:
    return deal._replace(account=data["account"])


_CHANGES: Mapping[str, Callable[[Deal, Data, Event], Deal]] = {
    "set": _set,
    "step": _step,
    "promise": _promise,
    "answer": _answer,
    "fill": _fill,
    "tick": _tick,
    "waive": _waive,
    "wait": _wait,
    "visit": _visit,
    "review": _review,
    "review_done": _review_done,
    "review_handed": _review_handed,
    "advance": _advance,
    "back": _back,
    "stop": _stop,
    "reopen": _reopen,
    "upgrade": lambda deal, data, event: upgraded(deal, data, event.at),
    "import": _import,
    "merge": _merge,
    "undo": lambda deal, data, event: deal,
}
