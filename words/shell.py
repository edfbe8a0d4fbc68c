"""What the program says about its own handling: command lines it can't read, crashes, completion."""

WORDS: dict[str, tuple[str, str]] = {
    "see_help": ("用法和示例见：{path} --help", "For usage and an example: {path} --help"),
    "no_command": (
        "没有 {name} 这个命令；全部命令见：{path} --help",
        "There is no command {name}; for all of them: {path} --help",
    ),
    "no_command_but": (
        "没有 {name} 这个命令；是不是 {close}？",
        "There is no command {name}; did you mean {close}?",
    ),
    "missing_command": ("还缺一个命令", "A command is missing"),
    "no_option": ("没有 {name} 这个选项", "There is no option {name}"),
    "no_option_but": (
        "没有 {name} 这个选项；是不是 {close}？",
        "There is no option {name}; did you mean {close}?",
    ),
    "missing": ("缺少：{names}", "Missing: {names}"),
    "wants_value": ("{name} 后面要跟一个值", "{name} needs a value"),
    "takes_no_value": ("{name} 后面不跟值", "{name} takes no value"),
    "too_much": ("多余的内容：{words}", "Unexpected: {words}"),
    "not_among": ("{name} 只能是 {known}", "{name} is one of {known}"),
    "no_number": ("{name} 要填整数", "{name} takes a whole number"),
    "not_below": (
        "{name} 要填整数，不小于 {low}",
        "{name} takes a whole number, {low} or more",
    ),
    "too_large": (
        "{name} 要填整数，最大 {high}",
        "{name} takes a whole number, {high} at most",
    ),
    "not_between": (
        "{name} 要填 {low} 到 {high} 之间的整数",
        "{name} takes a whole number from {low} to {high}",
    ),
    "bad_value": ("{name} 不对：{what}", "{name} can't be used: {what}"),
    "usage": ("命令行读不懂：{what}", "The command line can't be read: {what}"),
    "bad_language": (
        "没有 {given} 这种语言；可选：{known}",
        "There is no language {given}; it is one of {known}",
    ),
    "more_rows": (
        "还有更多：--after {after}，或 --limit 0 看全部",
        "There are more: --after {after}, or --limit 0 for all",
    ),
    "nothing_after": ("{after} 之后没有了。", "Nothing after {after}."),
    "exclusive": ("{one} 和 {other} 不能同时用", "Use {one} or {other}, not both"),
    "not_here": ("{option} 在这个命令里用不上", "{option} doesn't go with this command"),
    "no_csv": (
        "这个结果不是表格，没有 CSV；请改用 --json",
        "This answer isn't a table, so there is no CSV of it; use --json",
    ),
    "file": ("打不开 {path}：{why}", "Can't use {path}: {why}"),
    "no_such_place": ("没有这个文件或文件夹", "no such file or folder"),
    "no_folder": ("路径中间有一段不是文件夹", "part of the path is a file, not a folder"),
    "is_folder": ("这是文件夹，不是文件", "it is a folder, not a file"),
    "not_allowed": ("没有权限", "you have no right to it"),
    "read_only": ("这里只能读，不能写", "this place can only be read"),
    "no_room": ("磁盘满了", "the disk is full"),
    "long_name": ("名字太长", "the name is too long"),
    "disk_full": ("磁盘满了，结果没有写完", "The disk is full; the answer was not written out"),
    "crash": (
        "程序出错了，这不是你的问题；报告已保存在 {path}",
        "The program failed, through no fault of yours; a report was saved in {path}",
    ),
    "interrupted": ("已中断", "Interrupted"),
    "completion_installed": (
        "已为 {shell} 装好 Tab 补全（{path}）；重开终端后生效",
        "Tab completion for {shell} is in {path}; open a new terminal to use it",
    ),
    "unknown_shell": (
        "不认识这个 shell：{name}；支持 {known}",
        "This shell is not known: {name}; we know {known}",
    ),
    "not_text": (
        "命令行里有无法识别的字符，请用 UTF-8 输入。",
        "The command line holds something that isn't text; type it in UTF-8.",
    ),
    "not_text_there": (
        "环境变量 {name} 里有无法识别的字符，请用 UTF-8 设置。",
        "{name} in the environment holds something that isn't text; set it in UTF-8.",
    ),
    "glossed": ("{id}（{name}）", "{id} ({name})"),
    "no_option_field": (
        "没有 {name} 这个选项；字段要写成：{pair}",
        "There is no option {name}; a field is written {pair}",
    ),
}
