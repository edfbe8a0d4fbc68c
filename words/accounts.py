"""Accounts."""

WORDS: dict[str, tuple[str, str]] = {
    "unknown": ("没有“{account}”这个客户。", "There is no account “{account}”."),
    "ambiguous": ("“{account}”不止一个：{candidates}", "“{account}” could be any of: {candidates}"),
    "exists": ("已经有“{account}”这个客户了。", "There is an account “{account}” already."),
    "no_name": ("客户要有名称。", "An account needs a name."),
    "bad_code": (
        "代码“{code}”不能用：只用字母和数字，最多 {longest} 个，不能只是 D。",
        "“{code}” won't do as a code: use letters and digits, at most {longest}, and not D alone.",
    ),
    "code_taken": ("代码 {code} 已被占用。", "The code {code} is taken."),
    "added": ("已添加客户 {account}，代码 {code}。", "{account} is added, with the code {code}."),
    "edited": ("{code} 现在叫{account}。", "{code} is now called {account}."),
    "edit_fields": (
        "客户可以改名称和等级：name=新名称、class=A（给的是：{fields}）",
        "The name and the class of an account can change: name=…, class=A (given: {fields})",
    ),
    "none": ("还没有客户。", "No accounts yet."),
    "class_by_orders": ("等级 {abc}（按订单排名）", "Class {abc}, as orders rank it"),
    "class_by_hand": ("等级 {abc}（人工指定）", "Class {abc}, set by hand"),
    "class_by_nobody": ("还没有等级", "No class yet"),
    "sums_orders": ("{n} 笔订单，合计 {sums}", "{n:order|orders}, {sums} in all"),
    "sums_deals": ("{n} 个赢单商机，合计 {sums}", "{n:won deal|won deals}, {sums} in all"),
    "last_orders": ("最近一笔在{on}", "the last on {on}"),
    "last_deals": ("最近一个赢于{on}", "the last won on {on}"),
    "col_code": ("代码", "Code"),
    "col_name": ("名称", "Name"),
    "col_class": ("等级", "Class"),
    "col_deals": ("商机", "Deals"),
    "col_from_orders": ("订单合计", "Orders"),
    "col_from_deals": ("赢单合计", "Won deals"),
    "not_yours": (
        "{user} 在 {code} 没有商机，不能改它的资料；商机负责人、其销售教练、经理或管理员可以。",
        "{user} has no deal at {code} and may not change it; a deal's owner, their coach, a manager or an admin may.",
    ),
    "unknown_among": (
        "没有“{account}”这个客户。有：{candidates}",
        "There is no account “{account}”. There are: {candidates}",
    ),
    "unknown_class": (
        "客户等级不能是“{given}”。可选：{choices}；留空则按订单排名来定。",
        "There is no class “{given}”. Choose from: {choices}; leave it empty for the ranking by orders.",
    ),
    "may_not_rank": (
        "{user} 不能给全部客户分级，需要销售教练、经理或管理员。",
        "{user} may not class all accounts; that takes a coach or above.",
    ),
    "bad_order": ("订单没有记下：\n  {faults}", "The order was not entered:\n  {faults}"),
    "order_faults": ("{first}\n  {then}", "{first}\n  {then}"),
    "order_amount": (
        "“{amount}”不能当作 {currency} 金额：请写成 1200000 或 120万，要小于一千万亿，小数位不超过该币种的最小单位。",
        "“{amount}” can't be an amount in {currency}: write 1200000 or 1.2m, less than 1,000,000,000,000,000 and "
        "no finer than the currency's smallest unit.",
    ),
    "order_cost_below_zero": (
        "成本不能是负数；退货把金额和成本都记成负数。",
        "The cost can't be below zero; of a credit note both amount and cost are.",
    ),
    "order_future": (
        "{day}还没有到：订单只记已经下了的。",
        "{day} is still to come: only orders already placed are entered.",
    ),
    "order_elsewhere": ("商机 {deal} 不是客户 {account} 的。", "Deal {deal} doesn't belong to {account}."),
    "order_dropped": ("订单 {order} 早已撤销。", "Order {order} was taken back already."),
    "unknown_order": ("没有订单 {order}。", "There is no order {order}."),
    "not_an_order": (
        "“{order}”不是订单号；请写成 ACME/12 这样。",
        "“{order}” isn't the number of an order; write it like ACME/12.",
    ),
    "not_yet": ("{day}那天还没有{account}。", "{account} was not known yet on {day}."),
}
