"""What the coach says: why a deal counts as stopped, and what to ask about it."""

WORDS: dict[str, tuple[str, str]] = {
    # signs
    "age_warn": (
        "“{stage}”阶段已停留 {n} 个工作日，超过 {limit} 个工作日的预警线",
        "{n:working day|working days} in {stage}, over the warning limit of {limit}",
    ),
    "age_critical": (
        "“{stage}”阶段已停留 {n} 个工作日，超过 {limit} 个工作日的红线",
        "{n:working day|working days} in {stage}, over the critical limit of {limit}",
    ),
    "age_as_learned": ("{age}（{basis}）", "{age} ({basis})"),
    "limit_between": ("{low}–{high}，取自 {n} 次停留", "{low}–{high}, from {n:stay|stays}"),
    "limit_between_of": (
        "{low}–{high}，取自{kind}的 {n} 次停留",
        "{low}–{high}, from {n:stay|stays} like it: {kind}",
    ),
    "limit_at_least": ("至少 {low}，取自 {n} 次停留", "{low} or more, from {n:stay|stays}"),
    "limit_at_least_of": (
        "至少 {low}，取自{kind}的 {n} 次停留",
        "{low} or more, from {n:stay|stays} like it: {kind}",
    ),
    "limit_unseen": (
        "销售打法的数：看得够久的停留太少",
        "the playbook's: too few stays were watched long enough",
    ),
    "limit_longest": ("已结束的 {n} 次停留中最长的一次", "the longest of {n:stay|stays} that ended"),
    "limit_longest_of": (
        "{kind}已结束的 {n} 次停留中最长的一次",
        "the longest of {n:stay|stays} like it that ended: {kind}",
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
    "slowed_back": (
        "放缓推进：商机退回过，客户之前的回答要重新问",
        "slowed: the deal went back, and what the client had answered is to be asked again",
    ),
    "slowed_long": (
        "客户在本阶段的决策点上不确定已有 {n} 个工作日",
        "the client has been unsure here for {n:working day|working days}",
    ),
    "answer_stale": (
        "客户的“是”已经过期，要重新确认：{points}",
        "a yes of the client's has gone stale: {points}",
    ),
    "close_passed": (
        "预计成交日是{day}，已过 {n} 个工作日，商机还没有定",
        "it was to close on {day}, {n:working day|working days} ago, and is open",
    ),
    "close_pushed": ("预计成交日推迟过 {n} 次", "close date pushed {n:time|times}"),
    "pushed_idle": (
        "预计成交日推迟 {n} 次，客户的回答一个没变",
        "close date pushed {n:time|times} and no answer of the client's changed",
    ),
    "promise_ours": (
        "我们答应客户“{what}”，期限是{day}，已过 {n} 个工作日",
        "we promised the client “{what}” by {day}, {n:working day|working days} ago",
    ),
    "promise_theirs": (
        "客户答应我们“{what}”，期限是{day}，已过 {n} 个工作日",
        "the client promised us “{what}” by {day}, {n:working day|working days} ago",
    ),
    "milestone_overdue": (
        "“{what}”应在{day}完成，已逾期 {n} 个工作日",
        "“{what}” was due on {day}, {n:working day|working days} ago",
    ),
    "something_overdue": (
        "说好的事项应在{day}完成，已逾期 {n} 个工作日",
        "something agreed was due on {day}, {n:working day|working days} ago",
    ),
    "complaint_open": (
        "客户{day}的投诉还没有处理完，已有 {n} 个工作日",
        "a complaint of {day} is still open after {n:working day|working days}",
    ),
    "review_overdue": (
        "上次评审约定的事{day}到期，已过 {n} 个工作日",
        "what the last review agreed on was due on {day}, {n:working day|working days} ago",
    ),
    "review_overdue_what": (
        "上次评审约定“{what}”，{day}到期，已过 {n} 个工作日",
        "the last review agreed on “{what}” by {day}, {n:working day|working days} ago",
    ),
    "sponsor_gone": (
        "我们的内部支持者{who}{day}离开了，还没有人接上",
        "our champion {who} left on {day}, and nobody has taken the part",
    ),
    "buyer_gone": (
        "最终拍板人{who}{day}离开了，还不知道换成了谁",
        "the economic buyer {who} left on {day}, and we don't know who signs now",
    ),
    "sponsor_missing": ("认识的人里没有替我们说话的", "no champion among those we know"),
    "buyer_missing": ("认识的人里没有最终拍板的", "no economic buyer among those we know"),
    "nobody_known": ("客户那边一个人都没有登记", "nobody at the client is on record"),
    "one_known": ("客户那边只认识{who}一个人", "{who} is the only one we know at the client"),
    "one_partner": (
        "认识 {known} 个人，每次却只跟{who}谈",
        "of the {known:person|people} we know, {who} is the only one we ever talk to",
    ),
    "waiver_in_force": (
        "靠豁免放行，最早{until}到期：{what}",
        "resting on a waiver, the first until {until}: {what}",
    ),
    "unproven": ("未经证实就离开的阶段：{stages}", "left without proof: {stages}"),
    "own_words": ("{said}", "{said}"),
    "against_days_warn": ("{figure}（预警线 {limit} 个工作日）", "{figure} (warning limit {limit})"),
    "against_days_critical": ("{figure}（红线 {limit} 个工作日）", "{figure} (critical limit {limit})"),
    "against_times_warn": ("{figure}（{limit} 次起预警）", "{figure} (a warning from {limit} on)"),
    "against_times_critical": ("{figure}（{limit} 次起越过红线）", "{figure} (critical from {limit} on)"),
    "older_than_all": ("{age}，比我们赢下的任何一单停得都久", "{age}, longer than any we won"),
    "older": ("{age}，比我们赢下的商机里 {share}% 停得都久", "{age}, longer than {share} % of those we won"),
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
    "ask_close_date": (
        "客户自己说的日期是哪天？他那边有什么事非在那之前办成不可？",
        "Which date does the client give, and what on their side depends on it?",
    ),
    "ask_pushed": (
        "每次推迟都是谁提出来的？下一个日期是客户定的，还是我们猜的？",
        "Who asked for each new date, and is the next one the client's or our guess?",
    ),
    "ask_pushed_idle": (
        "日期改了又改，客户那边到底哪件事变了？要是什么都没变，凭什么信新的日期？",
        "The date moved and nothing else did: what at the client makes the new one any truer?",
    ),
    "ask_promise_ours": (
        "这件事卡在谁手里？今天能给客户一个准日子吗？",
        "Where is it stuck on our side, and which day can we give the client today?",
    ),
    "ask_promise_theirs": (
        "客户是忘了，是办不到，还是不想办了？谁去问？",
        "Have they forgotten, can't they, or don't they want to any more, and who will ask?",
    ),
    "ask_milestone": (
        "客户知道要晚了吗？新的日期是跟谁说定的？",
        "Does the client know it is late, and with whom is the new date agreed?",
    ),
    "ask_complaint": (
        "客户要怎样才算满意？谁今天给他回话？",
        "What would put it right for the client, and who calls them today?",
    ),
    "ask_review": (
        "上次说好的事做了没有？没做，是做不了，还是不值得做？",
        "Was it done? If not, could it not be, or was it not worth doing?",
    ),
    "ask_sponsor": (
        "我们不在场的时候，客户里谁会替我们说话？",
        "When we are not in the room, who there speaks for us?",
    ),
    "ask_buyer": (
        "这笔钱最后由谁点头？谁能带我们去见他？",
        "Who releases the money in the end, and who can take us to them?",
    ),
    "ask_buyer_gone": (
        "现在由谁签字？前一位答应过的，这一位认不认？",
        "Who signs now, and does what their predecessor agreed to still stand?",
    ),
    "ask_others": (
        "这个人明天要是走了，这单还剩什么？还该认识谁？",
        "If this person left tomorrow, what would be left of the deal, and who else should know us?",
    ),
    "ask_waiver": (
        "放行的这一项，哪天补上？到期补不上怎么办？",
        "When will what was waived be made good, and what if it isn't by then?",
    ),
    "ask_unproven": (
        "跳过的那几步，客户今天会怎么回答？",
        "What was skipped: how would the client answer it today?",
    ),
    # what holds it
    "held_no": ("客户已经明确说“不”：“{title}”", "the client said no: “{title}”"),
    "held_no_since": ("客户明确说了“不”，{how_long}：“{title}”", "“{title}” has been a no {how_long}"),
    "held_unsure": ("客户还不确定：“{title}”", "“{title}” is unsure"),
    "held_unsure_since": ("客户不确定，{how_long}：“{title}”", "“{title}” has been unsure {how_long}"),
    "held_stale": ("客户的“是”要重新确认：“{title}”", "“{title}”: the yes is to be renewed"),
    "held_stale_since": (
        "客户的“是”已过期，{how_long}：“{title}”",
        "“{title}”: the yes has been stale {how_long}",
    ),
    "held_unanswered": ("“{title}”还没有客户的回答记录", "no answer on record to “{title}”"),
    "held_and_later": ("{held}；往后，{later}客户还不确定", "{held}; further on, {later} is unsure"),
    "quoted": ("“{title}”", "“{title}”"),
    "held_missing": ("关卡上还缺：{title}", "what the gate still wants: {title}"),
    "for_days": ("已有 {n} 天", "for {n:day|days}"),
    "since_today": ("从今天起", "since today"),
    "ask_held_no": (
        "“{title}”客户说了“不”：还有谁能改变它？没有的话，为什么还在跟？",
        "To “{title}” the client said no: who could still change it, and if nobody, why go on?",
    ),
    "ask_held_unsure": (
        "“{title}”客户还差什么才能说“是”？由谁去证明？",
        "What would turn “{title}” into a yes, and who can show it to the client?",
    ),
    "ask_held_stale": (
        "“{title}”今天再问一次，客户还会说“是”吗？",
        "If we asked the client today, “{title}”: would it still be a yes?",
    ),
    "ask_held_unanswered": (
        "“{title}”问过客户吗？问过，对方怎么说？没问过，谁去问、哪天问？",
        "“{title}”: has the client been asked? If so, what did they say; if not, who will ask, by when?",
    ),
    "ask_delivery": (
        "答应客户的还差哪一项？由谁、哪天交付？",
        "What that we promised is not delivered yet, who delivers it, and by when?",
    ),
    "ask_ready": (
        "关卡已经开了，还在等什么？",
        "The gate is open: what are we waiting for?",
    ),
    "first_ready": (
        "推进到下一阶段；不想推进，就说清楚为什么。",
        "Move it on; or say what keeps you from it.",
    ),
    "first_no": (
        "做个决定：终止，或者退回还能改变这个回答的阶段。“{title}”",
        "Decide: stop it, or go back to where this answer can still change. “{title}”",
    ),
    "first_stale": ("趁下次见面再问一遍：“{title}”", "Ask again at the next talk: “{title}”"),
    "first_missing": (
        "客户的回答都齐了，把最后这项补上：{title}",
        "The client's answers are there; settle what is missing: {title}",
    ),
    # queue, neglect, or what else
    "queue": (
        "不是没人管，是在等拍板：客户仍有往来，决定迟迟不下。",
        "A queue, not neglect: the client talks to us, and still does not decide.",
    ),
    "neglect": (
        "不是在等拍板，是没人管：停留太久，客户也没有动静。",
        "Neglect, not a queue: it has stood too long, and nobody talks to the client.",
    ),
    "neglect_open": (
        "没人管：上次跟客户谈的时候关卡就开着，之后再没有动静。",
        "Neglect: its gate was open when they last spoke, and nobody has talked to the client since.",
    ),
    "untold": (
        "没有与客户沟通的记录，看不出是在等拍板，还是没人管。",
        "Whether it is a queue or neglect can't be told: no contact is on record.",
    ),
    "untold_won": (
        "没有与客户沟通的记录，看不出是正在交付，还是没人管。",
        "Whether it is being delivered or neglected can't be told: no contact is on record.",
    ),
    "delivery": (
        "不是在等客户拍板：已经签了，答应的事要由我们兑现。",
        "No decision is pending: it is signed, and what we promised is ours to deliver.",
    ),
    "ready": (
        "关卡已开，只是没有人去推进。",
        "Ready: its gate is open, and nobody has moved it on.",
    ),
    # the page
    "as_of": ("截至{day}", "As of {day}"),
    "stalled": ("进行中的商机停滞 {n}/{total} 个", "{n} of {total} live deals stalled"),
    "unknown_age": ("{n} 个停留时间不明", "{n} of unknown age"),
    "limits_playbook": ("预警线和红线取自销售打法", "limits from the playbook"),
    "limits_unreadable": (
        "学得的停留期限读不出来，暂按销售打法；重新学习：dealgate limits --learn",
        "limits from the playbook: the learned limits can't be read; learn them anew: dealgate limits --learn",
    ),
    "limits_history": (
        "预警线和红线：{stages}取自家历史，其余取自销售打法",
        "limits: own history for {stages}, playbook elsewhere",
    ),
    "limits_own": ("预警线和红线取自家历史：{stages}", "limits: own history for {stages}"),
    "limits_stage_of": (
        "{playbook} 的“{stage}”（{n} 次停留）",
        "{stage} of {playbook} ({n:stay|stays})",
    ),
    "limits_stage": ("“{stage}”（{n} 次停留）", "{stage} ({n:stay|stays})"),
    "status_open": ("跟进中", "Open"),
    "status_won": ("已赢单，待交付和确认", "Won, to be delivered and confirmed"),
    "part": ("停滞 {n}/{total} 个", "{n} of {total} stalled"),
    "worth": ("停滞金额 {at_risk} / {worth}", "{at_risk} of {worth}"),
    "no_amount": ("金额未填", "no amount"),
    "ask": ("问：{ask}", "Ask: {ask}"),
    "held_by": ("卡在：{held}", "Held by: {held}"),
    "order": (
        "按停滞金额 × 严重程度排序",
        "ordered by value at risk × severity",
    ),
    "unheard": (
        "停滞的商机里有 {n} 个是导入的，没有与客户沟通的记录，所以问的都一样：还有人跟的，记一次沟通（visit log）；"
        "没人跟的，终止",
        "{n} of the stalled were imported and have no contact on record, so all are asked the same: where somebody"
        " is still at it, record one talk (visit log); stop the rest",
    ),
    "told_later": (
        "金额等资料是后来导入的；那一天记的是多少，没有记录",
        "Amounts were imported later; what they were on that day is not on record",
    ),
    "first": ("先做：{step}", "First: {step}"),
    "notes": ("另外：{notes}", "Also: {notes}"),
    "waits_for": ("等到{day}再看：{reason}", "waits until {day}: {reason}"),
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
    "none_of_these_live": ("没有符合条件的进行中的商机。", "None of these deals is live."),
    "oldest": ("停留超过本阶段预警线，最久的在前", "past the warning of their stage, the oldest stay first"),
    "none_past_limit": ("没有停留超过本阶段预警线的商机。", "No deal is past the warning of its stage."),
    "after_oldest": ("--after 要和 --oldest 一起用", "--after goes with --oldest"),
    "none_stalled": ("没有停滞的商机。", "Nothing has stalled."),
    "no_teams": (
        "没有“{team}”这个团队；还没有人编入团队",
        "There is no team {team}; nobody is in a team yet",
    ),
    "unknown_team": ("没有“{team}”这个团队；可选：{known}", "There is no team {team}; teams: {known}"),
    "reopened": ("重新打开后，客户还没有动静", "reopened, and not a word from the client since"),
    "ask_reopened": (
        "这次和上次有什么不同？是谁想重新开始？",
        "What is different this time, and who at the client wants it?",
    ),
}
