"""The table of deals: what stands in a list, with where it came from and how it ended."""

from collections.abc import Iterator, Mapping

from engine import contacts, reads
from engine.external import first_origins
from engine.reads import Listed, View
from engine.state import STOPPED, Deal
from exchange.outgoing.column import Cell, Row, day, flag, instant, money, number, text
from exchange.outgoing.tables.wanted import NOWHERE, Wanted, amount, deals, listing

COLUMNS = (
    text("key", "商机编号", "Deal"),
    text("title", "商机", "Title"),
    text("account", "客户编号", "Account"),
    text("account_name", "客户", "Account name"),
    text("owner", "负责人", "Owner"),
    text("team", "团队", "Team"),
    text("playbook", "销售打法", "Playbook"),
    number("playbook_version", "打法版本", "Playbook version"),
    text("stage", "阶段", "Stage"),
    text("status", "状态", "Status"),
    flag("slowed", "放缓推进", "Slowed"),
    day("waiting_until", "等到", "Waiting until"),
    text("unproven", "未证实的阶段", "Unproven stages"),
    money("amount", "金额", "Amount"),
    text("currency", "币种", "Currency"),
    text("behaviour", "采购倾向", "Buying behaviour"),
    instant("opened_at", "建立时间", "Opened at"),
    instant("stage_since", "进入阶段时间", "In this stage since"),
    instant("won_at", "赢单时间", "Won at"),
    day("close_date", "预计成交日", "Expected close"),
    text("next_step", "下一步", "Next step"),
    day("next_step_on", "下一步日期", "Next step on"),
    text("next_step_with", "下一步联系人", "Next step with"),
    day("last_contact", "最近一次双向联系", "Last two-sided contact"),
    text("stop_class", "终止类别", "Stop class"),
    text("stop_reason", "终止原因", "Stop reason"),
    instant("stopped_at", "终止时间", "Stopped at"),
    day("wake_on", "唤醒日", "Wake on"),
    text("follows", "前一个商机", "Follows"),
    number("version", "版本", "Version"),
    text("source", "来源", "Source"),
    text("source_id", "来源编号", "Id in the source"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for page in deals(view, wanted):
        codes = {each.row.account for each in page if each.row.account}
        names = {code: account.name for code, account in reads.accounts_of(view, codes).items()}
        met = contacts.by_keys(view.store, {each.row.next_contact for each in page if each.row.next_contact})
        people = {contact.key: contact.name or contact.key for contact in met}
        ended = reads.states(view, [each.row.key for each in page if each.row.status == STOPPED])
        came = first_origins(view.store, [f"deal:{each.row.key}" for each in page])
        for each in page:
            origin = came.get(f"deal:{each.row.key}", NOWHERE)
            yield *_told(each, names, people), *_ended(ended.get(each.row.key)), *_rest(each), *origin


def _told(listed: Listed, names: Mapping[str, str], people: Mapping[str, str]) -> tuple[Cell, ...]:
    row = listed.row
    return (
        *(row.key, row.title, row.account, names.get(row.account or ""), row.owner, listed.team),
        *(row.playbook, row.playbook_version, row.stage, row.status, listed.slowed, row.waiting_until),
        *(listing(row.unproven), amount(row.amount, row.currency), row.currency, row.behaviour),
        *(row.opened_at, row.stage_since, row.won_at, row.close_date),
        *(row.next_what, row.next_on, people.get(row.next_contact or "", row.next_contact)),
        row.last_contact,
    )


def _ended(deal: Deal | None) -> tuple[Cell, ...]:
    closing = deal.closing if deal else None
    return (closing.stop_class, closing.reason, closing.at) if closing else (None, None, None)


def _rest(listed: Listed) -> tuple[Cell, ...]:
    return listed.row.wake_on, listed.row.follows, listed.row.version
