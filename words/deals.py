"""Deals: what was done, what was refused, and the labels of a deal on the screen."""

WORDS: dict[str, tuple[str, str]] = {
    "did_you_mean": ("是不是“{close}”？", "Did you mean {close}?"),
    # Finding one
    "unknown": ("没有商机“{deal}”。", "There is no deal “{deal}”."),
    "ambiguous": ("“{deal}”不止一个：{candidates}", "“{deal}” could be any of: {candidates}"),
    "not_yet": ("{day}时还没有 {deal}。", "{deal} did not exist yet on {day}."),
    "none": ("没有商机。", "No deals."),
    "count": ("共 {n} 个商机", "{n:deal|deals}"),
    "more": (
        "还有更多：--after {after}，或 --limit 0 看全部",
        "There are more: --after {after}, or --limit 0 for all",
    ),
    # Rights and races
    "not_yours": (
        "{deal} 是 {owner} 的，只有本人、其团队的销售教练、经理或管理员可以改。",
        "{deal} belongs to {owner}; only they, their team's coach, a manager or an admin may change it.",
    ),
    "not_yours_to_open": (
        "你不能替 {owner} 新建商机。",
        "You may not open a deal for {owner}.",
    ),
    "not_yours_to_give": ("你不能把商机交给 {owner}。", "You may not give a deal to {owner}."),
    "conflict": (
        "已被别人改过：{n} 处变化，最近一次是 {actor} 的“{kind}”。什么也没有写入。",
        "Changed meanwhile: {n:change|changes}, the last by {actor} ({kind}). Nothing was written.",
    ),
    "expected_future": (
        "你期望第 {expected} 版，现在才到第 {version} 版。",
        "You expect version {expected}; it stands at {version}.",
    ),
    "request_reused": (
        "请求号 {request} 已用在别的命令上（{command}）。",
        "The request id {request} was used for another command ({command}).",
    ),
    "dry_run": ("试运行：什么也没有写入。", "Dry run: nothing was written."),
    "not_live": ("{deal} {status}，先重新打开。", "{deal} is {status}; reopen it first."),
    # What was typed
    "bad_day": (
        "“{day}”不是日期。例如 2026-11-21、明天、+3d。",
        "“{day}” is no date. Try 2026-11-21, tomorrow or +3d.",
    ),
    "bad_amount": ("“{amount}”不是 {currency} 金额。", "“{amount}” is no amount in {currency}."),
    "bad_currency": (
        "“{currency}”不是货币代码，例如 CNY、USD。",
        "“{currency}” is no currency code; try CNY or USD.",
    ),
    "in_the_future": (
        "{day} 还没有到：依据和拜访只能在今天或之前。",
        "{day} is still to come: evidence and visits are past.",
    ),
    "in_the_past": ("{day} 已经过去了，要今天或以后的日期。", "{day} has passed; it must be today or later."),
    "unknown_field": (
        "商机没有“{given}”这一项。可以改：{choices}",
        "A deal has no “{given}”. What can be set: {choices}",
    ),
    "unknown_behaviour": (
        "没有“{given}”这种采购倾向。有：{choices}",
        "There is no buying behaviour “{given}”. There are: {choices}",
    ),
    "unknown_point": (
        "没有“{given}”这个决策点。有：{choices}",
        "There is no decision point “{given}”. There are: {choices}",
    ),
    "unknown_answer": (
        "回答只能是：{choices}（给的是“{given}”）",
        "An answer is one of {choices}, not “{given}”.",
    ),
    "unknown_kind": (
        "没有“{given}”这种依据。有：{choices}",
        "There is no kind of evidence “{given}”. There are: {choices}",
    ),
    "unknown_by": (
        "承诺方只能是：{choices}（给的是“{given}”）",
        "A promise is by one of {choices}, not “{given}”.",
    ),
    "unknown_item": (
        "没有“{given}”这个检查项。有：{choices}",
        "There is no item “{given}”. There are: {choices}",
    ),
    "unknown_worksheet": (
        "没有“{given}”这张表。有：{choices}",
        "There is no worksheet “{given}”. There are: {choices}",
    ),
    "unknown_requirement": (
        "这一阶段没有“{given}”这项要求。有：{choices}",
        "This gate has no requirement “{given}”. There are: {choices}",
    ),
    "unknown_status": (
        "没有“{given}”这种状态。有：{choices}",
        "There is no status “{given}”. There are: {choices}",
    ),
    "not_a_pair": ("要写成“字段=值”，看不懂：{words}", "Write FIELD=VALUE; not understood: {words}"),
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
        "{deal} 在这一阶段已经等过 {n} 次，该看关卡了。",
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
        "客户说了“不”，{requirement} 不能豁免：终止，或退回。",
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
    "undo_never": ("“{kind}”不能撤回。", "“{kind}” can't be taken back."),
    "undo_others": (
        "最近一步是 {actor} 做的，只有本人或销售教练能撤回。",
        "The last step was {actor}'s; only they or a coach can take it back.",
    ),
    # What was done
    "opened": ("已新建 {deal} {title}，在“{stage}”。", "{deal} {title} is open, in {stage}."),
    "set_done": ("{deal} 已更新：{fields}。", "{deal} is updated: {fields}."),
    "set_nothing": ("{deal} 本来就是这样，没有变化。", "{deal} says so already; nothing changed."),
    "answered_yes": ("“{ask}” 客户：是。", "“{ask}” The client says yes."),
    "answered_unsure": ("“{ask}” 推进放缓：{why}。", "“{ask}” The deal slows down: {why}."),
    "answered_hope": (
        "“{ask}” 已记下，但{why}。关卡只认客户自己的答案。",
        "“{ask}” Noted, but it is {why}. A gate opens on the client's own answer alone.",
    ),
    "answered_ahead": (
        "“{ask}” 已记下：{why}。它在“{stage}”的关卡上才算。",
        "“{ask}” Noted: {why}. It counts at the gate of {stage}.",
    ),
    "answered_no": (
        "“{ask}” {why}。关卡关闭，不能豁免。",
        "“{ask}” {why}. The gate is closed and can't be waived.",
    ),
    "filled": (
        "{deal} 的“{worksheet}”已更新，完成 {complete}%。",
        "{worksheet} of {deal} is updated: {complete} %.",
    ),
    "fill_head": (
        "{deal} · {worksheet}（回车保留原值，Ctrl-C 放弃）",
        "{deal} · {worksheet} (Enter keeps what stands there, Ctrl-C gives up)",
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
    "step_set": ("{deal} 的下一步：{what}，{on}。", "Next for {deal}: {what}, on {on}."),
    "step_nobody": (
        "还没有写明对方是谁：--with。",
        "Nobody at the client is named for it yet: --with.",
    ),
    "promise_us": ("{deal}：我们承诺{what}，{on}。", "{deal}: we promised {what}, by {on}."),
    "promise_client": ("{deal}：客户承诺{what}，{on}。", "{deal}: the client promised {what}, by {on}."),
    "promise_kept": ("{deal}：承诺已兑现，{what}。", "{deal}: promise kept, {what}."),
    "undone": ("{deal}：已撤回“{what}”。", "{deal}: taken back: {what}"),
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
    "label_unproven": ("未证实：{value}", "Unproven: {value}"),
    "label_version": ("版本：{value}", "Version: {value}"),
    "section_people": ("客户方的人", "People at the client"),
    "section_answers": ("客户的回答", "The client's answers"),
    "section_worksheets": ("工作表", "Worksheets"),
    "section_open": ("下一步与记录", "What is next, and what was"),
    "quoted": ("“{value}”", "“{value}”"),
    "sheet_line": ("  {worksheet}：完成 {complete}%", "  {worksheet}: {complete} %"),
    "field_line": ("    {field}：{value}", "    {field}: {value}"),
    "next_line": ("下一步：{what}，{on}，{who}", "Next: {what}, {on}, {who}"),
    "promised_us": ("我们承诺：{what}，{on}之前", "We promised {what}, by {on}"),
    "promised_client": ("客户承诺：{what}，{on}之前", "The client promised {what}, by {on}"),
    "wait_line": ("等到{until}：{reason}", "Waits until {until}: {reason}"),
    "waiver_line": (
        "已豁免“{requirement}”（{by}，至{until}）：{reason}",
        "Waived by {by} until {until}: “{requirement}”, because {reason}",
    ),
    "waiver_ended": (
        "曾豁免“{requirement}”（{by}，至{until}，已失效）：{reason}",
        "Once waived by {by} until {until}, no longer in force: “{requirement}”, because {reason}",
    ),
    "closing_line": ("终止原因：{reason}；唤醒：{wake}", "Stopped: {reason}; wakes: {wake}"),
    "visit_line": ("{on} {who}：{summary}", "{on}, {who}: {summary}"),
}
