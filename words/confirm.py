"""The worksheets of confirm: value realised, satisfaction, loyalty, the next conversation."""

WORDS: dict[str, tuple[str, str]] = {
    # value realised
    "nothing_promised": (
        "承诺值和基准值一样，等于什么也没承诺",
        "the promise equals the baseline: nothing was promised",
    ),
    "agreed_on_nothing": (
        "没有实际值，客户认可的是什么？",
        "without an actual value there is nothing the client could have agreed to",
    ),
    "worse": (
        "“{measure}”比合作前还差：从 {baseline} 变成 {actual}，承诺的是 {promised}。先找原因，再去见客户",
        "“{measure}” got worse: from {baseline} to {actual}, with {promised} promised. Find the cause before you "
        "meet the client",
    ),
    "below": (
        "“{measure}”承诺 {promised}，做到 {actual}，还差 {gap}，实现了 {percent}%：和客户说定哪天补上",
        "“{measure}”: {promised} promised, {actual} reached, {gap} short ({percent} % of the way). Agree with the "
        "client when the rest will come",
    ),
    "above": (
        "“{measure}”承诺 {promised}，做到 {actual}，超出了承诺：讲给客户的决策层听，请他们允许做成案例",
        "“{measure}”: {promised} promised, {actual} reached. Tell those who decide, and ask to use it as a case",
    ),
    "not_agreed": (
        "“{measure}”有了实际值，客户还没认可：拿着数字请客户确认",
        "“{measure}” is measured but not agreed: go through the figure with the client",
    ),
    "agreed_by_whom": (
        "“{measure}”写了确认日期，没写是客户哪一位认可的",
        "“{measure}” has a day it was agreed, but not who at the client agreed",
    ),
    # satisfaction
    "none_counted": ("0 个里面算不出比例", "there are no shares of none"),
    "more_than_whole": (
        "{n} 比“{whole}”的 {of} 还多",
        "{n} is more than “{whole}”, which is {of}",
    ),
    "level_dissatisfied": (
        "感受 {perceived} 分，不如期望的 {expected} 分：不满意。不满意的客户平均会告诉 22 个人，先问清差在哪里",
        "Perceived {perceived}, expected {expected}: dissatisfied. Such a customer tells about 22 others, so ask "
        "first what was missing",
    ),
    "level_satisfied": (
        "感受 {perceived} 分，期望 {expected} 分：刚好满意。满意的客户平均告诉 8 个人，惊喜的 10 个以上",
        "Perceived {perceived}, expected {expected}: satisfied, no more. A satisfied customer tells about 8 "
        "others, a delighted one 10 or more",
    ),
    "level_delighted": (
        "感受 {perceived} 分，超过期望的 {expected} 分：惊喜。这样的客户平均会告诉 10 个以上的人，请他转介绍",
        "Perceived {perceived}, expected {expected}: delighted. Such a customer tells 10 others or more: ask for a "
        "referral",
    ),
    "few_buy_again": (
        "会再买的占 {percent}%；从没出过问题的客户，一般有 {usual}% 会再买",
        "{percent} % would buy again; of customers who never had a problem {usual} % do",
    ),
    "complained": (
        "被投诉过的有 {n} 个：问题解决了，约 60% 的客户会留下；又快又好，约 95%",
        "{n} complained of: about 60 % of such customers stay if the problem is solved, about 95 % if quickly and well",
    ),
    "few_asked": (
        "只问了 {n} 个人，百分比仅供参考：多问几位，特别是天天用的人",
        "Only {n:person|people} asked: the percentages say little. Ask more, above all those who use it daily",
    ),
    # loyalty
    "no_share": ("份额在 0% 到 100% 之间", "a share lies between 0 and 100 %"),
    "quadrant_loyal": (
        "产品、服务都满意：保持住，请他转介绍，让他参与新品",
        "Satisfied with product and service: keep it so, ask for referrals, involve them in what is new",
    ),
    "quadrant_easily_taken": (
        "满意产品，不满意服务：对手服务好一点就能抢走。先把服务补上，定好专人和响应时间",
        "Happy with the product, not with the service: a competitor who serves better takes them. Mend the service "
        "first, with one person who answers and a response time",
    ),
    "quadrant_hopeful": (
        "满意服务，不满意产品：人还信得过，时间不多。弄清产品差在哪里，换型号或定改进日期",
        "Happy with the service, not with the product: they still trust you. Find out what the product lacks, and "
        "offer another or a date for the improvement",
    ),
    "quadrant_destructive": (
        "产品、服务都不满意：会到处说。马上由主管出面，按客诉补救",
        "Satisfied with neither: they will tell others. Send somebody senior now and recover it like a complaint",
    ),
    "fairly_satisfied": (
        "还算满意不等于忠诚：这样的买家，有 44% 仍然常换供应商",
        "Fairly satisfied is not loyal: 44 % of such buyers still often switch",
    ),
    "buys_elsewhere": (
        "满意，但预算只有 {share}% 给了我们：问问另外的给了谁、为什么",
        "Satisfied, yet only {share} % of the budget comes to us: ask who gets the rest, and why",
    ),
    "stays_for_now": (
        "预算有 {share}% 在我们这里，人却不够满意：一有别的选择就会走",
        "{share} % of the budget comes to us although they are not satisfied: they will go once they can",
    ),
    "cycle_devotion": (
        "刚投入使用：多到现场，头几周的小问题当天解决",
        "They are settling in: be there, and solve the small troubles of the first weeks the same day",
    ),
    "cycle_evaluating": (
        "正在评价：和他一起量一量兑现了多少价值",
        "They are weighing it up: measure together what value has come of it",
    ),
    "cycle_appreciation": (
        "已经认可：现在最适合请他转介绍、谈增购",
        "They are convinced: the best time to ask for a referral or more business",
    ),
    "cycle_re_evaluation": (
        "又在重新比较：赶在对手之前，带上已兑现的价值去谈",
        "They are comparing again: be there before a competitor, with the value realised in hand",
    ),
    # next conversation
    "none_and_more": (
        "后续类型是“暂无”，这一项就不填；有事可谈，请改后续类型",
        "the kind is “none”, so this stays empty; if there is something to talk about, change the kind",
    ),
    "reason_beside": (
        "后续类型是“{kind}”，不需要“暂无”的原因",
        "the kind is “{kind}”, so there is no reason for none",
    ),
    "not_for_ever": (
        "现在没有，不等于一直没有：定个日子再去看看客户，别让对手先到",
        "None now is not none for ever: fix a day to look in again before a competitor does",
    ),
    "conversation_past": (
        "约好{day}谈，已过 {n} 天：谈了就看新商机，没谈就改日期",
        "It was to be on {day}, {n:day|days} ago: if you talked, go on in the deal that follows; if not, set a new day",
    ),
    "with_whom": (
        "还没定和客户的哪一位谈",
        "It is not settled whom at the client to talk to",
    ),
}
