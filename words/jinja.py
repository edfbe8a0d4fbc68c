"""What is wrong in an expression or a template, at the words and signs its author wrote."""

WORDS: dict[str, tuple[str, str]] = {
    "chinese_sign": (
        "“{sign}”是中文标点，请改成英文的",
        "“{sign}” is Chinese punctuation; write the English sign",
    ),
    "chinese_quote": ("用了中文引号，请改成英文的", "Chinese quotation marks; write straight ones"),
    "side_by_side": (
        "两个值挨在一起，中间缺了比较符号、and 或 or",
        "two values stand side by side, with no comparison, “and” or “or” between them",
    ),
    "write": ("“{given}”请写成 {meant}", "write {meant} instead of “{given}”"),
    "bracket": ("括号没有配对", "a bracket has no partner"),
    "quote": ("引号没有配对", "a quotation mark has no partner"),
    "number": ("有一个数字读不出来", "a number in it can't be read"),
    "unfinished": ("没有写完", "it stops half-way"),
    "stuck": ("“{given}”放在这里读不通", "“{given}” makes no sense here"),
    "print_open": ("{{{{ 后面没有用 }}}} 收尾", "{{{{ is not closed by }}}}"),
    "tag_open": ("{{% 后面没有用 %}} 收尾", "{{% is not closed by %}}"),
    "comment_open": ("{{# 后面没有用 #}} 收尾", "{{# is not closed by #}}"),
    "unknown_tag": ("没有 {{% {tag} %}} 这种标签", "there is no tag {{% {tag} %}}"),
    "end_missing": (
        "{{% {tag} %}} 没有收尾，缺一个 {{% end{tag} %}}",
        "{{% {tag} %}} is not closed: {{% end{tag} %}} is missing",
    ),
    "other_end": (
        "这里该写 {{% end{tag} %}}，写成了 {{% {given} %}}",
        "{{% end{tag} %}} belongs here, not {{% {given} %}}",
    ),
    "end_alone": (
        "{{% end{tag} %}} 前面没有 {{% {tag} %}}",
        "{{% end{tag} %}} closes nothing: there is no {{% {tag} %}} above",
    ),
}
