"""What is wrong with a template of a sheet, said to whoever edits it."""

WORDS: dict[str, tuple[str, str]] = {
    "broken": ("清单模板有错，没有生成清单", "The sheet's template is broken; no sheet was made"),
    "next": (
        "把上面的话转给教练；清单可先用别的格式，例如 --format text",
        "Tell your coach what it says here; meanwhile another --format may do, text for instance",
    ),
    "fault": ("模板出错：{detail}", "template error: {detail}"),
    "no_part": ("{where} 没有“{name}”", "{where} has no “{name}”"),
    "no_part_close": (
        "{where} 没有“{name}”；是不是“{close}”？",
        "{where} has no “{name}”; did you mean “{close}”?",
    ),
    "no_name": ("没有“{name}”这个名字", "nothing here is called “{name}”"),
    "no_name_close": (
        "没有“{name}”这个名字；是不是“{close}”？",
        "nothing here is called “{name}”; did you mean “{close}”?",
    ),
    "missing": ("没有 {name} 这个模板", "there is no template {name}"),
    "forbidden": (
        "模板要用它不能碰的东西，已拦下：{detail}",
        "reaches for what no template may touch: {detail}",
    ),
    "endless": ("模板套得太深，或者没完没了地调用自己", "is nested too deep, or calls itself without end"),
    "too_long": ("模板迟迟做不完，已经停掉", "would not come to an end, and was stopped"),
    "too_much": (
        "模板要的内存或篇幅太大，已经停掉",
        "asks for more memory or text than a sheet could need, and was stopped",
    ),
    "no_child": (
        "团队自己的模板要在单独的进程里运行，这个进程没能启动。",
        "A team's own templates run in a process of their own, and it could not be started.",
    ),
}
