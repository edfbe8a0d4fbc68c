"""Stays counted by kind, so that what is learned from them follows the history without reading all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_LIKE_A_BIG_TEAM = {
    "stay_count": {"sqlite_autoindex_stay_count_1": "100000 50000 10000 3000 1500 40 2 1"},
    "counted_deal": {"sqlite_autoindex_counted_deal_1": "100 1"},
}
"""As in `0006_pages`: rows of an index, and how many have the same first columns."""


def upgrade() -> None:
    kind = ("playbook", "stage", "behaviour", "currency")
    op.create_table(
        "stay_count",
        *(sa.Column(name, sa.String(), nullable=False) for name in kind),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("days", "won", "n", "early")),
        sa.PrimaryKeyConstraint(*kind, "amount", "days", "won"),
    )
    op.create_table(
        "counted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="counted_only_one"),
    )
    op.create_table(
        "counted_deal",
        sa.Column("deal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("deal"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _plan_ahead()


def _plan_ahead() -> None:
    known = [
        {"table": table, "index": index, "figures": figures}
        for table, indexes in _LIKE_A_BIG_TEAM.items()
        for index, figures in indexes.items()
    ]
    keep = sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :figures)")
    op.get_bind().execute(keep, known)
