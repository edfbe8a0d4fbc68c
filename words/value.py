"""The customer value lens: what an account is worth, why we say so, and what to do about it."""

WORDS: dict[str, tuple[str, str]] = {
    # what a client is judged by
    "line_left": ("已流失", "Has left"),
    "line_class": ("ABC 分类", "ABC class"),
    "line_gold": ("金牌客户", "Gold"),
    "line_laggard": ("拖累型客户", "Laggard"),
    "line_revenue": ("收入", "Revenue"),
    "line_profit": ("利润", "Profit"),
    "line_current": ("现有价值", "Current value"),
    "line_sales_estimate": ("年销售预估", "Annual sales estimate"),
    "line_grid": ("价值方格", "Value grid"),
    "line_lifetime": ("预计合作年限", "Customer lifetime"),
    "line_lifetime_value": ("客户终身价值", "Lifetime value"),
    "line_index": ("大客户指数", "Large-customer index"),
    "line_volume_profit": ("销售额 × 利润", "Volume × profit"),
    "line_current_potential": ("现有价值 × 潜在价值", "Current × potential value"),
    "line_value_loyalty": ("价值 × 忠诚度", "Value × loyalty"),
    "line_value_response": ("价值 × 响应度", "Value × response"),
    "line_direct_indirect": ("直接价值 × 间接价值", "Direct × indirect function"),
    "line_potential": ("潜在价值（0–5）", "Potential (0–5)"),
    "line_switching_cost": ("转换成本差额（我方−对手）", "Switching cost: our lead"),
    "line_perceived_value": ("感知价值 Vc", "Perceived value Vc"),
    "line_case_npv": ("开发测算：净现值", "Winning them: net present value"),
    "line_case_irr": ("开发测算：内部收益率", "Winning them: rate of return"),
    "line_case_payback": ("开发测算：回收期", "Winning them: payback"),
    "unknown": ("未知", "unknown"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "and": ("{first}；{second}", "{first}; {second}"),
    # who has left
    "left_on": ("{on}", "{on}"),
    "left_why": ("{why}", "{why}"),
    "left_unknown": ("原因没有记下", "nobody noted why"),
    "win_back_death": (
        "业务由谁接手，就去找谁；没有人接手，就不再投入",
        "find who took over their business; if nobody did, spend nothing more",
    ),
    "win_back_moved": (
        "问清新址由谁供货，就近能服务就重新报价",
        "ask who supplies them where they are now; offer again if we can serve them there",
    ),
    "win_back_competitor": (
        "弄清对手给了什么、合同哪天到期，到期前带着更好的方案上门",
        "find out what the competitor gave and when that contract ends; be there with a better offer before",
    ),
    "win_back_product": (
        "先把当初不满的问题解决，再请他们试用，用结果说话",
        "settle what displeased them first, then ask them to try it and see",
    ),
    "win_back_neglect": (
        "由经理上门道歉，约好固定的拜访，让他们看到有人在意",
        "have a manager call and apologize, and agree regular visits: show that somebody cares",
    ),
    "win_back_other": (
        "上门听他们说完，再看有没有重新合作的条件",
        "visit and hear them out, then see on what terms they would come back",
    ),
    "win_back_unknown": (
        "先问清为什么走，再谈怎么请回来",
        "ask why they left before offering anything to win them back",
    ),
    # class, gold, laggards
    "measure_revenue": ("收入", "revenue"),
    "measure_contribution": ("毛利", "contribution"),
    "class_because": (
        "近 {days} 天{measure} {value}，在 {n} 个客户中排第 {rank}；比它大的合占 {above}%，它占 {share}%",
        "{value} of {measure} in {days} days, rank {rank} of {n}: larger clients bring {above} %, this one {share} %",
    ),
    "class_nothing": ("近 {days} 天没有{measure}", "no {measure} in {days} days"),
    "class_loss": ("近 {days} 天{measure}为负：{value}", "{measure} below zero in {days} days: {value}"),
    "class_unknown": (
        "有 {n} 笔订单不知道成本，毛利算不出来",
        "contribution can't be told: {n:purchase has|purchases have} no cost",
    ),
    "class_by_hand": ("人工指定；按排名是 {ranked}", "set by hand; the ranking says {ranked}"),
    "is_gold": ("排在前 {percent}% 之内", "among the first {percent} % of those who buy"),
    "not_gold": ("不在前 {percent}% 之内", "not among the first {percent} % of those who buy"),
    "laggard_silent": (
        "最近一次下单是{on}，已过 {days} 天",
        "last order on {on}, {days:day|days} ago",
    ),
    "laggard_never": ("{since}认识至今没有下过单", "known since {since} and never ordered"),
    "laggard_dropped": ("他们招标，我们总被淘汰", "we are always dropped in their tenders"),
    "laggard_cost": (
        "一年服务成本 {cost}，高于带来的毛利 {contribution}",
        "serving them costs {cost} a year, more than the {contribution} they bring",
    ),
    "not_laggard": ("没有看到这类迹象", "nothing points to it"),
    # takings
    "revenue_because": ("近 {days} 天的订单", "orders of the last {days} days"),
    "margin_unknown": (
        "有 {n} 笔订单不知道成本，毛利未知",
        "contribution unknown: {n:order has|orders have} no cost",
    ),
    "profit_because": (
        "近 {days} 天毛利 {contribution}，减去同期服务成本 {cost}",
        "contribution {contribution} in {days} days, less {cost} to serve them for as long",
    ),
    "profit_without": (
        "近 {days} 天毛利 {contribution}；服务成本未填，没有扣除",
        "contribution {contribution} in {days} days; the cost to serve is not told and not deducted",
    ),
    "current_because": (
        "近 {days} 天直接价值（毛利）{contribution}，加上同期转介绍带来的 {add_on}",
        "direct (contribution) {contribution} in {days} days, and {add_on} from those they brought us",
    ),
    "current_without": (
        "近 {days} 天直接价值（毛利）{contribution}；转介绍带来多少未填，没有计入",
        "direct (contribution) {contribution} in {days} days; what they brought us through others is not told and not counted",
    ),
    "sales_because": (
        "留存率 {retention}% × {per_year} × 每次 {amount}",
        "{retention} % retention × {per_year} × {amount} a purchase",
    ),
    "once_a_year": ("每年采购 1 次", "1 purchase a year"),
    "times_a_year": ("每年采购 {n} 次", "{n} purchases a year"),
    "nothing_bought": ("近 {days} 天没有采购", "nothing was bought in {days} days"),
    "sales_nothing": ("近 {days} 天没有订单", "no orders in the last {days} days"),
    # the grid
    "grid_platinum": ("白金客户", "platinum"),
    "grid_gold": ("黄金客户", "gold"),
    "grid_silver": ("白银客户", "silver"),
    "grid_develop": ("发展型客户", "develop"),
    "grid_adjust": ("调整型客户", "adjust"),
    "cycle_short": ("短", "short"),
    "cycle_medium": ("中", "medium"),
    "cycle_long": ("长", "long"),
    "amount_large": ("大", "large"),
    "amount_medium": ("中", "medium"),
    "amount_small": ("小", "small"),
    "grid_because": (
        "共下单 {n} 次，平均 {cycle} 天一次（周期{cycle_size}），每次 {amount}（金额{amount_size}）",
        "{n:purchase|purchases}, one in {cycle} days ({cycle_size}), {amount} each ({amount_size})",
    ),
    "grid_none": ("没有订单", "no purchases"),
    "grid_one": ("只下过一次单，看不出周期", "one purchase has no cycle yet"),
    "grid_late": (
        "最近一次是{on}，已 {days} 天没买",
        "none since {on}, {days:day|days} ago",
    ),
    "grid_stopped": (
        "最近一次采购是{on}，已过 {days} 天，看来已经停买",
        "the last purchase was on {on}, {days:day|days} ago: they seem to have stopped",
    ),
    "grid_nothing": (
        "算上退货，平均每次 {amount}：谈不上大小",
        "credit notes counted, {amount} each time: there is no size to speak of",
    ),
    "grid_no_cut": (
        "各客户的单次金额拉不开差距，分不出大、中、小；可在销售打法的 accounts 里设定 medium_amount 和 large_amount",
        "too few different amounts to cut into large, medium and small; "
        "set medium_amount and large_amount under accounts in the playbook",
    ),
    "play_stopped": (
        "先弄清为什么停了：是没有需求、转到别家，还是我们哪里没做好",
        "find out why they stopped: no need any more, another supplier, or something we did",
    ),
    "play_large_short": (
        "重点保住：高层互访、优先交付，别让对手找到缺口",
        "hold on to them: visits at the top, first in delivery, no gap for a competitor",
    ),
    "play_large_medium": (
        "单子大，频率还能提：提前谈下一次采购，往白金带",
        "large orders, room for more of them: talk about the next one early, towards platinum",
    ),
    "play_large_long": (
        "找出周期长的原因（品种少、在别家买、顾不上），设法缩短",
        "find out why they buy so seldom (narrow range, buys elsewhere, no time) and shorten the cycle",
    ),
    "play_medium_short": (
        "买得勤，单子还能大：扩品种、谈年度合同，往白金带",
        "they buy often: widen the range or agree a yearly contract, towards platinum",
    ),
    "play_medium_medium": (
        "稳住节奏，金额和频率挑一样往上提",
        "keep the rhythm, and raise one of the two: amount or frequency",
    ),
    "play_medium_long": (
        "往白银带：先把采购间隔缩短",
        "bring them towards silver: shorten the time between purchases first",
    ),
    "play_small_short": (
        "优先级放低：引导合并下单，用电话和线上跟进",
        "lower priority: suggest fewer, larger orders, and serve them by phone and online",
    ),
    "play_small_medium": (
        "往白银带：先把单次金额做大",
        "bring them towards silver: raise the amount of each purchase first",
    ),
    "play_small_long": (
        "少投精力：弄清还有没有需求，没有就转为低成本维护",
        "spend little on them: find out whether there is a need at all, else keep them at low cost",
    ),
    # lifetime
    "years": ("{years} 年", "{years} years"),
    "per_cent": ("{share}%", "{share}%"),
    "never": ("收不回", "never"),
    "endless": ("没有尽头", "endless"),
    "lifetime_because": (
        "每年留存 {retention}%，1 ÷（1 − 留存率）",
        "{retention} % stay from year to year: 1 / (1 − retention)",
    ),
    "no_retention": (
        "留存率未知：要有两个完整年度的订单，或者在销售打法的 accounts 里写明 retention",
        "retention unknown: it takes orders over two whole years, or retention under accounts in the playbook",
    ),
    "clv_because": (
        "每年利润 {margin}，留存率 {retention}%，折现率 {rate}%，共 {horizon} 年，减去开发成本 {acquisition}",
        "{margin} a year, {retention} % retention, discounted at {rate} % over {horizon:year|years}, "
        "less {acquisition} to win them",
    ),
    "clv_without": (
        "每年利润 {margin}，留存率 {retention}%，折现率 {rate}%，共 {horizon} 年；开发成本未填，按 {acquisition} 计",
        "{margin} a year, {retention} % retention, discounted at {rate} % over {horizon:year|years}; "
        "what it cost to win them is not told and taken as {acquisition}",
    ),
    # index
    "index_because": (
        "在 {n} 个客户中排第 {rank}：贡献 {contribution}、特征 {characteristics}、关系 {relationship}；已知权重 {known}%",
        "rank {rank} of {n}: contribution {contribution}, characteristics {characteristics}, "
        "relationship {relationship}; {known} % of the weight is known",
    ),
    "index_missing": ("还缺：{missing}", "not known: {missing}"),
    "index_nothing": ("还没有一项能打分", "nothing is known yet that could be scored"),
    "index_too_little": (
        "知道的还不够，不排名次：已知权重只有 {known}%",
        "not enough known for a rank: {known} % of the weight",
    ),
    "index_alone": (
        "已知，但没有其他客户可比，排不出名次：{items}",
        "known, but of no other client to compare with: {items}",
    ),
    "index_uncosted": (
        "有 {n} 家没填服务成本，他们的利润没有扣除这一项",
        "the profit of {n:client|clients} is taken before the cost to serve, which is not told",
    ),
    # matrices
    "axis_volume": ("销售额", "volume"),
    "axis_revenue": ("收入", "revenue"),
    "axis_profit": ("利润", "profit"),
    "axis_current": ("现有价值", "current value"),
    "axis_potential": ("潜在价值", "potential"),
    "axis_value_revenue": ("客户价值（按收入）", "value (by revenue)"),
    "axis_value_contribution": ("客户价值（按利润）", "value (by profit)"),
    "axis_loyalty": ("忠诚度", "loyalty"),
    "axis_response": ("响应度", "response"),
    "axis_direct_function": ("直接价值", "direct function"),
    "axis_indirect_function": ("间接价值", "indirect function"),
    "side_above": ("{axis}高（{value}，高于 {cut}）", "{axis} high ({value}, above {cut})"),
    "side_upto": ("{axis}低（{value}，不高于 {cut}）", "{axis} low ({value}, not above {cut})"),
    "side_high": ("{axis}高（{value}，分界 {cut}）", "{axis} high ({value}, cut at {cut})"),
    "side_low": ("{axis}低（{value}，分界 {cut}）", "{axis} low ({value}, cut at {cut})"),
    "spot_because": ("{across}，{up}", "{across}, {up}"),
    "spot_missing": ("还不知道：{axes}", "not known: {axes}"),
    "uncosted": (
        "服务成本未填，利润没有扣除这一项",
        "the cost to serve is not told, so profit is taken before it",
    ),
    "spot_alone": ("只有一个客户，没有可比的", "there is no other client to compare with"),
    "cell_continuity": ("长期伙伴", "partners for continuity"),
    "do_continuity": (
        "这类客户在精简供应商，看重长期稳定：值得投入",
        "they cut their number of suppliers and value continuity: invest",
    ),
    "cell_unprofitable": ("量大利薄", "large, little profit"),
    "do_unprofitable": (
        "这类客户约有一半能做到盈利：查服务成本和账期；折扣跟着利润给，不跟着收入给",
        "about half of these can be made profitable: look at cost to serve and payment, and let discounts follow "
        "profit, not revenue",
    ),
    "cell_selective": ("量小利厚", "small, good profit"),
    "do_selective": (
        "这类客户不多：投不投入，看潜力",
        "there are few of these: whether to invest depends on potential",
    ),
    "cell_leaving": ("可能流失", "likely to leave"),
    "do_leaving": (
        "很可能要走：问清原因，不再加投入",
        "likely to leave: ask why, and put in nothing more before you know",
    ),
    "cell_high_value": ("高价值客户", "high value"),
    "do_high_value": ("全力留住，争取结成联盟", "keep them at all cost, and seek an alliance"),
    "cell_secondary_value": ("次高价值客户", "secondary value"),
    "do_secondary_value": (
        "现在价值高，增长有限：保住现有业务",
        "worth much now, with limited growth: keep what there is",
    ),
    "cell_potential_value": ("潜力客户", "potential value"),
    "do_potential_value": ("重点培育，量身定制", "develop them, with an offer of their own"),
    "cell_low_value": ("低价值客户", "low value"),
    "do_low_value": ("先弄清为什么低，再决定怎么办", "find out why before deciding anything"),
    "debtor": (
        "付款差的大客户，欠款可以这样化解：债转股、入股、联合销售、三方协议",
        "large and a poor payer: what they owe may become equity or a stake, or be settled by selling together "
        "or in a three-party deal",
    ),
    "careful_loyalty": ("忠诚度低，加投入要谨慎", "their loyalty is low: be careful what you put in"),
    "may_drop_price": (
        "只认价格又不忠诚：可以放弃",
        "nothing but price counts and they are not loyal: they may be dropped",
    ),
    "may_drop_credit": (
        "服务花费大、信用又差：可以放弃",
        "costly to serve and poor payers: they may be dropped",
    ),
    "cell_golden": ("高价值·高忠诚", "golden"),
    "do_golden": ("优先保障，请他们作见证、带新客户", "look after them first, and ask them for references"),
    "cell_at_risk": ("高价值·低忠诚", "at risk"),
    "do_at_risk": (
        "有流失风险：马上上门，找出不满和对手的动作",
        "visit now: find what displeases them and what competitors do",
    ),
    "cell_over_service": ("低价值·高忠诚", "don't over-service"),
    "do_over_service": (
        "忠诚但价值不高：保持标准服务，不加码",
        "loyal, and worth little: standard service, nothing on top",
    ),
    "cell_marginal": ("低价值·低忠诚", "marginal"),
    "do_marginal": ("用低成本方式维护", "keep them at low cost"),
    "cell_best": ("最佳客户", "best"),
    "do_best": (
        "新品、活动、高层拜访都先想到他们",
        "think of them first for what is new, for events, for visits at the top",
    ),
    "cell_exotic": ("有价值、难打动", "exotic"),
    "do_exotic": (
        "有价值却不回应：换人、换渠道、换话题再试",
        "valuable, and they don't respond: try another person, another channel, another subject",
    ),
    "cell_fatal_attraction": ("热络低值客户", "fatal attraction"),
    "do_fatal_attraction": (
        "回应热情、价值不高：别让热闹占了时间",
        "they respond, and are worth little: don't let it eat your time",
    ),
    "cell_ghosts": ("沉寂客户", "ghosts"),
    "do_ghosts": ("既无价值也不回应：不再投入", "neither value nor response: spend nothing"),
    "cell_high_performing": ("双高型客户", "high-performing"),
    "do_high_performing": (
        "自己买得多，又带来别人：全面投入",
        "they buy, and bring others: invest on both sides",
    ),
    "cell_selling": ("销售型客户", "selling"),
    "do_selling": ("自己买得多：请他们转介绍、作案例", "they buy: ask for referrals and a case to tell"),
    "cell_networking": ("人脉型客户", "networking"),
    "do_networking": (
        "价值在影响力：维护关系，别只看订单",
        "their worth is their reach: keep the relationship, whatever they order",
    ),
    "cell_low_performing": ("双低型客户", "low-performing"),
    "do_low_performing": ("两头都弱：控制投入", "weak on both sides: limit what you put in"),
    # composition, switching, perceived value
    "potential_direct": ("团队直接判断", "judged directly"),
    "potential_attitude": ("满意度、忠诚度、信任度的平均", "mean of satisfaction, loyalty and trust"),
    "potential_missing": (
        "没有直接判断；按态度推算还缺：{missing}",
        "not judged directly; for a forecast these are missing: {missing}",
    ),
    "expected": ("预计明年带来毛利 {amount}", "{amount} of margin expected next year"),
    "switching_because": (
        "离开我们的代价 {ours}，离开竞争对手的代价 {theirs}",
        "leaving us would cost them {ours}, leaving a competitor {theirs}",
    ),
    "switching_no_rival": (
        "离开我们的代价 {ours}；离开对手的代价没有写（没有就记 0）",
        "leaving us would cost them {ours}; what leaving a competitor would is not written down "
        "(0 if nothing holds them there)",
    ),
    "switching_missing": (
        "还没有写明客户离开我们、离开对手各要付出什么",
        "what leaving us, or a competitor, would cost them is not written down",
    ),
    "held_by_others": (
        "对手把客户牵得更牢：想办法给客户一个离不开我们的理由",
        "a competitor holds them faster than we do: give them a reason to stay",
    ),
    "ours_over": (
        "我方的“{what}”{on}已经到期，牵不住客户了：续上，或换一种方式",
        "our {what} ended on {on} and holds them no more: renew it, or find another means",
    ),
    "theirs_over": (
        "对手的“{what}”{on}已经到期：问清有没有续约，没有就是机会",
        "a competitor's {what} ended on {on}: ask whether it was renewed; if not, that is an opening",
    ),
    "ours_ends": (
        "我方的“{what}”{on}到期，趁现在谈续约",
        "our {what} ends on {on}: talk about the next one now",
    ),
    "theirs_ends": (
        "对手的“{what}”{on}到期，这是切入的机会",
        "a competitor's {what} ends on {on}: that is an opening",
    ),
    "unused_means": ("还没用上的方式：{kinds}", "means not used yet: {kinds}"),
    "perceived_because": (
        "感知收益 {benefit}，减去感知成本 {cost}",
        "benefit as they see it {benefit}, less cost {cost}",
    ),
    "perceived_missing": (
        "客户眼里的收益和付出还没有写全",
        "benefits and costs as the client sees them are not all written down",
    ),
    "feels_no_value": (
        "客户觉得付出不少于得到：先增加他们看得见的好处，或替他们省事",
        "they feel they give as much as they get: add a benefit they can see, or save them trouble",
    ),
    # new large customer
    "case_missing": (
        "还没有下过单，开发他们划不划算也没有算过",
        "they never ordered, and nobody has worked out whether winning them pays",
    ),
    "case_no_rate": ("没有折现率，算不出净现值", "without a discount rate there is no net present value"),
    "case_npv_because": (
        "第 0 到 {last} 年的收支按 {rate}% 折现；不折现是 {total}",
        "money in and out of the years 0 to {last}, discounted at {rate} %; {total} without discounting",
    ),
    "case_irr_because": (
        "折现率到这个数，净现值正好为零",
        "discounted at that rate, the net present value is zero",
    ),
    "case_back_because": (
        "按 {rate}% 折现要 {years} 年",
        "discounted at {rate} % it takes {years} years",
    ),
    "case_back_undiscounted": (
        "按 {rate}% 折现，这几年里收不回来",
        "discounted at {rate} %, it does not come back within these years",
    ),
    "case_not_discounted": ("没有折现；折现率未填", "not discounted: no discount rate is given"),
    "case_pays": ("净现值为正：值得开发", "the net present value is positive: winning them pays"),
    "case_costs": (
        "净现值不为正：照这个算法不值得",
        "the net present value is not positive: on these figures it does not pay",
    ),
    "case_never_back": ("这几年里投入收不回来", "what is laid out does not come back within these years"),
    "case_no_irr": (
        "钱不是有出有进，谈不上内部收益率：看净现值",
        "without money going both ways there is no rate of return: look at the net present value",
    ),
    # the review
    "review_gold": ("哪些是前 {percent}% 的金牌客户？", "Which are our gold {percent} %?"),
    "review_cost": ("谁在增加我们的成本？", "Who causes the cost?"),
    "review_wanted": (
        "今年最想争取哪些客户？（每家至少 {n} 个联系人）",
        "Which firms do we want most this year? (At least {n:contact|contacts} each.)",
    ),
    "review_complaints": ("哪些大客户反复投诉？", "Which large accounts complained repeatedly?"),
    "review_reorder": (
        "去年的最大买家今年下单了吗？",
        "Did last year's largest buyers order again?",
    ),
    "review_cross_sell": (
        "谁只在我们这里买一种、在别家买很多种？",
        "Who buys one product here and many elsewhere?",
    ),
    "unseen_orders": (
        "近 {days} 天没有一笔订单记录。",
        "No order of the last {days} days is on record.",
    ),
    "unseen_cost": (
        "{of} 家里有 {n} 家没填每年的服务成本。",
        "What a year of serving them costs is not told of {n} of {of:client|clients}.",
    ),
    "unseen_margin": (
        "{of} 家里有 {n} 家的订单没有成本，不知道带来多少毛利。",
        "What they contribute is not known of {n} of {of:client|clients}: orders have no cost.",
    ),
    "unseen_dropped": (
        "还没有人说明哪些客户招标总把我们淘汰。",
        "In whose tenders we are always dropped, nobody has said yet.",
    ),
    "unseen_wanted": (
        "没有标出最想争取的客户（{of} 家里有 {n} 家没填）。",
        "Nobody is marked as wanted; of {n} of {of:client|clients} it was never said.",
    ),
    "unseen_large": (
        "没有订单，看不出谁是大客户（A 级）。",
        "Without orders nobody can tell which clients are large (class A).",
    ),
    "unseen_complaints": (
        "{n} 家大客户没有一条投诉记录；有投诉就在商机里记下来：fill 商机 complaints。",
        "No complaint of the {n:large client|large clients} is on record; complaints are written down with the deal: "
        "fill DEAL complaints.",
    ),
    "unseen_last_year": (
        "{year} 年没有一笔订单记录。",
        "No order of {year} is on record.",
    ),
    "unseen_products": (
        "近期采购的 {of} 家里，有 {n} 家的订单没有写产品。",
        "Which product it was is not told in orders of {n} of {of:client|clients} that bought of late.",
    ),
    "do_gold": (
        "按 A 类频次安排拜访，高层出面",
        "visit them as often as an A account deserves, with somebody senior",
    ),
    "do_cost": (
        "减少投入，或谈清条件：收费、起订量、预付款",
        "do less for them, or agree terms: fees, minimum orders, payment in advance",
    ),
    "do_wanted": (
        "约下一次拜访，把需求谈出来",
        "agree the next visit, and get them to talk about what they need",
    ),
    "do_contacts": (
        "先把联系人补齐：决策人、使用人、影响人",
        "know more people first: who decides, who uses, who influences",
    ),
    "do_complaints": (
        "经理上门，一次把根子解决掉",
        "have a manager call on them and settle the cause for good",
    ),
    "do_reorder": ("赶在竞争对手之前上门", "visit before a competitor does"),
    "do_reordered": ("道谢，顺便问后面的需求", "thank them, and ask what comes next"),
    "do_cross_sell": (
        "带上他们在别家买的品种，谈搭配方案",
        "offer them what they buy elsewhere, as a package",
    ),
    "contacts": ("联系人 {n}/{wanted}", "{n} of {wanted} contacts"),
    "last_order": ("最近下单：{on}", "last order {on}"),
    "never_ordered": ("还没有下过单", "never ordered"),
    "last_visit": ("最近拜访：{on}", "last visit {on}"),
    "never_visited": ("没有拜访记录", "no visit on record"),
    "complained": (
        "近 {days} 天投诉 {n} 次，最近一次是{on}",
        "{n:complaint|complaints} in {days} days, the last on {on}",
    ),
    "bought_last_year": ("{year} 年买了 {amount}", "bought {amount} in {year}"),
    "ordered_again": ("{on}又下了单", "ordered again on {on}"),
    "buys_only": ("近期只买“{product}”，共 {amount}", "buys only {product} of late: {amount}"),
    "elsewhere": ("在别家买：{products}", "buys elsewhere: {products}"),
    "wallet": ("我们占其采购的 {share}%", "our share of their spending: {share} %"),
    # what can't be written into a worksheet
    "below_zero": ("不能是负数", "can't be below zero"),
    "no_share": ("份额在 0 到 100 之间", "a share runs from 0 to 100"),
    # what can't be written into a playbook
    "noun_rule": ("规则", "rule"),
    "rule_wants_number": ("{key} 应为整数", "{key} is a whole number"),
    "rule_wants_text": (
        "{key} 应为加引号的文字，小数也一样",
        "{key} is a text in quotes, and so is a decimal",
    ),
    "rule_choice": (
        "{key} 不能是“{given}”；可选：{choices}",
        "{key} can't be {given}; it is one of {choices}",
    ),
    "rule_at_least": ("{key} 至少是 {least}，现在是 {given}", "{key} is at least {least}, not {given}"),
    "rule_between": (
        "{key} 在 {least} 到 {most} 之间，现在是 {given}",
        "{key} runs from {least} to {most}; {given} is outside",
    ),
    "rule_rate": (
        '{key} 是大于 −1 的小数，如 "0.10"，现在是 {given}',
        'a {key} is a decimal above −1, like "0.10", not {given}',
    ),
    "rule_number": ("{key} 不是数字：{given}", "{key} is no number: {given}"),
    "rule_order": ("{low} 不能大于 {high}", "{low} can't be above {high}"),
    "rule_both": (
        "{first} 和 {second} 要么都写，要么都不写",
        "{first} and {second} go together, or leave both out",
    ),
    "rule_no_weight": ("{key} 的权重加起来是零", "the weights of {key} sum to zero"),
    "rule_unknown": (
        "{key} 里没有“{given}”；可选：{choices}",
        "there is no {given} in {key}; it has {choices}",
    ),
}
