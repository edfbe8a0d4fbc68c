"""The first minutes: setting up, the demo, the check-up."""

WORDS: dict[str, tuple[str, str]] = {
    "ready": (
        "已建立 {path}，{user} 是管理员，销售打法“客户价值法”已装好。",
        "{path} is ready, with {user} as its admin and the Client Value Method installed.",
    ),
    "no_holidays": (
        "不知道 {country} 的公众假期，按周一到周五算工作日。",
        "The public holidays of {country} are not known; Monday to Friday count as working days.",
    ),
    "rate_wanted": (
        "销售打法按 {currency} 比较金额，请告诉它汇率：dealgate db rate {currency} …（1 {currency} 合多少 {base}）",
        "The playbook compares amounts in {currency}. Give it a rate, in {base} for 1 {currency}:"
        " dealgate db rate {currency} …",
    ),
    "then": (
        "接下来：\n  → dealgate account add …\n  → dealgate new … --account …\n  → dealgate next",
        "Next:\n  → dealgate account add …\n  → dealgate new … --account …\n  → dealgate next",
    ),
    "then_server": (
        "接下来：\n  → dealgate person add … --role rep\n  → dealgate db grant --passwords\n"
        "  → dealgate account add …\n  → dealgate new … --account …",
        "Next:\n  → dealgate person add … --role rep\n  → dealgate db grant --passwords\n"
        "  → dealgate account add …\n  → dealgate new … --account …",
    ),
    "demo": (
        "示例商机已放在 {path}。先设好：\n  export DEALGATE_DB={typed} DEALGATE_USER={rep}\n然后看看：\n"
        "  → dealgate next\n  → dealgate gate HUANAN-1\n  → dealgate prep HUANAN-1\n  → dealgate stalled --as {coach}",
        "A sample pipeline is in {path}. First:\n  export DEALGATE_DB={typed} DEALGATE_USER={rep}\nThen look around:\n"
        "  → dealgate next\n  → dealgate gate HUANAN-1\n  → dealgate prep HUANAN-1\n  → dealgate stalled --as {coach}",
    ),
    "demo_holds": (
        "{path} 里已经有商机了，示例不会动它。直接用：--db {path}；或换一个文件：dealgate demo --db …",
        "{path} holds deals already, and the demo leaves it alone. Use it with --db {path}, or build the demo"
        " elsewhere: dealgate demo --db …",
    ),
    "demo_other": (
        "{path} 已经是一个数据库，示例要用自己的文件：dealgate demo --db …",
        "{path} is a database already; the demo wants a file of its own: dealgate demo --db …",
    ),
    "python": ("Python {version}", "Python {version}"),
    "terminal": ("终端编码 {encoding}", "Terminal encoding {encoding}"),
    "terminal_poor": (
        "终端编码 {encoding} 显示不了中文，请改用 UTF-8",
        "Terminal encoding {encoding} can't show Chinese; use UTF-8",
    ),
    "db_found": ("数据库 {path}", "Database {path}"),
    "local_disk": ("数据库在本机磁盘上", "The database is on a local disk"),
    "network_drive": (
        "数据库在网络盘（{kind}）上，SQLite 在这里可能损坏；请放到本机磁盘",
        "The database is on a network drive ({kind}), where SQLite can break; keep it on a local disk",
    ),
    "server_files": (
        "数据文件由服务器自己照看，这里不检查",
        "The server watches over its own files; they aren't checked from here",
    ),
    "sound": ("数据库完好", "The database is sound"),
    "unsound": (
        "数据库已损坏，请从备份恢复：dealgate db restore …",
        "The database is damaged; restore a backup: dealgate db restore …",
    ),
    "known": ("{user} 已登记", "{user} is registered"),
    "looks_after": (
        "{user} 管着数据库，不是团队里的人；要做业务，用 --as 说明是谁",
        "{user} looks after the database and is nobody in the team; to work there, act as somebody with --as",
    ),
    "not_known": (
        "{user} 没有登记；用 --as 换人，或请管理员登记",
        "{user} is not registered; act as somebody else with --as, or ask an admin",
    ),
    "calendar": ("工作日历到 {year} 年", "Working days are known through {year}"),
    "calendar_over": (
        "工作日历只到 {year} 年，之后按周一到周五算",
        "Working days are known through {year} only; later ones count Monday to Friday",
    ),
    "newer_playbook": (
        "程序自带 {playbook} 第 {version} 版，这里装的是第 {installed} 版；要新商机照新版走：dealgate playbook install",
        "{playbook} {version} came along, {installed} is installed; for new deals to go by it: dealgate playbook install",
    ),
}
