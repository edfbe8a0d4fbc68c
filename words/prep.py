"""`prep`: what becomes of a sheet, or of many."""

WORDS: dict[str, tuple[str, str]] = {
    "which": (
        "要写明为哪个商机准备；要为所有进行中的商机一起准备，加 --all --out 文件夹",
        "Say which deal to prepare for; for all live deals at once, add --all --out FOLDER",
    ),
    "not_with_all": (
        "--all 是为所有进行中的商机准备，不能同时用 {option}",
        "--all prepares every live deal; {option} doesn't go with it",
    ),
    "only_with_all": ("{option} 要和 --all 一起用", "{option} goes with --all only"),
    "where": ("用 --all 时，要写明清单放进哪个文件夹", "With --all, say which folder the sheets go into"),
    "where_hint": ("例如：dealgate prep --all --out visits", "For example: dealgate prep --all --out visits"),
    "unknown_format": (
        "没有 {given} 这种格式；可选：{known}",
        "There is no format {given}; it is one of {known}",
    ),
    "unknown_ending": (
        "没有哪种格式以 {ending} 结尾；可选：{known}，也可以不写结尾",
        "No format here ends in {ending}; it is one of {known}, or no ending at all",
    ),
    "written_on": (
        "{path} 上已经写了内容，没有覆盖",
        "{path} has been written on; it was not replaced",
    ),
    "read_first": (
        "先把写的内容读回来：dealgate visit read {path}；要换成新的，加 --force",
        "Take in what is written first: dealgate visit read {path}; --force replaces it",
    ),
    "kept": (
        "上面写了内容，原样留着：{deals}",
        "Left as they are, for they have been written on: {deals}",
    ),
    "to_a_terminal": (
        "{form} 不是文字，不能显示在终端里；请写入文件",
        "{form} is no text to be shown on a terminal; write it to a file",
    ),
    "name_a_file": ("加上：--out 拜访.{ending}", "Add --out visit.{ending}"),
    "written": ("{deal} 的拜访准备清单已写入 {path}", "The sheet for {deal} is in {path}"),
    "not_yours": (
        "只能为自己的、或自己团队的商机准备",
        "You can prepare your own deals, or those of your team",
    ),
    "progress": ("正在生成清单", "Preparing the sheets"),
    "none": ("没有进行中的商机，没有清单要生成", "No live deals, so there is nothing to prepare"),
    "all_written": ("{n} 份清单已写入 {path}", "{n:sheet is|sheets are} in {path}"),
    "nobody_named": (
        "其中 {n} 份没有写见谁：这些商机的下一步还没有约人",
        "{n:sheet names|sheets name} nobody to meet: no next step is agreed with anyone there",
    ),
    "failed": ("没有生成：{deals}", "No sheet could be made for {deals}"),
    "deals": ("{deals}", "{deals}"),
    "deals_more": ("{deals}等，另有 {n} 个", "{deals} and {n:other|others}"),
}
