"""What a client is worth: its class, its own worksheets and its orders; and deals that follow a deal."""

import json

import sqlalchemy as sa
from alembic import op

from engine.history import canonical

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _accounts()
    _purchases()
    _following()


def _accounts() -> None:
    op.add_column("account", sa.Column("abc", sa.String(), nullable=True))
    op.add_column("account", sa.Column("abc_by", sa.String(), nullable=True))
    op.add_column("account", sa.Column("sheets", sa.Text(), nullable=False, server_default="{}"))


def _purchases() -> None:
    op.create_table(
        "purchase",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ordered_on", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("deal", sa.String(), nullable=True),
        sa.Column("dropped_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.code"]),
        sa.ForeignKeyConstraint(["deal"], ["deal.key"]),
        sa.PrimaryKeyConstraint("account", "number"),
    )
    op.create_index("purchase_ordered_on", "purchase", ["ordered_on"])


def _following() -> None:
    """A state is compared to its history byte for byte, so it has to say what it is silent about now."""
    op.add_column("deal", sa.Column("follows", sa.String(), nullable=True))
    op.create_index("deal_follows", "deal", ["follows"])
    held, done = op.get_bind(), ""
    some = sa.text("SELECT key, state FROM deal WHERE key > :done ORDER BY key LIMIT 1000")
    while states := held.execute(some, {"done": done}).all():
        held.execute(
            sa.text("UPDATE deal SET state = :state WHERE key = :key"),
            [
                {"key": key, "state": canonical({**json.loads(state), "follows": None})}
                for key, state in states
            ],
        )
        done = states[-1].key
