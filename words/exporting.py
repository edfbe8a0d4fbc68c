"""What goes out: tables, and updates for a CRM."""

WORDS: dict[str, tuple[str, str]] = {
    # Which table
    "which": (
        "要导出什么？可选：{known}",
        "What is to go out? One of: {known}",
    ),
    "unknown_table": (
        "没有叫 {given} 的表。可选：{choices}",
        "There is no table {given}. One of: {choices}",
    ),
    "unknown_format": (
        "没有 {given} 这种格式。可选：{choices}",
        "There is no format {given}. One of: {choices}",
    ),
    "unknown_headings": (
        "表头不能是 {given}。可选：{choices}",
        "Headings can't be {given}. One of: {choices}",
    ),
    "not_with": (
        "导出 {table} 时用不上 {option}",
        "{option} doesn't go with the export of {table}",
    ),
    "needs_out": (
        "{format} 文件不能直接显示在屏幕上，请用 --out 写明文件名",
        "A file of {format} can't go to the screen; name it with --out",
    ),
    "json_needs_out": (
        "--json 说明写了什么；文件本身请用 --out 写明文件名",
        "--json tells what was written; name the file itself with --out",
    ),
    "all_needs_out": (
        "导出全部的表要写明去处：--out team.xlsx 写成一个工作簿，--out 文件夹 每张表一个文件",
        "All tables need a place: --out team.xlsx for one workbook, --out FOLDER for a file each",
    ),
    "all_in_one": (
        "{path}：{ending} 文件只装得下一张表。请写 --out team.xlsx，或写一个文件夹：--out team",
        "{path}: a {ending} file holds one table. Write --out team.xlsx, or name a folder: --out team",
    ),
    "class_by_orders": ("按订单排名", "as orders rank it"),
    "class_by_hand": ("人工指定", "set by hand"),
    "kind_field": ("填写的栏目", "a field that was filled in"),
    "kind_figure": ("算出来的数", "a figure it comes to"),
    "written": ("已把 {n} 行写入 {path}。", "Wrote {n:row|rows} to {path}."),
    "split_rows": (
        "表 {table} 的行数超过一张工作表的上限，分成了 {sheets} 张",
        "Table {table} has more rows than a sheet can hold; it is on {sheets} sheets",
    ),
    "split_cells": (
        "有 {n} 格超过 Excel 单元格的上限（32,767 字），多出的部分写在工作表“续”（continued）里",
        "{n:cell|cells} had more than the 32,767 characters Excel holds; the rest of each is on the sheet “continued”",
    ),
    # Updates for a CRM
    "nothing_of": (
        "没有商机是从来源 {source} 导入的，写不出给 {crm} 的更新",
        "No deals were imported from the source {source}, so there is nothing to give back to {crm}",
    ),
    "name_the_mapping": (
        "这里的商机来自：{sources}。当初导入用的是哪份对照表，请用 --map 写明。",
        "The deals here came from: {sources}. Name the mapping they came in by with --map.",
    ),
    "nothing_imported": (
        "只有带着原来的编号导入的商机才有地方可还，这里没有这样的商机。",
        "Only deals that were imported with an id can be given back, and here are none.",
    ),
    "nothing_wanted": (
        "从 {crm} 来的商机里，没有要写的更新；没有生成文件。",
        "No deal of {crm} has an update to write; no file was made.",
    ),
    "for_which": (
        "给哪个 CRM？用 --for 写明，可选：{known}",
        "Updates for which CRM? Name it with --for, one of: {known}",
    ),
    "unknown_crm": (
        "不认识 {given} 这个 CRM。可选：{choices}",
        "There is no form for {given}. One of: {choices}",
    ),
    "not_of_deals": (
        "{file} 不是商机的对照表，或者没有编号那一列（columns 里的 id），写不出更新",
        "{file} is no mapping of deals, or has no column with ids (id, under columns): no update can be made by it",
    ),
    "updates_written": (
        "已把 {n} 个商机的更新写入 {path}，可以导入 {crm}。",
        "Wrote updates of {n:deal|deals} to {path}, for the import of {crm}.",
    ),
    "updates_parted": (
        "{crm} 会把空的单元格当成清空，所以列不同的行分开，一共 {n} 个文件，请逐个导入：",
        "{crm} empties a field where the cell is empty, so rows that say different things are in files of their own,"
        " {n} of them; import one after the other:",
    ),
    "updates_part": ("  {path}：{n} 个商机", "  {path}: {n:deal|deals}"),
    "parts_need_out": (
        "{crm} 会把空的单元格当成清空，这些更新要分成 {n} 个文件；请用 --out 写明文件名",
        "{crm} empties a field where the cell is empty, so these updates take {n} files; name the first with --out",
    ),
    "homeless": (
        "有 {n} 个商机所在的阶段，对照表里没有相应的值，阶段不写：{deals}",
        "{n:deal stands|deals stand} where no value of the mapping leads to; their stage is left as it is: {deals}",
    ),
    "step": ("{on} {what}", "{on} {what}"),
    "step_with": ("{on} {what} · {who}", "{on} {what} · {who}"),
    "verdict_stopped": ("已终止：{reason}", "Stopped: {reason}"),
    "verdict_stopped_unsaid": ("已终止，没有写明原因", "Stopped; why was not said"),
    "verdict_done": ("已完成", "Done"),
    "verdict_open": ("关卡已开，可以推进", "Gate open, ready to advance"),
    "verdict_closed": ("关卡未开，还缺：{missing}", "Gate closed, missing: {missing}"),
    "verdict_closed_more": (
        "关卡未开，还缺：{missing}；另有 {n} 项",
        "Gate closed, missing: {missing}; + {n} more",
    ),
    "separator": ("；", "; "),
}
