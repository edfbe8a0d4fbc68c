"""Whether the desk's flags tell anything: what became of deals that stayed longer than the learned limits."""

WORDS: dict[str, tuple[str, str]] = {
    # How it was looked at
    "head_month": (
        "停留界线用{before}之前建立的商机学出，再看之后 {n} 个月末：那天被预警的商机，后来赢了多少。记录到{last}为止。",
        "Limits learned from the deals created before {before}, as they stood then, held against"
        " {n:month end|month ends} after: of the deals flagged on that day, how many were won later?"
        " The record ends on {last}.",
    ),
    "head_week": (
        "停留界线用{before}之前建立的商机学出，再看之后 {n} 个周日：那天被预警的商机，后来赢了多少。记录到{last}为止。",
        "Limits learned from the deals created before {before}, as they stood then, held against"
        " {n:Sunday|Sundays} after: of the deals flagged on that day, how many were won later?"
        " The record ends on {last}.",
    ),
    "rule_share": (
        "“{stage}”：预警 {warn} 个工作日，红线 {critical}（{n} 次停留，其中 {ended} 次已结束）；销售打法自己写的是 {own_warn} 和 {own_critical}",
        "{stage}: warning after {warn:working day|working days}, critical after {critical}"
        " (learned from {n} stays, of which {ended} had ended); the playbook's own: {own_warn} and {own_critical}",
    ),
    "rule_longest": (
        "“{stage}”：预警 {warn} 个工作日，红线 {critical}，那是当时已结束的停留里最长的（{n} 次停留，其中 {ended} 次已结束）；"
        "销售打法自己写的是 {own_warn} 和 {own_critical}",
        "{stage}: warning after {warn:working day|working days}, critical after {critical}, the longest stay that"
        " had ended (learned from {n} stays, of which {ended} had ended); the playbook's own: {own_warn} and"
        " {own_critical}",
    ),
    "rule_playbook": (
        "“{stage}”：预警 {warn} 个工作日（{n} 次停留，其中 {ended} 次已结束），红线 {critical}，沿用销售打法："
        "停留够久、看得到的还太少；销售打法自己写的是 {own_warn} 和 {own_critical}",
        "{stage}: warning after {warn:working day|working days} (learned from {n} stays, of which {ended} had"
        " ended), critical after {critical}, as the playbook says: too few were watched for long enough; the"
        " playbook's own: {own_warn} and {own_critical}",
    ),
    "col_month": ("月末", "month end"),
    "col_week": ("周日", "Sunday"),
    "col_open": ("跟进中", "open"),
    "col_flagged": ("预警", "flagged"),
    "col_flagged_won": ("后来赢单", "won later"),
    "col_critical": ("越过红线", "critical"),
    "col_critical_won": ("后来赢单", "won later"),
    "col_others": ("未预警", "others"),
    "col_others_won": ("后来赢单", "won later"),
    "each_once": ("各计一次", "each once"),
    "cell_few": ("{won}/{n}", "{won} of {n}"),
    # What it comes to, and what to do
    "finding_less": (
        "先看被预警的商机：被预警的{flagged}后来赢单，未预警的{others}。",
        "Look at flagged deals first: {flagged} were won later, of those not flagged {others}.",
    ),
    "finding_more": (
        "别按这样的预警排先后：被预警的{flagged}后来赢单，未预警的只有{others}。",
        "Don't go by these flags: {flagged} flagged deals were won later, of those not flagged only {others}.",
    ),
    "finding_chance": (
        "先别靠这样的预警：被预警的{flagged}后来赢单，未预警的{others}，差别可能只是巧合。",
        "Don't rely on these flags yet: {flagged} flagged deals were won later, of those not flagged {others};"
        " chance alone could do that.",
    ),
    "finding_few": (
        "先别靠这样的预警：第一次看时被预警的有 {flagged} 个，未预警的有 {others} 个，各要 {needed} 个才说得准。",
        "Don't rely on these flags yet: {flagged:deal was|deals were} flagged at the first look and {others}"
        " not; it takes {needed} of each to say.",
    ),
    "share": ("{n} 个里有 {some} 个（{percent}%）", "{some} of {n} ({percent}%)"),
    "share_none": ("{n} 个里没有一个", "none of {n}"),
    "share_few": ("{n} 个里有 {some} 个", "{some} of {n}"),
    "gap_less": (
        "被预警的少赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。",
        "That is {gap} points less (95% interval {low} to {high}).",
    ),
    "gap_more": (
        "被预警的反而多赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。",
        "That is {gap} points more (95% interval {low} to {high}).",
    ),
    "gap_chance": (
        "相差 {gap} 个百分点（95% 置信区间 {low} 到 {high}，零也在里面）。",
        "That is {gap} points apart (95% interval {low} to {high}, which has nought in it).",
    ),
    "counted_month": (
        "每个商机只计一次，按{before}之后第一个还在跟进的月末算：那天在所在阶段停留超过预警线的算被预警。"
        "“后来赢单”是到{last}为止赢了。只看停留多久，不看别的。",
        "Each deal counts once, as it stood at the first month end after {before} that found it open: flagged if it had been"
        " in its stage past the warning limit on that day. Won later is won by {last}. Only the time in the stage"
        " is looked at, nothing else.",
    ),
    "counted_week": (
        "每个商机只计一次，按{before}之后第一个还在跟进的周日算：那天在所在阶段停留超过预警线的算被预警。"
        "“后来赢单”是到{last}为止赢了。只看停留多久，不看别的。",
        "Each deal counts once, as it stood on the first Sunday after {before} that found it open: flagged if it had been"
        " in its stage past the warning limit on that day. Won later is won by {last}. Only the time in the stage"
        " is looked at, nothing else.",
    ),
    "undecided": (
        "到{last}还没有结果的：被预警的{flagged}，未预警的{others}；上面算作没有赢。",
        "Still undecided on {last}: {flagged} flagged deals, {others} of the others; they count as not won.",
    ),
    "decided_less": (
        "只看到{last}已有结果的：被预警的{flagged}赢单，未预警的{others}，少 {gap} 个百分点（{low} 到 {high}）。",
        "Of those decided by {last} alone {flagged} flagged deals were won, of the others {others}: {gap} points less ({low} to {high}).",
    ),
    "decided_more": (
        "只看到{last}已有结果的：被预警的{flagged}赢单，未预警的{others}，反而多 {gap} 个百分点（{low} 到 {high}）。",
        "Of those decided by {last} alone {flagged} flagged deals were won, of the others {others}: {gap} points more ({low} to {high}).",
    ),
    "decided_chance": (
        "只看到{last}已有结果的：被预警的{flagged}赢单，未预警的{others}。预警能不能分出输赢，凭这些还说不准"
        "（相差 {low} 到 {high} 个百分点）。",
        "Of those decided by {last} alone {flagged} flagged deals were won, of the others {others}. Whether flags tell the won from the lost"
        " can't be told yet from these ({low} to {high} points).",
    ),
    "decided_few": (
        "只看到{last}已有结果的：被预警的{flagged}赢单，未预警的{others}。预警能不能分出输赢，凭这些还说不准：两边各要 {needed} 个有结果的。",
        "Of those decided by {last} alone {flagged} flagged deals were won, of the others {others}. Whether flags tell the won from the lost"
        " can't be told yet from these: it takes {needed} decided on each side.",
    ),
    "ever": (
        "只要有一次看时被预警就算的话：{share}在那之后赢单。",
        "Of the deals flagged at any look, the first or a later one, {share} were won after it.",
    ),
    "critical_apart": (
        "第一次看时已越过红线的：{flagged}后来赢单，与未预警的相比，{apart}。",
        "Of those past the critical limit at their first look {flagged} were won later: {apart}, held against those"
        " not flagged.",
    ),
    "critical_few": (
        "第一次看时已越过红线的：{flagged}后来赢单。",
        "Of those past the critical limit at their first look {flagged} were won later.",
    ),
    "own_apart": (
        "换成销售打法自己写的预警线，同样计算：被预警的{flagged}后来赢单，未预警的{others}，{apart}。",
        "By the playbook's own warning limits, counted the same way: {flagged} flagged deals were won later,"
        " of the others {others}: {apart}.",
    ),
    "own_few": (
        "换成销售打法自己写的预警线，同样计算：被预警的{flagged}后来赢单，未预警的{others}。",
        "By the playbook's own warning limits, counted the same way: {flagged} flagged deals were won later,"
        " of the others {others}.",
    ),
    "critical_none": (
        "第一次看时越过红线的一个也没有。",
        "No deal was past the critical limit at its first look.",
    ),
    "own_none": (
        "换成销售打法自己写的预警线，第一次看时一个也没有被预警。",
        "By the playbook's own warning limits no deal was flagged at its first look.",
    ),
    "own_every": (
        "换成销售打法自己写的预警线，第一次看时个个都被预警。",
        "By the playbook's own warning limits every deal was flagged at its first look.",
    ),
    "apart_less": ("少 {gap} 个百分点（{low} 到 {high}）", "{gap} points less ({low} to {high})"),
    "apart_more": ("反而多 {gap} 个百分点（{low} 到 {high}）", "{gap} points more ({low} to {high})"),
    "apart_chance": (
        "差别可能只是巧合（{low} 到 {high}）",
        "chance alone could do that ({low} to {high})",
    ),
    # What it does not say
    "no_cause": (
        "这说明停留久的商机后来很少赢单，不说明停留久就是原因：如果这份记录里老商机本来就很少赢，用哪条停留界线看都是这样。",
        "It shows that deals which stood long were seldom won later, not that standing long is the cause: in a"
        " record in which few old deals were won, any limit on age shows it.",
    ),
    "follow_up": (
        "从第一次看到记录结束有 {first} 天，从最后一次看只有 {final} 天：很晚才看到的商机，来不及赢单。",
        "The record ends {first:day|days} after the first look, {final:day|days} after the last: deals first looked"
        " at late had little time left to be won.",
    ),
    # What can't be said
    "nothing_after": (
        "记录到{last}为止，{before}之后没有完整的一周可看，检验不了。",
        "The record ends on {last}: there is no whole week behind {before} to hold the limits against.",
    ),
    "no_rules": (
        "还学不出停留界线，所以也看不出预警准不准：到{before}之前，任何一个阶段最多只有 {n} 次停留已经结束，要有 {needed} 次。"
        "此后才结束的不算；用 --learned-before 可以换一天。",
        "No limit can be learned yet, so there are no flags to judge: before {before}, the day that divides what is"
        " learned from what is looked at, {n:stay|stays} had ended in any one stage at most, and it takes {needed}. Stays"
        " that ended since don't count; --learned-before names another day.",
    ),
    "no_days": (
        "还学不出停留界线，所以也看不出预警准不准：没有一个商机记有日期。",
        "No limit can be learned yet, so there are no flags to judge: of no deal is any day known.",
    ),
    "undated": (
        "另有 {n} 个商机不知道何时进入阶段，没有计入。",
        "{n:deal|deals} left out: nobody knows when they came to their stage.",
    ),
}
