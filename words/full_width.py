"""Signs of a Chinese keyboard where YAML, a number or a path wants its own, and what to write instead."""

WORDS: dict[str, tuple[str, str]] = {
    "colon": (
        "中文冒号“{sign}”，请改成英文的“{meant}”加一个空格",
        "a Chinese colon, “{sign}”; write “{meant}” and a space",
    ),
    "comma": (
        "中文逗号“{sign}”，请改成英文的“{meant}”加一个空格",
        "a Chinese comma, “{sign}”; write “{meant}” and a space",
    ),
    "dash": (
        "中文横线“{sign}”，请改成英文的“{meant}”加一个空格",
        "a full-width dash, “{sign}”; write “{meant}” and a space",
    ),
    "bracket": (
        "中文括号“{sign}”，请改成英文的“{meant}”",
        "a full-width bracket, “{sign}”; write “{meant}”",
    ),
    "per_cent": (
        "中文百分号“{sign}”，请改成英文的“{meant}”",
        "a full-width per cent sign, “{sign}”; write “{meant}”",
    ),
    "equals": (
        "中文等号“{sign}”，请改成英文的“{meant}”",
        "a full-width equals sign, “{sign}”; write “{meant}”",
    ),
    "space": ("全角空格，请改成普通空格", "a full-width space; use plain ones"),
    "character": ("全角的“{sign}”，请改成“{meant}”", "a full-width “{sign}”; write “{meant}”"),
}
