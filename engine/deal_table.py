"""The deal as a row: what lists, days and desks ask by, beside the whole state as JSON."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from engine.among import among, batches
from engine.answers import HOPE, fresh_until
from engine.errors import Refused
from engine.history import canonical
from engine.message import msg, step
from engine.playbook import Playbook
from engine.sort_key import sort_key
from engine.state import (
    DONE,
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
)
from engine.store import Store
from engine.value import Value


class DealRow(Value):
    """All of it follows from the state and the playbook; nothing here is written by hand."""

    key: str
    sort_key: str
    account: str | None
    title: str
    owner: str
    playbook: str
    playbook_version: int
    stage: str
    status: str
    unsure: int
    """Decision points of the stage that are unsure, or stale by a move back."""
    fresh_until: Day | None
    """The last day on which every yes of the stage still counts."""
    oldest_yes: Day | None
    """Date of the oldest evidence for a yes of the stage: older than a change of deciders, it is stale."""
    waiting_until: Day | None
    unproven: str
    amount: int | None
    currency: str | None
    behaviour: str | None
    stage_since: Instant | None
    entered_by: str
    won_at: Instant | None
    opened_at: Instant | None
    close_date: Day | None
    next_what: str | None
    next_on: Day | None
    next_contact: str | None
    last_contact: Day | None
    promise_on: Day | None
    """When the earliest promise still open falls due."""
    wake_on: Day | None
    version: int
    follows: str | None
    close_pushed: int
    pushed_idle: int
    unsure_since: Day | None
    """Since when a decision point of its stage has been unsure: the oldest such answer."""
    due_on: Day | None
    """When the first thing still open in one of its worksheets falls due: their figure `next_due`."""
    trouble_since: Day | None
    """Since when a worksheet tells of something unsettled, such as a complaint: `oldest_open`."""
    reviewed_on: Day | None
    review_due: Day | None
    """By when what the last review agreed on is to be done, unless it is."""

    @property
    def place(self) -> tuple[str, int, str]:
        """Where it stands: playbook, version, stage."""
        return self.playbook, self.playbook_version, self.stage


COLUMNS = ", ".join(DealRow._fields)
_VALUES = ", ".join(f":{name}" for name in DealRow._fields)
INSERT = f"INSERT INTO deal ({COLUMNS}, state) VALUES ({_VALUES}, :state)"
_ASSIGNMENTS = ", ".join(f"{name} = :{name}" for name in DealRow._fields if name != "key")
UPDATE = f"UPDATE deal SET {_ASSIGNMENTS}, state = :state WHERE key = :key"


def row_of(deal: Deal, playbook: Playbook) -> DealRow:
    answers = _stage_answers(deal, playbook)
    yeses = [(a, v) for a, v in answers if _was_yes(a) and not a.stale]
    step = deal.next_step
    return DealRow(
        key=deal.key,
        sort_key=sort_key(deal.key),
        account=deal.account,
        title=deal.title,
        owner=deal.owner,
        playbook=deal.playbook,
        playbook_version=deal.playbook_version,
        stage=deal.stage,
        status=deal.status,
        unsure=sum(1 for a, _ in answers if a.answer == "unsure" or (_was_yes(a) and a.stale)),
        fresh_until=min(filter(None, (fresh_until(a, v) for a, v in yeses)), default=None),
        oldest_yes=min((a.on for a, _ in yeses), default=None),
        waiting_until=deal.wait.until if deal.wait else None,
        unproven=json.dumps(deal.unproven),
        amount=deal.amount,
        currency=deal.currency,
        behaviour=deal.behaviour,
        stage_since=deal.stay.since,
        entered_by=deal.stay.by,
        won_at=deal.won_at,
        opened_at=deal.opened_at,
        close_date=deal.close_date,
        next_what=step.what if step else None,
        next_on=step.on if step else None,
        next_contact=step.contact if step else None,
        last_contact=deal.last_contact,
        promise_on=min((p.on for p in deal.promises if not p.kept), default=None),
        wake_on=deal.closing.wake if deal.closing else None,
        version=deal.version,
        follows=deal.follows,
        close_pushed=deal.close_pushed,
        pushed_idle=deal.pushed_idle,
        unsure_since=min((a.on for a, _ in answers if a.answer == "unsure"), default=None),
        due_on=_earliest_figure(deal, "next_due"),
        trouble_since=_earliest_figure(deal, "oldest_open"),
        reviewed_on=deal.review.on if deal.review else None,
        review_due=deal.review.open_until if deal.review else None,
    )


def _earliest_figure(deal: Deal, name: str) -> Day | None:
    days = (filled.figures.get(name) for filled in deal.worksheets.values())
    return min((day for day in days if day is not None), default=None)


def _was_yes(answer: Answer) -> bool:
    """A yes of the client's own; what the seller hopes never was one and can't go stale."""
    return answer.answer == "yes" and answer.kind != HOPE


def _stage_answers(deal: Deal, playbook: Playbook) -> list[tuple[Answer, int | None]]:
    """The answers given to the decision points at the exit of the deal's stage, with their validity."""
    if deal.stage == DONE or not deal.answers:
        return []
    points = {d.point: d.valid_for for d in playbook.stage(deal.stage).decisions}
    return [(a, points[p]) for p, a in deal.answers.items() if p in points]


def slowed(row: DealRow, today: Day, deciders_changed_on: Day | None) -> bool:
    """A decision point of its stage is unsure or stale, waived or not. Only live deals are slowed."""
    if row.status not in ("open", "won"):
        return False
    if row.unsure or (row.fresh_until is not None and row.fresh_until < today):
        return True
    changed = deciders_changed_on is not None and deciders_changed_on <= today
    return changed and row.oldest_yes is not None and row.oldest_yes < (deciders_changed_on or "")


STALE = (
    "(d.fresh_until < :today OR (d.oldest_yes IS NOT NULL AND d.oldest_yes <"
    " (SELECT deciders_changed_on FROM account WHERE code = d.account AND deciders_changed_on <= :today)))"
)
"""Whether a yes of a live deal `d` is stale, for statements that go through all: few have one to compare.
With `d.unsure > 0` it is what `slowed` says."""


def insert(store: Store, deal: Deal, playbook: Playbook) -> None:
    store.run(INSERT, **parameters(deal, playbook))


def insert_many(store: Store, deals: Iterable[tuple[Deal, Playbook]]) -> None:
    rows = ((*row_of(deal, playbook), state_text(deal)) for deal, playbook in deals)
    store.load("deal", (*DealRow._fields, "state"), rows)


def update_many(store: Store, deals: Iterable[tuple[Deal, Playbook]]) -> None:
    store.run_many(UPDATE, (parameters(deal, playbook) for deal, playbook in deals))


def parameters(deal: Deal, playbook: Playbook) -> dict[str, object]:
    return {**row_of(deal, playbook)._asdict(), "state": state_text(deal)}


def accounts_of(store: Store, keys: Iterable[str]) -> dict[str, str | None]:
    """By key the account of each deal there is."""
    found: dict[str, str | None] = {}
    for page in batches(sorted(set(keys))):
        marks, params = among(page)
        rows = store.rows(f"SELECT key, account FROM deal WHERE key IN ({marks})", **params)
        found |= {row["key"]: row["account"] for row in rows}
    return found


def only_ones_titled(store: Store, titles: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """By title key and account of a deal, where no other is called so."""
    found: dict[str, tuple[str, str | None]] = {}
    for page in batches(sorted(set(titles))):
        marks, params = among(page)
        rows = store.rows(
            "SELECT title, min(key) AS key, min(account) AS account FROM deal"
            f" WHERE title IN ({marks}) GROUP BY title HAVING count(*) = 1",
            **params,
        )
        found |= {row["title"]: (row["key"], row["account"]) for row in rows}
    return found


def load(store: Store, key: str) -> Deal | None:
    row = store.row("SELECT state FROM deal WHERE key = :key", key=key)
    return read_state(row["state"]) if row else None


_TO_CHANGE = (
    "SELECT state, (SELECT seq FROM event WHERE subject = :subject ORDER BY seq DESC LIMIT 1) AS seq,"
    " (SELECT hash FROM event WHERE subject = :subject ORDER BY seq DESC LIMIT 1) AS hash"
    " FROM deal WHERE key = :key"
)


def load_to_change(store: Store, key: str) -> tuple[Deal, tuple[int, str]] | None:
    """The same with seq and hash of its newest event, as `history.head` has them."""
    row = store.row(_TO_CHANGE, key=key, subject=f"deal:{key}")
    if row is None:
        return None
    text, seq, hash = row
    return read_state(text), (0, "") if seq is None else (seq, hash)


def state_text(deal: Deal) -> str:
    """The whole state as canonical JSON; `read_state` is its inverse."""
    step, wait, closing, review = deal.next_step, deal.wait, deal.closing, deal.review
    inner = {
        "stay": deal.stay._asdict(),
        "closing": closing._asdict() if closing else None,
        "answers": {point: a._asdict() for point, a in deal.answers.items()},
        "worksheets": {id: f._asdict() for id, f in deal.worksheets.items()},
        "waivers": [w._asdict() for w in deal.waivers],
        "wait": wait._asdict() if wait else None,
        "promises": [p._asdict() for p in deal.promises],
        "visits": [{**v._asdict(), "diary": v.diary._asdict()} for v in deal.visits],
        "next_step": step._asdict() if step else None,
        "review": review._asdict() if review else None,
    }
    return canonical({**deal._asdict(), **inner})


@lru_cache(maxsize=512)
def read_state(text: str) -> Deal:
    """Raises Refused where something other than the program wrote what stands there.

    A program that stays reads the same deals again and again, and most have not changed.
    """
    data: Any = None
    try:
        data = json.loads(text)
        return _deal(data)
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        key = data.get("key") if isinstance(data, dict) else None
        raise Refused(msg("deals.unreadable", deal=str(key or "?")), hint=step("db verify")) from error


def _deal(data: Mapping[str, Any]) -> Deal:
    return Deal(
        **{
            **data,
            "stay": Stay(**{**data["stay"], "owners": tuple(data["stay"]["owners"])}),
            "closing": Closing(**data["closing"]) if data["closing"] else None,
            "answers": {point: Answer(**a) for point, a in data["answers"].items()},
            "items": tuple(data["items"]),
            "worksheets": {id: Filled(**f) for id, f in data["worksheets"].items()},
            "waivers": tuple(Waiver(**w) for w in data["waivers"]),
            "wait": Wait(**data["wait"]) if data["wait"] else None,
            "promises": tuple(Promise(**p) for p in data["promises"]),
            "visits": tuple(map(_visit, data["visits"])),
            "next_step": NextStep(**data["next_step"]) if data["next_step"] else None,
            "review": _reviewed(data["review"]) if data["review"] else None,
            "unproven": tuple(data["unproven"]),
        }
    )


def _reviewed(data: Mapping[str, Any]) -> Review:
    return Review(**{**data, "signs": tuple(data["signs"])})


def _visit(data: Mapping[str, Any]) -> Visit:
    lists = {name: tuple(data[name]) for name in ("others", "interest")}
    return Visit(**{**data, **lists, "diary": Diary(**data["diary"])})
