"""The worksheets of expand: business case, delivered value, risks, mutual action plan."""

WORDS: dict[str, tuple[str, str]] = {
    "negative": (
        "这里不写负数：加还是减，由所在的栏决定",
        "no minus here: the column says whether it adds or takes away",
    ),
    # business case: advice
    "case_gaps": (
        "第 {periods} 期没有填，按 0 计算",
        "Nothing is filled in for period {periods}: counted as 0",
    ),
    "npv_negative": (
        "按 {rate}% 折现，客户净亏 {loss}。对方财务一算就知道：少投入、早见效，或者补上漏算的收益",
        "Discounted at {rate}%, the client loses {loss}, and their finance people will see it: cut the outlay, "
        "bring gains forward, or count what is missing",
    ),
    "payback_never": (
        "到最后也收不回投入，还差 {short}",
        "The outlay never comes back: {short} is missing in the end",
    ),
    "payback_not_yet": (
        "算到最后一期还差 {short} 没收回，而收益还在继续：期数是不是列得太短？",
        "{short} is still to come back in the last period, and gains go on: is the horizon too short?",
    ),
    "payback_out_again": (
        "中途回过本，后来又要投入：第一次回本不算，回收期按最终回本计算（{years} 年）",
        "The money is back once and goes out again later: the payback told is the final one, {years} years",
    ),
    "payback_undiscounted": (
        "账面上收得回，折现以后收不回：收益来得太晚，想办法提前",
        "It pays back on paper but not once discounted: the gains come too late, bring some forward",
    ),
    "irr_no_gain": (
        "只有支出，没有收益，谈不上收益率：客户能省下多少、多赚多少？",
        "Outlay and no gains, so there is no rate of return: what does the client save or earn?",
    ),
    "irr_no_cost": (
        "只有收益，没有支出，谈不上收益率：货款、工时、停机都算进去了吗？",
        "Gains and no outlay, so there is no rate of return: are price, hours and downtime counted?",
    ),
    "case_not_agreed": (
        "客户方还没有人认可这笔账，眼下只是我们自己的说法",
        "Nobody at the client has agreed to these figures: so far they are only ours",
    ),
    # delivered value: advice
    "offers_of_nobody": ("还没说明是谁的方案：{offers}", "Whose offer is it? {offers}"),
    "no_offer_of_ours": ("还没有写我方的方案", "Ours is not among the offers"),
    "no_alternative": (
        "没有可比的：写上竞争对手的方案，至少写上“维持现状”",
        "Nothing to compare with: add a competitor's offer, or at least leaving things as they are",
    ),
    "offer_unfinished": (
        "“{offer}”还缺：{parts}；没有就填 0，填全了才能比",
        "“{offer}” lacks {parts}; write 0 where there is none, for only whole offers are compared",
    ),
    "lead_by_price": (
        "我们比“{offer}”只赢在价格上：对方一降价，优势就没了",
        "Only the price puts us ahead of “{offer}”: a discount on their side and the lead is gone",
    ),
    "trail_by_value": (
        "净价值比“{offer}”低 {by}，主要输在客户得到的价值上；差得最多的：{parts}",
        "We trail “{offer}” by {by}, mostly in what the client gets; furthest behind on {parts}",
    ),
    "trail_by_cost": (
        "净价值比“{offer}”低 {by}，主要输在客户付出的成本上；差得最多的：{parts}",
        "We trail “{offer}” by {by}, mostly in what it costs the client; furthest behind on {parts}",
    ),
    "level": (
        "和“{offer}”不相上下：客户没有理由选我们",
        "Level with “{offer}”: the client has no reason to choose us",
    ),
    # risks: fault
    "proved_by_nothing": (
        "证明方式是“没有”，就不该有证明日期",
        "with no kind of proof there is no day it was proved on",
    ),
    # risks: advice
    "risk_without_proof": (
        "最大的风险“{risk}”（分量 {weight}/25）还没想好拿什么证明：试点、案例还是担保？",
        "The worst risk, “{risk}” ({weight} of 25), has no proof in sight: a pilot, a reference or a guarantee?",
    ),
    "risk_not_proved_yet": (
        "最大的风险“{risk}”（分量 {weight}/25）还没证明：定个日子，把证明做给客户看",
        "The worst risk, “{risk}” ({weight} of 25), is still to be proved: set a day to show the client",
    ),
    "risks_not_judged": (
        "还没评可能性或影响：{risks}",
        "Likelihood or impact not judged yet: {risks}",
    ),
    "risks_without_owner": ("没有人负责：{risks}", "Nobody looks after {risks}"),
    "proved_by_what": (
        "有证明日期，却没写是怎么证明的：{risks}",
        "There is a day of proof, but not what kind of proof: {risks}",
    ),
    "proof_not_accepted": (
        "证明有了，客户方还没有人认可：{risks}",
        "Proved, but nobody at the client has accepted it yet: {risks}",
    ),
    # action plan: faults
    "below_zero": ("金额不能小于 0", "an amount below zero makes no sense here"),
    "due_after_signing": (
        "晚于签约日期{sign_by}；签约前的步骤要在签约前完成",
        "that is after the signing date, {sign_by}; these are the steps before it",
    ),
    "done_too_early": (
        "比期限{due}早了一年多，年份是不是写错了？",
        "that is more than a year before it was due, {due}; is the year right?",
    ),
    # action plan: advice
    "nothing_for_client": (
        "所有步骤都是我方在做，客户一件也没有：不肯动手的客户，多半也不会签",
        "Every step is ours: a client who does nothing for the deal seldom signs it",
    ),
    "nothing_for_us": (
        "所有步骤都推给了客户，我方一件也没有：客户凭什么着急？",
        "Every step is the client's: what do we do to help it along?",
    ),
    "steps_overdue": ("已过期限：{steps}", "Overdue: {steps}"),
    "steps_without_day": ("没有期限：{steps}", "Without a date: {steps}"),
    "steps_without_name": (
        "该做的一方还没写谁负责：{steps}",
        "Without a name on the side that acts: {steps}",
    ),
    "signing_past": (
        "签约日期{sign_by}已过，还有 {n} 步没完成：和客户重新排一次",
        "The signing date, {sign_by}, has passed with {n:step|steps} open: plan again with the client",
    ),
    "over_credit": (
        "成交后会超出信用额度 {over}：谈预付、分期或担保，或先收回旧账",
        "This deal passes the credit limit by {over}: ask for prepayment, instalments or security, "
        "or collect what is owed first",
    ),
}
