"""Live deals by status, currency, stage and since when: counted group by group, the oldest found first."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_LIVE = (
    *("status", "currency", "stage", "stage_since", "key", "playbook", "playbook_version", "amount"),
    *("behaviour", "waiting_until", "last_contact", "next_on", "next_contact", "close_date", "close_pushed"),
    *("pushed_idle", "unsure", "unsure_since", "fresh_until", "oldest_yes", "account", "promise_on"),
    *("due_on", "trouble_since", "review_due", "entered_by", "opened_at", "owner"),
)
_FIGURES = "20000 10000 10000 2000 50 1" + 23 * " 1"
"""As in `0006_pages`."""


def upgrade() -> None:
    holds = sa.text("status IN ('open', 'won')")
    op.drop_index("deal_live", table_name="deal")
    op.create_index("deal_live", "deal", [*_LIVE], sqlite_where=holds, postgresql_where=holds)
    if op.get_bind().dialect.name == "sqlite":
        keep = sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('deal', 'deal_live', :figures)")
        op.get_bind().execute(keep, {"figures": _FIGURES})
