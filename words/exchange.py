"""Import: the file, the mapping, the rows that can't go in, and what came of it."""

WORDS: dict[str, tuple[str, str]] = {
    # the file
    "no_file": ("找不到文件 {file}。", "There is no file {file}."),
    "unreadable": ("{file} 打不开；请检查读取权限。", "{file} can't be opened; check that you may read it."),
    # the mapping
    "map_help": (
        "对照表是一页 YAML；写法见 docs/mappings.zh.md，也可用 dealgate import 文件 --guess 先起草一份。",
        "A mapping is a page of YAML: docs/mappings.md shows how to write one, dealgate import FILE --guess drafts one.",
    ),
    "map_not_text": (
        "{file} 不是 UTF-8 文本，不能作为对照表。",
        "{file} is not a UTF-8 text, so it can't be a mapping.",
    ),
    "map_too_big": ("{file} 太大，不像是对照表。", "{file} is too big for a mapping."),
    "bad_mapping": (
        "对照表 {file} 有 {n} 处要改，没有导入任何内容。",
        "{n:fault|faults} to fix in the mapping {file}; nothing was imported.",
    ),
    "lacks_columns": (
        "{file} 与对照表的列有 {n} 处对不上，没有导入任何内容。",
        "{n:column of the mapping does|columns of the mapping do} not fit {file}; nothing was imported.",
    ),
    "no_column": ("文件里没有“{column}”这一列", "the file has no column {column}"),
    "no_column_but": (
        "文件里没有“{column}”这一列；是不是“{close}”？",
        "the file has no column {column}; did you mean {close}?",
    ),
    "columns_are": ("文件里的列：{columns}", "The file has: {columns}"),
    "no_encoding": ("没有“{encoding}”这种编码", "there is no encoding {encoding}"),
    "many_dates": ("日期写法不能超过 {limit} 种", "more than {limit} ways to write a day"),
    "bad_date_form": (
        "“{given}”不是日期的写法；请写成 %Y-%m-%d 这样，每一项只出现一次",
        "“{given}” is no way to write a day; write it like %d.%m.%Y, each part once",
    ),
    "column_twice": ("文件里有不止一列叫“{column}”", "the file has more than one column {column}"),
    "noun_stage": ("阶段", "stage"),
    "noun_stop_class": ("终止类别", "stop class"),
    "noun_behaviour": ("采购倾向", "buying behaviour"),
    "noun_playbook": ("销售打法", "playbook"),
    "stage_or_stop": ("每一步只写 stage 或 stop 其中一个", "a step is either a stage or a stop"),
    "activity_means": (
        "每种活动写明对应的 stage 或 stop，只写一个",
        "an activity means either a stage or a stop",
    ),
    "stop_last": ("终止只能是最后一步", "a stop can only be the last step"),
    "stop_from": (
        "要先写明是在哪个阶段终止的",
        "say first which stage it was stopped in",
    ),
    "needs_on": (
        "前面的步骤有日期，这一步也要用 on 写明日期列；表里没有这一天，就把前面步骤的 on 去掉",
        "a step after a dated one needs its own day, on: COLUMN; where no column has it, leave out the day before",
    ),
    "stage_order": (
        "{stage} 不能排在这里；各步要按打法的阶段顺序写",
        "{stage} can't come here; the steps follow the order of the playbook",
    ),
    "noun_worksheet": ("工作表", "worksheet"),
    "noun_field": ("字段", "field"),
    "field_several": (
        "{field} 不止一个值，一个单元格填不了；自己提的问题请写在 answers 里",
        "{field} holds more than one value, so no single column can fill it; questions of your own go under answers",
    ),
    "field_person": (
        "{field} 填的是客户方的人，一个单元格填不了",
        "{field} names somebody at the client, which a cell can't do",
    ),
    "cost_or_margin": (
        "成本（cost）和毛利（margin）只写一个，另一个算得出来",
        "cost or margin, not both: one gives the other",
    ),
    "whose_order": (
        "没有写明是谁的订单：请指定 account 列或 deal 列，或在 constants 里写 account",
        "nothing says whose orders these are: name a column for account or deal, or an account under constants",
    ),
    # a row
    "short_row": ("只有 {n} 个单元格，应有 {wanted} 个", "{n:cell|cells} where the heading has {wanted}"),
    "no_id": ("没有编号", "no id"),
    "long_name": (
        "超过 {most} 个字，太长了，没法按它查找",
        "more than {most} characters, too many to be found by",
    ),
    "id_twice": ("编号 {id} 在第 {row} 行已经出现过", "the id {id} stands in row {row} already"),
    "no_title": ("没有商机名称", "no title"),
    "no_stage": ("没有阶段", "no stage"),
    "no_activity": ("没有写发生了什么", "no activity"),
    "no_time": ("没有时间", "no time"),
    "stop_from_nowhere": (
        "还没有到过任何阶段，无从终止；请在 activities 里写上它此前的活动对应哪个阶段",
        "stopped before it came to any stage; under activities, name the one that began it",
    ),
    "stop_after_done": (
        "已经完成的商机不能再终止；完成和终止，总有一个记错了",
        "stopped after it was done; one of the two can't be right",
    ),
    "unknown_stage": (
        "对照表没有说明阶段“{given}”",
        "the mapping does not say what the stage “{given}” means",
    ),
    "unknown_stage_close": (
        "对照表没有说明阶段“{given}”；是不是“{close}”？",
        "the mapping does not say what the stage “{given}” means; is it “{close}”?",
    ),
    "unknown_behaviour": (
        "没有“{given}”这种采购倾向；可选：{known}",
        "there is no buying behaviour “{given}”; choose from {known}",
    ),
    "bad_amount": (
        "“{given}”不是 {currency} 金额；请写成 1200000 这样",
        "“{given}” isn't an amount in {currency}; write it like 1200000",
    ),
    "amount_below_zero": (
        "“{given}”小于零；商机的金额不能是负数",
        "“{given}” is below zero; a deal's amount can't be",
    ),
    "other_decimal": (
        '“{given}”不是 {currency} 金额；如果小数点就是这样写的，请在对照表里注明 decimal: "{mark}"',
        '“{given}” isn\'t an amount in {currency}; if that is how the file writes decimals, say decimal: "{mark}" in'
        " the mapping",
    ),
    "bad_currency": (
        "“{given}”不是币种代码；请写三个字母，如 CNY",
        "“{given}” isn't a currency code; write three letters, such as USD",
    ),
    "in_the_future": ("{given}还没有到", "{given} has not come yet"),
    "needs_day": (
        "没有日期，而前一步（{earlier}）有日期",
        "no day, though the step before it has one ({earlier})",
    ),
    "too_early": ("早于前一步的日期（{earlier}）", "earlier than the step before it ({earlier})"),
    "two_of_a_name": (
        "有不止一个人叫{name}；请在文件里写登录名",
        "more than one person is called {name}; write the login name in the file",
    ),
    "told_otherwise": (
        "与先前导入的经过对不上；历史只能追加，不能改写",
        "it tells another story than the one imported before; history is added to, never rewritten",
    ),
    "history_stands": (
        "这里的历史已记到{day}，不能再插入更早的变动",
        "its history here goes on to {day}; an earlier move can't be put before that",
    ),
    "no_account": ("没有客户", "no account"),
    "no_day": ("没有日期", "no day"),
    "no_amount": ("没有金额", "no amount"),
    "no_deal": (
        "没有“{given}”这个商机；可以写商机编号，或同一来源导入商机时用的编号",
        "there is no deal “{given}”, by its key here or by the id this source's deals came in under",
    ),
    "order_elsewhere": (
        "商机 {deal} 不是{account}的",
        "the deal {deal} is not one of {account}",
    ),
    "order_moved": (
        "这笔订单先前已导入为 {order}，不能改到别的客户名下；请先在那里撤销",
        "it came in as {order} before, and an order can't change its account; take it back there first",
    ),
    "other_playbook": (
        "这个商机用的打法 {playbook} 没有这个阶段",
        "this deal follows the playbook {playbook}, which has no such stage",
    ),
    # what came of it
    "may_not_import": (
        "导入会登记客户和同事，只有经理或管理员可以做；{user} 不是。",
        "An import registers clients and colleagues, so it takes a manager or an admin; {user} is neither.",
    ),
    "none_in": (
        "{file} 的 {n} 行都不能导入，没有写入任何内容。",
        "None of the {n:row|rows} of {file} can go in; nothing was written.",
    ),
    "not_all_in": (
        "{file} 共 {read} 行，有 {n} 行不能导入；按要求，没有写入任何内容。",
        "{n} of the {read:row|rows} of {file} can't go in; as asked, nothing was written.",
    ),
    "none_in_cases": (
        "{file} 的 {n} 个商机都不能导入，没有写入任何内容。",
        "None of the {n:deal|deals} of {file} can go in; nothing was written.",
    ),
    "not_all_in_cases": (
        "{file} 共 {read} 个商机，有 {n} 个不能导入；按要求，没有写入任何内容。",
        "{n} of the {read:deal|deals} of {file} can't go in; as asked, nothing was written.",
    ),
    "more_faults": ("另有 {n} 处类似问题未列出。", "{n:more fault|more faults} not listed."),
    "none_named": (
        "{file} 的 {n} 行都不能导入，没有写入任何内容：文件中的活动，对照表一种也没有列出。",
        "None of the {n:row|rows} of {file} can go in; nothing was written. The mapping names none of their activities.",
    ),
    "unnamed": (
        "对照表没有列出的活动：{activities}",
        "Activities the mapping does not name: {activities}",
    ),
    "activity_count": ("{activity} {n} 行", "{activity} ({n:row|rows})"),
    "absent": (
        "对照表列出、文件中没有的活动：{activities}",
        "Activities the mapping names and the file does not have: {activities}",
    ),
    "rejected_cases": (
        "有 {n} 个商机整个没有导入，问题出在：",
        "{n:deal|deals} stayed out whole. What is wrong:",
    ),
    "rejected_cases_and_strays": (
        "有 {n} 个商机整个没有导入，另有 {strays} 行看不出是哪个商机的。问题出在：",
        "{n:deal|deals} stayed out whole, besides {strays:row|rows} of nobody knows which deal. What is wrong:",
    ),
    "rejected_strays": (
        "有 {strays} 行看不出是哪个商机的，没有导入：",
        "{strays:row|rows} of nobody knows which deal did not go in:",
    ),
    "skipped": (
        "按对照表跳过了 {n} 行。",
        "{n:row|rows} skipped, as the mapping asks.",
    ),
    "registered": (
        "登记了 {accounts} 家客户、{people} 位同事。",
        "{accounts:account|accounts} and {people:person|people} registered.",
    ),
    "rejected": (
        "有 {n} 行没有导入：",
        "{n:row|rows} did not go in:",
    ),
    "rejected_row": ("  第 {row} 行，{column}：{reason}", "  row {row}, {column}: {reason}"),
    "whole_row": ("整行", "the whole row"),
    "more_rejected": (
        "  还有 {n} 处；--json 会列出前 {kept} 处",
        "  and {n} more; --json names the first {kept}",
    ),
    "progress": ("正在导入", "Importing"),
    "has_left": ("{name} 已经离开，请换成接手的人", "{name} has left; name who has taken over"),
    "surplus": (
        "多出的内容“{text}”没有对应的列，是不是少了引号？",
        "“{text}” stands under no column; is a quotation mark missing?",
    ),
}
