"""`playbook edit`: why a file can't be changed that way, and what became of it."""

WORDS: dict[str, tuple[str, str]] = {
    "nothing_asked": (
        "没有写要改什么；写成 路径=值，或用 --remove、--raise-version",
        "Nothing to change was given; write PATH=VALUE, or use --remove or --raise-version",
    ),
    "no_value": (
        "看不出“{given}”要改什么；请写成 路径=值，如 stages.understand.limits.warn=25d",
        "What is to change by “{given}”? Write PATH=VALUE, such as stages.understand.limits.warn=25d",
    ),
    "misread": ("“{given}”：{why}", "“{given}”: {why}"),
    "bad_value": (
        "{path} 的值“{given}”不是有效的 YAML：{why}",
        "The value for {path}, “{given}”, is no YAML: {why}",
    ),
    "bad_path": (
        "“{path}”这个路径走不通；写法见 playbook lint 报出的位置",
        "“{path}” leads nowhere; paths are written as playbook lint prints them",
    ),
    "no_number": (
        "清单里没有第 [{number}] 项；共 {n} 项，从 [0] 数起",
        "There is no [{number}]: the list has {n:entry|entries}, counted from [0]",
    ),
    "no_entry": ("清单里没有 {id}；有的是：{known}", "The list has no {id}; it has {known}"),
    "no_entry_close": ("清单里没有 {id}；是不是 {close}？", "The list has no {id}; did you mean {close}?"),
    "no_ids": (
        "这个清单里的各项没有代号；请用序号，如 [0]",
        "The entries of this list have no ids; go by number, such as [0]",
    ),
    "no_list": (
        "{path} 不是清单，不能用 += 添加；请直接写 =",
        "{path} is no list, so += can't add to it; write =",
    ),
    "nothing_there": ("没有 {path}，用不着去掉", "There is no {path} to take away"),
    "not_extends": (
        "换基础打法会牵动全文；请在文件里改 extends，再用 playbook lint 检查",
        "Another base changes the whole playbook: change extends in the file, then run playbook lint",
    ),
    "anchored": (
        "这里带着锚点 &{anchor}，别处用 *{anchor} 引用；改了这里别处也变。请在文件里改，或先把别处的 *{anchor} 换成各自的内容",
        "This is marked &{anchor} and used elsewhere as *{anchor}: a change here would be one there as well."
        " Change it in the file, or first give those places a content of their own",
    ),
    "not_by_lines": (
        "这一处没法只改几行而保证意思正确；什么也没有写，请在文件里改",
        "This can't be done by changing a few lines and be sure of the meaning; nothing was written, so change the file",
    ),
    "came_along": (
        "{id} 是程序自带的打法，不能直接改；什么也没有写",
        "{id} came along with the program and isn't edited; nothing was written",
    ),
    "no_file": ("没有 {path} 这个打法文件或文件夹", "There is no playbook file or folder {path}"),
    "cannot": ("这样改不了，什么也没有写", "It can't be changed like that, and nothing was written"),
    "would_break": (
        "这样改会多出 {n} 处问题，所以什么也没有写",
        "That would bring in {n:fault|faults}, so nothing was written",
    ),
    "unchanged": ("{file} 本来就是这样，没有改动", "{file} says so already; nothing changed"),
    "would_change": ("{file} 会改成上面这样；还没有写", "{file} would change like this; nothing was written"),
    "changed": (
        "已改好 {file}，其余各行保持原样",
        "{file} is changed; all other lines are as they were",
    ),
    "back_to_base": (
        "{path} 不再由这份文件规定，改回照基础打法走；要整个去掉，再运行一次同样的 --remove",
        "{path} is no longer set here and goes by the base again; to do without it altogether, remove it once more",
    ),
    "copied": (
        "{path} 现在整份写在这份文件里；基础打法以后再改这个清单，这里不会跟着变",
        "{path} now stands in this file as a whole: what the base changes in that list later won't reach it",
    ),
    "other_id": (
        "已有的商机、用例和别的行还认旧代号 {old}；用 dealgate playbook test {file} 看哪些对不上",
        "Deals, cases and other lines still know it as {old}; dealgate playbook test {file} shows what no longer fits",
    ),
    "other_playbook": (
        "打法的代号换了：已有的商机仍跟着 {old} 走，这是另一套打法；用例用 dealgate playbook test {file} 检查",
        "Under another id this is another playbook: existing deals stay with {old}."
        " Check its cases: dealgate playbook test {file}",
    ),
    "still_broken": (
        "文件里原有的 {n} 处问题还在：dealgate playbook lint {file}",
        "{n:fault|faults} it had before are still there: dealgate playbook lint {file}",
    ),
}
