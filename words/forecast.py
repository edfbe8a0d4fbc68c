"""Which open deals will be won when, and how past forecasts turned out: what `forecast` prints."""

WORDS: dict[str, tuple[str, str]] = {
    "week": ("{first}起的一周", "week of {first}"),
    "progress": ("回看以往的预测", "Going back over past forecasts"),
    "months_or_weeks": (
        "--months 和 --weeks 只能选一个：要么按月看，要么按周看。",
        "Either --months or --weeks: the forecast goes by one of them.",
    ),
    "too_few": (
        "还预测不了：{few}。赢单和丢单的商机越多，越有得可学。",
        "No forecast yet: {few}. It is learned from deals that were won or lost.",
    ),
    "head": (
        "从{day}起的赢单预测：跟进中的商机 {n} 个，依据 {decided} 个已有结果的商机",
        "Wins to come after {day}: {n:open deal|open deals}, learned from {decided:decided deal|decided deals}",
    ),
    # Columns
    "col_wins": ("赢单", "wins"),
    "col_between": ("80% 区间", "80%"),
    "col_value": ("金额", "value"),
    "col_own": ("按预计成交日", "by close dates"),
    "col_own_value": ("金额", "value"),
    "col_month": ("月份", "month"),
    "col_week": ("周", "week"),
    "col_open": ("跟进中", "open"),
    "col_forecast": ("预测", "forecast"),
    "col_actual": ("实际", "actual"),
    "col_inside": ("命中", "inside"),
    "col_new": ("另有赢单", "other wins"),
    # What the figures are
    "rest": (
        "{period}只算{day}以后剩下的日子。",
        "Of {period} only the days after {day} count.",
    ),
    "only_open": (
        "区间含两端，十次里约有八次落在其中。只算现在跟进中的商机，以后新来的不在内。赢单和金额取模拟结果的中位数。",
        "Wins and value are the middle of the runs; both bounds belong to the interval, which should hold what happens "
        "eight times in ten. Deals that are open now are counted, those still to come are not.",
    ),
    "same_runs": (
        "合计由同一批模拟得出，不是各期相加。",
        "All periods together are of the same runs: neither middles nor bounds can be added.",
    ),
    "unknown": (
        "有 {n} 个商机不知道何时进入当前阶段，没有计入。",
        "{n:deal|deals} left out: nobody knows since when they have been in their stage.",
    ),
    "unlearned": (
        "有 {n} 个商机没有计入：从它们所在的阶段到赢单，还没有先例可学。",
        "{n:deal|deals} left out: nobody has yet gone the way from their stage to a win.",
    ),
    "unpriced": (
        "有 {n} 个商机没有金额，按已赢商机的平均金额 {usual} 计（标 ~）。",
        "{n:deal has|deals have} no amount: the mean of the deals won so far, {usual}, stands in (marked ~).",
    ),
    "no_value": (
        "商机都没有金额，也没有赢过带金额的商机，所以不预测金额。",
        "No value is forecast: no deal has an amount, and no deal with one was ever won.",
    ),
    "no_rate": (
        "有 {n} 个商机的金额没有计入，这些币种没有汇率：{currencies}。",
        "The value of {n:deal|deals} is left out, for want of a rate: {currencies}.",
    ),
    "own_overdue": (
        "{n} 个商机的预计成交日已过，却还在进行。",
        "{n:open deal was|open deals were} to close before today.",
    ),
    "own_later": (
        "{n} 个商机的预计成交日在这些时段之后。",
        "{n:deal is|deals are} to close after these periods.",
    ),
    "own_undated": ("{n} 个商机没有预计成交日。", "{n:deal has|deals have} no close date."),
    "no_own": (
        "没有一个商机填了预计成交日。",
        "No deal has a close date, so there is nothing of the reps' own to set beside it.",
    ),
    "imported_later": (
        "有 {n} 个商机的金额或预计成交日是后来才导入的，{day}那天是多少没有记录：按当时还没有填来算。",
        "The amounts or close dates of {n:deal|deals} were imported later; what they were on {day} is not on record, so "
        "they count as not set yet.",
    ),
    "swings": (
        "各期会波动多少，由以往 {n} 次同样的预测与实际相比得出。",
        "How far periods stray was learned from {n:earlier forecast|earlier forecasts} like this one and what then "
        "happened.",
    ),
    "no_swings": (
        "各期会波动多少还不知道（可比的以往预测：{n} 次）：先假定上下约四分之一；因为是假定，区间再放宽。",
        "How far periods stray isn't known yet ({n:earlier forecast|earlier forecasts} to compare with): the interval "
        "assumes about a quarter either way, and more for being a guess.",
    ),
    "hardly": (
        "这些商机赢单的可能加起来是 {n} 个。",
        "The chances of these deals add up to {n} wins.",
    ),
    "less": ("不到 0.1", "under 0.1"),
    "how_right": ("以往的预测准不准：", "How right such forecasts were:"),
    # Nothing to forecast
    "nothing": ("{day}以后没有可预测的商机。", "There is nothing to forecast after {day}."),
    "none_open": ("没有跟进中的商机。", "No deal is open."),
    "ended": (
        "最近两年没有一个商机有结果，最后一次变动在{last}。",
        "Nothing was decided in the last two years: the record ends on {last}.",
    ),
    "as_of_its_end": ("要看那一天的情况：", "To ask as of that day:"),
    # The deals it rests on
    "plot_title": ("每期预计赢单数", "Wins to expect"),
    "plot_key": ("横杠是 80% 区间，{middle} 是预计", "the bar is the 80% interval, {middle} what to expect"),
    "plot_own": ("{own} 是销售自己填的日期", "{own} by the sellers' own dates"),
    "together": ("合计", "together"),
    "col_deal": ("商机", "deal"),
    "col_owner": ("负责人", "owner"),
    "col_chance": ("赢单可能", "chance"),
    "col_amount": ("金额", "value"),
    "first": (
        "到{day}为止最指望得上的（赢单可能 × 金额）：",
        "What it rests on most, by chance to be won up to {day} × value:",
    ),
    "each": (
        "到{day}为止每个商机赢单的可能：{n} 个跟进中的商机，按赢单可能 × 金额排列",
        "What each of {n:open deal|open deals} may bring up to {day}, by chance × value",
    ),
    "chance": (
        "赢单可能只看阶段和停留时间，并按各期平常的快慢计算。",
        "The chance knows stage and age alone, and takes periods to go as they usually do.",
    ),
    "deals_or_record": (
        "--deals 和 --record 只能选一个。",
        "Either --deals or --record: one looks ahead, the other back.",
    ),
    # The record
    "record_month": (
        "每个月底本来会怎么预测下个月，结果如何",
        "What each month end would have forecast for the next month, and what happened",
    ),
    "record_week": (
        "每周结束时本来会怎么预测下一周，结果如何",
        "What the end of each week would have forecast for the next, and what happened",
    ),
    "no_month_yet": (
        "有 20 个商机有了结果以后，还没有过完一个整月，没有可对照的。",
        "No month has passed since 20 deals were decided, so there is nothing to compare yet.",
    ),
    "no_week_yet": (
        "有 20 个商机有了结果以后，还没有过完一个整周，没有可对照的。",
        "No week has passed since 20 deals were decided, so there is nothing to compare yet.",
    ),
    "idle_month": (
        "有 {n} 个月没有计入：当时跟进中的商机几乎不可能赢单（可能不到 1%），后来也没有赢单，算不得命中。",
        "{n:month|months} left out: a win of the deals open then was hardly possible (under 1%), and none was won; to be "
        "right about that is no feat.",
    ),
    "idle_week": (
        "有 {n} 周没有计入：当时跟进中的商机几乎不可能赢单（可能不到 1%），后来也没有赢单，算不得命中。",
        "{n:week|weeks} left out: a win of the deals open then was hardly possible (under 1%), and none was won; to be "
        "right about that is no feat.",
    ),
    "compared_until": (
        "只对照到{last}：这些商机最后一次变动在这一天。",
        "Compared up to {last}, the last day any of these deals moved.",
    ),
    "none_then": (
        "回看了 {n} 个日期，当时都没有可预测的商机。",
        "Of the deals asked for, none was open that could be forecast on any of {n:date|dates} looked at.",
    ),
    "held_month": (
        "{n} 个月里，80% 区间有 {x} 次包含了实际赢单数（这一比例的 95% 二项区间：{interval}%）。",
        "The 80% interval contained the actual number {x} of {n:time|times} (95% binomial interval of that share: "
        "{interval}%).",
    ),
    "held_week": (
        "{n} 周里，80% 区间有 {x} 次包含了实际赢单数（这一比例的 95% 二项区间：{interval}%）。",
        "The 80% interval contained the actual number {x} of {n:time|times} (95% binomial interval of that share: "
        "{interval}%).",
    ),
    "promised": (
        "数目小的时候，整数凑不出正好 80%：这些区间平均应包含 {share}%。",
        "Small whole numbers can't make exactly 80%: these intervals should have held {share}% on average.",
    ),
    "bias": (
        "预测合计是实际合计的 {ratio} 倍：{percent}。",
        "All that was forecast is {ratio} times all that happened: {percent}.",
    ),
    "even": ("总体不偏高也不偏低", "neither too high nor too low on the whole"),
    "over": ("总体偏高 {n}%", "{n}% too high on the whole"),
    "under": ("总体偏低 {n}%", "{n}% too low on the whole"),
    "no_bias_month": (
        "偏高还是偏低还说不准：{n} 个月里共赢 {won} 个，至少要 6 个月、20 个赢单。",
        "Whether it runs high or low can't be told yet: {won:win|wins} in {n:month|months}; it takes 20 wins in 6 months.",
    ),
    "no_bias_week": (
        "偏高还是偏低还说不准：{n} 周里共赢 {won} 个，至少要 6 周、20 个赢单。",
        "Whether it runs high or low can't be told yet: {won:win|wins} in {n:week|weeks}; it takes 20 wins in 6 weeks.",
    ),
    "misses_month": (
        "有人按时手工填过预计成交日的 {n} 个月里：预测平均差 {ours} 个，成交日平均差 {own} 个。",
        "Over {n:month|months} with close dates set by hand in time, the forecast missed by {ours} deals on average, "
        "those dates by {own}.",
    ),
    "misses_week": (
        "有人按时手工填过预计成交日的 {n} 周里：预测平均差 {ours} 个，成交日平均差 {own} 个。",
        "Over {n:week|weeks} with close dates set by hand in time, the forecast missed by {ours} deals on average, "
        "those dates by {own}.",
    ),
    "about_record": (
        "每次预测只用当时已知的情况。只核对赢单数：导入的金额和成交日是事后才有的。"
        "“另有赢单”是当时还没有、或看不出进入阶段时间的商机，不在预测之内。",
        "Each forecast knows only what was known then. Only numbers of wins are compared: imported amounts and close "
        "dates know how the story ended. “Other wins” are of deals that were not there yet, or could not be told.",
    ),
}
