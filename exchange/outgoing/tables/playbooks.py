"""The table of installed playbooks, a row a version."""

from collections.abc import Iterator

from engine import playbooks
from engine.reads import View
from exchange.outgoing.column import Row, instant, number, text
from exchange.outgoing.tables.wanted import Wanted

COLUMNS = (
    text("id", "打法编号", "Playbook"),
    number("version", "版本", "Version"),
    text("title_zh", "中文名", "Chinese title"),
    text("title_en", "英文名", "English title"),
    instant("installed_at", "安装时间", "Installed at"),
    number("deals", "商机数", "Deals"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for each in playbooks.overview(view.store):
        if view.until is None or each.installed_at <= view.until:
            yield each.id, each.version, each.title.zh, each.title.en, each.installed_at, each.deals
