"""The table of visits and calls, with what was written down after them."""

from collections.abc import Iterator

from engine import contacts, visit_table
from engine.reads import View
from exchange.outgoing.column import Row, day, flag, text
from exchange.outgoing.tables.wanted import PAGE, Wanted

COLUMNS = (
    text("key", "拜访编号", "Visit"),
    day("on", "日期", "On"),
    text("account", "客户编号", "Account"),
    text("deal", "商机编号", "Deal"),
    text("channel", "方式", "Channel"),
    flag("two_sided", "双向", "Two-sided"),
    text("by", "谁去的", "By"),
    text("contact", "联系人编号", "Contact"),
    text("people", "见到的人", "People met"),
    text("summary", "小结", "Summary"),
    text("interest", "兴趣信号", "Interest"),
    text("gained", "收获", "Gained"),
    text("lost", "失误", "Lost"),
    text("improve", "改进", "To improve"),
    text("opinions", "客户意见", "Client's opinions"),
    text("handled", "怎么处理", "How handled"),
    text("insight", "心得", "Insight"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    """By subject and place in its history."""
    for page in visit_table.pages(view, PAGE, account=wanted.account, by=wanted.owner):
        met = contacts.by_keys(view.store, {key for _, visit in page for key in visit.people})
        names = {contact.key: contact.name or contact.key for contact in met}
        for held, visit in page:
            yield (
                *(held.key, held.on, held.account, held.deal, held.channel, held.two_sided, held.by),
                held.contact,
                ", ".join(names.get(key, key) for key in visit.people) or None,
                visit.summary,
                ", ".join(visit.interest) or None,
                *visit.diary,
            )
