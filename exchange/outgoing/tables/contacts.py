"""The table of contacts. Who was erased has no name here, as nowhere."""

from collections.abc import Iterator

from engine import reads
from engine.external import first_origins
from engine.reads import View
from exchange.outgoing.column import Row, day, number, text
from exchange.outgoing.tables.wanted import NOWHERE, PAGE, Wanted

COLUMNS = (
    text("key", "联系人编号", "Contact"),
    text("account", "客户编号", "Account"),
    text("account_name", "客户", "Account name"),
    text("name", "姓名", "Name"),
    text("part", "决策角色", "Part"),
    text("style", "沟通风格", "Style"),
    text("job", "职务", "Job"),
    text("phone", "电话", "Phone"),
    text("email", "邮箱", "Email"),
    text("address", "地址", "Address"),
    text("preferences", "喜好和忌讳", "Preferences"),
    text("topics", "聊得来的话题", "Topics"),
    text("family", "家庭", "Family"),
    day("since", "起始日", "Since"),
    day("left_on", "离开日", "Left on"),
    number("version", "版本", "Version"),
    text("source", "来源", "Source"),
    text("source_id", "来源编号", "Id in the source"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    last: str | None = None
    while page := reads.page_of_people(view, wanted.account, after=last, most=PAGE):
        last = page[-1].key
        accounts = reads.accounts_of(view, {contact.account for contact in page})
        came = first_origins(view.store, [f"contact:{contact.key}" for contact in page])
        for contact in page:
            account = accounts.get(contact.account)
            yield (
                *(contact.key, contact.account, account.name if account else None, contact.name),
                *(contact.part, contact.style, *contact.details),
                *(contact.since, contact.left_on, contact.version),
                *came.get(f"contact:{contact.key}", NOWHERE),
            )
