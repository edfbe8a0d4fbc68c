"""Feeds: events for other programs, and the cursor that remembers how far they got."""

WORDS: dict[str, tuple[str, str]] = {
    "other_database": (
        "游标文件属于另一个工作区，不是 {path}",
        "The cursor is of another workspace, not of {path}",
    ),
    "beyond": (
        "游标停在 {event}（位置 {n}），数据库里还没有这条记录：可能恢复过较早的备份",
        "The cursor stands at {event} (position {n}), which this database doesn't reach: it may have been restored"
        " from an earlier backup",
    ),
    "other_history": (
        "游标停在 {event}（位置 {n}），数据库里这个位置却是另一条记录：恢复备份之后又写了新的",
        "The cursor stands at {event} (position {n}), where this database has something else: it was restored from"
        " a backup and went on from there",
    ),
    "past_end": (
        "--from {n}：数据库里最后一条记录的位置是 {last}；可能恢复过较早的备份",
        "--from {n}: the last event here stands at position {last}; the database may have been restored from an"
        " earlier backup",
    ),
    "begin_at_end": (
        "只要今后的新记录，请写 --from now；从头输出，请写 --from start，收过的按 id 去重",
        "For what comes from now on write --from now; for everything --from start: what you had before you tell by"
        " its id",
    ),
    "no_feed": (
        "{path} 里不是推送的记录，不会往后面写；请换一个文件",
        "{path} holds something other than a feed, and nothing is written behind it; name another file",
    ),
    "no_cursor": ("{path} 不是游标文件", "{path} is no cursor"),
    "begin_anew": (
        "请另选一个游标文件，用 --from start 从头输出，或用 --from 位置 接着某条记录输出；收过的记录按 id 去重",
        "Name another cursor, with --from start for everything, or --from POSITION to go on behind an event you have;"
        " what you had before you tell by its id",
    ),
    "bad_from": (
        "--from 要写 start、now 或一个位置，不能是 {given}",
        "--from takes start, now or a position, not {given}",
    ),
    "bad_every": (
        "--every 要写 100ms 到 60m 之间的间隔，如 500ms、1s、5m，不能是 {given}",
        "--every takes a time from 100ms to 60m such as 500ms, 1s or 5m, not {given}",
    ),
    "held_up": (
        "有一处修改开始后一直没有提交，它之后的记录要等它结束才能按顺序输出。",
        "A change that began a while ago has not ended; what came after it goes out, in order, once it has.",
    ),
}
