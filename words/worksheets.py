"""What is wrong with what was typed into a worksheet."""

WORDS: dict[str, tuple[str, str]] = {
    "unknown_field": (
        "这张表里没有 {field} 这一项；可选：{known}",
        "this worksheet has no field {field}; it has {known}",
    ),
    "unknown_field_close": (
        "这张表里没有 {field} 这一项；是不是 {close}？",
        "this worksheet has no field {field}; did you mean {close}?",
    ),
    "no_score": (
        "“{given}”不是评分；请填 0 到 {highest} 的整数",
        "“{given}” isn't a score; give a whole number from 0 to {highest}",
    ),
    "no_choice": ("不能是“{given}”；可选：{choices}", "“{given}” is not one of {choices}"),
}
