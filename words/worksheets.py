"""What is wrong with what was typed into a worksheet."""

WORDS: dict[str, tuple[str, str]] = {
    "unknown_field": (
        "这张表里没有这一项；可选：{known}",
        "this worksheet has no such field; it has {known}",
    ),
    "unknown_field_close": (
        "这张表里没有这一项；是不是 {close}？",
        "this worksheet has no such field; did you mean {close}?",
    ),
    "no_score": (
        "“{given}”不是评分；请填 0 到 {highest} 的整数",
        "“{given}” isn't a score; give a whole number from 0 to {highest}",
    ),
    "no_score_of": (
        "{name}：“{given}”不是评分；请填 0 到 {highest} 的整数",
        "{name}: “{given}” isn't a score; give a whole number from 0 to {highest}",
    ),
    "no_choice": ("不能是“{given}”；可选：{choices}", "“{given}” isn't one of these: {choices}"),
    "no_choice_close": (
        "不能是“{given}”，是不是“{close}”？可选：{choices}",
        "“{given}” isn't one of these; did you mean “{close}”? There are: {choices}",
    ),
    "close": ("{what}；是不是“{close}”？", "{what}; did you mean {close}?"),
    "unknown_column": (
        "没有这一栏；可选：{known}",
        "a row has no such column; it has {known}",
    ),
    "unknown_column_close": (
        "没有这一栏；是不是 {close}？",
        "a row has no such column; did you mean {close}?",
    ),
    "needed": ("每一行都要有名称", "every row needs a name"),
    "twice": (
        "“{name}”出现了两次；给其中一行换个名称，或者只改原有的那一行",
        "“{name}” stands there twice; give one of them another name, or change the one that stands",
    ),
    "no_row": (
        "现在只有 {n} 行；新的一行直接写它的名称，或写 + 再写栏目",
        "so far {n:row|rows}; a new one goes by its name, or by + and a column",
    ),
    "no_such_row": ("没有“{name}”这一行", "there is no row “{name}”"),
    "no_such_row_close": (
        "没有“{name}”这一行；是不是“{close}”？",
        "there is no row “{name}”; did you mean “{close}”?",
    ),
    "no_rows": ("{field} 只有一个值，不分行", "{field} has one value, not rows"),
    "no_words": ("这里要一句话，不是“{given}”", "this wants a sentence, not “{given}”"),
    "no_number": ("“{given}”不是数字", "“{given}” isn't a number"),
    "no_count": (
        "“{given}”不是个数；请填 0 或正整数",
        "“{given}” isn't a count; give a whole number, 0 or more",
    ),
    "no_percent": ("“{given}”不是百分比；例如 12.5%", "“{given}” isn't a percentage; write 12.5 %"),
    "no_amount": (
        "“{given}”不是金额；例如 480000、48万、480,000.50",
        "“{given}” isn't an amount; write 480000, 480k or 480,000.50",
    ),
    "no_currency": ("“{given}”不是币种；例如 CNY、USD", "“{given}” isn't a currency; write CNY or USD"),
    "no_day": ("“{given}”不是日期；例如 2026-11-27", "“{given}” isn't a date; write 2026-11-27"),
    "no_list": (
        "这里要几项，用分号隔开，不是“{given}”",
        "this wants several entries with ; between them, not “{given}”",
    ),
    "no_scores": (
        "“{given}”不是打分；例如 交期=4；价格=3",
        "“{given}” aren't scores; write delivery=4; price=3",
    ),
    "no_value": ("这里放不下“{given}”", "“{given}” doesn't belong here"),
    "too_fine": (
        "“{given}”的小数位比 {currency} 的最小单位还细",
        "“{given}” has more decimals than {currency}",
    ),
    "to_come": (
        "{day}还没有到；发生了再填",
        "{day} is still to come; enter it once it has happened",
    ),
    "currency_stands": (
        "表里的金额是 {before}；要改成 {given}，请把金额一起重填，不会自动换算",
        "the amounts here are in {before}; for {given} type them anew as well, for nothing is converted",
    ),
}
