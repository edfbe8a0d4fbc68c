"""What somebody who knows the method says about the worksheets of *understand*."""

WORDS: dict[str, tuple[str, str]] = {
    # client_profile
    "plan_unknown": (
        "先问清客户今年最要紧的业务计划；不知道计划，别的要点都落不到实处",
        "ask for their main business plan first; without it the other points hang in the air",
    ),
    "solution_without_factor": (
        "方案写了，成功关键还空着：先弄清是什么挡着客户的计划，再说我们怎么解决",
        "there is a solution but no success factor: find out what stands in their way before offering a way round",
    ),
    # qualification
    "below_zero": ("不能是负数；没有就填 0", "can't be below zero; give 0 for none"),
    "knocked_out": (
        "{what}为 0 分，跟下去没有意义：要么找到新的依据，要么终止跟进",
        "nothing at all for {what}: find new grounds, or stop the pursuit",
    ),
    "weak_need": (
        "需求只有 {score} 分：和客户算一算，这件事不办一年要损失多少；算不出来，就先别报价",
        "need scores only {score}: work out with them what a year of doing nothing costs; if nothing, don't quote yet",
    ),
    "weak_volume": (
        "需求量只有 {score} 分：问问别的部门、别的工厂用不用得上，再决定投入多少人力",
        "volume scores only {score}: ask who else in the company could use it before you put people on it",
    ),
    "weak_purchasing_power": (
        "购买力只有 {score} 分：问清预算从哪里来、什么时候批，或者谈分期、租赁、先做一部分",
        "purchasing power scores only {score}: find the budget and its date, or talk stages, leasing, a first part",
    ),
    "weak_authority": (
        "决策权只有 {score} 分：请现在的联系人引见能拍板的人，别让他一个人替我们传话",
        "authority scores only {score}: have your contact introduce you to who decides; don't let them carry the message alone",
    ),
    "weak_creditworthiness": (
        "信用只有 {score} 分：谈预付款、担保或缩短账期，额度先放低",
        "creditworthiness scores only {score}: ask for prepayment, a guarantee or shorter terms, and keep the limit low",
    ),
    "without_evidence": (
        "只有分数、没有依据，目前只是我们的感觉：{what}",
        "{what}: scored without evidence, so far only our feeling",
    ),
    "many_signs": (
        "看到 {n} 个信用预警信号（{signs}）：先和财务商量账期和额度，款到再发货",
        "{n:credit warning sign|credit warning signs} ({signs}): settle terms and limit with finance, and deliver against payment",
    ),
    "some_signs": (
        "看到 {n} 个信用预警信号（{signs}）：每次拜访都再看一眼，多起来就收紧账期",
        "{n:credit warning sign|credit warning signs} ({signs}): look again at every visit, and tighten the terms if more appear",
    ),
    "signs_old": (
        "预警信号上次是{on}看的，过去半年多了，该再看一次",
        "the warning signs were last looked for on {on}, more than half a year ago: look again",
    ),
    "signs_not_checked": (
        "信用打了分，却没有记下哪天留意过预警信号；去客户那里时对照十条看一遍",
        "creditworthiness is scored, but nobody noted looking for the ten warning signs: go through them at the next visit",
    ),
    "credit_unknown": (
        "定了额度，应收账款或应收票据还空着，算不出还剩多少；没有就填 0",
        "there is a limit, but receivables or notes are missing, so what is left can't be said; give 0 for none",
    ),
    "credit_passed": (
        "已超出信用额度 {over}：收回欠款之前不再赊销",
        "{over} over the credit limit: no more on credit until they have paid",
    ),
    "credit_nearly_full": (
        "额度已用 {used}%：这一单签下来之前，先谈好回款或提额度",
        "{used} % of the credit limit is used: agree payment or a higher limit before this deal is signed",
    ),
    # customer_facts
    "facts_without_source": (
        "没写来源：听来的和看到的要分清，不是事实就不值得留",
        "no source: tell what was seen from what was heard; what isn't a fact isn't worth keeping",
    ),
    "facts_undated": (
        "没写核实日期，不知道这些现在还对不对",
        "no date of checking: nobody can tell whether it still holds",
    ),
    "facts_old": (
        "上次核实是{on}，过去一年多了：下次见面逐条再问一遍",
        "last checked on {on}, more than a year ago: go through it again at the next visit",
    ),
    "facts_untold": (
        "四条都有了，还没有告诉用得上的人",
        "all four are known, but nobody who could use them has been told",
    ),
    "facts_unused": (
        "四条都有了，还没写由此得出什么；得不出结论的信息不必留",
        "all four are known, but nothing follows from them yet; what leads nowhere need not be kept",
    ),
    "leaving_unknown": (
        "只差“为什么离开”：问问客户上一次换供应商的经过",
        "only “why they leave” is missing: ask how they came to change supplier the last time",
    ),
    # buying_behaviour
    "behaviour_differs": (
        "两轴指向{axes}，判断是{judged}：说说凭什么，或者再问一次；牌打错了，一次就可能出局",
        "the axes point to {axes}, the judgement says {judged}: note what it rests on, or ask again; one wrong card can put us out",
    ),
    "behaviour_unjudged": (
        "两轴指向{axes}；如果符合印象，就把采购倾向定下来",
        "the axes point to {axes}; if that is your impression, too, settle the behaviour",
    ),
    "behaviour_nowhere": (
        "需帮助 {help} 分、复杂程度 {complexity} 分，三种倾向都对不上：事情复杂却不要人帮，多半有一项看错了，或者他另有帮手",
        "help {help} with complexity {complexity} fits none of the three: complex, yet no help wanted; one of them may be misread, or somebody else is helping",
    ),
    # stakeholders
    "one_person": (
        "决策链上只认识 {person} 一个人，他一走我们就断了线：请他引见一位业务部门和一位管钱的人",
        "{person} is the only one we know: if they go, so do we; ask for one person from the business and one who holds the money",
    ),
    "opponent": (
        "{people}分量重又反对：先单独听完顾虑，能解决的写进方案，别当众争",
        "{people}: influential and against us; hear them out alone, answer in the proposal what can be answered, never argue in public",
    ),
    "stance_unknown": (
        "{people}分量重，态度还不清楚：这是下一次见面要问出来的",
        "{people}: influential, and we don't know where they stand; find out at the next meeting",
    ),
    "no_supporter": (
        "还没有一个人站在我们这边：先帮一个人办成他最在意的事",
        "nobody is on our side yet: begin with one person and what they care about most",
    ),
    "thin_trust_appearance": (
        "信任最薄的是形象（{score} 分）：资料、样品、着装和准时，先把看得见的做好",
        "trust is thinnest on appearance ({score}): papers, samples, dress, punctuality; put right what can be seen",
    ),
    "thin_trust_goodwill": (
        "信任最薄的是善意（{score} 分）：做一件对客户有利、对我们没有好处的事，比如劝他少买",
        "trust is thinnest on goodwill ({score}): do one thing that serves them and not us, such as advising them to buy less",
    ),
    "thin_trust_expertise": (
        "信任最薄的是专业（{score} 分）：带上懂他这一行的人，讲一个难处相同的案例",
        "trust is thinnest on expertise ({score}): bring somebody who knows their trade and a case with the same difficulty",
    ),
    "thin_trust_shared_values": (
        "信任最薄的是共同价值观（{score} 分）：谈谈双方怎么对待质量和承诺，请两边的领导见一面",
        "trust is thinnest on shared values ({score}): talk about quality and promises, and let the two managements meet",
    ),
    "thin_trust_standing": (
        "信任最薄的是地位（{score} 分）：请老客户作证，给他拿得出手的资质、排名和案例",
        "trust is thinnest on standing ({score}): let customers vouch for us, and give them references they can show inside",
    ),
    # competitors
    "not_only_us": (
        "填了只找我们一家，可是下面还有{names}",
        "it says we are the only one asked, yet listed there: {names}",
    ),
    "doing_nothing_competes": (
        "没有别家，也还有“不买”和“自己做”在和我们竞争：问问客户为什么现在要办",
        "with nobody else there is still doing nothing, or doing it themselves: ask why they want it now",
    ),
    "proposal_unknown": (
        "{names}提过什么方案还不知道：请客户说说最喜欢其中哪一点",
        "we don't know what {names} proposed: ask what they like best in it",
    ),
    "strength_unanswered": (
        "{names}的强项还没有应对",
        "the strength of {names} has no answer of ours yet",
    ),
    "incumbent": (
        "{names}是现有供应商：不换最省事，要让客户看到换的好处大过换的麻烦",
        "{names} supplies them now: staying is easiest, so the gain of changing must outweigh the trouble",
    ),
}
