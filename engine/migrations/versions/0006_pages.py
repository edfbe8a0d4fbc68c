"""What lists are ordered by and clients found by, and the indexes such reads go along."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_STEM = "rtrim(key, '0123456789')"
_SORT_KEY = (
    f"{_STEM} || substr('000000000', length(key) - length({_STEM}) + 1) || substr(key, length({_STEM}) + 1)"
)
_IN_PLACE = (
    ("deal_account", "deal", ["account", "sort_key"]),
    ("purchase_ordered_on", "purchase", ["ordered_on", "account", "number"]),
    ("visit_by", "visit", ["by", "held_on", "subject", "seq"]),
)
"""Indexes that get more columns."""
_LIVE = (
    *("stage", "stage_since", "playbook", "playbook_version", "status", "key", "currency", "amount"),
    *("behaviour", "waiting_until", "last_contact", "next_on", "next_contact", "close_date", "close_pushed"),
    *("pushed_idle", "unsure", "unsure_since", "fresh_until", "oldest_yes", "account", "promise_on"),
    *("due_on", "trouble_since", "review_due", "entered_by", "opened_at", "owner"),
)
_NEW = (
    ("deal_sorted", "deal", ["sort_key"]),
    ("deal_of_owner", "deal", ["owner", "sort_key"]),
    ("deal_stage", "deal", ["stage", "sort_key"]),
    ("deal_status", "deal", ["status", "sort_key"]),
    ("account_called", "account", ["called"]),
    ("contact_account", "contact", ["account", "number"]),
    ("event_actor", "event", ["actor", "at"]),
)
_LIKE_A_BIG_TEAM = {
    "account": {"account_called": "15000 1", "sqlite_autoindex_account_1": "15000 1"},
    "contact": {
        "contact_account": "20000 2 1",
        "contact_left": "1000 3",
        "sqlite_autoindex_contact_1": "20000 1",
    },
    "deal": {
        "deal_account": "100000 7 1",
        "deal_follows": "5000 1",
        "deal_live": "20000 5000 140 140 140 140" + 23 * " 1",
        "deal_of_owner": "100000 500 1",
        "deal_owner": "100000 500 125",
        "deal_review": "500 5",
        "deal_sorted": "100000 1",
        "deal_stage": "100000 20000 1",
        "deal_status": "100000 25000 1",
        "sqlite_autoindex_deal_1": "100000 1",
    },
    "event": {
        "event_actor": "1300000 6000 8",
        "event_at": "1300000 900",
        "event_request": "100000 1",
        "event_reviewed": "10000 10",
        "event_spoken": "30000 2",
        "sqlite_autoindex_event_1": "1300000 10 1",
    },
    "person": {"sqlite_autoindex_person_1": "200 1"},
    "personal": {"sqlite_autoindex_personal_1": "20000 1"},
    "purchase": {"purchase_ordered_on": "130000 200 1 1", "sqlite_autoindex_purchase_1": "130000 9 1"},
    "visit": {
        "sqlite_autoindex_visit_1": "100000 2 1",
        "visit_account": "100000 7 7 4 1",
        "visit_by": "100000 450 3 1 1",
    },
}
"""Rows of an index, and how many have the same first column, the same first two and so on: two hundred people
with a hundred thousand deals. SQLite plans by such figures, and left to itself has none: it takes ten deals
to be in a stage. So plans are the same for everybody, and they are those that are tested."""


def upgrade() -> None:
    _columns()
    for name, table, columns in _IN_PLACE:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns)
    for name, table, columns in _NEW:
        op.create_index(name, table, columns)
    for name in ("deal_follows", "deal_live"):
        op.drop_index(name, table_name="deal")
    _partial("deal_live", "deal", _LIVE, "status IN ('open', 'won')")
    _partial("deal_follows", "deal", ["follows"], "follows IS NOT NULL")
    _partial("deal_review", "deal", ["review_due"], "review_due IS NOT NULL")
    _partial("contact_left", "contact", ["left_on"], "left_on IS NOT NULL")
    _partial("event_reviewed", "event", ["at"], "kind IN ('review', 'review_done', 'undo')")
    _partial("event_spoken", "event", ["subject"], "kind IN ('step', 'promise')")
    if op.get_bind().dialect.name == "sqlite":
        _plan_ahead()


def _columns() -> None:
    op.add_column("deal", sa.Column("sort_key", sa.String(), nullable=False, server_default=""))
    op.add_column("account", sa.Column("called", sa.String(), nullable=False, server_default=""))
    op.add_column("contact", sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.execute(f"UPDATE deal SET sort_key = {_SORT_KEY}")
    op.execute("UPDATE contact SET number = CAST(substr(key, length(account) + 2) AS INTEGER)")
    here = op.get_bind()
    found = here.execute(sa.text("SELECT code, name FROM account")).all()
    if found:
        called = sa.text("UPDATE account SET called = :called WHERE code = :code")
        here.execute(called, [{"code": code, "called": name.casefold()} for code, name in found])


def _plan_ahead() -> None:
    op.execute("ANALYZE sqlite_schema")  # makes the table for the figures
    here = op.get_bind()
    here.execute(sa.text("DELETE FROM sqlite_stat1"))
    known = [
        {"table": table, "index": index, "figures": figures}
        for table, indexes in _LIKE_A_BIG_TEAM.items()
        for index, figures in indexes.items()
    ]
    keep = sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :figures)")
    here.execute(keep, known)


def _partial(name: str, table: str, columns: Iterable[str], where: str) -> None:
    op.create_index(name, table, [*columns], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
