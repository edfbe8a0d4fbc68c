"""What came of an import: what came in, what is in doubt, what stayed out, how to go on."""

WORDS: dict[str, tuple[str, str]] = {
    "no_map": (
        "没有说按哪份对照表导入：请加上 --map",
        "Which mapping to go by was not said: add --map",
    ),
    "guess_one": (
        "还没有对照表？dealgate import {file} --guess 会先拟一份；dealgate mapping list 列出现成的。",
        "None yet? dealgate import {file} --guess drafts one, and dealgate mapping list shows those that ship.",
    ),
    # what came in
    "done_deals": (
        "读了 {read} 行：新增商机 {created} 个，更新 {updated} 个，没有变化 {unchanged} 个。",
        "{read:row|rows} read: {created:deal|deals} created, {updated:updated|updated}, {unchanged:unchanged|unchanged}.",
    ),
    "done_orders": (
        "读了 {read} 行：新增订单 {created} 笔，更新 {updated} 笔，没有变化 {unchanged} 笔。",
        "{read:row|rows} read: {created:order|orders} created, {updated:updated|updated}, {unchanged:unchanged|unchanged}.",
    ),
    "done_events": (
        "读了 {read} 行，共 {cases} 个商机：新增 {created} 个，更新 {updated} 个，没有变化 {unchanged} 个。",
        "{read:row|rows} read, of {cases:deal|deals}: {created:created|created}, {updated:updated|updated}, {unchanged:unchanged|unchanged}.",
    ),
    "done_accounts": (
        "读了 {read} 行：新增客户 {created} 家，更新 {updated} 家，没有变化 {unchanged} 家。",
        "{read:row|rows} read: {created:account|accounts} created, {updated:updated|updated}, {unchanged:unchanged|unchanged}.",
    ),
    "done_contacts": (
        "读了 {read} 行：新增联系人 {created} 位，更新 {updated} 位，没有变化 {unchanged} 位。",
        "{read:row|rows} read: {created:contact|contacts} created, {updated:updated|updated}, {unchanged:unchanged|unchanged}.",
    ),
    "done_visits": (
        "读了 {read} 行：新增拜访 {created} 次，没有变化 {unchanged} 次。",
        "{read:row|rows} read: {created:visit|visits} created, {unchanged:unchanged|unchanged}.",
    ),
    "stopped": (
        "中途停下，{of} 行里已处理 {n} 行，处理过的都已存好；再运行一次，就从这里接着导入。",
        "Stopped half-way: {n} of {of} rows are done with, and kept; run it again to go on from there.",
    ),
    "stopped_before": (
        "中途停下，还没有导入任何内容；再运行一次，从头导入。",
        "Stopped before anything was in; run it again to begin anew.",
    ),
    "broken_off": (
        "表没有读到末尾，后面的行没有导入；请改好这张表，再导入一次，已经导入的不会重复。",
        "The table could not be read to its end, and what is behind did not go in; mend it and import it again: what is in"
        " stays as it is.",
    ),
    "by_code": (
        "客户一列写的是代码，按代码认出：{accounts}。",
        "Named by their codes: {accounts}.",
    ),
    "coded": ("{code} {name}", "{code} {name}"),
    "more_coded": ("另有 {n} 家", "{n} more"),
    "clientless": (
        "有 {n} 个商机写的客户编号这里还没有，先不带客户导入；导入客户表之后再导一次，就会对上。",
        "{n:deal names its account|deals name their accounts} by ids that are not known here, and came in without;"
        " import the accounts, then this file again, and they find theirs.",
    ),
    # what is in doubt
    "conflicts": (
        "有 {n} 处在表里改了、在这里也改了，改得不一样；这里的没有动：",
        "{n:field|fields} changed in the table and here as well, to something else; what stands here was left:",
    ),
    "conflict": (
        "  第 {row} 行，{key}，{field}：这里是“{here}”，表里是“{there}”",
        "  row {row}, {key}, {field}: “{here}” here, “{there}” in the table",
    ),
    "nothing": ("空", "nothing"),
    "settle_conflicts": (
        "以表为准：--conflicts theirs；以这里为准、以后不再提示：--conflicts ours。",
        "--conflicts theirs takes the table's; --conflicts ours keeps what stands here, and asks no more.",
    ),
    "days_stand": (
        "到达阶段的日期一经记入就不再改写，--conflicts theirs 也不改；--conflicts ours 以后不再提示。",
        "A day that was told once stands, with --conflicts theirs too; --conflicts ours asks no more.",
    ),
    "kept": (
        "有 {n} 处以这里为准，已经记下，以后不再提示。",
        "In {n:field|fields} what stands here was kept, and that is remembered.",
    ),
    "duplicates": (
        "新登记的客户中，有 {n} 家与别的客户名称相近，可能是同一家：",
        "{n:account|accounts} registered just now may be the same as another, by the name:",
    ),
    "duplicate": (
        "  {code} {name}，像是 {like} {like_name}",
        "  {code} {name} is like {like} {like_name}",
    ),
    "settle_duplicates": (
        "如果是同一家，可以合并：dealgate account merge {code} --into {into}。",
        "If they are one: dealgate account merge {code} --into {into}.",
    ),
    "more": ("  还有 {n} 处；--json 会列出前 {kept} 处", "  and {n} more; --json names the first {kept}"),
    "unknown_way": (
        "没有“{given}”这种处理办法；可选：{choices}",
        "there is no way “{given}” to settle conflicts; choose from {choices}",
    ),
    # what stayed out
    "rejected_file": (
        "没有导入的行在 {file} 里，每行都写了原因；在那里改好，再用同一份对照表导入这个文件。",
        "The rows that stayed out are in {file}, each with the reason; correct them there and import that file"
        " with the same mapping.",
    ),
    "rejected_say": (
        "单看这些行，写法定不下来；请先在对照表里写上：{lines}",
        "By themselves those rows don't tell how they are written; first write in the mapping: {lines}",
    ),
    "would_keep": (
        "真正导入时，没有导入的 {n} 行会写进 {file}，每行附上原因。",
        "A real run would keep {n:row|rows} in {file}, with the reasons.",
    ),
    "no_such_client": (
        "没有编号为“{id}”的客户；请先导入客户表，或在商机表里加上客户名称",
        "no account came in under the id “{id}”; import the accounts first, or add a column with their names",
    ),
}
