"""Mappings: columns found under other names, the shipped ones, their lint, and the first draft of one."""

WORDS: dict[str, tuple[str, str]] = {
    # columns
    "loosely": (
        "“{column}”在文件里写作“{heading}”，按同一列处理",
        "{column} is written “{heading}” in the file and was taken for the same column",
    ),
    "export_lacks": (
        "文件里的列：{columns}。请在导出时加上缺的列；没法加的，就自己写一份对照表，可以从 dealgate mapping show {name}"
        " 改起。",
        "The file has: {columns}. Add what is missing to the export; where that can't be, make a mapping of your own,"
        " beginning with: dealgate mapping show {name}",
    ),
    "under_both": (
        "“{column}”在文件里有不止一列对得上：{headings}；请在 also 里只留一个",
        "more than one column of the file may be {column}: {headings}; leave only one of them under also",
    ),
    "order_alone": (
        "“{given}”只能单独写，不能和其他写法并列",
        "“{given}” stands alone; no other way to write a day beside it",
    ),
    "no_day_order": (
        "“{given}”不是日期的写法；请写 {known} 中的一个，或 %d.%m.%Y 这样的写法",
        "“{given}” is no way to write a day; choose from {known}, or write it like %d.%m.%Y",
    ),
    "no_mark": (
        '小数点没有“{given}”这种；请写 "." 或 ","，带引号',
        '“{given}” is no decimal mark; write "." or "," in quotes',
    ),
    "no_delimiter": (
        '分隔符没有“{given}”这种；请写 ","、";"、"|"、":"、"^"、"~" 中的一个，带引号，或 tab',
        '“{given}” is no delimiter; write one of "," ";" "|" ":" "^" "~" in quotes, or tab',
    ),
    # in itself
    "whose_contact": (
        "没有写明是谁的联系人：请指定 account 列或 account_id 列，或在 constants 里写 account",
        "nothing says whose contacts these are: name a column for account or account_id, or an account under constants",
    ),
    "whose_visit": (
        "没有写明去的是谁：请指定 deal 列、account 列或 account_id 列，或在 constants 里写 account",
        "nothing says who was visited: name a column for deal, account or account_id, or an account under constants",
    ),
    "noun_channel": ("沟通方式", "channel"),
    # lint
    "used_twice": (
        "“{column}”已经用作 {field}，这里又用了一次；是不是写错了列？",
        "{column} is {field} already; did you mean another column?",
    ),
    "also_is_column": (
        "“{given}”本身就是这份对照表用到的另一列，不能再当作别名",
        "{given} is another column of this mapping, so it can't be another name of this one",
    ),
    "also_twice": (
        "“{given}”已经是“{column}”的别名；文件里有这一列时分不清是哪个",
        "{given} is another name of {column} already; a file that has it can't be told which is meant",
    ),
    "idle_column": (
        "对照表没有用到“{column}”这一列，这里写了也不起作用",
        "this mapping takes nothing from {column}, so this has no effect",
    ),
    "said_twice": (
        "与 {key} 写的一样，可以删掉",
        "says the same as {key}; it can go",
    ),
    "value_twice": (
        "“{value}”与“{other}”只差大小写，读取时不区分，请只留一个",
        "{value} and {other} differ in capitals alone, which make no difference; keep one",
    ),
    "value_is_null": (
        "“{value}”在 nulls 里算作空，这里的写法永远用不上",
        "{value} counts as empty under nulls, so no row ever gets here",
    ),
    "value_unwanted": (
        "only 没有要“{column}”是“{value}”的行，这里的写法永远用不上",
        "only leaves out the rows whose {column} is {value}, so no row ever gets here",
    ),
    "idle_key": (
        "columns 里没有 {field} 列，{key} 不起作用",
        "no column is named for {field}, so {key} has no effect",
    ),
    "idle_join": (
        "只有一列，用不着 join",
        "there is one column alone, so nothing to join",
    ),
    "no_value_for": (
        "没有哪个值通向阶段 {stage}，导入的商机不会停在那里",
        "no value leads to the stage {stage}; no deal that comes in will ever stand there",
    ),
    "value_unnamed": (
        "文件里有 {n} 行的阶段是“{value}”，对照表没有说明",
        "the stage of {n:row is|rows is} “{value}”, and the mapping does not say what that means",
    ),
    "value_unnamed_close": (
        "文件里有 {n} 行的阶段是“{value}”，对照表没有说明；是不是“{close}”？",
        "the stage of {n:row is|rows is} “{value}”, and the mapping does not say what that means; is it “{close}”?",
    ),
    # a mapping by its name
    "no_mapping": (
        "没有叫“{given}”的对照表，也没有这个文件",
        "There is no mapping “{given}”, nor a file of that name",
    ),
    "which": (
        "{crm} 有几份对照表，请写明是哪一份：{names}",
        "There are several mappings for {crm}; say which: {names}",
    ),
    "none_fits": (
        "{file} 的列与 {crm} 的对照表都对不上",
        "No column of {file} is one of those the mappings for {crm} know",
    ),
    "took": (
        "用对照表 {name}：它的列有 {n} 个在文件里",
        "Read by {name}: {n:column of it is|columns of it are} in the file",
    ),
    "own_stages": (
        "自带的对照表不认识你们自己的阶段：用 dealgate mapping show {name} > ours.yaml 存一份，在 stages 里补上，再用它导入。",
        "A mapping that comes along does not know stages of your own: dealgate mapping show {name} > ours.yaml, add them "
        "under stages, and import by that.",
    ),
    "col_name": ("名称", "NAME"),
    "col_what": ("内容", "OF"),
    "col_needs": ("必须有的列", "COLUMNS IT NEEDS"),
    "list_help": (
        "导入时写 --map 名称；只写到斜杠前，就用列最合适的那一份。要自己改，先用 dealgate mapping show 名称 > 我的.yaml 存一份。",
        "Import with --map NAME; with what stands before the slash alone, the one whose columns fit best is taken. To change one, "
        "begin with dealgate mapping show NAME > mine.yaml.",
    ),
    "what_deals": ("商机", "deals"),
    "what_events": ("商机的变动记录", "events of deals"),
    "what_orders": ("订单", "orders"),
    "what_accounts": ("客户", "accounts"),
    "what_contacts": ("联系人", "contacts"),
    "what_visits": ("拜访和沟通", "visits and calls"),
    # the verdict of lint
    "failed": (
        "对照表有 {n} 处要改，改好之前不能导入",
        "{n:fault|faults} to fix before anything can be imported by this",
    ),
    "passed": (
        "没有问题：{file}，{what}，用到 {columns} 列",
        "Nothing wrong: {file}, {what} out of {columns:column|columns}",
    ),
    "usable": (
        "可以使用：{file}，{what}，用到 {columns} 列",
        "Fit for use: {file}, {what} out of {columns:column|columns}",
    ),
    "unseen": (
        "{file} 的阶段没有检查：这里没有打法 {playbook}，请先安装",
        "The stages of {file} were not looked at: the playbook {playbook} is not here; install it first",
    ),
    # the schema
    "schema_written": (
        "已写到 {file}；在对照表第一行写 # yaml-language-server: $schema=路径，编辑器就会照它提示",
        "Written to {file}; begin a mapping with # yaml-language-server: $schema=PATH and your editor will go by it",
    ),
    "other_file": (
        "{file} 已经有了，而且不是对照表的 JSON Schema；请换个文件名",
        "{file} is there and is no JSON Schema of mappings; choose another name",
    ),
    # ids that were other deals
    "stranger": ("{id} 原来是“{was}”，现在是“{now}”", "{id} was “{was}” and is “{now}”"),
    "strangers": (
        "{n} 行的编号原来是别的商机：{named}。这一批没有写入",
        "The ids of {n:row were another deal|rows were other deals} before: {named}. Nothing of this batch was written",
    ),
    "strangers_hint": (
        "在对照表里给这张表另起一个 source；真是同一批商机，就加 --conflicts theirs。",
        "Give this table a source of its own in the mapping; if they are the same deals, add --conflicts theirs.",
    ),
    # a first mapping
    "draft": (
        "照 {file} 的 {n} 行猜出的对照表。标着 {check} 的行请逐一核对，再导入。",
        "A first mapping, guessed from the {n:row|rows} of {file}. Look at every line marked {check} before you import by it.",
    ),
    "draft_lacks": (
        "{file} 像是{what}，但找不到这些：{fields}；请用 --what 写明是什么表，或照 dealgate mapping show 的例子自己写",
        "{file} looks like {what} and has no column for {fields}; say with --what what it is, or write a mapping after one of "
        "dealgate mapping show",
    ),
    "draft_begun": (
        "列名与自带的对照表 {name} 相符，从它开始。",
        "The columns are those of {name}, which came along; begun with that.",
    ),
    "draft_beside": (
        "它只取 only 写明的行；其余的行用 --map {names} 再导入一次 {file}。",
        "It takes the rows named under only; for the others import {file} once more, with --map {names}.",
    ),
    "draft_what": (
        "不能确定是什么表；可选：",
        "it may be of something else; choose from",
    ),
    "draft_source": (
        "同一系统的客户、联系人、商机共用一个名字，编号才对得上；别的表要另起名字",
        "accounts, contacts and deals of one system share it, so that ids meet; another table needs another name",
    ),
    "draft_own": (
        "这是从 dealgate 导出的表。",
        "This table was exported from dealgate.",
    ),
    "draft_odd": (
        "“{example}”和别的格子不一样，这样的行不会导入",
        "“{example}” is unlike the rest, and its row would stay out",
    ),
    "draft_id_twice": (
        "“{example}”不止一行有，后面的行不会导入",
        "“{example}” stands in more than one row, and the later ones would stay out",
    ),
    "draft_currency": (
        "表里没有币种，按工作区的币种算",
        "the table names none, so the workspace's is taken",
    ),
    "draft_owner": (
        "这里的人会登记为销售；不想这样就删掉这一行",
        "everybody named here joins as a rep; take the line out if that is not wanted",
    ),
    "draft_account_id": (
        "要先导入这些客户；没有客户表就删掉这一行",
        "these accounts must have come in before; take the line out if there is no table of them",
    ),
    "draft_for_all": ("表里没写，全部按这个算", "the table does not say, so this is taken for all"),
    "draft_empty": ("每一行都空着", "empty in every row"),
    "draft_rows": ("{n} 行", "{n:row|rows}"),
    "draft_more": (
        "还有 {n} 种写法没有列出；这一列也许不是阶段。",
        "{n:more value|more values} not listed; perhaps this is no column of stages.",
    ),
    "draft_left": ("没有用到的列：", "Columns nothing is taken from:"),
    "draft_twice": (
        "文件里有不止一列叫这些名字，都没有用；要用就先在文件里改名：",
        "Names of more than one column; none is taken, so rename them in the file to use one:",
    ),
    "draft_absent": ("没有找到这些内容的列：", "No column was found for:"),
    "draft_missing": (
        "没有找到这些内容的列：{fields}。",
        "No column was found for {fields}.",
    ),
    "drafted": (
        "对照表已写到 {map}：{what}，有 {n} 行标着 {check}，请先核对。",
        "Written to {map}: {what}; look at the {n:line|lines} marked {check} first.",
    ),
    "draft_then": (
        "然后试一遍：dealgate import {file} --map {map} --dry-run",
        "Then try it: dealgate import {file} --map {map} --dry-run",
    ),
    "unknown_kind": (
        "“{given}”不是表的种类；可选：{known}",
        "“{given}” is no kind of table; choose from {known}",
    ),
    "map_exists": (
        "{file} 已经有了；猜出的对照表不会覆盖它，请换个文件名",
        "{file} is there already and is not written over; choose another name",
    ),
}
