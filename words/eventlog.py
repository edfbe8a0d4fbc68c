"""Event logs for process mining."""

WORDS: dict[str, tuple[str, str]] = {
    "of": ("{kind}：{what}", "{kind}: {what}"),
    "call": ("电话", "call"),
    "unknown_format": (
        "事件日志没有 {given} 这种格式。可选：{choices}",
        "There is no event log of the format {given}. One of: {choices}",
    ),
    "written": (
        "已写入 {path}：{cases} 个案例，{events} 个事件，{variants} 种走法。",
        "Wrote {path}: {cases:case|cases}, {events:event|events}, {variants:variant|variants}.",
    ),
    "untimed": (
        "{n} 个事件不知道发生在什么时候，没有写进去：没有时间的事件，流程挖掘软件排不了顺序。",
        "{n:event|events} left out: nobody knows when they happened, and no process miner can place them.",
    ),
    "empty": (
        "{n} 个商机没有任何一个事件知道时间，没有作为案例写进去。",
        "{n:deal|deals} without a single event of a known time left out as cases.",
    ),
}
