"""The table of events: the whole history, with its chain of hashes. It names nobody at a client.

Its columns are called as in the feed (`engine/feed.py`), and hold the same.
"""

from collections.abc import Iterator

from engine import history
from engine.reads import View
from exchange.outgoing.column import Row, instant, number, object_, text
from exchange.outgoing.tables.wanted import Wanted

COLUMNS = (
    text("id", "编号", "Id"),
    number("position", "序号", "Position"),
    text("subject", "对象", "Subject"),
    number("seq", "第几条", "Number"),
    instant("at", "发生时间", "At"),
    instant("recorded_at", "记录时间", "Recorded at"),
    text("actor", "谁", "Actor"),
    text("kind", "类型", "Kind"),
    object_("data", "内容", "Data"),
    text("request", "请求号", "Request"),
    text("hash", "哈希", "Hash"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    """Subject by subject, each in its order."""
    for row in history.walk(view.store):
        if view.until is None or row["at"] is None or row["at"] <= view.until:
            yield (history.id_of(row["subject"], row["seq"]), *row)
