"""Whether the desk's flags tell anything: what became of deals that stayed longer than the learned limits."""

WORDS: dict[str, tuple[str, str]] = {
    "head_month": (
        "用{before}之前建立的商机算出停留上限，再看之后 {n} 个月末：那天被预警的商机，后来赢了多少。记录到{last}为止。",
        "Limits learned from the deals created before {before}, as they stood then, held against"
        " {n:month end|month ends} after: of the deals flagged on that day, how many were won later?"
        " The record ends on {last}.",
    ),
    "head_week": (
        "用{before}之前建立的商机算出停留上限，再看之后 {n} 个周日：那天被预警的商机，后来赢了多少。记录到{last}为止。",
        "Limits learned from the deals created before {before}, as they stood then, held against"
        " {n:Sunday|Sundays} after: of the deals flagged on that day, how many were won later?"
        " The record ends on {last}.",
    ),
    "rule": (
        "“{stage}”：{warn} 个工作日预警，{critical} 个工作日告急（{n} 次停留，其中 {ended} 次已结束）",
        "{stage}: warning after {warn:working day|working days}, critical after {critical}"
        " (learned from {n} stays, of which {ended} had ended)",
    ),
    "rule_longest": (
        "“{stage}”：{warn} 个工作日预警，{critical} 个工作日告急，那是当时已结束的停留里最长的（{n} 次停留，其中 {ended} 次已结束）",
        "{stage}: warning after {warn:working day|working days}, critical after {critical}, the longest stay that"
        " had ended (learned from {n} stays, of which {ended} had ended)",
    ),
    "col_month": ("月末", "month end"),
    "col_week": ("周日", "Sunday"),
    "col_open": ("在谈", "open"),
    "col_flagged": ("预警", "flagged"),
    "col_flagged_won": ("后来赢单", "won later"),
    "col_critical": ("告急", "critical"),
    "col_critical_won": ("后来赢单", "won later"),
    "col_others": ("未预警", "others"),
    "col_others_won": ("后来赢单", "won later"),
    "all": ("合计", "all"),
    # What it comes to
    "flagged_less": (
        "被预警的商机后来赢了 {flagged}%，未预警的赢了 {others}%：少 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。",
        "Of flagged deals {flagged}% were won later, of the others {others}%: {gap} points less"
        " (95% interval {low} to {high}).",
    ),
    "flagged_more": (
        "被预警的商机后来赢了 {flagged}%，未预警的赢了 {others}%：反而多 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。"
        "这样的预警不说明问题。",
        "Of flagged deals {flagged}% were won later, of the others {others}%: {gap} points more"
        " (95% interval {low} to {high}). Such a flag is no warning.",
    ),
    "flagged_chance": (
        "被预警的商机后来赢了 {flagged}%，未预警的赢了 {others}%：相差 {gap} 个百分点，可能只是巧合"
        "（95% 置信区间 {low} 到 {high}）。",
        "Of flagged deals {flagged}% were won later, of the others {others}%: {gap} points apart, which"
        " can't be told from chance (95% interval {low} to {high}).",
    ),
    "critical_less": (
        "已告急的商机后来赢了 {flagged}%：比未预警的少 {gap} 个百分点（{low} 到 {high}）。",
        "Of those past the critical limit {flagged}% were won later: {gap} points less than of deals not"
        " flagged ({low} to {high}).",
    ),
    "critical_more": (
        "已告急的商机后来赢了 {flagged}%：比未预警的反而多 {gap} 个百分点（{low} 到 {high}）。",
        "Of those past the critical limit {flagged}% were won later: {gap} points more than of deals not"
        " flagged ({low} to {high}).",
    ),
    "critical_chance": (
        "已告急的商机后来赢了 {flagged}%：与未预警的相差 {gap} 个百分点，可能只是巧合（{low} 到 {high}）。",
        "Of those past the critical limit {flagged}% were won later: {gap} points from deals not flagged, which"
        " can't be told from chance ({low} to {high}).",
    ),
    "decided_less": (
        "只看到{last}已有结果的：{flagged}% 对 {others}%，少 {gap} 个百分点（{low} 到 {high}）。",
        "Of those decided by {last} alone: {flagged}% against {others}%, {gap} points less ({low} to {high}).",
    ),
    "decided_more": (
        "只看到{last}已有结果的：{flagged}% 对 {others}%，反而多 {gap} 个百分点（{low} 到 {high}）。",
        "Of those decided by {last} alone: {flagged}% against {others}%, {gap} points more ({low} to {high}).",
    ),
    "decided_chance": (
        "只看到{last}已有结果的：{flagged}% 对 {others}%，差别可能只是巧合（{low} 到 {high}）。",
        "Of those decided by {last} alone: {flagged}% against {others}%, which can't be told from chance"
        " ({low} to {high}).",
    ),
    "undecided": (
        "到{last}还没有结果的，被预警的商机里占 {flagged}%，未预警的里占 {others}%；上面第一句把它们算作没有赢。",
        "Still undecided on {last}: {flagged}% of the flagged, {others}% of the others; the first sentence counts"
        " them as not won.",
    ),
    "no_end": (
        "也就是说：预警指出的是拖着没有结果的商机；对有了结果的，它分不出输赢。",
        "So a flag tells of deals that come to no end; of those decided it does not tell the won from the lost.",
    ),
    "counted_month": (
        "一个商机在谈了几个月末就算几次，置信区间只当它一个商机。只看在阶段里停留多久，不看别的。",
        "A deal counts at every month end it was open, and the interval takes it for one deal. Only the time in the"
        " stage is looked at, nothing else.",
    ),
    "counted_week": (
        "一个商机在谈了几个周日就算几次，置信区间只当它一个商机。只看在阶段里停留多久，不看别的。",
        "A deal counts on every Sunday it was open, and the interval takes it for one deal. Only the time in the"
        " stage is looked at, nothing else.",
    ),
    # What can't be said
    "nothing_after": (
        "记录到{last}为止，{before}之后没有完整的一周可看，检验不了。",
        "The record ends on {last}: there is no whole week behind {before} to hold the limits against.",
    ),
    "no_rules": (
        "还算不出停留上限，所以也看不出预警准不准：{few}（已结束的停留）。",
        "No limit can be learned yet, so there are no flags to judge: {few} (stays that ended).",
    ),
    "too_few_flagged": (
        "预警准不准还看不出来：{few}（被预警的和未预警的各要这么多）。",
        "Whether flags tell anything: {few} (of those flagged, and of the others).",
    ),
    "too_few_critical": (
        "已告急的商机：{few}。",
        "Of those past the critical limit: {few}.",
    ),
    "too_few_decided": (
        "只看到{last}已有结果的：{few}。",
        "Of those decided by {last} alone: {few}.",
    ),
    "undated": (
        "另有 {n} 个商机不知道何时进入阶段，没有计入。",
        "{n:deal|deals} left out: nobody knows when they came to their stage.",
    ),
}
