"""`playbook new`: the comments in the files it makes, and what it says of them."""

WORDS: dict[str, tuple[str, str]] = {
    "note_head": (
        "我们自己的打法。照着改：文字中英文都要写；改完先用 playbook lint 检查，再用 playbook test 跑一遍 tests 里的用例，"
        "最后安装。已经安装的版本不能再改意思，要改就把 version 加一。",
        "Our own playbook. Change what you read here; every text stands in both languages. Then run playbook lint,"
        " playbook test for the cases in tests, and install it. An installed version can't say something else:"
        " raise version.",
    ),
    "note_over": (
        "在另一套打法上改：只写不同的地方，其余照基础打法走。playbook show --resolved --origin 看合起来是什么样、每行从哪里来。",
        "Changes another playbook: write what differs, the rest is as the base says it. playbook show --resolved"
        " --origin shows the whole, and where each line is from.",
    ),
    "note_title": ("大家怎么叫它。先改这里。", "What people call it. Begin here."),
    "note_stages": (
        "商机从上到下走过的阶段。未赢单（open）在前，已赢单（won）在后；代号定了就不要再改。",
        "What a deal goes through, from top to bottom: open stages, then won ones. Once ids are in use, leave them.",
    ),
    "note_limits": (
        "工作日：停留多久预警、多久越过红线，多久没有双向沟通算沉默。",
        "Working days: from when on a stay warns and is critical, and how long without a two-sided contact is silence.",
    ),
    "note_gate": (
        "关卡：离开这个阶段前要满足什么。先写客户自己要想清楚的事（decision），用客户的口气问；再写要有的证据。",
        "The gate: what must be met before a deal leaves. First what the client must have decided, asked in their"
        " voice; then the evidence.",
    ),
    "note_when": (
        "加上 when，就只在条件成立时才要求。",
        "With when it is asked for only where that holds.",
    ),
    "note_visit": (
        "拜访准备清单上的内容：goals prepare open ask suggest close kit objections。",
        "Lines for the sheet of a visit: goals prepare open ask suggest close kit objections.",
    ),
    "note_behaviours": (
        "三种采购倾向的客户，各想要什么，忌讳什么。",
        "What clients of each buying behaviour want, and which card is the wrong one.",
    ),
    "note_change": (
        "去掉 # 就生效。有代号的项目按代号对上：基础打法有的就改，没有的就加。",
        "Take the # away to use it. Entries go by their ids: one the base has is changed, a new one is added.",
    ),
    "note_change_one": ("改一项：只写变的那个键。", "Changed: name the key that differs."),
    "note_add": ("加一项；after、before 说放在哪里。", "Added; after or before says where."),
    "note_take_away": ("去掉一项。", "Taken away."),
    "note_list": (
        "没有代号的清单：整个换掉，或用 add、remove。",
        "A list without ids: write it anew, or say what to add and remove.",
    ),
    "note_ci": (
        "每次提交都自动检查，在持续集成里运行：",
        "To check every change, let your CI run:",
    ),
    "note_cases": (
        "用例：知道这些情况时，关卡怎么说，这一步能不能走。每项要求，通过和不通过都写一个；"
        "playbook test --coverage 列出还没有用例的。",
        "Cases: given these facts, the gate says this and the move leads there. Write one for each requirement where"
        " it passes and one where it doesn't; playbook test --coverage names those without.",
    ),
    "note_next_case": (
        "given 里写知道什么；没有写的就是不知道。",
        "given is what is known; what isn't given isn't.",
    ),
    "bad_id": (
        "“{given}”不能作打法的代号；只用小写字母、数字、- 和 _，以字母开头",
        "“{given}” can't be the id of a playbook; use small letters, digits, - and _, beginning with a letter",
    ),
    "exists": (
        "{folder} 已经有了；请换个代号，或用 --out 指定别的文件夹",
        "{folder} is there already; take another id, or another folder with --out",
    ),
    "came_along": (
        "{playbook} 是系统自带的打法，不能再用这个代号；要在它上面改，请另起一个代号",
        "{playbook} is a playbook that came along; to change it, build on it under an id of your own",
    ),
    "installed": (
        "{playbook} 已经安装，再用这个代号就会和它混淆；要接着改那一套，先取出它的全文存成文件",
        "{playbook} is installed already, and another of that id would be taken for it; to go on with that one,"
        " save it to a file",
    ),
    "no_folder": ("建不了文件夹 {folder}：{why}", "The folder {folder} can't be made: {why}"),
    "not_made": (
        "没有新建 {folder}：基础打法有 {n} 处不对",
        "{folder} was not made: {n:thing is|things are} wrong with what it is to extend",
    ),
    "made": ("已建好 {folder}：", "{folder} is made:"),
    "next": ("接下来：", "What next:"),
    "file_playbook": ("打法本身，从这里改起", "the playbook; begin here"),
    "file_cases": ("两个用例，照样子往下写", "two cases; add yours"),
    "file_schema": ("编辑器照它提示和检查", "what your editor completes and checks by"),
    "step_lint": ("检查", "check it"),
    "step_test": ("跑用例", "try the cases"),
    "step_show": ("看合起来的全文和每行的来处", "read the whole, and where each line is from"),
    "step_install": ("安装；以后的新版本也这样装", "install it, and each new version of it"),
    "step_open": ("照它新建一个商机", "open a deal that goes by it"),
}
