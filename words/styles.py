"""How the cells of a table are written: what was found out, what was asked, what a cell can't mean."""

WORDS: dict[str, tuple[str, str]] = {
    # what was found out
    "found": (
        "从表格看出来的写法（不对就在对照表里写明，用括号里的键）：",
        "Found out from the table (to say otherwise, use the key in brackets in the mapping):",
    ),
    "found_day_first": (
        "  {column}：先日后月，“{example}”是{reads}（{key}）",
        "  {column}: day first, so “{example}” is {reads} ({key})",
    ),
    "found_month_first": (
        "  {column}：先月后日，“{example}”是{reads}（{key}）",
        "  {column}: month first, so “{example}” is {reads} ({key})",
    ),
    "found_year_first": (
        "  {column}：先年后月，“{example}”是{reads}（{key}）",
        "  {column}: year first, so “{example}” is {reads} ({key})",
    ),
    "found_serial": (
        "  {column}：Excel 的日期序号，“{example}”是{reads}（{key}）",
        "  {column}: days as Excel numbers them, so “{example}” is {reads} ({key})",
    ),
    "found_seconds": (
        "  {column}：1970 年以来的秒数，“{example}”是{reads}（{key}）",
        "  {column}: seconds since 1970, so “{example}” is {reads} ({key})",
    ),
    "found_milliseconds": (
        "  {column}：1970 年以来的毫秒数，“{example}”是{reads}（{key}）",
        "  {column}: milliseconds since 1970, so “{example}” is {reads} ({key})",
    ),
    "found_midnights": (
        "  {column}：都是格林尼治的零点，按那里的日期算，“{example}”是{reads}",
        "  {column}: every time is midnight in Greenwich, so the day there counts: “{example}” is {reads}",
    ),
    "found_point": (
        "  {column}：小数点是“.”，“{example}”是 {reads}（{key}）",
        "  {column}: decimals behind a point, so “{example}” is {reads} ({key})",
    ),
    "found_comma": (
        "  {column}：小数点是“,”，“{example}”是 {reads}（{key}）",
        "  {column}: decimals behind a comma, so “{example}” is {reads} ({key})",
    ),
    "found_after": (
        "  {column}：{way}，与“{after}”列一样，“{example}”是{reads}（{key}）",
        "  {column}: {way}, as {after} is, so “{example}” is {reads} ({key})",
    ),
    "found_units": (
        "  {column}：单位是“{unit}”，“{example}”是 {reads}（{key}）",
        "  {column}: in {unit}, so “{example}” is {reads} ({key})",
    ),
    "found_no_currency": (
        "  币种：表里没有写的，按 {currency} 计（constants 里的 {key}）",
        "  currency: where the table names none, {currency} is taken ({key} under constants)",
    ),
    "found_currency": (
        "  {column}：“{example}”写了币种，没有写的也按 {currency} 计（constants 里的 {key}）",
        "  {column}: “{example}” names a currency, so amounts without one are {currency} too ({key} under constants)",
    ),
    "found_nulls": (
        "  {column}：“{example}”等于没填（{key}）",
        "  {column}: “{example}” says no more than an empty cell ({key})",
    ),
    "found_open_ends": (
        "  {column}：“{example}”表示还没有到期，不当作日期（{key}）",
        "  {column}: “{example}” stands for no day yet ({key})",
    ),
    "found_more": ("  另有 {n} 处；--json 会全部列出", "  and {n} more; --json names them all"),
    "way_day_first": ("先日后月", "day first"),
    "way_month_first": ("先月后日", "month first"),
    "way_year_first": ("先年后月", "year first"),
    "way_point": ("小数点是“.”", "decimals behind a point"),
    "way_comma": ("小数点是“,”", "decimals behind a comma"),
    # what can't be found out
    "unclear": (
        "{file} 有 {n} 列的写法定不下来，没有导入任何内容。",
        "How {n:column|columns} of {file} should be read is not clear; nothing was imported.",
    ),
    "one_way": ("{reads}（{way}）", "{reads} ({way})"),
    "undecided": (
        "“{example}”这样的写法有几种读法：{ways}。整列都看不出是哪一种，请在对照表里写明其中一行：{lines}",
        "“{example}” may be {ways}, and no cell of the column tells which; write one of these in the mapping: {lines}",
    ),
    "mixed_days": (
        "这里是“{other}”，第 {row} 行是“{one}”：同一列里日和月的先后不一致。请改表格，或在对照表里用 dates_in 写明",
        "“{other}” here, and “{one}” in row {row}: day and month stand in two orders; mend the table, or say which"
        " counts under dates_in",
    ),
    "mixed_numbers": (
        "这里是“{other}”，第 {row} 行是“{one}”：同一列里的小数点不一致。请改表格，或在对照表里用 decimal_in 写明",
        "“{other}” here, and “{one}” in row {row}: two decimal marks in one column; mend the table, or say which"
        " counts under decimal_in",
    ),
    "mixed_currencies": (
        "这里的“{other}”没有写币种，第 {row} 行的“{one}”写了，可能是 {known}：没有写的是哪一种？请在对照表的 constants 里写明"
        " currency",
        "“{other}” names no currency, and “{one}” in row {row} does: which of {known} is meant can't be told; name the"
        " currency under constants in the mapping",
    ),
    "bad_open_end": (
        "“{given}”不是日期；请写成 2050-01-01 这样",
        "“{given}” isn't a day; write it like 2050-01-01",
    ),
    # asking
    "ask": (
        "“{column}”列里的“{example}”有几种读法，整列都看不出是哪一种：",
        "“{example}” in the column {column} can be read in several ways, and no cell of it tells which:",
    ),
    "ask_way": ("  {n}  {way}", "  {n}  {way}"),
    "ask_which": ("是哪一种？请输入编号：", "Which is it? Type the number:"),
    "ask_saved": (
        "下次不想再问，就在对照表里写上：{line}",
        "To be asked no more, write in the mapping: {line}",
    ),
    # a cell
    "percent": (
        "“{given}”是百分比，不是金额",
        "“{given}” is a percentage, not an amount",
    ),
    "which_m": (
        "“{given}”里的 m 可能是千，也可能是百万；请写成数字，或写 k、M、万",
        "the m of “{given}” may mean thousands or millions; write the number out, or k or M",
    ),
    "other_currency": (
        "“{given}”写的是 {said}，而这一行是 {currency}",
        "“{given}” is in {said}, and the row is in {currency}",
    ),
    "which_currency": (
        "“{given}”可能是 {known} 中的任何一种；请在对照表的 constants 里写明 currency",
        "“{given}” may be any of {known}; name the currency under constants in the mapping",
    ),
    "other_mark": (
        "“{given}”像是 {value}，而这一列别处的小数点是“{mark}”；请改成同一种写法，或在对照表里用 decimal_in 写明",
        "“{given}” looks like {value}, while decimals stand behind “{mark}” elsewhere in this column; write both one"
        " way, or say which counts under decimal_in",
    ),
    "too_fine": (
        "“{given}”的小数位比 {currency} 的多",
        "“{given}” has more decimals than {currency}",
    ),
    "no_day": (
        "“{given}”不是日期；请写成 2026-03-31 这样",
        "“{given}” isn't a day; write it like 2026-03-31",
    ),
    "no_such_day": ("{year}年{month}没有 {day} 日", "there is no {day} {month} {year}"),
    "no_such_time": ("“{given}”不是钟点", "“{given}” is no time of day"),
    "not_our_times": (
        "“{given}”太久远，不像是真的日期",
        "“{given}” is too far away to be meant",
    ),
    "not_day_first": (
        "“{given}”不是日期：这一列先写日、后写月",
        "“{given}” isn't a day: this column has the day first",
    ),
    "not_month_first": (
        "“{given}”不是日期：这一列先写月、后写日",
        "“{given}” isn't a day: this column has the month first",
    ),
    "not_year_first": (
        "“{given}”不是日期：这一列先写年",
        "“{given}” isn't a day: this column has the year first",
    ),
    "not_in_form": (
        "“{given}”不是日期；对照表写明的写法是 {forms}",
        "“{given}” isn't a day the way the mapping writes them ({forms})",
    ),
    "month_1": ("一月", "January"),
    "month_2": ("二月", "February"),
    "month_3": ("三月", "March"),
    "month_4": ("四月", "April"),
    "month_5": ("五月", "May"),
    "month_6": ("六月", "June"),
    "month_7": ("七月", "July"),
    "month_8": ("八月", "August"),
    "month_9": ("九月", "September"),
    "month_10": ("十月", "October"),
    "month_11": ("十一月", "November"),
    "month_12": ("十二月", "December"),
}
