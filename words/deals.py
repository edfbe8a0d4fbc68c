"""Deals: what was done, what was refused, and the labels of a deal on the screen."""

WORDS: dict[str, tuple[str, str]] = {
    "did_you_mean": ("是不是“{close}”？", "Did you mean {close}?"),
    # Finding one
    "unknown": ("没有商机“{deal}”。", "There is no deal “{deal}”."),
    "unreadable": (
        "{deal} 存的内容读不出来：是程序以外写进去的。",
        "What is kept of {deal} can't be read: it was written by something other than this program.",
    ),
    "ambiguous": ("“{deal}”不止一个：{candidates}", "“{deal}” could be any of: {candidates}"),
    "not_yet": ("{day}那天还没有 {deal}。", "{deal} did not exist yet on {day}."),
    "none": ("没有商机。", "No deals."),
    "count": ("共 {n} 个商机", "{n:deal|deals}"),
    # Rights and races
    "not_yours": (
        "{deal} 是 {owner} 的，只有 {owner} 本人、所在团队的销售教练、经理或管理员可以改。",
        "{deal} belongs to {owner}; only they, their team's coach, a manager or an admin may change it.",
    ),
    "not_yours_to_open": (
        "你不能替 {owner} 新建商机；只有 {owner} 本人、所在团队的销售教练、经理或管理员可以。",
        "You may not open a deal for {owner}; only they, their team's coach, a manager or an admin may.",
    ),
    "not_yours_to_give": (
        "你不能把商机交给 {owner}；要由 {owner} 所在团队的销售教练、经理或管理员来交。",
        "You may not give a deal to {owner}; that takes their team's coach, a manager or an admin.",
    ),
    "conflict": (
        "已被别人改过：{n} 处变化，最近一次是 {actor} 的“{kind}”。什么也没有写入。",
        "Changed meanwhile: {n:change|changes}, the last by {actor} ({kind}). Nothing was written.",
    ),
    "expected_future": (
        "--expect 写的是第 {expected} 版，现在才到第 {version} 版。",
        "You expect version {expected}; it stands at {version}.",
    ),
    "long_request": (
        "请求号最多 {most} 个字符；没有写入。",
        "A request id has at most {most} characters; nothing was written.",
    ),
    "request_reused": (
        "请求号 {request} 已用在另一次修改上，这一次没有写入。",
        "The request id {request} was used for something else; nothing was written now.",
    ),
    "dry_run": ("试运行：什么也没有写入。", "Dry run: nothing was written."),
    "not_live": ("{deal} {status}，先重新打开。", "{deal} is {status}; reopen it first."),
    # What was typed
    "bad_day": (
        "“{day}”不是日期；请写成 {example}、明天或 +3d。",
        "“{day}” isn't a date; write {example}, tomorrow or +3d.",
    ),
    "bad_past_day": (
        "“{day}”不是日期；请写成 {example}、昨天或上周五。",
        "“{day}” isn't a date; write {example}, yesterday or last Friday.",
    ),
    "bad_amount": (
        "“{amount}”不是 {currency} 金额；请写成 1200000 或 120万。",
        "“{amount}” isn't an amount in {currency}; write 1200000 or 1.2m.",
    ),
    "bad_currency": (
        "“{currency}”不是币种代码；请写成 CNY、USD 这样。",
        "“{currency}” isn't a currency code; write CNY or USD.",
    ),
    "in_the_future": (
        "{day}还没有到：依据和拜访只能在今天或之前。",
        "{day} is still to come: evidence and visits are past.",
    ),
    "in_the_past": (
        "{day}已经过去了，请写今天或以后的日期。",
        "{day} has passed; it must be today or later.",
    ),
    "unknown_field": (
        "商机没有“{given}”这一项。可以改：{choices}",
        "A deal has no “{given}”. What can be set: {choices}",
    ),
    "unknown_behaviour": (
        "没有“{given}”这种采购倾向。可选：{choices}",
        "There is no buying behaviour “{given}”. Choose from: {choices}",
    ),
    "unknown_point": (
        "没有“{given}”这个决策点。可选：{choices}",
        "There is no decision point “{given}”. Choose from: {choices}",
    ),
    "unknown_answer": (
        "回答不能是“{given}”。可选：{choices}",
        "“{given}” isn't an answer. Choose from: {choices}",
    ),
    "unknown_kind": (
        "没有“{given}”这种依据。可选：{choices}",
        "There is no kind of evidence “{given}”. Choose from: {choices}",
    ),
    "unknown_channel": (
        "没有“{given}”这种联系方式。可选：{choices}",
        "“{given}” isn't a way to speak to a client. Choose from: {choices}",
    ),
    "unknown_interest": (
        "没有“{given}”这种感兴趣的表现。可选：{choices}",
        "There is no sign of interest “{given}”. Choose from: {choices}",
    ),
    "unknown_by": (
        "承诺方不能是“{given}”。可选：{choices}",
        "A promise isn't by “{given}”. Choose from: {choices}",
    ),
    "unknown_item": (
        "没有“{given}”这个清单项。可选：{choices}",
        "There is no checklist item “{given}”. Choose from: {choices}",
    ),
    "unknown_worksheet": (
        "没有“{given}”这张工作表。可选：{choices}",
        "There is no worksheet “{given}”. Choose from: {choices}",
    ),
    "unknown_requirement": (
        "这一阶段没有“{given}”这项要求。可选：{choices}",
        "This gate has no requirement “{given}”. Choose from: {choices}",
    ),
    "unknown_status": (
        "status 不能是“{given}”。可选：{choices}",
        "There is no status “{given}”. Choose from: {choices}",
    ),
    "not_a_pair": ("要写成“字段=值”，看不懂：{words}", "Write FIELD=VALUE; not understood: {words}"),
    "given_twice": (
        "同一项写了两次：{fields}。什么也没有写入。",
        "Given twice: {fields}. Nothing was written.",
    ),
    "field_fault": ("{field}：{what}", "{field}: {what}"),
    "bad_fields": ("什么也没有写入。{faults}", "Nothing was written. {faults}"),
    "who_said_it": (
        "客户亲口说的，要写明是谁：--contact。",
        "Something the client said was said by somebody: name them with --contact.",
    ),
    "no_account": (
        "{deal} 还没有客户，先补上才能写明对方是谁。",
        "{deal} has no account yet, so nobody there can be named.",
    ),
    "no_promise": (
        "{deal} 没有记过“{what}”这项承诺。还没兑现的：{candidates}",
        "{deal} has no promise “{what}” on record. Still to be kept: {candidates}",
    ),
    "promise_when": ("请写明期限：--on。", "Say by when: --on."),
    "waited_enough": (
        "{deal} 在这一阶段已经等过 {n} 次，该去解决关卡上的问题了。",
        "{deal} has waited {n:time|times} in this stage already; look at the gate instead.",
    ),
    # Waivers, reopening, undo
    "waive_alone": (
        "只有一个人的工作区没有豁免：没有人可以替你把关。",
        "A workspace of one person has no waivers: there is nobody to answer for it.",
    ),
    "waive_own": (
        "{user} 在这一阶段负责过这个商机，不能自己豁免。",
        "{user} has owned this deal during this stay and can't waive for it.",
    ),
    "waive_role": (
        "{user} 不能豁免，需要销售教练或经理。",
        "{user} may not waive; that takes a coach or a manager.",
    ),
    "waive_needless": ("{requirement} 不需要豁免。", "{requirement} needs no waiver."),
    "waive_no": (
        "客户回答了“否”，{requirement} 不能豁免：请终止，或退回。",
        "The client said no: {requirement} can't be waived. Stop, or go back.",
    ),
    "waive_never": (
        "销售打法规定 {requirement} 不能豁免。",
        "The playbook lets nobody waive {requirement}.",
    ),
    "reopen_done": (
        "{deal} 已完成，重新打开需要销售教练或以上。",
        "{deal} is done; reopening it takes a coach or above.",
    ),
    "undo_never": (
        "“{kind}”不能撤回。能撤回的只有最近一步，而且只能一次；新建、拜访、豁免、重新打开、导入、随客户合并和撤回本身都不行。",
        "“{kind}” can't be taken back. Only the newest event can, and only once; never an opening, a"
        " visit, a waiver, a reopening, an import, a move with its account, or an undo.",
    ),
    "undo_merge": (
        "{deal} 的上一条记录是随客户合并，不能撤回；如果它属于另一家客户，可以改回去：",
        "The newest event of {deal} moved it along with its account, and a merge isn't taken back; if it belongs to"
        " another account, set that:",
    ),
    "undo_upgrade": (
        "{deal} 的上一条记录是换打法版本，只能整批撤回：批次 {batch}",
        "The newest event of {deal} took it to another version of its playbook; that goes back as a batch, {batch}",
    ),
    "undo_others": (
        "最近一步是 {actor} 做的，只有本人或销售教练能撤回。",
        "The last step was {actor}'s; only they or a coach can take it back.",
    ),
    # What was done
    "opened": ("已新建商机 {deal} {title}，阶段：{stage}。", "{deal} {title} is open, in {stage}."),
    "set_done": ("{deal} 已更新：", "{deal} is updated:"),
    "set_nothing": ("{deal} 本来就是这样，没有变化。", "{deal} says so already; nothing changed."),
    "answered_yes": ("“{ask}” 客户回答“是”。", "“{ask}” The client says yes."),
    "answered_unsure": ("“{ask}” {why}。先放缓推进。", "“{ask}” The deal slows down: {why}."),
    "answered_hope": (
        "“{ask}” 已记下，但{why}。关卡只认客户自己的回答。",
        "“{ask}” Noted, but it is {why}. A gate opens on the client's own answer alone.",
    ),
    "answered_ahead": (
        "“{ask}” 已记下：{why}。它在“{stage}”的关卡上才算。",
        "“{ask}” Noted: {why}. It counts at the gate of {stage}.",
    ),
    "answered_no": (
        "“{ask}” {why}。关卡就此关闭，“否”不能豁免。",
        "“{ask}” The client says {why}. The gate stays closed; a no can't be waived.",
    ),
    "filled": (
        "{deal} 的“{worksheet}”已更新，完成 {complete}%。",
        "{worksheet} of {deal} is updated: {complete} %.",
    ),
    "fill_what": ("要填什么？可填：{fields}", "Fill in what? There are: {fields}"),
    "fill_nothing": ("没有填写任何内容。", "Nothing was filled in."),
    "ticked": ("{deal}：已完成“{item}”。", "{deal}: done: “{item}”."),
    "unticked": ("{deal}：“{item}”改回未完成。", "{deal}: no longer done: “{item}”."),
    "waived": (
        "{deal}：“{requirement}”豁免至{until}，会一直留在记录里。",
        "{deal}: “{requirement}” is waived until {until}; it stays on record.",
    ),
    "waiting": ("{deal} 等到{until}：{reason}", "{deal} waits until {until}: {reason}"),
    "step_set": ("{deal} 的下一步：{on}，{what}。", "Next for {deal}: {what}, on {on}."),
    "step_nobody": (
        "还没有写明对方是谁：--with。",
        "Nobody at the client is named for it yet: --with.",
    ),
    "step_day_off": ("{on}休息，请和客户确认。", "{on} is a day off: make sure the client means it."),
    "step_day_off_yet": (
        "按目前的日历{on}休息（{year} 年的放假安排还没有公布），请和客户确认。",
        "{on} is a day off as far as is known; the holidays of {year} are not published yet."
        " Make sure the client means it.",
    ),
    "promise_us": ("{deal} 已记下我方承诺：{what}（{on}前）。", "{deal}: we promised {what}, by {on}."),
    "promise_client": (
        "{deal} 已记下客户承诺：{what}（{on}前）。",
        "{deal}: the client promised {what}, by {on}.",
    ),
    "promise_kept": ("{deal} 已兑现：{what}。", "{deal}: promise kept: {what}."),
    "undone": ("{deal} 已撤回：{what}", "{deal}: taken back: {what}"),
    # On the screen
    "col_key": ("编号", "Key"),
    "col_title": ("商机", "Deal"),
    "col_amount": ("金额", "Amount"),
    "col_stage": ("阶段", "Stage"),
    "col_status": ("状态", "Status"),
    "col_next": ("下一步", "Next step"),
    "col_owner": ("负责人", "Owner"),
    "stage_done": ("完成", "done"),
    "slowed": ("放缓", "slowed"),
    "waiting_word": ("等待", "waiting"),
    "waits": ("等到{until}", "waits until {until}"),
    "unproven": ("有未证实阶段", "unproven"),
    "plain": ("{value}", "{value}"),
    "short_day": ("{on}", "{on}"),
    "unknown_day": ("不详", "unknown"),
    "nobody": ("（未定）", "nobody named"),
    "side_us": ("我方", "us"),
    "side_client": ("客户", "the client"),
    "field_title": ("名称", "title"),
    "field_account": ("客户", "account"),
    "field_owner": ("负责人", "owner"),
    "field_amount": ("金额", "amount"),
    "field_close_date": ("预计成交日", "expected close"),
    "field_behaviour": ("采购倾向", "buying behaviour"),
    "label_account": ("客户：{value}", "Account: {value}"),
    "label_owner": ("负责人：{value}", "Owner: {value}"),
    "label_amount": ("金额：{value}", "Amount: {value}"),
    "label_status": ("状态：{value}", "Status: {value}"),
    "label_since": ("进入本阶段：{value}", "In this stage since: {value}"),
    "label_close": ("预计成交：{value}", "Expected close: {value}"),
    "label_behaviour": ("采购倾向：{value}", "Buying behaviour: {value}"),
    "label_follows": ("接着：{value}", "Follows: {value}"),
    "label_followed_by": ("后续：{value}", "Followed by: {value}"),
    "label_unproven": ("未证实：{value}", "Unproven: {value}"),
    "label_source": ("来源：{value}", "Came from: {value}"),
    "source": ("{source}", "{source}"),
    "source_id": ("{source}（编号 {id}）", "{source} ({id})"),
    "label_version": ("版本：{value}", "Version: {value}"),
    "section_people": ("客户方的人", "People at the client"),
    "section_answers": ("客户的回答", "The client's answers"),
    "section_worksheets": ("工作表", "Worksheets"),
    "section_visits": ("拜访与通话", "Visits and calls"),
    "section_open": ("下一步与记录", "What is next, and what was"),
    "quoted": ("“{value}”", "“{value}”"),
    "sheet_line": ("  {worksheet}：完成 {complete}%", "  {worksheet}: {complete} %"),
    "sheet_line_figures": (
        "  {worksheet}：完成 {complete}% · {figures}",
        "  {worksheet}: {complete} % · {figures}",
    ),
    "next_line": ("下一步：{what}，{on}，{who}", "Next: {what}, {on}, {who}"),
    "promised_us": ("我方承诺：{what}（{on}前）", "We promised {what}, by {on}"),
    "promised_client": ("客户承诺：{what}（{on}前）", "The client promised {what}, by {on}"),
    "wait_line": ("等到{until}：{reason}", "Waits until {until}: {reason}"),
    "waiver_line": (
        "已豁免“{requirement}”（{by}，至{until}）：{reason}",
        "Waived by {by} until {until}: “{requirement}”, because {reason}",
    ),
    "waiver_ended": (
        "曾豁免“{requirement}”（{by}，至{until}，已失效）：{reason}",
        "Once waived by {by} until {until}, no longer in force: “{requirement}”, because {reason}",
    ),
    "closing_line": ("终止原因：{reason}；再联系：{wake}", "Stopped: {reason}; wakes: {wake}"),
    "visit_line": ("{on}，{channel}，{who}：{summary}", "{on}, {channel}, {who}: {summary}"),
    "visit_no_reply": ("{channel}，没有回应", "{channel}, no reply"),
    "visit_interest": ("感兴趣的表现：{signs}", "Interest: {signs}"),
    "visit_diary": ("{label}：{text}", "{label}: {text}"),
    "answer_older": (
        "{later}已有更新的回答（{answer}），更早的依据改变不了它。",
        "There is a later answer, {answer}, from {later}; older evidence doesn't change it.",
    ),
    "step_left": (
        "{contact}已经离开，下一步换个人约。",
        "{contact} has left; agree the step with somebody else.",
    ),
    "field_currency": ("币种", "currency"),
    "no_value": ("无", "none"),
    "from_to": ("  {field}：{before} → {after}", "  {field}: {before} → {after}"),
    "opened_worth": (
        "已新建商机 {deal} {title}，{amount}，阶段：{stage}。",
        "{deal} {title}, {amount}, is open, in {stage}.",
    ),
    "step_instead": ("它替换了原先约的“{what}”（{on}）。", "It replaces “{what}”, {on}."),
    "fill_which": ("填哪张工作表？可选：{choices}", "Fill in which worksheet? Choose from: {choices}"),
    "answer_which": (
        "回答哪个决策点？这一关要问：{choices}",
        "Answer which point? This gate asks: {choices}",
    ),
    "answer_none": ("这一关没有要客户回答的问题。", "This gate asks nothing of the client."),
    "waived_already": (
        "“{requirement}”已由 {by} 豁免至{until}。",
        "“{requirement}” is waived already, by {by} until {until}.",
    ),
    "given_on": ("{on}回答“{answer}”：“{evidence}”", "{answer} on {on}: “{evidence}”"),
}
