"""What the record of all deals tells: how far they come, how long it takes, how often they are won."""

WORDS: dict[str, tuple[str, str]] = {
    # What was counted
    "none": ("还没有商机，没有可统计的。", "There are no deals yet, so there is nothing to count."),
    "none_of_these": ("没有符合这些条件的商机。", "No deal is among those asked for."),
    "left_out_undated": (
        "另有 {n:个|个}商机不知道日期，看不出是否在这段时间内，没有计入。",
        "{n:deal|deals} left out: nobody knows whether they fall into the time asked for.",
    ),
    "left_out_ahead": (
        "有 {n:个|个}商机的进展写成了将来的日期，到那天之前不计入。",
        "{n:deal has|deals have} moves dated in the future; these don't count until then.",
    ),
    "class_unknown": ("没有说明原因", "no reason given"),
    "days": ("{n} 天", "{n} d"),
    "hours": ("{n} 小时", "{n} h"),
    "minutes": ("{n} 分钟", "{n} min"),
    "at_once": ("不到 1 分钟", "< 1 min"),
    "not_known": ("不清楚", "not known"),
    "nobody": ("没有团队", "no team"),
    # Columns
    "col_stage": ("阶段", "Stage"),
    "col_reached": ("到过", "Reached"),
    "col_went_on": ("继续推进", "Went on"),
    "col_stopped": ("终止", "Stopped"),
    "col_still": ("还在跟进", "Still on"),
    "col_rate": ("推进率", "Rate"),
    "col_interval": ("95% 区间", "95%"),
    "col_ended": ("已离开", "Ended"),
    "col_median": ("中位数", "Median"),
    "col_p75": ("75%", "75%"),
    "col_p90": ("90%", "90%"),
    "col_working": ("工作日", "Working days"),
    "col_open": ("还在", "Open"),
    "col_half_gone": ("半数离开", "Half gone by"),
    "col_leg": ("从哪里到哪里", "Leg"),
    "col_way": ("从立项到", "From opening to"),
    "col_n": ("商机数", "Deals"),
    "col_mean": ("平均", "Mean"),
    "col_longest": ("最长", "Longest"),
    "col_day": ("第几天", "Day"),
    "col_at_risk": ("当时还在", "There"),
    "col_on": ("继续推进", "On"),
    "col_back": ("退回", "Back"),
    "col_left": ("之后还在", "Remain"),
    "col_won": ("赢单", "Won"),
    "col_win_rate": ("赢单率", "Rate"),
    "col_in_play": ("跟进中", "Open"),
    "col_mean_won": ("平均赢单额", "Mean won"),
    "col_cycle": ("成交周期", "Cycle"),
    "col_per_day": ("每天", "Per day"),
    "col_class": ("终止原因", "Stopped because"),
    "col_share": ("占比", "Share"),
    "col_age": ("平均已跟进", "Mean age"),
    "col_wakes": ("约定唤醒", "To wake"),
    "col_gate": ("关卡", "Gate"),
    "col_passed": ("通过", "Passed"),
    "col_after": ("之后用时", "Took"),
    "col_came_back": ("又退回", "Came back"),
    # Funnel
    "funnel_of": ("{title}：商机 {n} 个", "{title}: {n} in all"),
    "decided": (
        "赢单 {won} 个，丢单 {lost} 个，还在跟进 {open} 个；赢单率 {rate}（95% 置信区间 {interval}）。",
        "Won {won}, lost {lost}, open {open}; of those decided {rate} were won (95% interval {interval}).",
    ),
    "nothing_decided": (
        "赢单 {won} 个，丢单 {lost} 个，还在跟进 {open} 个；还没有结果，算不出赢单率。",
        "Won {won}, lost {lost}, open {open}; nothing is decided yet, so there is no win rate.",
    ),
    "few_decided": (
        "赢单 {won} 个，丢单 {lost} 个，还在跟进 {open} 个；赢单率：{said}。",
        "Won {won}, lost {lost}, open {open}; win rate: {said}.",
    ),
    "bypassed": (
        "没有经过这个阶段就走到了后面的商机（多半是导入时缺了途中的阶段）：{stages}。算上它们会让比率变样的阶段，不给比率。",
        "Deals that came further without standing there, most of them brought in without their stages: {stages}."
        " Where they would change a rate, none is given.",
    ),
    "open_older": (
        "跟进中的商机有 {n:个|个}比任何一个赢单拖得都久；赢单率只看有结果的，没有反映这样的商机。",
        "{n:open deal is|open deals are} older than any that was won; the win rate is of those decided and leaves such"
        " deals out.",
    ),
    "class_n": ("{title} {n} 个", "{title} {n}"),
    "lost_because": ("丢单原因：{classes}", "Lost: {classes}"),
    "went_back": (
        "退回过的商机有 {n:个|个}，一共退回 {moves} 次。",
        "{n:deal|deals} went back to an earlier stage, {moves} times in all.",
    ),
    "about_funnel": (
        "每个商机在到过的每个阶段各算一次。推进率只看已经见分晓的：继续推进的，除以继续推进的和终止的。",
        "A deal counts once in every stage it stood in. The rate is of those decided there: how many went on, of"
        " those that went on or stopped.",
    ),
    # Time in stage
    "leg": ("{start} → {end}", "{start} → {end}"),
    "end_won": ("赢单", "won"),
    "end_done": ("完成", "done"),
    "way_won": ("赢单", "won"),
    "way_lost": ("丢单", "lost"),
    "way_closed": ("赢单或丢单", "either"),
    "not_yet": ("还没到", "not yet"),
    "stays_of": (
        "“{stage}”：停留过并已离开 {ended} 次，还在 {open} 个",
        "{stage}: left {ended} times, {open} still there",
    ),
    "half_by": (
        "已离开的：半数在 {median}内离开，四分之三在 {p75}内，九成在 {p90}内。",
        "Of those that ended, half did within {median}, three quarters within {p75}, nine in ten within {p90}.",
    ),
    "half_with_open": (
        "把还在的也算上：{day}内有半数离开（95% 置信区间 {low}到{high}）。",
        "With those that still last counted as well, half have left within {day} (95% interval {low} to {high}).",
    ),
    "half_not_yet": (
        "把还在的也算上：离开的还不到半数。",
        "With those that still last counted as well, less than half have left so far.",
    ),
    "longest_open": ("还在的里面，最久的已经 {days}。", "The longest of those that still last: {days}."),
    "stays_undated": (
        "有 {n:次|次}停留不知道起止时间，没有计入。",
        "{n:stay|stays} left out: nobody knows when it began or ended.",
    ),
    "stays_backwards": (
        "有 {n:次|次}停留按记录的时间是先结束后开始，或者在将来才开始，没有计入。",
        "{n:stay|stays} left out: by the clock the end comes before the beginning.",
    ),
    "pile_up": (
        "第 {days} 天终止的特别多：{n} 个（{class_}），按前后各一周的比例本来约 {expected} 个。"
        "这更像到期自动终止，而不是客户作了决定（与前后一周各作一次精确二项检验，已按看过的天数校正，p < 0.001）。",
        "Day {days}: {n} stopped ({class_}), where the weeks before and after would make it about {expected}."
        " That looks like a time-out rather than decisions (exact binomial tests against either week, adjusted"
        " for the number of days looked at, p < 0.001).",
    ),
    "piled_up": (
        "“{stage}”第 {days} 天终止的特别多：{n} 个（{class_}），按前后各一周的比例本来约 {expected} 个。更像到期自动终止。",
        "{stage}: {n} stopped on day {days} ({class_}), where about {expected} would be usual. That looks like a time-out.",
    ),
    "about_time": (
        "中位数、75%、90%：已离开的商机里，这些比例在多久之内离开（自然日；“工作日”一栏依次是同样三个数）。"
        "“半数离开”：还有商机停在这里时，把它们也算上（Kaplan–Meier）。“–”表示不到 20 个，还说不准。",
        "Median, 75%, 90%: by when that share of the stays that ended had ended, in calendar days; the same three"
        " in working days. “Half gone by”: where some are still open, with these counted as well (Kaplan–Meier)."
        " –: fewer than 20, too few to say.",
    ),
    "plot_title": ("还在“{stage}”阶段的比例", "Still in {stage}"),
    "plot_open": (
        "现在在这里的 {n} 个，最久的已 {days} 天",
        "here now: {n}, the oldest for {days} days",
    ),
    "plot_half": ("半数", "half"),
    "plot_across": ("进入阶段后的天数", "days since it came there"),
    # Velocity
    "too_few_of": ("{group}：{said}", "{group}: {said}"),
    "in_no_time": (
        "赢单都在立项的同一刻，没有成交周期可言。",
        "Every deal was won the moment it was opened, so there is no cycle to go by.",
    ),
    "velocity_older": (
        "跟进中的商机有 {n:个|个}没有计入：比任何一个赢单拖得都久，赢单率对它们不适用。",
        "{n:open deal|open deals} left out: older than any that was won, where the win rate no longer holds.",
    ),
    "velocity_no_age": (
        "跟进中的商机有 {n:个|个}没有计入：不知道是哪天立项的。",
        "{n:open deal|open deals} left out: nobody knows when they were opened.",
    ),
    "velocity_unpriced": (
        "跟进中的商机有 {n:个|个}没有计入：币种没有汇率，平均赢单额对它们不适用。",
        "{n:open deal|open deals} left out: their currency has no rate, so the mean says nothing of them.",
    ),
    "velocity_no_amount": (
        "有 {n:个|个}赢单没有金额，平均赢单额没有计入。",
        "{n:won deal|won deals} without an amount left out of the mean.",
    ),
    "velocity_no_rate": (
        "有 {n:个|个}赢单的币种没有汇率，平均赢单额没有计入。",
        "{n:won deal|won deals} left out of the mean: their currency has no rate.",
    ),
    "velocity_undated": (
        "有 {n:个|个}赢单的起止日期不清楚，成交周期没有计入。",
        "{n:won deal|won deals} left out of the cycle: nobody knows how long it took.",
    ),
    "about_velocity": (
        "每天 = 跟进中的商机数 × 赢单率 × 平均赢单额 ÷ 成交周期（从立项到赢单的平均自然日）。三项各要满 20 个商机才算。"
        "金额取三位有效数字。",
        "Per day: open deals × win rate × mean won value ÷ cycle, the mean of calendar days from opening to"
        " winning. Each of the three takes 20 deals. Amounts in three digits.",
    ),
    # Win rates
    "unknown_by": (
        "不能按“{given}”分。可选：{choices}",
        "There is no “{given}” to go by. Choose from: {choices}",
    ),
    "by_stage": ("到过的阶段", "Stage reached"),
    "by_behaviour": ("采购倾向", "Behaviour"),
    "by_owner": ("负责人", "Owner"),
    "by_team": ("团队", "Team"),
    "by_contacts": ("接触过的人", "People"),
    "by_amount": ("金额", "Amount"),
    "by_answer": ("回答", "Answer"),
    "people": ("{n} 人", "{n}"),
    "up_to": ("不超过 {most}", "up to {most}"),
    "above": ("超过 {least}", "above {least}"),
    "every": (
        "已有结果的商机 {n} 个，赢单 {won} 个：赢单率 {rate}（95% 置信区间 {interval}）。",
        "{n} decided, {won} of them won: {rate} (95% interval {interval}).",
    ),
    "every_few": (
        "已有结果的商机 {n} 个，赢单 {won} 个；赢单率：{said}。",
        "{n} decided, {won} of them won; win rate: {said}.",
    ),
    "about_stage": (
        "一个商机在到过的每个阶段都算，走得越远的自然赢得越多，各阶段之间不作比较；赢单之后的阶段不列。",
        "A deal counts in every stage it stood in, and whoever came further is won more often anyway: stages aren't"
        " compared. Those after winning are not listed.",
    ),
    "about_behaviour": (
        "按见分晓时记录的采购倾向；后来才导入的，按导入的内容。",
        "By the behaviour on record when the deal was decided, or as an import told it later.",
    ),
    "about_owner": (
        "按见分晓时的负责人；商机难易不同，不能当作排名。",
        "By who owned it when it was decided. Deals differ; this is no ranking.",
    ),
    "about_team": (
        "按见分晓时负责人所在的团队；商机难易不同，不能当作排名。",
        "By the team of who owned it when it was decided. Deals differ; this is no ranking.",
    ),
    "no_bands": (
        "分不出大小：有金额的商机太少，或者多半只有一种结果的才填金额。",
        "Not sorted by size: too few of these deals have an amount, or too much of the same size.",
    ),
    "first_days": (
        "只看前 {days} 天接触过的人，也只看跟进满 {days} 天才见分晓的商机：跟得久的自然接触的人多，不这样比就不公平。",
        "By the people met in the first {days} days, and only of deals that took longer than that: a longer one meets"
        " more people anyway.",
    ),
    "decided_sooner": (
        "另有 {n:个|个}商机不到这么久就见了分晓，没有计入。",
        "{n:deal|deals} left out: decided sooner than that.",
    ),
    "left_out_undated_way": (
        "另有 {n:个|个}商机的起止日期不清楚，没有计入。",
        "{n:deal|deals} left out: nobody knows how long it took.",
    ),
    "about_contacts": (
        "人数：这些天里拜访或通话过的，以及作为回答依据的客户方联系人，每人算一次。没有记录的算 0 人。",
        "People: contacts met, called or quoted in an answer in those days, each counted once. What nobody wrote down"
        " counts as none.",
    ),
    "about_amount": (
        "按见分晓时的金额（后来才导入的，按导入的金额），按工作区汇率折算，三等分。没有金额或没有汇率的归入“不清楚”。",
        "By the amount when the deal was decided, or as an import told it later, in thirds, at the workspace's rates."
        " Without an amount or a rate it is “not known”.",
    ),
    "groups_too_few": ("“–”：不到 20 个商机，还说不准。", "–: fewer than 20 deals, too few to say."),
    "about_apart": (
        "≠：这一组与其余商机的赢单率确有差别（差的 95% 置信区间不含 0）。就算各组其实没有差别，平均也会有约 {n} 组碰巧这样。",
        "≠: won more or less often than the rest (the 95% interval of the difference leaves out 0). By chance alone"
        " about {n} groups would look like that.",
    ),
    "seldom_known": (
        "{title}：只有 {share} 的商机有这项记录。有记录的可能多半是赢单的，所以各组不作比较。",
        "{title}: on record for {share} of these deals only, perhaps above all for those that were won. So the groups"
        " are not compared.",
    ),
    "other_ways": ("换一种分法：{command} --by {by}", "Other ways: {command} --by {by}"),
    # Stops
    "no_stops": ("没有终止的商机。", "No deal stands stopped."),
    "wakes_due": (
        "有 {n:个|个}商机约定的唤醒日期已经到了。",
        "{n:deal has|deals have} reached the day to wake them.",
    ),
    # Waivers
    "side_waived": ("豁免放行", "by waiver"),
    "side_proven": ("全部满足", "proved"),
    "all_gates": ("全部关卡合计", "All gates together"),
    "no_gates": (
        "还没有商机走过关卡。导入的进展没有经过关卡，不算在内。",
        "No deal has gone through a gate yet; moves that were imported met none.",
    ),
    "gate_into_won": (
        "过了这道关卡就是赢单，赢单率没有可比的。后来退回或终止的：豁免放行的 {waived} 个里有 {waived_fell} 个，"
        "全部满足的 {proven} 个里有 {proven_fell} 个。",
        "Whoever is through has won, so there are no win rates to compare. Came back or stopped since: {waived_fell} of"
        " {waived} let pass, {proven_fell} of {proven} others.",
    ),
    "gap_less": (
        "豁免放行的少赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。豁免谁不是抽签决定的，这不等于原因在豁免。",
        "Those let pass were won less often: by {gap} points (95% interval {low} to {high}). Who was let pass wasn't"
        " drawn by lot.",
    ),
    "gap_more": (
        "豁免放行的多赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。豁免谁不是抽签决定的；这道关卡问得对不对，值得重看。",
        "Those let pass were won more often: by {gap} points (95% interval {low} to {high}). Who was let pass wasn't"
        " drawn by lot; still, look again at what is asked.",
    ),
    "gap_chance": (
        "看不出差别：相差 {gap} 个百分点，95% 置信区间 {low} 到 {high}。",
        "No difference to be told from chance: {gap} points, 95% interval {low} to {high}.",
    ),
    "about_waivers": (
        "每道关卡按商机第一次通过时的情况分：有豁免，或全部满足。赢单率只看有结果的，“跟进中”的还没有结果。"
        "哪些商机获得豁免不是随机的，所以差别说明结果，不一定说明原因。",
        "A deal is sorted by the first time it went through a gate: with a waiver, or with everything met. Rates are of"
        " those decided; open ones are not. A difference tells how the two fared, not yet why.",
    ),
    "about_together": (
        "合计是逐道关卡比较后再加权平均（Mantel–Haenszel），因为走得远的商机豁免的机会多，赢的也多。",
        "All gates together: compared gate by gate, then averaged (Mantel–Haenszel), since deals that come further are"
        " let pass more often and won more often anyway.",
    ),
    "worth_asking": ("哪些问题真正值得问：", "Which questions are worth asking:"),
}
