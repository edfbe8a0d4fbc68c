"""The page for the coach's meeting: its headings, what its charts say, and the small words in them."""

WORDS: dict[str, tuple[str, str]] = {
    # the head
    "title": ("销售例会：{scope}", "Coach's meeting: {scope}"),
    "everybody": ("全公司", "everybody"),
    "team": ("{team}团队", "team {team}"),
    "made": ("{day}，由{who}生成", "{day}, made by {who}"),
    "as_of": ("截至{day}的情况，由{who}生成", "As things stood on {day}, made by {who}"),
    "only_playbook": ("只看销售打法“{playbook}”", "Only deals of the playbook {playbook}"),
    "contents": ("目录", "Contents"),
    "numbers": ("查看数字", "The numbers"),
    "more": ("……还有 {n} 个", "… and {n} more"),
    # how a deal stands
    "level_none": ("正常", "fine"),
    "level_unknown": ("? 时间不明", "? age unknown"),
    "level_warn": ("! 预警", "! warning"),
    "level_critical": ("!! 越过红线", "!! critical"),
    "level_note": ("留意", "note"),
    "decide": (
        "结论：□ 继续　□ 放缓　□ 终止　□ 求助　　谁、哪天前：",
        "Verdict: □ continue  □ slow down  □ stop  □ get help    Who, by when:",
    ),
    # charts in general
    "stage": ("阶段", "Stage"),
    "interval": ("95% 区间", "95% interval"),
    # the funnel
    "funnel": ("{playbook}：商机走到了哪里", "{playbook}: how far deals come"),
    "funnel_ends": (
        "赢单 {won} 个，丢单 {lost} 个，还在跟进 {open} 个。右侧是已有去向的商机中进入下一阶段的比例及 95% 区间。",
        "{won} won, {lost} lost, {open} still open. On the right, of the deals that are past the stage or out,"
        " the share that went on, with its 95% interval.",
    ),
    "funnel_back": (
        "有 {deals} 个商机退回过，共 {moves} 次；它们按到过的最远阶段计算，所以各阶段“仍在跟进”的数目和现在就在那里的不一定相同。",
        "Went back: {deals}, in {moves} moves. Each is counted by the furthest stage it came to, so those still open"
        " from a stage need not be those that are in it now.",
    ),
    "reached": ("到过", "Reached"),
    "went_on": ("进入下一阶段", "Went on"),
    "still": ("仍在跟进", "Still open"),
    "stopped": ("终止", "Stopped"),
    "rung": (
        "进入下一阶段 {on} · 仍在跟进 {still} · 终止 {stopped}",
        "{on} went on · {still} still open · {stopped} stopped",
    ),
    "rate_on": ("比例", "Share"),
    # time in stage
    "time": ("“{stage}”阶段：停留多久", "{stage}: how long deals stay"),
    "so_far": ("目前{text}。", "So far {text}."),
    "stays": ("共 {n} 次停留，{ended} 次已经结束。", "Of {n} stays {ended} have ended."),
    "left_by": ("离开这个阶段的：{when}。", "Left the stage: {when}."),
    "half": ("{days} 天内一半", "half within {days} days"),
    "three_quarters": ("{days} 天内四分之三", "three quarters within {days}"),
    "nine_tenths": ("{days} 天内九成", "nine in ten within {days}"),
    "half_not": ("至今不到一半", "fewer than half so far"),
    "three_quarters_not": ("至今不到四分之三", "fewer than three quarters so far"),
    "nine_tenths_not": ("至今不到九成", "fewer than nine in ten so far"),
    "limits_history": (
        "整个阶段的预警线是 {warn} 个工作日，红线是 {critical} 个，取自团队自己的历史（{n} 次已结束的停留）。",
        "For the stage as a whole, {warn:working day|working days} are a warning and {critical} critical, by the"
        " team's own history ({n} stays that ended).",
    ),
    "limits_mixed": (
        "整个阶段的预警线是 {warn} 个工作日，取自团队自己的历史（{n} 次已结束的停留）；红线是 {critical} 个，取自销售打法：观察得够久的停留太少。",
        "For the stage as a whole, {warn:working day|working days} are a warning by the team's own history ({n} stays"
        " that ended), and {critical} critical by the playbook: too few stays were watched for long enough.",
    ),
    "limits_playbook": (
        "整个阶段的预警线是 {warn} 个工作日，红线是 {critical} 个，取自销售打法（自己的历史里，已结束的停留有 {n} 次）。",
        "For the stage as a whole, {warn:working day|working days} are a warning and {critical} critical, by the"
        " playbook (in the team's own history {n} stays have ended).",
    ),
    "past": (
        "现在这里有 {n} 个商机：{warn} 个超过自己的预警线，其中 {critical} 个越过红线。",
        "Deals here now: {n}; past their own warning limit: {warn}, of these past the critical one: {critical}.",
    ),
    "past_none": (
        "现在这里有 {n} 个商机，没有一个超过自己的预警线。",
        "Deals here now: {n}, none of them past its own limits.",
    ),
    "mark_warn": (
        "本阶段预警线：{n} 个工作日，约 {days} 个自然日",
        "stage's warning: {n:working day|working days}, about {days} calendar days",
    ),
    "mark_critical": (
        "本阶段红线：{n} 个工作日，约 {days} 个自然日",
        "stage's critical: {n:working day|working days}, about {days} calendar days",
    ),
    "open_critical": ("越过红线 {n}", "critical {n}"),
    "open_warn": ("预警 {n}", "warning {n}"),
    "open_fine": ("未超期 {n}", "within limits {n}"),
    "axis": ("进入本阶段后的自然日", "calendar days in the stage"),
    "axis_cut": (
        "进入本阶段后的自然日，更久的都画在最右边",
        "calendar days in the stage; older deals stand at the edge",
    ),
    "open_now": (
        "现在 {n} 个，最久的 {key} 已 {days} 天",
        "Here now: {n}; the oldest is {key}, {days:day|days}",
    ),
    "none_open": ("现在没有商机在这个阶段", "Nothing is here now"),
    "day": ("第几天", "Day"),
    "share_left": ("还在的比例", "Still there"),
    "open_older": ("现在已满这么久的", "Open now, this old or older"),
    # the forecast
    "forecast": ("每月会赢多少单", "Wins to expect, month by month"),
    "forecast_about": (
        "按团队自己的历史（{history} 个已有结果的商机）推算现在跟进的 {deals} 个商机：粗线是预计值，五次里有四次会落在斜线框内。",
        "From the team's own history ({history} closed deals), for its {deals} open ones: the thick"
        " line is what to expect, four times in five it will lie in the hatched bar.",
    ),
    "record_month": (
        "过去 {n} 个月末同样的预测，80% 区间有 {inside} 次说中：{rate}。",
        "Made at {n} past month ends, the same forecast held what then happened {inside:time|times}: {rate},"
        " where 80% was promised.",
    ),
    "record_week": (
        "过去 {n} 个周末同样的预测，80% 区间有 {inside} 次说中：{rate}。",
        "Made at {n} past week ends, the same forecast held what then happened {inside:time|times}: {rate},"
        " where 80% was promised.",
    ),
    "no_record": (
        "历史还太短，没法拿过去的预测来对照。",
        "The history is too short to hold earlier forecasts against what happened.",
    ),
    "forecast_open_only": (
        "只算现在已经在跟进的商机，以后新来的不在内。",
        "Only of deals that are open now; what is yet to come is not in it.",
    ),
    "forecast_dates": ("菱形是销售自己填的预计成交日。", "The diamond counts the sellers' own close dates."),
    "forecast_unknown": (
        "{n} 个不知何时进入现在的阶段，没有算进去。",
        "Left out, because nobody knows when they came to their stage: {n}.",
    ),
    "forecast_unlearned": (
        "{n} 个所在的阶段还没有商机离开过，没有算进去。",
        "Left out, because nothing has ever left their stage: {n}.",
    ),
    "forecast_overdue": (
        "{n} 个已经过了销售自己填的成交日，还没有结果。",
        "Past the close date their sellers set: {n}.",
    ),
    "forecast_no_date": ("{n} 个没有填预计成交日。", "Without a close date: {n}."),
    "forecast_unpriced": (
        "{n} 个没有金额，按以往赢单的平均金额计算。",
        "Without an amount, and counted with the mean of those won: {n}.",
    ),
    "forecast_worthless": (
        "{n} 个没有金额，没有计入金额。",
        "Without an amount, and left out of the value: {n}.",
    ),
    "forecast_no_rate": (
        "{currencies} 没有汇率，这些商机的金额没有计入。",
        "No rate for {currencies}: the value of those deals is not in it.",
    ),
    "forecast_sum": (
        "到 {month} 为止，现在跟进中的商机预计再赢 {n} 单，八成可能在 {between} 单之间。",
        "By the end of {month} expect {n} wins from the deals open now; four times in five it will be {between}.",
    ),
    "forecast_worth": (
        "金额约 {currency} {value}（{low}–{high}）。",
        "Together about {currency} {value} ({low}–{high}).",
    ),
    "rests_on": ("主要靠这几个", "It rests most on"),
    "chance": ("赢单机会 {chance} · {value}", "{chance} to be won · {value}"),
    "as_usual": ("按以往平均 {value}", "counted with the mean, {value}"),
    "expected": ("预计", "Expected"),
    "own_dates": ("销售自己的日期", "Sellers' own dates"),
    "month": ("月份", "Month"),
    "interval80": ("80% 区间", "80% interval"),
    "outlook": ("未来几个月", "The months to come"),
    "worth_by_month": ("按月金额（{currency}）", "What it comes to, in {currency}"),
    # stalled deals
    "stalled": ("停滞商机", "Stalled deals"),
    "no_account": ("未关联客户", "no client"),
    "pattern": ("看起来：", "Pattern:"),
    "held": ("卡点：", "What holds it:"),
    "ask": ("问：", "Ask:"),
    "first": ("先做：", "First:"),
    "more_stalled": (
        "按轻重还有 {n} 个没有列出，全部见 dealgate stalled --limit 0。",
        "{n} more matter less and are not listed here: dealgate stalled --limit 0 shows all.",
    ),
    "oldest": (
        "停留最久的一个没有排进来：{key} {title}，{since}就进入了现在的阶段。",
        "The longest stay of all ranks below these: {key} {title}, in its stage since {since}.",
    ),
    # waiting
    "waiting": ("等待中的商机", "Waiting for a known reason"),
    "come_back": ("按恢复跟进的日期", "In the order they come back"),
    "waiting_sum": (
        "{n} 个商机因为已知的原因暂停推进，最早的在{day}恢复跟进。",
        "Put off for a reason on record: {n}. The first comes back on {day}.",
    ),
    "waits": ("等到{day}：{reason}", "until {day}: {reason}"),
    # agreed
    "agreed": ("上次约定的事", "What was agreed"),
    "nothing_agreed": ("没有待办的评审约定。", "No review has left anything to be done."),
    "agreed_sum": (
        "评审约定的事有 {n} 件还没有回报完成，{late} 件已经过期。",
        "Agreed in reviews and not reported done: {n}; past its day: {late}.",
    ),
    "agreed_in_time": (
        "评审约定的事有 {n} 件还没有回报完成，都没有过期。",
        "Agreed in reviews and not reported done: {n}; none past its day.",
    ),
    "to_report": ("尚未回报完成", "Not reported done"),
    # changes
    "changed": ("{since}以来的变化", "What changed since {since}"),
    "changes_sum": ("{kind} {n} 个", "{kind} {n}"),
    "nothing_changed": ("没有变化。", "Nothing has changed."),
    "kind_won": ("赢单", "Won"),
    "kind_lost": ("丢单", "Lost"),
    "kind_stopped": ("终止，不算丢单", "Ended without a loss"),
    "kind_reopened": ("重新打开", "Reopened"),
    "kind_on": ("进入下一阶段", "Moved on"),
    "kind_back": ("退回", "Went back"),
    "kind_new": ("新商机", "New"),
    "kind_stalled": ("新停滞", "Newly stalled"),
    "kind_recovered": ("恢复推进", "Recovered"),
    "kind_waiting": ("转为等待", "Put to wait"),
    "kind_pushed": ("预计成交日推迟", "Close date pushed"),
    "kind_earlier": ("预计成交日提前", "Close date sooner"),
    "kind_amount": ("金额变动", "Amount changed"),
    "kind_reviewed": ("评审过", "Reviewed"),
    "kind_task_done": ("约定办好了", "Agreed and done"),
    "kind_task_late": ("约定过期未办", "Agreed and late"),
    # sections of figures
    "how_far": ("商机走到哪里", "How far deals come"),
    "funnel_lead": (
        "每条横杠是到过这个阶段的商机：实心的进入了下一阶段，斜线的仍在跟进，空心的终止了。",
        "Each bar is the deals that reached a stage: solid went on, hatched are still open, hollow were stopped.",
    ),
    "narrowest": (
        "{playbook}里最难走过的是“{stage}”：有了去向的 {n} 个商机里，只有 {on} 个进入下一阶段，比例 {rate}。",
        "The narrowest place in {playbook} is {stage}: of {n} deals past it or out, {on} went on, {rate}.",
    ),
    "no_deals": ("还没有商机。", "There are no deals yet."),
    "duplicates": ("{n} 个重复的商机没有计入。", "Left out as duplicates: {n}."),
    "time_in_stage": ("各阶段停留多久", "Time in stage"),
    "time_lead": (
        "曲线是还留在这个阶段的比例（阴影为 95% 区间），竖线是整个阶段的预警线和红线；下面的竖条是现在还在的商机，颜色看各自的线。",
        "The curve is the share still in the stage (shaded: its 95% interval), the upright lines are the limits of"
        " the stage; the pillars are the deals that are there now, marked by the limits they have themselves.",
    ),
    "time_worst": ("停得最多的是“{stage}”。{past}", "Most are stuck in {stage}. {past}"),
    "time_fine": ("没有商机超过自己的预警线。", "No deal is past its own limits."),
    "no_stays": ("还没有商机进入过任何阶段的记录。", "No stay in any stage is on record yet."),
    "flags": ("停留预警准不准", "Do flags for age tell anything?"),
    # what stands nowhere
    "left_out_undated": (
        "{n} 次停留不知道起止日期，没有计入曲线。",
        "Stays left out of the curves because nobody knows when they began or ended: {n}.",
    ),
    "left_out_backwards": (
        "{n} 次停留的日期前后矛盾或在将来，没有计入曲线。",
        "Stays left out of the curves because their dates run backwards or lie in the future: {n}.",
    ),
    "made_by": (
        "由 dealgate 生成；打开和打印都不需要联网。",
        "Made by dealgate; reads and prints without a network.",
    ),
    # the command
    "doing_lives": ("读取商机", "Reading the deals"),
    "doing_changes": ("比较变化", "Comparing with the last meeting"),
    "doing_stalled": ("找出停滞的商机", "Finding what has stopped"),
    "doing_forecast": ("推算未来几个月", "Looking ahead"),
    "doing_record": ("回看过去的预测", "Looking back at earlier forecasts"),
    "doing_statistics": ("统计各阶段", "Counting stages and flags"),
    "written": ("例会页面已写入 {path}", "The meeting's page is in {path}"),
    "not_ours": (
        "{path} 不是例会页面，没有覆盖。",
        "{path} is no page of a meeting, and was left alone.",
    ),
    "no_file": (
        "{path} 不是普通文件，没有写入。",
        "{path} is no ordinary file, and nothing was written to it.",
    ),
    "no_name": ("“{given}”不是文件名。", "“{given}” names no file."),
    "name_one": (
        "用 --out 写一个文件名，如 --out 例会.html；不写就按日期命名",
        "Name a file, as in --out meeting.html; without --out it is named by the day",
    ),
    "use_force": (
        "换个文件名（--out），或者用 --force 覆盖",
        "Name another file (--out), or overwrite it with --force",
    ),
    "since_ahead": (
        "{day}还没到，看不到从那天起的变化。",
        "{day} lies ahead: nothing can have changed since.",
    ),
}
