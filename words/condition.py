"""Conditions: why one does not hold, or can't be said to."""

WORDS: dict[str, tuple[str, str]] = {
    "missing": ("还不知道：{field} 没有填", "not known: nobody has entered {field}"),
    "no_rate": (
        "没有 {currency} 的汇率，无法比较：dealgate db rate {currency} …",
        "no rate for {currency}, so amounts can't be compared: dealgate db rate {currency} …",
    ),
    "not_known": ("{field} 还没有填", "{field} is not entered yet"),
    "differs": ("{field} 是 {found}，要求 {op} {value}", "{field} is {found}; it must be {op} {value}"),
    "holds_but_should_not": ("出现了不该出现的情况", "something holds that should not"),
    "expression_false": ("不符合：{source}", "does not hold: {source}"),
}
