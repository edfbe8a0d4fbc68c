"""What came of an import: what came in, what is in doubt, what stayed out, how to go on."""

WORDS: dict[str, tuple[str, str]] = {
    "no_map": (
        "没有说按哪份对照表导入：请加上 --map",
        "which mapping to go by was not said: add --map",
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
    "no_such_client": (
        "没有编号为“{id}”的客户；请先导入客户表，或在商机表里加上客户名称",
        "no account came in under the id “{id}”; import the accounts first, or add a column with their names",
    ),
}
