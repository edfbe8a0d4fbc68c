"""Reading a filled-in sheet back: what was understood, what was not, and why."""

WORDS: dict[str, tuple[str, str]] = {
    # What can't be placed
    "stray": ("看不出这一行该记到哪里", "nothing on the sheet asks for this"),
    "no_place": ("这一行没有地方记“{part}”", "there is no place in this line for “{part}”"),
    "two_ticks": ("这里只能勾一个：{choices}", "only one of these can be ticked: {choices}"),
    "tick_of_nothing": ("勾了一格，但看不出勾的是什么", "a box is ticked, but not whose it is"),
    "strange_mark": (
        "{mark} 看不出是勾了还是没勾；要勾请写 [x]",
        "{mark} is neither ticked nor empty; [x] ticks it",
    ),
    "tick_on_question": (
        "问题打了勾，却没有回答；请在下面勾“是”“不确定”或“否”",
        "the question is ticked but not answered: tick yes, unsure or no below it",
    ),
    "beside_tick": (
        "这一行只能打勾，旁边写的字没有地方记",
        "this line can only be ticked; what is written beside it has no place",
    ),
    "beside_question": (
        "问题旁边写的字没有地方记；请写到下面的空格里",
        "what stands beside the question has no place; write it into the blanks below",
    ),
    "twice": ("同一处写了两个不同的内容，取了前一个", "said twice and differently; the first one stands"),
    "unknown_anchor": (
        "这个商机的销售打法里没有 {anchor}",
        "the deal's playbook knows nothing of {anchor}",
    ),
    # What is refused
    "no_summary": (
        "写了拜访的其他情况，却没写谈了什么，拜访记不下来",
        "what happened is missing, so the visit can't go on record",
    ),
    "visit_stands": (
        "这张清单的拜访已经记过，后写的补不进去；可以用 visit log 另记一次",
        "this sheet's visit is on record already and can't be added to; `visit log` records another talk",
    ),
    "waits_for": ("要等第 {line} 行改好", "waits for line {line}"),
    "still_to_come": (
        "这张清单是为{on}准备的，日子还没到；请写明拜访是哪天",
        "the sheet is for {on}, still to come: write the day the visit took place",
    ),
    "met_unknown": (
        "客户那边没有叫“{name}”的联系人；拜访按其余的人记下了",
        "nobody at the client is called “{name}”; the visit is recorded with the others",
    ),
    "no_answer": ("没有勾“是”“不确定”或“否”", "neither yes, unsure nor no is ticked"),
    "no_evidence": ("没有写依据", "what it rests on is missing: the evidence"),
    "no_who": ("客户说的，却没有写是谁说的", "somebody at the client said it, but it doesn't say who"),
    "no_name": ("没有写姓名", "the name is missing"),
    "no_goods": ("没有写看到的是什么产品", "which product it was is missing"),
    "row_gone": (
        "问的那一项已经不在表里了",
        "the row it was asked about is no longer there",
    ),
    "no_row_name": (
        "少了第一格，不知道说的是哪一项",
        "its first blank is empty, so nobody knows what it is about",
    ),
    "no_step": ("没有写下一步做什么", "what the next step is to be is missing"),
    "no_step_day": ("下一步没有写日期", "the next step has no day"),
    "no_such_promise": (
        "这条承诺已经改了，或者不在了",
        "this promise is no longer there, or says something else now",
    ),
    # What is written
    "said": ("{ask} — {said}", "{ask} — {said}"),
    "changed": ("{before} → {after}", "{before} → {after}"),
    "source": ("{who}，{kind}", "{who}, {kind}"),
    "put": ("{label}：{after}", "{label}: {after}"),
    "replaced": ("{label}：{before} → {after}", "{label}: {before} → {after}"),
    "did_visit": ("{on}见了{who}：{summary}", "Visit on {on}: {who} — {summary}"),
    "did_visit_one_sided": (
        "{on}联系了{who}：{summary}；对方没有回应，沉默天数照算",
        "Approach on {on}: {who} — {summary}; with no reply, the silence goes on",
    ),
    "did_answer": (
        "“{ask}”客户的回答：{answer}；{evidence}（{source}）",
        "“{ask}” {answer}: {evidence} ({source})",
    ),
    "did_answer_hope": (
        "“{ask}”{answer}：{evidence}；但只是我方的判断，打不开关卡；要写明谁说的",
        "“{ask}” {answer}: {evidence}; but only as seen by us, which opens nothing: say who said it",
    ),
    "did_fill": ("“{worksheet}”：{fields}", "{worksheet}: {fields}"),
    "did_tick": ("已做：{item}", "Done: {item}"),
    "did_promise": ("承诺已兑现：{what}", "Promise kept: {what}"),
    "did_contact": ("新联系人：{name}（{part}）", "New contact: {name} ({part})"),
    "did_part": ("联系人：{name}（{part}）", "Contact: {name} ({part})"),
    "did_style": ("{name}的风格：{style}", "{name}'s style: {style}"),
    "did_record": ("{name}的客户档案：{said}", "Customer record of {name}: {said}"),
    "did_field": ("{field}：{value}", "{field}: {value}"),
    "did_goods": ("客户那里的竞品，记入客户档案：{goods}", "Customer record: {goods} seen there"),
    "did_step": ("下一步：{what}（{on}，{who}）", "Next step: {what} ({on}, {who})"),
    "did_step_first": (
        "下一步：{what}（{on}，{who}）；一步只约一个人，没有记下：{others}",
        "Next step: {what} ({on}, {who}); a step is agreed with one person, so not kept: {others}",
    ),
    "did_step_nobody": (
        "下一步：{what}（{on}），没有写和谁",
        "Next step: {what} ({on}), with nobody at the client named",
    ),
    # The page
    "head_day": (
        "第 {line} 行写的 {day} 没有这一天，就当没有写",
        "line {line}: there is no day {day}; read as if it said none",
    ),
    "visit_known": (
        "{on}的这次拜访已经记过（同一天、同样的人、同样的内容），不再记一次",
        "The visit on {on} is on record already, with the same people and words; it isn't logged again",
    ),
    "head": ("{deal} 的拜访清单", "Sheet of {deal}"),
    "head_on": ("{deal} 的拜访清单（{on}）", "Sheet of {deal}, {on}"),
    "read_before": (
        "{who} 在{on}读过这张清单，写入了 {n} 项",
        "{who} read this sheet on {on} and wrote {n:entry|entries}",
    ),
    "nothing": ("清单上没有可以写入的内容", "There is nothing on it to write"),
    "nothing_new": ("没有新的内容", "Nothing new since"),
    "to_write": ("将写入 {n} 项：", "To be written, {n:entry|entries}:"),
    "written": ("已写入 {n} 项：", "Written, {n:entry|entries}:"),
    "gate": (
        "关卡：{all} 项要求，原先满足 {before} 项，写入后满足 {after} 项",
        "Gate: {before} of {all} requirements were met, {after} of {all} are with this",
    ),
    "did": ("{deal} 已写入 {n} 项", "{n:entry|entries} written to {deal}"),
    "gate_now": ("关卡：{all} 项要求，现在满足 {met} 项", "Gate: {met} of {all} requirements are met"),
    "left": ("没有写入的有 {n} 处：", "Not written, {n:place|places}:"),
    "line": ("第 {line} 行：{text}", "line {line}: {text}"),
    "left_line": ("第 {line} 行：{why}", "line {line}: {why}"),
    "kept": (
        "没写入的都留在 {path}；改好以后，直接读这个文件就行",
        "All that was left is in {path}; once mended, read that file",
    ),
    "not_kept": (
        "旁边写不了文件；没有写入的内容如下，请自己留存：",
        "No file could be written beside it; here is what was left, to keep:",
    ),
    "all_in": (
        "{path} 里的内容都已写入，这个文件可以删了",
        "All of {path} is on record now; the file can be deleted",
    ),
    "apply": ("写入吗？[y/N]", "Apply? [y/N]"),
    "not_done": ("什么也没有写入", "Nothing was written"),
    "not_applied": ("以上还没有写入", "None of this was written yet"),
    "say_yes": ("看过没问题，加上 --yes 再读一次", "once it is right, read it again with --yes"),
    # What is no sheet
    "no_sheet": ("读不到拜访清单，什么也没有写入", "There is no sheet to read; nothing was written"),
    "not_a_sheet": ("这不是填好的拜访清单", "this is not a filled-in visit sheet"),
    "empty": ("这个文件是空的", "this file is empty"),
    "too_big": ("文件超过 {limit} KB，不像是一张清单", "over {limit} KB: too big for a sheet"),
    "many_lines": ("超过 {limit} 行，不像是一张清单", "over {limit} lines: too long for a sheet"),
    "long_line": (
        "第 {line} 行超过 {limit} 个字，不像是手写的清单",
        "line {line} is over {limit} characters: too long for a sheet",
    ),
    "no_file": ("这不是普通文件", "this is no regular file"),
    "no_text": (
        "不是文本；只能读回 Markdown（.md）清单",
        "this is no text; the sheet that can be read back is the Markdown one (.md)",
    ),
    "which_deal": ("清单上看不出是哪个商机", "The sheet doesn't say any more which deal it is for"),
    "say_deal": ("用 --deal 写明", "name it with --deal"),
    "other_deal": ("这张清单是 {deal} 的，不是 {given} 的", "This sheet is for {deal}, not for {given}"),
    # Told at the terminal
    "whose_visit": (
        "写明是哪个商机，或者用 --account 写明是哪家客户",
        "Name the deal, or with --account the client",
    ),
    "whose_record": (
        "“{given}”说的是谁？写成“姓名：内容”；见了：{who}",
        "Whose is “{given}”? Say “NAME: what”; there were: {who}",
    ),
    "gave_up": ("已放弃，什么也没有写入", "Given up; nothing was written"),
    "needed": ("这一项不能空着", "this one can't be left empty"),
    "no_choice": ("没有“{given}”这一项；写编号或名称", "there is no “{given}”; type a number or a name"),
    "explain_keys": (
        "回车跳过；Ctrl-D 到此为止；Ctrl-C 放弃",
        "Enter skips; Ctrl-D leaves it at that; Ctrl-C gives up",
    ),
    "explain_one": ("写一个编号或名称", "a number, or the name of one of them"),
    "explain_many": (
        "写编号或名称，几个之间用顿号或逗号隔开",
        "numbers or names, several with a comma between them",
    ),
    "explain_on": (
        "哪一天：2026-11-27、11月27日、周五、昨天都行；见面不写就是今天",
        "which day: 2026-11-27, 27 Nov, Friday or yesterday; a visit without one was today",
    ),
    "explain_with": (
        "客户方的联系人，几个之间用顿号隔开",
        "who at the client; several with a comma between them",
    ),
    "explain_who": (
        "客户方谁说的；空着就只算我方的判断，打不开关卡",
        "who at the client said it; left empty it counts as our own view, which opens nothing",
    ),
    "explain_evidence": (
        "凭什么这么说：原话、文件、发生了什么",
        "what it rests on: their words, a paper, what happened",
    ),
    "explain_words": ("照实写一两句", "a sentence or two, as it was"),
    "not_written": ("没有写入：{why}", "Not written: {why}"),
    "logged_call": (
        "{deal} 已记下：{on}和{who}通了电话",
        "{deal}: your call with {who} on {on} is on record",
    ),
}
