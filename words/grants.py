"""Rights that a PostgreSQL database enforces: `db grant`, and what it refuses."""

WORDS: dict[str, tuple[str, str]] = {
    "only_declared": (
        "{path} 是 SQLite 文件，权限只作约定，数据库不把关：谁能写这个文件，谁就什么都能写。",
        "{path} is a SQLite file: rights are declared there, and nothing enforces them. Whoever can write the file"
        " can write anything into it.",
    ),
    "move_first": (
        "要由数据库把关，先用 dealgate db copy 搬到 PostgreSQL。",
        "For rights that are enforced, move to PostgreSQL first: dealgate db copy.",
    ),
    "owner_only": (
        "{user} 不能给别人开通登录名，只有数据库所有者 {owner} 可以。",
        "{user} can't give anybody a login; that takes {owner}, the owner of the database.",
    ),
    "connect_as_owner": (
        "请这位所有者运行，或在数据库地址里换成这个登录名。",
        "Let them run it, or connect by their login.",
    ),
    "granted": (
        "{n} 个人可以各用自己的登录名连接，能做什么由数据库按角色把关：\n  {path}",
        "{n:person|people} can connect, each by their own login; the database sees to what their role may do:\n"
        "  {path}",
    ),
    "made": ("新建的登录名：{users}", "New logins: {users}"),
    "no_passwords": (
        "它们还没有密码。给一个人生成密码（服务器用 LDAP 或证书认人的，不需要）：\n  → dealgate db grant --reset 登录名",
        "They have no password yet. To give somebody one (where the server knows people by LDAP or a certificate,"
        " nobody needs any):\n  → dealgate db grant --reset LOGIN",
    ),
    "had_one": (
        "原来就有登录名，密码不变：{users}。要换一个新密码：\n  → dealgate db grant --reset 登录名",
        "{users} had a login already; their password stays. For a new one:\n  → dealgate db grant --reset LOGIN",
    ),
    "passwords_once": (
        "密码只显示这一次，哪里都没有留存。请当面交给本人，让他们自己换掉：\n  → dealgate db password",
        "The passwords are shown this once and kept nowhere. Hand them over, and let everybody change theirs:\n"
        "  → dealgate db password",
    ),
    "no_login_to_reset": (
        "没有给任何人换密码：{users} 在这里没有登录名。",
        "Nobody was given a password: {users} can't log in here.",
    ),
    "left": ("不能再连接：{users}", "May connect no longer: {users}"),
    "skipped": ("{user} 没有得到登录名：{why}", "{user} gets no login: {why}"),
    "stands_above": (
        "数据库所有者和超级用户不受这些权限约束",
        "the owner of the database and superusers stand above these rights",
    ),
    "sees_past_policies": (
        "它有 BYPASSRLS，行级权限管不到它；请先 ALTER ROLE … NOBYPASSRLS",
        "it has BYPASSRLS, so that nothing keeps it from reading; ALTER ROLE … NOBYPASSRLS first",
    ),
    "is_a_group": (
        "服务器上叫这个名字的是一组登录名，不是谁的登录名",
        "on the server that is the name of a group, not of anybody's login",
    ),
    "too_long": (
        "登录名超过 {most} 个字节，PostgreSQL 不接受",
        "PostgreSQL takes no names of more than {most} bytes",
    ),
    "reserved": ("PostgreSQL 保留了这个名字", "PostgreSQL keeps that name for itself"),
    "col_login": ("登录名", "Login"),
    "col_password": ("密码", "Password"),
    "opens": (
        "{user} 的登录名要等数据库所有者运行 dealgate db grant 才会开通。",
        "{user} can log in once the owner of the database runs dealgate db grant.",
    ),
    "closes": (
        "{user} 的登录名要等数据库所有者运行 dealgate db grant 才会关闭；在那之前还能登录，但什么也看不到。",
        "{user} can still log in, and see nothing, until the owner of the database runs dealgate db grant.",
    ),
    "nobody_here": (
        "{login} 没有在 {path} 登记，或者已经离开。",
        "{login} isn't registered at {path}, or has left.",
    ),
    "may_not_enter": (
        "这个登录名进不了 {path}：人已经离开，或者登记以后还没有运行过 db grant？",
        "This login may not enter {path}; has it left, or was db grant not run since it was added?",
    ),
    "ask_admin": ("请找管理员。", "Ask an admin."),
    "ask_password": ("{login} 的新密码：", "New password of {login}: "),
    "ask_again": ("再输一次：", "Once more: "),
    "password_empty": ("没有输入密码，未作任何改动。", "No password was typed; nothing was changed."),
    "password_differs": ("两次输入不一样，未作任何改动。", "The two differ; nothing was changed."),
    "password_not_asked": (
        "密码只能在终端里输入，不能与 --no-input 同用。",
        "A password is typed at the terminal; it doesn't go with --no-input.",
    ),
    "password_set": (
        "{login} 的密码已换。~/.pgpass 或 PGPASSWORD 里还留着旧密码的，也请改过来。",
        "{login} has a new password. Where the old one stands in ~/.pgpass or PGPASSWORD, change it there as well.",
    ),
    "no_passwords_here": (
        "{path} 是 SQLite 文件，没有登录密码。",
        "{path} is a SQLite file, and has no logins with passwords.",
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
    "why_undo": (
        "只能撤销最近一条可以撤销的记录",
        "only the newest event can be taken back, and not every kind",
    ),
    "why_batch": (
        "商机换打法版本要整批进退",
        "deals go to another version of their playbook by the batch, and come back by it",
    ),
    "why_undo_others": ("只能撤销自己写的记录", "only your own event is yours to take back"),
    "why_fields": ("记录里有不能改的字段", "it sets what may not be set"),
    "why_owner": ("负责人与历史不符", "its owner is not the one its history tells of"),
    "why_row": ("内容与记录不符", "the row is not as its event says"),
    "why_seal": ("个人信息与封存的摘要不符", "personal data don't match the digest they stand under"),
    "why_without_event": ("没有记录就改了内容", "a row changes without its event"),
    "why_without_row": ("写了记录，内容却没有改", "an event comes without its row"),
}
