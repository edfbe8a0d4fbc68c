"""The database: upkeep and proof."""

WORDS: dict[str, tuple[str, str]] = {
    "current": ("数据库已是最新（{after}）。", "The database is up to date ({after})."),
    "upgraded": ("已升级到 {after}，备份在 {backup}。", "Upgraded to {after}; the backup is {backup}."),
    "upgraded_server": ("已升级到 {after}。", "Upgraded to {after}."),
    "prolonged": ("工作日历已补到 {year} 年。", "Working days of {year} are filled in."),
    "backed_up": ("已备份到 {path}，检查无误。", "Backed up to {path}, and the copy is sound."),
    "backed_up_faults": (
        "已备份到 {path}，与原来一致；原来就有的 {n} 处问题也原样在内，用 dealgate db verify 查看。",
        "Backed up to {path}, just as it stands: {n:fault|faults} came along; dealgate db verify names them.",
    ),
    "check_source": (
        "看看名称或地址写对没有。",
        "Check the name or the address.",
    ),
    "make_it_as_owner": (
        "要建表，得用目标数据库所有者的身份连接：在地址里写上它的登录名，或以它为所有者新建（createdb -O 登录名）。",
        "Tables are made by the owner of that database: name its login in the address, or make the database its own"
        " (createdb -O LOGIN).",
    ),
    "restored": ("已从 {path} 恢复。", "Restored from {path}."),
    "copying": ("正在复制", "Copying"),
    "verifying": ("正在核验", "Verifying"),
    "copied": (
        "{source} 已全部复制到 {target}：{n} 行，其中历史 {events} 条，逐行比对无误。",
        "All of {source} is in {target}: {n:row|rows}, {events:event|events} among them, compared row by row.",
    ),
    "copied_faults": (
        "原来就有的 {n} 处问题也原样带了过来，用 dealgate db verify 查看。",
        "{n:fault|faults} came along as they stood; dealgate db verify names them.",
    ),
    "copied_then": ("接下来：export DEALGATE_DB={target}", "Next: export DEALGATE_DB={target}"),
    "copied_grant": (
        "然后给每个人开通登录：dealgate db grant --passwords",
        "Then give everyone their login: dealgate db grant --passwords",
    ),
    "copy_not_empty": (
        "{path} 里已有数据，未作任何改动；只能复制到空的数据库。",
        "{path} holds data already and was not touched; a copy goes into an empty database.",
    ),
    "copy_by_owner": (
        "{login} 在 {path} 只看得到自己有权看的部分；复制和备份要由数据库所有者来做。",
        "{login} sees only a part of {path}; its owner has to copy it or back it up.",
    ),
    "copy_differs": (
        "{path} 的表 {table} 与原来的不一致，已全部撤回；请再试一次。",
        "Table {table} in {path} came out different from the original; all of it was taken back, try again.",
    ),
    "copy_unfit": (
        "表 {table} 中 {row} 的 {column} 不是本程序写的，新数据库存不下，已全部撤回；先用 dealgate db verify 查看。",
        "In table {table}, {column} of {row} was not written by this program and can't be stored there; all of it"
        " was taken back. See dealgate db verify.",
    ),
    "restore_files": (
        "{path} 不是备份文件；在数据库之间搬迁请用：",
        "{path} is no backup file; to move from one database to another:",
    ),
    "status_url": ("位置：{value}", "Where: {value}"),
    "status_schema": ("数据库版本：{value}", "Schema: {value}"),
    "status_program_schema": ("程序需要的版本：{value}", "Schema this program needs: {value}"),
    "status_size": ("大小：{value}", "Size: {value}"),
    "status_deals": ("商机：{value}", "Deals: {value}"),
    "status_events": ("历史记录：{value}", "Events: {value}"),
    "status_restored": (
        "恢复自归档 {id}：{at}由 {by} 恢复，历史 {events} 条，摘要 {digest}",
        "Restored from the archive {id}: on {at} by {by}, {events:event|events}, digest {digest}",
    ),
    "status_people": ("人员：{value}", "People: {value}"),
    "status_server": ("服务器：PostgreSQL {value}", "Server: PostgreSQL {value}"),
    "status_login": ("登录名：{value}", "Login: {value}"),
    "status_replica_yes": ("只读副本：是，只能查看", "Replica: yes, for reading only"),
    "status_replica_no": ("只读副本：否", "Replica: no"),
    "status_rights_yes": (
        "权限：由数据库把关（db grant）",
        "Rights: enforced by the database (db grant)",
    ),
    "status_rights_no": (
        "权限：只作约定，数据库不把关；开启请用 dealgate db grant",
        "Rights: declared, not enforced by the database; dealgate db grant sees to that",
    ),
    "status_journal_mode": ("日志方式：{value}", "Journal: {value}"),
    "server": ("服务器是 PostgreSQL {version}", "The server is PostgreSQL {version}"),
    "server_old": (
        "服务器是 PostgreSQL {version}，比试过的版本（{tried}）旧",
        "The server is PostgreSQL {version}, older than what was tried ({tried})",
    ),
    "server_encoding": ("数据库编码是 {encoding}", "The database is encoded in {encoding}"),
    "server_clock_agrees": ("这台电脑的时钟与服务器一致", "This computer's clock agrees with the server's"),
    "server_clock_ahead": (
        "这台电脑的时钟比服务器快{time}",
        "This computer's clock is {time} ahead of the server's",
    ),
    "server_clock_behind": (
        "这台电脑的时钟比服务器慢{time}",
        "This computer's clock is {time} behind the server's",
    ),
    "server_encrypted": ("与服务器的连接已加密", "The connection to the server is encrypted"),
    "server_local": ("服务器就在这台电脑上", "The server is on this computer"),
    "server_open": (
        "与服务器的连接没有加密；请在地址后加上 sslmode=verify-full",
        "The connection to the server is not encrypted; add sslmode=verify-full to the address",
    ),
    "server_rights": (
        "以 {login} 登录，权限由数据库把关",
        "Connected as {login}; rights are enforced by the database",
    ),
    "server_above": (
        "以 {login} 登录，数据库不限制这个登录：它是所有者，或不受权限约束；其他人的权限由数据库把关",
        "Connected as {login}, above the rights: the database enforces everybody else's, not those of its owner",
    ),
    "server_no_rights": (
        "以 {login} 登录，权限只作约定；要由数据库把关，请运行 dealgate db grant",
        "Connected as {login}; rights are only declared, until dealgate db grant is run",
    ),
    "server_old_rights": (
        "以 {login} 登录；数据库里的权限是另一个版本的程序授予的，请所有者运行 dealgate db grant",
        "Connected as {login}; rights were granted by another release of the program: the owner runs dealgate db"
        " grant",
    ),
    "server_replica": (
        "这是只读副本，只能查看",
        "It is a replica, for reading only",
    ),
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
    "no_digest": (
        "这里取不到摘要：{why}",
        "No digest can be taken here: {why}",
    ),
    "digest_by_owner": (
        "摘要包括全部内容，而 {login} 只看得到自己有权看的部分；请由数据库所有者来做。",
        "A digest covers everything, and {login} sees what their rights let them; it takes the owner of the"
        " database.",
    ),
    "bad_digest": (
        "“{digest}”不是摘要；摘要形如 1204.9f2c…，由 dealgate db verify 给出。",
        "“{digest}” is no digest; one looks like 1204.9f2c… and is printed by dealgate db verify.",
    ),
    "matches": (
        "与记下的摘要一致，此后没有新记录。",
        "It matches the digest noted earlier; nothing came since.",
    ),
    "matches_since": (
        "记下摘要之前的历史原样未动，此后新增 {n} 条记录。",
        "Up to the digest noted earlier all is as it was; {n:event|events} came since.",
    ),
    "cut_off": (
        "历史到记下的摘要之前就断了：末尾被截掉。",
        "History ends before the digest noted earlier: its end was cut off.",
    ),
    "differs": (
        "记下摘要之前的历史已不是原来的：末尾被截断、有商机整个消失，或有链被重算过。",
        "Up to the digest noted earlier history is not what it was: a tail was cut off, a deal is gone whole, or a"
        " chain was made anew.",
    ),
    "erased": ("已抹去的联系人：{contacts}", "Contacts erased: {contacts}"),
    "after_merge": (
        "并入另一家客户之后还有记录",
        "there are events after it was merged into another account",
    ),
    "left_behind": (
        "已并入另一家客户，名下却还有东西",
        "it was merged into another account, yet something still hangs on it",
    ),
    "merge_differs": (
        "从 {account} 并过来的与那边留下的对不上",
        "what came from {account} is not what that account let go",
    ),
    "out_of_place": ("它在写入顺序中的位置不对", "its place in the order of writing is wrong"),
    "not_erased": ("此人已被抹去，资料却还在", "this person was erased, yet what was known is there"),
    "playbook_differs": (
        "打法第 {version} 版与当初安装的不同",
        "version {version} is not what was installed",
    ),
    "gap": ("缺了第 {expected} 条", "event {expected} is missing"),
    "hash": ("内容与哈希不符", "its content does not match its hash"),
    "no_batch": (
        "换打法版本的批次 {batch} 里没有它",
        "the batch {batch}, by which it went to another version of its playbook, doesn't list it",
    ),
    "half_a_batch": (
        "换打法版本的批次 {batch} 只做了一半，它没有经过本程序",
        "the batch {batch} of deals that went to another version is only half done; it did not come through this"
        " program",
    ),
    "no_row": ("它的历史还在，它却不在了", "its history is there, but it is gone"),
    "row_differs": ("商机与历史重放的结果不同", "the deal differs from what its history gives"),
    "unguarded": (
        "拦住修改历史的触发器不见了或被改动过：从现在起，谁都可以改写历史。查清原因，再从备份恢复，或用 dealgate db copy"
        " 复制到新的数据库，触发器随之补齐。",
        "The triggers that keep history from being changed are gone or altered: anybody who can write here may"
        " rewrite it. Find out why; a copy made by dealgate db copy has them again.",
    ),
    "nobody_then": (
        "写下它时，这里没有 {actor} 这个人",
        "nobody called {actor} was registered when it was written",
    ),
    "forgotten": ("导入记得它，它却不在", "an import remembers it, but it isn't there"),
    "unknown_kind": (
        "本程序不写“{kind}”这样的记录",
        "this program writes no “{kind}” there",
    ),
    "unreadable_event": (
        "{subject} 第 {seq} 条记录的内容读不出来，不是本程序写的。",
        "What event {seq} of {subject} says can't be read; this program did not write it.",
    ),
    "unreadable": ("记下的内容无法重放", "what was recorded can't be replayed"),
    "against_rules": (
        "规则不允许这一步，它没有经过本程序",
        "the rules allow no such step; it did not come through this program",
    ),
    "seal": (
        "联系人的资料与当初封存的不符",
        "what is known of the person is not what was sealed",
    ),
    "gate_not_passed": ("记下的事实不足以通过这道关卡", "the facts recorded do not pass this gate"),
    "no_history": ("它没有历史", "it has no history"),
    "order_differs": ("订单 {order} 与历史重放的结果不同", "order {order} differs from what history gives"),
    "order_missing": ("历史里有订单 {order}，如今却不见了", "history tells of order {order}, but it is gone"),
    "order_stray": ("订单 {order} 没有历史", "order {order} has no history"),
    "visit_differs": ("拜访记录与历史重放的结果不同", "the visit differs from what history gives"),
    "differs_from_history": ("记录与历史重放的结果不同", "its row differs from what its history gives"),
}
