"""The database: upkeep and proof."""

WORDS: dict[str, tuple[str, str]] = {
    "current": ("数据库已是最新（{after}）。", "The database is up to date ({after})."),
    "upgraded": ("已升级到 {after}，备份在 {backup}。", "Upgraded to {after}; the backup is {backup}."),
    "backed_up": ("已备份到 {path}，检查无误。", "Backed up to {path}, and the copy is sound."),
    "restored": ("已从 {path} 恢复。", "Restored from {path}."),
    "status_url": ("位置：{value}", "Where: {value}"),
    "status_schema": ("数据库版本：{value}", "Schema: {value}"),
    "status_program_schema": ("程序需要的版本：{value}", "Schema this program needs: {value}"),
    "status_size": ("大小：{value} 字节", "Size: {value:byte|bytes}"),
    "status_deals": ("商机：{value}", "Deals: {value}"),
    "status_events": ("历史记录：{value}", "Events: {value}"),
    "status_people": ("人员：{value}", "People: {value}"),
    "status_journal_mode": ("日志方式：{value}", "Journal: {value}"),
    "may_not_rate": (
        "{user} 不能改汇率，需要销售教练、经理或管理员。",
        "{user} may not set rates; that takes a coach or above.",
    ),
    "rate_set": ("1 {currency} = {rate} {base}", "1 {currency} = {rate} {base}"),
    "verified": ("{n} 条记录全部核验无误。", "{n:event|events} verified, nothing amiss."),
    "not_verified": (
        "{n} 条记录中发现 {faults} 处问题。",
        "{faults:fault|faults} found in {n:event|events}.",
    ),
    "fault": ("{subject} 第 {seq} 条：{what}", "{subject}, event {seq}: {what}"),
    "digest": ("摘要：{digest}", "Digest: {digest}"),
    "without_digest": (
        "没有以前记下的摘要，查不出被截掉的末尾、整个消失的商机或整条重算的链：下次用 --against。",
        "Without a digest noted earlier, a tail cut off, a deal gone whole or a chain made anew can't be found:"
        " note this one for --against.",
    ),
    "matches": ("与记下的摘要一致。", "It matches the digest noted earlier."),
    "differs": (
        "与记下的摘要不同：在那之后有新记录，或历史被截断、重做过。",
        "It differs from the digest noted earlier: events were added since, or history was cut or made anew.",
    ),
    "gap": ("缺了第 {expected} 条", "event {expected} is missing"),
    "hash": ("内容与哈希不符", "its content does not match its hash"),
    "no_row": ("它的历史还在，它却不在了", "its history is there, but it is gone"),
    "row_differs": ("商机与历史重放的结果不同", "the deal differs from what its history gives"),
    "unreadable": ("记下的内容无法重放", "what was recorded can't be replayed"),
    "against_rules": (
        "规则不允许这一步，它没有经过本程序",
        "the rules allow no such step; it did not come through this program",
    ),
    "seal": ("姓名与当初封存的不符", "the name is not the one that was sealed"),
    "gate_not_passed": ("记下的事实不足以通过这道关卡", "the facts recorded do not pass this gate"),
    "no_history": ("它没有历史", "it has no history"),
    "order_differs": ("订单 {order} 与历史重放的结果不同", "order {order} differs from what history gives"),
    "order_missing": ("历史里有订单 {order}，如今却不见了", "history tells of order {order}, but it is gone"),
    "order_stray": ("订单 {order} 没有历史", "order {order} has no history"),
    "differs_from_history": ("记录与历史重放的结果不同", "its row differs from what its history gives"),
}
