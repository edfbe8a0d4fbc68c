"""Accounts known twice: proposed, and merged."""

WORDS: dict[str, tuple[str, str]] = {
    "may_not": (
        "{user} 不能合并客户，需要经理或管理员。",
        "{user} may not merge accounts; that takes a manager or an admin.",
    ),
    "itself": (
        "{code} {account} 就是它自己，没有什么可合并的。",
        "{code} {account} is itself: there is nothing to merge.",
    ),
    "already": (
        "{code} 早已并入 {into} {name}。",
        "{code} was merged into {into} {name} already.",
    ),
    "into_merged": (
        "{code} 已经并入 {into} {name}，请直接并到那一家。",
        "{code} was merged into {into} {name}: merge into that one.",
    ),
    "done": (
        "{gone} {gone_name} 已并入 {code} {name}。",
        "{gone} {gone_name} was merged into {code} {name}.",
    ),
    "would": (
        "{gone} {gone_name} 将并入 {code} {name}。",
        "{gone} {gone_name} would be merged into {code} {name}.",
    ),
    "moved_deals": ("{n} 个商机：{keys}（编号不变）", "{n:deal|deals}: {keys} (keys stay)"),
    "moved_people": ("{n} 位联系人：{keys}（编号不变）", "{n:person|people}: {keys} (keys stay)"),
    "moved_orders": ("{n} 笔订单：{keys}", "{n:order|orders}: {keys}"),
    "moved_visits": ("{n} 次拜访和通话", "{n:visit or call|visits and calls}"),
    "moved_weeks": ("{n} 周的拜访计划", "visit plans of {n:week|weeks}"),
    "moved_nothing": ("它名下什么都没有。", "Nothing hung on it."),
    "moved_order": ("{was} 改为 {now}", "{was} is now {now}"),
    "more": ("另有 {n} 项", "{n} more"),
    "learned": ("{code} 补上了：{what}", "{code} took over: {what}"),
    "learned_place": ("所在地", "place"),
    "learned_class": ("客户等级", "class"),
    "sheet_currencies": (
        "《{worksheet}》两边币种不同，{code} 填的没有并过来，还在它自己的记录里。",
        "{worksheet} is in another currency there: what {code} had was not taken over, and stays on its own record.",
    ),
    "order_currencies": (
        "订单有几种币种（{currencies}），合计仍然分开算。",
        "There are orders in {currencies}; sums keep them apart.",
    ),
    "order_moved": (
        "{order} 已随客户合并，现在是 {now}。",
        "{order} came along as its account was merged: it is {now} now.",
    ),
    "person_twice": (
        "{came} {name} 与 {there} {there_name} 可能是同一个人。",
        "{came} {name} may be {there} {there_name}.",
    ),
    "final": (
        "合并不能撤销；个别商机挂错了，可以逐个改回：",
        "A merge isn't undone; a deal that belongs elsewhere can be set apart again:",
    ),
    "gone_on": (
        "{code} {gone} 已并入 {into} {name}，以下说的是 {into}。",
        "{code} {gone} was merged into {into} {name}: this is about {into}.",
    ),
    "merged_on": (
        "已于{on}由 {by} 并入 {into} {name}",
        "merged into {into} {name} on {on}, by {by}",
    ),
    "alike": (
        "已有名字相近的客户 {like} {like_name}。如果是同一家，请经理合并：",
        "There is {like} {like_name}, of a name alike. If it is the same company, a manager can merge them:",
    ),
    "none": ("没有发现重复的客户或联系人。", "No account or person seems to be there twice."),
    "found": (
        "可能重复的客户有 {n} 处；是不是同一家，由人来定：",
        "{n:account|accounts} may be there twice; whether they are is for you to say:",
    ),
    "hangs": (
        "（商机 {deals} · 联系人 {people} · 订单 {orders} · 拜访 {visits}）",
        " (deals {deals} · people {people} · orders {orders} · visits {visits})",
    ),
    "why_same": ("只差大小写、全半角或空格", "the same but for capitals, width or spaces"),
    "why_ending": ("只差公司后缀：{ending}", "the same but for how the company ends: {ending}"),
    "why_place": ("只差括号里的“{place}”", "the same but for “{place}” in brackets"),
    "why_spelling": ("只差标点、空格或变音符号", "the same but for punctuation, spaces or accents"),
    "people_found": (
        "同一家客户里可能重复的联系人：",
        "People who may be at one account twice:",
    ),
    "people_group": ("{account}：{people}", "{account}: {people}"),
    "person": ("{key} {name}", "{key} {name}"),
    "more_groups": (
        "还有 {n} 处；用 --limit 0 看全部。",
        "{n} more; all of them with --limit 0.",
    ),
}
