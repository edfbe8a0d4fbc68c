"""Coming in: the pages and commands by which somebody gets to the desk in a browser, and leaves it."""

WORDS: dict[str, tuple[str, str]] = {
    # the form
    "sign_in": ("登录", "Sign in"),
    "login": ("登录名", "Login"),
    "password": ("密码", "Password"),
    "forgotten": (
        "忘了密码，或者还没有？请管理员发一条新的登录链接。",
        "Forgotten, or never had one? Ask an admin for a new link.",
    ),
    "by_link": (
        "这里只有一个人用：请打开 dealgate serve 显示的链接。",
        "This desk is one person's: open the link that dealgate serve shows.",
    ),
    "by_company": ("用公司账号登录", "Sign in with your company account"),
    "too_often": (
        "密码错得太多次了，请过一刻钟再试。",
        "Too many wrong passwords. Try again in a quarter of an hour.",
    ),
    "not_you": ("登录名或密码不对。", "The login or the password is wrong."),
    "link_over": (
        "这个链接已经用过，或者过期了，请要一个新的。",
        "This link has been used or is too old. Ask for a new one.",
    ),
    # a password
    "choose_password": ("设置密码", "Choose a password"),
    "new_password": ("新密码（至少 {least} 个字符）", "New password, {least} characters or more"),
    "password_again": ("再输一次", "Once more"),
    "come_in": ("进入", "Come in"),
    "password_differs": ("两次输入的密码不一样。", "The two are not the same."),
    "password_length": (
        "密码要有 {least} 到 {most} 个字符。",
        "A password has {least} to {most} characters.",
    ),
    "password_guessed": (
        "这个密码太容易猜：除了登录名还要有 {least} 个字符，不要只用几个相同的字符，也不要用大家都用的。",
        "That one is easily guessed: use {least} characters beside your login, more than three different ones,"
        " and nothing everybody uses.",
    ),
    # what is refused
    "elsewhere": (
        "这个表单不是从这里的页面发来的，什么都没有写入。",
        "This form was not sent from a page of ours. Nothing was written.",
    ),
    "old_form": (
        "这个页面打开之后，登录已经变了，什么都没有写入。请重新打开页面再发一次。",
        "You signed in again after this page was opened. Nothing was written; open it again and send it once more.",
    ),
    "crash": (
        "程序出错了，这不是你的问题。报告已经保存在运行程序的那台电脑上：{report}",
        "The program failed, through no fault of yours. A report was saved where it runs: {report}",
    ),
    "no_page": ("没有这个页面。", "There is no such page."),
    "no_method": ("这个地址不接受这样的请求。", "This address doesn't take that kind of request."),
    "too_large": ("发来的内容太大了，什么都没有写入。", "What was sent is too large. Nothing was written."),
    "unreadable": (
        "发来的表单读不懂，什么都没有写入。",
        "The form that was sent can't be read. Nothing was written.",
    ),
    "strange_host": (
        "这里不是你要找的地址。请打开 dealgate serve 显示的链接。",
        "This is not the address you asked for. Open the link that dealgate serve shows.",
    ),
    "keys_broken": (
        "{path} 里存的是登录用的密钥，现在读不出来：{why}",
        "{path} keeps what people sign in with, and can't be read: {why}",
    ),
    "keys_hint": (
        "把它移走再启动：密码、登录和令牌要重新发，商机不受影响。",
        "Move it away and start again: passwords, sign-ins and tokens are made anew; no deal is touched.",
    ),
    "no_database": (
        "现在连不上数据库，请稍后再试。",
        "The database can't be reached just now. Try again in a moment.",
    ),
    # the company's account
    "oidc_unknown": (
        "公司账号“{claimed}”在这里没有登记。请管理员用这个登录名登记。",
        "Nobody here has the login “{claimed}” of that company account. Ask an admin to add it.",
    ),
    "oidc_refused": ("公司账号没有让你进来：{why}", "The company account did not let you in: {why}"),
    "oidc_not_ours": (
        "这次登录不是从这里开始的，或者已经用过了。请重新登录。",
        "That sign-in did not begin here, or was used already. Begin again.",
    ),
    "oidc_untrue": (
        "公司账号发来的凭证没有通过检查。请重新登录。",
        "What came from the company account did not pass our checks. Begin again.",
    ),
    "oidc_unverified": (
        "公司账号没有证实这个邮箱是你的。",
        "The company account does not vouch for that address.",
    ),
    "oidc_nobody": (
        "公司账号没有说你是谁：缺少 {claim}。",
        "The company account did not say who you are: {claim} is missing.",
    ),
    "oidc_silent": (
        "现在联系不上公司账号的服务器。",
        "The company account's server can't be reached just now.",
    ),
    "oidc_not_installed": (
        "用公司账号登录需要 joserfc，这里没有安装",
        "Company accounts need joserfc, which isn't installed here",
    ),
    "oidc_install": (
        "请安装：pip install 'dealgate[oidc]'",
        "Install it: pip install 'dealgate[oidc]'",
    ),
    "oidc_https": (
        "{option} 要以 https:// 开头：{given}",
        "{option} begins with https://: {given}",
    ),
    "oidc_bad_claim": (
        "没有 {given} 这一项。可选：{choices}",
        "There is no claim {given}. Choose from: {choices}",
    ),
    # serve
    "web_not_installed": (
        "网页需要的几个库这里没有安装",
        "The libraries the pages need aren't installed here",
    ),
    "web_install": ("请安装：pip install 'dealgate[web]'", "Install them: pip install 'dealgate[web]'"),
    "open_link": (
        "在这台电脑上打开，{minutes} 分钟内有效，只能用一次：\n{url}\n按 Ctrl-C 结束。",
        "Open this on this computer, within {minutes:minute|minutes}; it works once:\n{url}\nCtrl-C ends it.",
    ),
    "team_open": (
        "团队的看板在：\n{url}\n按 Ctrl-C 结束。",
        "The team's desk is at:\n{url}\nCtrl-C ends it.",
    ),
    "nobody_yet": (
        "还没有人有密码：用 dealgate person invite 给每个人发一条链接。",
        "Nobody has a password yet: dealgate person invite makes a link for each.",
    ),
    "plain_http": (
        "注意：没有 https，密码会不加密地经过网络。请在前面放一个 https 代理，并加上 --secure。",
        "Mind: without https, passwords cross the network in the clear. Put an https proxy in front, and add --secure.",
    ),
    "others_reach": (
        "{host} 别的电脑也能连上，而这里只有一个人用，谁都不用登录。",
        "Other computers reach {host}, and this desk is one person's: nobody signs in.",
    ),
    "add_sign_in": (
        "团队用：dealgate serve --sign-in --host {host}",
        "For a team: dealgate serve --sign-in --host {host}",
    ),
    "goes_with": ("{option} 要和 {other} 一起用", "{option} goes with {other}"),
    "port_taken": ("端口 {port} 已经被占用", "Port {port} is in use already"),
    "other_port": (
        "换一个：--port {port}，或 --port 0 由系统选",
        "Take another: --port {port}, or --port 0 for whichever is free",
    ),
    "no_port": ("不能在 {host}:{port} 上等浏览器：{why}", "Can't wait for browsers at {host}:{port}: {why}"),
    "as_member": (
        "登录名 {login} 在数据库里只有自己的权限，不能替整个团队开看板。",
        "The login {login} has only its own rights in the database, and can't serve a whole team.",
    ),
    "as_owner": (
        "团队用：以数据库所有者连接；自己一个人用：不加 --sign-in",
        "For a team, connect as the owner of the database; for yourself, leave --sign-in out",
    ),
    "bad_address": (
        "{option} 要写成 IP 地址或网段：{given}",
        "{option} takes an IP address or network: {given}",
    ),
    "bad_url": (
        "{option} 要写成 https://desk.example 这样的网址：{given}",
        "{option} takes an address such as https://desk.example: {given}",
    ),
    "worker_died": ("一个工作进程一启动就结束了", "A worker ended as soon as it had begun"),
    # inviting
    "may_not_invite": (
        "{user} 不能发登录链接，也不能注销别人的令牌，需要管理员。",
        "{user} may not invite people or drop their tokens; that takes an admin.",
    ),
    "invited": (
        "把这条链接交给 {user}，{until} 之前有效，用来设置密码，只能用一次：\n{link}",
        "Give this link to {user}; until {until} a password can be set with it, once:\n{link}",
    ),
    # tokens
    "token_made": (
        "这是 {user} 的令牌“{label}”，只显示这一次，{until} 之前有效：\n{token}",
        "The token “{label}” of {user}, shown this once; it works until {until}:\n{token}",
    ),
    "token_dropped": ("令牌 {id} 已注销。", "The token {id} is dropped."),
    "no_token": ("{user} 没有令牌 {id}。", "{user} has no token {id}."),
    "no_label": (
        "令牌要有个名字，最多 {most} 个字符。",
        "A token has a label, of at most {most} characters.",
    ),
    "no_tokens": ("还没有令牌。", "No tokens yet."),
    "col_id": ("编号", "Id"),
    "col_label": ("名字", "Label"),
    "col_made": ("生成", "Made"),
    "col_ends": ("有效期到", "Until"),
    "col_used": ("最近使用", "Last used"),
    # my page
    "me": ("我", "Me"),
    "my_role": ("角色", "Role"),
    "my_team": ("团队", "Team"),
    "my_name": ("姓名", "Name"),
    "change_password": ("修改密码", "Change the password"),
    "current_password": ("现在的密码", "The password you have now"),
    "others_end": (
        "改好以后，别处的登录都会结束；令牌不变。",
        "Everywhere else you are signed out then; tokens stay.",
    ),
    "password_changed": (
        "密码已修改，别处的登录都已结束。",
        "The password is changed, and you are signed out everywhere else.",
    ),
    "wrong_current": (
        "现在的密码不对，没有修改。",
        "That is not the password you have now; nothing was changed.",
    ),
    "sessions": ("登录中的浏览器", "Where you are signed in"),
    "this_one": ("就是这里", "this one"),
    "seen": ("最近使用：{at}", "last used {at}"),
    "since": ("登录于 {at}", "signed in {at}"),
    "some_browser": ("浏览器", "a browser"),
    "end": ("结束", "End"),
    "end_others": ("结束别处的登录", "Sign out everywhere else"),
    "ended": ("已结束。", "Ended."),
    "tokens": ("令牌", "Tokens"),
    "about_tokens": (
        "程序凭令牌用你的身份读写，能做的和你一样多。不用了就注销。",
        "A program that has one acts as you, and may do what you may. Drop it when it is no longer needed.",
    ),
    "label": ("名字", "Label"),
    "days": ("有效多少天", "Days it works"),
    "make_token": ("生成令牌", "Make a token"),
    "drop": ("注销", "Drop"),
    "new_token": (
        "新令牌“{label}”，只显示这一次，请现在抄走：",
        "The new token “{label}”, shown this once; copy it now:",
    ),
    "works_until": ("{at} 之前有效", "works until {at}"),
    "never_used": ("没有用过", "never used"),
}
