"""Worksheets, visit sheets and a person's day, as pages."""

WORDS: dict[str, tuple[str, str]] = {
    # a worksheet
    "no_worksheet": ("没有“{worksheet}”这张工作表", "There is no worksheet {worksheet}"),
    "no_form": (
        "看不出这个表单是从哪里来的，什么都没有写入；请重新打开页面再填。",
        "This form doesn't say what it was made from. Nothing was written; open the page again.",
    ),
    "not_begun": ("还没有填写。", "Nothing has been filled in yet."),
    "figures": ("算出来的", "Worked out"),
    "remarks": ("提醒", "Worth knowing"),
    "gaps": ("还缺什么", "Still missing"),
    "no_score": ("未定", "none"),
    "scores_by_line": ("每行一项：名称=分数（0 到 5）", "A line each, as in: price=3 (0 to 5)"),
    "new_row": ("新的一行", "A new row"),
    "add_row": ("再加一行", "Add a row"),
    "take_away": ("删掉这一行", "Take this row away"),
    "nothing_changed": ("没有改动，什么都不用写入。", "Nothing was changed, so nothing was written."),
    "mend": (
        "有 {n} 处要改，什么都还没有写入。",
        "Nothing was written yet: {n:place|places} to mend.",
    ),
    "clashed": ("{who} 刚刚也保存了这张表。{what}", "{who} saved this worksheet meanwhile. {what}"),
    "clash": (
        "有 {n} 处两个人都改了，对方的内容写在旁边；再保存一次，就以这里填的为准。",
        "Both of you changed {n:place|places}; theirs stands beside yours. Save once more to keep yours.",
    ),
    "theirs": ("现在保存的是：{value}", "What stands there now: {value}"),
    "emptied": ("（已清空）", "(emptied)"),
    # a visit sheet
    "visit_title": ("拜访清单", "Visit sheet"),
    "jump": ("清单各部分", "Parts of the sheet"),
    "whom": ("换人见面", "Meet somebody else"),
    "make": ("重做清单", "Make the sheet for them"),
    "done": ("已做", "done"),
    "somebody_else": ("其他人，写姓名", "somebody else, by name"),
    "as_written": ("原来写的", "as it was written"),
    "extra": ("清单上已经没有的问题，之前写的内容", "Written before, on lines the sheet no longer has"),
    "line": ("清单上的一项", "A line of the sheet"),
    "left": ("没有写入的", "What could not go in"),
    "none_in": ("什么都没有写入", "Nothing could go in"),
    "waits_for": ("要等“{line}”改好", "waits for: {line}"),
    "new_sheet": ("重新做一张清单", "A new sheet"),
    "send": ("写入", "Send"),
    "send_again": ("改好了，再写入", "Send again"),
    "no_sheet": (
        "看不出这是哪一张清单，什么都没有写入；请重新打开清单。",
        "This doesn't say which sheet it is. Nothing was written; open the sheet again.",
    ),
    "kept": ("写下的都存在这台设备上了。", "Kept on this device."),
    "offline": (
        "现在没有网络。写下的都存在这台设备上，可以接着写。",
        "No network. What you write is kept on this device; go on.",
    ),
    "waiting": (
        "等网络恢复后自动写入，内容存在这台设备上。",
        "Kept here, and sent by itself once the network is back.",
    ),
    "sending": ("正在写入……", "Sending …"),
    "more": (
        "已写入；之后写的还在这里，请再点一次写入。",
        "That is in. What you wrote since is kept here; send once more.",
    ),
    "refused": ("没有写入，内容还在这里：", "Not sent, and still here: "),
    "unkept": (
        "这台设备存不下内容，请在离开这个页面之前写入。",
        "This device keeps nothing: send before you leave this page.",
    ),
    "sign_in": (
        "登录已过期：请先登录，之后会自动写入。",
        "You were signed out. Sign in, and it is sent by itself.",
    ),
    "unsent_ask": (
        "这台设备上还有没写入的拜访清单，退出就会丢掉。仍要退出吗？",
        "Visit sheets on this device were not sent yet and would be lost. Sign out all the same?",
    ),
    # a day, and visits
    "to_sheet": ("拜访清单", "Visit sheet"),
    "nothing_today": ("今天没有要做的。", "Nothing asks for you today."),
    "own": ("我自己", "my own"),
    "own_again": ("只看我自己", "Only my own"),
    "list_due": ("该联系的客户", "Clients due for contact"),
    "list_agreed": ("约好的", "Visits agreed"),
    "unsent": ("这台设备上还没写入的拜访清单", "Visit sheets on this device, not sent yet"),
    "waits": ("等网络恢复", "waits for the network"),
    "begun": ("写了一部分", "begun"),
    "busy": (
        "这张工作表正在被别人改，请再保存一次。",
        "This worksheet is being changed by others right now. Save once more.",
    ),
}
