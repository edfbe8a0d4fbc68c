"""How long a deal may stay in a stage, and how we know."""

WORDS: dict[str, tuple[str, str]] = {
    "learned": (
        "停留时间的预警线和红线，{day}从本团队自己的商机里学得",
        "Limits on time in stage, learned on {day} from your own deals",
    ),
    "as_of": (
        "停留时间的预警线和红线，只用{day}为止的历史学得",
        "Limits on time in stage, learned from what was known on {day}",
    ),
    "not_learned": (
        "停留时间的预警线和红线，目前全部取自销售打法：还没有从自己的商机里学过",
        "Limits on time in stage, all from the playbook: nothing has been learned from your own deals yet",
    ),
    "playbook": ("{title}（{id}）", "{title} ({id})"),
    "col_stage": ("阶段", "Stage"),
    "col_ended": ("已离开", "Stays ended"),
    "col_warn": ("预警线", "Warn"),
    "col_critical": ("红线", "Critical"),
    "col_playbook": ("打法", "Playbook"),
    "ended": ("{ended}/{n} 次", "{ended} of {n}"),
    "raised": ("{days}（学得 {learned}）", "{days} (learned: {learned})"),
    "fixed": ("打法规定，不学习", "fixed by the playbook"),
    "unwatched": ("观察得够久的太少", "too few watched long enough"),
    "too_few": ("太少：{n}/{needed}", "too few, {n} of {needed}"),
    "size_small": ("小单", "small deals"),
    "size_medium": ("中单", "medium deals"),
    "size_large": ("大单", "large deals"),
    "about": (
        "单位是工作日。到预警线那天，{warn}% 的停留已经结束（前进、退回或终止都算）；到红线是 {critical}%。"
        "还停着的商机也算在内。括号里是 95% 置信区间。",
        "Working days. By the day of the warning {warn} % of the stays had ended, on, back or stopped; by the"
        " critical one {critical} %. Deals that still stand there count as not ended yet. In brackets: where the"
        " true day lies, with 95 % confidence.",
    ),
    "never": (
        "* 还停着的太多，到不了这个比例：取已结束的停留中最长的一次，停得更久的至今没有一个动过。",
        "* So many still stand there that the share was never reached: this is the longest stay that ever"
        " ended, and none that stayed longer has moved since.",
    ),
    "unwatched_means": (
        "† 还停着的太多，到不了这个比例，观察得够久的又太少：用打法的数。",
        "† So many still stand there that the share was never reached, and too few were watched long enough to"
        " say more: the playbook's own.",
    ),
    "too_few_means": (
        "结束的停留不到 {needed} 次的，依次看更宽的一类、整个阶段，最后用打法的数。",
        "With fewer than {needed} ended stays the next wider kind of deal counts, then the whole stage, then the"
        " playbook.",
    ),
    "narrower": (
        "另有 {n} 类商机太少，没有自己的线；加 --stage 可以看到",
        "{n:narrower kind of deal has|narrower kinds of deals have} too few stays for limits of their own;"
        " --stage shows them",
    ),
    "early": (
        "记录里最早的一次结束在{day}，有些停留在那之前就开始了：{stages}。那时很快结束的商机不在记录里，停得久的却在，"
        "所以这些线可能偏长。",
        "Stays that began before the first end on record, {day}: {stages}. Deals of that time that ended sooner are"
        " not on record while those that lasted are, so that these limits may be too long.",
    ),
    "early_in": ("“{stage}”{share}%", "{stage} {share} %"),
    "left_out": (
        "{n} 次停留不知道有多久，没有算进去。",
        "{n:stay of unknown length is|stays of unknown length are} not counted.",
    ),
    "sizes": (
        "小单不超过 {small}，中单不超过 {medium}，再往上是大单",
        "Small is up to {small}, medium up to {medium}, large above",
    ),
    "unknown_playbook": (
        "没有安装销售打法“{given}”；可选：{choices}",
        "No playbook {given} is installed; there is {choices}",
    ),
    "may_not": (
        "{user} 不能重新学习停留期限，需要销售教练、经理或管理员。",
        "{user} may not learn the limits anew; that takes a coach or above.",
    ),
    "learned_now": (
        "已从 {n} 次停留里学习，其中 {ended} 次已经结束。",
        "Learned from {n:stay|stays}, {ended} of them ended.",
    ),
    "same": ("预警线和红线都没有变。", "No limit changed."),
    "changed": (
        "{where}：预警线 {warn}，红线 {critical}",
        "{where}: warn {warn}, critical {critical}",
    ),
    "all_deals": ("全部商机", "all deals"),
}
