"""Rights that a PostgreSQL database enforces: `db grant`, and what it refuses."""

WORDS: dict[str, tuple[str, str]] = {
    "only_declared": (
        "{path} 是 SQLite 文件，权限只是声明，数据库不强制：谁能写这个文件，谁就什么都能写。",
        "{path} is a SQLite file: rights are declared there, and nothing enforces them. Whoever can write the file"
        " can write anything into it.",
    ),
    "move_first": (
        "需要数据库强制权限，先用 dealgate db copy 搬到 PostgreSQL。",
        "For rights that are enforced, move to PostgreSQL first: dealgate db copy.",
    ),
    "owner_only": (
        "{user} 不能授权，需要以数据表的所有者连接。",
        "{user} can't grant anything; connect as the owner of the tables.",
    ),
    "granted": (
        "{n} 个人可以各用自己的登录名连接 {path}，能做什么由数据库按角色把关。",
        "{n:person|people} can connect to {path}, each by their own login; the database sees to what their role"
        " may do.",
    ),
    "made": ("新建的登录名：{users}", "New logins: {users}"),
    "no_passwords": (
        "它们还没有密码：在 psql 里用 \\password 登录名 设定，或由服务器用 LDAP、证书认人。",
        "They have no password yet: \\password LOGIN in psql sets one, or the server knows them by LDAP or a"
        " certificate.",
    ),
    "passwords_once": (
        "密码只显示这一次，哪里都没有留存。请当面交给本人，让他们在 psql 里用 \\password 换掉。",
        "The passwords are shown this once and kept nowhere. Hand them over, and let everybody change theirs with"
        " \\password in psql.",
    ),
    "left": ("不能再连接：{users}", "May connect no longer: {users}"),
    "skipped": ("{user} 没有得到登录名：{why}", "{user} gets no login: {why}"),
    "stands_above": (
        "数据表的所有者和超级用户不受这些权限约束",
        "the owner of the tables and superusers stand above these rights",
    ),
    "too_long": (
        "登录名超过 {most} 个字节，PostgreSQL 不接受",
        "PostgreSQL takes no names of more than {most} bytes",
    ),
    "reserved": ("PostgreSQL 保留了这个名字", "PostgreSQL keeps that name for itself"),
    "col_login": ("登录名", "Login"),
    "col_password": ("密码", "Password"),
    "grant_login": (
        "要让数据库也知道，请数据表的所有者运行 dealgate db grant。",
        "For the login on the server, let the owner of the tables run dealgate db grant.",
    ),
    "somebody_else": (
        "你以 {login} 的身份连接，不能以 {user} 的身份操作。",
        "You are connected as {login}, and can't act as {user}.",
    ),
    "connect_as": (
        "在数据库地址里换一个登录名，或去掉 --as 和 DEALGATE_USER。",
        "Connect by another login, or leave out --as and DEALGATE_USER.",
    ),
    "why_actor": ("只能以自己的名义写记录", "events are written in one's own name alone"),
    "why_nobody": ("这个登录名没有登记，或者已经离开", "this login isn't registered here, or has left"),
    "why_subject": ("没有这样的对象或记录", "there is no such thing, or no such event of it"),
    "why_data": ("它说的不成样子", "what it says has no form"),
    "why_seq": ("它不接在最近一条记录后面", "the event doesn't follow the newest one"),
    "why_hash": ("哈希与内容不符", "its hash doesn't match what it says"),
    "why_time": ("时间不是此刻", "its time is not now"),
    "why_clock": (
        "记录时间与服务器的时钟相差太多，请检查本机时钟",
        "the time it was recorded is too far from the server's clock; check the clock of this computer",
    ),
    "why_kind": ("你的角色不能写这种记录", "your role may not write such an event"),
    "why_not_yours": ("它不归你，也不归你的团队", "it is neither yours nor your team's"),
    "why_not_yours_to_give": ("不能交给那个人", "it may not be given to them"),
    "why_nobody_there": ("那个人没有登记，或者已经离开", "that person isn't registered, or has left"),
    "why_stage": ("这不是流程里的一步", "that is no move of its playbook"),
    "why_waive": (
        "在这一阶段负责过它的人不能豁免，独自一人时也没有豁免",
        "nobody waives who has owned it during this stay, nor who works alone",
    ),
    "why_undo": ("只能撤销最近一条可以撤销的记录", "only the newest event can be taken back, and not every kind"),
    "why_undo_others": ("只能撤销自己写的记录", "only your own event is yours to take back"),
    "why_fields": ("记录里有不能改的字段", "it sets what may not be set"),
    "why_owner": ("负责人与历史不符", "its owner is not the one its history tells of"),
    "why_row": ("内容与记录不符", "the row is not as its event says"),
    "why_seal": ("个人信息与封存的摘要不符", "personal data don't match the digest they stand under"),
    "why_without_event": ("没有记录就改了内容", "a row changes without its event"),
    "why_without_row": ("写了记录，内容却没有改", "an event comes without its row"),
}
