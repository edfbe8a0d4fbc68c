"""What the coach says: why a deal counts as stopped, and what to ask about it."""

WORDS: dict[str, tuple[str, str]] = {
    # signs
    "age_warn": (
        "“{stage}”阶段已停留 {n} 个工作日，预警线是 {limit} 个",
        "{n:working day|working days} in {stage}, over the warning limit of {limit}",
    ),
    "age_critical": (
        "“{stage}”阶段已停留 {n} 个工作日，超过 {limit} 个工作日的红线",
        "{n:working day|working days} in {stage}, over the critical limit of {limit}",
    ),
    "age_unknown": (
        "何时进入“{stage}”阶段没有记录",
        "no record of when it came to {stage}",
    ),
    "silent": (
        "与客户已有 {n} 个工作日没有双向沟通，上限是 {limit} 个",
        "client silent for {n:working day|working days}, {limit} at most",
    ),
    "never_heard": ("没有任何双向沟通的记录", "no two-sided contact on record"),
    "wait_over": (
        "约定等到{day}，期限已过，客户那边还没有消息",
        "the wait ended on {day} and nothing has been heard since",
    ),
    "step_overdue": (
        "下一步原定{day}，已逾期 {n} 个工作日",
        "the next step was due on {day}, {n:working day|working days} ago",
    ),
    "step_missing": ("没有约定下一步", "no next step agreed"),
    "step_one_sided": ("下一步没有客户方的人参与", "nobody at the client has a part in the next step"),
    "slowed_unsure": (
        "放缓推进：本阶段有决策点客户还不确定",
        "slowed: the client is unsure about a decision point of this stage",
    ),
    "slowed_stale": (
        "放缓推进：客户早先的肯定回答已经过期",
        "slowed: a yes the client gave has gone stale",
    ),
    "too_few": ("商机太少，还说不准：{n} 个，至少要 {needed} 个", "too few deals to say, {n} of {needed}"),
    # what to ask
    "ask_decision": (
        "这个阶段客户还要定什么？谁来定？哪天之前？",
        "What does the client still have to decide here, who decides it, and by when?",
    ),
    "ask_when": (
        "客户最近一次有实际动作是哪天？照此看，商机现在到了哪个阶段？",
        "When did the client last do something about this, and which stage does that put it in?",
    ),
    "ask_contact": (
        "客户那边谁还盼着这件事成？下一次跟谁谈、哪天谈？",
        "Who at the client still wants this to happen, and when do we next talk to them?",
    ),
    "ask_who": (
        "我们在客户那边到底跟谁谈过？对方说了什么？",
        "Whom at the client have we really talked to, and what did they say?",
    ),
    "ask_waited": (
        "等的那件事发生了吗？没有的话，是继续推进、退回，还是终止跟进？",
        "Has it happened, the thing we waited for? If not: go on, go back, or stop?",
    ),
    "ask_overdue": (
        "这一步做了没有？没做，是客户改了主意，还是我们没跟上？",
        "Did it happen? If not, did the client change their mind, or did we let it slip?",
    ),
    "ask_step": (
        "客户接下来做什么？哪天做？和我们的谁一起？",
        "What will the client do next, on which day, and with whom of us?",
    ),
    "ask_with_whom": (
        "这一步要算数，客户方必须有谁在场？",
        "Who at the client must be there for this step to count?",
    ),
    "ask_turn": (
        "客户还差什么才能从“不确定”变成“是”？由谁去证明？",
        "What would turn their unsure into a yes, and who can show it to them?",
    ),
    "ask_renew": (
        "今天再问客户一次，回答还会是“是”吗？",
        "If we asked the client again today, would it still be a yes?",
    ),
    # queue or neglect
    "queue": (
        "不是没人管，是在等拍板：客户仍有往来，决定迟迟不下。",
        "A queue, not neglect: the client talks to us, and still does not decide.",
    ),
    "neglect": (
        "不是在等拍板，是没人管：停留太久，客户也没有动静。",
        "Neglect, not a queue: it has stood too long, and nobody talks to the client.",
    ),
    # the page
    "as_of": ("截至{day}", "As of {day}"),
    "stalled": ("进行中的商机停滞 {n}/{total} 个", "{n} of {total} live deals stalled"),
    "unknown_age": ("{n} 个停留时间不明", "{n} of unknown age"),
    "limits_playbook": ("预警线取自销售打法", "limits from the playbook"),
    "status_open": ("跟进中", "Open"),
    "status_won": ("已赢单，待交付和确认", "Won, to be delivered and confirmed"),
    "part": ("停滞 {n}/{total} 个", "{n} of {total} stalled"),
    "worth": ("停滞金额 {at_risk} / {worth}", "{at_risk} of {worth}"),
    "no_amount": ("金额未填", "no amount"),
    "ask": ("问：{ask}", "Ask: {ask}"),
    "first": ("先做：{step}", "First: {step}"),
    "waits": ("等到{day}再看", "waits until {day}"),
    "waiting": (
        "{n} 个商机在等已知的事，最早{day}恢复跟进（{key}：{reason}）",
        "{n:deal is waiting for a known reason, back on|deals are waiting for known reasons, the first"
        " back on} {day} ({key}: {reason})",
    ),
    "more": ("……还有 {n} 个；全部列出：--limit 0", "… and {n} more: --limit 0 shows all"),
    "no_rate": (
        "{currencies} 没有汇率，这些商机排在后面，不和其他商机比金额",
        "No rate for {currencies}: those deals stand last, their amounts compared with no other",
    ),
    "guessed_years": (
        "{years} 年没有节假日表，工作日按周一到周五计算",
        "No holidays are known for {years}: working days there are Monday to Friday",
    ),
    "none_live": ("没有进行中的商机。", "There are no live deals."),
    "none_stalled": ("没有停滞的商机。", "Nothing has stalled."),
    "unknown_team": ("没有“{team}”这个团队；可选：{known}", "There is no team {team}; teams: {known}"),
    "reopened": ("重新打开后，客户还没有动静", "reopened, and not a word from the client since"),
    "ask_reopened": (
        "这次和上次有什么不同？是谁想重新开始？",
        "What is different this time, and who at the client wants it?",
    ),
}
