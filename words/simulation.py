"""What another playbook would have done to the deals that are closed."""

WORDS: dict[str, tuple[str, str]] = {
    # What was looked at
    "head": (
        "{title} 第 {version} 版，用 {deals:个|个}已有结果的商机模拟",
        "{title}, version {version}, simulated on {deals:closed deal|closed deals}",
    ),
    "which": (
        "赢单 {won} 个，丢单 {lost} 个；当时用的打法：{under}。",
        "Won {won}, lost {lost}. They ran under {under}.",
    ),
    "under": ("{playbook} 第 {version} 版 {n} 个", "{playbook} {version} ({n})"),
    "days_since": ("有结果的日期：{since}起。", "Decided since {since}."),
    "days_until": ("有结果的日期：到{until}为止。", "Decided by {until}."),
    "days_since_until": ("有结果的日期：{since}到{until}。", "Decided from {since} to {until}."),
    "none": (
        "没有已有结果的商机可以模拟。",
        "There are no closed deals to simulate on.",
    ),
    "none_of_these": (
        "这段时间、这套打法下没有已有结果的商机。",
        "No closed deal is among those asked for.",
    ),
    "no_moves": (
        "这些商机都没有从这套打法的任何一个阶段往前走过，没有可判断的。",
        "None of these deals moved forward out of a stage this playbook has, so there is nothing to judge.",
    ),
    "left_out_undated": (
        "另有 {n:个|个}商机不知道什么时候有的结果，没有计入。",
        "{n:deal|deals} left out: nobody knows when they were decided.",
    ),
    "left_out_duplicates": (
        "另有 {n:个|个}商机是重复登记，没有计入。",
        "{n:deal|deals} stopped as a duplicate left out.",
    ),
    # What it comes to
    "finding": (
        "往前走的 {moves:次|次}里，有 {held} 次（{share}%）会被拦下，{passed} 次照样通过，{never} 次无从判断。",
        "Of {moves:move|moves} forward {held} ({share}%) would have been held, {passed} would have passed,"
        " {never} can't be told.",
    ),
    "col_what": ("关卡", "Gate"),
    "col_moves": ("往前走", "Moves"),
    "col_held": ("拦下", "Held"),
    "col_to_the_end": ("到底没过", "To end"),
    "col_days": ("拦几天（中间一半）", "Days held"),
    "col_never": ("没有记录", "No record"),
    "col_waived": ("靠豁免", "Waived"),
    "about_days": (
        "“拦几天”：一半不超过这个数，括号里是中间一半的范围；到商机结束也没过的，算到结束为止。",
        "Days held: the median, and in brackets the middle half; where the gate would never have passed, to the end of"
        " the deal.",
    ),
    # What became of them
    "became": ("这些商机后来怎样", "What became of these deals"),
    "col_deals": ("商机", "Deals"),
    "col_won": ("赢单", "Won"),
    "col_rate": ("赢单率", "Rate"),
    "col_interval": ("95% 区间", "95%"),
    "col_done": ("完成", "Done"),
    "stopped": ("终止的，{which}：{classes}", "Stopped, {which}: {classes}"),
    "side_held": ("会被拦下", "held somewhere"),
    "side_passes": ("全都照过", "held nowhere"),
    "side_never_recorded": ("无从判断", "can't be told"),
    "side_unmoved": ("没往前走过", "never moved forward"),
    "class_n": ("{title} {n}", "{title} {n}"),
    "class_unknown": ("没有说明", "no reason given"),
    "won_then_stopped": ("赢单后终止 {n}", "stopped after winning {n}"),
    "gate": ("{stage}：{said}", "{stage}: {said}"),
    "gap_gate_less": (
        "会被拦下的比照过的少赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。",
        "Those held were won less often than the others, by {gap} points (95% interval {low} to {high}).",
    ),
    "gap_gate_more": (
        "会被拦下的比照过的多赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）：这道关卡拦错了对象，值得重看。",
        "Those held were won more often than the others, by {gap} points (95% interval {low} to {high}): this gate"
        " holds the wrong deals, look at it again.",
    ),
    "gap_all_less": (
        "赢单之前的各道关卡合计：会被拦下的少赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。",
        "All gates before winning together: those held were won less often, by {gap} points (95% interval {low} to"
        " {high}).",
    ),
    "gap_all_more": (
        "赢单之前的各道关卡合计：会被拦下的反而多赢 {gap} 个百分点（95% 置信区间 {low} 到 {high}）。",
        "All gates before winning together: those held were won more often, by {gap} points (95% interval {low} to"
        " {high}).",
    ),
    "gap_chance": (
        "看不出差别：相差 {gap} 个百分点，95% 置信区间 {low} 到 {high}。",
        "No difference to be told from chance: {gap} points, 95% interval {low} to {high}.",
    ),
    "gate_into_won": (
        "走过这道关卡的都已赢单，赢单率没有可比的。后来退回或终止的：会被拦下的 {held} 个里有 {held_fell} 个，"
        "照过的 {others} 个里有 {others_fell} 个。",
        "Whoever is through has won, so there are no win rates to compare. Came back or stopped since: {held_fell} of"
        " {held} held, {others_fell} of {others} others.",
    ),
    # What it can't say
    "never_recorded": (
        "“没有记录”：这条要求看的东西，当时的打法没有问过，或者这些商机里没有一个记过；它会不会拦下，无从判断，不算拦下。"
        "{moves} 次里有 {n} 次只差这样的要求。",
        "No record: what the requirement looks at was not asked for by the playbook of that time, or none of these"
        " deals has it on record. Whether it would have held anything can't be told, and it isn't counted as held; {n}"
        " of {moves} moves lack nothing else.",
    ),
    "unproved": (
        "没有商机从这些阶段往前走过，它们的关卡无从判断：{stages}。",
        "No deal moved forward out of these stages, so nothing can be said of their gates: {stages}.",
    ),
    "stage_moves": ("{stage} {n} 次", "{stage} ({n})"),
    "elsewhere": (
        "这套打法没有的阶段，从那里往前走的没有判断：{stages}。",
        "This playbook lacks stages the deals moved forward out of; these moves are not judged: {stages}.",
    ),
    "undated_moves": (
        "有 {n:次|次}往前走不知道时间，没有判断。",
        "{n:move|moves} not judged: nobody knows when they were made.",
    ),
    "from_history": (
        "有 {n:次|次}往前走是导入的，当时没有关卡；按那时已经记下的联系人、决策人和客户分级来判断。",
        "{n:move was|moves were} imported and met no gate; judged on the contacts, deciders and class of the client on"
        " record by then.",
    ),
    "rates": (
        "汇率没有历史，导入的按今天的汇率折算。",
        "Exchange rates have no history: imported moves are judged at today's.",
    ),
    "classes": (
        "客户分级从第一次分级起才有历史；之前要看分级的，算没有记录。",
        "An account's class has a history only since classes were first given; what asks for one before that counts as"
        " never recorded.",
    ),
    "survivors": (
        "这是在过去的记录上推算，不是试验：真有这道关卡，大家会有不同的做法；只看得到走过来的商机，看不到被它劝退的；"
        "拦下的天数是至少这么久。",
        "This is a reckoning on the record, no experiment: had the gate been there, people would have acted otherwise,"
        " and only deals that got through can be looked at. Days held are at least so many.",
    ),
    # Deals
    "held_deals": ("会被拦下的", "Moves that would have been held"),
    "col_deal": ("商机", "Deal"),
    "col_stage": ("阶段", "Stage"),
    "col_at": ("当时往前走", "Moved on"),
    "col_held_for": ("拦多久", "Held for"),
    "days": ("{n} 天", "{n} d"),
    "col_by": ("被什么拦下", "Held by"),
    "col_outcome": ("结果", "Became"),
    "end": ("{n} 天，一直没过", "{n} d, to the end"),
    "won": ("赢单", "won"),
}
