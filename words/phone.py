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
    "busy": (
        "这张工作表正在被别人改，请再保存一次。",
        "This worksheet is being changed by others right now. Save once more.",
    ),
}
