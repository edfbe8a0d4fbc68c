"""People on our side."""

WORDS: dict[str, tuple[str, str]] = {
    "unknown": (
        "没有“{user}”这个人。用 --as 换一个人，或请管理员登记。",
        "Nobody here is called “{user}”. Act as somebody else with --as, or ask an admin to add them.",
    ),
    "nobody": ("没有“{user}”这个人。", "Nobody here is called “{user}”."),
    "has_left": ("{user} 已于 {on} 离开。", "{user} left on {on}."),
    "changed_meanwhile": (
        "{user} 的角色或团队刚刚改了，这次没有写入，请再试一次。",
        "The role or team of {user} was changed meanwhile; nothing was written, try again.",
    ),
    "bad_user": (
        "登录名“{user}”不能用：不能为空，也不能有空格。",
        "“{user}” can't be a login: it may not be empty or contain spaces.",
    ),
    "long_user": ("登录名最多 {most} 个字符。", "A login has at most {most} characters."),
    "unknown_role": (
        "没有“{given}”这个角色。可选：{choices}",
        "There is no role “{given}”. Choose from: {choices}",
    ),
    "heir_same": ("{user} 不能把商机交给自己。", "{user} can't hand over to themselves."),
    "last_admin": (
        "{user} 是最后一位管理员，先登记另一位。",
        "{user} is the last admin; add another first.",
    ),
    "may_not_manage": (
        "{user} 不能管理人员，需要经理或管理员。",
        "{user} may not manage people; that takes a manager or an admin.",
    ),
    "added": ("已登记 {user}：{role}。", "{user} is registered: {role}."),
    "left": (
        "{user} 已离开，{n} 个商机交给 {to}。",
        "{user} has left; {n:deal|deals} handed over to {to}.",
    ),
    "left_visits": (
        "已排好的 {n} 次拜访转到 {to} 的计划里。",
        "{n:planned visit|planned visits} moved to {to}'s plan.",
    ),
    "left_tasks": (
        "{user} 已离开，{n} 个商机和 {tasks} 件评审时说好的事交给 {to}。",
        "{user} has left; {n:deal|deals} and {tasks:open review task|open review tasks} handed over to {to}.",
    ),
    "role_rep": ("销售代表", "rep"),
    "role_coach": ("销售教练", "coach"),
    "role_manager": ("经理", "manager"),
    "role_admin": ("管理员", "admin"),
    "position_sales_rep": ("销售代表", "sales rep"),
    "position_business_manager": ("业务经理", "business manager"),
    "position_marketing_director": ("营销总监", "marketing director"),
    "position_general_manager": ("总经理", "general manager"),
    "unknown_position": (
        "没有“{given}”这个职位。可选：{choices}",
        "There is no position “{given}”. Choose from: {choices}",
    ),
    "col_position": ("职位", "Position"),
    "col_user": ("登录名", "Login"),
    "col_name": ("姓名", "Name"),
    "col_role": ("角色", "Role"),
    "col_team": ("团队", "Team"),
    "col_left": ("离开", "Left"),
    "unknown_owner": (
        "没有叫“{given}”的同事。可选：{candidates}",
        "Nobody here is called “{given}”. Choose from: {candidates}",
    ),
    "changed": ("{user} 已更新：", "{user} is updated:"),
    "same": ("{user} 本来就是这样，没有变化。", "{user} is registered like that already; nothing changed."),
    "back_again": ("{user} 回来了：{role}。", "{user} is back: {role}."),
}
