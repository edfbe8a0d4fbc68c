"""Contacts: the people at the client."""

WORDS: dict[str, tuple[str, str]] = {
    "no_account": (
        "商机还没有挂到客户名下，找不到“{contact}”",
        "the deal has no account yet, so “{contact}” can't be found",
    ),
    "unknown": (
        "不认识“{contact}”。已认识：{candidates}",
        "Nobody called “{contact}” is known there. Known: {candidates}",
    ),
    "ambiguous": ("“{contact}”不止一位：{candidates}", "“{contact}” could be any of: {candidates}"),
    "exists": ("{account} 那里已经登记过{contact}了。", "{contact} of {account} is on record already."),
    "no_name": ("联系人要有姓名。", "A contact needs a name."),
    "in_the_future": (
        "{day}还没有到：等人真的来了或走了再记。",
        "{day} has not come yet: note it once the person has come or gone.",
    ),
    "left_already": ("{contact}已经离开了。", "{contact} has left already."),
    "unknown_part": (
        "没有“{given}”这个决策角色。可选：{choices}",
        "There is no part “{given}”. Choose from: {choices}",
    ),
    "unknown_style": (
        "没有“{given}”这种沟通风格。可选：{choices}",
        "There is no social style “{given}”. Choose from: {choices}",
    ),
    "edit_fields": (
        "不能改 {fields}。可以改：{choices}",
        "Can't change {fields}. What can change: {choices}",
    ),
    "added": ("已添加 {account} 的{contact}：{part}。", "{contact} of {account} is added: {part}."),
    "renew": (
        "拍板的人变了：有 {n} 个商机要请客户重新确认，{since}之前的“是”不再算数。",
        "The people who decide have changed: on {n:deal|deals} the client must be asked again, as a yes"
        " from before {since} no longer counts.",
    ),
    "since_when": (
        "如果这个人早就在位，添加时用 --since 写明日期，就不必重新确认。",
        "If they were there all along, say since when with --since, and nothing has to be asked again.",
    ),
    "edited": ("{contact}的资料已更新。", "{contact} is updated."),
    "gone": ("已记下：{contact}离开了。", "{contact} has left; it is on record."),
    "erased": (
        "{contact}的个人信息已抹去，历史仍可核验。",
        "What was known of {contact} is erased; the history can still be verified.",
    ),
    "erased_name": ("（已抹去）", "(erased)"),
    "left": ("{on}离开", "left on {on}"),
    "none": ("还没有联系人。", "No contacts yet."),
    "part_economic_buyer": ("最终拍板人", "economic buyer"),
    "part_decider": ("决策人", "decider"),
    "part_influencer": ("影响者", "influencer"),
    "part_user": ("使用者", "user"),
    "part_buyer": ("采购", "buyer"),
    "part_blocker": ("反对者", "blocker"),
    "part_champion": ("客户内部支持者", "champion"),
    "style_analytical": ("分析型", "analytical"),
    "style_amiable": ("亲和型", "amiable"),
    "style_driver": ("驾驭型", "driver"),
    "style_expressive": ("表现型", "expressive"),
    "col_key": ("编号", "Key"),
    "col_name": ("姓名", "Name"),
    "col_part": ("角色", "Part"),
    "col_style": ("风格", "Style"),
    "col_since": ("起始", "Since"),
    "col_left": ("离开", "Left"),
    "may_not_erase": (
        "{user} 不能抹去个人信息，需要经理或管理员。",
        "{user} may not erase people; that takes a manager or an admin.",
    ),
    "erased_already": ("{contact}的个人信息早已抹去。", "{contact} was erased before."),
}
