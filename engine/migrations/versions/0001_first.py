"""The first schema."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ON_SQLITE = {
    "event_never_changed": "BEFORE UPDATE ON event",
    "event_never_deleted": "BEFORE DELETE ON event",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "event_never_replaced": "BEFORE INSERT ON event"
    " WHEN EXISTS (SELECT 1 FROM event WHERE subject = NEW.subject AND seq = NEW.seq)",
}
_ON_POSTGRESQL = {
    "event_never_changed": "BEFORE UPDATE OR DELETE ON event FOR EACH ROW",
    "event_never_emptied": "BEFORE TRUNCATE ON event FOR EACH STATEMENT",
}


def upgrade() -> None:
    _workspace()
    _people()
    _clients()
    _deals()
    _history()
    for statement in append_only(op.get_bind().dialect.name):
        op.execute(statement)


def append_only(dialect: str) -> Iterator[str]:
    """What keeps events from being changed or removed by accident, whatever program connects."""
    if dialect == "sqlite":
        for name, when in _ON_SQLITE.items():
            yield f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
        return
    yield (
        "CREATE OR REPLACE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege'; END $$"
    )
    for name, when in _ON_POSTGRESQL.items():
        yield f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION event_stays()"


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=null)


def _long(name: str, *, null: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null, server_default=default)


def _number(name: str, *, default: str | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text(default) if default else None)


def _workspace() -> None:
    op.create_table(
        "workspace",
        _number("id"),
        _text("time_zone"),
        _text("country"),
        _text("currency"),
        _text("created_at"),
        sa.CheckConstraint("id = 1", name="workspace_only_one"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "rate", _text("currency"), _text("rate"), _text("set_on"), sa.PrimaryKeyConstraint("currency")
    )
    op.create_table(
        "working_days",
        _text("country"),
        _number("year"),
        _long("days"),
        sa.PrimaryKeyConstraint("country", "year"),
    )
    op.create_table(
        "playbook",
        _text("id"),
        _number("version"),
        _text("digest"),
        _long("parsed"),
        _long("source"),
        _text("installed_at"),
        sa.PrimaryKeyConstraint("id", "version"),
    )


def _people() -> None:
    op.create_table(
        "person",
        _text("user"),
        _text("name"),
        _text("role"),
        _text("team", null=True),
        _text("left_on", null=True),
        _number("version"),
        sa.PrimaryKeyConstraint("user"),
    )


def _clients() -> None:
    op.create_table(
        "account",
        _text("code"),
        _text("name"),
        _text("deciders_changed_on", null=True),
        _number("version"),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "contact",
        _text("key"),
        _text("account"),
        _text("part"),
        _text("style", null=True),
        _text("since"),
        _text("left_on", null=True),
        _text("sealed"),
        _number("version"),
        sa.ForeignKeyConstraint(["account"], ["account.code"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "personal",
        _text("digest"),
        _text("salt"),
        _long("data", null=True),
        sa.PrimaryKeyConstraint("digest"),
    )


def _deals() -> None:
    op.create_table(
        "deal",
        _text("key"),
        _text("title"),
        _text("account", null=True),
        _text("owner"),
        _text("playbook"),
        _number("playbook_version"),
        _text("stage"),
        _text("status"),
        _number("unsure", default="0"),
        _text("fresh_until", null=True),
        _text("oldest_yes", null=True),
        _text("waiting_until", null=True),
        _long("unproven", default="[]"),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        _text("currency", null=True),
        _text("behaviour", null=True),
        _text("stage_since", null=True),
        sa.Column("entered_by", sa.String(), nullable=False, server_default="new"),
        _text("won_at", null=True),
        _text("opened_at", null=True),
        _text("close_date", null=True),
        _text("next_what", null=True),
        _text("next_on", null=True),
        _text("next_contact", null=True),
        _text("last_contact", null=True),
        _text("promise_on", null=True),
        _text("wake_on", null=True),
        _number("version"),
        _long("state"),
        sa.ForeignKeyConstraint(["account"], ["account.code"]),
        sa.PrimaryKeyConstraint("key"),
    )
    live = sa.text("status IN ('open', 'won')")
    op.create_index("deal_owner", "deal", ["owner", "status"])
    op.create_index("deal_account", "deal", ["account"])
    op.create_index("deal_live", "deal", ["stage", "stage_since"], sqlite_where=live, postgresql_where=live)


def _history() -> None:
    op.create_table(
        "event",
        _text("subject"),
        _number("seq"),
        _text("at", null=True),
        _text("recorded_at"),
        _text("actor"),
        _text("kind"),
        _long("data"),
        _text("request", null=True),
        _text("hash"),
        sa.PrimaryKeyConstraint("subject", "seq"),
    )
    asked = sa.text("request IS NOT NULL")
    op.create_index("event_at", "event", ["at"])
    op.create_index("event_request", "event", ["request"], sqlite_where=asked, postgresql_where=asked)
    op.create_table(
        "request",
        _text("id"),
        _text("actor"),
        _text("command"),
        _long("result"),
        _text("recorded_at"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "external",
        _text("source"),
        _text("id"),
        _text("subject"),
        _text("digest"),
        sa.PrimaryKeyConstraint("source", "id"),
    )
    op.create_index("external_subject", "external", ["subject"])
