"""Import of clients, the people there, and visits: rows that can't go in, and what came of them."""

WORDS: dict[str, tuple[str, str]] = {
    # the mapping
    "whose_part": (
        "没有写明这些人在决策中是什么角色：请指定 part 列，用 parts 写明各个值的意思，或者统一写 constants: {{part: user}}",
        "nothing says what part these people have in the decision: name a column for part, and under parts what its"
        " values mean; or say constants: {{part: user}} for all of them",
    ),
    "no_channel_said": (
        "没有写明是怎么联系的：请指定 channel 列，用 channels 写明各个值的意思，或者统一写 constants: {{channel: call}}",
        "nothing says how you spoke: name a column for channel, and under channels what its values mean; or say"
        " constants: {{channel: call}} for all of them",
    ),
    # a row
    "no_name": ("没有名称", "no name"),
    "unknown_class": (
        "“{given}”不是客户等级；请写 A、B 或 C，或在对照表的 classes 里写明它的意思",
        "“{given}” is no class; write A, B or C, or say under classes what it means",
    ),
    "no_part": (
        "没有写明在决策中的角色；可在对照表里写 constants: {{part: user}}，空着的都按它",
        "no part in the decision; constants: {{part: user}} in the mapping would stand in for empty cells",
    ),
    "unknown_part": (
        "对照表没有说明“{given}”是什么角色；请写进 parts，可选：{known}",
        "the mapping does not say what part “{given}” is; add it under parts, as one of {known}",
    ),
    "unknown_style": (
        "对照表没有说明“{given}”是哪种沟通风格；请写进 styles，可选：{known}",
        "the mapping does not say what style “{given}” is; add it under styles, as one of {known}",
    ),
    "nobodys_visit": (
        "没有写明是哪个商机或哪家客户的拜访",
        "no deal and no account, so nobody knows whom it was with",
    ),
    "no_channel": (
        "没有写明是怎么联系的；可在对照表里写 constants: {{channel: call}}，空着的都按它",
        "no channel; constants: {{channel: call}} in the mapping would stand in for empty cells",
    ),
    "unknown_channel": (
        "对照表没有说明“{given}”是怎么联系的；请写进 channels（in_person、online、call），只是单向发出的写进 one_sided",
        "the mapping does not say how one speaks by “{given}”; add it under channels as in_person, online or call, or"
        " under one_sided if the client took no part",
    ),
    "neither_yes_nor_no": (
        "“{given}”看不出是“是”还是“否”",
        "“{given}” is neither yes nor no",
    ),
    "no_summary": ("没有写谈了什么", "nothing says what it was about"),
    "name_twice": (
        "“{name}”在第 {row} 行已经出现过，内容不一样；请合成一行，或给每行加上编号",
        "“{name}” stands in row {row} already and says otherwise; make one row of them, or give each an id",
    ),
    "erased": (
        "{contact} 的个人信息已按要求删除，不会再导入；请也从来源系统里删掉",
        "{contact} was erased on request and is not brought back; delete them in the other system as well",
    ),
    "contact_moved": (
        "此人在这里是 {account} 的联系人（{contact}）；如果已经离开，请先运行 dealgate contact leave {contact}，"
        "再导入时会登记到新客户名下",
        "here this person is {contact}, at {account}; if they have left, say dealgate contact leave {contact}, and the"
        " next import enters them at the new client",
    ),
    "neither_deal_nor_account": (
        "“{given}”既不是这里的商机，也不是这里的客户；请先导入它们",
        "“{given}” is neither a deal nor an account here; import those first",
    ),
    "visit_stands": (
        "这次拜访先前已导入为 {visit}（{on}，{channel}）；拜访记录只能追加，不能改写",
        "it came in as {visit} before ({on}, {channel}), and what was told of a visit is not rewritten",
    ),
    # what came of it
    "strangers": (
        "拜访里提到、但不是那里联系人的有：{names}；姓名写进了拜访的内容里。",
        "Named in visits, but no contacts there: {names}. Their names went into what the visits are about.",
    ),
    "stranger_count": ("{name} {n} 次", "{name} ({n:visit|visits})"),
    "more_strangers": ("另外 {n} 位", "{n:other|others}"),
}
