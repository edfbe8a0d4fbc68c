"""Who bought again, who was lost and why: what `stats retention` prints."""

WORDS: dict[str, tuple[str, str]] = {
    "by_year": ("年", "year"),
    "by_quarter": ("季度", "quarter"),
    "unknown_period": (
        "不能按“{given}”统计；可选：{choices}",
        "Retention can't be counted by “{given}”; choose from: {choices}",
    ),
    "in_year": ("{year} 年", "{year}"),
    "in_quarter": ("{year} 年第 {quarter} 季度", "{year}-Q{quarter}"),
    "head": (
        "{buyers} 家客户，共采购 {n} 次，{first}至{last}",
        "{buyers:client|clients}, {n:purchase|purchases}, {first} to {last}",
    ),
    # period by period
    "col_year": ("年度", "Year"),
    "col_quarter": ("季度", "Quarter"),
    "col_buyers": ("采购客户", "Bought"),
    "col_again": ("下期仍买", "Again"),
    "col_lost": ("流失", "Lost"),
    "col_retention": ("留存率", "Retention"),
    "col_churn": ("流失率", "Churn"),
    "still_running": (
        "{running}还没有结束，不作评判；{before}的客户留住了多少，要等它结束才知道。",
        "{running} is still running and not judged: how many clients of {before} buy again will be known when "
        "it is over.",
    ),
    "nothing_to_compare_year": (
        "还没有可比的：算留存率要有前后两个完整的年度，{running}还没有结束。",
        "Nothing to compare yet: retention takes two whole years, one after the other, and {running} is still "
        "running.",
    ),
    "nothing_to_compare_quarter": (
        "还没有可比的：算留存率要有前后两个完整的季度，{running}还没有结束。",
        "Nothing to compare yet: retention takes two whole quarters, one after the other, and {running} is still "
        "running.",
    ),
    "by_quarter_there_is": ("按季度已经可以看：", "By quarter there is something to see:"),
    "seldom": (
        "按季度看，隔一个季度才买一次的客户也算流失，之后再买不抵消。",
        "By quarter, whoever skips one counts as lost there, even if they come back later.",
    ),
    "silent": (
        "{last}以后没有人采购：要么客户都走了，要么后来的订单没有录入。只看到那时：",
        "Nobody has bought since {last}: either all have left, or what they ordered since is not recorded. "
        "To look from there:",
    ),
    "overall": (
        "各期合计：采购客户 {n} 家次，其中 {stayed} 家次下一期又买了，留存率 {retention}%，流失率 {churn}%。",
        "All periods together: of {n} that bought in one, {stayed} bought again in the next: "
        "{retention}% retention, {churn}% churn.",
    ),
    "life_year": (
        "照这个比例，客户预计合作年限为 1 ÷（1 − 留存率）＝ {life} 年。",
        "A client's expected life at that rate, in years: 1 / (1 − retention) = {life}.",
    ),
    "life_quarter": (
        "照这个比例，客户预计合作期为 1 ÷（1 − 留存率）＝ {life} 个季度。",
        "A client's expected life at that rate, in quarters: 1 / (1 − retention) = {life}.",
    ),
    "life_endless": (
        "还没有流失过客户：1 ÷（1 − 留存率）没有尽头，客户能留多久要再等几期才看得出来。",
        "Nobody was ever lost: 1 / (1 − retention) is endless, and it takes more periods to tell how long "
        "clients stay.",
    ),
    "only_returns": (
        "只有退货（负数订单），没有一次采购，看不出谁留下、谁流失。",
        "There are only credit notes and not one purchase: nobody can tell who stayed and who left.",
    ),
    "why_keep": (
        "参考：留存率提高 5 个百分点，利润可增 25%–85%；争取一个新客户的花费是留住一个老客户的十倍。",
        "For reference: 5 points more of retention raise profit by 25 to 85 %, and winning a new customer costs ten "
        "times what keeping one does.",
    ),
    # who was lost
    "lost": (
        "{after}流失 {n} 家客户，他们在{before}买了 {amount}",
        "Lost in {after}: {n:client|clients} that had bought {amount} in {before}",
    ),
    "lost_share": (
        "他们占{before}收入的 {share}%。",
        "They brought {share}% of the revenue of {before}.",
    ),
    "some_back": (
        "其中 {n} 家后来又买了。",
        "{n:of them has|of them have} bought again since.",
    ),
    "lost_nobody": (
        "{before}采购过的客户，{after}都又买了，一家也没有流失。",
        "Everybody who bought in {before} bought again in {after}: nobody was lost.",
    ),
    "nobody_to_lose": (
        "{before}没有人采购，{after}也就谈不上流失。",
        "Nobody bought in {before}, so nobody could be lost in {after}.",
    ),
    "col_last_order": ("最后采购", "Last order"),
    "col_value": ("{before}采购额", "In {before}"),
    "col_because": ("原因", "Why"),
    "back": ("{on}又回来了", "back on {on}"),
    # why
    "why": (
        "离开的 {n} 家是什么原因（上一期流失的，和评分表里注明流失日期的），与参考比例对照",
        "Why {n:client|clients} left (those lost last, and those whose rating says when they left), "
        "beside the method's reference",
    ),
    "col_reason": ("原因", "Reason"),
    "col_clients": ("客户数", "Clients"),
    "col_share": ("占比", "Share"),
    "col_reference": ("参考", "Reference"),
    "unknown": (
        "有 {n} 家没有人记下原因，不在占比之内。问清楚，记下来：",
        "Of {n} nobody noted why; shares leave them out. Ask, and put it on record:",
    ),
    # next year
    "estimate": ("年销售预估：{amount}", "Annual sales estimate: {amount}"),
    "inputs": (
        "{customers} 家客户 × 留存率 {retention}% × {per_year} × 每次 {amount}",
        "{customers:client|clients} × {retention}% retention × {per_year} × {amount} a purchase",
    ),
    "basis_counted": (
        "按{first}至{last}的采购；留存率按年度合计",
        "by the purchases from {first} to {last}; retention as counted from year to year",
    ),
    "basis_playbook": (
        "按{first}至{last}的采购；留存率按销售打法的设定",
        "by the purchases from {first} to {last}; retention as the playbook sets it",
    ),
    "estimate_unknown": ("年销售预估：还算不出来", "Annual sales estimate: not known yet"),
    "inputs_known": (
        "{customers} 家客户 × 留存率 ？ × {per_year} × 每次 {amount}",
        "{customers:client|clients} × ? retention × {per_year} × {amount} a purchase",
    ),
    "estimate_nothing": (
        "年销售预估算不出来：{first}至{last}没有采购。",
        "No sales estimate: nobody bought from {first} to {last}.",
    ),
}
