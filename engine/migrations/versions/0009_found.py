"""The stem of each client's name, by which its double is found; and of those where whoever decides came or
went, since when, beside what a yes is compared with."""

import sqlalchemy as sa
from alembic import op

from engine.alike import stem

revision = "0009"
down_revision = "0008"

_AT_ONCE = 10_000
_PAGE = sa.text("SELECT code, name FROM account WHERE code > :after ORDER BY code LIMIT :most")
_KEEP = sa.text("UPDATE account SET stem = :stem WHERE code = :code")
_LIKE_A_BIG_TEAM = {"account_stem": "15000 1 1", "account_decided": "9000 1 1"}
"""As in `0006_pages`: rows of an index, and how many have the same first columns."""


def upgrade() -> None:
    op.add_column("account", sa.Column("stem", sa.String(), nullable=False, server_default=""))
    here, after = op.get_bind(), ""
    while found := here.execute(_PAGE, {"after": after, "most": _AT_ONCE}).all():
        here.execute(_KEEP, [{"code": code, "stem": stem(name)} for code, name in found])
        after = found[-1].code
    op.create_index("account_stem", "account", ["stem", "code"])
    known = sa.text("deciders_changed_on IS NOT NULL")
    columns = ["code", "deciders_changed_on"]
    op.create_index("account_decided", "account", columns, sqlite_where=known, postgresql_where=known)
    if here.dialect.name == "sqlite":
        keep = sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('account', :index, :figures)")
        here.execute(keep, [{"index": name, "figures": n} for name, n in _LIKE_A_BIG_TEAM.items()])
