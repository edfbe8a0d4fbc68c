"""The portfolio of clients: what the commands `order` and `account value, review, list --by` print."""

WORDS: dict[str, tuple[str, str]] = {
    # Orders
    "ordered": (
        "已记下订单 {order}：{account}，{amount}，{on}。",
        "Order {order} is recorded: {account}, {amount}, {on}.",
    ),
    "no_cost": (
        "没有写成本（--cost），这笔订单的毛利算不出来。",
        "Without its cost (--cost), nobody can tell what this order contributes.",
    ),
    "order_dropped": (
        "订单 {order}（{amount}，{on}）已撤下，历史里仍可查到。",
        "Order {order} ({amount}, {on}) is taken back; the history keeps it.",
    ),
    "no_orders": ("没有订单。", "No orders."),
    "orders_sum": ("共 {n} 笔订单，合计 {sums}", "{n:order|orders}, {sums} in all"),
    "col_order": ("订单", "Order"),
    "col_on": ("日期", "Date"),
    "col_amount": ("金额", "Amount"),
    "col_cost": ("成本", "Cost"),
    "col_product": ("产品", "Product"),
    "col_deal": ("商机", "Deal"),
    "col_note": ("备注", "Note"),
    # Where the figures come from
    "head": (
        "{n} 家客户，{first}至{last}收入合计 {amount}",
        "{n:client|clients}, {amount} of revenue from {first} to {last}",
    ),
    "from_deals": (
        "没有记录任何订单，以下按赢单商机计算。",
        "Counted from won deals: no orders are recorded.",
    ),
    "nothing_sold": (
        "既没有订单，也没有可以代替订单的赢单商机。",
        "There are no orders, and no won deals to stand in for them.",
    ),
    "nothing_to_rank": (
        "{first}至{last}没有任何采购（最近一笔在{on}）：照此分级，所有客户都会变成 C。什么也没有写入。"
        "要连当时的采购一起算，用 --since 选更早的一天：",
        "Nobody bought anything from {first} to {last}; the last order is of {on}. Every client would become C, "
        "so nothing was written. To count what was bought then, choose an earlier day with --since:",
    ),
    "nothing_lately": (
        "这段时间里没有任何订单，最近一笔在{on}。要看当时的情况：",
        "Nothing was ordered in that time; the last order is of {on}. To look back from there:",
    ),
    "left_out_no_rate": (
        "有 {n} 家客户没有计入（{codes}）：他们用 {currencies} 采购，没有汇率，不同币种不能直接相加。",
        "{n:client is|clients are} left out ({codes}): there is no rate for {currencies}, in which they bought.",
    ),
    "no_rate_for_client": (
        "{account} 的采购里有没有汇率的币种（{currencies}），算出来的都会偏低。",
        "{account} bought in a currency without a rate ({currencies}): every figure would be too low.",
    ),
    "left_out_no_account": (
        "有 {n} 个赢单商机不属于任何客户，没有计入。",
        "{n:won deal belongs to no client and is|won deals belong to no client and are} left out.",
    ),
    "left_out_no_amount": (
        "有 {n} 个赢单商机没有金额，没有计入。",
        "{n:won deal has no amount and is|won deals have no amount and are} left out.",
    ),
    "left_out_undated": (
        "有 {n} 个赢单商机不知道哪天赢的，没有计入。",
        "{n:won deal is|won deals are} left out: nobody knows when they were won.",
    ),
    "sheets_no_rate": (
        "有 {n} 家客户工作表里的金额没有计入：{currencies} 没有汇率。",
        "Amounts in the worksheets of {n:client|clients} are left out: there is no rate for {currencies}.",
    ),
    # Ways to look at it
    "by_class": ("等级", "class"),
    "by_grid": ("价值方格", "grid"),
    "by_quadrant": ("象限", "quadrant"),
    "unknown_by": (
        "客户不能按“{given}”看；可选：{choices}",
        "Clients can't be listed by “{given}”; choose from: {choices}",
    ),
    "unknown_matrix": (
        "没有“{given}”这个矩阵；可选：{choices}",
        "There is no matrix “{given}”; choose from: {choices}",
    ),
    "matrix_wants_quadrant": (
        "矩阵只能按象限看：--matrix 不能和 --by {by} 一起用",
        "A matrix goes with --by quadrant, not with --by {by}",
    ),
    "col_clients": ("客户数", "Clients"),
    "col_class": ("等级", "Class"),
    "col_revenue": ("收入", "Revenue"),
    "col_contribution": ("毛利", "Contribution"),
    "col_share": ("占比", "Share"),
    "col_cumulative": ("累计", "Sum"),
    "unknown": ("未知", "unknown"),
    "gold": ("金牌", "gold"),
    "laggard": ("拖累", "laggard"),
    "left": ("已流失", "left"),
    "concentration": (
        "按{measure}看，前 20% 的客户带来 {best}%，末尾 30% 带来 {last}%。20/80/30 说的是利润：前 20% 的客户带来 80% 的利润，"
        "最差的 30% 会吃掉一半。",
        "By {measure}, the best 20 % of clients bring {best} %, the last 30 % bring {last} %. The rule of thumb is "
        "about profit: 20 % bring 80 % of it, and the worst 30 % can halve it.",
    ),
    "by_hand": ("* 等级由人工指定", "* class set by hand"),
    "laggards": (
        "拖累型客户 {n} 家：{signs}。通常约占两成。为什么、怎么办：",
        "{n:laggard|laggards}: {signs}. Usually they are about 20 %. Why, and what to do:",
    ),
    "lags_silent": ("{n} 家 {days} 天以上没有下单", "{n} without an order for more than {days:day|days}"),
    "lags_never": ("{n} 家认识以来没有下过单", "{n} that never ordered"),
    "lags_dropped": ("{n} 家招标总把我们淘汰", "{n} that always drop us in their tenders"),
    "lags_cost": ("{n} 家服务成本高于毛利", "{n} that cost more than they bring"),
    "not_on_record": (
        "有 {n} 家客户的等级和记录的不一样，或者还没有记录。记下来：",
        "{n:client has|clients have} another class on record, or none. To put it on record:",
    ),
    "too_few_to_plot": ("能画出来的客户太少。", "There are too few clients to draw."),
    "lacking_to_plot": ("画不出来，还不知道：{axes}。", "Nothing can be drawn: {axes} is not known."),
    "nothing_to_plot": (
        "画不出来：这段时间里没有客户采购。",
        "Nothing can be drawn: nobody bought anything in that time.",
    ),
    "pareto_title": ("多少客户带来多少收入", "How much the best clients bring"),
    "pareto_across": ("客户数，从大到小（共 {n} 家）", "clients, the largest first ({n:client|clients})"),
    "grid_corner": ("单次金额＼采购周期", "Amount \\ cycle"),
    "cycle_short": ("短（≤ {days} 天）", "short (≤ {days} d)"),
    "cycle_medium": ("中（≤ {days} 天）", "medium (≤ {days} d)"),
    "cycle_long": ("长", "long"),
    "amount_large": ("大（≥ {amount}）", "large (≥ {amount})"),
    "amount_medium": ("中（≥ {amount}）", "medium (≥ {amount})"),
    "amount_small": ("小", "small"),
    "grid_cell": (
        "{cell}：金额{amount}、周期{cycle}，{n} 家",
        "{cell}: {amount} amounts, {cycle} cycle, {n:client|clients}",
    ),
    "col_code_in": ("  代码", "  Code"),
    "col_purchases": ("次数", "Times"),
    "col_cycle": ("周期（天）", "Cycle (days)"),
    "col_each": ("每次金额", "Each time"),
    "no_cell": (
        "{n} 家没有格位，{because}：{codes}",
        "{n:client has|clients have} no cell, {because}: {codes}",
    ),
    "late": (
        "其中 {codes} 过了平常的间隔还没再买：{play}",
        "Of them {codes} should have bought again by now: {play}",
    ),
    "stopped": ("很久没有采购，看来已经停买", "for they seem to have stopped buying"),
    "and_more": ("……还有 {n} 家", "… and {n} more"),
    "side_above": ("高（> {cut}）", "high (> {cut})"),
    "side_upto": ("低（≤ {cut}）", "low (≤ {cut})"),
    "side_high": ("高（≥ {cut}）", "high (≥ {cut})"),
    "side_low": ("低（< {cut}）", "low (< {cut})"),
    "lacking": ("{n} 家不知道{axis}", "{axis} is not known of {n:client|clients}"),
    "bought_nothing": (
        "{n} 家近 {days} 天没有采购，不知道值多少",
        "{n:client|clients} bought nothing in {days} days: what they are worth is not known",
    ),
    "before_cost_to_serve": (
        "{of} 家里有 {n} 家没填服务成本：他们的利润没有扣除这一项，并排看会显得偏高",
        "Of {of:client|clients} here, the cost to serve {n} is not told: their profit is taken before it, "
        "and looks better beside the others",
    ),
    "in_cell": ("{cell}，{n} 家", "{cell}, {n:client|clients}"),
    "one_matrix": ("一个矩阵里有哪些客户：", "To see who stands where in one of them:"),
    "scatter_legend": (
        "每个字母是一家客户的等级；离分界线越远，刻度越密。",
        "Each letter is the class of one client; far from the line, the scale grows denser.",
    ),
    "no_plotext": (
        "画图需要 plotext，这里没有安装：装程序时写 uv tool install '.[plot]'，或 pip install plotext",
        "Plots are drawn by plotext, which is not installed here: install with uv tool install '.[plot]', or pip install plotext",
    ),
    # One client, and the review
    "known_since": ("{on}起认识", "known since {on}"),
    "value_because": ("{value}：{because}", "{value}: {because}"),
    "do": ("建议：{do}", "Do: {do}"),
    "not_known_yet": ("还不知道的", "Not known yet"),
    "to_settle": ("要知道这些：", "To find out:"),
    "col_period": ("时期", "Period"),
    "question": ("{n}. {ask}", "{n}. {ask}"),
    "none_found": ("没有。", "None."),
    "none_so_far": ("目前没有看到。", "None seen so far."),
    "not_known": ("还不知道。", "Not known."),
    "more_found": ("……还有 {n} 家；全部列出：--all", "… and {n} more; to see all: --all"),
    "cannot_tell": (
        "还有 {n} 家说不准，先从{first}问起：",
        "{n:client|clients} can't be judged yet; begin with {first}:",
    ),
    # Classes on record
    "unknown_measure": (
        "不能按“{given}”分级；可选：{choices}",
        "Classes can't go by “{given}”; choose from: {choices}",
    ),
    "since_future": ("{day}还没有到。", "{day} is still to come."),
    "ranked": (
        "{n} 家客户按{first}至{last}的{measure}排名：{counts}",
        "{n:client|clients} ranked by {measure} from {first} to {last}: {counts}",
    ),
    "classified": ("{n} 家客户改了等级：", "{n:client|clients} changed class:"),
    "class_from_to": ("{code} {account}：{before} → {after}", "{code} {account}: {before} → {after}"),
    "classified_nothing": ("等级没有变化。", "No class has changed."),
    "kept_by_hand": (
        "{n} 家的等级由人工指定，保持不变：{codes}",
        "{n:class is|classes are} set by hand and left alone: {codes}",
    ),
    "not_ranked": (
        "{n} 家不知道毛利，没有分级：{codes}",
        "{n:client is|clients are} not classed, for nobody knows what they contribute: {codes}",
    ),
    "class_edited": ("{code} {account} 的等级：{after}", "{code} {account}: class {after}"),
    "class_left": (
        "{code} {account} 的等级以后按排名来定。",
        "{code} {account}: the ranking gives the class from now on.",
    ),
}
