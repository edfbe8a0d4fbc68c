"""Worksheets at the terminal: asked, as a form, and as a page."""

WORDS: dict[str, tuple[str, str]] = {
    # Values
    "percent": ("{value}%", "{value} %"),
    "score": ("{name} {score}", "{name} {score}"),
    "row": ("{name}（{rest}）", "{name} ({rest})"),
    "separator": ("；", "; "),
    "complete": ("完成度", "completeness"),
    # What a field accepts
    "accepts_choice": ("选一个：{choices}。", "One of: {choices}."),
    "accepts_some": ("可选几项：{choices}；用分号隔开。", "Any of: {choices}; with ; between them."),
    "accepts_many": ("可写几项，用分号隔开。", "Several will do, with ; between them."),
    "accepts_contact": (
        "客户方的人，写姓名：{people}。",
        "Somebody at the client, by name: {people}.",
    ),
    "accepts_contact_new": (
        "客户方的人；还没有登记过，先用 dealgate contact add 登记。",
        "Somebody at the client; nobody is on record yet: dealgate contact add.",
    ),
    "accepts_score": ("0 到 5 的整数，5 最高。", "A whole number from 0 to 5, the highest."),
    "accepts_number": ("一个数字。", "A number."),
    "accepts_percent": ("百分比，如 12.5%。", "Per cent, such as 12.5 %."),
    "accepts_money": ("金额（{currency}），如 480000、48万。", "An amount in {currency}: 480000, 480k."),
    "accepts_currency": ("币种，如 CNY、USD。", "A currency, such as CNY or USD."),
    "accepts_day": ("日期，如 2026-11-27。", "A day: 2026-11-27."),
    "accepts_scores": (
        "每项打 0 到 5 分，如 交期=4；价格=3。",
        "A score from 0 to 5 by name: delivery=4; price=3.",
    ),
    # Question by question
    "gave_up": (
        "什么也没有保存。要保存已填的内容再结束，请用 Ctrl-D。",
        "Nothing was saved. To stop and keep what was typed, press Ctrl-D.",
    ),
    "not_text": (
        "刚才打的不是 UTF-8 文字，没有读进来；请再打一次。",
        "That was no UTF-8 text and was not taken in; please type it again.",
    ),
    "explain_names": (
        "写这里面的名称，可写几个，用分号隔开：{names}",
        "By name, with ; between them: {names}",
    ),
    "ask_head": (
        "{key} · {worksheet}（回车保留原值，- 删除，? 看说明；Ctrl-D 保存已填的并结束，Ctrl-C 放弃）",
        "{key} · {worksheet} (Enter keeps what stands there, - takes it away, ? explains; Ctrl-D saves what"
        " was typed and stops, Ctrl-C gives up)",
    ),
    "ask_gap": (
        "从第一处空缺问起（第 {n} 项）；加 --all 则从头逐项问。",
        "Begins at the first gap, number {n}; --all asks for everything.",
    ),
    "ask_field": ("第 {n} 项，共 {of} 项：{label}", "{n} of {of}: {label}"),
    "ask_column": ("  {label}", "  {label}"),
    "ask_stands": ("现在是：{value}", "now: {value}"),
    "ask_row": (
        "  第 {n} 行：{row}（回车保留，e 修改，- 删除）",
        "  row {n}: {row} (Enter keeps it, e changes it, - takes it away)",
    ),
    "ask_first": ("  有要填的吗？写“{name}”，没有就直接回车", "  The first one: {name}, or Enter for none"),
    "ask_another": ("  还有吗？写“{name}”，没有就直接回车", "  One more? {name}, or Enter to go on"),
    "ask_score": ("    {name} {stands}", "    {name} {stands}"),
    "explain_row": (
        "回车保留这一行，只问其中还空着的；e 逐栏修改；- 删除整行。",
        "Enter keeps the row and asks for what it lacks; e goes through it; - takes it away.",
    ),
    "explain_text": (
        "写客户说的话，一行写完。",
        "What the client said, in one line.",
    ),
    "explain_choice": ("写代号或名称都行：{choices}", "By its id or its name: {choices}"),
    "explain_keys": ("回车保持原样；- 删除。", "Enter leaves it as it is; - takes it away."),
    # The form
    "form_head": ("{worksheet} · {key} {title}", "{worksheet} · {key} {title}"),
    "form_how": (
        "在冒号后面填写，然后存盘退出。清空一项就是删除它，整行删掉则保持原样。",
        "Write behind the colons, save and close. What you empty is cleared; a line you delete stays as it was.",
    ),
    "form_stamp": (
        "请保留这一行，它记着这张表的原样：{stamp}",
        "Keep this line; it says what the form was made from: {stamp}",
    ),
    "form_documents": (
        "一个文件只放一张表；去掉文件里的“---”",
        "one form a file; take the “---” out of it",
    ),
    "no_form": ("读不到表，什么也没有写入。", "There is no form to read; nothing was written."),
    "mend_form": (
        "表里有 {n} 处不对，什么也没有写入。先把文件改好，再运行：",
        "{n:fault|faults} in the form; nothing was written. Correct the file, then run:",
    ),
    "out_of_date": (
        "这张表做好以后，“{worksheet}”又被人改过，所以什么也没有写入。请打印一张新表，把你改的几处搬过去：",
        "{worksheet} has been changed since this form was made, so nothing was written. Print a new form and"
        " bring your changes over:",
    ),
    "rows_gone": ("“{label}”里去掉了：{rows}", "Taken away from {label}: {rows}"),
    "form_rows": (
        "一行一条，以“- ”开头；照最后那一条的样子添加，去掉行首的 #。各栏：",
        "An entry each, beginning with “- ”; the last one shows how, without the #. Its columns:",
    ),
    "form_column": ("{column}：{label}。{accepts}", "{column}: {label}. {accepts}"),
    "form_too_big": ("文件超过 {limit} MB，不像是一张表", "over {limit} MB: too big for a form"),
    "bad_form": (
        "表里有 {n} 处不对，什么也没有写入。",
        "{n:fault|faults} in the form; nothing was written.",
    ),
    "kept": ("填的内容还在：{path}", "What you wrote is kept in {path}"),
    "open_again": (
        "再打开改一改吗？（回车：打开；n：先留着）",
        "Open it again? (Enter: yes; n: keep it for later)",
    ),
    "no_editor": (
        "没有设置编辑器（VISUAL 或 EDITOR）；可以用 --form 打印表格，填好后读入",
        "No editor is set (VISUAL or EDITOR); print the form with --form, fill it in and read it from a file",
    ),
    "editor_odd": ("编辑器“{editor}”的引号没有配对", "The editor “{editor}” has a quotation mark left open"),
    "editor_missing": ("编辑器 {editor} 打不开：{why}", "The editor {editor} can't be started: {why}"),
    "editor_failed": (
        "编辑器 {editor} 出错退出（{code}），什么也没有写入。",
        "The editor {editor} ended with an error ({code}); nothing was written.",
    ),
    "edit_nobody": (
        "--edit 要有人在终端前；程序请用文件",
        "--edit wants a person at the terminal; a program uses a file",
    ),
    "bad_words": ("什么也没有写入：{faults}", "Nothing was written:{faults}"),
    "contradicts": (
        "{field} 和前面写的对不上：同一处写了两次，什么也没有写入",
        "{field} contradicts another one: the same place is given twice. Nothing was written",
    ),
    "leads_nowhere": (
        "“{field}”没有写全：点号之间、点号后面都要有名称；要删除整张表里的一行，写“表.行名=”",
        "“{field}” leads nowhere: a name is missing before or behind a dot. To take a row away write FIELD.ROW=",
    ),
    "follows": ("已新建后续商机 {deal} {title}。", "The deal that follows is open: {deal} {title}."),
    "follows_already": (
        "后续商机 {deal} {title} 已经有了，没有再开新的。要改它：",
        "{deal} {title} follows already, so no other was opened. To change that one:",
    ),
    "still_follows": (
        "它开出的后续商机 {deal} 还开着；不要了就终止它：",
        "The deal it opened, {deal}, stays open. If it is not wanted, stop it:",
    ),
    "settled": (
        "这个商机的{field}现在是“{value}”；关卡的要求可能因此多一些或少一些。",
        "The deal's {field} is now {value}; its gate may ask for more or less by it.",
    ),
    "fill_which": ("填哪张工作表？{sheets}", "Fill in which worksheet?{sheets}"),
    "not_begun": ("{worksheet}（还没开始填）", "{worksheet}, not begun"),
    "so_far": ("{worksheet}，完成 {complete}%", "{worksheet}, {complete} %"),
    "begin": ("本阶段还没开始填的：{worksheets}", "Not begun at this stage: {worksheets}"),
    # The page
    "page_complete": ("完成 {n}%", "{n} % complete"),
    "page_empty": ("还没有填。", "Nothing is filled in yet."),
    "page_pair": ("  {label}：{value}", "  {label}: {value}"),
    "before_colon": ("{label}：", "{label}:"),
    "page_figures": ("算出来的", "What it comes to"),
    "page_remarks": ("该注意的", "Worth knowing"),
    "page_gaps": ("还缺的", "Still open"),
    "page_gates": ("在关卡上", "At the gates"),
    "page_gate": ("{stage}：{requirement}", "{stage}: {requirement}"),
    "page_gate_here": ("{requirement}：{why}", "{requirement}: {why}"),
    "page_manner": ("怎么打交道", "How to meet them"),
    "page_person": ("{name}（{manners}）", "{name} ({manners})"),
    "page_wants": ("要的是：{wants}", "Wants: {wants}"),
    "page_wrong_card": ("别出这张牌：{card}", "The wrong card: {card}"),
    "row_lacks": ("{row} 缺{columns}", "{row} lacks {columns}"),
    "figure": ("{label}：{value}", "{label}: {value}"),
    "markdown_of_what": (
        "--markdown 用于一张工作表；请写明是哪一张",
        "--markdown is for one worksheet; say which",
    ),
    "form_of_another": (
        "这张表是从 {made} 的 {worksheet} 做出来的，填进 {here} 会把那里的内容换掉；确实要用，就删掉表头那一行标记",
        "this form was made from {worksheet} of {made} and would take the place of what {here} has; to use it all the same, delete the line that says so",
    ),
}
