"""What a coach's desk selects by, reviews, and limits learned from history."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from engine.history import canonical

revision = "0004"
down_revision = "0003"

_DAYS = ("unsure_since", "due_on", "trouble_since", "reviewed_on", "review_due")
_HOPE = "seller_observed"
_LIVE = (
    *("stage", "stage_since", "playbook", "playbook_version", "status", "key", "currency", "amount"),
    *("behaviour", "waiting_until", "last_contact", "next_on", "next_contact", "close_date", "close_pushed"),
    *("pushed_idle", "unsure", "unsure_since", "fresh_until", "oldest_yes", "account", "promise_on"),
    *("due_on", "trouble_since", "review_due", "entered_by", "opened_at"),
)


def upgrade() -> None:
    for name in ("close_pushed", "pushed_idle"):
        count = sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))
        op.add_column("deal", count)
    for name in _DAYS:
        op.add_column("deal", sa.Column(name, sa.String(), nullable=True))
    live = sa.text("status IN ('open', 'won')")
    op.drop_index("deal_live", table_name="deal")
    op.create_index("deal_live", "deal", [*_LIVE], sqlite_where=live, postgresql_where=live)
    op.create_table(
        "learned",
        sa.Column("playbook", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("learned_on", sa.String(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("playbook", "stage", "segment"),
    )
    _deals()


def _deals() -> None:
    """A state is compared to its history byte for byte, so it has to say what nobody counted."""
    held, done = op.get_bind(), ""
    points, idle = _points(), _pushed_idle()
    some = sa.text(
        "SELECT key, playbook, playbook_version, stage, state FROM deal WHERE key > :done"
        " ORDER BY key LIMIT 1000"
    )
    change = sa.text(
        "UPDATE deal SET state = :state, close_pushed = :close_pushed, pushed_idle = :pushed_idle,"
        " unsure_since = :unsure_since, due_on = :due_on, trouble_since = :trouble_since WHERE key = :key"
    )
    while rows := held.execute(some, {"done": done}).all():
        changed = []
        for row in rows:
            asked = points.get((row.playbook, row.playbook_version, row.stage), set())
            changed.append(_changed(row.key, json.loads(row.state), asked, idle.get(row.key, 0)))
        held.execute(change, changed)
        done = rows[-1].key


def _changed(key: str, state: Mapping[str, Any], asked: set[str], idle: int) -> dict[str, Any]:
    unsure = (a["on"] for p, a in state["answers"].items() if p in asked and a["answer"] == "unsure")
    figures = [filled["figures"] for filled in state["worksheets"].values()]
    return {
        "key": key,
        "state": canonical({**state, "pushed_idle": idle, "review": None}),
        "close_pushed": state["close_pushed"],
        "pushed_idle": idle,
        "unsure_since": min(unsure, default=None),
        "due_on": _earliest(figures, "next_due"),
        "trouble_since": _earliest(figures, "oldest_open"),
    }


def _earliest(figures: Iterable[Mapping[str, Any]], name: str) -> str | None:
    return min((found[name] for found in figures if found.get(name) is not None), default=None)


def _points() -> dict[tuple[str, int, str], set[str]]:
    """The decision points at the exit of each stage of each playbook."""
    books = op.get_bind().execute(sa.text("SELECT id, version, parsed FROM playbook")).all()
    return {
        (book.id, book.version, stage["id"]): {r["decision"] for r in stage["gate"] if r.get("decision")}
        for book in books
        for stage in json.loads(book.parsed)["stages"]
    }


def _pushed_idle() -> dict[str, int]:
    """Of deals whose close date was ever pushed: how often since the client last answered."""
    rows = op.get_bind().execute(
        sa.text(
            "SELECT subject, seq, at, kind, data FROM event WHERE subject IN"
            " (SELECT 'deal:' || key FROM deal WHERE state NOT LIKE :never) ORDER BY subject, seq"
        ),
        {"never": '%"close_pushed":0,%'},
    )
    return {
        subject.removeprefix("deal:"): _idle(list(own))
        for subject, own in groupby(rows, key=lambda e: e.subject)
    }


def _idle(events: list[Any]) -> int:
    told = [(e.seq, e.kind, json.loads(e.data)) for e in sorted(events, key=_order)]
    undone = {data["seq"] for _, kind, data in told if kind == "undo"}
    stood, idle = None, 0
    for seq, kind, data in told:
        if seq in undone:
            continue
        if kind == "answer" and data["kind"] != _HOPE:
            idle = 0
        for fields in _fields(kind, data):
            new = fields.get("close_date", stood)
            idle += bool(seq > 1 and new and stood and new > stood)
            stood = new
    return idle


def _order(event: Any) -> tuple[bool, str, int]:
    return event.seq > 1, event.at or "", event.seq


def _fields(kind: str, data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if kind == "new":
        yield data
    elif kind in ("set", "import"):
        yield from (data[name] for name in ("opened", "fields") if name in data)
