"""What the team's closed deals tell: win rates, and which questions carry information."""

WORDS: dict[str, tuple[str, str]] = {
    "every": (
        "已有结果的商机 {n:个|个}，赢单 {won} 个：赢单率 {rate}%（95% 置信区间 {low}–{high}%）。",
        "{n:closed deal|closed deals}, {won} won: {rate}% (95% interval {low}–{high}%).",
    ),
    "every_few": (
        "已有结果的商机 {n:个|个}，赢单 {won} 个；不到 20 个，赢单率只给 95% 置信区间：{low}–{high}%。",
        "{n:closed deal|closed deals}, {won} won; fewer than 20, so only the 95% interval is given: {low}–{high}%.",
    ),
    "none": (
        "还没有已赢单或已丢单的商机，算不出赢单率。把以往的商机连同当时的判断一起导入，马上就能看到。",
        "No deal has been won or lost yet, so there are no win rates."
        " Import the deals of past years with what you knew about them, and there will be.",
    ),
    "none_of_these": (
        "这些商机里没有已赢单或已丢单的，算不出赢单率。",
        "None of the deals asked for has been won or lost, so there are no win rates.",
    ),
    "nothing_asked": (
        "这些商机没有留下任何回答。以后每个商机都填写工作表 qualification，或者把以往的回答导入进来。",
        "None of them has an answer on record."
        " Fill in the worksheet qualification from now on, or import the answers of the past.",
    ),
    "left_out_duplicate": (
        "另有 {n:个|个}因重复而终止，不算丢单，没有计入。",
        "{n:deal|deals} stopped as a duplicate left out: a duplicate is not a loss.",
    ),
    "left_out_undated": (
        "另有 {n:个|个}不知道是哪天结束的，没有计入。",
        "{n:deal|deals} left out: the day of closing is not known.",
    ),
    # a question
    "col_n": ("商机数", "Deals"),
    "col_won": ("赢单", "Won"),
    "col_rate": ("赢单率", "Rate"),
    "col_interval": ("95% 区间", "95% interval"),
    "rarer": ("其他 {n} 种回答", "{n:rarer answer|rarer answers}"),
    "pooled": (
        "商机太少的回答合并成了一行；每一种都单列：--min 1",
        "Answers given by few deals stand together; for a line each: --min 1",
    ),
    "seldom_asked": (
        "另有 {n} 个问题问过的商机不到 {least} 个，没有列出：--min 1",
        "{n:question|questions} asked of fewer than {least} deals not shown: --min 1",
    ),
    "not_asked": ("没有问", "not asked"),
    "informative": (
        "值得问：知道了回答，输赢的不确定性少了 {share}%（{p}）。",
        "Carries information: the answer removes {share}% of the uncertainty about winning ({p}).",
    ),
    "chance": (
        "看不出与输赢有关，差别可能只是巧合（{p}）。",
        "Can't be told from chance ({p}).",
    ),
    "too_few": (
        "商机还太少，下不了结论。",
        "Too few deals to tell.",
    ),
    "one_answer": (
        "回答全都一样，下不了结论。",
        "Too few deals to tell: every answer was the same.",
    ),
    "about_p": (
        "p 表示：即使与输赢毫无关系，单凭巧合也会出现这么大差别的概率。已按同时检验 {n} 个问题校正（Holm 法），"
        "小于 0.05 才算值得问。",
        "p says how often chance alone would look like that, adjusted for looking at {n:question|questions}"
        " at once (Holm); below 0.05 a question is said to carry information.",
    ),
    "unknown_question": (
        "没有“{given}”这个问题。可选：{choices}",
        "There is no question “{given}”. Choose from: {choices}",
    ),
}
